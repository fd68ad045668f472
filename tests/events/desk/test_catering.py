"""The numbers for the caterer, and the steps of a wish: for who organises it, never with a name."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.desk.actions import download_catering
from events.models import AccessNeed, DietaryNeed, Fact, Registration
from events.moments import long_date
from events.registration.catering import NOTES_FROM, catering_of
from tests import make
from tests.events.desk.addresses import url
from tests.events.registration.series import absent, sent, series
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    """Three weeks from now, with a room and a screen."""
    return make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, mode="hybrid", asks_dietary=True)


def eats(event, *values, note="", **fields):
    registration = make.registration(event, **fields)
    DietaryNeed.objects.create(registration=registration, values=values, note=note, given_at=clock())
    return registration


def along(registration, **fields):
    AccessNeed.objects.create(registration=registration, companion=True, given_at=clock(), **fields)
    return registration


def test_it_counts_who_is_in_the_room_and_who_comes_along(event):
    along(eats(event, "halal", "gluten_free"))
    eats(event, "halal")
    along(make.registration(event))
    along(eats(event, "vegan", mode="online"))
    along(eats(event, "vegan", state="waiting"))
    found = catering_of(event, clock())
    assert (found.people, found.companions, found.lunches) == (3, 2, 5)
    assert found.counts == [("Halal", 2), ("Glutenvrij", 1)]


def test_a_note_goes_along_only_among_enough_others(event):
    for number in range(NOTES_FROM - 1):
        eats(event, note="Geen  kiwi" if number < 2 else "", family_name=f"Kiwi{number}")
    assert (catering_of(event, clock()).notes, catering_of(event, clock()).held_back) == ([], 2)
    eats(event, "vegan", note="Appel")
    assert catering_of(event, clock()).notes == [("Appel", 1), ("Geen kiwi", 2)]


def test_of_a_series_it_counts_who_is_there_the_next_time(desk, organiser, django_assert_num_queries):
    event = series(organiser=organiser, asks_dietary=True)
    first, second, _third = event.sessions.order_by("starts_at")
    along(eats(event, "halal"))
    sent(along(eats(event, "vegan")), first)
    absent(eats(event, "vegan"), first)
    with django_assert_num_queries(5):
        found = catering_of(event, clock())
    assert (found.meeting, found.people, found.companions, found.counts) == (first, 2, 1, [("Halal", 1)])
    later = catering_of(event, first.ends_at)
    assert (later.meeting, later.people, later.companions, later.counts) == (
        second,
        3,
        2,
        [("Veganistisch", 2), ("Halal", 1)],
    )
    text = desk.get(url("catering", event.pk)).content.decode()
    assert "Alleen deze keer" in text and long_date(first.starts_at) in text
    assert long_date(first.starts_at) in desk.get(url("needs", event.pk)).content.decode()


def test_of_a_series_a_colleague_counts_only_instead_of_who_would_eat(organiser):
    event = series(organiser=organiser)
    first = event.sessions.order_by("starts_at").first()
    left, online = make.registration(event), make.registration(event)
    sent(left, first)
    sent(online, first, email="jan@example.org")
    Registration.objects.filter(pk=left.pk).update(state="cancelled")
    Registration.objects.filter(pk=online.pk).update(mode="online")
    sent(make.registration(event), first, email="anna@example.org")
    assert catering_of(event, clock()).people == 1


def test_of_a_series_what_to_count_on_does_not_stand_beside_one_meeting(desk, organiser):
    event = series(organiser=organiser, kind="learning_network")
    for weeks in (9, 8):
        make.present(make.registration(past := closed(weeks)), past.sessions.get())
    make.registration(event)
    page = desk.get(url("event", event.pk)).content.decode()
    assert "Verwacht 1" in page and "Dit getal staat ook bij de cateraar" not in page
    for name in ("catering", "needs"):
        assert "Verwacht" not in desk.get(url(name, event.pk)).content.decode()


def closed(weeks):
    return make.event(kind="learning_network", status="closed", starts_at=clock() - timedelta(weeks=weeks))


def test_it_costs_the_same_for_one_and_for_three(event, django_assert_num_queries):
    for _number in range(2):
        along(eats(event, "halal"))
        with django_assert_num_queries(3):
            catering_of(event, clock())


def test_the_sheet_says_a_number_once_unless_somebody_brings_a_companion(desk, event):
    eats(event, "halal")
    page = text_of(desk.get(url("catering", event.pk)))
    assert "eten er mee 1 Eet" in page
    along(make.registration(event))
    assert "eten er mee 3 2 mensen en 1 begeleider" in text_of(desk.get(url("catering", event.pk)))


def test_the_sheet_and_the_file_hold_no_name_and_taking_it_is_written_down(desk, event):
    registration = along(eats(event, "nut_allergy", note="Ook geen pinda"))
    for name in ("catering", "catering-csv"):
        text = desk.get(url(name, event.pk)).content.decode()
        assert "Notenallergie" in text and registration.family_name not in text and registration.email not in text
    assert "1 mens en 1 begeleider" in " ".join(desk.get(url("catering", event.pk)).content.decode().split())
    assert Fact.objects.get(name="list_downloaded").data == {"people": 2, "form": "catering"}


def test_of_a_sensitive_event_the_sheet_names_no_subject(desk, event):
    type(event).objects.update(is_sensitive=True, title_nl="Geheim onderwerp")
    for name in ("catering", "catering-csv"):
        text = desk.get(url(name, event.pk)).content.decode()
        body = text.split("b-page-head")[1] if name == "catering" else text
        assert "Jouw bijeenkomst op" in body and "Geheim onderwerp" not in body


def test_who_does_not_organise_it_sees_no_numbers(client, event, manager):
    client.force_login(manager)
    for name in ("catering", "catering-csv", "needs"):
        assert client.get(url(name, event.pk)).status_code == 404


def test_companions_stand_beside_the_number_of_people(desk, event):
    along(make.registration(event))
    assert "begeleiders erbij" in desk.get(url("event", event.pk)).content.decode()


def test_a_button_says_the_next_step_and_who_is_told(desk, event):
    registration = along(make.registration(event), values=["wheelchair"])
    need = registration.access_need
    page = desk.post(url("needs", event.pk), {"calling": need.pk}, follow=True).content.decode()
    assert f"De wens van {registration.full_name} staat op: we bellen." in page
    assert "Er gaat één mail over, die niet noemt wat het is." in page
    need.refresh_from_db()
    assert need.state == "calling"
    assert desk.post(url("needs", event.pk), {"anders": need.pk}).status_code == 404
    assert desk.post(url("needs", event.pk), {"calling": 0}).status_code == 404
    type(event).objects.update(status="closed")
    page = desk.post(url("needs", event.pk), {"arranged": need.pk}, follow=True).content.decode()
    assert "Deze bijeenkomst is geweest of gaat niet door." in page


def test_the_file_says_whose_copy_it_is(event, organiser):
    text = download_catering(event=event, at=clock(), by=organiser).decode("utf-8-sig")
    assert "Mensen met een plek;0" in text and str(organiser) in text
