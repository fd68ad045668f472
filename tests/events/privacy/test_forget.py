"""Forgetting by itself: each holding at its term, not a day before."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from events.extend import duties
from events.models import (
    AccessNeed,
    DietaryNeed,
    Fact,
    ForgetRun,
    Group,
    Invitation,
    Message,
    Registration,
    State,
    Submission,
)
from events.privacy.actions import forget_what_is_due
from tests import make

pytestmark = pytest.mark.django_db


def with_needs(event, **fields) -> Registration:
    registration = make.registration(
        event, phone="06 00000000", remarks="Ik kom iets later", motive="Ik wil leren", **fields
    )
    DietaryNeed.objects.create(registration=registration, values=["halal"], given_at=make.BEFORE)
    AccessNeed.objects.create(registration=registration, values=["interpreter"], note="NGT", given_at=make.BEFORE)
    return registration


def needs() -> int:
    return DietaryNeed.objects.count() + AccessNeed.objects.count()


def test_needs_and_free_texts_go_four_weeks_after_the_event():
    event = make.event()
    registration = with_needs(event)

    forget_what_is_due(event.ends_at + timedelta(weeks=4) - timedelta(minutes=1))
    assert needs() == 2

    counts = forget_what_is_due(event.ends_at + timedelta(weeks=4, minutes=1))
    registration.refresh_from_db()
    assert needs() == 0
    assert (registration.phone, registration.remarks, registration.motive) == ("", "", "")
    assert registration.first_name
    assert counts["dietary_need"] == counts["access_need"] == counts["free_texts"] == 1


def test_needs_go_a_day_after_cancelling(now):
    registration = with_needs(make.event(), state=State.CANCELLED, at=now)

    forget_what_is_due(now + timedelta(hours=23))
    assert needs() == 2
    forget_what_is_due(now + timedelta(hours=25))
    assert needs() == 0
    assert Registration.objects.filter(pk=registration.pk).exists()


def test_who_never_had_a_place_loses_the_name_after_three_months():
    event = make.event()
    waiting, confirmed = make.registration(event, state=State.WAITING), make.registration(event)
    Invitation.objects.create(event=event, email="genodigde@example.org")

    forget_what_is_due(event.ends_at + timedelta(days=93))

    waiting.refresh_from_db()
    confirmed.refresh_from_db()
    assert (waiting.first_name, waiting.email, waiting.state) == ("", "", State.WAITING)
    assert confirmed.first_name
    assert not Invitation.objects.exists()


def test_names_go_after_the_year_and_links_are_dead_then():
    event = make.event(starts_at=make.DAY)  # March 2027
    registration = make.registration(event, organisation=make.organisation())
    group = Group.objects.create(event=event, first_name="Contact", email="contact@example.org")
    code = registration.code

    forget_what_is_due(make.DAY.replace(year=2029, month=6))
    registration.refresh_from_db()
    assert registration.first_name

    forget_what_is_due(make.DAY.replace(year=2029, month=8))
    registration.refresh_from_db()
    group.refresh_from_db()
    assert (registration.first_name, registration.family_name, registration.email, registration.name_key) == (
        "",
        "",
        "",
        "",
    )
    assert registration.code != code
    assert registration.organisation_id and registration.state == State.CONFIRMED
    assert (group.first_name, group.email) == ("", "")


def test_a_confidential_event_forgets_after_six_months():
    event = make.event(visibility="confidential", is_sensitive=True)
    registration = make.registration(event)

    forget_what_is_due(event.ends_at + timedelta(days=184))

    registration.refresh_from_db()
    assert registration.first_name == ""


def test_hidden_places_go_a_week_after():
    event = make.event(visibility="closed", online_url="https://overleg.example.org/x", place_note="Achterdeur")
    public = make.event(place_note="Jaarbeurspassage")

    forget_what_is_due(event.ends_at + timedelta(days=8))

    event.refresh_from_db()
    public.refresh_from_db()
    assert (event.online_url, event.place_note) == ("", "")
    assert public.place_note == "Jaarbeurspassage"


def test_the_log_of_messages_goes_after_six_months_and_the_actor_after_a_year(organiser, now):
    event = make.event()
    Message.objects.create(
        kind="confirmation",
        key="k",
        event=event,
        email="x@example.org",
        planned_at=now,
        not_before=now,
        message_id="<1@x>",
    )
    Fact.objects.create(name="registered", event=event, at=now, by=organiser)

    forget_what_is_due(now + timedelta(days=184))
    assert not Message.objects.exists()
    assert Fact.objects.get().by == organiser
    forget_what_is_due(now + timedelta(days=366))
    assert Fact.objects.get().by is None


def test_a_dry_run_counts_and_changes_nothing():
    event = make.event()
    with_needs(event)
    out = StringIO()

    call_command("forget", "--dry-run", "--at", (event.ends_at + timedelta(weeks=5)).date().isoformat(), stdout=out)

    assert "      1  dietary_need" in out.getvalue()
    assert needs() == 2
    assert not ForgetRun.objects.exists()


def test_a_wrong_day_is_refused_in_a_sentence():

    with pytest.raises(CommandError, match="Not a day or a moment: gisteren"):
        call_command("forget", "--at", "gisteren")


def test_an_answered_invitation_goes_three_months_after_the_event():
    event = make.event()
    invitation = Invitation.objects.create(event=event, email="gast@example.org", answered_at=make.BEFORE)
    registration = make.registration(event, invitation=invitation)

    forget_what_is_due(event.ends_at + timedelta(days=91))
    assert Invitation.objects.exists()
    forget_what_is_due(event.ends_at + timedelta(days=93))
    registration.refresh_from_db()
    assert not Invitation.objects.exists()
    assert registration.invitation is None and registration.first_name


def test_who_made_an_event_and_added_somebody_is_forgotten_after_a_year(organiser, now):
    event = make.event(made_by=organiser)
    registration = make.registration(event, added_by=organiser, at=now)
    type(event).objects.update(made_at=now)

    counts = [forget_what_is_due(now + timedelta(days=364))["who_did_what"]]
    counts.append(forget_what_is_due(now + timedelta(days=366))["who_did_what"])
    event.refresh_from_db()
    registration.refresh_from_db()
    assert counts == [0, 2]
    assert event.made_by is None and registration.added_by is None


def test_an_organisation_that_somebody_typed_goes_with_the_last_name_beside_it():
    typed = make.organisation("Praktijk Annet Jansen", is_draft=True, is_listed=False, type="youth_care")
    listed = make.organisation("Gemeente Zwolle")
    secret = make.event(visibility="confidential", is_sensitive=True)
    make.registration(secret, organisation=typed)
    later = make.registration(make.event(starts_at=make.DAY + timedelta(days=3)), organisation=typed)
    make.registration(secret, organisation=listed)

    forget_what_is_due(secret.ends_at + timedelta(days=184))
    typed.refresh_from_db()
    assert typed.name == "Praktijk Annet Jansen"  # somebody of there still has a name

    counts = forget_what_is_due(make.DAY.replace(year=2029, month=8))
    for organisation in (typed, listed):
        organisation.refresh_from_db()
    assert counts["draft_organisation"] == 1
    assert (typed.name, typed.name_key, typed.type) == ("", "", "youth_care")
    later.refresh_from_db()
    assert later.organisation == typed and listed.name == "Gemeente Zwolle"


def test_what_a_form_carried_goes_within_the_hour_and_its_address_after_a_day(now):
    kept = {"token": uuid4(), "event": make.event(), "email": "x@example.org", "sent_at": now}
    Submission.objects.create(**kept, typed={"person": {"first_name": "Anna"}})
    forget_what_is_due(now + timedelta(minutes=31))
    assert Submission.objects.get().typed == {}
    assert "typed" in [duty.key for duty in duties if duty.every == "hour"]
    forget_what_is_due(now + timedelta(hours=25))
    assert not Submission.objects.exists()
