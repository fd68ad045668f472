"""Networks as pages read them; each a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When

from events import disclosure
from events.models import ALIVE, Event, Registration, Said, Session
from learning.models import Goal, GoalStep, JoinRequest, Member, Network, NetworkPerson
from learning.networks.telling import names_members, told_of

OVER_LAST = Case(When(status=Network.Status.FINISHED, then=1), default=0)


@dataclass(frozen=True)
class Meeting:
    """One date of the series, as far as it may be told: its title where disclosure says so, and the town, never the house."""

    session: Session
    title: str
    is_over: bool
    is_next: bool
    town: str

    @property
    def comma(self) -> str:
        """Between title and town; a title that ends with a sign of its own needs none."""
        return "" if not (self.title and self.town) or self.title[-1] in "?.:" else ","


def networks_listed() -> QuerySet[Network]:
    """The networks that stand in the list for everybody, those that are over last."""
    told = disclosure.listed_visibilities()
    alone = Q(event=None, visibility__in=told)
    with_series = Q(event__visibility__in=told, event__status__in=("published", "cancelled", "closed"))
    rows = Network.objects.filter(alone | with_series).select_related("event__venue", "line")
    return rows.order_by(OVER_LAST, "title_nl", "pk")


def meetings_by_event(events: Iterable[Event | None], at: datetime) -> dict[int, list[Meeting]]:
    """The meetings of these series in order; one query."""
    published = {event.pk: event for event in events if event is not None and event.is_published}
    found: dict[int, list[Meeting]] = {pk: [] for pk in published}
    for session in Session.objects.filter(event__in=published).select_related("venue").order_by("starts_at", "pk"):
        event, before = published[session.event_id], found[session.event_id]
        venue = session.venue or event.venue
        is_next = session.ends_at >= at and not any(row.is_next for row in before)
        session.event = event
        title = session.title if disclosure.tells_session(session) else ""
        before.append(Meeting(session, title, session.ends_at < at, is_next, venue.city if venue else ""))
    return found


def meetings_of(network: Network, at: datetime) -> list[Meeting]:
    """The meetings of this network's series."""
    return meetings_by_event([network.event], at).get(network.event_id or 0, [])


def next_of(meetings: list[Meeting]) -> Meeting | None:
    """The coming meeting, or None after the last."""
    return next((row for row in meetings if row.is_next), None)


# What anybody may read -------------------------------------------------------------------------------------


def members_shown(network: Network) -> list[Member]:
    """The organisations that agreed to be named outside, where disclosure lets them stand there."""
    if not names_members(network):
        return []
    rows = Member.objects.filter(network=network, left_on=None, is_shown=True)
    return list(rows.select_related("organisation").order_by("organisation__name_key", "pk"))


def goals_in_words(network: Network) -> list[Said]:
    """What is worked on, in words alone and by alphabet: not whose goal it is, and not how far it is."""
    if not told_of(network).subject_in_body:
        return []
    goals = Goal.objects.filter(member__network=network, member__left_on=None, shared_with=Goal.Shared.PUBLIC)
    texts = goals.exclude(state=Goal.State.STOPPED).values_list("text", flat=True)
    return [Said.in_language(text, "nl") for text in sorted(texts, key=str.lower)]


# What who takes part may read ---------------------------------------------------------------------------------


def _with_steps(goals: QuerySet[Goal]) -> QuerySet[Goal]:
    steps = GoalStep.objects.select_related("by").order_by("-at", "-pk")
    return goals.select_related("member__organisation").prefetch_related(
        Prefetch("steps", queryset=steps, to_attr="steps_taken")
    )


def own_goals(member: Member) -> list[Goal]:
    """The goals of one organisation, with every step."""
    return list(_with_steps(Goal.objects.filter(member=member)).order_by("chosen_at", "pk"))


def goals_of_others(person: NetworkPerson) -> list[Goal]:
    """Of the other organisations what they share with this network, by name of the organisation; never by how far it is."""
    shared = Goal.objects.filter(member__network=person.network_id, member__left_on=None)
    shared = shared.exclude(shared_with=Goal.Shared.NOBODY).exclude(state=Goal.State.STOPPED)
    if person.member_id:
        shared = shared.exclude(member=person.member_id)
    return list(_with_steps(shared).order_by("member__organisation__name_key", "chosen_at", "pk"))


def people_shown(person: NetworkPerson) -> list[NetworkPerson]:
    """Who agreed to be known in this network, facilitators first."""
    rows = NetworkPerson.objects.filter(network=person.network_id, ended_at=None, may_show=True).exclude(pk=person.pk)
    rows = rows.select_related("member__organisation")
    return sorted(rows, key=lambda row: (not row.is_facilitator, row.first_name.lower(), row.pk))


def registration_of(person: NetworkPerson) -> Registration | None:
    """How this person comes to the series: the living registration from the same mail address."""
    rows = Registration.objects.filter(event=person.network.event_id, email=person.email, state__in=ALIVE)
    return rows.order_by("-registered_at", "-pk").first() if person.network.event_id else None


def people_of(registrations: list[Registration]) -> dict[int, NetworkPerson]:
    """Who of these registrations takes part in the network of their event, by registration; one query."""
    emails = {row.email for row in registrations if row.email}
    rows = NetworkPerson.objects.filter(
        email__in=emails, ended_at=None, network__event__in={row.event_id for row in registrations}
    )
    found = {
        (row.network.event_id, row.email): row for row in rows.select_related("network__event", "member__organisation")
    }
    pairs = ((row.pk, found.get((row.event_id, row.email))) for row in registrations)
    return {pk: person for pk, person in pairs if person}


def goals_by_member(members: Iterable[int]) -> dict[int, list[Goal]]:
    """The goals of some members that are not stopped; one query and one for the steps."""
    goals: dict[int, list[Goal]] = {}
    for goal in _with_steps(Goal.objects.filter(member__in=members).exclude(state=Goal.State.STOPPED)):
        goals.setdefault(goal.member_id, []).append(goal)
    return goals


# What the desk reads --------------------------------------------------------------------------------------------


@dataclass
class Row:
    """One member at the desk: its people, the goals that the desk may read, and how many it keeps to itself."""

    member: Member
    people: list[NetworkPerson] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    kept: int = 0
    touched_at: datetime | None = None


def networks_at_the_desk(networks: QuerySet[Network]) -> QuerySet[Network]:
    """With how many organisations take part and how many requests wait."""
    members = Count("members", filter=Q(members__left_on=None), distinct=True)
    asking = Count("requests", filter=Q(requests__state=JoinRequest.State.WAITING), distinct=True)
    return networks.annotate(number=members, asking=asking).order_by(OVER_LAST, "title_nl", "pk")


def rows_of(network: Network) -> list[Row]:
    """The members with their people and goals. A goal that the organisation keeps to itself is counted, not read."""
    members = Member.objects.filter(network=network, left_on=None).select_related("organisation")
    rows = {member.pk: Row(member) for member in members.order_by("organisation__name_key", "pk")}
    for person in NetworkPerson.objects.filter(member__in=rows, ended_at=None).order_by("role", "first_name", "pk"):
        rows[person.member_id or 0].people.append(person)
    for goal in _with_steps(Goal.objects.filter(member__in=rows).exclude(state=Goal.State.STOPPED)):
        row: Any = rows[goal.member_id]
        if goal.shared_with == Goal.Shared.NOBODY:
            row.kept += 1
        else:
            row.goals.append(goal)
        row.touched_at = max(filter(None, (row.touched_at, goal.state_at)))
    return list(rows.values())


def facilitators_of(network: Network) -> list[NetworkPerson]:
    """Who guides it."""
    return list(NetworkPerson.objects.filter(network=network, member=None, ended_at=None).order_by("first_name", "pk"))


def requests_waiting(network: Network) -> list[JoinRequest]:
    """Who asked to join and has no answer, who waits longest first."""
    return list(JoinRequest.objects.filter(network=network, state=JoinRequest.State.WAITING).order_by("asked_at", "pk"))


def series_to_link(events: QuerySet[Event], network: Network | None) -> QuerySet[Event]:
    """The series to which a network can belong: published, and of no other network."""
    free = Q(learning_network=None) | Q(learning_network=network)
    rows = events.filter(free, shape="series").exclude(status__in=("draft", "cancelled"))
    return rows.order_by("-starts_at", "pk")
