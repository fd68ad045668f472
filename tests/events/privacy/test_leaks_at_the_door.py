"""The door and the API say no more than the table of disclosure lets them; and the same walk finds all when all is public."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from events import disclosure
from events.api.actions import create_token
from events.models import Role, Scan, Session
from events.moments import day_of
from tests import make
from tests.events.api.sending import a_batch, a_scan
from tests.events.privacy.test_leaks import CLOSED, HIDDEN, clock, planted, where

pytestmark = pytest.mark.django_db
SUBJECTS = (f"{HIDDEN} titel", "Gesprekken met ouders", "Geheim onderdeel")
NAMES = (f"{HIDDEN}naam", f"{CLOSED}naam", f"{HIDDEN}organisatie", f"{CLOSED}organisatie")


def at_the_doors(events: dict) -> str:
    """All that a helper of the planted events sees: every page of their doors, every answer, and what the API answers."""
    client, helper = Client(), make.user("balie")
    client.force_login(helper, backend="allauth.account.auth_backends.AuthenticationBackend")
    found = []
    for name in ("confidential", "closed"):
        event = events[name]
        session = event.sessions.get()
        Session.objects.filter(pk=session.pk).update(title_nl="Geheim onderdeel")
        Role.objects.create(user=helper, name="helper", event=event)
        door, who = f"/inchecken/{event.slug}/", event.registrations.first()
        for path in (door, f"{door}?zoek=voornaam", f"{door}zonder-ticket/", f"{door}?deur={session.pk}"):
            found.append(f"\n@{path}\n{client.get(path).content.decode()}")
        for row in (who.pk, who.pk):
            sent = {"token": "9f9c1b8e-0e7e-4ab4-8a3c-7b9f3f9f9f9f", "action": "in", "row": row}
            answer = client.post(door, sent, follow=True)
            found.append(f"\n@{door} sent\n{answer.redirect_chain}{answer.content.decode()}")
        found += through_the_api(event, who, session)
    found += [f"\n@{path}\n{client.get(path).content.decode()}" for path in ("/inchecken/", f"/t/{who.ticket_secret}")]
    return "".join(found)


def through_the_api(event, who, session) -> list[str]:
    """What a program is answered, and anybody who reads about the API."""
    token = create_token(scope="checkin", at=clock(), event=event)
    moment = clock().isoformat()
    scans = [a_scan(who, session, scanned_at=moment) for _ in range(2)]
    sent = json.dumps({**a_batch(event, scans), "sent_at": moment})
    headers = {"Authorization": f"Bearer {token}"}
    answer = Client().post("/api/v1/checkins", sent, content_type="application/json", headers=headers)
    assert answer.status_code == 200 and answer.json()["results"][0]["verdict"]
    read = [Client().get(path).content.decode() for path in ("/api/v1/openapi.json", "/api/v1/docs")]
    return [f"\n@api\n{answer.content.decode()}", *(f"\n@api docs\n{text}" for text in read)]


def test_a_door_of_what_is_sensitive_says_no_subject_no_full_name_and_no_organisation(organiser):
    text = at_the_doors(planted(organiser))
    assert [word for word in (*SUBJECTS, *NAMES) if where(text, word)] == []
    assert f"{HIDDEN}voornaam V." in text  # the shown name is what one needs


def test_the_same_walk_finds_all_of_it_when_everything_is_public(organiser):
    events = planted(organiser)
    with disclosure.everything_public():
        text = at_the_doors(events)
    assert [word for word in (*NAMES, "Geheim onderdeel") if not where(text, word)] == []


def test_a_ticket_of_another_event_is_not_joined_to_this_one(organiser):
    events = planted(organiser)
    who = events["confidential"].registrations.first()
    day = events["day"]
    answers = through_the_api(day, who, day.sessions.last())
    assert HIDDEN not in "".join(answers) and "other_event" in answers[0]
    assert set(Scan.objects.values_list("registration", flat=True)) == {None}


def test_a_door_link_stands_in_no_other_event(organiser):
    events = planted(organiser)
    link = events["day"].door_links.create(helper_name="Joost", valid_on=day_of(clock()), made_at=clock())
    client = Client()
    client.get(f"/inchecken/link/{link.code}/")
    for name in ("confidential", "closed"):
        assert client.get(f"/inchecken/{events[name].slug}/").status_code == 404
    link.valid_on -= timedelta(days=1)
    link.save()
    assert client.get(f"/inchecken/{events['day'].slug}/").status_code == 404
