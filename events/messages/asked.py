"""What anybody asks to be mailed to an address: written down alike for every address, looked up behind the page."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from events.extend import asks
from events.messages.actions import plan
from events.models import Message

AGAIN, TRIES = timedelta(minutes=5), 6
log = logging.getLogger("bijeen.messages")


def ask(*, kind: str, email: str, at: datetime, language: str = "nl", **data: Any) -> None:
    """Write down what was asked, of a known and of an unknown address with the same work; the worker answers it.

    `kind` is the key of an `Ask`. `data` holds ids and codes only.
    """
    plan(kind=kind, key=f"{kind}:{uuid4()}", email=email.strip().lower(), language=language, at=at, **data)


def answer_due(*, at: datetime, limit: int = 200) -> int:
    """Answer what was asked, oldest first; gives how many. Nothing stays of the question, whoever asked it."""
    due = Message.objects.filter(kind__in=[each.key for each in asks], status=Message.Status.DUE, not_before__lte=at)
    return sum(_answer(asked, at) for asked in due.order_by("not_before", "pk")[:limit])


def _answer(asked: Message, at: datetime) -> bool:
    """Whether it was mine to answer."""
    same = Message.objects.filter(kind=asked.kind, email=asked.email)
    mine = Message.objects.filter(pk=asked.pk)
    try:
        with transaction.atomic():
            list(same.select_for_update().order_by("pk"))  # two at once of one address are answered one by one
            if not mine.delete()[0]:
                return False
            asks[asked.kind].answer(asked)
    except Exception as error:
        log.error("what was asked in %d could not be answered: %s", asked.pk, type(error).__name__)
        if asked.attempts < TRIES:
            mine.update(attempts=F("attempts") + 1, not_before=at + AGAIN)
        else:
            mine.delete()
        return False
    return True
