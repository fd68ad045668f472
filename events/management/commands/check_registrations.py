"""Prove that no place is given twice and nobody is forgotten; prints the broken rows."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from events.registration.invariants import broken


class Command(BaseCommand):
    help = "Checks the invariants of registrations and places; exit code 1 when one is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        lines = broken()
        for line in lines:
            self.stdout.write(line)
        self.stdout.write(f"{len(lines)} broken")
        if lines:
            sys.exit(1)
