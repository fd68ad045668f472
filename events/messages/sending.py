"""Sending what is due: claimed row by row, over one connection, again with growing pauses when it fails.

SMTP promises at least once: a sender that dies between the server's yes and our note sends the message again, with the
same Message-ID, so that a mail program shows one. A claim that nobody finished is free again after `LEASE`.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.core.mail import get_connection
from django.db.models import F, Q

from events.extend import asks
from events.extend import messages as kinds
from events.messages.asked import answer_due
from events.messages.drawing import address_to, mail_of
from events.models import Message

LEASE = timedelta(minutes=5)
PAUSES = (1, 5, 15, 60, 240, 720, 1440)  # minutes
log = logging.getLogger("bijeen.messages")


def send_due(*, at: datetime, limit: int = 200) -> int:
    """Send what is due at this moment, oldest first; gives how many went out. Never raises for one bad message.

    What somebody asked for is looked up first (`Ask`), and goes along.
    """
    answer_due(at=at)
    due = Q(status=Message.Status.DUE) | Q(status=Message.Status.SENDING)
    rows = (
        Message.objects.filter(due, not_before__lte=at)
        .exclude(kind__in=[ask.key for ask in asks])
        .order_by("not_before", "pk")
        .values_list("pk", flat=True)[:limit]
    )
    keys = list(rows)
    if not keys:
        return 0
    connection = get_connection()
    sent = 0
    try:
        for key in keys:
            message = _claim(key, at)
            if message is not None:
                sent += _send(message, connection, at)
    finally:
        connection.close()
    if sent:
        log.info("sent %d messages", sent)
    return sent


def _claim(key: int, at: datetime) -> Message | None:
    """Mine, or None when somebody else was first: one conditional UPDATE."""
    free = Message.objects.filter(pk=key, not_before__lte=at, status__in=(Message.Status.DUE, Message.Status.SENDING))
    if not free.update(status=Message.Status.SENDING, not_before=at + LEASE, attempts=F("attempts") + 1):
        return None
    related = ("event__venue", "registration__group", "registration__event__venue", "group__event")
    # None as well when who it was for was forgotten meanwhile
    return Message.objects.select_related(*related).filter(pk=key).first()


def _send(message: Message, connection: Any, at: datetime) -> bool:
    if message.kind not in kinds or not address_to(message):
        return _end(message, Message.Status.STOPPED, "nobody")
    try:
        mail = mail_of(message)
        mail.connection = connection
        mail.send()
    except (SMTPRecipientsRefused, SMTPSenderRefused) as error:
        return _refused(message, error, at)
    except (SMTPException, OSError) as error:
        connection.close()
        return _again(message, type(error).__name__, at)
    except Exception as error:
        # The trace could hold a name or an address: only the kind of error is written down.
        log.error("message %d could not be drawn: %s", message.pk, type(error).__name__)
        return _again(message, type(error).__name__, at)
    Message.objects.filter(pk=message.pk).update(status=Message.Status.SENT, sent_at=at, error="")
    return True


def _refused(message: Message, error: SMTPRecipientsRefused | SMTPSenderRefused, at: datetime) -> bool:
    codes = (
        [code for code, _reason in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else [error.smtp_code]
    )
    if all(code >= 500 for code in codes):
        return _end(message, Message.Status.FAILED, f"refused {max(codes)}")
    return _again(message, f"later {max(codes)}", at)


def _again(message: Message, error: str, at: datetime) -> bool:
    if message.attempts > len(PAUSES):
        return _end(message, Message.Status.FAILED, error)
    pause = timedelta(minutes=PAUSES[message.attempts - 1])
    mine = Message.objects.filter(pk=message.pk, status=Message.Status.SENDING)  # not when it was stopped meanwhile
    mine.update(status=Message.Status.DUE, not_before=at + pause, error=error[:200])
    return False


def _end(message: Message, status: Message.Status, error: str) -> bool:
    Message.objects.filter(pk=message.pk, status=Message.Status.SENDING).update(status=status, error=error[:200])
    return False
