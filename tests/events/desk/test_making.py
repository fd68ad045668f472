"""From nothing to published in eight fields; changed, moved, cancelled and copied on pages of their own."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime
from django.utils.timezone import now as clock

from events.models import Event, Message, Round
from events.registration.actions import register
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


def soon(**fields):
    return make.event(starts_at=clock() + timedelta(weeks=3), **fields)


def small(**fields) -> dict:
    day = (clock() + timedelta(weeks=5)).date().isoformat()
    return {
        "title_nl": "Vaders in beeld",
        "starts_on": day,
        "starts_at": "13:30",
        "ends_at": "16:30",
        "places": "24",
        **fields,
    }


def test_a_small_meeting_is_published_in_two_screens_and_at_most_eight_fields(desk):
    page = desk.get(url("make", "workshop")).content.decode()
    asked = [
        name
        for name in ("title_nl", "starts_on", "starts_at", "ends_at", "venue", "room", "places", "summary_nl")
        if f'name="{name}"' in page
    ]
    assert (
        len(asked) == 8 and page.count("<input") + page.count("<select") + page.count("<textarea") == 9
    )  # and the token

    desk.post(url("make", "workshop"), small(publish="1"))

    event = Event.objects.get()
    assert (event.status, event.pools.get().limit) == ("published", 24)
    assert localtime(event.starts_at).strftime("%H:%M") == "13:30"
    assert desk.get(f"/agenda/{event.slug}/").status_code == 200


def test_a_draft_is_not_on_the_agenda(desk):
    desk.post(url("make", "workshop"), small(draft="1"))
    event = Event.objects.get()
    assert event.status == "draft" and desk.get(f"/agenda/{event.slug}/").status_code == 404


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(desk):
    response = desk.post(url("make", "workshop"), small(ends_at="12:00", places="veel"))
    page = response.content.decode()
    assert response.status_code == 422 and 'value="Vaders in beeld"' in page and not Event.objects.exists()
    page = desk.post(url("make", "workshop"), small(ends_at="12:00")).content.decode()
    assert "Het einde is niet na het begin." in page


def test_saving_over_a_newer_version_shows_both_and_keeps_what_was_typed(desk, organiser):
    event = soon(organiser=organiser)
    page = desk.get(url("change", event.pk))
    fields = page.context["form"].initial
    data = {
        name: value for name, value in fields.items() if isinstance(value, str | int) and not isinstance(value, bool)
    }
    data |= {"has_waiting_list": "on", "asks_access": "on", "version": 1}
    assert desk.post(url("change", event.pk), {**data, "title_nl": "Van een ander"}).status_code == 302

    response = desk.post(url("change", event.pk), {**data, "title_nl": "Van mij"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Van een ander" in page and 'value="Van mij"' in page and 'name="version" value="2"' in page
    assert desk.post(url("change", event.pk), {**data, "title_nl": "Van mij", "version": 2}).status_code == 302
    assert Event.objects.get().title_nl == "Van mij"


def test_moving_says_who_is_told_and_tells_them(desk, organiser):
    event = soon(organiser=organiser)
    register(event=event, person=make.person(), at=clock())
    page = desk.get(url("move", event.pk))
    assert page.context["affected"].confirmed == 1
    day = (clock() + timedelta(weeks=6)).date().isoformat()
    desk.post(
        url("move", event.pk),
        {"version": 1, "starts_on": day, "starts_at": "10:00", "ends_at": "12:00", "reason": "De zaal is nat."},
    )
    assert Message.objects.filter(kind="changed_event").count() == 1


def test_cancelling_needs_a_reason_and_one_button(desk, organiser):
    event = soon(organiser=organiser)
    register(event=event, person=make.person(language="en"), at=clock())
    page = desk.get(url("cancel", event.pk)).content.decode()
    assert "in het Engels" in page
    assert desk.post(url("cancel", event.pk), {"version": 1}).status_code == 422
    desk.post(url("cancel", event.pk), {"version": 1, "reason": "De trainer is ziek."})
    assert Event.objects.get().status == "cancelled"
    assert Message.objects.filter(kind="cancelled_event").count() == 1


def test_a_copy_is_a_draft_on_its_own_day(desk, organiser):
    event = soon(organiser=organiser)
    response = desk.post(url("copy", event.pk), {"starts_on": "2030-03-14", "starts_at": "09:30"})
    copy = Event.objects.get(status="draft")
    assert (
        response.url == url("event", copy.pk)
        and localtime(copy.starts_at).strftime("%d-%m-%Y %H:%M") == "14-03-2030 09:30"
    )


def test_a_day_is_filled_with_rounds_and_workshops(desk, organiser):
    starts_at = (clock() + timedelta(weeks=3)).replace(hour=9, minute=0, second=0, microsecond=0)
    event = make.event(starts_at=starts_at, session=False, shape="conference", organiser=organiser)
    start = localtime(event.starts_at)
    at = {"starts_at": start.strftime("%H:%M"), "ends_at": (start + timedelta(hours=1)).strftime("%H:%M")}
    desk.post(url("add-round", event.pk), {"version": 1, "name_nl": "Ronde 1", **at})
    round_ = Round.objects.get()
    data = {"version": 2, "title_nl": "Oefenen", "type": "workshop", "round": round_.pk, "places": 20}
    assert desk.post(url("add-session", event.pk), data).status_code == 302
    page = desk.get(url("programme", event.pk)).content.decode()
    assert "Oefenen" in page and "0 van 20 bezet" in page


def test_a_workshop_with_more_places_than_people_is_refused(desk, organiser):
    event = make.conference(organiser=organiser, starts_at=clock() + timedelta(weeks=3))
    data = {"version": event.version, "title_nl": "Zaal vol", "type": "workshop", "round": event.rounds.first().pk}
    assert desk.post(url("add-session", event.pk), {**data, "places": "9" * 20}).status_code == 422


def test_more_places_serve_who_waits(desk, organiser):
    event = soon(organiser=organiser, places=1)
    rows = [register(event=event, person=make.person(), at=clock()) for _ in range(2)]
    pool = event.pools.get()
    desk.post(url("places", event.pk), {"pool": pool.pk, f"p{pool.pk}-version": 1, f"p{pool.pk}-capacity": 2})
    rows[1].refresh_from_db()
    assert rows[1].state == "confirmed"


def test_an_event_costs_the_same_for_one_and_three_registrations(desk, organiser):
    event = soon(organiser=organiser)
    counts = []
    for _ in range(2):
        make.registration(event)
        desk.get(url("event", event.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url("event", event.pk))
        counts.append(len(queries))
        make.registration(event)
    assert counts[0] == counts[1] <= 42


def test_nobody_is_asked_whether_they_still_come_months_ahead(desk, organiser):
    event = soon(organiser=organiser)
    initial = desk.get(url("change", event.pk)).context["form"].initial
    data = {
        name: value for name, value in initial.items() if isinstance(value, str | int) and not isinstance(value, bool)
    }
    response = desk.post(url("change", event.pk), {**data, "confirm_days": 500, "remind_invited_days": 999})
    errors = response.context["form"].errors
    assert response.status_code == 422 and "hoogstens 30" in errors["confirm_days"][0]
    assert "hoogstens 60" in errors["remind_invited_days"][0] and 'value="500"' in response.content.decode()
    assert desk.post(url("change", event.pk), {**data, "confirm_days": 30}).status_code == 302
