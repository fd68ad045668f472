"""What is mailed about a place that is offered: until when to answer stands first, and the button opens a page, since a link
in a mail never acts.
"""

from django.utils.translation import gettext as _

from events import moments
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import when_and_where
from events.models import PlaceOffer


def _until(about: About) -> str:
    """Such as "donderdag 11 maart 2027, 16.00 uur"; nothing when it was answered meanwhile."""
    open_offer = PlaceOffer.objects.filter(registration=about.registration, answer="").first()
    return moments.when(open_offer.expires_at) if open_offer else ""


def _neutral(about: About, sentence: str, page: str, button: str) -> Letter:
    said = sentence % {"day": about.day, "until": _until(about)}
    return Letter(about.title, (said, Button(button, about.own_page(page))))


def place_offered(about: About) -> Letter:
    """A place, for who says yes in time."""
    button, page = _("Antwoord op je eigen pagina"), "registration-offer"
    if about.is_neutral:
        said = _("Er is een plek voor je bij de bijeenkomst op %(day)s. Antwoord voor %(until)s.")
        return _neutral(about, said, page, button)
    return Letter(
        _("Er is een plek voor je: %(title)s") % {"title": about.title},
        (
            _("Er kwam een plek vrij bij %(title)s. We houden die voor je vast.") % {"title": about.title},
            _("Antwoord voor %(until)s. Daarna gaat de plek naar de volgende.") % {"until": _until(about)},
            when_and_where(about),
            Button(button, about.own_page(page)),
            _("Kun je niet? Geef de plek dan door op dezelfde pagina."),
        ),
    )


def offer_reminder(about: About) -> Letter:
    """Once, halfway."""
    button, page = _("Antwoord op je eigen pagina"), "registration-offer"
    if about.is_neutral:
        said = _("We houden nog een plek voor je vast bij de bijeenkomst op %(day)s. Antwoord voor %(until)s.")
        return _neutral(about, said, page, button)
    return Letter(
        _("Kom je? %(title)s") % {"title": about.title},
        (
            _("We houden nog een plek voor je vast bij %(title)s, op %(day)s.")
            % {"title": about.title, "day": about.day},
            _("Antwoord voor %(until)s. Daarna gaat de plek naar de volgende.") % {"until": _until(about)},
            Button(button, about.own_page(page)),
        ),
    )


def offer_expired(about: About) -> Letter:
    """Too late, and what can be done."""
    button, page = _("Open je pagina"), "registration"
    if about.is_neutral:
        said = _("De plek bij de bijeenkomst op %(day)s ging naar iemand anders. Op je pagina kun je weer op de lijst.")
        return _neutral(about, said, page, button)
    return Letter(
        _("De plek ging naar iemand anders: %(title)s") % {"title": about.title},
        (
            _("We hoorden niet op tijd van je. De plek bij %(title)s ging naar de volgende.") % {"title": about.title},
            _("Wil je nog? Zet je dan met één klik weer achteraan op de wachtlijst."),
            Button(button, about.own_page(page)),
        ),
    )


def answer_for(about: About, subject: str) -> Letter:
    """To a contact, about a colleague without a mail address: the contact answers on the colleague's page."""
    values = {"name": about.on_behalf, "until": _until(about)}
    return Letter(
        subject,
        (
            _("Dit gaat over %(name)s, die jij hebt aangemeld.") % values,
            when_and_where(about),
            _("Antwoord voor %(until)s. Daarna gaat de plek naar de volgende.") % values,
            Button(_("Antwoord voor %(name)s") % values, about.own_page("registration-offer")),
        ),
    )
