"""Print the seven links of the demo."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from demo.links import address, links


class Command(BaseCommand):
    help = "Print the seven links of the demo, one for each of the people that this is made for."

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("nl"):
            found = links()
            width = max(len(str(link.who)) for link in found)
            self.stdout.write("")
            for link in found:
                self.stdout.write(f"  {link.who!s:<{width}}  {link.url}\n  {'':<{width}}  {link.sentence}")
            self.stdout.write(f"\n  {'Iedereen':<{width}}  {address('bijeen_demo:cast')}")
            self.stdout.write(f"  {'Mailbox':<{width}}  {address('bijeen_demo:inbox')}\n")
