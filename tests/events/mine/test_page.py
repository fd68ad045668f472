"""The page with all that is mine: what comes, what I wait for, what was, what I earned."""

import subprocess
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils.timezone import now as clock
from pikepdf import Pdf

from certificates.models import Certificate
from events.mine.queries import mine_of
from events.mine.record import hours
from events.models import Session, State
from tests import make
from tests.events.materials.files import material
from tests.events.mine.build import EMAIL, link

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def made():
    return link()


def page(client, made):
    answer = client.get(f"/mijn/{made.code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def been(title="Over schaamte", days=30, **fields):
    """Somebody was at an event of three hours, which is closed."""
    event = make.event(title, starts_at=clock() - days * DAY, **fields)
    registration = make.registration(event, email=EMAIL, first_name="Gülşen", family_name="Doğan")
    make.present(registration, event.sessions.get())
    return registration


def certify(registration, **fields):
    event = registration.event
    day = event.starts_at.date()
    told = {"name": "Gülşen Doğan", "title_nl": event.title_nl, "first_on": day, "last_on": day, "minutes": 150}
    more = {"attended": 1, "held": 1, "issuer_nl": "Samen Weten", "issued_at": event.ends_at, **fields}
    return Certificate.objects.create(event=event, registration=registration, **told, **more)


def test_what_comes_stands_in_order_with_its_place_and_workshops(client, made):
    venue = make.venue(city="Arnhem")
    later = make.event("Later", starts_at=clock() + 20 * DAY)
    day = make.conference(starts_at=clock() + 10 * DAY, rounds=1, sessions=2, venue=venue)
    make.registration(later, email=EMAIL)
    make.registration(day, email=EMAIL, choices=(day.sessions.first(),))
    mine = mine_of(made, clock())
    assert [str(row.title) for row in mine.coming] == ["Dichtbij", "Later"] and not mine.waiting and not mine.past
    text = page(client, made)
    assert (
        "Arnhem" in text and "Workshop 1A" in text and "Je hebt een plek" in text and "Je hebt nu nergens" not in text
    )


def test_a_series_stands_with_its_next_meeting(made):
    event = make.event("Reeks", shape="series", starts_at=clock() - 10 * DAY, session=False)
    for days in (-10, 4, 20):
        start = clock() + days * DAY
        Session.objects.create(event=event, starts_at=start, ends_at=start + timedelta(hours=2))
    event.ends_at = clock() + 21 * DAY
    event.save()
    make.registration(event, email=EMAIL)
    (row,) = mine_of(made, clock()).coming
    assert row.coming.starts_at.date() == (clock() + 4 * DAY).date()


def test_who_waits_reads_the_number_in_line_for_the_event_and_for_a_workshop(client, made):
    full = make.event("Vol", places=1, starts_at=clock() + 5 * DAY)
    make.registration(full, state="waiting", at=clock() - 2 * DAY)
    make.registration(full, state="waiting", email=EMAIL, at=clock() - DAY)
    day = make.conference(starts_at=clock() + 10 * DAY, rounds=1, sessions=2)
    workshop = day.sessions.first()
    for email, moment in (("een@example.org", 3), (EMAIL, 2), ("drie@example.org", 1)):
        row = make.registration(day, email=email, choices=(workshop,))
        row.choices.update(state=State.WAITING, waiting_since=clock() - moment * DAY)
    text = page(client, made)
    assert text.count("Nummer 2 op de wachtlijst") == 2
    mine = mine_of(made, clock())
    assert [row.number for row in mine.waiting] == [2, None] and [one.number for one in mine.waiting[1].waits] == [2]
    assert len(mine.coming) == 1, "who waits for a workshop has a place at the day"


def test_a_sensitive_list_has_no_numbers_and_no_title(client, made):
    full = make.event("Schulden", places=1, starts_at=clock() + 5 * DAY, is_sensitive=True, visibility="closed")
    make.registration(full, state="waiting", email=EMAIL)
    text = page(client, made)
    assert f"/mijn/{made.code}/agenda/" in text, "who only waits can follow it too"
    assert "Op de wachtlijst" in text and "Nummer" not in text and "Schulden" not in text
    assert "Jouw bijeenkomst op" in text and "Snel weg" in text


def test_a_request_says_that_it_is_looked_at(client, made):
    make.registration(make.event(starts_at=clock() + DAY), state="requested", email=EMAIL)
    assert "De organisator bekijkt je aanvraag" in page(client, made)


def test_what_was_has_hours_materials_and_what_proves_it(client, made):
    first, second = been(days=30), been("Gezinnen", days=400)
    given = certify(first)
    material(first.event, "Dia's", moment="after", audience="present")
    first.event.closed_at = clock()
    first.event.save()
    text = page(client, made)
    assert f"/bewijs/{given.holder_token}/" in text and "Geldig" in text
    assert f"/aanmelding/{first.code}/#materiaal" in text and "1 stuk" in text
    mine = mine_of(made, clock())
    assert [row.minutes for row in mine.past] == [150, 180], (
        "as it stands on the certificate, else as long as one was there"
    )
    assert [(year.minutes, year.meetings) for year in mine.years] == [(150, 1), (180, 1)]
    assert str(second.event.starts_at.year) in text


def test_a_revoked_certificate_counts_no_hours(made):
    certify(been(), revoked_at=clock(), cause="hand", reason="Fout")
    assert mine_of(made, clock()).past[0].minutes == 0


def test_who_had_a_place_and_never_came_has_no_hours(client, made):
    make.registration(make.event("Gemist", starts_at=clock() - DAY), email=EMAIL)
    mine = mine_of(made, clock())
    assert [str(row.title) for row in mine.past] == ["Gemist"] and mine.years == []
    assert "Mijn leeruren" not in page(client, made)


def test_what_is_off_stands_apart(client, made):
    make.registration(make.event("Afgezegd", status="cancelled", starts_at=clock() + DAY), email=EMAIL)
    make.registration(make.event("Afgemeld", starts_at=clock() + DAY), state="cancelled", email=EMAIL)
    mine = mine_of(made, clock())
    assert {str(row.title) for row in mine.off} == {"Afgezegd", "Afgemeld"} and not mine.coming
    assert "2 afgemeld of niet doorgegaan" in page(client, made)


def test_an_address_of_two_people_names_each(client, made):
    event = make.event("Samen", starts_at=clock() + DAY)
    for name in ("Ali", "Bea"):
        make.registration(event, email=EMAIL, first_name=name, family_name="Jansen")
    text = page(client, made)
    assert "Ali Jansen" in text and "Bea Jansen" in text


def test_nothing_of_another_address(client, made):
    make.registration(make.event("Van een ander", starts_at=clock() + DAY))
    text = page(client, made)
    assert "Van een ander" not in text and "Geen aanmeldingen" in text and "Bekijk mijn gegevens" in text
    assert "<table" not in text and "Binnenkort" not in text


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_as_many_queries_for_one_as_for_three(client, made, number, django_assert_num_queries):
    for place in range(number):
        certify(been(days=30 + place))
        day = make.conference(starts_at=clock() + (10 + place) * DAY, rounds=1, sessions=2)
        make.registration(day, email=EMAIL, choices=tuple(day.sessions.all()[:1]))
        series = make.event("Reeks", shape="series", starts_at=clock() + (40 + place) * DAY)
        make.registration(series, email=EMAIL)
        make.registration(make.event(starts_at=clock() + DAY), state="waiting", email=EMAIL)
    page(client, made)
    with django_assert_num_queries(9):
        page(client, made)


def read(body: bytes) -> str:
    """The words of a PDF, by another program than the one that made it."""
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=body, capture_output=True, check=True
    ).stdout.decode()


def test_the_record_can_be_read_back(client, made):
    certify(been("Gesprekken met Şükran", days=30))
    been("Schulden", days=31, is_sensitive=True, visibility="closed")
    answer = client.get(f"/mijn/{made.code}/overzicht.pdf")
    assert answer["Content-Type"] == "application/pdf" and 'filename="leeruren.pdf"' in answer["Content-Disposition"]
    text = read(answer.content)
    assert "Gesprekken met Şükran" in text and "Gülşen Doğan" in text and "2,5" in text and "Geldig" in text
    assert "Schulden" not in text and "Jouw bijeenkomst op" in text
    with Pdf.open(BytesIO(answer.content)) as file:
        assert str(file.docinfo["/Title"]) == "Mijn leeruren" and str(file.Root["/Lang"]) == "nl"


def test_an_empty_record_says_so(client, made):
    assert "Er staat nog niets op." in read(client.get(f"/mijn/{made.code}/overzicht.pdf").content)


@pytest.mark.parametrize(
    ("minutes", "says"), [(0, "0"), (60, "1"), (150, "2,5"), (75, "1,25"), (100, "1,67"), (600, "10")]
)
def test_hours_are_said_in_short(minutes, says):
    assert hours(minutes) == says
