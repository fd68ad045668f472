"""The worker: does what is due, until it is told to stop."""

import logging
import signal
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils.timezone import now

from events.handing import do_duties, hand_out
from events.messages.sending import send_due

IDLE, TROUBLE = 0.5, 5.0  # seconds
log = logging.getLogger("bijeen.work")


class Command(BaseCommand):
    help = "Does what is due: facts to reactions, messages, duties."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = False
        if options["once"]:
            self._turn()
            return
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._stop)
        while not self.stopping:
            time.sleep(self._try())

    def _stop(self, *_args: Any) -> None:
        # The message in hand is finished first.
        self.stopping = True

    def _try(self) -> float:
        """One turn; gives how long to rest. A database that is away for a while does not end the worker."""
        try:
            close_old_connections()
            return 0 if self._turn() else IDLE
        except DatabaseError as error:
            log.error("the database does not answer: %s", type(error).__name__)
            connection.close()
            return TROUBLE

    def _turn(self) -> int:
        done = hand_out(now()) + send_due(at=now(), limit=50)
        do_duties(now())
        return done
