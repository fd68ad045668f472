"""What the worker does behind the pages: hands facts to their reactions, and does duties at their time.

At least once, in order per event; a reaction that fails hurts nobody and is tried again with growing pauses. Any number of
workers may do this at the same moment: rows are claimed with conditional UPDATEs.
"""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from events.extend import Duty, Reaction, duties, reactions
from events.models import Delivery, DutyRun, Fact
from events.moments import local

PAUSES = (1, 5, 15, 60, 240, 720)  # minutes
EVERY = {"minute": timedelta(seconds=50), "hour": timedelta(minutes=55)}
NIGHT = 3  # o'clock, in Amsterdam
log = logging.getLogger("bijeen.handing")


def hand_out(at: datetime, limit: int = 500) -> int:
    """Hand what happened to who reacts to it; gives how many facts are done with."""
    done, held = 0, set()
    for fact in Fact.objects.filter(handed_at=None).select_related("event", "registration", "session")[:limit]:
        if fact.event_id in held:  # an earlier fact of this event is not done yet: order is kept
            continue
        wanted = [reaction for reaction in reactions if reaction.fact == fact.name]
        reacted = [_react(fact, reaction, at) for reaction in wanted]  # each gets its turn, whatever the others do
        if all(reacted):
            done += Fact.objects.filter(pk=fact.pk, handed_at=None).update(handed_at=at)
        elif fact.event_id:
            held.add(fact.event_id)
    return done


def _react(fact: Fact, reaction: Reaction, at: datetime) -> bool:
    """Whether this reaction is done with this fact, or given up on."""
    delivery, _made = Delivery.objects.get_or_create(fact=fact, reaction=reaction.key)
    if delivery.done_at or delivery.attempts > len(PAUSES):
        return True
    mine = Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, done_at=None)
    if delivery.not_before and delivery.not_before > at:
        return False
    pause = timedelta(minutes=PAUSES[min(delivery.attempts, len(PAUSES) - 1)])
    if not mine.update(attempts=delivery.attempts + 1, not_before=at + pause):
        return False
    try:
        with transaction.atomic():
            reaction.call(fact)
    except Exception as error:
        log.error("reaction %s to fact %d failed: %s", reaction.key, fact.pk, type(error).__name__)
        Delivery.objects.filter(pk=delivery.pk).update(error=type(error).__name__)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(done_at=at, error="")
    return True


def do_duties(at: datetime) -> list[str]:
    """Do each duty whose time has come; gives which."""
    return [duty.key for duty in duties if _is_due(duty, at) and _do(duty, at)]


def _is_due(duty: Duty, at: datetime) -> bool:
    """Mine to do now: one conditional UPDATE decides."""
    if duty.every == "night" and local(at).hour < NIGHT:
        return False
    before = local(at).replace(hour=NIGHT, minute=0, second=0) if duty.every == "night" else at - EVERY[duty.every]
    if DutyRun.objects.filter(key=duty.key, last_at__lt=before).update(last_at=at):
        return True
    try:
        with transaction.atomic():
            return DutyRun.objects.get_or_create(key=duty.key, defaults={"last_at": at})[1]
    except IntegrityError:
        return False


def _do(duty: Duty, at: datetime) -> bool:
    try:
        duty.call(at)
    except Exception as error:
        log.error("duty %s failed: %s", duty.key, type(error).__name__)
        return False
    return True
