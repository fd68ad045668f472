"""Rounds and sessions of a programme: add, change, remove; who gives them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from events.checkin.actions import take_links_along
from events.facts import announce, fact
from events.models import ALIVE, Event, Registration, Role, Round, Session, SessionChoice, SessionSpeaker, Speaker
from events.moments import ends_in_time
from events.places.actions import Unsaid, set_places
from events.places.pools import lock_event
from events.programme.moving import Stood, follow_date, keep_span, refuse_past, tell_removed
from events.programme.refusals import (
    EndsTooSoon,
    HoursOfTheRound,
    MinutesOutOfRange,
    MinutesStand,
    OutsideTheDay,
    RemovedMeanwhile,
    RoundHasSessions,
    SomebodyChoseIt,
)
from events.registration.actions import end_absences

programme_changed = fact("programme_changed", _("Programma gewijzigd"))


def _locked(event: Event, version: int | None) -> Event:
    """The event with its pools, locked: whoever chooses at this moment is waited for, and seen."""
    _pools, event = lock_event(event, version)
    return event


def _still(row: Any) -> Any:
    """A round or session as it stands now, under the lock. Refuses: RemovedMeanwhile."""
    found = type(row).objects.filter(pk=row.pk).first()
    if found is None:
        raise RemovedMeanwhile()
    return found


def _changed(event: Event, at: datetime, by: Any, **data: Any) -> None:
    Event.objects.filter(pk=event.pk).update(version=F("version") + 1, content_version=F("content_version") + 1)
    event.refresh_from_db(fields=["version", "content_version"])
    announce(programme_changed, event=event, at=at, by=by, **data)


def _refuse_wrong_times(event: Event, starts_at: datetime, ends_at: datetime, is_one_day: bool) -> None:
    if not ends_in_time(starts_at, ends_at):
        raise EndsTooSoon()
    first = min(filter(None, (event.doors_open_at, event.starts_at)), default=starts_at)
    if is_one_day and (starts_at < first or (event.ends_at and ends_at > event.ends_at)):
        raise OutsideTheDay()


def _refuse_wrong_minutes(minutes: int | None, starts_at: datetime, ends_at: datetime) -> None:
    """What counts of a session is no more than it lasts; without a number all of it counts."""
    length = (ends_at - starts_at) // timedelta(minutes=1)
    if minutes is not None and not 1 <= minutes <= length:
        raise MinutesOutOfRange(length=length)


@transaction.atomic
def add_round(
    *,
    event: Event,
    starts_at: datetime,
    ends_at: datetime,
    at: datetime,
    by: Any,
    version: int | None = None,
    **fields: Any,
) -> Round:
    """Add a slot in which people choose one of several sessions; it takes the next number. Announces `programme_changed`.

    Refuses: ChangedMeanwhile, EndsTooSoon, OutsideTheDay.
    """
    event = _locked(event, version)
    _refuse_wrong_times(event, starts_at, ends_at, True)
    number = max(event.rounds.values_list("number", flat=True), default=0) + 1
    fields.setdefault("name_nl", f"Ronde {number}")
    fields.setdefault("name_en", f"Round {number}")
    round_ = Round.objects.create(event=event, number=number, starts_at=starts_at, ends_at=ends_at, **fields)
    _changed(event, at, by, row=round_.pk)
    return round_


@transaction.atomic
def change_round(*, round: Round, at: datetime, by: Any, version: int | None = None, **fields: Any) -> Round:
    """Change a round; its sessions go along in time. Announces `programme_changed`.

    Refuses: ChangedMeanwhile, RemovedMeanwhile, EndsTooSoon, OutsideTheDay, MinutesOutOfRange.
    """
    event = _locked(round.event, version)
    round = _still(round)
    for name, value in fields.items():
        setattr(round, name, value)
    _refuse_wrong_times(event, round.starts_at, round.ends_at, True)
    most = round.sessions.aggregate(most=Max("net_minutes"))["most"]
    _refuse_wrong_minutes(most, round.starts_at, round.ends_at)
    round.save()
    round.sessions.update(starts_at=round.starts_at, ends_at=round.ends_at, sequence=F("sequence") + 1)
    _changed(event, at, by, row=round.pk)
    return round


@transaction.atomic
def remove_round(*, round: Round, at: datetime, by: Any, version: int | None = None) -> None:
    """Take an empty round out. Announces `programme_changed`.

    Refuses: ChangedMeanwhile, RemovedMeanwhile, RoundHasSessions.
    """
    event = _locked(round.event, version)
    round = _still(round)
    if sessions := round.sessions.count():
        raise RoundHasSessions(sessions=sessions)
    round.delete()
    _changed(event, at, by)


@transaction.atomic
def add_session(
    *,
    event: Event,
    at: datetime,
    by: Any,
    version: int | None = None,
    round: Round | None = None,
    places: int | None = None,
    speakers: tuple[Speaker, ...] = (),
    new_speaker: tuple[str, str] | None = None,
    **fields: Any,
) -> Session:
    """Add a session: in a round at its times, or by itself. `places` are its own; without them nothing limits it.

    `new_speaker` is the first and family name of somebody who is in no list yet. `net_minutes` are those that count, without
    breaks. Announces `programme_changed`.

    Refuses: ChangedMeanwhile, EndsTooSoon, OutsideTheDay, HoursOfTheRound, MinutesOutOfRange, MomentHasGone.
    """
    event = _locked(event, version)
    if round is not None:
        _refuse_other_hours(round, fields)
        fields["starts_at"], fields["ends_at"] = round.starts_at, round.ends_at
        fields.setdefault("type", Session.Type.WORKSHOP)
    _refuse_wrong_times(event, fields["starts_at"], fields["ends_at"], event.shape != "series")
    _refuse_wrong_minutes(fields.get("net_minutes"), fields["starts_at"], fields["ends_at"])
    refuse_past(event, fields["starts_at"], at)
    number = event.sessions.count() + 1
    session = Session.objects.create(event=event, round=round, **{"number": number, **fields})
    if places is not None:
        set_places(event=event, session=session, capacity=places, at=at, by=by)
    _give_speakers(session, (*speakers, *_made(new_speaker)))
    keep_span(event)
    _changed(event, at, by, row=session.pk)
    return session


@transaction.atomic
def change_session(
    *,
    session: Session,
    at: datetime,
    by: Any,
    version: int | None = None,
    places: int | Unsaid | None = Unsaid.STAYS,
    speakers: tuple[Speaker, ...] | None = None,
    new_speaker: tuple[str, str] | None = None,
    **fields: Any,
) -> Session:
    """Change a session. A calendar entry (`sequence`), door links and who is absent move with it; of a date of a published
    series that goes elsewhere everybody is told. Announces `programme_changed`.

    Who chose it chose its round too: to another round it goes only while nobody did. From now on there is no limit where
    places are None. The minutes that count stand once the event is closed: certificates were issued by them.

    Refuses: ChangedMeanwhile, RemovedMeanwhile, EndsTooSoon, OutsideTheDay, HoursOfTheRound, SomebodyChoseIt,
    MinutesOutOfRange, MinutesStand, MomentHasGone; FewerThanTaken for the places.
    """
    event = _locked(session.event, version)
    session = _still(session)
    session.event = event
    if event.status == Event.Status.CLOSED and fields.get("net_minutes", session.net_minutes) != session.net_minutes:
        raise MinutesStand()
    if "round" in fields:
        _refuse_other_round(session, fields["round"])
    if round_ := fields.get("round", session.round):
        _refuse_other_hours(round_, fields)
    was = Stood.of(session)
    for name, value in fields.items():
        setattr(session, name, value)
    if session.round is not None:
        session.starts_at, session.ends_at = session.round.starts_at, session.round.ends_at
    _refuse_wrong_times(event, session.starts_at, session.ends_at, event.shape != "series")
    _refuse_wrong_minutes(session.net_minutes, session.starts_at, session.ends_at)
    refuse_past(event, session.starts_at, at, was)
    session.sequence += 1
    session.save()
    take_links_along(event=event, was={session.pk: was.starts_at})
    if not isinstance(places, Unsaid):
        _set_places(event, session, places, at, by)
    if speakers is not None or new_speaker:
        kept = _speakers_of(session) if speakers is None else speakers
        _give_speakers(session, (*kept, *_made(new_speaker)))
    follow_date(session=session, was=was, at=at, by=by)
    _changed(event, at, by, row=session.pk)
    return session


def _set_places(event: Event, session: Session, places: int | None, at: datetime, by: Any) -> None:
    """Where it is other than before; what is on top of it stays."""
    now = session.pools.filter(mode="on_site").first()
    if places == (now.capacity if now else None):
        return
    overbooked = now.overbooked if now and not (event.is_sensitive or session.is_sensitive) else 0
    set_places(event=event, session=session, capacity=places, overbooked=overbooked, at=at, by=by)


def _refuse_other_hours(round: Round, fields: dict[str, Any]) -> None:
    """A session in a round stands at its hours: others are not dropped without a word."""
    if any(name in fields and fields[name] != getattr(round, name) for name in ("starts_at", "ends_at")):
        raise HoursOfTheRound()


def _refuse_other_round(session: Session, round: Round | None) -> None:
    chose = SessionChoice.objects.filter(session=session, state__in=ALIVE)
    people = chose.exclude(round=round).count() if round else chose.count()
    if people:
        raise SomebodyChoseIt(people=people)


@transaction.atomic
def remove_session(*, session: Session, at: datetime, by: Any, version: int | None = None) -> None:
    """Take a session out that nobody chose; of a date of a published series everybody is told. Announces `programme_changed`.

    Refuses: ChangedMeanwhile, RemovedMeanwhile, SomebodyChoseIt.
    """
    event = _locked(session.event, version)
    session = _still(session)
    session.event = event
    people = SessionChoice.objects.filter(session=session, state__in=ALIVE).count()
    only_one = event.shape != "conference" and event.sessions.count() == 1
    if only_one:
        people = people or Registration.objects.filter(event=event, state__in=ALIVE).count()
    if people:
        raise SomebodyChoseIt(people=people)
    tell_removed(session=session, at=at)
    end_absences(session=session, at=at, by=by)
    session.delete()
    keep_span(event)
    _changed(event, at, by)


def _made(new_speaker: tuple[str, str] | None) -> tuple[Speaker, ...]:
    if new_speaker is None:
        return ()
    first_name, family_name = new_speaker
    known = Speaker.objects.filter(first_name=first_name, family_name=family_name, user=None, email="").first()
    return (known or Speaker.objects.create(first_name=first_name, family_name=family_name),)


def _speakers_of(session: Session) -> tuple[Speaker, ...]:
    return tuple(row.speaker for row in session.speaking.select_related("speaker"))


def _give_speakers(session: Session, speakers: tuple[Speaker, ...]) -> None:
    """Who gives it, in this order; a speaker with an account may see its people from now on."""
    SessionSpeaker.objects.filter(session=session).delete()
    SessionSpeaker.objects.bulk_create(
        SessionSpeaker(session=session, speaker=speaker, order=order)
        for order, speaker in enumerate(dict.fromkeys(speakers), 1)
    )
    users = {speaker.user_id for speaker in speakers if speaker.user_id}
    trainers = Role.objects.filter(session=session, name=Role.Name.TRAINER, ended_at=None)
    trainers.exclude(user__in=users).delete()
    held = set(trainers.values_list("user", flat=True))
    Role.objects.bulk_create(Role(user_id=user, name=Role.Name.TRAINER, session=session) for user in users - held)
