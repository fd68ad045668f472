"""The agenda's filters: read from an address, written back in one order, so that an address can be shared."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.codes import key_from
from events.extend import kinds
from events.models import ProgrammeLine, Theme
from events.moments import month_year, zone

PROVINCES = (
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Flevoland",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
)
FORMS = {"locatie": gettext_lazy("Op locatie"), "online": gettext_lazy("Online")}


def _number(text: str) -> str:
    return str(key_from(text) or "")


@dataclass(frozen=True)
class Filters:
    """What somebody looks for. Empty means: everything that is to come."""

    soort: tuple[str, ...] = ()
    thema: str = ""
    lijn: str = ""
    regio: str = ""
    vorm: str = ""
    maand: str = ""
    zoek: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Filters":
        """Read an address; what nobody knows is left out."""
        return cls(
            soort=tuple(sorted(key for key in set(query.getlist("soort")) if key in kinds)),
            thema=_number(query.get("thema", "")),
            lijn=_number(query.get("lijn", "")),
            regio=query.get("regio", "") if query.get("regio") in PROVINCES else "",
            vorm=query.get("vorm", "") if query.get("vorm") in FORMS else "",
            maand=query.get("maand", "") if month_of(query.get("maand", "")) else "",
            zoek=" ".join(query.get("zoek", "").replace("\x00", "").split())[:80],
        )

    def query(self) -> str:
        """The filters as the part of an address behind the question mark, in one order."""
        pairs: list[tuple[str, str]] = []
        for part in fields(self):
            value = getattr(self, part.name)
            pairs += [(part.name, item) for item in (value if isinstance(value, tuple) else (value,)) if item]
        return urlencode(pairs)

    @property
    def month(self) -> tuple[datetime, datetime] | None:
        """The first moment of the month and that of the next."""
        first = month_of(self.maand)
        return month_bounds(first) if first else None

    def chips(self) -> list[tuple[str, str]]:
        """What was chosen, in words, each with the address without it."""
        chips = [
            (str(kinds[key].name), replace(self, soort=tuple(k for k in self.soort if k != key))) for key in self.soort
        ]
        theme = Theme.objects.filter(pk=self.thema).first() if self.thema else None
        line = ProgrammeLine.objects.filter(pk=self.lijn).first() if self.lijn else None
        first = month_of(self.maand)
        if self.thema:
            chips.append((str(theme.name) if theme else _("Onbekend thema"), replace(self, thema="")))
        if self.lijn:
            chips.append((str(line.name) if line else _("Onbekende programmalijn"), replace(self, lijn="")))
        if self.regio:
            chips.append((self.regio, replace(self, regio="")))
        if self.vorm:
            chips.append((str(FORMS[self.vorm]), replace(self, vorm="")))
        if first:
            chips.append((month_year(first), replace(self, maand="")))
        if self.zoek:
            chips.append((f"“{self.zoek}”", replace(self, zoek="")))
        return [(words, f"?{rest.query()}" if rest.query() else "?") for words, rest in chips]


def month_of(text: str) -> date | None:
    """ "2027-03" as its first day; None when it is no month."""
    try:
        return datetime.strptime(text, "%Y-%m").date() if len(text) == 7 and "2000" <= text < "2101" else None
    except ValueError:
        return None


def next_month(first: date) -> date:
    """The first day of the next month."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def month_before(first: date) -> date:
    """The first day of the month before."""
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def month_bounds(first: date) -> tuple[datetime, datetime]:
    """A month's first moment and the next month's, in Amsterdam."""
    here, after = zone(), next_month(first)
    return datetime(first.year, first.month, 1, tzinfo=here), datetime(after.year, after.month, 1, tzinfo=here)
