"""Throwing a draft away: only a draft, and only while nobody registered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.models import Event, Fact, SeatPool
from events.planning.actions import discard_draft, publish_event, publish_later
from events.planning.refusals import IsClosed, IsOff, IsPublished, SomebodyRegistered
from events.refusals import ChangedMeanwhile
from tests import make

pytestmark = pytest.mark.django_db


def test_a_draft_goes_with_all_that_hangs_on_it(organiser, now):
    draft = make.event(status="draft", organiser=organiser)
    discard_draft(event=draft, version=1, at=now, by=organiser)
    assert not Event.objects.exists() and not SeatPool.objects.exists()
    fact = Fact.objects.get(name="draft_discarded")
    assert fact.event is None and fact.by == organiser


@pytest.mark.parametrize(("status", "no"), [("published", IsPublished), ("cancelled", IsOff), ("closed", IsClosed)])
def test_what_is_no_draft_stays(organiser, now, status, no):
    event = make.event(status=status)
    with pytest.raises(no):
        discard_draft(event=event, version=1, at=now, by=organiser)
    with pytest.raises(no):
        publish_event(event=event, at=now, by=organiser)


def test_a_draft_that_somebody_changed_or_registered_for_stays(organiser, now):
    draft = make.event(status="draft")
    with pytest.raises(ChangedMeanwhile):
        discard_draft(event=draft, version=7, at=now, by=organiser)
    make.registration(draft)
    with pytest.raises(SomebodyRegistered):
        discard_draft(event=draft, version=1, at=now, by=organiser)


def test_the_page_asks_first_and_goes_back_to_the_desk(client, organiser):
    draft = make.event(status="draft", organiser=organiser)
    client.force_login(organiser)
    path = reverse("bijeen_events:desk-discard", args=[draft.pk])
    assert "Wil je dit concept weggooien?" in client.get(path).content.decode()
    assert client.post(path, {"version": 1}).url == reverse("bijeen_events:desk-home")
    assert not Event.objects.exists()


def test_why_it_was_published_is_kept_with_it(organiser, now):
    draft = make.event(status="draft")
    publish_event(event=draft, at=now, by=organiser, why="De trainer volgt.")
    assert Event.objects.get().publish_reason == "De trainer volgt."
    later = make.event(status="draft")
    publish_later(event=later, publish_at=make.DAY - timedelta(days=1), at=now, by=organiser, why="De zaal volgt.")
    publish_event(event=later, at=make.DAY - timedelta(days=1), by=None)
    assert Event.objects.get(pk=later.pk).publish_reason == "De zaal volgt."
