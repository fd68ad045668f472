"""Make a bearer token for the API, and print it: once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from events.access import event_at
from events.api.actions import create_token
from events.api.caller import SCOPES


class Command(BaseCommand):
    help = "Makes a bearer token for the API and prints it. Only its hash is kept: it cannot be shown again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scope", required=True, choices=SCOPES, help="what it may be used for")
        parser.add_argument("--event", default="", metavar="SLUG", help="for one event; without it, for all")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["event"]
        event = event_at(slug) if slug else None
        if slug and event is None:
            raise CommandError(f"There is no event at {slug}.")
        self.stdout.write(create_token(scope=options["scope"], event=event, at=now()))
