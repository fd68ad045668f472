"""A date of a published series goes to another moment or house, or is off: everybody who comes is told, once."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock
from icalendar import Calendar

from events.messages.drawing import letter_of, mail_of
from events.models import Event, Group, Message, Role, Speaker, State
from events.moments import long_date
from events.planning.actions import move_event, publish_event
from events.programme.actions import add_session, change_session, remove_session
from events.programme.refusals import MomentHasGone
from tests import make
from tests.events.registration.series import WEEK, absent, series

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def event():
    """At noon, far from midnight; published, and in a house."""
    noon = (clock() + WEEK).replace(hour=11, minute=0, second=0, microsecond=0)
    return series(starts_at=noon, venue=make.venue("Het Huis"))


@pytest.fixture
def second(event):
    """Its second meeting."""
    return event.sessions.all()[1]


def moved(session, by, organiser, at=None):
    hours = {"starts_at": session.starts_at + by, "ends_at": session.ends_at + by}
    return change_session(session=session, at=at or clock(), by=organiser, **hours)


def told(kind="date_moved"):
    return Message.objects.filter(kind=kind)


def test_everybody_who_comes_is_told_once_and_the_entry_in_the_calendar_moves(event, second, organiser):
    person, waits = make.registration(event), make.registration(event, state=State.WAITING)
    make.registration(event, state=State.CANCELLED)
    was = second.starts_at
    moved(second, DAY, organiser)
    assert {row.registration for row in told()} == {person, waits}
    letter = letter_of(told().get(registration=person))
    assert long_date(was + DAY) in letter.subject and f"eerst {long_date(was)}" in letter.text
    assert "Meld je voor die keer af" in letter.text
    assert "Meld je voor die keer af" not in letter_of(told().get(registration=waits)).text
    [part] = mail_of(told().get(registration=person)).attachments
    [entry] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert entry.decoded("dtstart") == was + DAY


def test_who_is_away_that_day_is_told_only_what_concerns_them(event, second, organiser):
    away, comes = make.registration(event, at=clock() - WEEK), make.registration(event)
    absent(away, second)
    moved(second, HOUR, organiser)
    assert told().get().registration == comes
    second.refresh_from_db()
    moved(second, DAY, organiser)
    assert told("absence_dropped").get().registration == away
    assert {row.registration for row in told()} == {comes} and told().count() == 2


def test_another_house_is_told_without_saying_where(event, second, organiser):
    make.registration(event)
    change_session(session=second, venue=make.venue("Zaal Zuid"), at=clock(), by=organiser)
    letter = letter_of(told().get())
    assert "op een andere plek" in letter.text and "verplaatst" not in letter.text
    assert "Zaal Zuid" not in letter.subject + letter.text


def test_hours_and_house_are_told_together(event, second, organiser):
    make.registration(event)
    hours = {"starts_at": second.starts_at + HOUR, "ends_at": second.ends_at + HOUR}
    change_session(session=second, venue=make.venue("Zaal Zuid"), at=clock(), by=organiser, **hours)
    text = letter_of(told().get()).text
    assert "op een andere plek" in text and "is verplaatst" in text


def test_a_house_that_was_not_known_is_no_other_house(event, second, organiser):
    make.registration(event)
    Event.objects.update(venue=None)
    second.refresh_from_db()
    change_session(session=second, venue=make.venue("Zaal Zuid"), at=clock(), by=organiser)
    assert not told().exists()


def test_a_move_that_is_taken_back_before_it_was_mailed_says_nothing_false(event, second, organiser):
    make.registration(event)
    moved(second, HOUR, organiser)
    second.refresh_from_db()
    moved(second, -HOUR, organiser)
    assert told().filter(status="stopped").count() == 1
    assert "op een andere plek" not in letter_of(told().get(status="due")).text
    second.refresh_from_db()
    remove_session(session=second, at=clock(), by=organiser)
    assert not told().filter(status="due").exists() and told("date_removed").count() == 1


@pytest.mark.parametrize("fields", [{"title_nl": "Anders"}, {"summary_nl": "Meer"}])
def test_what_is_no_move_is_no_mail(event, second, organiser, fields):
    make.registration(event)
    change_session(session=second, at=clock(), by=organiser, **fields)
    assert not told().exists()


def test_who_gives_it_is_told(event, second, organiser, trainer):
    Role.objects.create(user=trainer, name=Role.Name.TRAINER, session=second)
    moved(second, DAY, organiser)
    assert told("moved_trainer").get().email == trainer.email
    second.refresh_from_db()
    remove_session(session=second, at=clock(), by=organiser)
    off = told("removed_trainer").get()
    assert off.email == trainer.email and long_date(second.starts_at) in letter_of(off).text


def test_who_gives_it_from_now_on_is_told_and_not_who_gave_it(event, second, organiser, trainer):
    Role.objects.create(user=trainer, name=Role.Name.TRAINER, session=second)
    other = make.user("andere-trainer")
    speaker = Speaker.objects.create(first_name="Noor", family_name="Bakker", user=other, email=other.email)
    hours = {"starts_at": second.starts_at + DAY, "ends_at": second.ends_at + DAY}
    change_session(session=second, speakers=(speaker,), at=clock(), by=organiser, **hours)
    assert told("moved_trainer").get().email == other.email


def test_a_draft_and_what_is_over_are_told_nothing(event, second, organiser):
    make.registration(event)
    moved(second, DAY, organiser, at=second.ends_at + 2 * DAY)
    Event.objects.update(status=Event.Status.DRAFT)
    second.refresh_from_db()
    moved(second, DAY, organiser)
    remove_session(session=second, at=clock(), by=organiser)
    assert not told().exists() and not told("date_removed").exists()


def test_nothing_of_a_published_series_is_set_in_the_past(event, second, organiser):
    with pytest.raises(MomentHasGone):
        moved(second, -4 * WEEK, organiser)
    gone = clock() - WEEK
    with pytest.raises(MomentHasGone):
        add_session(event=event, starts_at=gone, ends_at=gone + HOUR, at=clock(), by=organiser)


def test_a_date_that_fell_through_and_comes_later_is_told(event, second, organiser):
    away, comes = make.registration(event, at=clock() - WEEK), make.registration(event)
    absent(away, second)
    moved(second, WEEK, organiser, at=second.ends_at + HOUR)
    assert told().get().registration == comes and told("absence_dropped").get().registration == away


def test_a_date_that_is_off_is_told_and_leaves_the_calendar(event, second, organiser):
    person = make.registration(event)
    make.registration(event, state=State.WAITING)
    Event.objects.update(is_sensitive=True)
    second.refresh_from_db()
    remove_session(session=second, at=clock(), by=organiser)
    message = told("date_removed").get(registration=person)
    letter = letter_of(message)
    assert long_date(second.starts_at) in letter.text and "Leernetwerk" not in letter.subject + letter.text
    [part] = mail_of(message).attachments
    [entry] = Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")
    assert entry["status"] == "CANCELLED" and part.get_param("method") == "CANCEL"
    assert entry.decoded("dtstart") == second.starts_at
    waits = told("date_removed").exclude(registration=person).get()
    assert not mail_of(waits).attachments and "agenda" not in letter_of(waits).text


def test_a_contact_reads_of_which_colleague_it_is(event, second, organiser):
    group = Group.objects.create(event=event, first_name="Lotte", email="lotte@example.org")
    make.registration(event, group=group, email="", first_name="Ilse")
    moved(second, DAY, organiser)
    assert "Dit gaat over Ilse" in letter_of(told().get()).text


def test_a_series_lasts_until_its_last_date(event, organiser):
    first, second, last = event.sessions.order_by("starts_at")
    moved(last, WEEK, organiser)
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (first.starts_at, last.ends_at + WEEK)
    later = last.ends_at + 3 * WEEK
    added = add_session(event=event, starts_at=later - HOUR, ends_at=later, at=clock(), by=organiser)
    event.refresh_from_db()
    assert event.ends_at == later
    remove_session(session=added, at=clock(), by=organiser)
    first.refresh_from_db()
    moved(first, 5 * WEEK, organiser)
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (second.starts_at, first.ends_at + 5 * WEEK)


def test_the_dates_of_a_draft_only_grow(event, organiser):
    Event.objects.update(status=Event.Status.DRAFT)
    was = event.ends_at
    remove_session(session=event.sessions.order_by("starts_at").last(), at=clock(), by=organiser)
    event.refresh_from_db()
    assert event.ends_at == was


def test_a_series_made_in_one_day_lasts_from_its_first_date_until_its_last(event, organiser):
    first, _second, last = event.sessions.order_by("starts_at")
    Event.objects.update(status=Event.Status.DRAFT, starts_at=first.starts_at + DAY, ends_at=first.ends_at + DAY)
    published = publish_event(event=Event.objects.get(), at=clock(), by=organiser)
    assert (published.starts_at, published.ends_at) == (first.starts_at, last.ends_at)
    at = {"starts_at": first.starts_at + WEEK, "ends_at": first.ends_at + WEEK}
    later = move_event(event=published, version=published.version, at=clock(), by=organiser, **at)
    assert (later.starts_at, later.ends_at) == (first.starts_at + WEEK, last.ends_at + WEEK)
    assert Event.objects.get().ends_at == last.ends_at + WEEK
