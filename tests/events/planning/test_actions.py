"""Planning: make, change, publish, move, cancel, copy; and every reason why not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localtime

from events.models import Event, Fact, Message, OldSlug, Role, SessionSpeaker, Speaker, State
from events.planning import actions
from events.planning.refusals import (
    AddressInUse,
    EndsBeforeStart,
    IsPublished,
    MoveInstead,
    NeedsTime,
    NeedsTitle,
    NotPublished,
    PublishInThePast,
)
from events.refusals import ChangedMeanwhile
from events.registration.actions import cancel_registration, register
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db
START = make.DAY
END = START + timedelta(hours=3)


def made(organiser, now, **fields) -> Event:
    fields = {"starts_at": START, "ends_at": END, "places": 10, **fields}
    return actions.make_event(kind="workshop", title_nl="Vaders in beeld", at=now, by=organiser, **fields)


def test_a_kind_says_what_is_not_said(organiser, now):
    event = actions.make_event(kind="learning_session", title_nl="Signalen zien", at=now, by=organiser, places=14)

    assert (event.visibility, event.is_sensitive, event.way_in, event.status) == ("closed", True, "request", "draft")
    assert event.slug == "signalen-zien"
    assert event.pools.get().limit == 14
    assert Role.objects.get(event=event).user == organiser
    assert Fact.objects.filter(name="event_made", event=event).exists()


def test_a_single_meeting_has_its_one_session(organiser, now):
    assert made(organiser, now).sessions.get().starts_at == START


def test_two_equal_titles_have_two_addresses_and_a_confidential_one_is_hidden(organiser, now):
    assert [made(organiser, now).slug, made(organiser, now).slug] == ["vaders-in-beeld", "vaders-in-beeld-2"]
    hidden = made(organiser, now, visibility="confidential")
    assert hidden.is_sensitive and len(hidden.slug) == 16 and "vaders" not in hidden.slug


def test_it_refuses_an_end_before_the_start(organiser, now):
    with pytest.raises(EndsBeforeStart):
        made(organiser, now, ends_at=START)


def test_saving_over_a_newer_version_is_refused_and_hands_over_both(organiser, now):
    event = made(organiser, now)
    actions.change_event(event=event, version=1, at=now, by=organiser, title_nl="Vaders")

    with pytest.raises(ChangedMeanwhile) as no:
        actions.change_event(event=event, version=1, at=now, by=organiser, title_nl="Moeders")
    assert no.value.details["now"].title_nl == "Vaders"


def test_an_old_address_redirects_for_ever_and_belongs_to_nobody_else(organiser, now):
    event, other = made(organiser, now), made(organiser, now)
    event = actions.change_event(event=event, version=1, at=now, by=organiser, slug="anders")

    assert OldSlug.objects.get().event == event
    with pytest.raises(AddressInUse):
        actions.change_event(event=other, version=1, at=now, by=organiser, slug="vaders-in-beeld")
    event = actions.change_event(event=event, version=2, at=now, by=organiser, slug="vaders-in-beeld")
    assert [old.slug for old in OldSlug.objects.all()] == ["anders"]


def test_a_change_draws_the_page_anew_and_the_session_goes_along(organiser, now):
    event = made(organiser, now)
    changed = actions.change_event(
        event=event, version=1, at=now, by=organiser, ends_at=END + timedelta(hours=1), places=12
    )

    assert changed.content_version == event.content_version + 1
    assert event.sessions.get().ends_at == END + timedelta(hours=1)
    assert event.pools.get().limit == 12


def test_the_day_of_a_published_event_is_changed_by_moving_it(organiser, now):
    event = actions.publish_event(event=made(organiser, now), at=now, by=organiser)
    with pytest.raises(MoveInstead):
        actions.change_event(event=event, version=2, at=now, by=organiser, ends_at=END + timedelta(hours=1))
    same = actions.change_event(event=event, version=2, at=now, by=organiser, ends_at=END, title_nl="Ouders in beeld")
    assert same.title_nl == "Ouders in beeld"


def test_other_lines_are_set_and_changed(organiser, now):
    one, two = make.line(), make.line()
    event = made(organiser, now, line=one, other_lines=[two])
    assert list(event.other_lines.all()) == [two]
    event = actions.change_event(event=event, version=1, at=now, by=organiser, other_lines=[])
    assert not event.other_lines.exists()


def test_publishing_needs_a_time_and_happens_once(organiser, now):
    with pytest.raises(NeedsTime):
        actions.publish_event(event=made(organiser, now, starts_at=None, ends_at=None), at=now, by=organiser)
    nameless = actions.make_event(kind="workshop", title_nl=" ", starts_at=START, ends_at=END, at=now, by=organiser)
    with pytest.raises(NeedsTitle):
        actions.publish_event(event=nameless, at=now, by=organiser)
    event = actions.publish_event(event=made(organiser, now), at=now, by=organiser)
    assert (event.status, event.published_at) == ("published", now)
    with pytest.raises(IsPublished):
        actions.publish_event(event=event, at=now, by=organiser)


def test_it_is_published_at_its_moment(organiser, now):
    event = made(organiser, now)
    with pytest.raises(PublishInThePast):
        actions.publish_later(event=event, publish_at=now, at=now, by=organiser)
    actions.publish_later(event=event, publish_at=now + timedelta(hours=1), at=now, by=organiser)

    assert actions.publish_due(now) == 0
    assert actions.publish_due(now + timedelta(hours=1)) == 1
    event.refresh_from_db()
    assert event.status == "published"


def test_moving_takes_the_day_along_across_the_change_of_hour_and_tells_everybody_once(organiser, now):
    event = make.conference(doors_open_at=make.DAY - timedelta(minutes=30), closes_at=make.DAY - timedelta(days=7))
    first = register(event=event, person=make.person(), wishes=(Wish(event.sessions.first()),), at=now)
    cancelled = make.registration(event, state=State.CANCELLED)
    to = datetime(2027, 4, 15, 7, 30, tzinfo=UTC)  # 9.30 in summer time

    moved = actions.move_event(
        event=event,
        version=1,
        starts_at=to,
        ends_at=to + timedelta(hours=3),
        reason="De zaal is nat.",
        at=now,
        by=organiser,
    )

    assert localtime(event.rounds.first().starts_at).strftime("%d-%m %H:%M") == "15-04 10:00"
    assert localtime(moved.doors_open_at).strftime("%H:%M") == "09:00"
    assert localtime(moved.closes_at).strftime("%d-%m %H:%M") == "08-04 09:30"
    assert (moved.sequence, moved.moved_from) == (1, make.DAY)
    assert Message.objects.filter(kind="changed_event").get().registration == first
    assert not Message.objects.filter(registration=cancelled).exists()


def test_a_cancelled_event_tells_everybody_once_and_sends_nothing_else(organiser, now):
    event = make.event(places=1)
    has, waits = (register(event=event, person=make.person(), at=now) for _ in range(2))
    affected = actions.who_is_affected(event)
    assert (affected.confirmed, affected.waiting, affected.by_language) == (1, 1, {"nl": 2})

    event = actions.cancel_event(event=event, version=1, reason="De trainer is ziek.", at=now, by=organiser)

    assert (event.status, event.sequence) == ("cancelled", 1)
    assert sorted(Message.objects.filter(status="due").values_list("registration", "kind")) == [
        (has.pk, "cancelled_event"),
        (waits.pk, "cancelled_event"),
    ]
    with pytest.raises(NotPublished):
        actions.cancel_event(event=event, version=2, reason="", at=now, by=organiser)
    with pytest.raises(NotPublished):
        actions.move_event(event=event, version=2, starts_at=START, ends_at=END, at=now, by=organiser)


def test_a_copy_has_the_programme_and_nobody_in_it(organiser, manager, now):
    event = make.conference(organiser=manager)
    register(event=event, person=make.person(), wishes=(Wish(event.sessions.first()),), at=now)

    copy = actions.copy_event(event=event, starts_at=make.DAY + timedelta(days=364), at=now, by=organiser)

    assert (copy.status, copy.copied_from, copy.registrations.count()) == ("draft", event, 0)
    assert copy.sessions.count() == event.sessions.count() == 4
    assert {pool.taken for pool in copy.pools.all()} == {0} and copy.pools.count() == 5
    assert {role.user for role in copy.roles.all()} == {organiser, manager}
    assert event.registrations.count() == 1


def test_a_copy_has_the_same_people_to_give_it_and_the_same_repeats(organiser, trainer, now):
    event = make.conference()
    first, *_, last = event.sessions.all()
    SessionSpeaker.objects.create(session=first, speaker=Speaker.objects.create(first_name="Selin", user=trainer))
    last.repeats = first
    last.save()

    copy = actions.copy_event(event=event, starts_at=make.DAY + timedelta(days=7), at=now, by=organiser)

    given, *_, repeated = copy.sessions.all()
    assert Role.objects.get(user=trainer).session == given
    assert repeated.repeats == given


def test_an_event_that_becomes_confidential_gets_an_address_that_nobody_guesses(organiser, now):
    event = made(organiser, now)
    event = actions.change_event(event=event, version=1, at=now, by=organiser, visibility="confidential")
    assert event.is_sensitive and len(event.slug) == 16 and "vaders" not in event.slug
    event = actions.change_event(event=event, version=2, at=now, by=organiser, visibility="closed")
    assert event.slug.startswith("vaders-in-beeld")


def test_in_another_house_nothing_has_a_room_of_the_old_one(organiser, now):
    old, new, elsewhere = make.venue("Oud"), make.venue("Nieuw"), make.venue("Elders")
    event = make.conference(rounds=1, venue=old, room=old.rooms.get())
    here, there = event.sessions.all()
    rooms = {here: old.rooms.get(), there: elsewhere.rooms.get()}
    for session, room in rooms.items():
        session.room = room
        session.save()

    event = actions.move_event(
        event=event, version=1, starts_at=event.starts_at, ends_at=event.ends_at, venue=new, at=now, by=organiser
    )

    assert (event.venue, event.room) == (new, None)
    assert [session.room for session in event.sessions.all()] == [None, elsewhere.rooms.get()]


def test_one_that_is_refused_does_not_keep_the_next_from_its_moment(organiser, now):
    blank, good = made(organiser, now), made(organiser, now)
    for event in (blank, good):
        actions.publish_later(event=event, publish_at=now + timedelta(hours=1), at=now, by=organiser)
    Event.objects.filter(pk=blank.pk).update(title_nl=" ")

    assert actions.publish_due(now + timedelta(hours=1)) == 1
    good.refresh_from_db()
    assert good.status == "published"
    assert Fact.objects.get(name="event_published").actor == "system"


def test_nobody_is_served_at_an_event_that_is_off_or_over(organiser, now):
    off, over = make.event(places=1), make.event(places=1)
    for event in (off, over):
        has, waits = (register(event=event, person=make.person(), at=now) for _ in range(2))
        moment = now if event == off else event.starts_at
        if event == off:
            actions.cancel_event(event=event, version=1, reason="Ziek.", at=now, by=organiser)
        cancel_registration(registration=has, at=moment, by=organiser)
        waits.refresh_from_db()
        assert waits.state == State.WAITING
    assert not Message.objects.filter(kind="place_from_waiting_list").exists()


def test_raising_the_places_serves_the_list_at_once(organiser, now):
    event = actions.publish_event(event=made(organiser, now, places=1), at=now, by=organiser)
    _, waits = (register(event=event, person=make.person(), at=now) for _ in range(2))

    actions.change_event(event=event, version=2, at=now, by=organiser, places=2)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert Message.objects.filter(kind="place_from_waiting_list", registration=waits).exists()
