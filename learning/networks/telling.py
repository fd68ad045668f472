"""What may be told of a network: what its series tells. The table itself is `events/disclosure.py`."""

from typing import Any

from django.utils.translation import gettext as _

from events import disclosure
from learning.models import Network


def told_of(network: Network) -> disclosure.Disclosure:
    """What this network tells, channel by channel."""
    source: Any = network.event or network  # without a series its own visibility counts, in the same table
    return disclosure.of(source)


def is_public(network: Network) -> bool:
    """Whether it has a page for everybody; else the same 404 as any unknown address."""
    return told_of(network).has_public_page and (network.event is None or network.event.is_published)


def in_lists(network: Network) -> bool:
    """Whether it stands in the list of networks."""
    return is_public(network) and told_of(network).in_lists


def names_members(network: Network) -> bool:
    """Whether organisations may stand on the public page, those that agreed."""
    return told_of(network).organisations


def title_outside(network: Network) -> str:
    """The title for a subject line, in the active language; neutral where it may not stand there."""
    return str(network.title) if told_of(network).title_outside else _("Jouw leernetwerk")
