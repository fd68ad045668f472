"""What mails say of one date of a series: who does not come, and who comes instead."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf, disclosure, moments
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.models import Session, StandIn

OF_DATE = {"carries_calendar": True, "is_of_one_date": True}


def absence_reported(about: About) -> Letter:
    """Not this time."""
    return _letter(
        about,
        _("Je bent er niet op %(day)s: %(title)s"),
        _("We weten dat je er op %(day)s niet bij bent. Je houdt je plek in de reeks. In je agenda vervalt deze keer."),
        _("Kun je toch? Zeg het op je eigen pagina, tot het begint."),
    )


def absence_undone(about: About) -> Letter:
    """This time after all."""
    return _letter(
        about,
        _("Je komt toch op %(day)s: %(title)s"),
        _("Fijn dat je er op %(day)s toch bij bent. Deze keer staat weer in je agenda."),
    )


def absence_dropped(about: About) -> Letter:
    """It is on another day now."""
    return _letter(
        about,
        _("Verplaatst naar %(day)s: %(title)s"),
        _("Je zei dat je er op %(was)s niet bij bent. Die keer is nu op %(day)s. Je afmelding geldt niet meer."),
        _("Kun je dan ook niet? Zeg het op je eigen pagina, tot het begint."),
    )


def date_moved(about: About) -> Letter:
    """One date is at another moment, in another house, or both."""
    session, holds = _session(about), about.registration and about.registration.holds_a_place
    if session is None:
        return date_removed(about)
    subject, said, first = _("Op een andere plek op %(day)s: %(title)s"), [], _stood(about)
    now = moments.when(session.starts_at, session.ends_at)
    if first != now:
        subject = _("Verplaatst naar %(day)s: %(title)s")
        said.append(_("Een keer van deze reeks is verplaatst: eerst %(was)s, nu %(now)s.") % {"was": first, "now": now})
    if about.data.get("is_elsewhere"):
        said.append(_("Op %(day)s is het op een andere plek. Waar, dat staat op je eigen pagina."))
    if holds:
        said.append(_("Kun je dan niet? Meld je voor die keer af op je eigen pagina."))
    return _letter(about, subject, *said)


def date_removed(about: About) -> Letter:
    """One date is off."""
    said = [_("De keer op %(day)s gaat niet door. De andere keren blijven zoals ze zijn.")]
    if about.registration and about.registration.holds_a_place:
        said.append(_("In je agenda vervalt deze keer. Wat er nog komt, staat op je eigen pagina."))
    return _letter(about, _("Gaat niet door op %(day)s: %(title)s"), *said)


def removed_trainer(about: About) -> Letter:
    """What I give on one date is off."""
    desk = conf.base_url() + reverse("bijeen_events:desk-sessions")
    return _letter(
        about,
        _("Gaat niet door op %(day)s: %(title)s"),
        _("Wat je op %(day)s geeft, gaat niet door. Wie zou komen, weet het ook."),
        button=Button(_("Open mijn onderdelen"), desk),
    )


def stand_in(about: About) -> Letter:
    """A colleague asked you to come once."""
    return _letter(
        about,
        _("Je komt op %(day)s in plaats van een collega: %(title)s"),
        _("Een collega kan er op %(day)s niet bij zijn, en vroeg of jij komt. Je ticket is alleen voor deze keer."),
        _("Alles daarover staat op een pagina van jou. Kun je niet? Laat het je collega weten."),
        button=_ticket(about),
    )


def stand_in_moved(about: About) -> Letter:
    """What you would come to once is at another moment, or only in another house."""
    session, was = _session(about), about.data.get("was") or {}
    first, now = _hours(was), moments.when(session.starts_at, session.ends_at) if session else ""
    moved = _("Je komt één keer in plaats van een collega. Deze keer is verplaatst: eerst %(was)s, nu %(now)s.")
    elsewhere = _(
        "Je komt op %(day)s in plaats van een collega. Deze keer is op een andere plek: die staat op je pagina."
    )
    return _letter(
        about,
        _("Let op, je komt op %(day)s: %(title)s is gewijzigd"),
        moved % {"was": first, "now": now} if first != now else elsewhere,
        _("Je ticket blijft geldig. Kun je dan niet? Laat het je collega weten."),
        button=_ticket(about),
    )


def _ticket(about: About) -> Button:
    found = StandIn.objects.filter(pk=about.data.get("stand_in") or 0).first()
    address = conf.base_url() + reverse("bijeen_fixed:stand-in", args=[found.code]) if found else about.link
    return Button(_("Bekijk je ticket"), address)


def _stood(about: About) -> str:
    if "stood_until" not in about.data:
        return ""
    return moments.when(*(datetime.fromisoformat(about.data[name]) for name in ("stood_at", "stood_until")))


def _hours(was: dict[str, str]) -> str:
    return moments.when(*(datetime.fromisoformat(was[name]) for name in ("starts_at", "ends_at"))) if was else ""


def stand_in_ended(about: About) -> Letter:
    """You need not come."""
    return _letter(
        about,
        _("Je hoeft niet te komen op %(day)s: %(title)s"),
        _("Je zou op %(day)s in plaats van een collega komen. Dat hoeft niet meer. Je ticket werkt niet meer."),
        button=None,
    )


OWN = Button("", "")


def _letter(about: About, subject: str, *lines: str, button: Button | None = OWN) -> Letter:
    """With the day of that date, or, of one that is gone, the day that it was on; of what is sensitive the title is left out."""
    session = Session.objects.filter(pk=about.data.get("session") or 0).first()
    was = datetime.fromisoformat(about.data["stood_at"]) if "stood_at" in about.data else None
    starts_at = session.starts_at if session else was
    day = moments.long_date(starts_at) if starts_at else about.day
    values = {"day": day, "was": moments.long_date(was), "title": about.title}
    said = disclosure.neutral_title(about.event, starts_at) if about.is_neutral and about.event and starts_at else ""
    shown = Button(_("Open je pagina"), about.link) if button is OWN else button
    parts = [line % values for line in lines]
    if about.on_behalf and not about.is_neutral:
        parts.insert(0, _("Dit gaat over %(name)s, die jij hebt aangemeld.") % {"name": about.on_behalf})
    return Letter(said or subject % values, (*parts, shown) if shown else tuple(parts))


def _session(about: About) -> Session | None:
    return Session.objects.filter(pk=about.data.get("session") or 0).first()


KINDS = (
    Message("absence_reported", gettext_lazy("Eén keer afgemeld"), absence_reported, cancels=True, **OF_DATE),
    Message("absence_undone", gettext_lazy("Komt toch die keer"), absence_undone, **OF_DATE),
    Message("absence_dropped", gettext_lazy("Afmelding voor één keer vervalt"), absence_dropped, **OF_DATE),
    Message("date_moved", gettext_lazy("Eén keer verplaatst"), date_moved, **OF_DATE),
    Message("date_removed", gettext_lazy("Eén keer gaat niet door"), date_removed, cancels=True, **OF_DATE),
    Message("removed_trainer", gettext_lazy("Onderdeel gaat niet door"), removed_trainer),
    Message("stand_in", gettext_lazy("Komt voor een collega"), stand_in),
    Message("stand_in_moved", gettext_lazy("De keer voor een collega is verplaatst"), stand_in_moved),
    Message("stand_in_ended", gettext_lazy("Hoeft niet voor een collega te komen"), stand_in_ended),
)
