"""The certificates of an event, as the desk may list them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.designs.words import hours
from certificates.issuing.queries import rule_of
from certificates.issuing.rules import is_number
from certificates.models import Certificate
from events import disclosure
from events.models import Event
from events.moments import local
from events.names import short_name


def certificates_of(event: Event) -> QuerySet[Certificate]:
    """Of everybody, by name; what was replaced stands under what replaced it."""
    rows = Certificate.objects.filter(event=event).select_related("registration", "replaced_by")
    return rows.order_by("registration__sort_key", "name", "-pk")


def listed_name(given: Certificate, event: Event) -> str:
    """The name on it, or the shown one where a list may hold no more."""
    if disclosure.of(event).full_names:
        return given.name
    if given.registration and given.registration.name_key:
        return disclosure.listed_name(given.registration, event)
    first, _space, family = given.name.partition(" ")
    return short_name(first, family)


def rows_of(event: Event, certificates: Iterable[Certificate]) -> Iterator[list[Any]]:
    """The heading, then a row a certificate: no title, no code; the shown name where sensitive."""
    yield [_("Naam"), _("Uren"), _("Onderdelen"), _("Afgegeven op"), _("Stand"), _("Ingetrokken op")]
    for given in certificates:
        yield [
            listed_name(given, event),
            hours(given.minutes),
            f"{given.attended}/{given.held}",
            local(given.issued_at).replace(tzinfo=None, microsecond=0),
            _("Geldig") if given.is_valid else _("Ingetrokken"),
            local(given.revoked_at).replace(tzinfo=None, microsecond=0) if given.revoked_at else "",
        ]


def rule_in_words(event: Event) -> str:
    """Who gets one, in a sentence."""
    rule = rule_of(event)
    kind, least, share = rule.get("type"), rule.get("n"), rule.get("share")
    if kind == "present":
        return _("Wie er was, krijgt een deelnamebewijs.")
    if kind == "n_of_m" and is_number(least):
        said = ngettext(
            "Wie bij %(n)d onderdeel was, krijgt een deelnamebewijs.",
            "Wie bij %(n)d onderdelen was, krijgt een deelnamebewijs.",
            int(least),
        )
        return said % {"n": least}
    if kind == "net_hours" and is_number(share):
        return _("Wie %(share)d procent van de uren was, krijgt een deelnamebewijs.") % {"share": round(share * 100)}
    return _("Bij deze bijeenkomst hoort geen deelnamebewijs.")
