"""Which personal data networks hold, why, until when, and what forgets it."""

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from learning.networks import forgetting

APP = "bijeen_learning"
AFTER = _("12 maanden nadat het leernetwerk is afgerond")

HOLDINGS = (
    Holding(
        key="network_person",
        what=_("Je naam, mailadres en rol in een leernetwerk"),
        columns=(
            "NetworkPerson.first_name",
            "NetworkPerson.family_name",
            "NetworkPerson.email",
            "NetworkPerson.code",
            "NetworkPerson.role",
            "NetworkPerson.language",
        ),
        why=_("zodat je een eigen pagina krijgt en je organisatie kan meedoen"),
        who=_("de organisator"),
        until=_("12 maanden nadat het leernetwerk is afgerond, of 12 maanden nadat je eruit gaat"),
        term=forgetting.YEAR,
        counted_from="network_end",
        forget=forgetting.forget_people,
        found_by=("NetworkPerson.email",),
        erase=forgetting.erase_people,
        app=APP,
    ),
    Holding(
        key="goal_step",
        what=_("Wat je over een verbeterdoel schrijft"),
        columns=("GoalStep.sentence", "GoalStep.state", "Goal.text", "Goal.state", "Goal.level", "Goal.shared_with"),
        why=_("zodat je organisatie ziet hoe ver ze is"),
        who=_("je eigen organisatie, en wie jullie kiezen,"),
        until=AFTER,
        term=forgetting.YEAR,
        counted_from="network_end",
        forget=forgetting.forget_steps,
        found_by=("GoalStep.by__email",),
        app=APP,
    ),
    Holding(
        key="join_request",
        what=_("Je naam en mailadres als je vraagt om mee te doen"),
        columns=(
            "JoinRequest.first_name",
            "JoinRequest.family_name",
            "JoinRequest.email",
            "JoinRequest.motive",
            "JoinRequest.organisation_name",
            "JoinRequest.organisation_type",
            "JoinRequest.language",
            "JoinRequest.state",
            "JoinRequest.answered_by",
        ),
        why=_("zodat we je kunnen antwoorden"),
        who=_("de organisator"),
        until=_("3 maanden na het antwoord"),
        term=forgetting.MONTHS_3,
        counted_from="answered_at",
        forget=forgetting.forget_requests,
        found_by=("JoinRequest.email",),
        erase=forgetting.erase_requests,
        app=APP,
    ),
    Holding(
        key="network_maker",
        what=_("Welke medewerker een leernetwerk maakte"),
        columns=("Network.made_by",),
        why=_("zodat een leernetwerk zonder reeks bij iemand hoort"),
        who=_("de organisator"),
        until=_("12 maanden, of zolang het leernetwerk nog geen reeks heeft"),
        term=forgetting.YEAR,
        counted_from="made_at",
        forget=forgetting.forget_makers,
        app=APP,
    ),
)
