"""Who was there: the past meetings are closed, but for the last one, where somebody says: I was there."""

from datetime import timedelta
from random import Random

from demo.stage import Stage
from events.attendance import actions
from events.attendance.lists import is_expected
from events.models import HOLDING, Event, Presence, Registration, Session
from events.refusals import Refusal

HOUR = timedelta(hours=1)
CAME, LATE = 0.86, 0.9  # of who had a place; the rest did not come


def close_past(stage: Stage, events: list[Event]) -> None:
    """Mark and close what is over, in the order of time; the last public meeting stays open."""
    over = [event for event in events if event.status == Event.Status.PUBLISHED and event.starts_at]
    last = _left_open(stage, over)
    chance = Random(7)
    for event in sorted(over, key=lambda event: (event.starts_at, event.pk)):
        for session in event.sessions.filter(has_checkin=True, ends_at__lt=stage.now - HOUR).select_related("event"):
            _mark(session, chance, closes=event != last)
        if event != last and event.is_past(stage.now - HOUR):
            _close(event)
    if last:
        _claim(last, stage)


def _left_open(stage: Stage, over: list[Event]) -> Event | None:
    public = [event for event in over if event.is_past(stage.now - HOUR) and event.visibility == "public"]
    public = [event for event in public if not event.is_sensitive and event.shape == "single"]
    return max(public, key=lambda event: (event.ends_at, event.pk), default=None)


def _mark(session: Session, chance: Random, *, closes: bool) -> None:
    """Most came; one in some was late."""
    rows = Registration.objects.filter(event=session.event_id, state__in=HOLDING).prefetch_related("choices")
    states = {}
    for row in rows.order_by("pk"):
        if is_expected(row, session):
            throw = chance.random()
            came = Presence.State.PRESENT if throw < CAME else Presence.State.PARTLY
            states[row.pk] = came if throw < LATE else Presence.State.ABSENT
    at, by = session.ends_at + HOUR, session.event.made_by
    actions.set_presence(session=session, states=states, at=at, by=by)
    if closes:
        actions.close_session(session=session, at=at, by=by, settled=True)


def _close(event: Event) -> None:
    if event.ends_at:
        try:
            actions.close_event(event=event, at=event.ends_at + HOUR, by=event.made_by)
        except Refusal:  # a part of it is still to come
            return


def _claim(event: Event, stage: Stage) -> None:
    """Somebody who was not seen says: I was there."""
    session = event.sessions.select_related("event").get()
    missed = Presence.objects.filter(session=session, state=Presence.State.ABSENT, registration__language="nl")
    row = missed.select_related("registration").order_by("pk").first()
    if row:
        actions.claim_presence(registration=row.registration, session=session, at=stage.now - HOUR)
