"""Which personal data registrations hold, why, until when, and what forgets it. Needs go first."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.registration import forgetting

WEEKS_4 = timedelta(weeks=4)
ORGANISER = _("de organisator")

HOLDINGS = (
    Holding(
        key="dietary_need",
        what=_("Wat je eet"),
        columns=("DietaryNeed.values", "DietaryNeed.note"),
        why=_("zodat de lunch klopt; de cateraar krijgt aantallen, geen namen"),
        who=ORGANISER,
        until=_("4 weken na de dag, of 1 dag nadat je je afmeldt"),
        term=WEEKS_4,
        counted_from="event_end",
        forget=forgetting.forget_dietary_needs,
    ),
    Holding(
        key="access_need",
        what=_("Wat je nodig hebt om mee te doen"),
        columns=("AccessNeed.values", "AccessNeed.note", "AccessNeed.companion"),
        why=_("zodat we het kunnen regelen"),
        who=ORGANISER,
        until=_("4 weken na de dag, of 1 dag nadat je je afmeldt"),
        term=WEEKS_4,
        counted_from="event_end",
        forget=forgetting.forget_access_needs,
    ),
    Holding(
        key="free_texts",
        what=_("Telefoonnummer, opmerkingen en waarom je wilt komen"),
        columns=("Registration.phone", "Registration.remarks", "Registration.motive"),
        why=_("zodat de organisator je kan bereiken en je aanvraag kan beoordelen"),
        who=ORGANISER,
        until=_("4 weken na de dag"),
        term=WEEKS_4,
        counted_from="event_end",
        forget=forgetting.forget_free_texts,
    ),
    Holding(
        key="submission",
        what=_("Een net verstuurd formulier en zijn mailadres"),
        columns=("Submission.email", "Submission.typed"),
        why=_("zodat je het adres kunt verbeteren en twee keer versturen één aanmelding blijft"),
        who=_("niemand"),
        until=_("1 dag na het versturen; wat je invulde hoogstens 2 uur"),
        term=timedelta(days=1),
        counted_from="sent_at",
        forget=forgetting.forget_submissions,
    ),
    Holding(
        key="unplaced",
        what=_("Aanvragen die niet doorgingen, wachtlijst zonder plek, en uitnodigingen"),
        columns=("Invitation.first_name", "Invitation.family_name", "Invitation.email", "Invitation.code"),
        why=_("zodat je weet hoe het staat"),
        who=ORGANISER,
        until=_("3 maanden na de dag"),
        term=timedelta(days=92),
        counted_from="event_end",
        forget=forgetting.forget_unplaced,
    ),
    Holding(
        key="registration",
        what=_("Je naam, mailadres, organisatie en rol bij een bijeenkomst"),
        columns=(
            "Registration.first_name",
            "Registration.family_name",
            "Registration.shown_name",
            "Registration.name_key",
            "Registration.sort_key",
            "Registration.email",
            "Registration.job_title",
            "Registration.role",
            "Registration.standing",
            "Registration.organisation",
            "Registration.code",
            "Registration.ticket_secret",
            "Registration.short_code",
            "Registration.language",
            "Registration.no_photo",
            "Registration.may_list",
            "Registration.may_news",
            "Group.first_name",
            "Group.family_name",
            "Group.email",
            "Group.code",
            "Group.organisation",
        ),
        why=_("zodat je een plek, een ticket en berichten krijgt"),
        who=_("de organisator (bij de deur alleen je naam)"),
        until=_("18 maanden na het jaar van de bijeenkomst; bij een vertrouwelijke bijeenkomst 6 maanden na de dag"),
        term=timedelta(days=548),
        counted_from="year_end",
        forget=forgetting.forget_registrations,
    ),
    Holding(
        key="draft_organisation",
        what=_("De naam van een organisatie die je zelf typte"),
        columns=("Organisation.name", "Organisation.name_key"),
        why=_("zodat we weten waar je vandaan komt"),
        who=ORGANISER,
        until=_("tegelijk met de namen van wie er vandaan kwam, of langer als we de organisatie in de lijst opnemen"),
        term=timedelta(days=548),
        counted_from="year_end",
        forget=forgetting.forget_draft_organisations,
    ),
)
