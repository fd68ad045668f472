"""Places at the desk: held for an organisation, and given to somebody who waits."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import SeatHold, State
from events.moments import local
from events.places.actions import hold_seats
from events.registration import actions
from tests import make
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    return make.event(places=3, organiser=organiser, starts_at=clock() + timedelta(days=30))


def page(name: str, *args) -> str:
    return reverse(f"bijeen_events:{name}", args=args)


def test_places_are_held_and_freed(client, event, organiser):
    client.force_login(organiser)
    school = make.organisation("School B")
    until = local(clock() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    sent = {"hold": "1", "hold-organisation": "school b", "hold-number": "2", "hold-until": until}
    assert client.post(page("desk-places", event.pk), sent).status_code == 302

    said = text_of(client.get(page("desk-places", event.pk)))
    assert "School B" in said and "Zeker van 2 plekken tot" in said and "2 worden vastgehouden" in said
    held = SeatHold.objects.get()
    assert held.organisation == school
    assert "Geef je deze plekken vrij?" in text_of(client.get(page("desk-end-hold", event.pk, held.pk)))
    client.post(page("desk-end-hold", event.pk, held.pk))
    held.refresh_from_db()
    assert held.ended_at
    assert client.get(page("desk-end-hold", event.pk, held.pk)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"hold-organisation": "Onbekend"}, "staat niet in de lijst"),
        ({"hold-number": "9"}, "Er zijn nog 3 plekken vrij"),
        ({"hold-until": "2020-01-01T10:00"}, "Vasthouden kan tot een moment vanaf nu"),
        ({"hold-until": ""}, "Tot: vul dit in"),
    ],
)
def test_what_is_not_right_is_said_beside_the_field_and_stays(client, event, organiser, typed, said):
    client.force_login(organiser)
    make.organisation("School B")
    until = local(clock() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    sent = {"hold": "1", "hold-organisation": "School B", "hold-number": "2", "hold-until": until, **typed}

    answer = client.post(page("desk-places", event.pk), sent)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{sent["hold-number"]}"' in answer.content.decode()
    assert not SeatHold.objects.exists()


def test_an_empty_number_is_said_to_limit_nothing_and_can_be_set_again(client, event, organiser):
    client.force_login(organiser)
    assert text_of(client.get(page("desk-places", event.pk))).count("Leeg: iedereen past erin.") == 1
    (pool,) = event.pools.all()
    client.post(
        page("desk-places", event.pk), {"pool": pool.pk, f"p{pool.pk}-capacity": "", f"p{pool.pk}-version": "1"}
    )
    where = client.get(page("desk-places", event.pk)).content.decode()
    assert "Er is geen grens" in where and f'href="{page("desk-change", event.pk)}#id_places"' in where
    edited = client.get(page("desk-change", event.pk)).content.decode()
    assert 'id="id_places"' in edited and "Leeg: iedereen past erin." in edited


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_much_is_held(client, event, organiser, number, django_assert_num_queries):
    client.force_login(organiser)
    until = clock() + timedelta(days=3)
    for which in range(number):
        said = {"organisation": make.organisation(f"School {which}"), "number": 1, "until": until}
        hold_seats(event=event, at=clock(), by=organiser, **said)
    client.get(page("desk-places", event.pk))
    with django_assert_num_queries(9):
        client.get(page("desk-places", event.pk))


def test_somebody_who_waits_is_given_a_place_above_the_number(client, organiser):
    event = make.event(places=1, organiser=organiser, starts_at=clock() + timedelta(days=30))
    client.force_login(organiser)
    _has, waits = (actions.register(event=event, person=make.person("Sara Lindqvist"), at=clock()) for _ in range(2))
    assert "Geef een plek, boven de 1" in text_of(client.get(page("desk-event", event.pk)))
    asked = text_of(client.get(page("desk-give", event.pk, waits.pk)))
    assert "Alle 1 plekken zijn bezet" in asked or "bezet" in asked

    answer = client.post(page("desk-give", event.pk, waits.pk), follow=True)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert "Sara Lindqvist heeft een plek" in text_of(answer)
    again = client.post(page("desk-give", event.pk, waits.pk))
    assert again.status_code == 422 and "wacht hier niet meer" in text_of(again)


def test_a_colleague_is_given_what_is_held_and_no_place_is_made(client, organiser):
    event = make.event(places=1, organiser=organiser, freed_places="offered", starts_at=clock() + timedelta(hours=3))
    school, until = make.organisation("School B"), clock() + timedelta(hours=2)
    hold_seats(event=event, organisation=school, number=1, until=until, at=clock(), by=organiser)
    has, waits = (actions.register(event=event, person=make.person(organisation=school), at=clock()) for _ in range(2))
    actions.cancel_registration(registration=has, at=clock())
    client.force_login(organiser)

    assert "Je geeft er één bij" not in text_of(client.get(page("desk-give", event.pk, waits.pk)))
    client.post(page("desk-give", event.pk, waits.pk))

    waits.refresh_from_db()
    assert (waits.state, event.pools.get().capacity) == (State.CONFIRMED, 1)


def test_the_desk_says_whom_to_call_on_the_last_day(client, organiser):
    event = make.event(places=1, organiser=organiser, freed_places="offered", starts_at=clock() + timedelta(hours=3))
    client.force_login(organiser)
    has, _waits = (actions.register(event=event, person=make.person(), at=clock()) for _ in range(2))
    actions.cancel_registration(registration=has, at=clock())
    said = text_of(client.get(page("desk-event", event.pk)))
    assert "1 plek is vrij en er wachten mensen. Bel wie aan de beurt is." in said
    assert "Geef een plek" in said


def test_nobody_else_may(client, event, trainer, stranger):
    waits = actions.register(event=event, person=make.person(), at=clock())
    for user in (trainer, stranger):
        client.force_login(user)
        for address in (page("desk-places", event.pk), page("desk-give", event.pk, waits.pk)):
            assert client.get(address).status_code == 404
    assert client.get(page("desk-give", event.pk, 987654)).status_code == 404
