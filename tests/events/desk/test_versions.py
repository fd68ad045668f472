"""Two people at one form: both versions are shown, the newest value of what was not touched stays, and it can be sent again."""

import html
import re
from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.models import Event, Registration, SeatPool
from events.planning.actions import change_event, publish_event
from events.registration.actions import change_person
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


def soon(organiser, made=make.event, **fields):
    """In the morning: a form of one day takes no meeting that ends after midnight."""
    morning = (clock() + timedelta(weeks=3)).replace(hour=9, minute=0, second=0, microsecond=0)
    return made(starts_at=morning, organiser=organiser, **fields)


def filled(response, form_name: str = "form") -> dict:
    """What a browser would send from this page."""
    form = response.context[form_name]
    data = {}
    for bound in form:
        value = bound.field.widget.format_value(bound.value()) if bound.name != "opened" else bound.value()
        if isinstance(value, list | tuple):
            if not value:
                continue
            value = value[0]
        if bound.field.widget.__class__.__name__ == "CheckboxInput":
            if bound.value():
                data[bound.html_name] = "on"
        elif value is not None:
            data[bound.html_name] = value
    return data


def again(page: str) -> dict:
    """What stands in the form's hidden fields now."""
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page)
        if name.endswith(("version", "opened"))
    }


def test_a_field_that_was_not_touched_keeps_what_somebody_else_saved(desk, organiser):
    event = soon(organiser)
    mine = filled(desk.get(url("change", event.pk)))
    change_event(event=event, version=1, at=clock(), by=organiser, summary_nl="Van een ander", places=31)

    response = desk.post(url("change", event.pk), {**mine, "title_nl": "Van mij"})
    page = response.content.decode()

    assert response.status_code == 422 and "Wat die wijzigde, staat nu in het formulier" in page
    assert "Van een ander" in page and 'value="Van mij"' in page and 'value="31"' in page
    kept = filled(response) | again(page)
    assert desk.post(url("change", event.pk), kept).status_code == 302
    event.refresh_from_db()
    assert (event.title_nl, event.summary_nl) == ("Van mij", "Van een ander")
    assert event.pools.get().capacity == 31


def test_what_both_changed_is_shown_side_by_side_in_words(desk, organiser):
    event = soon(organiser)
    mine = filled(desk.get(url("change", event.pk)))
    change_event(event=event, version=1, at=clock(), by=organiser, visibility="closed", places=31)

    response = desk.post(url("change", event.pk), {**mine, "places": "25", "visibility": "confidential"})

    rows = {row.name: (row.kept, row.mine) for row in response.context["form"].both}
    assert rows == {"Aantal plekken": ("31", "25"), "Wie mag het zien?": ("Besloten", "Vertrouwelijk")}
    page = response.content.decode()
    assert "Hieronder staan beide versies" in page and "Staat er nu, van een ander" in page


def test_a_day_of_a_draft_that_both_changed_is_said_in_words(desk, organiser):
    event = soon(organiser, status="draft")
    mine = filled(desk.get(url("change", event.pk)))
    other = event.starts_at + timedelta(days=1)
    change_event(event=event, version=1, at=clock(), by=organiser, starts_at=other, ends_at=other + timedelta(hours=3))

    response = desk.post(url("change", event.pk), {**mine, "starts_on": "2030-03-14"})

    rows = {row.name: row.mine for row in response.context["form"].both}
    assert rows["Dag"] == "donderdag 14 maart 2030"


@pytest.mark.parametrize(
    ("page", "typed", "label"),
    [("move", {"starts_on": "2030-03-14", "reason": "Ziek"}, "Nieuwe dag"), ("cancel", {"reason": "Ziek"}, "")],
)
def test_a_stale_act_is_shown_and_can_be_sent_again(desk, organiser, page, typed, label):
    event = soon(organiser)
    mine = filled(desk.get(url(page, event.pk)))
    change_event(event=event, version=1, at=clock(), by=organiser, title_nl="Nieuwe titel")

    response = desk.post(url(page, event.pk), {**mine, **typed})

    assert response.status_code == 422 and response.context["form"].data["version"] == 2
    text = response.content.decode()
    assert "Iemand anders heeft dit intussen gewijzigd." in text
    assert desk.post(url(page, event.pk), {**mine, **typed, **again(text)}).status_code == 302


def test_a_stale_publication_says_so_and_can_be_sent_again(desk, organiser):
    event = soon(organiser, status="draft")
    mine = filled(desk.get(url("publish", event.pk)))
    change_event(event=event, version=1, at=clock(), by=organiser, title_nl="Nieuwe titel")
    response = desk.post(url("publish", event.pk), mine)
    assert response.status_code == 422
    assert desk.post(url("publish", event.pk), {**mine, **again(response.content.decode())}).status_code == 302
    assert Event.objects.get().status == "published"


def test_a_stale_round_and_session_can_be_sent_again(desk, organiser):
    day = soon(organiser, make.conference)
    for name, row in (("round", day.rounds.first()), ("session", day.sessions.first())):
        mine = filled(desk.get(url(name, day.pk, row.pk)))
        field = "name_nl" if name == "round" else "title_nl"
        day.refresh_from_db()
        change_event(event=day, version=day.version, at=clock(), by=organiser, title_nl=f"Titel {name}")
        response = desk.post(url(name, day.pk, row.pk), {**mine, field: "Anders"})
        assert response.status_code == 422
        assert (
            desk.post(
                url(name, day.pk, row.pk), {**mine, field: "Anders", **again(response.content.decode())}
            ).status_code
            == 302
        )
        row.refresh_from_db()
        assert getattr(row, field) == "Anders"


def test_details_of_a_person_that_both_changed_are_shown_and_sent_again(desk, organiser):
    event = soon(organiser)
    person = make.registration(event, first_name="Anna")
    mine = filled(desk.get(url("details", event.pk, person.pk)))
    change_person(registration=person, version=1, at=clock(), first_name="Anneke", shown_name="An")

    response = desk.post(url("details", event.pk, person.pk), {**mine, "first_name": "Anouk"})

    assert [(row.kept, row.mine) for row in response.context["form"].both] == [("Anneke", "Anouk")]
    kept = {**mine, "first_name": "Anouk", "shown_name": "An", **again(response.content.decode())}
    assert desk.post(url("details", event.pk, person.pk), kept).status_code == 302
    row = Registration.objects.get()
    assert (row.first_name, row.shown_name) == ("Anouk", "An")


def test_places_that_both_set_are_shown_and_sent_again(desk, organiser):
    event = soon(organiser, places=20)
    pool = event.pools.get()
    first = {"pool": pool.pk, f"p{pool.pk}-version": 1, f"p{pool.pk}-capacity": 25, f"p{pool.pk}-overbooked": 0}
    second = {**first, f"p{pool.pk}-capacity": 30}
    assert desk.post(url("places", event.pk), first).status_code == 302
    response = desk.post(url("places", event.pk), second)
    page = response.content.decode()
    assert response.status_code == 422 and "Staat er nu, van een ander" in page
    assert desk.post(url("places", event.pk), {**second, **again(page)}).status_code == 302
    assert SeatPool.objects.get().capacity == 30


def test_a_form_with_a_broken_memory_is_no_error(desk, organiser):
    event = soon(organiser)
    mine = filled(desk.get(url("cancel", event.pk)))
    change_event(event=event, version=1, at=clock(), by=organiser, title_nl="Anders")
    for opened in ("[", "[]", '"x"', "{}", "", "[" * 100_000, "9" * 5000):
        response = desk.post(url("cancel", event.pk), {**mine, "reason": "Ziek", "opened": opened})
        assert response.status_code == 422


def test_an_act_that_cannot_be_says_what_is_so(desk, organiser):
    event = soon(organiser, status="draft")
    assert "Deze bijeenkomst staat niet op de agenda." in desk.get(url("move", event.pk)).content.decode()
    publish_event(event=event, at=clock(), by=organiser)
    assert "Deze bijeenkomst staat al op de agenda." in desk.get(url("publish", event.pk)).content.decode()
    Event.objects.update(status="cancelled")
    for page in ("publish", "move", "cancel", "discard"):
        assert "Deze bijeenkomst gaat niet door." in desk.get(url(page, event.pk)).content.decode()


def test_what_is_wrong_is_said_in_our_words_with_the_name_of_the_field(desk, organiser):
    event = soon(organiser, status="draft")
    mine = filled(desk.get(url("change", event.pk)))
    wrong = {
        "title_nl": "\u200b\u200b",
        "contact_email": "geen adres",
        "slug": "met spatie",
        "places": "-1",
        "starts_on": "gisteren",
        "online_url": "x",
    }
    page = desk.post(url("change", event.pk), {**mine, **wrong}).content.decode()
    for said in (
        "Titel: vul dit in.",
        "Vul je hele mailadres in, met een @.",
        "Webadres: gebruik alleen letters",
        "Aantal plekken: minstens 0.",
        "Dag: vul een dag in",
        "Link om online mee te doen: vul een heel webadres in",
    ):
        assert said in page, said
    for unwanted in ("Zorg ervoor", "e-mailadres", "slug’"):
        assert unwanted not in page


def test_a_drafts_end_before_its_start_is_said_beside_the_hours(desk, organiser):
    event = soon(organiser, status="draft")
    mine = filled(desk.get(url("change", event.pk)))
    response = desk.post(url("change", event.pk), {**mine, "starts_clock": "15:00", "ends_clock": "14:00"})
    assert "Het einde is niet na het begin." in str(response.context["form"]["ends_clock"].errors)


def test_the_venue_of_what_is_published_changes_by_moving_only(desk, organiser):
    event = soon(organiser, venue=make.venue())
    page = desk.get(url("change", event.pk))
    assert "venue" not in page.context["form"].fields and url("move", event.pk) in page.content.decode()
