"""Forget what is past its term, by hand: what the nightly run does."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import make_aware, now

from events.extend import holdings
from events.moments import zone
from events.privacy.actions import forget_what_is_due


class Command(BaseCommand):
    help = "Deletes or blanks personal data that is past its term."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")
        parser.add_argument("--at", default="", help="as if it were this day or moment (2027-03-11)")

    def handle(self, *args: Any, **options: Any) -> None:
        counts = forget_what_is_due(_moment(options["at"]), options["dry_run"])
        for key, number in counts.items():
            self.stdout.write(f"{number:>7}  {holdings[key].key}")


def _moment(text: str) -> datetime:
    if not text:
        return now()
    day = parse_date(text) if len(text) == 10 else None
    moment = datetime.combine(day, datetime.min.time()) if day else parse_datetime(text)
    if moment is None:
        raise CommandError(f"Not a day or a moment: {text}")
    return moment if moment.tzinfo else make_aware(moment, zone())
