"""Duplicate an event: its programme, places, materials and people who make it; nobody's registration."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from events.facts import announce
from events.materials.actions import copy_materials
from events.models import Event, Role, Round, SeatPool, Session, SessionSpeaker
from events.places.pools import open_pools
from events.planning.actions.along import WINDOW, both_shifted, on_the_wall, shifted
from events.planning.facts import event_copied
from events.planning.refusals import InThePast
from events.planning.slugs import save_under
from events.questions.actions import copy_questions

FRESH = {
    "pk": None,
    "status": Event.Status.DRAFT,
    "publish_at": None,
    "published_at": None,
    "publish_reason": "",
    "cancelled_at": None,
    "cancel_reason": "",
    "moved_at": None,
    "moved_from": None,
    "move_reason": "",
    "version": 1,
    "content_version": 1,
    "sequence": 0,
    "source_key": "",
    "account_url": "",
    "opens_at": None,
    "online_url": "",
}


@transaction.atomic
def copy_event(*, event: Event, starts_at: datetime, at: datetime, by: Any) -> Event:
    """Make a draft like this one on another day, at its own hours. Announces `event_copied`. Refuses: InThePast."""
    if starts_at <= at:
        raise InThePast()
    source = Event.objects.get(pk=event.pk)
    copy = Event.objects.get(pk=event.pk)
    for name, value in FRESH.items():
        setattr(copy, name, value)
    copy._state.adding = True
    copy.slug = ""
    copy.copied_from, copy.made_by = source, by
    shift = on_the_wall(source.starts_at or starts_at, starts_at)
    copy.starts_at = starts_at
    if source.starts_at and source.ends_at:
        copy.starts_at, copy.ends_at = both_shifted(source, shift)
    for name in WINDOW:
        moment = getattr(source, name)
        setattr(copy, name, shifted(moment, shift) if moment else None)
    save_under(copy)
    copy.other_lines.set(source.other_lines.all())
    sessions = _copy_programme(source, copy, shift)
    copy_materials(source=source, copy=copy, sessions=sessions, at=at, by=by)
    copy_questions(source=source, copy=copy)
    _copy_roles(source, copy, by)
    announce(event_copied, event=copy, at=at, by=by, source=source.pk)
    return copy


def _copy_programme(source: Event, copy: Event, shift: timedelta) -> dict[int, Session]:
    """Its rounds and sessions with their places; gives by the key of each session its copy."""
    rounds: dict[int | None, Round | None] = {None: None}
    for round_ in source.rounds.all():
        old, round_.pk, round_.event = round_.pk, None, copy
        round_.starts_at, round_.ends_at = both_shifted(round_, shift)
        round_._state.adding = True
        round_.save()
        rounds[old] = round_
    sessions: dict[int | None, Any] = {None: None}
    repeats = dict(source.sessions.filter(repeats__isnull=False).values_list("pk", "repeats"))
    for session in source.sessions.all():
        old, speaking = session.pk, list(session.speaking.select_related("speaker"))
        session.pk, session.event, session.round = None, copy, rounds[session.round_id]
        session.starts_at, session.ends_at = both_shifted(session, shift)
        session.sequence, session.repeats, session.source_key, session.online_url = 0, None, "", ""
        session._state.adding = True
        session.save()
        sessions[old] = session
        _copy_speakers(speaking, session)
    for old, repeated in repeats.items():
        sessions[old].repeats = sessions.get(repeated)
        sessions[old].save(update_fields=["repeats"])
    _copy_places(source, copy, sessions)
    return {pk: session for pk, session in sessions.items() if pk is not None}


def _copy_speakers(speaking: list[SessionSpeaker], session: Session) -> None:
    SessionSpeaker.objects.bulk_create(
        SessionSpeaker(session=session, speaker=row.speaker, order=row.order) for row in speaking
    )
    users = {row.speaker.user_id for row in speaking if row.speaker.user_id}
    Role.objects.bulk_create(Role(user_id=user, name=Role.Name.TRAINER, session=session) for user in users)


def _copy_places(source: Event, copy: Event, sessions: dict[int | None, Session | None]) -> None:
    SeatPool.objects.bulk_create(
        SeatPool(
            event=copy,
            session=sessions[pool.session_id],
            mode=pool.mode,
            capacity=pool.capacity,
            overbooked=pool.overbooked,
            limit=pool.limit,
        )
        for pool in source.pools.all()
    )
    open_pools(copy.pk)


def _copy_roles(source: Event, copy: Event, by: Any) -> None:
    people = {role.user_id: role.name for role in source.roles.filter(ended_at=None, session=None)}
    if by is not None:
        people[by.pk] = Role.Name.ORGANISER
    Role.objects.bulk_create(Role(user_id=user, name=name, event=copy) for user, name in people.items())
