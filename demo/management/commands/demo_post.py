"""The demo's post office: takes mail over SMTP on this machine and keeps it for the mailbox page."""

import signal
import threading
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from demo.models import Mail

KEEP = 2000


class Postman:
    """Keeps each mail that comes in."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await sync_to_async(keep)(envelope.rcpt_tos, envelope.original_content or envelope.content)
        return "250 Kept"


def keep(recipients: list[str], content: bytes) -> None:
    """Write down one mail, for each who gets it; the oldest go."""
    close_old_connections()
    parsed = message_from_bytes(content, policy=policy.default)
    for to in recipients:
        Mail.objects.create(to=to, subject=str(parsed["subject"] or "")[:400], raw=content)
    old = Mail.objects.values_list("pk", flat=True)[KEEP : KEEP + 50]
    Mail.objects.filter(pk__in=list(old)).delete()


class Command(BaseCommand):
    help = "Takes mail over SMTP for the demo's mailbox."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.BIJEEN_DEMO:
            raise CommandError("This is only for the demo.")
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        controller = Controller(Postman(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
        controller.start()
        stop.wait()
        controller.stop()
