"""Calendars, read back by another parser than the one that wrote them."""

from datetime import timedelta

import pytest
import vobject
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.timezone import now as clock

from events.calendar.ics import registration_calendar
from events.messages.drawing import mail_of
from events.models import Message, Registration, Session
from events.registration.actions import cancel_registration, change_mode, register
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    return clock().replace(microsecond=0) + timedelta(weeks=3)


def read(response) -> vobject.base.Component:
    assert response["Content-Type"].startswith("text/calendar")
    return vobject.readOne(response.content.decode())


def of(event):
    return reverse("bijeen_fixed:calendar-event", args=[event.slug])


def test_an_event_stands_at_its_own_hour_in_its_own_zone(client, soon):
    event = make.event("Samen leren", starts_at=soon, venue=make.venue())
    calendar = read(client.get(of(event)))
    entry = calendar.vevent
    assert entry.dtstart.value == localtime(event.starts_at)
    assert entry.summary.value == "Samen leren" and "Voorbeeldstraat 1" in entry.location.value
    assert calendar.vtimezone.tzid.value == "Europe/Amsterdam"


def test_a_closed_event_has_no_address_a_sensitive_one_no_title_a_confidential_one_no_file(client, soon):
    fields = {"starts_at": soon, "venue": make.venue()}
    closed = client.get(of(make.event("Besloten", visibility="closed", **fields))).content.decode()
    assert "Besloten" in closed and "Voorbeeldstraat" not in closed and "Utrecht" in closed
    sensitive = client.get(of(make.event("Achterlating", is_sensitive=True, **fields))).content.decode()
    assert "Achterlating" not in sensitive and "Jouw bijeenkomst op" in sensitive and "Utrecht" not in sensitive
    assert client.get(of(make.event(visibility="confidential", is_sensitive=True, **fields))).status_code == 404


def test_an_entry_keeps_its_uid_and_its_sequence_rises(client, soon):
    event = make.event(starts_at=soon)
    before = read(client.get(of(event))).vevent
    event.sequence, event.starts_at, event.ends_at = 1, soon + timedelta(days=1), soon + timedelta(days=1, hours=2)
    event.save()
    after = read(client.get(of(event))).vevent
    assert before.uid.value == after.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")


def test_nothing_new_is_304(client, soon):
    event = make.event(starts_at=soon)
    tag = client.get(of(event))["ETag"]
    assert client.get(of(event), headers={"if-none-match": tag}).status_code == 304


def test_the_agenda_is_a_calendar_with_the_same_filters(client, soon):
    make.event("Een", starts_at=soon)
    make.event("Twee", starts_at=soon, kind="webinar", mode="online")
    make.event("Drie", starts_at=soon, visibility="confidential", is_sensitive=True)
    feed = reverse("bijeen_fixed:calendar-agenda")
    assert {entry.summary.value for entry in read(client.get(feed)).vevent_list} == {"Een", "Twee"}
    assert [entry.summary.value for entry in read(client.get(feed, {"vorm": "online"})).vevent_list] == ["Twee"]


def test_a_series_has_all_its_dates(client, soon):
    event = make.event(starts_at=soon, shape="series", session=False)
    for week in range(3):
        start = soon + timedelta(weeks=week)
        Session.objects.create(
            event=event, starts_at=start, ends_at=start + timedelta(hours=2), title_nl=f"Keer {week}"
        )
    entries = read(client.get(of(event))).vevent_list
    assert len({entry.uid.value for entry in entries}) == 3
    assert entries[0].summary.value == "Samen leren: Keer 0"


def test_my_own_calendar_is_private_and_says_when_i_cancelled(client, soon):
    registration = make.registration(make.event(starts_at=soon), state="cancelled")
    response = client.get(reverse("bijeen_fixed:registration-calendar", args=[registration.code]))
    assert response["Cache-Control"] == "private, no-store"
    assert read(response).vevent.status.value == "CANCELLED"
    assert registration.code not in response.content.decode()


def test_the_feed_costs_the_same_for_one_and_for_three(client, soon, django_assert_num_queries):
    feed = reverse("bijeen_fixed:calendar-agenda")
    for _ in range(2):
        make.event(starts_at=soon)
        client.get(feed)  # draws what is new
        with django_assert_num_queries(2):
            client.get(feed)
        make.event(starts_at=soon)


@pytest.mark.parametrize("code", ["%00", "bestaat-niet", "a%00b%EF%BF%BF"])
def test_a_calendar_behind_a_wrong_code_is_closed_like_its_page(client, code):
    response = client.get(f"/aanmelding/{code}/agenda.ics", headers={"accept-language": "en"})
    assert response.status_code == 404 and "This link does not work" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer" and "noindex" in response["X-Robots-Tag"]


def entry_of(registration, **fields):
    body, method = registration_calendar(
        Registration.objects.select_related("event__venue").get(pk=registration.pk), **fields
    )
    return vobject.readOne(body.decode()).vevent, method


def test_who_cancels_sends_a_higher_sequence_than_the_entry_that_came_first(now):
    event = make.event(venue=make.venue())
    mine, other = (register(event=event, person=make.person(), at=now) for _ in range(2))
    first, _ = entry_of(mine, made_at=now)
    cancel_registration(registration=mine, at=now + timedelta(minutes=1))
    last, method = entry_of(mine, cancels=True)

    assert method == "CANCEL" and first.uid.value == last.uid.value
    assert int(last.sequence.value) == int(first.sequence.value) + 1
    assert last.dtstamp.value >= first.dtstamp.value
    assert entry_of(other)[0].sequence.value == first.sequence.value


def test_who_goes_online_gets_an_entry_without_the_street(now):
    event = make.event(venue=make.venue(), mode="hybrid")
    mine = register(event=event, person=make.person(), at=now)
    first, _ = entry_of(mine)
    change_mode(registration=mine, mode="online", at=now)
    last, method = entry_of(mine)

    assert "Voorbeeldstraat" in first.location.value and last.location.value == "Online"
    assert (method, int(last.sequence.value)) == ("REQUEST", int(first.sequence.value) + 1)
    mail = mail_of(Message.objects.get(kind="choices_changed"))
    assert any("calendar" in str(part.get_content_type()) for part in mail.message().walk())
