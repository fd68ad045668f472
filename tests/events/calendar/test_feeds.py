"""Links to follow a calendar by: made once, renewed, ended, and forgotten when nobody uses them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from config.logs import RouteOnly
from events.calendar.actions import end_feed, erase_feeds, make_feed, renew_feed, use_feed
from events.calendar.holdings import forget_feeds
from events.calendar.queries import Kind, feed_of, kinds_for, links_of
from events.calendar.refusals import FeedEnded, NothingToFollow
from events.models import CalendarFeed, Fact, Role
from events.moments import day_of, today
from events.staff.actions import deactivate_staff
from tests import make
from tests.events.calendar.reading import address

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


def test_an_address_has_one_link_however_it_is_written(now):
    feed = make_feed(kind="mine", email=" Anna@Example.org", at=now, language="en")
    again = make_feed(kind="mine", email=ANNA, at=now)
    assert again == feed == feed_of(email="ANNA@example.org") and again.language == "en"
    assert Fact.objects.filter(name="calendar_feed_made").count() == 1
    assert feed_of(email="ander@example.org") is None


def test_the_links_say_where_it_is_and_open_a_calendar_program(now, settings):
    settings.BIJEEN_BASE_URL = "https://bijeen.example"
    feed = make_feed(kind="mine", email=ANNA, at=now)
    links = links_of(feed)
    assert links.https == f"https://bijeen.example/mijn/agenda/{feed.code}.ics"
    assert links.webcal == f"webcal://bijeen.example/mijn/agenda/{feed.code}.ics"


def test_a_new_link_stops_the_old_one(client, now):
    old = make_feed(kind="mine", email=ANNA, at=now)
    new = renew_feed(feed=old, at=now)
    assert client.get(address(old)).status_code == 404 and client.get(address(new)).status_code == 200
    assert Fact.objects.get(name="calendar_feed_renewed").data == {"kind": "mine"}


def test_an_ended_link_leaves_nothing_and_is_as_any_that_never_was(client, now):
    feed = make_feed(kind="mine", email=ANNA, at=now)
    where = address(feed)
    end_feed(feed=feed, at=now)
    end_feed(feed=feed, at=now)
    ended, never = client.get(where), client.get("/mijn/agenda/bestaat-niet.ics")
    assert ended.status_code == never.status_code == 404 and ended.content == never.content
    assert not CalendarFeed.objects.exists() and Fact.objects.filter(name="calendar_feed_ended").count() == 1
    with pytest.raises(FeedEnded):
        renew_feed(feed=feed, at=now)


def test_who_wants_to_be_forgotten_has_no_link_any_more(now):
    make_feed(kind="mine", email=ANNA, at=now)
    make_feed(kind="mine", email="blijft@example.org", at=now)
    assert erase_feeds(email="ANNA@example.org") == 1 and erase_feeds(email=ANNA) == 0
    assert CalendarFeed.objects.get().email == "blijft@example.org"


def test_staff_follow_what_they_do_and_nothing_else(now, organiser):
    trainer, nobody = make.user("trainer"), make.user("niemand")
    Role.objects.create(user=trainer, name="trainer", session=make.event(organiser=organiser).sessions.get())
    assert kinds_for(organiser) == [Kind.ORGANISER] and kinds_for(trainer) == [Kind.TRAINER] and not kinds_for(nobody)
    assert make_feed(kind="organiser", user=organiser, at=now) == feed_of(kind="organiser", user=organiser)
    for who in (
        {"kind": "trainer", "user": organiser},
        {"kind": "organiser", "user": trainer},
        {"kind": "mine", "user": trainer},
        {"kind": "onzin", "user": trainer},
        {"kind": "organiser", "email": ANNA},
        {"kind": "mine", "email": " "},
    ):
        with pytest.raises(NothingToFollow):
            make_feed(at=now, **who)


def test_the_database_keeps_one_link_for_one_somebody(now, organiser):
    feed = {"made_at": now, "kind": "mine", "email": ANNA}
    CalendarFeed.objects.create(**feed)
    for other in ({}, {"user": organiser}, {"email": ""}, {"kind": "trainer"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CalendarFeed.objects.create(**{**feed, **other})


def test_who_is_deactivated_loses_every_link_at_once(client, now):
    leaver = make.user("weg", role="organiser")
    feed = make_feed(kind="organiser", user=leaver, at=now)
    assert client.get(address(feed)).status_code == 200
    deactivate_staff(user=leaver, at=now, by=None)
    assert not CalendarFeed.objects.exists() and client.get(address(feed)).status_code == 404


def test_an_account_that_was_switched_off_elsewhere_has_no_feed_either(client, now, organiser):
    feed = make_feed(kind="organiser", user=organiser, at=now)
    organiser.is_active = False
    organiser.save()
    assert client.get(address(feed)).status_code == 404


# What is kept of it -------------------------------------------------------------------------------


def test_only_the_last_day_of_use_is_kept(client, now, django_assert_num_queries):
    feed = make_feed(kind="mine", email=ANNA, at=now)
    use_feed(feed=feed, at=now)
    assert CalendarFeed.objects.get().used_on == day_of(now)
    with django_assert_num_queries(0):
        use_feed(feed=feed, at=now + timedelta(minutes=1))
    client.get(address(feed))
    assert CalendarFeed.objects.get().used_on == today()


def test_a_link_is_forgotten_a_year_after_it_was_used_or_when_nothing_is_registered_any_more(now, organiser):
    event = make.event()
    used, unused = (make.registration(event).email for _ in range(2))
    for email in (used, unused, "weg@example.org"):
        make_feed(kind="mine", email=email, at=now)
    staff = make_feed(kind="organiser", user=organiser, at=now)
    assert forget_feeds(now + timedelta(days=6)) == 0
    assert forget_feeds(now + timedelta(days=8), dry_run=True) == 1 and CalendarFeed.objects.count() == 4
    assert forget_feeds(now + timedelta(days=8)) == 1
    use_feed(feed=feed_of(email=used), at=now + timedelta(days=200))
    use_feed(feed=staff, at=now + timedelta(days=200))
    assert forget_feeds(now + timedelta(days=366)) == 1 and feed_of(email=unused) is None
    assert forget_feeds(now + timedelta(days=560)) == 0
    assert forget_feeds(now + timedelta(days=567)) == 2


@pytest.mark.parametrize("place", ["mijn", "beheer"])
def test_the_log_never_names_a_link(client, now, caplog, place):
    path = f"/{place}/agenda/geheimecode.ics"
    assert client.get(path).status_code == 404 and client.post(path).status_code in (404, 405)
    written = [
        record.getMessage() for record in caplog.records if RouteOnly().filter(record)
    ]  # as the site's handler does
    assert written and "geheimecode" not in " ".join(written)
