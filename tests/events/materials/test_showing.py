"""Who sees a material when: the whole table, and the words for it at the desk."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from events import extend
from events.extend import Audience
from events.materials.queries import material_for, materials_for, materials_of
from events.materials.showing import Standing, may_see, seen_now
from events.models import Event, Registration, Round, Session, SessionChoice
from tests import make
from tests.events.materials.files import material

pytestmark = pytest.mark.django_db
LATER = make.DAY + timedelta(days=2)
NOBODY, GUEST = Standing(), Standing(has_place=True)
THERE, MEMBER = replace(GUEST, was_there=True), replace(GUEST, groups=frozenset({"netwerk"}))

SEES = {
    # for whom        nobody guest there member, where the event has a page for anybody; and where it has none
    "public": ((True, True, True, True), (False, True, True, True)),
    "registered": ((False, True, True, True), (False, True, True, True)),
    "present": ((False, False, True, False), (False, False, True, False)),
    "netwerk": ((False, False, False, True), (False, False, False, True)),
}


@pytest.mark.parametrize("audience", SEES)
def test_the_table_of_who_sees_what_when(audience):
    for moment, is_closed, is_outside in product(("before", "after"), (False, True), (False, True)):
        is_there = moment == "before" or is_closed
        expected = [is_there and sees for sees in SEES[audience][0 if is_outside else 1]]
        found = [
            may_see(moment, audience, is_closed=is_closed, is_outside=is_outside, standing=standing)
            for standing in (NOBODY, GUEST, THERE, MEMBER)
        ]
        assert found == expected, (moment, is_closed, is_outside)


def titles(registration, at=LATER) -> list[str]:
    """As a page reads them: the registration as it stands now."""
    return [str(row.title) for row in materials_for(Registration.objects.get(pk=registration.pk), at)]


@pytest.mark.parametrize("state", ["waiting", "requested", "offered", "cancelled", "declined", "replaced"])
def test_only_a_confirmed_place_counts(state):
    event = make.event()
    material(event, "Vooraf", moment="before")
    assert titles(make.registration(event)) == ["Vooraf"]
    assert titles(make.registration(event, state=state)) == []


def test_what_is_for_afterwards_comes_when_the_event_is_closed():
    event = make.event()
    material(event, "Verslag")
    registration = make.registration(event)
    assert titles(registration) == []
    Event.objects.update(closed_at=LATER)
    assert titles(registration, LATER - timedelta(minutes=1)) == []
    assert titles(registration, LATER) == ["Verslag"]


def test_what_is_of_a_session_comes_when_that_one_is_closed():
    event = make.event(shape="series")
    first = event.sessions.get()
    second = Session.objects.create(event=event, starts_at=make.DAY, ends_at=make.DAY + timedelta(hours=1))
    material(event, "Eerste", session=first)
    material(event, "Tweede", session=second)
    registration = make.registration(event)
    make.present(make.registration(event), first)
    assert titles(registration) == ["Eerste"]


def test_who_was_not_there_does_not_see_what_is_for_who_was():
    event = make.event()
    session = event.sessions.get()
    material(event, "Casus", session=session, audience="present")
    material(event, "Alle casussen", audience="present")
    there, half, not_there = (make.registration(event) for _ in range(3))
    make.present(there, session)
    make.present(half, session, state="partly")
    make.present(not_there, session, state="absent")
    Event.objects.update(closed_at=make.DAY + timedelta(hours=5))
    assert titles(there) == titles(half) == ["Casus", "Alle casussen"]
    assert titles(not_there) == []


def test_what_is_of_a_chosen_workshop_is_for_who_has_a_place_in_it():
    day = make.conference(rounds=1)
    workshop, other = day.sessions.all()
    material(day, "Oefening", session=workshop, moment="before")
    chose, chose_other = make.registration(day, choices=(workshop,)), make.registration(day, choices=(other,))
    assert (titles(chose), titles(chose_other)) == (["Oefening"], [])
    SessionChoice.objects.update(state="waiting", waiting_since=make.BEFORE)
    assert titles(chose) == []


def test_a_group_of_another_app_sees_what_is_for_it():
    event = make.event()
    member, other = make.registration(event, first_name="Lid"), make.registration(event)
    group = Audience("netwerk", "Leden van een netwerk", lambda registration: registration.first_name == "Lid")
    with extend.audiences.only(group):
        made = material(event, "Afspraken", moment="before", audience="netwerk")
        assert (titles(member), titles(other)) == (["Afspraken"], [])
        assert seen_now(made, LATER) == "Nu voor wie een plek heeft en hierbij hoort: Leden van een netwerk."
    assert titles(member) == []
    assert "Een groep die er niet meer is" in seen_now(made, LATER)


def test_nobody_sees_the_material_of_another_event():
    made = material(make.event(), moment="before")
    assert material_for(make.registration(make.event()), made.pk, LATER) is None


def workshop(event) -> Session:
    """A session of a round, which somebody may have chosen."""
    hours = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    return make.workshop(Round.objects.create(event=event, number=1, name_nl="Ronde 1", **hours))


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_as_many_queries_for_one_as_for_three(django_assert_num_queries, number):
    people = []
    for _ in range(number):
        event = make.event()
        for place in range(number):
            material(event, f"Stuk {place}", moment="before", session=event.sessions.get())
        people.append(make.registration(event))
    with django_assert_num_queries(2):  # the materials, and their other versions
        materials_of(people, LATER)
    for person in people:
        material(person.event, "Casus", audience="present")
        material(person.event, "Van de workshop", moment="before", session=workshop(person.event))
    with django_assert_num_queries(4):  # and who chose which workshop, and who was there
        found = materials_of(people, LATER)
        said = [other for rows in found.values() for row in rows for other in row.alternatives.all()]
    assert len(found) == number and said == []


def test_the_desk_reads_who_sees_it_now():
    event = make.event()
    session = event.sessions.get()
    day = make.conference(rounds=1)
    said = [
        seen_now(material(event, **fields), LATER)
        for fields in (
            {},
            {"session": session},
            {"moment": "before"},
            {"moment": "before", "audience": "public"},
        )
    ]
    said.append(seen_now(material(day, session=day.sessions.first(), moment="before"), LATER))
    assert said == [
        "Nu nog niemand. Het komt vrij als de bijeenkomst is afgesloten.",
        "Nu nog niemand. Het komt vrij als de presentie van dit onderdeel is afgesloten.",
        "Nu voor wie een plek heeft.",
        "Nu voor iedereen, ook op de pagina van de bijeenkomst.",
        "Nu voor wie een plek heeft bij dit onderdeel.",
    ]
    Session.objects.filter(pk=session.pk).update(closed_at=make.DAY)
    Event.objects.filter(pk=event.pk).update(closed_at=make.DAY)
    event.refresh_from_db()
    session.refresh_from_db()
    assert seen_now(material(event, audience="present"), LATER) == "Nu voor wie er was."
    assert seen_now(material(event, audience="present", session=session), LATER) == "Nu voor wie bij dit onderdeel was."
