"""What a message says when somebody comes in the place of somebody else: to the one, and to the other."""

from django.utils.translation import gettext as _

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import neutral, when_and_where
from events.models import Registration, State

Words = dict[str, str]


def substitute(about: About) -> Letter:
    """To who comes: whose place it was where that may be said, and how it stands."""
    state = about.registration.state if about.registration else State.CONFIRMED
    if about.is_neutral:
        return _neutral_substitute(about, state)
    values = {"title": about.title, "day": about.day, "name": _named(about, _giver(about)) or _("iemand anders")}
    subject, stands = _how_it_stands(state)
    parts: list = [stands % values]
    if state == State.CONFIRMED:
        parts.append(when_and_where(about))
    parts += [
        Button(_("Bekijk je ticket") if state == State.CONFIRMED else _("Open je pagina"), about.link),
        _("Wat je eet of nodig hebt, geef je op dezelfde pagina door. Kun je niet? Meld je daar af."),
    ]
    return Letter(subject % values, tuple(parts))


def _how_it_stands(state: str) -> tuple[str, str]:
    """The subject and the first sentence."""
    if state == State.WAITING:
        return (
            _("Je staat op de wachtlijst: %(title)s"),
            _("Je staat in de plaats van %(name)s op de wachtlijst voor %(title)s op %(day)s."),
        )
    if state in (State.REQUESTED, State.SUBMITTED):
        return (
            _("We hebben je aanvraag: %(title)s"),
            _("De aanvraag van %(name)s voor %(title)s op %(day)s is nu van jou. Je krijgt antwoord per mail."),
        )
    if state == State.OFFERED:
        return (
            _("Er is een plek voor je: %(title)s"),
            _("De plek die we %(name)s aanboden bij %(title)s op %(day)s, is nu voor jou. Laat weten of je komt."),
        )
    return _("Je hebt een plek: %(title)s"), _("Je komt in de plaats van %(name)s bij %(title)s.")


def _neutral_substitute(about: About, state: str) -> Letter:
    if state == State.WAITING:
        return neutral(about, _("Je staat in de plaats van iemand anders op de wachtlijst voor %(day)s."))
    if state == State.CONFIRMED:
        return neutral(
            about, _("Je komt in de plaats van iemand anders naar de bijeenkomst op %(day)s, van %(hours)s.")
        )
    return neutral(about, _("Iemand anders gaf je zijn beurt voor de bijeenkomst op %(day)s."))


def replaced(about: About) -> Letter:
    """To whose place it was."""
    if about.is_neutral:
        return neutral(about, _("Iemand anders komt in jouw plaats naar de bijeenkomst op %(day)s."))
    values = {"title": about.title, "day": about.day, "name": _named(about, _comer(about)) or _("Iemand anders")}
    by_organiser = about.registration is not None and about.registration.reason == "by_organiser"
    return Letter(
        _("Iemand anders komt in jouw plaats: %(title)s") % values,
        (
            _("%(name)s komt in jouw plaats naar %(title)s op %(day)s.") % values,
            _("Je ticket en je oude link werken niet meer. Wat je ons vroeg over eten of toegang, is gewist."),
            _("De organisator regelde dit. Heb je een vraag? Beantwoord deze mail.")
            if by_organiser
            else _("Klopt dit niet? Beantwoord deze mail."),
            Button(_("Open je pagina"), about.link),
        ),
    )


def _giver(about: About) -> Registration | None:
    return about.registration.replaces if about.registration else None


def _comer(about: About) -> Registration | None:
    return Registration.objects.filter(replaces=about.registration).first()


def _named(about: About, other: Registration | None) -> str:
    """The name of the other, where the event greets who is known and says whole names; else nothing."""
    may = about.told.greets_known and about.told.full_names
    return other.full_name if other and may else ""
