"""Make a network, and change what it says of itself."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events import names
from events.codes import short_code
from events.facts import announce
from events.models import Event, Shape
from events.planning.actions import touch
from events.refusals import ChangedMeanwhile
from learning.models import Network
from learning.networks.actions.locking import lock_network
from learning.networks.facts import network_changed, network_made
from learning.networks.refusals import NetworkNeedsTitle, NotASeries, SeriesInUse, SeriesIsDraft

RESERVED = {"link"}  # addresses under /leernetwerken/ that are no network
COLUMNS = (
    "title_nl",
    "title_en",
    "summary_nl",
    "summary_en",
    "line",
    "region",
    "event",
    "visibility",
    "status",
    "is_open",
)
MANY = 20


@transaction.atomic
def make_network(*, at: datetime, by: Any, source_key: str = "", **fields: Any) -> Network:
    """Make a network from its columns, with or without its series. Announces `network_made`.

    Refuses: NetworkNeedsTitle, NotASeries, SeriesIsDraft, SeriesInUse.
    """
    network = Network(made_at=at, made_by=by, source_key=source_key)
    _set(network, fields, at)
    _save_new(network)
    announce(network_made, event=network.event, at=at, by=by, network=network.pk)
    _draw_anew(network.event)
    return network


@transaction.atomic
def change_network(*, network: Network, version: int, at: datetime, by: Any, **fields: Any) -> Network:
    """Change columns of a network; `version` is that of the form. A finished network takes nobody, and may be opened again.

    Announces `network_changed` with the names of the columns.

    Refuses: ChangedMeanwhile, NetworkNeedsTitle, NotASeries, SeriesIsDraft, SeriesInUse.
    """
    network = lock_network(network.pk)
    if network.version != version:
        raise ChangedMeanwhile(now=network)
    before, changed = network.event, _set(network, fields, at)
    network.version += 1
    network.save()
    announce(network_changed, event=network.event, at=at, by=by, network=network.pk, columns=changed)
    _draw_anew(before, network.event)
    return network


def _set(network: Network, fields: dict[str, Any], at: datetime) -> list[str]:
    changed = [name for name in COLUMNS if name in fields and getattr(network, name) != fields[name]]
    for name in changed:
        setattr(network, name, fields[name])
    if not network.title_nl.strip():
        raise NetworkNeedsTitle()
    if "event" in changed and network.event is not None:
        _refuse_unfit(network, network.event)
    if network.is_finished:
        network.is_open = False
    network.finished_at = (network.finished_at or at) if network.is_finished else None
    return changed


def _refuse_unfit(network: Network, event: Event) -> None:
    event = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    if event.shape != Shape.SERIES:
        raise NotASeries()
    if event.status == Event.Status.DRAFT:
        raise SeriesIsDraft()
    if Network.objects.filter(event=event).exclude(pk=network.pk).exists():
        raise SeriesInUse()


def _save_new(network: Network) -> None:
    """Under an address from its title, or the next that is free: somebody may take one at the same moment."""
    base = names.slug_of(network.title_nl, 100, "leernetwerk")
    for number in range(1, MANY + 1):
        network.slug = base if number == 1 else f"{base}-{number}"
        if network.slug in RESERVED or Network.objects.filter(slug=network.slug).exists():
            continue
        try:
            with transaction.atomic():
                network.save(force_insert=True)
            return
        except IntegrityError:
            if not Network.objects.filter(slug=network.slug).exists():
                raise
    network.slug = f"{base}-{short_code().lower()}"
    network.save(force_insert=True)


def _draw_anew(*events: Event | None) -> None:
    """The pages of these series name their network."""
    touch(*{event for event in events if event is not None})
