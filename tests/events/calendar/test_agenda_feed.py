"""`/agenda.ics`: the agenda with its filters, as a calendar to subscribe to."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import CalendarEntry, Event, Session
from events.moments import day_of
from events.planning.actions import cancel_event, change_event, keep_reference, move_event
from tests import make
from tests.events.calendar.reading import entries, read, titles

pytestmark = pytest.mark.django_db
FEED = "/agenda.ics"


@pytest.fixture
def soon():
    return clock().replace(microsecond=0) + timedelta(weeks=3)


def test_each_filter_of_the_agenda_works_here_too(client, soon):
    line = make.line()
    there = {"venue": make.venue(province="Utrecht"), "starts_at": soon}
    make.event("Lijn", line=line, **there)
    make.event("Soort", kind="webinar", mode="online", starts_at=soon)
    make.event("Later", starts_at=soon + timedelta(days=70))
    month = f"{soon + timedelta(days=70):%Y-%m}"
    for query, found in (
        ({"soort": "webinar"}, ["Soort"]),
        ({"thema": line.theme_id}, ["Lijn"]),
        ({"lijn": line.pk}, ["Lijn"]),
        ({"regio": "Utrecht"}, ["Lijn"]),
        ({"vorm": "online"}, ["Soort"]),
        ({"maand": month}, ["Later"]),
        ({"zoek": "later"}, ["Later"]),
        ({"zoek": "zeppelin"}, []),
    ):
        assert titles(client.get(FEED, query)) == found, query


@pytest.mark.parametrize(
    "query",
    [
        "soort=onzin&soort=%00", "thema=x", "thema=99999999999999999999", "lijn=-1", "regio=%00", "vorm=ja", "maand=2027-13",
        "maand=0000-00", "zoek=%00%ED%A0%80", "zoek=%25%27%22", "taal=xx", "pagina=x", "%FF=%FF",
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_left_out(client, soon, query):
    make.event("Een", starts_at=soon)
    assert client.get(f"{FEED}?{query}").status_code == 200


def test_it_has_a_name_that_says_the_filters_and_how_often_to_look(client, soon):
    make.event("Een", starts_at=soon)
    text = client.get(FEED, {"zoek": "een, twee; drie\nvier\\", "vorm": "locatie"}).content.decode()
    name = "Agenda van Bijeen: Op locatie\\, “een\\, twee\\; drie vier\\\\”"
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert f"NAME:{name}" in unfolded and f"X-WR-CALNAME:{name}" in unfolded
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in unfolded and "X-PUBLISHED-TTL:PT6H" in unfolded
    assert read(client.get(FEED)).contents["x-wr-calname"][0].value == "Agenda van Bijeen"


def test_titles_are_escaped_folded_at_75_octets_and_ended_with_crlf(client, soon):
    title = "Één, twee; drie \\ vier " * 6 + "\x07\x1f"
    make.event(title, starts_at=soon)
    response = client.get(FEED)
    assert titles(response) == [title.replace("\x07\x1f", "")]
    lines = response.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines) and lines[-1] == b""
    assert b"\\, twee\\; drie \\\\ vier" in response.content.replace(b"\r\n ", b"")


def test_a_line_end_in_a_title_does_not_begin_a_property(client, soon):
    make.event("Een\r\nATTENDEE:mailto:kwaad@example.org", starts_at=soon)
    entry = read(client.get(FEED)).vevent
    assert not hasattr(entry, "attendee") and "ATTENDEE" in entry.summary.value


def test_it_is_in_dutch_and_in_english_where_the_address_says_so(client, soon):
    make.event("Een", title_en="One", starts_at=soon)
    in_english = {"accept-language": "en"}
    assert titles(client.get(FEED, headers=in_english)) == ["Een"]
    assert titles(client.get(FEED, {"taal": "en"})) == ["One"]
    assert "Calendar of Bijeen" in client.get(FEED, {"taal": "en"}).content.decode()
    assert titles(client.get(FEED)) == ["Een"]


# ETag, HEAD, caches ---------------------------------------------------------------------------------


def test_who_has_it_already_gets_304_however_that_is_asked(client, soon):
    make.event(starts_at=soon)
    tag = client.get(FEED)["ETag"]
    strong = tag.removeprefix("W/")
    for asked in (tag, strong, f'"ander", {tag}', f'W/"ander",{strong}', "*"):
        response = client.get(FEED, headers={"if-none-match": asked})
        assert response.status_code == 304 and response.content == b"", asked
        assert response["ETag"] == tag and response["Cache-Control"] == "public, max-age=300"
        assert client.head(FEED, headers={"if-none-match": asked}).status_code == 304
    for asked in ('"ander"', "onzin", strong.strip('"')):
        assert client.get(FEED, headers={"if-none-match": asked}).status_code == 200, asked


def test_head_says_what_get_would(client, soon):
    make.event(starts_at=soon)
    get, head = client.get(FEED), client.head(FEED)
    assert head.status_code == 200 and head.content == b""
    for name in ("ETag", "Content-Type", "Cache-Control", "Content-Length", "Content-Disposition"):
        assert head[name] == get[name]
    assert client.post(FEED).status_code == 405


def test_it_sets_no_cookie_and_asks_for_nobody(client, soon):
    make.event(starts_at=soon)
    response = client.get(FEED)
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def changes(organiser, at):
    """What may happen to an event, each by its action."""
    yield lambda event: change_event(event=event, version=event.version, at=at, by=organiser, title_nl="Anders")
    yield lambda event: move_event(
        event=event, version=event.version, at=at, by=organiser,
        starts_at=event.starts_at + timedelta(days=1), ends_at=event.ends_at + timedelta(days=1),
    )  # fmt: skip
    yield lambda event: cancel_event(event=event, version=event.version, reason="Ziek", at=at, by=organiser)
    yield lambda event: keep_reference(row=_renamed(event.venue), at=at, by=organiser)


def _renamed(venue):
    venue.name = "Een ander huis"
    return venue


@pytest.mark.parametrize("number", range(4))
def test_whatever_changes_gives_another_tag_and_another_text(client, soon, organiser, number):
    event = make.event(starts_at=soon, venue=make.venue(), organiser=organiser)
    make.event("Blijft", starts_at=soon)
    before = client.get(FEED)
    list(changes(organiser, clock()))[number](event)
    after = client.get(FEED, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200 and after["ETag"] != before["ETag"] and after.content != before.content
    assert len(entries(after)) == 2


def test_one_that_is_over_goes_and_another_that_comes_is_seen(client, soon, time_machine):
    first, other = make.event("Een", starts_at=soon), make.event("Twee", starts_at=soon, status="draft")
    before = client.get(FEED)
    time_machine.move_to(first.ends_at + timedelta(minutes=1))
    other.status, other.starts_at, other.ends_at = "published", soon + timedelta(days=9), soon + timedelta(days=10)
    other.save()
    after = client.get(FEED, headers={"if-none-match": before["ETag"]})
    assert titles(before) == ["Een"] and titles(after) == ["Twee"]


# Drawn once ------------------------------------------------------------------------------------------


def test_an_entry_is_drawn_once_and_again_only_when_it_changed(client, soon, organiser):
    changed = make.event("Een", starts_at=soon, organiser=organiser)
    make.event("Twee", starts_at=soon + timedelta(days=1))
    client.get(FEED)
    for entry in CalendarEntry.objects.all():  # a mark that only a text of before has
        entry.text = entry.text.replace("SUMMARY:", "SUMMARY:Bewaard ")
        entry.save()
    assert titles(client.get(FEED)) == ["Bewaard Een", "Bewaard Twee"]
    change_event(event=changed, version=1, at=clock(), by=organiser, title_nl="Anders")
    assert titles(client.get(FEED)) == ["Anders", "Bewaard Twee"]
    assert CalendarEntry.objects.count() == 2


def test_the_event_by_itself_is_the_same_text(client, soon):
    event = make.event("Een", starts_at=soon)
    client.get(FEED)
    CalendarEntry.objects.update(text=CalendarEntry.objects.get().text.replace("SUMMARY:", "SUMMARY:Bewaard "))
    assert titles(client.get(reverse("bijeen_fixed:calendar-event", args=[event.slug]))) == ["Bewaard Een"]


@pytest.mark.parametrize("setting", [{"BIJEEN_BASE_URL": "https://anders.example"}, {"BIJEEN_TIME_ZONE": "UTC"}])
def test_a_text_of_another_address_or_zone_is_drawn_anew(client, soon, setting):
    make.event(starts_at=soon)
    before = client.get(FEED)
    with override_settings(**setting):
        after = client.get(FEED, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200 and entries(after)[0].serialize() != entries(before)[0].serialize()


def test_a_neutral_title_is_made_when_it_is_used_and_never_stored(client, soon):
    fields = {"is_sensitive": True, "visibility": "closed"}
    event = make.event("Achterlating", starts_at=soon, shape="series", session=False, **fields)
    for week in range(2):
        start = soon + timedelta(weeks=week)
        Session.objects.create(event=event, starts_at=start, ends_at=start + timedelta(hours=2), title_nl="Geheim")
    for _time in range(2):
        assert titles(client.get(FEED)) == [neutral(soon), neutral(soon + timedelta(weeks=1))]
    stored = CalendarEntry.objects.get().text
    assert "Jouw bijeenkomst" not in stored and "Achterlating" not in stored and "Geheim" not in stored
    assert "Your event on" in titles(client.get(FEED, {"taal": "en"}))[0]


def neutral(moment) -> str:
    months = "januari februari maart april mei juni juli augustus september oktober november december".split()
    day = day_of(moment)
    return f"Jouw bijeenkomst op {day.day} {months[day.month - 1]}"


def test_a_series_without_dates_is_no_entry_and_is_not_drawn_each_time(client, soon, django_assert_num_queries):
    make.event(starts_at=soon, shape="series", session=False)
    assert entries(client.get(FEED)) == []
    with django_assert_num_queries(2):
        client.get(FEED)


# Where it is offered ------------------------------------------------------------------------------


@override_settings(BIJEEN_BASE_URL="https://bijeen.example")
def test_the_agenda_offers_it_with_the_filters_that_were_chosen(client, soon):
    make.event("Een", starts_at=soon)
    page = client.get("/agenda/").content.decode()
    assert 'href="webcal://bijeen.example/agenda.ics"' in page and 'href="/agenda.ics"' in page
    page = client.get("/agenda/", {"vorm": "locatie", "zoek": "een"}).content.decode()
    assert 'href="webcal://bijeen.example/agenda.ics?vorm=locatie&amp;zoek=een"' in page
    assert 'href="/agenda.ics?vorm=locatie&amp;zoek=een"' in page and "Abonneer op deze selectie" in page
    assert "agenda.ics?taal=en" in client.get("/en/agenda/").content.decode()


@override_settings(ROOT_URLCONF="tests.events.calendar.prefixed", BIJEEN_BASE_URL="https://host.example")
def test_it_works_under_the_prefix_of_a_host(client, soon):
    event = make.event("Een", starts_at=soon)
    entry = read(client.get("/kennis/agenda.ics")).vevent
    assert entry.url.value == f"https://host.example/kennis/agenda/{event.slug}/"
    assert entry.uid.value == f"event-{event.pk}@host.example"
    assert Event.objects.count() == 1
