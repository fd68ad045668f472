"""The year as data: all of it is there, once, around today; a broken file plays in nothing."""

import json
from collections import Counter
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils.timezone import localtime

from demo.play import PROGRAMME, play_year
from events.models import (
    Event,
    Fact,
    Group,
    Message,
    PlaceOffer,
    Registration,
    Role,
    Session,
    SessionChoice,
    State,
    Venue,
)
from events.planning.queries import warnings_of
from events.registration.invariants import broken
from tests.demo.conftest import NOW, TODAY

WEEK = timedelta(weeks=1)


def event(key: str) -> Event:
    return Event.objects.get(source_key=key)


def states(key: str) -> Counter:
    return Counter(event(key).registrations.values_list("state", flat=True))


def test_as_many_people_come_as_the_file_says(year):
    written = {row["id"]: row["demo_fill"] for row in json.loads(PROGRAMME.read_text())["activities"]}
    assert year.events == len(written) == 29
    for key, fill in written.items():
        found, offered = (
            states(key),
            states(key)[State.OFFERED],
        )  # one place is offered again: of somebody who cancelled
        assert found[State.CONFIRMED] + offered == fill["confirmed"], key
        assert found[State.CANCELLED] - offered == fill["cancelled"], key


def test_every_place_is_counted_well(year):
    assert Registration.objects.count() > 1000
    assert broken() == []


def test_there_is_a_past_a_today_and_a_future(year):
    assert Event.objects.filter(ends_at__lt=NOW).count() > 10
    assert Event.objects.filter(starts_at__gt=NOW).count() > 8
    today = [row for row in Event.objects.all() if localtime(row.starts_at).date() == TODAY]
    assert [row.source_key for row in today] == ["act-13"]
    assert 4 * WEEK <= event("act-23").starts_at - NOW <= 8 * WEEK
    assert timedelta() < NOW - event("act-15").ends_at < 4 * WEEK


def test_the_days_of_the_week_stay(year):
    assert f"{localtime(event('act-23').starts_at):%A %H:%M}" == "Thursday 09:30"
    assert {f"{localtime(row.starts_at):%A}" for row in event("act-04").sessions.all()} == {"Tuesday"}


def test_nothing_happened_after_now(year):
    assert not Registration.objects.filter(registered_at__gt=NOW).exists()
    assert not Fact.objects.filter(at__gt=NOW).exists()
    assert not Message.objects.filter(planned_at__gt=NOW).exists()


def test_one_is_full_with_a_waiting_list(year):
    full = event("act-19")
    assert states("act-19") == {State.CONFIRMED: 13, State.OFFERED: 1, State.WAITING: 8, State.CANCELLED: 3}
    assert full.starts_at > NOW
    offer = PlaceOffer.objects.get()
    assert (offer.registration.event, offer.answer) == (full, "")
    assert offer.expires_at > NOW


def test_one_is_cancelled_and_everybody_is_told_once(year):
    off = event("act-21")
    assert (off.status, off.cancel_reason) == ("cancelled", "De trainer is ziek en er is geen vervanger.")
    told = Message.objects.filter(event=off, kind="cancelled_event", status="due")
    assert told.count() == told.values("registration").distinct().count() == 8


def test_one_is_moved_by_a_week_with_its_session(year):
    moved = event("act-16")
    assert moved.starts_at - moved.moved_from == WEEK
    assert moved.sessions.get().starts_at == moved.starts_at
    assert Message.objects.filter(event=moved, kind="changed_event").count() == 15


def test_one_is_confidential_and_has_an_address_that_tells_nothing(year):
    hidden = event("act-18")
    assert (hidden.visibility, hidden.is_sensitive, len(hidden.slug)) == ("confidential", True, 16)


def test_the_other_edges_are_there(year):
    assert not Event.objects.filter(source_key__in=["act-11", "act-18", "act-27"], is_planned=True).exists()
    names = {str(speaker) for session in Session.objects.all() for speaker in _speakers(session)}
    assert "Tesfay" in names
    assert {"Bram 't Hart", "Lieke Vos-van der Meer"} == {
        role.user.get_full_name() for role in Role.objects.filter(user__email__contains="hart@") | _lieke()
    }
    english, repeat, small = (Session.objects.get(source_key=f"ses-w{key}") for key in ("305", "303", "105"))
    assert english.language == "en" and english.title_en
    assert repeat.repeats.source_key == "ses-w103"
    assert small.pools.get().capacity == 24 < small.room.capacity and small.is_sensitive
    assert Session.objects.get(source_key="ses-w205").is_sensitive
    outside = event("act-28")
    assert (outside.way_in, outside.pools.count(), outside.estimated_audience) == ("none", 0, 60)
    assert SessionChoice.objects.filter(state=State.WAITING, session__event__source_key="act-23").count() == 22


def _speakers(session):
    return [row.speaker for row in session.speaking.select_related("speaker")]


def _lieke():
    return Role.objects.filter(user__email__startswith="lieke")


def test_staff_have_their_roles_and_a_contact_has_colleagues(year):
    everywhere = Counter(Role.objects.filter(event=None, session=None).values_list("name", flat=True))
    assert everywhere == {"organiser": 3, "programme_manager": 1, "administrator": 1, "privacy_officer": 1}
    assert Role.objects.filter(name="trainer", session__event__source_key="act-13").count() == 1
    assert Role.objects.filter(name="helper", event__source_key="act-13").count() == 1
    assert Group.objects.get().registrations.count() == 5


def test_people_speak_more_than_one_language_and_have_all_kinds_of_names(year):
    assert Registration.objects.filter(language="en").count() > 20
    assert Registration.objects.filter(family_name="").count() > 3
    assert not Registration.objects.exclude(email="").exclude(email__endswith="@example.org").exists()


def test_only_the_mails_of_the_last_days_are_sent(year):
    due = Message.objects.filter(status="due")
    assert 20 < due.count() < 150
    assert not due.filter(planned_at__lt=NOW - timedelta(days=2)).exists()


def test_twice_is_once_also_on_another_day(year, django_assert_max_num_queries):
    before = {model: model.objects.count() for model in (Event, Registration, Role, Venue, Message, Fact)}
    with django_assert_max_num_queries(30):
        assert play_year(today=TODAY + WEEK, now=NOW + WEEK).events == 0
    assert before == {model: model.objects.count() for model in before}


def test_what_is_new_in_the_file_is_played_in_beside_what_is_there(year, tmp_path):
    written = json.loads(PROGRAMME.read_text())
    new = {**next(row for row in written["activities"] if row["id"] == "act-25"), "id": "act-99"}
    written["activities"].append(new)
    path = tmp_path / "year.json"
    path.write_text(json.dumps(written))
    assert play_year(path=path, today=TODAY, now=NOW).events == 1
    assert event("act-99").slug == f"{event('act-25').slug}-2"


def test_a_year_of_another_day_stays_where_it_is_and_says_how_to_begin_anew(year):
    said = {}
    for today in (TODAY, TODAY + 3 * WEEK):
        out = StringIO()
        call_command("load_demo", today=f"{today}", stdout=out)
        said[today] = out.getvalue()
    assert said[TODAY] == "The year is there already.\n"
    assert "around 24-02-2027" in said[TODAY + 3 * WEEK] and "make run FRESH=1" in said[TODAY + 3 * WEEK]


def test_next_years_conference_is_a_draft_with_things_that_do_not_add_up(year):
    draft = Event.objects.get(status="draft")
    codes = {warning.code for warning in warnings_of(draft, NOW) if warning.asks_why}
    assert draft.copied_from == event("act-23") and "conflict" in codes
    assert draft.title_nl.startswith("KIS-jaarbijeenkomst 2028")
