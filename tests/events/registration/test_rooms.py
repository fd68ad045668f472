"""On the day itself: where to be, hour by hour, and nothing that a bystander should not read."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.models import Session
from events.registration.views.chosen import chosen_by_round
from events.registration.views.rooms import rooms_of
from tests import make

pytestmark = pytest.mark.django_db


DURING = make.DAY + timedelta(minutes=1)


def test_it_names_what_is_for_everybody_and_what_somebody_chose():
    day = make.conference(venue=make.venue(rooms=2))
    mine = day.sessions.first()
    mine.room = day.venue.rooms.first()
    mine.save()
    opening = Session.objects.create(
        event=day, type="plenary", title_nl="Opening", starts_at=day.starts_at, ends_at=mine.starts_at
    )
    person = make.registration(day, choices=(mine,))
    places = rooms_of(person, chosen_by_round(person), DURING)
    assert [place.session.pk for place in places] == [opening.pk, mine.pk]
    assert places[1].where == "Zaal 1" and [place.is_now for place in places] == [True, False]


def test_a_sensitive_workshop_is_a_room_and_an_hour():
    day = make.conference()
    mine = day.sessions.first()
    mine.is_sensitive, mine.title_nl = True, "Achterlating"
    mine.save()
    person = make.registration(day, choices=(mine,))
    [place] = rooms_of(person, chosen_by_round(person), DURING)
    assert place.what == ""


def test_the_page_of_the_day_shows_the_code_first_then_where_to_be(client):
    event = make.event(starts_at=clock() + timedelta(minutes=1), venue=make.venue())
    page = client.get(f"/aanmelding/{make.registration(event).code}/").content.decode()
    assert page.index("b-qr") < page.index("Waar moet je zijn?") < page.index("Zo kom je er")


def test_the_rooms_cost_the_same_queries_for_one_session_and_for_three(django_assert_num_queries):
    day = make.conference()
    person = make.registration(day)
    rounds = chosen_by_round(person)
    for number in (1, 3):
        Session.objects.create(event=day, title_nl=str(number), starts_at=day.starts_at, ends_at=day.ends_at)
        with django_assert_num_queries(2):
            rooms_of(person, rounds, DURING)
