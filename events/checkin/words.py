"""What a door says: for each verdict a word, an icon and a colour that no other has, and a sentence."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.checkin.lines import Answer
from events.models import Event, Scan, Session
from events.moments import at_clock, time_range

V = Scan.Verdict


@dataclass(frozen=True)
class Look:
    """How an answer looks: `css` gives the colour, `pulses` how often the phone shakes (once for yes, twice for look)."""

    icon: str
    css: str
    sentence: str | Promise = ""
    pulses: int = 2


LOOKS: dict[str, Look] = {
    V.WELCOME: Look("check", "b-yes", pulses=1),
    V.ALREADY_INSIDE: Look("twice", "b-again", _("Je hoeft niets te doen.")),
    V.LEFT: Look("exit", "b-left", _("Deze persoon is weg."), pulses=1),
    V.OTHER_SESSION: Look("swap", "b-other", _("Deze persoon heeft een plek in een andere zaal.")),
    V.SESSION_FULL: Look(
        "people", "b-full", _("Alle plekken zijn bezet. De organisator beslist of er iemand bij kan.")
    ),
    V.WAITING: Look("list", "b-wait", _("Deze persoon staat op de wachtlijst. Vraag om even te wachten.")),
    V.NOT_CONFIRMED: Look("clock", "b-unsure", _("Deze persoon heeft nog geen plek. Vraag de organisator.")),
    V.CANCELLED: Look("minus", "b-gone", _("Deze persoon meldde zich af.")),
    V.REPLACED: Look("undo", "b-replaced", _("Er zou een collega komen in plaats van deze persoon.")),
    V.EVENT_CANCELLED: Look("x", "b-off", _("Deze bijeenkomst gaat niet door.")),
    V.OTHER_EVENT: Look("cal", "b-elsewhere", _("Dit ticket is van een andere bijeenkomst.")),
    V.UNKNOWN_TICKET: Look("ask", "b-no", _("Dit ticket kennen we niet. Zoek op naam of vraag de balie.")),
    V.UNDONE: Look("back", "b-undone", _("Het is teruggedraaid."), pulses=1),
}
PROBLEMS: dict[str, str | Promise] = {
    "unreadable": _("Dit kon niet gelezen worden."),
    "wrong_time": _("De tijd van deze scan kan niet kloppen."),
    "unknown_session": _("Dit onderdeel hoort niet bij deze deur."),
    "id_reused": _("Dit nummer hoort bij een andere scan."),
    "nothing_to_undo": _("Er is niets om terug te draaien."),
}


def word_of(verdict: str) -> str:
    """The one word that fills the screen."""
    return str(V(verdict).label)


def name_in(answer: Answer, event: Event) -> str:
    """The name as it may be said at this door; nothing for who is not known here."""
    person = answer.registration or answer.stand_in
    return disclosure.listed_name(person, event, answer.session) if person else ""


def sentence_of(answer: Answer) -> str:
    """What there is to say with the word, in the active language: a room, a moment, or what to do."""
    if answer.problem:
        return str(PROBLEMS[answer.problem])
    if answer.elsewhere:
        return f"{room_of(answer.elsewhere)}."
    if answer.because:
        says = gettext("Sinds {clock}.").format(clock=at_clock(answer.because.scanned_at))
        return f"{says} {LOOKS[answer.verdict].sentence}"
    return str(LOOKS[answer.verdict].sentence)


def message_of(answer: Answer) -> str:
    """The same as one text, for a machine that shows it."""
    if answer.problem:
        return sentence_of(answer)
    return f"{word_of(answer.verdict)}. {sentence_of(answer)}".strip()


def room_of(session: Session) -> str:
    """A room alone, or when there is none its hours: never what happens in it."""
    return str(session.room.name) if session.room else time_range(session.starts_at, session.ends_at)


def place_of(event: Event, session: Session | None) -> tuple[str, str]:
    """What stands above a door, in two lines. Of what is sensitive that is a room and its hours, never the subject."""
    if session is None:
        return gettext("Ingang"), str(event.title) if disclosure.of(event).subject_in_body else ""
    hours = time_range(session.starts_at, session.ends_at)
    if not disclosure.tells_session(session):
        return (room_of(session), hours) if session.room else (hours, "")
    title = str(session.title) or str(event.title)
    label = f"{session.label}. {title}" if session.label else title
    return label, f"{session.room.name}, {hours}" if session.room else hours


def marks_of(answer: Answer) -> list[tuple[str, Any]]:
    """What whoever stands at the door must know at once: an icon and a word."""
    person = answer.registration
    if person is None:
        return []
    need = getattr(person, "access_need", None)
    marks = [("nophoto", gettext("Geen foto"))] if person.no_photo else []
    return [*marks, ("people", gettext("Met begeleider"))] if need and need.companion else marks
