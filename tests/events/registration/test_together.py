"""Colleagues who come only together: all of them or none, without holding up the line."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Fact, Group, Message, State
from events.places.actions import hold_seats, set_places
from events.registration import actions
from events.registration.invariants import broken
from events.registration.refusals import EventFull
from tests import make
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LINES = "Dominique Vos; d@jhm.example\nAhmed Benali; a@jhm.example\nTomasz Wójcik; t@jhm.example"


def group(event, at, **said):
    contact = {"first_name": "Lotte", "family_name": "", "email": "lotte@jhm.example", "language": "nl"}
    said = {"is_together": True, "organisation": None, **contact, **said}
    return actions.make_group(event=event, lines=actions.read_lines(LINES), at=at, **said)


def states(made) -> list[str]:
    return sorted(made.registrations.values_list("state", flat=True))


def test_they_come_when_there_is_room_for_all(now):
    made = group(make.event(places=3), now)
    assert states(made) == [State.CONFIRMED] * 3
    assert set(Message.objects.exclude(registration=None).values_list("kind", flat=True)) == {"confirmation"}
    assert broken() == []


def test_they_wait_together_and_others_take_what_is_free(now):
    event = make.event(places=2)
    made = group(event, now)
    other = actions.register(event=event, person=make.person(), at=now)

    assert states(made) == [State.WAITING] * 3
    assert set(Message.objects.filter(registration__group=made).values_list("kind", flat=True)) == {"waiting_list"}
    assert other.state == State.CONFIRMED
    assert broken() == []


@pytest.mark.parametrize("freed", ["given", "offered"])
def test_they_are_served_as_one_as_soon_as_they_fit(freed, now, organiser):
    event = make.event(places=0, freed_places=freed)
    made = group(event, now)
    later = actions.register(event=event, person=make.person(), at=now + timedelta(hours=1))
    set_places(event=event, capacity=1, at=now + timedelta(hours=2), by=organiser)
    later.refresh_from_db()
    got = State.CONFIRMED if freed == "given" else State.OFFERED
    assert (states(made), later.state) == ([State.WAITING] * 3, got), "passed over, and nobody held up"

    set_places(event=event, capacity=4, at=now + timedelta(hours=3), by=organiser)

    assert states(made) == [got] * 3
    assert broken() == []


def test_a_group_that_grows_smaller_fits_sooner(now):
    event = make.event(places=2)
    made = group(event, now)
    actions.cancel_registration(registration=made.registrations.first(), at=now)
    assert states(made) == [State.CANCELLED, State.CONFIRMED, State.CONFIRMED]
    assert broken() == []


def test_they_may_wait_apart_after_all(now):
    event = make.event(places=2)
    made = group(event, now)
    for _ in range(2):  # twice is once
        actions.wait_apart(group=made, at=now)

    assert states(made) == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert Fact.objects.filter(name="group_waits_apart", actor="contact").count() == 1
    assert broken() == []


def test_where_there_is_no_list_nobody_of_them_is_registered(now):
    event = make.event(places=2, has_waiting_list=False)
    with pytest.raises(EventFull):
        group(event, now)
    assert not event.registrations.exists()


def test_colleagues_have_the_seats_held_for_their_organisation_together(now, organiser):
    school, event = make.organisation("School B"), make.event(places=4)
    hold_seats(event=event, organisation=school, number=2, until=now + timedelta(days=3), at=now, by=organiser)
    actions.register(event=event, person=make.person(), at=now)
    made = group(event, now, organisation=school)
    assert states(made) == [State.CONFIRMED] * 3
    pool = event.pools.get()
    assert (pool.taken, pool.held, pool.free) == (4, 0, 0)
    assert broken() == []


def form(**more) -> dict[str, str]:
    who = {"first_name": "Lotte", "email": "lotte@jhm.example", "organisation": "", "lines": LINES}
    return {**who, "together": "together", "step": "look", **more}


def test_what_it_costs_is_told_before_choosing_and_the_choice_is_kept(client):
    event = make.event(places=2, starts_at=clock() + timedelta(weeks=3))
    path = reverse("bijeen_events:registration-group", args=[event.slug])
    empty = client.get(path)
    token = re.search(r'name="token" value="([^"]*)"', empty.content.decode())[1]
    said = text_of(empty)
    assert "Alleen samen. Dan wacht de hele groep" in said and "Samen wachten kan langer duren" in said

    looked = client.post(path, form(token=token))
    mark = re.search(r'name="looked" value="([^"]*)"', looked.content.decode())[1]
    assert re.search(r'value="together"[^>]*checked', looked.content.decode())
    client.post(path, form(step="add", looked=mark, token=token))

    made = Group.objects.get()
    assert made.is_together and states(made) == [State.WAITING] * 3


def test_the_contact_lets_them_wait_apart_with_one_button(client):
    event = make.event(places=2, starts_at=clock() + timedelta(weeks=3))
    made = group(event, clock())
    page, apart = (reverse(f"bijeen_fixed:{name}", args=[made.code]) for name in ("group", "group-apart"))
    assert "Jullie wachten samen" in text_of(client.get(page))
    assert "Laat je ieder apart wachten?" in text_of(client.get(apart))
    assert states(made) == [State.WAITING] * 3, "a link does nothing"

    client.post(apart)

    assert states(made) == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert "Jullie wachten samen" not in text_of(client.get(page))
    assert client.get(apart).status_code == 302


def test_where_nobody_waits_it_is_not_asked(client):
    event = make.event(places=2, has_waiting_list=False, starts_at=clock() + timedelta(weeks=3))
    said = text_of(client.get(reverse("bijeen_events:registration-group", args=[event.slug])))
    assert "Alleen samen" not in said


def test_more_colleagues_may_wait_together_with_who_waits_already(now):
    event = make.event(places=1)
    made = group(event, now, is_together=False)
    actions.add_colleagues(group=made, lines=actions.read_lines("Lin Chen; l@jhm.example"), at=now, is_together=True)
    made.refresh_from_db()
    assert made.is_together
    actions.cancel_registration(registration=made.registrations.get(state=State.CONFIRMED), at=now)
    assert states(made) == [State.CANCELLED, *[State.WAITING] * 3], "one place is not enough for three"


def test_who_of_the_group_waits_already_comes_along_or_all_wait(now, organiser):
    event = make.event(places=0)
    made = group(event, now)
    set_places(event=event, capacity=2, at=now, by=organiser)
    actions.add_colleagues(group=made, lines=actions.read_lines("Lin Chen; l@jhm.example"), at=now)
    assert states(made) == [State.WAITING] * 4, "two places are free, and they are four"

    set_places(event=event, capacity=5, at=now, by=organiser)
    assert states(made) == [State.CONFIRMED] * 4
    actions.add_colleagues(group=made, lines=actions.read_lines("Noor Aydın; n@jhm.example"), at=now)
    assert states(made) == [State.CONFIRMED] * 5
    assert broken() == []


def test_declining_who_waits_lets_the_others_fit(now, organiser):
    made = group(make.event(places=2), now)
    actions.decline(registration=made.registrations.first(), at=now, by=organiser)
    assert states(made) == [State.CONFIRMED, State.CONFIRMED, State.DECLINED]
    assert broken() == []
