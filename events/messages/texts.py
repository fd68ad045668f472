"""What each kind of message says. At most twelve lines, one thing to do; neutral where disclosure says so."""

from datetime import datetime

from django.utils.translation import gettext as _

from events import disclosure, moments
from events.messages.about import About
from events.messages.letters import Button, Facts, Letter
from events.models import Freed, Session, Venue


def neutral(about: About, sentence: str) -> Letter:
    """A sentence and the date; the rest stands on the person's own page."""
    values = {"day": about.day, "hours": about.hours}
    rest = _("Alles daarover staat op je eigen pagina.")
    return Letter(about.title, (f"{sentence % values} {rest}", Button(_("Open je pagina"), about.link)))


def when_and_where(about: About) -> Facts:
    """When, where and what was chosen."""
    lines = [(_("Wanneer"), f"{about.day}, {about.hours}")]
    if about.place:
        lines.append((_("Waar"), about.place))
    labels = _("Jouw keuze"), _("Je wacht op een plek bij"), _("Je kunt nog kiezen in")
    if about.on_behalf:
        labels = _("Keuze"), _("Wacht op een plek bij"), _("Nog te kiezen in")
    for label, said in zip(labels, (about.choices, about.waits_for, about.rounds_left), strict=True):
        if said:
            lines.append((label, ", ".join(said)))
    if about.on_behalf:
        lines.insert(0, (_("Voor"), about.on_behalf))
    return Facts(tuple(lines))


def _how_to_get_in(about: About) -> str:
    if about.is_online:
        return _("De link om mee te doen en het programma staan op je eigen pagina: de link vanaf een dag van tevoren.")
    return _(
        "Je ticket, de route en het programma staan op je eigen pagina. Laat je ticket bij de deur zien, op je telefoon of op papier."
    )


def _who_registered(about: About) -> str:
    """The first sentence: for who did it themselves, and for who was registered by a contact."""
    if not about.registered_by:
        return _("Fijn dat je komt. Je bent aangemeld voor %(title)s.") % {"title": about.title}
    values = {"contact": about.registered_by, "title": about.title}
    said = _("%(contact)s heeft je aangemeld voor %(title)s.") % values
    chooses = _("Je workshops kies je zelf, op je eigen pagina.")
    if about.choices or about.waits_for:
        chooses = _("De andere workshops kies je zelf, op je eigen pagina.")
    return f"{said} {chooses}" if about.rounds_left else said


def confirmation(about: About) -> Letter:
    """A place."""
    if about.is_neutral:
        return neutral(about, _("Je bent aangemeld voor de bijeenkomst op %(day)s, van %(hours)s."))
    return Letter(
        _("Je bent aangemeld: %(title)s") % {"title": about.title},
        (
            _who_registered(about),
            when_and_where(about),
            _how_to_get_in(about),
            Button(_("Open je pagina") if about.is_online else _("Bekijk je ticket"), about.link),
            _("Kun je toch niet? Meld je af op dezelfde pagina. Dan kan iemand anders jouw plek krijgen."),
        ),
    )


def _what_if_free(about: About) -> str:
    if about.event and about.event.freed_places == Freed.OFFERED:
        return _(
            "Komt er een plek vrij, dan bieden we die aan wie aan de beurt is. Je krijgt een mail, en zegt daarna op tijd ja of nee."
            " Is de tijd daarvoor te kort, dan belt of mailt de organisator."
        )
    return _("Komt er een plek vrij, dan krijg je die vanzelf en mailen we je. Je hoeft nu niets te doen.")


def waiting_list(about: About) -> Letter:
    """Full, and on the list."""
    if about.is_neutral:
        return neutral(about, _("Je staat op de wachtlijst voor de bijeenkomst op %(day)s."))
    return Letter(
        _("Je staat op de wachtlijst: %(title)s") % {"title": about.title},
        (
            _("%(title)s op %(day)s is vol. Je staat op de wachtlijst.") % {"title": about.title, "day": about.day},
            _what_if_free(about),
            Button(_("Open je pagina"), about.link),
            _("Wil je van de wachtlijst af? Dat kan op dezelfde pagina."),
        ),
    )


def request_received(about: About) -> Letter:
    """Asked for a place."""
    if about.is_neutral:
        return neutral(about, _("We hebben je aanvraag voor de bijeenkomst op %(day)s. Je krijgt antwoord per mail."))
    return Letter(
        _("We hebben je aanvraag: %(title)s") % {"title": about.title},
        (
            _("We hebben je aanvraag voor %(title)s op %(day)s.") % {"title": about.title, "day": about.day},
            _("De organisator bekijkt je aanvraag. Je krijgt antwoord per mail."),
            Button(_("Open je pagina"), about.link),
        ),
    )


def request_accepted(about: About) -> Letter:
    """Let in."""
    if about.is_neutral:
        return neutral(about, _("Je kunt meedoen aan de bijeenkomst op %(day)s, van %(hours)s."))
    return Letter(
        _("Je kunt meedoen: %(title)s") % {"title": about.title},
        (
            _("Je hebt een plek bij %(title)s.") % {"title": about.title},
            when_and_where(about),
            Button(_("Bekijk je ticket"), about.link),
            _("Kun je toch niet? Meld je af op dezelfde pagina. Dan kan iemand anders jouw plek krijgen."),
        ),
    )


def request_declined(about: About) -> Letter:
    """Not this time, without a reason."""
    if about.is_neutral:
        return neutral(about, _("Je kunt deze keer niet meedoen aan de bijeenkomst op %(day)s."))
    return Letter(
        _("Je kunt deze keer niet meedoen: %(title)s") % {"title": about.title},
        (
            _("Je kunt deze keer niet meedoen aan %(title)s op %(day)s.") % {"title": about.title, "day": about.day},
            _("Kijk in de agenda of er nog een keer is. Heb je een vraag? Beantwoord deze mail."),
            Button(_("Open je pagina"), about.link),
        ),
    )


def place_from_waiting_list(about: About) -> Letter:
    """A place came free."""
    if about.is_neutral:
        return neutral(about, _("Je hebt een plek bij de bijeenkomst op %(day)s, van %(hours)s."))
    return Letter(
        _("Je hebt een plek: %(title)s") % {"title": about.title},
        (
            _("Goed nieuws: er kwam een plek vrij bij %(title)s, en die is voor jou.") % {"title": about.title},
            when_and_where(about),
            Button(_("Bekijk je ticket"), about.link),
            _("Kun je niet meer? Meld je dan nu af. Dan kan iemand anders jouw plek krijgen."),
        ),
    )


def choice_confirmed(about: About) -> Letter:
    """A workshop came free."""
    session = Session.objects.select_related("event").filter(pk=about.data.get("session") or 0).first()
    if about.is_neutral or session is None or not disclosure.tells_session(session):
        return Letter(
            disclosure.neutral_title(about.event) if about.event else about.title,
            (
                _(
                    "Je hebt een plek bij een workshop waarvoor je op de wachtlijst stond. Welke, lees je op je eigen pagina."
                ),
                Button(_("Open je pagina"), about.link),
            ),
        )
    return Letter(
        _("Je hebt een plek bij een workshop: %(title)s") % {"title": about.title},
        (
            _("Er kwam een plek vrij bij de workshop %(workshop)s, en die is voor jou.") % {"workshop": session.title},
            _("Had je in die ronde een andere workshop? Die plek is weer vrij voor iemand anders."),
            Button(_("Bekijk je ticket"), about.link),
        ),
    )


def choices_changed(about: About) -> Letter:
    """Other workshops, or room and online swapped."""
    if about.is_neutral:
        return neutral(about, _("Je keuze voor de bijeenkomst op %(day)s is veranderd."))
    return Letter(
        _("Je keuze is veranderd: %(title)s") % {"title": about.title},
        (_("Zo staat het nu."), when_and_where(about), Button(_("Bekijk je ticket"), about.link)),
    )


def changed_event(about: About) -> Letter:
    """Moved."""
    if about.is_neutral:
        said = _("Er is iets veranderd. De bijeenkomst is nu op %(day)s, van %(hours)s.")
        return neutral(about, " ".join((said, *_comes_again(about))))
    event, was = about.event, about.data.get("was", {})
    lines = [(_("Was"), _was(was)), (_("Wordt"), about.whole)]
    if event and event.move_reason:
        lines.append((_("Reden"), event.move_reason))
    return Letter(
        _("Let op: %(title)s is gewijzigd") % {"title": about.title},
        (
            _("Er is iets veranderd aan %(title)s.") % {"title": about.title},
            Facts(tuple(lines)),
            _("Je aanmelding blijft zoals die is. Open de bijlage, dan klopt je agenda weer."),
            *_comes_again(about),
            Button(_("Open je pagina"), about.link),
            _("Kun je op het nieuwe moment niet? Meld je af op dezelfde pagina."),
        ),
    )


def _comes_again(about: About) -> tuple[str, ...]:
    """For who was not to be at a date of a series that is on another day now."""
    days = [moments.long_date(datetime.fromisoformat(day)) for day in about.data.get("dropped", ())]
    said = _("Je meldde je af voor %(days)s. Dat geldt niet meer. Kun je dan ook niet? Zeg het op je eigen pagina.")
    return (said % {"days": ", ".join(days)},) if days else ()


def _was(was: dict[str, str]) -> str:
    if not was:
        return ""
    starts_at, ends_at = (datetime.fromisoformat(was[name]) for name in ("starts_at", "ends_at"))
    venue = Venue.objects.filter(pk=was.get("venue") or 0).first()
    return ", ".join(filter(None, (moments.when(starts_at, ends_at), venue.city if venue else "")))


def cancelled_event(about: About) -> Letter:
    """Will not take place."""
    if about.is_neutral:
        return neutral(about, _("De bijeenkomst op %(day)s gaat niet door."))
    values = {"title": about.title, "day": about.day}
    parts: list = [_("%(title)s op %(day)s gaat niet door. Dat vinden we jammer.") % values]
    if about.event and about.event.cancel_reason:
        parts.append(Facts(((_("Reden"), about.event.cancel_reason),)))
    parts += [_("Je hoeft niets te doen: de afspraak in je agenda vervalt."), Button(_("Open je pagina"), about.link)]
    return Letter(_("%(title)s op %(day)s gaat niet door") % values, tuple(parts))


def cancelled_registration(about: About) -> Letter:
    """By the participant, a contact or the organiser."""
    if about.is_neutral:
        return neutral(about, _("Je bent afgemeld voor de bijeenkomst op %(day)s."))
    values = {"title": about.title, "day": about.day}
    reason = about.registration.reason if about.registration else ""
    said = _(
        "Dank je dat je het laat weten. Was dit een vergissing? Meld je dan opnieuw aan. Is het intussen vol, dan kom je op de wachtlijst."
    )
    if reason == "by_organiser":
        said = _("De organisator heeft je afgemeld. Heb je een vraag? Beantwoord deze mail.")
    elif reason == "by_contact" and about.cancelled_by:
        contact = {"contact": about.cancelled_by}
        said = _("%(contact)s heeft je afgemeld. Klopt dit niet? Beantwoord deze mail.") % contact
    return Letter(
        _("Je bent afgemeld: %(title)s") % values,
        (
            _("Je bent afgemeld voor %(title)s op %(day)s.") % values,
            said,
            Button(_("Open je pagina"), about.link),
        ),
    )
