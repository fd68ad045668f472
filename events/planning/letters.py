"""What mails say to who gives a part of an event."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf, disclosure, moments
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Facts, Letter
from events.models import Session


def moved_trainer(about: About) -> Letter:
    """What I give is on another day, at another hour or in another house."""
    lines = _moves(about)
    if about.house and not about.is_neutral:
        lines.append((_("Waar"), about.house))
    return _letter(
        about,
        _("Je onderdeel is verplaatst: %(title)s"),
        _("Er is iets veranderd aan wat je geeft. Zo staat het nu."),
        lines,
        _("Wie komt, weet het ook. Kun je niet? Laat het de organisator weten: beantwoord deze mail."),
    )


def cancelled_trainer(about: About) -> Letter:
    """What I give does not take place."""
    lines = [(_called(row), was) for row, was in _given(about)]
    if about.event and about.event.cancel_reason and not about.is_neutral:
        lines.append((_("Reden"), about.event.cancel_reason))
    return _letter(
        about,
        _("Je onderdeel gaat niet door: %(title)s"),
        _("Wat je geeft, gaat niet door."),
        lines,
        _("Wie zou komen, weet het ook. Heb je een vraag? Beantwoord deze mail."),
    )


def _letter(about: About, subject: str, first: str, lines: list[tuple[str, str]], last: str) -> Letter:
    """With the neutral subject of its day where the event may not be named."""
    return Letter(
        about.title if about.is_neutral else subject % {"title": about.title},
        (
            first,
            *((Facts(tuple(lines)),) if lines else ()),
            last,
            Button(_("Open mijn onderdelen"), conf.base_url() + reverse("bijeen_events:desk-sessions")),
        ),
    )


def _moves(about: About) -> list[tuple[str, str]]:
    """Of each session as it may be called in a mail: when it was to be, and when it is."""
    return [(_called(row), _said(was, moments.when(row.starts_at, row.ends_at))) for row, was in _given(about)]


def _given(about: About) -> list[tuple[Session, str]]:
    """What somebody gives of it, each with when it was to be."""
    was = about.data.get("sessions", {})
    rows = Session.objects.filter(pk__in=was).select_related("event")
    return [(row, _when(*was[str(row.pk)])) for row in rows]


def _said(was: str, becomes: str) -> str:
    return becomes if was == becomes else _("%(was)s wordt %(becomes)s") % {"was": was, "becomes": becomes}


def _called(session: Session) -> str:
    title = disclosure.session_outside(session) if session.event.shape != "single" else ""
    return title or _("Onderdeel")


def _when(starts_at: str, ends_at: str) -> str:
    return moments.when(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))


KINDS = (
    Message("moved_trainer", gettext_lazy("Onderdeel verplaatst"), moved_trainer),
    Message("cancelled_trainer", gettext_lazy("Onderdeel gaat niet door"), cancelled_trainer),
)
