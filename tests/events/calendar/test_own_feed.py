"""My own calendar: all that my address registered for, with the same UIDs as the mails about it."""

from datetime import timedelta

import pytest
import vobject
from django.urls import reverse
from django.utils.timezone import now as clock

from events.calendar.actions import make_feed
from events.messages.drawing import mail_of
from events.models import Message, Registration, Session
from events.planning.actions import cancel_event, move_event
from events.registration.actions import cancel_registration, register
from tests import make
from tests.events.calendar.reading import address, entries, read, titles

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


@pytest.fixture
def soon():
    return clock().replace(microsecond=0) + timedelta(weeks=3)


@pytest.fixture
def feed():
    return make_feed(kind="mine", email=ANNA, at=clock())


def test_it_holds_what_the_address_has_and_nothing_of_others(client, soon, feed):
    make.registration(make.event("Mijn", starts_at=soon), email=ANNA)
    make.registration(make.event("Van een ander", starts_at=soon))
    make.registration(make.event("Ook van mij", starts_at=soon - timedelta(weeks=9)), email=ANNA)
    response = client.get(address(feed))
    assert titles(response) == ["Ook van mij", "Mijn"]
    assert read(response).contents["x-wr-calname"][0].value == "Mijn bijeenkomsten bij Bijeen"
    text = response.content.decode()
    assert ANNA not in text and "Doğan" not in text and feed.code not in text
    assert not [row.code for row in Registration.objects.all() if row.code in text]


@pytest.mark.parametrize(
    ("state", "title", "status", "taken"),
    [
        ("confirmed", "Samen leren", "CONFIRMED", "OPAQUE"),
        ("waiting", "Op de wachtlijst: Samen leren", "TENTATIVE", "TRANSPARENT"),
        ("offered", "Plek aangeboden: Samen leren", "TENTATIVE", "OPAQUE"),
        ("requested", "Aangevraagd: Samen leren", "TENTATIVE", "TRANSPARENT"),
        ("cancelled", "Samen leren", "CANCELLED", "TRANSPARENT"),
        ("replaced", "Samen leren", "CANCELLED", "TRANSPARENT"),
        ("declined", "Samen leren", "CANCELLED", "TRANSPARENT"),
    ],
)
def test_an_entry_says_how_sure_it_is(client, soon, feed, state, title, status, taken):
    row = make.registration(make.event(starts_at=soon), state=state, email=ANNA, at=clock())
    own = reverse("bijeen_fixed:registration-calendar", args=[row.code])
    for response in (client.get(address(feed)), client.get(own)):
        entry = read(response).vevent
        assert (entry.summary.value, entry.status.value, entry.transp.value) == (title, status, taken)


def test_what_was_cancelled_stays_for_a_month(client, soon, feed, time_machine):
    make.registration(make.event(starts_at=soon), state="cancelled", email=ANNA, at=clock())
    assert len(entries(client.get(address(feed)))) == 1
    time_machine.move_to(clock() + timedelta(days=31))
    assert entries(client.get(address(feed))) == []


def test_every_channel_has_the_same_entry_of_the_same_registration(client, soon, feed):
    row = register(event=make.event(starts_at=soon, venue=make.venue()), person=make.person(email=ANNA), at=clock())
    series = make.event("Reeks", starts_at=soon, shape="series", session=False)
    for week in range(2):
        start = soon + timedelta(weeks=week)
        Session.objects.create(event=series, starts_at=start, ends_at=start + timedelta(hours=2))
    many = make.registration(series, email=ANNA)

    followed = {entry.uid.value: entry.sequence.value for entry in entries(client.get(address(feed)))}

    mailed = [part for part in mail_of(Message.objects.get()).message().walk() if "calendar" in part.get_content_type()]
    taken_in = vobject.readOne(mailed[0].get_payload(decode=True).decode()).vevent_list
    for registration in (row, many):
        taken_in += entries(client.get(reverse("bijeen_fixed:registration-calendar", args=[registration.code])))
    assert {entry.uid.value for entry in taken_in} == set(followed) and len(followed) == 3
    assert all(followed[entry.uid.value] == entry.sequence.value for entry in taken_in)


def test_it_moves_and_goes_with_the_meeting(client, soon, feed, organiser):
    event = make.event(starts_at=soon, organiser=organiser)
    row = register(event=event, person=make.person(email=ANNA), at=clock())
    seen = [client.get(address(feed))]
    later = {"starts_at": event.starts_at + timedelta(days=1), "ends_at": event.ends_at + timedelta(days=1)}
    event = move_event(event=event, version=event.version, at=clock(), by=organiser, **later)
    seen.append(client.get(address(feed)))
    cancel_event(event=event, version=event.version, reason="Ziek", at=clock(), by=organiser)
    seen.append(client.get(address(feed)))

    got = [read(response).vevent for response in seen]
    assert len({entry.uid.value for entry in got}) == 1 == len({f"registration-{row.pk}"})
    assert [entry.sequence.value for entry in got] == ["0", "1", "2"]
    assert got[1].dtstart.value == later["starts_at"]
    assert [entry.status.value for entry in got] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert len({response["ETag"] for response in seen}) == 3


def test_who_cancels_sees_it_cancelled_with_a_higher_sequence(client, soon, feed):
    row = register(event=make.event(starts_at=soon), person=make.person(email=ANNA), at=clock())
    before = client.get(address(feed))
    cancel_registration(registration=row, at=clock())
    after = client.get(address(feed), headers={"if-none-match": before["ETag"]})
    first, last = read(before).vevent, read(after).vevent
    assert last.status.value == "CANCELLED" and int(last.sequence.value) == int(first.sequence.value) + 1
    assert last.dtstamp.value >= first.dtstamp.value


def test_each_entry_speaks_the_language_of_its_registration(client, soon, feed):
    event = make.event("Een", title_en="One", starts_at=soon)
    make.registration(event, email=ANNA, language="en", state="waiting")
    make.registration(make.event("Twee", title_en="Two", starts_at=soon + timedelta(days=1)), email=ANNA)
    assert titles(client.get(address(feed))) == ["On the waiting list: One", "Twee"]


def test_who_has_it_already_gets_304_and_no_cache_keeps_it(client, soon, feed):
    make.registration(make.event(starts_at=soon), email=ANNA)
    first = client.get(address(feed))
    again = client.get(address(feed), headers={"if-none-match": f'"x", {first["ETag"]}'})
    assert again.status_code == 304 and not again.content
    for response in (first, again, client.head(address(feed))):
        assert response["Cache-Control"] == "private, no-store" and response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"] and not response.cookies
    assert first["Content-Disposition"] == 'attachment; filename="agenda.ics"'


def test_a_link_of_staff_does_not_open_it_nor_the_other_way_round(client, feed, organiser):
    staff = make_feed(kind="organiser", user=organiser, at=clock())
    assert client.get(f"/mijn/agenda/{staff.code}.ics").status_code == 404
    assert client.get(f"/beheer/agenda/{feed.code}.ics").status_code == 404


def test_it_costs_the_same_for_one_and_for_three(client, soon, feed, django_assert_num_queries):
    client.get(address(feed))
    for _ in range(2):
        event = make.event(starts_at=soon, venue=make.venue())
        event.sessions.update(venue=event.venue)
        make.registration(event, email=ANNA)
        with django_assert_num_queries(3):
            assert client.get(address(feed)).status_code == 200
        make.registration(make.event(starts_at=soon), email=ANNA)
