"""The list of one session: who was expected or seen, what the log says of each, and what is not certain."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.attendance.deriving import Derived, derive, standing
from events.models import (
    HOLDING,
    WAS_THERE,
    Absence,
    Fact,
    Presence,
    PresenceClaim,
    Registration,
    Scan,
    Session,
    Shape,
    StandIn,
    State,
)
from events.moments import day_of, local
from events.places.facts import place_given
from events.registration.facts import approved, offer_accepted, requested


@dataclass
class Attendee:
    """One line: the name as this list may say it, and the state as it stands now."""

    registration: Registration
    name: str
    organisation: str
    state: str
    doubt: str = ""
    is_expected: bool = True
    is_marked: bool = False  # by hand
    claim: PresenceClaim | None = None
    is_decided: bool = False  # by hand, after the claim
    is_excused: bool = False  # said beforehand not to come to this date

    @property
    def needs_choice(self) -> bool:
        """Says to have been there, is not written down so, and nobody chose since."""
        return self.claim is not None and not self.was_there and not self.is_decided

    @property
    def was_there(self) -> bool:
        return self.state in WAS_THERE

    @property
    def word(self) -> str:
        """What is odd, in words."""
        words = {
            "no_place": _("Gescand, maar had geen plek"),
            "other_session": _("Koos een andere zaal"),
            "out_only": _("Wel weggegaan, niet binnengekomen"),
            "late_scan": _("Gescand, en de scan kwam na het afsluiten"),
            "claim": _("Zegt: ik was er wel"),
        }
        return words.get(self.doubt, "")


@dataclass(frozen=True)
class OneOff:
    """Who came, or was to come, once instead of somebody. Counts for nobody's certificate."""

    stand_in: StandIn
    name: str
    instead_of: str
    was_there: bool


@dataclass
class AttendanceList:
    """Everything about the presence of one session."""

    session: Session
    people: list[Attendee] = field(default_factory=list)
    stand_ins: list[OneOff] = field(default_factory=list)
    unknown: int = 0  # tickets that nobody here knows

    @property
    def present(self) -> int:
        return sum(attendee.was_there for attendee in self.people)

    @property
    def expected(self) -> int:
        return sum(attendee.is_expected for attendee in self.people)

    @property
    def asking(self) -> int:
        """How many wait for somebody to choose whether they were there."""
        return sum(attendee.needs_choice for attendee in self.people)

    @property
    def doubts(self) -> list[str]:
        """What must be looked at before it is final, in sentences."""
        said = []
        if self.unknown:
            text = ngettext(
                "Er is %(n)d onbekend ticket gescand.", "Er zijn %(n)d onbekende tickets gescand.", self.unknown
            )
            said.append(text % {"n": self.unknown})
        odd = sum(bool(attendee.doubt) for attendee in self.people)
        if odd:
            text = ngettext("Bij %(n)d mens is iets niet zeker.", "Bij %(n)d mensen is iets niet zeker.", odd)
            said.append(text % {"n": odd})
        if self.expected and not self.present and not any(attendee.is_marked for attendee in self.people):
            said.append(_("Niemand is gescand of aangevinkt, en er werden mensen verwacht."))
        elif unseen := self._unseen_online():
            text = ngettext(
                "%(n)d mens deed online mee: vink aan wie er was.",
                "%(n)d mensen deden online mee: vink aan wie er was.",
                unseen,
            )
            said.append(text % {"n": unseen})
        return said

    def _unseen_online(self) -> int:
        online = [one for one in self.people if one.registration.mode == "online" and one.is_expected]
        return 0 if any(one.was_there or one.is_marked for one in online) else len(online)


def entrance_counts(session: Session) -> bool:
    """Whether who was scanned at the entrance was at this session: not for a workshop that people choose."""
    return session.round_id is None


def list_of(session: Session) -> AttendanceList:
    """The list as it stands now; the same five queries for one person and for three hundred, eight for a date of a series."""
    scans, unknown = _scans(session)
    absent = absent_from(session)
    marks = {row.registration_id: row for row in Presence.objects.filter(session=session)}
    claims = {row.registration_id: row for row in PresenceClaim.objects.filter(session=session, answered_at=None)}
    rows = _registrations(session, {*scans, *marks, *claims})
    found = AttendanceList(session, stand_ins=stand_ins_of(session), unknown=unknown)
    for row in rows:
        derived = (
            derive(scans[row.pk], session) if row.pk in scans else Derived(_unseen(row, session, row.pk in absent))
        )
        attendee = _attendee(row, session, derived, marks.get(row.pk), claims.get(row.pk))
        attendee.is_excused = row.pk in absent
        attendee.is_expected = attendee.is_expected and not attendee.is_excused
        found.people.append(attendee)
    return found


def was_scanned(registration: Registration, session: Session) -> bool:
    """Whether the log says anything of somebody at this session."""
    return registration.pk in _scans(session)[0]


def _scans(session: Session) -> tuple[dict[int, list[Scan]], int]:
    """The lines of the log by person, and how many tickets nobody knows."""
    where = Q(session=session) | Q(session=None) if entrance_counts(session) else Q(session=session)
    lines: dict[int, list[Scan]] = defaultdict(list)
    unknown = set()
    for scan in Scan.objects.filter(where, event=session.event_id):
        if not _is_of_this_day(scan, session):
            continue
        if scan.registration_id:
            lines[scan.registration_id].append(scan)
        elif scan.verdict == "unknown_ticket":
            unknown.add(scan.digest)
    return lines, len(unknown)


def _is_of_this_day(scan: Scan, session: Session) -> bool:
    """A series has one entrance and many days."""
    return scan.session_id is not None or day_of(scan.scanned_at) == day_of(session.starts_at)


def _registrations(session: Session, seen: set[int]) -> list[Registration]:
    expected = Q(state=State.CONFIRMED)
    if session.event.shape == Shape.SERIES:  # what somebody missed by joining later is not counted
        expected &= Q(state_at__lt=session.ends_at)
    if session.round_id:
        expected &= Q(choices__session=session, choices__state__in=HOLDING)
    else:
        that_day = local(session.starts_at).replace(hour=0, minute=0)
        expected |= Q(state=State.CANCELLED, state_at__gte=that_day) & _had_a_place(session)
    rows = Registration.objects.filter(expected | Q(pk__in=seen), event=session.event_id).exclude(name_key="")
    rows = rows.select_related("organisation").prefetch_related("choices").distinct()
    return list(rows.order_by("sort_key", "pk"))


def _had_a_place(session: Session) -> Q:
    """Who cancelled, and was once to come to this: registered before it ended, and not only asked or waited for a place."""
    ends_at = session.ends_at
    mine = Fact.objects.filter(registration=OuterRef("pk"))
    was_given = Exists(mine.filter(name__in=(place_given.key, offer_accepted.key), at__lt=ends_at))
    was_approved = Exists(mine.filter(name=approved.key, at__lt=ends_at))
    at_once = Q(waiting_since=None, registered_at__lt=ends_at)
    return was_given | (at_once & (~Exists(mine.filter(name=requested.key)) | was_approved))


def absent_from(session: Session) -> set[int]:
    """Who said beforehand not to come to this date of a series, by the key of the registration."""
    if session.event.shape != Shape.SERIES:
        return set()
    return set(Absence.objects.filter(session=session).values_list("registration_id", flat=True))


def stand_ins_of(session: Session) -> list[OneOff]:
    """Who comes once to this date of a series: there, when the door let them in or somebody said so."""
    event, asked = session.event, session if session.is_sensitive else None
    if event.shape != Shape.SERIES:
        return []
    rows = StandIn.objects.filter(absence__session=session).select_related("absence__registration")
    return [
        OneOff(
            row,
            disclosure.listed_name(row, event, asked),
            disclosure.listed_name(row.absence.registration, event, asked),
            _came(row) if row.is_present is None else row.is_present,
        )
        for row in rows.prefetch_related("scans").order_by("first_name", "pk")
    ]


def _came(row: StandIn) -> bool:
    return any(scan.let_in for scan in standing(row.scans.all()))


def _unseen(row: Registration, session: Session, is_excused: bool) -> str:
    """Who was not scanned: with word beforehand or that day, or without."""
    if is_excused:
        return Presence.State.EXCUSED
    if row.state == State.CANCELLED and row.state_at < session.ends_at:
        return Presence.State.EXCUSED
    return Presence.State.ABSENT


def is_expected(row: Registration, session: Session) -> bool:
    """Whether somebody has a place there; in a series not at what was over before they joined."""
    if not row.holds_a_place or (session.event.shape == Shape.SERIES and row.state_at >= session.ends_at):
        return False
    chosen = (choice.session_id for choice in row.choices.all() if choice.state in HOLDING)
    return session.round_id is None or session.pk in chosen


def _attendee(
    row: Registration, session: Session, derived: Derived, mark: Presence | None, claim: PresenceClaim | None
) -> Attendee:
    event, asked = session.event, session if session.is_sensitive else None
    by_hand = mark is not None and (mark.source != Presence.Source.DOOR or session.closed_at is not None)
    doubt, is_decided = derived.doubt, False
    if mark is not None and by_hand:
        late = session.closed_at and derived.state in WAS_THERE and mark.state not in WAS_THERE
        doubt = "late_scan" if late and mark.source == Presence.Source.DOOR else ""
    if claim is not None:
        chosen = mark is not None and session.closed_at is None and mark.source == Presence.Source.HAND
        is_decided = bool(chosen and mark and mark.decided_at > claim.claimed_at)
        doubt = "" if is_decided else "claim"
    return Attendee(
        registration=row,
        name=disclosure.listed_name(row, event, asked),
        organisation=disclosure.listed_organisation(row, event, asked),
        state=mark.state if mark is not None and by_hand else derived.state,
        doubt=doubt,
        is_expected=is_expected(row, session),
        is_marked=by_hand,
        claim=claim,
        is_decided=is_decided,
    )
