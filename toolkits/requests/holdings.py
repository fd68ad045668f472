"""Which personal data requests for a training hold, why, until when, and what forgets it."""

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from toolkits.requests import forgetting

APP = "bijeen_toolkits"
WHO = _("de organisator")
WORDS = {
    "wish": _("Wat willen jullie?"),
    "municipality": _("Gemeente"),
    "functions": _("Wat voor werk doen zij?"),
    "months": _("In welke maanden past het?"),
    "part_of_day": _("Op welk deel van de dag?"),
    "place": _("Waar?"),
    "experience": _("Wat deden jullie al met dit onderwerp?"),
    "access": _("Waar moeten we rekening mee houden, zoals een tolk of een lift?"),
    "anchoring": _("Wat moet er daarna anders zijn, en wie zorgt daarvoor?"),
    "invoice": _("Waar mag een rekening heen?"),
}

HOLDINGS = (
    Holding(
        key="training_request",
        what=_("Je naam, mailadres en organisatie als je een training aanvraagt"),
        columns=(
            *("TrainingRequest.first_name", "TrainingRequest.family_name", "TrainingRequest.email"),
            *("TrainingRequest.code", "TrainingRequest.language", "TrainingRequest.organisation_name"),
            *("TrainingRequest.organisation_type", "TrainingRequest.municipality", "TrainingRequest.functions"),
            *("TrainingRequest.anchoring", "TrainingRequest.months", "TrainingRequest.part_of_day"),
            *("TrainingRequest.wish", "TrainingRequest.place", "TrainingRequest.state"),
        ),
        why=_("zodat we met jullie een training kunnen afspreken"),
        who=WHO,
        until=_("12 maanden nadat de aanvraag is afgerond, of 3 maanden nadat hij niet doorging"),
        term=forgetting.YEAR,
        counted_from="ended_at",
        forget=forgetting.forget_who_asked,
        app=APP,
        found_by=("TrainingRequest.email",),
        words=WORDS,
        erase=forgetting.erase_who_asked,
    ),
    Holding(
        key="training_remarks",
        what=_("Je telefoonnummer en wat je bij een trainingsaanvraag schrijft"),
        columns=(
            *("TrainingRequest.phone", "TrainingRequest.experience"),
            *("TrainingRequest.access", "TrainingRequest.invoice"),
        ),
        why=_("zodat we je kunnen bellen en de training goed past"),
        who=WHO,
        until=_("4 weken na de training"),
        term=forgetting.WEEKS_4,
        counted_from="given_at",
        forget=forgetting.forget_remarks,
        app=APP,
        found_by=("TrainingRequest.email",),
        words=WORDS,
    ),
)
