"""The learning networks of the year: members, people, goals that are so far, and one organisation that asks to join."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.timezone import localdate

from demo.reading import Row
from demo.stage import Stage
from events.models import HOLDING, Event
from learning.models import Goal, Member, Network, NetworkPerson
from learning.networks import actions
from learning.networks.actions.joining import Asking

WEEK = timedelta(weeks=1)
STATES = {
    "not_started": (Goal.State.CHOSEN, ""),
    "begun": (Goal.State.CHOSEN, "We hebben het met het team besproken en een eerste versie gemaakt."),
    "tried_out": (Goal.State.TRIED, "Bij vijf gezinnen gedaan. Drie keer ging het goed, twee keer was er geen tolk."),
    "in_use": (Goal.State.WORKS, "Het staat nu vast op de agenda van elk overleg."),
    "embedded": (Goal.State.HABIT, "Nieuwe collega's leren het in hun eerste week."),
}
TOLD_TO_ALL = ("tried_out", "in_use", "embedded")
ASKING = Asking(
    organisation_name="Jeugdhulp De Rivier",
    organisation_type="youth_care",
    first_name="Mirjam",
    family_name="Blok",
    email="mirjam.blok@example.org",
    motive="Wij willen ouders eerder betrekken en zoeken organisaties die dat ook proberen.",
    has_commitment=True,
)
# Who takes part for an organisation of which nobody is registered (in a year with few people).
STAND_INS = (("Hatice", "Demir"), ("Ruben", "de Lange"), ("Esi", "Mensah"), ("Janneke", "Smit"), ("Yara", "Haddad"))


@dataclass
class _Play:
    """One network and its series; `began` is when it was made."""

    stage: Stage
    row: Row
    event: Event

    @property
    def began(self) -> datetime:
        return self.stage.now - 15 * WEEK

    @property
    def by(self) -> Any:
        return self.event.made_by

    def network(self) -> Network:
        has_met = self.event.sessions.filter(ends_at__lt=self.stage.now).exists()
        region = self.row["region"]
        network = actions.make_network(
            title_nl=self.row["name_nl"],
            title_en=self.event.title_en,
            summary_nl=self.event.summary_nl,
            line=self.event.line,
            region=region[:1].upper() + region[1:],
            event=self.event,
            visibility=self.event.visibility,
            status=Network.Status.RUNNING if has_met else Network.Status.FORMING,
            is_open=self.row["sector"] == "jeugdhulp",
            source_key=self.row["id"],
            at=self.began,
            by=self.by,
        )
        for number, written in enumerate(self.row["members"]):
            self.member(network, written, number)
        for key in self.row["facilitators"]:
            self.facilitator(network, self.stage.speakers[key])
        return network

    def facilitator(self, network: Network, speaker: Any) -> None:
        name = {"first_name": speaker.first_name, "family_name": speaker.family_name, "email": speaker.email}
        guide = actions.add_network_person(network=network, member=None, at=self.began, by=self.by, **name)
        actions.choose_to_be_shown(person=guide, may_show=True, at=self.began)

    def member(self, network: Network, written: Row, number: int) -> None:
        organisation, agreed = self.stage.organisations[written["organisation"]], written["management_commitment"]
        member = actions.add_member(
            network=network,
            organisation=organisation,
            joined_on=localdate(self.began),
            has_commitment=agreed,
            is_shown=agreed,
            at=self.began,
            by=self.by,
        )
        contact, *others = self.people(network, member, written["people"], number)
        for person in (contact, *others[:1]):
            actions.choose_to_be_shown(person=person, may_show=True, at=self.began)
        for turn, goal in enumerate(written["goals"]):
            self.goal(contact, goal, number + turn)

    def people(self, network: Network, member: Member, most: int, number: int) -> list[NetworkPerson]:
        """Who registered for the series from this organisation, and a stand-in when nobody did."""
        come = self.event.registrations.filter(organisation=member.organisation, state__in=HOLDING).exclude(email="")
        names = [(row.first_name, row.family_name, row.email, row.language) for row in come[:most]]
        first, family = STAND_INS[number % len(STAND_INS)]
        names = names or [(first, family, f"{first.lower()}.{self.row['id']}@example.org", "nl")]
        return [
            actions.add_network_person(
                network=network,
                member=member,
                role=NetworkPerson.Role.PARTICIPANT if turn else NetworkPerson.Role.CONTACT,
                first_name=first_name,
                family_name=family_name,
                email=email,
                language=language,
                at=self.began,
                by=self.by,
            )
            for turn, (first_name, family_name, email, language) in enumerate(names)
        ]

    def goal(self, person: NetworkPerson, written: Row, number: int) -> None:
        state, sentence = STATES[written["status"]]
        is_told = written["visible_to_network"]
        told = Goal.Shared.PUBLIC if written["status"] in TOLD_TO_ALL else Goal.Shared.NETWORK
        goal = actions.choose_goal(
            person=person,
            text=written["title_nl"],
            level=written["level"],
            shared_with=told if is_told else Goal.Shared.NOBODY,
            at=self.began + WEEK,
        )
        if sentence:
            actions.take_step(
                goal=goal, person=person, state=state, sentence=sentence, at=self.stage.now - (number % 4 + 1) * WEEK
            )


def fill(stage: Stage) -> None:
    """Play in the networks whose series is there and that are not there yet."""
    known = set(Network.objects.exclude(source_key="").values_list("source_key", flat=True))
    series = {event.source_key: event for event in Event.objects.filter(shape="series", status="published")}
    for row in stage.year.get("networks") or []:
        event = series.get(row["activity"])
        if event is None or row["id"] in known:
            continue
        network = _Play(stage, row, event).network()
        if network.is_open:
            token = uuid5(NAMESPACE_URL, f"bijeen:{row['id']}:join")
            actions.ask_to_join(network=network, asking=ASKING, token=token, at=stage.now - timedelta(hours=30))
