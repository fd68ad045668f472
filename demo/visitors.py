"""Who comes: invented people register, ask, wait, choose, cancel; as many as `demo_fill` says, at moments that have gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any

from django.utils.timezone import localtime

from demo.names import Somebody
from demo.reading import Row
from demo.shift import ANCHOR
from demo.stage import Stage
from events.models import Event, Registration, SeatPool, State, WayIn
from events.registration import actions
from events.registration.needs import ACCESS, DIETARY
from events.registration.person import Needs, Person, Wish

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = 60  # so many come before the last and fill the smallest workshops
ONLINE = 22  # where there is a choice, one in so many takes part online
MOTIVES = (
    "Ik ga vaak met ouders in gesprek en wil dat beter leren.",
    "In onze wijk is hier nog weinig over bekend.",
    "Mijn team vroeg mij om te gaan.",
    "Ik wil weten wat andere gemeenten doen.",
    "Ik geef voorlichting in onze vereniging.",
)
COLLEAGUES = (
    "Jolanda van de Ven; jolanda.vande.ven@example.org\nOmar Aït Taleb; omar.ait.taleb@example.org\n"
    "Mirthe in 't Groen; mirthe.intgroen@example.org\nKebede; kebede@example.org\nLoes Huisman"
)
INVITED = "Roos Vermeulen; roos.vermeulen@example.org\nIdris Kaya; idris.kaya@example.org\nTess de Boer; tess.deboer@example.org"
COLLEAGUES_FROM = "org-16"
CONTACT: dict[str, Any] = {"first_name": "Annet", "family_name": "de Ruiter", "email": "annet.de.ruiter@example.org"}


@dataclass(frozen=True)
class Fill:
    """How many people, in the end: confirmed, waiting (at a conference: for a workshop), asking, and cancelled."""

    confirmed: int
    queue: int
    for_workshop: int
    asking: int
    cancelled: int

    @property
    def everybody(self) -> int:
        return self.confirmed + self.queue + self.asking + self.cancelled


def fill(stage: Stage, row: Row, event: Event, crowd: list[Somebody]) -> None:
    """Play everybody's registration at one event."""
    wanted = _wanted(row, event, len(crowd))
    if event.way_in != WayIn.NONE and wanted.everybody:
        _Play(stage, row, event, wanted, crowd).all()


def _wanted(row: Row, event: Event, people: int) -> Fill:
    """The numbers of the file; fewer where there are not so many people to come.

    Whoever "waits" where places are free asked for one and has no answer yet, or waits for a workshop.
    """
    written, is_asked = row["demo_fill"], event.way_in == WayIn.REQUEST
    is_full = written["confirmed"] >= (row.get("capacity") or 0)
    share = min(1.0, 0.9 * people / max(sum((written["confirmed"], written["waiting"], written["cancelled"])), 1))
    confirmed, waiting, cancelled = (int(written[name] * share) for name in ("confirmed", "waiting", "cancelled"))
    return Fill(
        confirmed=confirmed,
        queue=waiting if is_full else 0,
        for_workshop=waiting if not is_full and not is_asked else 0,
        asking=waiting if not is_full and is_asked else 0,
        cancelled=cancelled,
    )


class _Play:
    """One event and everybody who comes to it."""

    def __init__(self, stage: Stage, row: Row, event: Event, wanted: Fill, crowd: list[Somebody]) -> None:
        self.stage, self.row, self.event, self.wanted = stage, row, event, wanted
        self.chance = Random(row["id"])
        self.people = self._choose(crowd)
        self.moments = self._moments()
        self.workshops = list(event.sessions.filter(round__isnull=False).order_by("round__number", "number"))
        self.by = event.made_by if event.way_in == WayIn.INVITED else None
        self.alive: list[Registration] = []

    def _choose(self, crowd: list[Somebody]) -> list[Somebody]:
        partners = {self.stage.organisations[key] for key in self.row["partner_organisations"]}
        if not (self.event.is_per_organisation and partners):
            return self.chance.sample(crowd, min(self.wanted.everybody, len(crowd)))
        chosen: list[Somebody] = []
        for one in crowd:
            colleagues = sum(1 for other in chosen if other.organisation == one.organisation)
            if one.organisation in partners and colleagues < (self.event.most_per_organisation or 99):
                chosen.append(one)
        return chosen[: self.wanted.everybody]

    def _moments(self) -> list[datetime]:
        """When each registers: more at the end than in the beginning, by day."""
        event, now = self.event, self.stage.now
        first = localtime(event.published_at or now - 28 * DAY)
        self.last = min(filter(None, (event.closes_at, event.starts_at, now))) - 3 * HOUR
        moments = []
        for number in range(len(self.people)):
            at = first + (self.last - first) * ((number + 1) / (len(self.people) + 1)) ** 0.8
            by_day = at.replace(hour=8 + at.hour % 12, minute=(at.minute + 7 * number) % 60)
            moments.append(min(by_day, self.last))
        return sorted(moments)

    def all(self) -> None:
        """Everybody in turn; some cancel on the way, late ones when there is a waiting list."""
        total = len(self.people)
        reach = total if self.wanted.queue else int(total * 0.7)
        gone = {round((number + 1) * reach / (self.wanted.cancelled + 1)) for number in range(self.wanted.cancelled)}
        grouped = self._group() if self.row["id"] == ANCHOR and total > 20 else 0
        for number, one in enumerate(self.people[: total - grouped]):
            self._one(one, number, total - grouped - number, self.moments[number])
            if number + 1 in gone:
                self._cancel(self.moments[number] + HOUR)
        if self.by and localtime(self.event.starts_at) > self.stage.now:
            self._invite()
        if localtime(self.event.starts_at) < self.stage.now:
            for registration in Registration.objects.filter(event=self.event, state=State.REQUESTED):
                actions.decline(registration=registration, at=self.last + HOUR, by=self.event.made_by)

    def _one(self, one: Somebody, number: int, to_go: int, at: datetime) -> None:
        event = self.event
        online = event.mode == "hybrid" and number % ONLINE == ONLINE - 1 and to_go > self.wanted.for_workshop
        registration = actions.register(
            event=event,
            person=self._person(one, number),
            wishes=() if online else self._wishes(to_go),
            needs=self._needs(),
            mode="online" if online or event.mode == "online" else "on_site",
            at=at,
            by=self.by,
        )
        if event.way_in == WayIn.REQUEST and to_go > self.wanted.asking:
            answered = min(at + self.chance.random() * DAY, self.last + HOUR)
            actions.approve(registration=registration, at=answered, by=event.made_by)
        self.alive.append(registration)

    def _person(self, one: Somebody, number: int) -> Person:
        is_closed = self.event.visibility != "public"
        return Person(
            first_name=one.first_name,
            family_name=one.family_name,
            email=one.email,
            organisation=one.organisation,
            standing=one.standing,
            unlisted_name=one.unlisted_name,
            role=one.role,
            job_title=one.job_title,
            language=one.language,
            phone=f"06 00 00 {number // 100:02} {number % 100:02}" if is_closed and number % 3 == 0 else "",
            motive=self.chance.choice(MOTIVES) if self.event.asks_motive else "",
            no_photo=one.no_photo and self.event.is_photographed,
            may_list=one.may_list and self.event.shares_list,
            may_news=one.may_news,
        )

    def _needs(self) -> Needs:
        dietary: tuple[str, ...] = ()
        access: tuple[str, ...] = ()
        if self.event.asks_dietary and self.chance.random() < 0.3:
            dietary = (self.chance.choices([key for key, _ in DIETARY], weights=(9, 3, 9, 2, 2, 1))[0],)
        if self.event.asks_access and self.event.mode != "online" and self.chance.random() < 0.04:
            access = (self.chance.choice([key for key, _ in ACCESS]),)
        return Needs(dietary=dietary, access=access)

    def _wishes(self, to_go: int) -> tuple[Wish, ...]:
        """One a round, or "Ik kies later". The last to come find the smallest workshop of the first rounds full, and wait."""
        pools = {pool.session_id: pool for pool in SeatPool.objects.filter(event=self.event, session__isnull=False)}
        wishes = []
        for turn, (_, choices) in enumerate(groupby(self.workshops, key=lambda session: session.round_id)):
            sessions = list(choices)
            small = min(sessions, key=lambda session: pools[session.pk].limit or 0)
            free = [session for session in sessions if pools[session.pk].free]
            others = [session for session in free if session != small]
            if to_go <= self.wanted.for_workshop and turn == to_go % 2:
                wishes.append(Wish(small, self.chance.choice(others) if others and to_go % 3 else None))
            elif to_go <= self.wanted.for_workshop + BEFORE and small in free:
                wishes.append(Wish(small))
            elif others and self.chance.random() < 0.8:
                weights = [pools[session.pk].limit or 0 for session in others]
                wishes.append(Wish(self.chance.choices(others, weights=weights)[0]))
        return tuple(wishes)

    def _cancel(self, at: datetime) -> None:
        """Somebody who registered a little before comes no longer."""
        registration = self.alive.pop(max(0, len(self.alive) - 4))
        actions.cancel_registration(registration=registration, at=at, by=self.by)

    def _invite(self) -> None:
        """Some have an invitation and have not answered yet."""
        lines = actions.read_lines(INVITED)
        actions.invite_lines(event=self.event, lines=lines, language="nl", at=self.stage.now - 3 * DAY, by=self.by)

    def _group(self) -> int:
        """A contact registers colleagues, and one of them chooses workshops."""
        group = actions.make_group(
            event=self.event,
            organisation=self.stage.organisations[COLLEAGUES_FROM],
            language="nl",
            lines=actions.read_lines(COLLEAGUES),
            at=self.stage.now - DAY,
            **CONTACT,
        )
        members = list(group.registrations.all())
        wishes = self._wishes(len(self.people))
        actions.change_choices(registration=members[0], wishes=wishes, at=self.stage.now - 20 * HOUR)
        return len(members)
