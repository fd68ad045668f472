"""Fill a database with many invented events and registrations, to measure with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from demo.load import make_load


class Command(BaseCommand):
    help = "Write many invented events and registrations in bulk, to measure with; the same seed gives the same."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--events", type=int, default=1000)
        parser.add_argument("--registrations", type=int, default=0, help="spread evenly over the events")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        events, registrations = options["events"], options["registrations"]
        if events < 1 or registrations < 0:
            raise CommandError("--events is at least 1, and --registrations is not below 0.")
        written = make_load(events=events, registrations=registrations, at=now(), seed=options["seed"])
        self.stdout.write("{} events, {} registrations.".format(*written))
