"""Organisations by what people type, and those that look like one another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from events import names
from events.models import Organisation, OrganisationName
from events.organisations.pointing import pointing_at

ALIKE = 0.84
MOST = 5


def known_as(typed: str) -> Organisation | None:
    """The organisation of this name, or that had it once; one from the list before a draft. Accents and signs do not matter."""
    key = names.search_key(typed)
    found = Organisation.objects.filter(name_key=key).order_by("is_draft", "pk").first()
    return found or Organisation.objects.filter(other_names__name_key=key).first()


def typed_as(typed: str) -> Organisation | None:
    """The one that a stranger's words are about: of this very name, or a listed one that had it once. What is kept out of the
    list is no answer to a name of before: a page would then tell what it is called.
    """
    named = Organisation.objects.filter(name_key=names.search_key(typed)).order_by("is_draft", "pk")
    return named.first() or listed_as(typed)


def listed_as(typed: str) -> Organisation | None:
    """The same among what the public search may find."""
    key, listed = names.search_key(typed), Organisation.objects.filter(is_listed=True)
    return listed.filter(name_key=key).first() or listed.filter(other_names__name_key=key).first()


def drafts() -> QuerySet[Organisation]:
    """What people typed and nobody looked at, the most used first."""
    rows = Organisation.objects.filter(is_draft=True).exclude(name="")
    return rows.annotate(people=Count("registrations")).order_by("-people", "name_key", "pk")


def found_by(search: str) -> QuerySet[Organisation]:
    """Organisations whose name, or a name of before, holds these words."""
    rows = Organisation.objects.exclude(name="")
    for word in names.plain(search).split():
        once = OrganisationName.objects.filter(name_key__contains=word)
        rows = rows.filter(Q(name_key__contains=word) | Q(pk__in=once.values("organisation")))
    return rows.annotate(people=Count("registrations")).order_by("name_key", "pk")


@dataclass(frozen=True)
class Draft:
    """A draft with the organisations that it may be."""

    organisation: Organisation
    alike: list[Organisation]


def with_doubles(rows: Iterable[Organisation]) -> list[Draft]:
    """Each of these with what looks like it, the most alike first; one query, however many there are."""
    rows = list(rows)
    others = [(names.plain(row.name), row) for row in Organisation.objects.exclude(name="").order_by("is_draft", "pk")]
    return [Draft(row, _alike(row, others)) for row in rows]


def _alike(mine: Organisation, others: list[tuple[str, Organisation]]) -> list[Organisation]:
    name, matcher = names.plain(mine.name), SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    found: list[tuple[float, int, Organisation]] = []
    for other, row in others:
        if row.pk == mine.pk:
            continue
        ratio = _ratio(matcher, name, other)
        if ratio >= ALIKE:
            found.append((-ratio, len(found), row))
    return [row for _ratio_, _place, row in sorted(found)[:MOST]]


def _ratio(matcher: SequenceMatcher, name: str, other: str) -> float:
    """1 for the same; nearly that where one is the other with words behind it. The quick looks rule out nearly all."""
    if name == other:
        return 1.0
    short, long = sorted((name, other), key=len)
    if len(short) >= 6 and f" {long} ".startswith(f" {short} "):
        return 0.95
    matcher.set_seq1(other)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


@dataclass(frozen=True)
class Moves:
    """One kind of thing that goes along when an organisation is merged, and how many."""

    what: Any
    number: int


def what_moves(doubles: Iterable[Organisation]) -> list[Moves]:
    """How many rows of each kind point at these, of the ground and of its neighbours."""
    keys = [row.pk for row in doubles]
    counted: Counter[str] = Counter()
    for pointer in pointing_at(Organisation):
        counted[pointer.label] += pointer.rows(keys).count()
    return [Moves(_said(label), number) for label, number in counted.items() if number]


def _said(label: str) -> str:
    words = {
        "bijeen_events.registration": _("Aanmeldingen"),
        "bijeen_events.group": _("Groepen van een contactpersoon"),
        "bijeen_events.organisationname": _("Namen van eerder"),
        "bijeen_events.event": _("Bijeenkomsten"),
        "bijeen_learning.member": _("Deelname aan een leernetwerk"),
        "bijeen_toolkits.trainingrequest": _("Aanvragen van een training"),
    }
    return words.get(label, _("Andere gegevens"))
