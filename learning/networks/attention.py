"""What needs doing about networks: an answer to who asks to join, goals that lie still, a series that is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extend import Need
from events.models import Event
from events.moments import long_date
from learning.models import Goal, JoinRequest, Network
from learning.networks.access import networks_to_organise
from learning.networks.actions.goals import OPEN
from learning.networks.queries import meetings_by_event, next_of

STILL = timedelta(days=90)  # so long nobody wrote anything about a goal
BEFORE = timedelta(weeks=3)  # before the next meeting somebody can still ask about it
ANSWER = timedelta(days=2)
WAITING = JoinRequest.State.WAITING


def of_events(events: list[Event], at: datetime) -> list[Need]:
    """The lines of networks with a series, beside the other lines of that event."""
    networks = {row.event_id: row for row in Network.objects.filter(event__in=events).exclude(status="finished")}
    pairs = [(networks[event.pk], event) for event in events if event.pk in networks]
    return [*_asking([(network, event) for network, event in pairs], at), *_still(pairs, at)] if pairs else []


def of_user(user: Any, at: datetime) -> list[Need]:
    """The lines of networks whose series is not on the desk any more, or that have none."""
    mine = networks_to_organise(user).exclude(status="finished")
    over = list(mine.filter(Q(event__ends_at__lt=at) | Q(event__status__in=("cancelled", "closed"))))
    alone = list(mine.filter(event=None))
    closing = [
        Need(
            None,
            network.event.ends_at or at if network.event else at,
            _("De reeks van %(title)s is voorbij. Rond het leernetwerk af, dan weten we wanneer we namen wissen.")
            % {"title": network.title},
            reverse("bijeen_events:learning-desk-change", args=[network.pk]),
            _("Rond af"),
            "info",
        )
        for network in over
    ]
    return [*closing, *_asking([(network, None) for network in (*alone, *over)], at)]


def _asking(pairs: Iterable[tuple[Network, Event | None]], at: datetime) -> list[Need]:
    """Organisations that asked to join and have no answer."""
    pairs = list(pairs)
    waiting = JoinRequest.objects.filter(network__in=[network for network, _event in pairs], state=WAITING)
    found = dict(waiting.order_by().values_list("network").annotate(n=Count("pk")))
    lines = []
    for network, event in pairs:
        if number := found.get(network.pk):
            said = ngettext(
                "%(n)d organisatie wil meedoen en wacht op antwoord.",
                "%(n)d organisaties willen meedoen en wachten op antwoord.",
                number,
            ) % {"n": number}
            sentence = said if event else f"{network.title}: {said}"
            page = reverse("bijeen_events:learning-desk-network", args=[network.pk]) + "#aanvragen"
            lines.append(Need(event, at + ANSWER, sentence, page, _("Beantwoord"), "warn"))
    return lines


def _still(pairs: list[tuple[Network, Event]], at: datetime) -> list[Need]:
    """Goals about which nobody wrote anything for months, shortly before the next meeting: how many, not whose."""
    coming = meetings_by_event([event for _network, event in pairs], at)
    soon = {}
    for network, event in pairs:
        meeting = next_of(coming.get(event.pk, []))
        if meeting and at <= meeting.session.starts_at < at + BEFORE:
            soon[network.pk] = (event, meeting.session.starts_at)
    if not soon:
        return []
    goals = Goal.objects.filter(member__network__in=soon, member__left_on=None, state__in=OPEN)
    still = goals.filter(state_at__lt=at - STILL)
    lines = []
    for key, number in still.order_by().values_list("member__network").annotate(n=Count("pk")):
        event, meets_at = soon[key]
        said = ngettext(
            "Over %(n)d verbeterdoel schreef niemand iets in drie maanden.",
            "Over %(n)d verbeterdoelen schreef niemand iets in drie maanden.",
            number,
        ) % {"n": number}
        rest = _("De volgende bijeenkomst is op %(day)s.") % {"day": long_date(meets_at)}
        page = reverse("bijeen_events:learning-desk-network", args=[key])
        lines.append(Need(event, meets_at, f"{said} {rest}", page, _("Bekijk de doelen"), "info"))
    return lines
