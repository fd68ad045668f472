"""The plan: rooms down, rounds across, what is free, and what does not fit on its own card."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now as clock

from events.attendance.hours import parts_of
from events.models import Event, Role, SeatPool, Session, SessionSpeaker, Speaker
from events.programme.actions import add_session, change_session
from events.registration.actions import register
from events.registration.person import Wish
from tests import make
from tests.events.desk.addresses import url
from tests.events.registration.series import series

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(organiser):
    """A draft of a day in a building with three rooms and a loop: two rounds of two workshops, one speaker in two places."""
    venue = make.venue(rooms=3, facilities={"hearing_loop": True})
    event = make.conference(starts_at=clock() + timedelta(weeks=3), organiser=organiser, venue=venue, status="draft")
    rooms = list(venue.rooms.order_by("name"))
    marieke = Speaker.objects.create(first_name="Marieke", family_name="Jansen")
    for place, session in enumerate(event.sessions.order_by("label")):
        Session.objects.filter(pk=session.pk).update(room=rooms[place % 2])
        if session.label.startswith("1"):
            SessionSpeaker.objects.create(session=session, speaker=marieke)
    SeatPool.objects.filter(session__label="2A").update(capacity=33, limit=33)
    return event


def card(page: str, label: str) -> str:
    return next(piece for piece in page.split("<article")[1:] if f"{label}. " in piece).split("</article>")[0]


def test_a_conflict_stands_on_its_own_card_and_above_with_a_link(desk, day):
    page = desk.get(url("programme", day.pk)).content.decode()
    assert "Marieke Jansen staat dubbel, ook bij 1B" in card(page, "1A") and "b-bad" in card(page, "1A")
    assert "Marieke Jansen staat dubbel, ook bij 1A" in card(page, "1B")
    assert "3 stoelen te weinig" in card(page, "2A") and "b-bad" not in card(page, "2B")
    first = day.sessions.get(label="1A")
    assert f'<a href="#s{first.pk}">Marieke Jansen staat dubbel' in page
    assert "30 stoelen, ringleiding" in page and "0 van 20 bezet" in card(page, "1A")


def test_a_free_slot_leads_to_a_form_with_its_round_and_room(desk, day):
    page = desk.get(url("programme", day.pk))
    room, round_ = day.venue.rooms.get(name="Zaal 3"), day.rounds.first()
    address = f"{url('add-session', day.pk)}?ronde={round_.pk}&zaal={room.pk}"
    assert address.replace("&", "&amp;") in page.content.decode()
    form = desk.get(address).context["form"]
    assert (int(form["round"].value()), int(form["room"].value())) == (round_.pk, room.pk)


def test_who_waits_stands_on_the_card(desk, day):
    Event.objects.update(status="published")
    day.refresh_from_db()
    first = day.sessions.get(label="1A")
    SeatPool.objects.filter(session=first).update(capacity=1, limit=1)
    for _ in range(3):
        register(event=day, person=make.person(), wishes=(Wish(first),), at=clock())
    assert "1 van 1 bezet, 2 wachten" in card(desk.get(url("programme", day.pk)).content.decode(), "1A")


def test_what_does_not_add_up_asks_one_sentence_why(desk, day):
    page = desk.get(url("programme", day.pk))
    assert "Waarom publiceer je nu al?" in page.content.decode()
    data = {"version": page.context["publish"]["version"].value()}
    refused = desk.post(url("publish", day.pk), data)
    assert (
        refused.status_code == 422
        and "Geef antwoord op de vraag: waarom publiceer je nu al?" in refused.content.decode()
    )
    assert desk.post(url("publish", day.pk), {**data, "why": "Er komt een vervanger."}).status_code == 302
    day.refresh_from_db()
    assert (day.status, day.publish_reason) == ("published", "Er komt een vervanger.")


def test_what_is_only_not_known_yet_asks_nothing(desk, organiser):
    event = make.event(status="draft", starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    page = desk.get(url("publish", event.pk))
    assert "why" not in page.context["form"].fields and "Er is nog geen locatie." in page.content.decode()
    assert desk.post(url("publish", event.pk), {"version": 1}).status_code == 302


def test_making_and_publishing_at_once_shows_first_what_does_not_add_up(desk, organiser):
    room = make.venue().rooms.get()
    day = (clock() + timedelta(weeks=5)).date().isoformat()
    data = {"title_nl": "Vol", "starts_on": day, "starts_at": "13:30", "ends_at": "16:30", "places": "50"}
    response = desk.post(url("make", "workshop"), {**data, "room": room.pk, "publish": "1"}, follow=True)
    event = Event.objects.get()
    assert event.status == "draft" and response.redirect_chain[-1][0] == url("publish", event.pk)
    assert "Kijk eerst na wat niet klopt" in response.content.decode()


def test_the_set_moment_stands_on_the_page_and_in_the_form(desk, organiser):
    event = make.event(status="draft", starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    moment = (clock() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    assert desk.post(url("publish", event.pk), {"version": 1, "publish_at": moment}).status_code == 302
    page = desk.get(url("publish", event.pk)).content.decode()
    assert "Komt nu vanzelf op de agenda op" in page and f'value="{moment}"' in page


def test_a_plan_costs_the_same_for_one_and_three_sessions_more(desk, day):
    counts, round_ = [], day.rounds.first()
    for extra in (1, 2):
        for _ in range(extra):
            make.workshop(round_, label="")
        desk.get(url("programme", day.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url("programme", day.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 40


def test_trainers_are_ticked_by_name_and_rooms_are_of_the_own_building(desk, day):
    make.venue("Elders")
    for first, family in (("Anna", "van den Berg"), ("Zeynep", "Aydın")):
        Speaker.objects.create(first_name=first, family_name=family)
    form = desk.get(url("add-session", day.pk)).context["form"]
    assert [label for _pk, label in form.fields["speakers"].choices] == [
        "Zeynep Aydın",
        "Anna van den Berg",
        "Marieke Jansen",
    ]
    assert {room.venue_id for room in form.fields["room"].queryset} == {day.venue_id}


def test_who_speaks_only_at_a_confidential_event_elsewhere_is_not_in_the_list(desk, day):
    hidden = make.event(visibility="confidential", is_sensitive=True)
    person = Speaker.objects.create(first_name="Verborgen", family_name="Mens")
    SessionSpeaker.objects.create(session=hidden.sessions.get(), speaker=person)
    assert "Verborgen Mens" not in desk.get(url("add-session", day.pk)).content.decode()
    SessionSpeaker.objects.create(session=day.sessions.first(), speaker=person)
    assert "Verborgen Mens" in desk.get(url("add-session", day.pk)).content.decode()


def test_a_new_trainer_is_added_with_the_session(desk, day):
    data = {"version": 1, "title_nl": "Nieuw", "type": "workshop", "round": day.rounds.first().pk}
    typed = {"new_first_name": "Daan", "new_family_name": "Oosterhuis"}
    assert desk.post(url("add-session", day.pk), {**data, **typed}).status_code == 302
    assert str(Session.objects.get(title_nl="Nieuw").speaking.get().speaker) == "Daan Oosterhuis"
    refused = desk.post(url("add-session", day.pk), {**data, "version": 2, "new_family_name": "Bakker"})
    assert refused.status_code == 422 and "Vul ook de voornaam in." in refused.content.decode()


def test_a_new_trainer_joins_who_gave_it_and_is_made_once(day, organiser, now):
    session = day.sessions.get(label="1A")
    for _ in range(2):
        change_session(session=session, new_speaker=("Daan", "Oosterhuis"), at=now, by=organiser)
    assert [str(row.speaker) for row in session.speaking.all()] == ["Marieke Jansen", "Daan Oosterhuis"]
    assert Speaker.objects.filter(first_name="Daan").count() == 1
    other = add_session(
        event=day, round=day.rounds.last(), title_nl="Ook", new_speaker=("Daan", "Oosterhuis"), at=now, by=organiser
    )
    assert other.speaking.get().speaker == Speaker.objects.get(first_name="Daan")
    assert not Role.objects.filter(name="trainer").exists()


def test_the_minutes_that_count_of_one_session_are_typed_and_reach_the_certificate(desk, day):
    session = day.sessions.get(label="1A")
    address = url("session", day.pk, session.pk)
    form = desk.get(address).context["form"]
    assert "Zonder pauzes. Vul je niets in, dan telt de hele tijd." in desk.get(address).content.decode()
    typed = {name: form[name].value() or "" for name in form.fields if name not in ("speakers", "is_sensitive")}
    refused = desk.post(address, {**typed, "net_minutes": "9999"})
    assert refused.status_code == 422 and refused.context["form"].errors.keys() == {"net_minutes"}
    assert 'value="9999"' in refused.content.decode()
    assert desk.post(address, {**typed, "net_minutes": "30"}).status_code == 302
    assert desk.get(address).context["form"]["net_minutes"].value() == 30
    Session.objects.update(closed_at=clock())
    assert {part.key: part.minutes for part in parts_of([day])[day.pk]}[session.pk] == 30


def test_a_single_meeting_has_its_minutes_with_its_rule(desk, organiser):
    event = make.event(organiser=organiser)
    form = desk.get(url("session", event.pk, event.sessions.get().pk)).context["form"]
    assert "net_minutes" not in form.fields


def test_who_changes_a_date_of_a_series_is_told_that_people_are_mailed(desk, organiser):
    event = series(organiser=organiser)
    second = event.sessions.all()[1]
    path = url("session", event.pk, second.pk)
    assert "Dan krijgt iedereen die komt een mail" in " ".join(desk.get(path).content.decode().split())
    off = desk.get(url("remove", event.pk, "onderdeel", second.pk)).content.decode()
    assert "Iedereen die komt krijgt een mail" in off
    values = {name: value for name, value in desk.get(path).context["form"].initial.items() if value is not None}
    answer = desk.post(path, {**values, "day": "2020-01-06"})
    assert answer.status_code == 422
    assert [str(error) for error in answer.context["form"].errors["starts_at"]][0].startswith(
        "Dit moment is al geweest."
    )
