"""What somebody organises, and gives, as a calendar to follow."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.calendar.actions import make_feed
from events.models import CalendarEntry, Role, Session
from events.moments import local
from tests import make
from tests.events.calendar.reading import address, entries, read, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    return clock().replace(microsecond=0) + timedelta(weeks=3)


@pytest.fixture
def trainer():
    return make.user("trainer")


def give(trainer, *sessions):
    for session in sessions:
        Role.objects.create(user=trainer, name="trainer", session=session)
    return make_feed(kind="trainer", user=trainer, at=clock())


def test_the_organiser_sees_how_each_event_stands(client, soon, organiser):
    mine = {"organiser": organiser, "starts_at": soon}
    venue = make.venue()
    full = make.event("Vol", places=2, venue=venue, room=venue.rooms.get(), **mine)
    for _ in range(2):
        make.registration(full)
    make.event("Nog niet", status="draft", **mine)
    make.event("Afgezegd", status="cancelled", **mine)
    make.event("Zonder grens", places=None, **mine)
    make.event("Van een ander", starts_at=soon, organiser=make.user("ander"))
    make.event("Zonder dag", status="draft", organiser=organiser, starts_at=None)

    response = client.get(address(make_feed(kind="organiser", user=organiser, at=clock())))

    found = {entry.summary.value: entry for entry in entries(response)}
    assert set(found) == {"Vol: Vol", "Concept: Nog niet", "Afgezegd", "Zonder grens"}
    statuses = [found[title].status.value for title in ("Vol: Vol", "Concept: Nog niet", "Afgezegd")]
    assert statuses == ["CONFIRMED", "TENTATIVE", "CANCELLED"]
    says = found["Vol: Vol"].description.value
    assert "Verwacht: 2 van 2" in says and "Gepubliceerd" in says and f"/inchecken/{full.slug}/" in says
    assert found["Vol: Vol"].location.value == "Zaal 1, Het Huis, Voorbeeldstraat 1, 0000 AA Utrecht"
    assert found["Vol: Vol"].url.value.endswith(f"/beheer/onderdelen/{full.sessions.get().pk}/")
    assert "Verwacht: 0" in found["Zonder grens"].description.value
    assert "inchecken" not in found["Concept: Nog niet"].description.value
    assert "/onderdelen/" not in found["Concept: Nog niet"].url.value  # a draft has no list yet


def test_a_conference_has_its_day_and_its_sessions_a_series_its_dates(client, soon, organiser):
    day = make.conference(starts_at=soon, rounds=1, sessions=2, organiser=organiser)
    start = day.starts_at
    Session.objects.create(
        event=day, type="break", title_nl="Lunch", starts_at=start, ends_at=start + timedelta(hours=1)
    )
    series = make.event("Reeks", starts_at=soon + timedelta(days=1), shape="series", session=False, organiser=organiser)
    for week in range(2):
        begins = soon + timedelta(days=1, weeks=week)
        Session.objects.create(event=series, starts_at=begins, ends_at=begins + timedelta(hours=2))
    chooser = day.sessions.exclude(type="break").first()
    make.registration(day, choices=(chooser,))

    found = entries(client.get(address(make_feed(kind="organiser", user=organiser, at=clock()))))

    assert [entry.summary.value for entry in found] == [
        "Dichtbij", "Dichtbij: Workshop 1A", "Dichtbij: Workshop 1B", "Reeks", "Reeks",
    ]  # fmt: skip
    assert [entry.description.value.split("\n")[1] for entry in found[:3]] == [
        "Verwacht: 1 van 50", "Verwacht: 1 van 20", "Verwacht: 0 van 20",
    ]  # fmt: skip
    assert len({entry.uid.value for entry in found}) == 5
    assert found[0].url.value.endswith(f"/beheer/{day.pk}/")


def test_the_trainer_sees_only_what_is_given_with_room_and_door(client, soon, trainer):
    venue = make.venue()
    day = make.conference(starts_at=soon, rounds=1, sessions=2, venue=venue)
    mine, _other = day.sessions.all()
    mine.room = venue.rooms.get()
    mine.save()
    draft = make.event("Nog niet", status="draft", starts_at=soon)
    for _ in range(3):
        make.registration(day, choices=(mine,))
    make.registration(day)

    (entry,) = entries(client.get(address(give(trainer, mine, draft.sessions.get()))))

    assert entry.summary.value == "Dichtbij: Workshop 1A"
    assert entry.location.value.startswith("Zaal 1, Het Huis, ")
    assert "Verwacht: 3 van 20" in entry.description.value
    assert f"/inchecken/{day.slug}/?deur={mine.pk}" in entry.description.value
    assert entry.url.value.endswith(f"/beheer/onderdelen/{mine.pk}/")


def test_who_organises_and_gives_has_one_entry_of_one_thing(client, soon, organiser):
    event = make.event(starts_at=soon, organiser=organiser)
    day = make.conference(starts_at=soon, rounds=1, sessions=2, organiser=organiser)
    feeds = [
        give(organiser, event.sessions.get(), day.sessions.first()),
        make_feed(kind="organiser", user=organiser, at=clock()),
    ]
    given, organised = ({one.uid.value: one.serialize() for one in entries(client.get(address(f)))} for f in feeds)
    assert len(given) == 2 and given.items() <= organised.items()
    assert f"event-{event.pk}@" in "".join(given) and CalendarEntry.objects.filter(audience="staff").count() == 4


def test_two_sessions_of_one_meeting_are_two_entries(client, soon, trainer):
    event = make.event(starts_at=soon)
    first = event.sessions.get()
    second = Session.objects.create(event=event, starts_at=first.starts_at, ends_at=first.ends_at, title_nl="Deel 2")
    found = entries(client.get(address(give(trainer, first, second))))
    assert len({entry.uid.value for entry in found}) == 2


def test_a_role_that_ended_takes_its_entries_along(client, soon, trainer):
    feed = give(trainer, make.event("Een", starts_at=soon).sessions.get())
    assert titles(client.get(address(feed))) == ["Een"]
    Role.objects.filter(user=trainer).update(ended_at=clock())
    assert titles(client.get(address(feed))) == []


def test_a_number_that_changes_gives_another_tag_and_another_text(client, soon, trainer):
    event = make.event(starts_at=soon)
    feed = give(trainer, event.sessions.get())
    before = client.get(address(feed))
    assert client.get(address(feed), headers={"if-none-match": before["ETag"]}).status_code == 304
    make.registration(event)
    after = client.get(address(feed), headers={"if-none-match": before["ETag"]})
    assert "Verwacht: 0 van 20" in read(before).vevent.description.value
    assert "Verwacht: 1 van 20" in read(after).vevent.description.value
    assert after["Cache-Control"] == "private, no-store"


def test_an_entry_is_drawn_once(client, soon, trainer):
    feed = give(trainer, make.event("Een", starts_at=soon).sessions.get())
    client.get(address(feed))
    kept = CalendarEntry.objects.get()
    CalendarEntry.objects.update(text=kept.text.replace("SUMMARY:", "SUMMARY:Bewaard "))
    assert titles(client.get(address(feed))) == ["Bewaard Een"]


@pytest.mark.parametrize("visibility", ["public", "closed", "confidential"])
def test_what_is_sensitive_has_its_own_day_and_no_subject_no_place_no_address_that_tells(
    client, soon, trainer, visibility
):
    venue = make.venue()
    event = make.event(
        "Achterlating", starts_at=soon, shape="series", session=False, is_sensitive=True, visibility=visibility,
        venue=venue, slug="achterlating-zien",
    )  # fmt: skip
    dates = [soon + timedelta(weeks=week) for week in range(2)]
    sessions = [
        Session.objects.create(event=event, starts_at=at, ends_at=at + timedelta(hours=2), title_nl="Geheim",
                               room=venue.rooms.get())
        for at in dates
    ]  # fmt: skip
    text = client.get(address(give(trainer, *sessions))).content.decode().replace("\r\n ", "")
    said = [line for line in text.split("\r\n") if line.startswith("SUMMARY:")]
    assert [line.split()[3] for line in said] == [str(local(at).day) for at in dates] and len(set(said)) == 2
    for word in ("chterlating", "Geheim", "Huis", "Voorbeeldstraat", "Utrecht", "Zaal", "LOCATION"):
        assert word not in text, word
    assert ("Verwacht" in text) is (visibility != "confidential")
    stored = "".join(CalendarEntry.objects.values_list("text", flat=True))
    assert "Jouw bijeenkomst" not in stored and "chterlating" not in stored


def test_a_sensitive_workshop_of_an_open_day_has_no_title_and_no_room(client, soon, trainer):
    venue = make.venue()
    day = make.conference(starts_at=soon, rounds=1, sessions=1, venue=venue)
    day.sessions.update(is_sensitive=True, room=venue.rooms.get())
    text = client.get(address(give(trainer, day.sessions.get()))).content.decode()
    assert "Dichtbij" in text and "Het Huis" in text and "Workshop" not in text and "Zaal" not in text


def test_a_besloten_meeting_has_its_town_only(client, soon, trainer):
    venue = make.venue()
    event = make.event(starts_at=soon, visibility="closed", venue=venue)
    event.sessions.update(room=venue.rooms.get())
    entry = read(client.get(address(give(trainer, event.sessions.get())))).vevent
    assert entry.location.value == "Utrecht" and entry.summary.value == "Samen leren"


def test_it_speaks_the_language_in_which_the_link_was_made(client, soon, organiser):
    make.event("Een", title_en="One", status="draft", starts_at=soon, organiser=organiser)
    feed = make_feed(kind="organiser", user=organiser, at=clock(), language="en")
    assert titles(client.get(address(feed), headers={"accept-language": "nl"})) == ["Draft: One"]


@pytest.mark.parametrize(("kind", "number"), [("organiser", 8), ("trainer", 6)])
def test_it_costs_the_same_for_one_and_for_three(client, soon, organiser, kind, number, django_assert_num_queries):
    venue = make.venue()
    feed = None
    for many in (1, 2):
        for _ in range(many):
            event = make.event(starts_at=soon, venue=venue, organiser=organiser)
            event.sessions.update(room=venue.rooms.get() if many > 1 else None, venue=venue if many > 1 else None)
            Role.objects.create(user=organiser, name="trainer", session=event.sessions.get())
        feed = feed or make_feed(kind=kind, user=organiser, at=clock())
        client.get(address(feed))  # draws what is new
        with django_assert_num_queries(number):
            client.get(address(feed))
