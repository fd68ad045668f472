"""Reference data is kept by an action, and what shows it is drawn anew."""

import pytest

from events.models import Event, Fact, Organisation, SessionSpeaker, Speaker
from events.planning import actions
from events.planning.refusals import StillInUse
from tests import make

pytestmark = pytest.mark.django_db


def content_versions(*events):
    return [Event.objects.get(pk=event.pk).content_version for event in events]


def test_the_pages_of_a_venue_and_of_its_rooms_are_drawn_anew(administrator, now):
    venue = make.venue()
    here, elsewhere = make.event(venue=venue), make.event(venue=make.venue("Elders"))
    in_its_room = make.event()
    in_its_room.sessions.update(room=venue.rooms.get())
    venue.travel_nl = "Neem de achteringang."

    actions.keep_reference(row=venue, at=now, by=administrator)

    assert content_versions(here, elsewhere, in_its_room) == [2, 1, 2]
    assert Fact.objects.get(name="reference_kept").data == {"kind": "Venue", "row": venue.pk}


def test_an_organisation_is_found_under_its_new_name(administrator, now):
    organisation = Organisation(name="Stichting 't Ánker")
    actions.keep_reference(row=organisation, at=now, by=administrator)
    assert "anker" in Organisation.objects.get().name_key


def test_a_speaker_who_asks_to_go_leaves_the_programme(administrator, now):
    event, speaker = make.event(), Speaker.objects.create(first_name="Selin")
    SessionSpeaker.objects.create(session=event.sessions.get(), speaker=speaker)

    actions.drop_reference(row=speaker, at=now, by=administrator)

    assert not event.sessions.get().speaking.exists()
    assert content_versions(event) == [2]
    assert Fact.objects.filter(name="reference_dropped").exists()


def test_what_is_in_use_is_refused(administrator, now):
    venue = make.venue()
    make.event(venue=venue)
    with pytest.raises(StillInUse):
        actions.drop_reference(row=venue, at=now, by=administrator)
