"""What a contact reads of a colleague who has no mail address: about the colleague, and what the contact can do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.offers import answer_for
from events.messages.texts import when_and_where
from events.models import State

HAS_A_PLACE = gettext_lazy("%(name)s heeft een plek: %(title)s")
SUBJECTS = {
    "confirmation": HAS_A_PLACE,
    "request_accepted": HAS_A_PLACE,
    "place_from_waiting_list": HAS_A_PLACE,
    "place_offered": gettext_lazy("Er is een plek voor %(name)s: %(title)s"),
    "offer_reminder": gettext_lazy("Komt %(name)s? %(title)s"),
    "offer_expired": gettext_lazy("De plek voor %(name)s ging naar iemand anders: %(title)s"),
    "waiting_list": gettext_lazy("%(name)s staat op de wachtlijst: %(title)s"),
    "request_received": gettext_lazy("We hebben de aanvraag van %(name)s: %(title)s"),
    "request_declined": gettext_lazy("%(name)s kan deze keer niet meedoen: %(title)s"),
    "place_declined": gettext_lazy("%(name)s kan deze keer niet meedoen: %(title)s"),
    "choice_confirmed": gettext_lazy("%(name)s heeft een plek bij een workshop: %(title)s"),
    "choices_changed": gettext_lazy("De keuze van %(name)s is veranderd: %(title)s"),
    "cancelled_registration": gettext_lazy("%(name)s is afgemeld: %(title)s"),
    "questions_asked": gettext_lazy("Nog een paar vragen voor %(name)s: %(title)s"),
    "known_address": gettext_lazy("%(name)s was al aangemeld: %(title)s"),
    "choose_reminder": gettext_lazy("%(name)s kan nog workshops kiezen: %(title)s"),
    "coming_asked": gettext_lazy("Komt %(name)s nog? %(title)s"),
    "place_released": gettext_lazy("De plek van %(name)s is vrijgegeven: %(title)s"),
    "substitute": gettext_lazy("%(name)s komt in iemands plaats: %(title)s"),
    "replaced": gettext_lazy("Iemand anders komt in de plaats van %(name)s: %(title)s"),
    "renewed_link": gettext_lazy("De nieuwe link van %(name)s: %(title)s"),
}
ENDED = (
    "request_declined",
    "place_declined",
    "cancelled_registration",
    "place_released",
    "offer_expired",
    "replaced",
)
OFFERED = ("place_offered", "offer_reminder")


def for_contact(about: About, kind: str) -> Letter | None:
    """The letter of this kind as a contact gets it; None where the ordinary words fit a contact as well."""
    if not about.on_behalf or kind not in SUBJECTS or about.is_neutral:
        return None
    values = {"name": about.on_behalf, "title": about.title}
    parts: list = [_("Dit gaat over %(name)s, die jij hebt aangemeld.") % values, when_and_where(about)]
    if kind == "waiting_list" or (about.registration and about.registration.state == State.WAITING):
        parts.append(_("Komt er een plek vrij, dan mailen we je."))
    elif kind in OFFERED:
        return answer_for(about, str(SUBJECTS[kind]) % values)
    elif kind not in ENDED:
        parts.append(_("Geef de link hieronder door aan %(name)s: daar staat het ticket.") % values)
    parts.append(Button(_("Open de pagina van %(name)s") % values, about.link))
    if kind not in ENDED:
        parts.append(_("Kan %(name)s toch niet? Afmelden kan op dezelfde pagina.") % values)
    return Letter(str(SUBJECTS[kind]) % values, tuple(parts))
