"""Calendars are shared: of what is hidden they say a day and a time, and the same look finds all when all is public."""

import pytest
from django.test import Client
from django.utils.timezone import now as clock

from events import disclosure
from events.calendar.actions import make_feed
from events.models import CalendarEntry, Role, Session
from tests import make
from tests.events.calendar.reading import address
from tests.events.privacy.test_leaks import CHOICE, CLOSED, HIDDEN, planted, where

pytestmark = pytest.mark.django_db
FILTERED = ("", "?regio=Utrecht", "?vorm=locatie", f"?zoek={HIDDEN}", f"?zoek={CLOSED}", "?zoek=ouders", "?taal=en")
OF_CLOSED = ("Gesprekken met ouders", "gesprekken-met-ouders", "Geheim onderdeel", "Geheime zaal")


def public_feeds(events: dict) -> str:
    """The agenda with each filter, and each event by its address."""
    client, found = Client(), []
    for path in [f"/agenda.ics{query}" for query in FILTERED] + [
        f"/agenda/{event.slug}.ics" for event in _events(events)
    ]:
        response = client.get(path)
        text = response.content.decode().replace("\r\n ", "")
        text = "\n".join(line for line in text.split("\r\n") if not line.startswith(("NAME:", "X-WR-CALNAME:")))
        found.append(
            f"\n@{path} {response.status_code}\n{dict(response.headers)}\n{text if response.status_code == 200 else ''}"
        )
    return "".join(found)


def followed(events: dict, organiser) -> str:
    """The feed of each who registered, of the organiser, and of who gives all of it."""
    trainer = make.user("trainer")
    for event in _events(events):
        for session in event.sessions.all():
            Role.objects.create(user=trainer, name="trainer", session=session)
    people = [f"{word.lower()}@example.org" for word in (HIDDEN, CLOSED)] + ["keuze@example.org"]
    feeds = [make_feed(kind="mine", email=email, at=clock()) for email in people]
    feeds += [
        make_feed(kind="organiser", user=organiser, at=clock()),
        make_feed(kind="trainer", user=trainer, at=clock()),
    ]
    found = []
    for feed in feeds:
        response = Client().get(address(feed))
        text = response.content.decode().replace("\r\n ", "")
        assert text.count("BEGIN:VEVENT") >= 1 and response.status_code == 200
        found.append(f"\n@{feed.kind} {feed.email}\n{dict(response.headers)}\n{text}")
    return "".join(found)


def _events(events: dict) -> list:
    return [events[name] for name in ("confidential", "closed", "day")]


def hide_more(events: dict) -> None:
    """Rooms and titles of sessions, which are drawn for staff only."""
    for event in _events(events)[:2]:
        room = event.venue.rooms.get()
        room.name = "Geheime zaal"
        room.save()
        event.sessions.update(room=room, title_nl="Geheim onderdeel")
    Session.objects.filter(pk=events["choice"].pk).update(title_nl=f"{CHOICE} titel")


def test_the_public_calendars_say_nothing_of_what_is_hidden(organiser):
    events = planted(organiser)
    hide_more(events)
    text = public_feeds(events)
    hidden = (HIDDEN, CLOSED, CHOICE, *OF_CLOSED[:1], *OF_CLOSED[2:], events["confidential"].slug)
    assert [
        word for word in hidden if where(text.replace(f"zoek={word}", ""), word) and word != events["confidential"].slug
    ] == []
    agenda = text.split("\n@/agenda/")[0]
    assert events["confidential"].slug not in agenda and "Dichtbij" in agenda
    assert "Jouw bijeenkomst op" in agenda  # the closed one stands there, by its day


def test_what_people_and_staff_follow_says_nothing_of_what_is_hidden(organiser):
    events = planted(organiser)
    hide_more(events)
    text = followed(events, organiser)
    for line in ("mine hidden", "mine closed"):
        text = text.replace(line, "")
    bodies = "\n".join(line for line in text.split("\n") if not line.startswith("@"))
    hidden = (HIDDEN, CLOSED, f"{CHOICE} titel", *OF_CLOSED, events["confidential"].slug, "@example.org", "keuze")
    assert [word for word in hidden if word.lower() in bodies.lower()] == []
    assert "Dichtbij" in bodies and "Jouw bijeenkomst op" in bodies
    kept = "".join(CalendarEntry.objects.values_list("text", flat=True))
    assert [word for word in (HIDDEN, CLOSED, *OF_CLOSED, "Jouw bijeenkomst") if word in kept] == []


def test_the_same_look_finds_all_of_it_when_everything_is_public(organiser):
    events = planted(organiser)
    hide_more(events)
    with disclosure.everything_public():
        outside, inside = public_feeds(events), followed(events, organiser)
    for text in (outside, inside):
        words = (
            f"{HIDDEN} titel",
            f"{HIDDEN}straat",
            f"{CLOSED}straat",
            "Gesprekken met ouders",
            events["confidential"].slug,
        )
        assert [word for word in words if not where(text, word)] == []
    assert "Geheime zaal" in inside and f"{CHOICE} titel" in inside
    assert not CalendarEntry.objects.exists()  # nothing of it is kept
