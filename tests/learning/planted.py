"""Networks of events that must stay hidden, with marked words, for the leak test."""

from typing import Any

from django.utils.timezone import now as clock

from events.models import Event
from learning.networks.actions import send_network_link
from tests.learning import build


def plant_network(event: Event, word: str, by: Any) -> None:
    """A network of this event, at the same address: its title, a member that agreed to be named, a goal told to all."""
    network = build.network(f"{word} netwerk" if event.is_confidential else "Netwerk", event=event, slug=event.slug)
    member = build.member(network, f"{word}lid", is_shown=True)
    build.goal(member, f"{word}doel", shared_with="public", step=f"{word}stap")
    person = build.person(member, first_name=f"{word}voornaam", email=f"{word.lower()}@example.org", may_show=True)
    build.asked(network, f"{word}vraagt", motive=f"{word} reden")
    send_network_link(person=person, at=clock(), by=by)
