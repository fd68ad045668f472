"""What the page of an event says at each moment of its life, and nothing that is not so."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.models import Session, SessionSpeaker, Speaker
from events.moments import local
from tests import make

pytestmark = pytest.mark.django_db


def page(client, event, language: str = "") -> str:
    return client.get(f"{language}/agenda/{event.slug}/").content.decode()


def test_that_it_does_not_take_place_stands_before_anything_practical(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3), status="cancelled", cancel_reason="De trainer is ziek.")
    said = page(client, event)
    assert said.index("gaat niet door") < said.index("De trainer is ziek.") < said.index("<aside")


def test_that_it_was_moved_stands_before_anything_practical_in_its_own_language(client):
    event = make.event(
        starts_at=clock() + timedelta(weeks=3), moved_from=clock() + timedelta(weeks=2), move_reason="De zaal lekt."
    )
    said = page(client, event, "/en")
    assert said.index("De zaal lekt.") < said.index("<aside")
    assert '<span lang="nl">De zaal lekt.</span>' in said


def test_a_past_event_invites_to_nothing(client):
    said = page(client, make.event(starts_at=clock() - timedelta(weeks=3)))
    assert "Deze bijeenkomst is geweest" in said
    for untrue in ("Wij melden je aan", "Meld je dan af", "Zet in mijn agenda", "WhatsApp", "bij je aanmelding"):
        assert untrue not in said


def test_an_event_of_others_asks_for_no_registration(client):
    said = page(client, make.event(starts_at=clock() + timedelta(weeks=3), kind="external_event", way_in="none"))
    assert "Meld je dan af" not in said and "bij je aanmelding" not in said


def test_a_series_shows_its_next_meeting_and_greys_those_that_were(client):
    first = clock() - timedelta(weeks=4)
    event = make.event("Reeks", shape="series", session=False, starts_at=first)
    event.ends_at = first + timedelta(weeks=8)
    event.save()
    for week in (0, 5, 8):
        day = first + timedelta(weeks=week)
        Session.objects.create(event=event, starts_at=day, ends_at=day + timedelta(hours=2), title_nl=f"Week {week}")
    said = page(client, event)
    card = said[said.index("<aside") : said.index("</aside>")]
    assert f"{local(first + timedelta(weeks=5)):%Y-%m-%d}" in card and "De eerstvolgende keer" in card
    assert said.count("b-date b-past") == 1


def test_english_does_not_describe_itself_in_dutch_to_a_search_engine(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3))
    assert 'name="description"' in page(client, event)
    assert 'name="description"' not in page(client, event, "/en")


# Searching ------------------------------------------------------------------------------------------------


def found(client, word: str) -> bool:
    return "<h3>" in client.get("/agenda/", {"zoek": word}).content.decode()


def with_programme(**fields):
    event = make.event("Dag", starts_at=clock() + timedelta(weeks=3), **fields)
    session = event.sessions.get()
    session.title_nl = "Stagediscriminatie herkennen"
    session.save()
    speaker = Speaker.objects.create(first_name="Khadija", family_name="el Idrissi")
    SessionSpeaker.objects.create(session=session, speaker=speaker)
    return event


@pytest.mark.parametrize("word", ["stagediscriminatie", "Khadíja", "el idrissi herkennen"])
def test_a_search_finds_what_is_on_the_programme_and_who_gives_it(client, word):
    with_programme()
    assert found(client, word)


@pytest.mark.parametrize("hidden", [{"visibility": "closed"}, {"is_sensitive": True}])
def test_a_search_looks_into_no_programme_that_is_not_open(client, hidden):
    with_programme(**hidden)
    assert not found(client, "stagediscriminatie") and not found(client, "khadija")
    assert found(client, "dag")


def test_only_kinds_of_which_there_is_something_can_be_chosen(client):
    make.event(kind="webinar", mode="online", starts_at=clock() + timedelta(weeks=3))
    make.event(kind="masterclass", starts_at=clock() - timedelta(weeks=30))
    said = client.get("/agenda/").content.decode()
    assert 'value="webinar"' in said and 'value="masterclass"' not in said
    assert 'value="masterclass" checked' in client.get("/agenda/?soort=masterclass").content.decode()


def test_the_front_page_leads_to_what_is_there_for_somebody(client):
    make.event("Voor scholen", starts_at=clock() + timedelta(weeks=3), target_groups=["school", "onbekend"])
    said = client.get("/").content.decode()
    assert "?zoek=school" in said and "?zoek=vrijwilliger" not in said
    assert "Voor scholen" in client.get("/agenda/?zoek=school").content.decode()


def test_the_page_says_for_whom_it_is(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3), target_groups=["school", "volunteers", "onbekend"])
    assert "School (po, vo of mbo), Vrijwilligersorganisatie" in page(client, event)
