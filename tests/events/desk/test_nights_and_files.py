"""What somebody types in the night that the clock changes; and a list that is taken along."""

import pytest
import time_machine

from events.desk.actions import download_list
from events.models import Event, Fact
from events.registration.actions import register
from events.registration.queries import registrations_of
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db
SAYS = "Dit uur bestaat niet"


@pytest.fixture
def desk(client, organiser, now):
    """Signed in as an organiser, in January 2027."""
    with time_machine.travel(now, tick=False):
        client.force_login(organiser)
        yield client


NIGHT = {"starts_on": "2027-03-28", "starts_at": "02:30", "ends_at": "03:10"}


def test_an_hour_that_does_not_exist_is_refused_beside_its_field(desk, organiser):
    event = make.event(organiser=organiser)
    draft = make.event(organiser=organiser, status="draft")
    day = make.event(organiser=organiser, session=False, shape="series")
    forms = {
        url("make", "workshop"): {"title_nl": "Nacht", "places": "5", **NIGHT},
        url("move", event.pk): {"version": "1", **NIGHT},
        url("copy", event.pk): NIGHT,
        url("change", draft.pk): {
            "version": "1", "title_nl": "Nacht", "starts_on": "2027-03-28", "starts_clock": "02:30", "ends_clock": "04:00",
            "mode": "on_site", "visibility": "public", "way_in": "open",
        },
        url("add-session", day.pk): {"version": "1", "title_nl": "Nacht", "type": "meeting", "day": "2027-03-28", **NIGHT},
    }  # fmt: skip
    for address, typed in forms.items():
        answer = desk.post(address, typed)
        assert answer.status_code == 422 and SAYS in answer.content.decode(), address
    assert Event.objects.count() == 3


def test_an_end_before_the_start_on_a_clock_that_jumps_is_refused(desk):
    typed = {"title_nl": "Nacht", "places": "5", "starts_on": "2027-03-28", "starts_at": "01:30", "ends_at": "03:10"}
    assert desk.post(url("make", "workshop"), typed).status_code == 302
    event = Event.objects.get()
    assert (event.ends_at - event.starts_at).total_seconds() == 40 * 60


def test_the_hour_that_comes_twice_is_taken_as_the_first(desk):
    typed = {"title_nl": "Nacht", "places": "5", "starts_on": "2027-10-31", "starts_at": "02:30", "ends_at": "03:10"}
    assert desk.post(url("make", "workshop"), typed).status_code == 302
    event = Event.objects.get()
    assert (event.ends_at - event.starts_at).total_seconds() == 100 * 60


def test_publishing_at_once_in_the_past_leaves_no_draft_behind(desk):
    typed = {"title_nl": "Te laat", "places": "5", "starts_on": "2020-03-02", "starts_at": "09:30", "ends_at": "11:00"}
    answer = desk.post(url("make", "workshop"), {**typed, "publish": "1"})
    assert answer.status_code == 422 and "al geweest" in answer.content.decode()
    assert not Event.objects.exists()


def test_hours_typed_beside_a_round_are_refused_and_those_that_stood_there_are_not(desk, organiser):
    event = make.conference(organiser=organiser)
    round_ = event.rounds.first()
    typed = {"version": "1", "title_nl": "Nieuw", "type": "workshop", "round": str(round_.pk)}
    stood = {"starts_at": "09:30", "ends_at": "12:30"}
    answer = desk.post(url("add-session", event.pk), {**typed, "starts_at": "10:15", "ends_at": "10:45"})
    assert answer.status_code == 422 and "de tijden van die ronde" in answer.content.decode()
    assert desk.post(url("add-session", event.pk), {**typed, **stood}).status_code == 302


def test_who_takes_a_list_along_and_how_many_stand_in_it_is_written_down(organiser, now):
    event = make.event(organiser=organiser)
    register(event=event, person=make.person(), at=now)
    assert b"Do" in download_list(event=event, registrations=registrations_of(event), form="csv", at=now, by=organiser)
    fact = Fact.objects.get(name="list_downloaded")
    assert (fact.by, fact.data) == (organiser, {"people": 1, "form": "csv"})


def test_a_trainer_and_a_helper_see_nothing_of_a_draft(desk, client, trainer):
    draft, on = make.event("Nog geheim", status="draft"), make.event("Samen leren")
    for event in (draft, on):
        event.roles.create(user=trainer, name="helper")
        event.sessions.get().roles.create(user=trainer, name="trainer")
    client.force_login(trainer)
    page = client.get(url("sessions")).content.decode()
    assert "Samen leren" in page and "Nog geheim" not in page
    assert client.get(url("expected", draft.sessions.get().pk)).status_code == 404
