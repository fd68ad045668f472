"""What a line means: the book of a door, opened for one batch. It reads in a few statements and writes in one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from events.checkin.doors import Door
from events.checkin.inside import Inside, inside_at
from events.checkin.lines import Answer, Line
from events.models import HOLDING, Registration, Scan, SeatPool, Session, SessionChoice, Shape, StandIn, State
from events.moments import day_of
from events.registration.actions import AT_DOOR

V = Scan.Verdict
COLUMNS = (
    "event_id", "state", "reason", "mode", "ticket_secret", "first_name", "family_name", "shown_name", "no_photo",
)  # fmt: skip
BY_STATE = {
    State.SUBMITTED: V.NOT_CONFIRMED,
    State.REQUESTED: V.NOT_CONFIRMED,
    State.DECLINED: V.NOT_CONFIRMED,
    State.OFFERED: V.NOT_CONFIRMED,
    State.WAITING: V.WAITING,
    State.CANCELLED: V.CANCELLED,
    State.REPLACED: V.REPLACED,
}


class Book:
    """The registrations of a batch, locked by id, with what was written about them before."""

    def __init__(self, door: Door, lines: Sequence[Line], device: UUID, at: datetime, behind: timedelta) -> None:
        self.door, self.event, self.device, self.at, self.behind = door, door.event, device, at, behind
        self._by, self._link = door.who.ids
        self.written: list[Scan] = []
        self.people = {row.pk: row for row in self._locked(lines)}
        self.by_ticket = {row.ticket_secret: row for row in self.people.values()}
        mine = [pk for pk, row in self.people.items() if row.event_id == self.event.pk]
        ids = {line.id for line in lines} | {line.undoes for line in lines if line.undoes}
        self.stand_ins = self._standing_in({line.ticket for line in lines if line.ticket} - set(self.by_ticket))
        theirs = Q(event_id=self.event.pk, registration_id__in=mine)
        if self.stand_ins:
            theirs |= Q(stand_in__in=list(self.stand_ins.values()))
        scans = Scan.objects.filter(Q(pk__in=ids) | theirs)
        self.known = {scan.pk: scan for scan in scans.order_by()}
        self.inside = Inside(scan for scan in self.known.values() if scan.event_id == self.event.pk)
        self._rounds = any(self.door.sessions[line.session].round_id for line in lines if line.session in door.sessions)

    def _locked(self, lines: Sequence[Line]) -> QuerySet[Registration]:
        """Whose tickets these are, and who else is meant, by id. To build a condition costs more than to run it: only what is asked."""
        found = Q(ticket_secret__in={line.ticket for line in lines if line.ticket})
        keys = {line.registration for line in lines if line.registration}
        if undoes := [line.undoes for line in lines if line.undoes]:
            undone = Scan.objects.filter(pk__in=undoes, registration__isnull=False)
            keys |= set(undone.values_list("registration", flat=True))
        if keys:
            found |= Q(pk__in=keys, event=self.event)
        return Registration.objects.filter(found).only(*COLUMNS).select_for_update(no_key=True).order_by("pk")

    def _standing_in(self, tickets: set[str]) -> dict[str, StandIn]:
        """Who comes once instead of somebody, by ticket: at a series, and only when a ticket is nobody else's."""
        if self.event.shape != Shape.SERIES or not tickets:
            return {}
        rows = StandIn.objects.filter(ticket_secret__in=tickets, absence__registration__event=self.event.pk)
        rows = rows.select_related("absence__session").select_for_update(no_key=True, of=("self",)).order_by("pk")
        return {row.ticket_secret: row for row in rows}

    def write(self, line: Line, guest: Registration | None = None) -> Answer:
        """One line: what it means, and its row, unless it is there already. `guest` is who was registered just now."""
        session = self.door.sessions.get(line.session) if line.session is not None else None
        digest = line.digest(self.event.pk)
        if found := self.known.get(line.id):
            return self._again(found) if found.digest == digest else Answer(str(line.id), problem="id_reused")
        if line.action == Scan.Action.UNDO:
            return self._undo(line, digest)
        if not self.door.may(line.session):
            return Answer(str(line.id), problem="unknown_session")
        if stand_in := self.stand_ins.get(line.ticket):
            return self._write_stand_in(line, digest, stand_in, session)
        registration = self.people[guest.pk] if guest else self._who(line, session)
        verdict = self._verdict(line, registration, session)
        answer = self._answer(line.id, verdict, registration, session)
        self._keep(line, digest, verdict, registration, session)
        return answer

    def _write_stand_in(self, line: Line, digest: str, stand_in: StandIn, session: Session | None) -> Answer:
        """A ticket for one date: at any other it is that of another meeting."""
        because = self.inside.at(-stand_in.pk, session.pk if session else None)
        own, verdict = stand_in.absence.session, V.WELCOME
        is_own = session.pk == own.pk if session else day_of(line.scanned_at) == day_of(own.starts_at)
        if line.action == Scan.Action.OUT:
            verdict, because = V.LEFT, None
        elif self.event.is_cancelled:
            verdict = V.EVENT_CANCELLED
        elif not is_own:
            verdict = V.OTHER_EVENT
        elif because:
            verdict = V.ALREADY_INSIDE
        self._keep(line, digest, verdict, None, session, stand_in if verdict != V.OTHER_EVENT else None)
        known = stand_in if verdict != V.OTHER_EVENT else None
        return Answer(str(line.id), verdict, session=session, because=because if known else None, stand_in=known)

    def _who(self, line: Line, session: Session | None) -> Registration | None:
        if not line.registration:
            return self.by_ticket.get(line.ticket)
        found = self.people.get(line.registration)
        return found if found and self._is_on_list(found, session) else None

    def _is_on_list(self, registration: Registration, session: Session | None) -> bool:
        """Whether this door may choose somebody by key: at some sessions only who is expected there, or stood there before."""
        if self.door.has_entrance or session is None:
            return self.door.has_entrance
        if any(
            scan.registration_id == registration.pk and scan.session_id == session.pk for scan in self.known.values()
        ):
            return True
        chosen = [row for row in self._choices.get(registration.pk, []) if row.session_id == session.pk]
        has_place = not session.round_id or any(row.state in HOLDING for row in chosen)
        return registration.state == State.CONFIRMED and has_place

    def _verdict(self, line: Line, registration: Registration | None, session: Session | None) -> Scan.Verdict:
        if registration is None:  # nobody is written down any more for what is off
            return V.EVENT_CANCELLED if line.guest else V.UNKNOWN_TICKET
        if registration.event_id != self.event.pk:
            return V.OTHER_EVENT
        if line.action == Scan.Action.OUT:
            return V.LEFT
        if self.event.is_cancelled:
            return V.EVENT_CANCELLED
        if self.inside.at(registration.pk, session.pk if session else None):
            return V.ALREADY_INSIDE
        if registration.state == State.WAITING and registration.reason == AT_DOOR:
            return V.SESSION_FULL
        if registration.state != State.CONFIRMED:
            return BY_STATE[State(registration.state)]
        return self._in_round(registration, session) if session and session.round_id else V.WELCOME

    def _in_round(self, registration: Registration, session: Session) -> Scan.Verdict:
        """A workshop: for who chose it, and for who chose none in this round as long as there is a chair."""
        mine = self._choices.get(registration.pk, [])
        if any(choice.session_id == session.pk and choice.state in HOLDING for choice in mine):
            return V.WELCOME
        if self._elsewhere(registration, session):
            return V.OTHER_SESSION
        if any(choice.session_id == session.pk for choice in mine):
            return V.WAITING
        pool = self._pools.get((session.pk, registration.mode))
        if pool is None or pool.limit is None:
            return V.WELCOME
        guests = sum(1 for scan in self.written if scan.session_id == session.pk and scan.let_in)
        inside = len(inside_at(self.event.pk, session.pk)) + guests
        return V.WELCOME if max(pool.taken, inside) < pool.limit else V.SESSION_FULL

    def _elsewhere(self, registration: Registration, session: Session) -> Session | None:
        """Where somebody has a place in the same round."""
        for choice in self._choices.get(registration.pk, []):
            if choice.state in HOLDING and choice.round_id == session.round_id and choice.session_id != session.pk:
                return choice.session
        return None

    @cached_property
    def _choices(self) -> dict[int, list[SessionChoice]]:
        if not self._rounds:
            return {}
        rows = SessionChoice.objects.filter(registration__in=self.people, state__in=(*HOLDING, State.WAITING))
        chosen: dict[int, list[SessionChoice]] = {}
        for row in rows.select_related("session__room"):
            row.session.event = self.event
            chosen.setdefault(row.registration_id, []).append(row)
        return chosen

    @cached_property
    def _pools(self) -> dict[tuple[int | None, str], SeatPool]:
        return {(pool.session_id, pool.mode): pool for pool in SeatPool.rows.filter(event=self.event)}

    def _undo(self, line: Line, digest: str) -> Answer:
        undone = self.known.get(line.undoes) if line.undoes else None
        if undone is None or undone.event_id != self.event.pk or undone.action == Scan.Action.UNDO:
            return Answer(str(line.id), problem="nothing_to_undo")
        if not self.door.may(undone.session_id):
            return Answer(str(line.id), problem="nothing_to_undo")
        registration = self.people.get(undone.registration_id) if undone.registration_id else None
        session = self.door.sessions.get(undone.session_id) if undone.session_id else None
        self._keep(line, digest, V.UNDONE, registration, session, undone.stand_in)
        return Answer(str(line.id), V.UNDONE, registration=registration, session=session, stand_in=undone.stand_in)

    def _keep(
        self,
        line: Line,
        digest: str,
        verdict: Scan.Verdict,
        registration: Registration | None,
        session: Session | None,
        stand_in: StandIn | None = None,
    ) -> None:
        """A ticket of another event is no business of this one: that it was shown is kept, not whose it was."""
        scan = Scan(
            id=line.id,
            event_id=self.event.pk,
            session_id=session.pk if session else None,
            registration_id=registration.pk if registration and verdict != V.OTHER_EVENT else None,
            stand_in_id=stand_in.pk if stand_in else None,
            action=line.action,
            verdict=verdict,
            shown=line.shown,
            undoes_id=line.undoes if line.action == Scan.Action.UNDO else None,
            device=self.device,
            digest=digest,
            scanned_at=line.scanned_at + self.behind,
            arrived_at=self.at,
            by_id=self._by,
            door_link_id=self._link,
        )
        self.written.append(scan)
        self.known[scan.pk] = scan
        self.inside.add(scan)

    def _again(self, scan: Scan) -> Answer:
        session = self.door.sessions.get(scan.session_id) if scan.session_id else None
        registration = self.people.get(scan.registration_id) if scan.registration_id else None
        if scan.stand_in:
            because = self.inside.at(-scan.stand_in.pk, scan.session_id) if scan.verdict == V.ALREADY_INSIDE else None
            return Answer(str(scan.pk), V(scan.verdict), session=session, because=because, stand_in=scan.stand_in)
        return self._answer(scan.pk, V(scan.verdict), registration or scan.registration, session)

    def _answer(
        self, id: UUID, verdict: Scan.Verdict, registration: Registration | None, session: Session | None
    ) -> Answer:
        ours = registration if registration and registration.event_id == self.event.pk else None
        elsewhere = self._elsewhere(ours, session) if ours and session and verdict == V.OTHER_SESSION else None
        because = None
        if ours and verdict == V.ALREADY_INSIDE:
            because = self.inside.at(ours.pk, session.pk if session else None)
        return Answer(str(id), verdict, "", ours, session, elsewhere, because)
