"""Play in the demo year.

The year stands in `demo/programme.json` and lies around today (`demo/shift.py`). Twice is once: what is there already, also
from another day, stays as it is. What the file holds for later work (evaluation questions) is read and left alone.
"""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import get_default_timezone, localtime
from django.utils.timezone import now as this_moment

from demo.play import FEWEST, PEOPLE, PROGRAMME, play_year
from demo.reading import BrokenYear


class Command(BaseCommand):
    help = "Play in the demo year, shifted by whole weeks around the day; twice is once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, default=PEOPLE, help=f"how many invented people there are ({PEOPLE})")
        parser.add_argument("--today", help="the day around which the year lies, such as 2027-03-11")
        parser.add_argument("--file", type=Path, default=PROGRAMME, help="another year than the demo's own")

    def handle(self, *args: Any, **options: Any) -> None:
        today, now = self._day(options["today"])
        if options["people"] < FEWEST:
            raise CommandError(f"--people is at least {FEWEST}: a full meeting and its waiting list need them.")
        try:
            played = play_year(path=options["file"], people=options["people"], today=today, now=now)
        except BrokenYear as broken:
            raise CommandError(f"Nothing is played in.\n{broken}") from broken
        if played.events:
            self.stdout.write(f"The year is there: {played.events} events, {played.registrations} registrations.")
        elif played.around and played.around != today:
            self.stdout.write(
                f"The year is there already, around {played.around:%d-%m-%Y}. It is not moved: you may have worked in it. "
                "For a year around today, without what was done: make run FRESH=1"
            )
        else:
            self.stdout.write("The year is there already.")

    def _day(self, written: str | None) -> tuple[date, datetime]:
        now = this_moment()
        if written is None:
            return localtime(now).date(), now
        try:
            today = date.fromisoformat(written)
        except ValueError as error:
            raise CommandError(f"--today {written!r} is not a day such as 2027-03-11.") from error
        return today, datetime.combine(today, time(9), get_default_timezone())
