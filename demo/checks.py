"""Is the year whole? Everything is looked at before anything is played in; each problem has its line."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from demo.reading import BrokenYear, Row
from events.extend import kinds
from events.models import Mode, Organisation, Session, Visibility, WayIn

Ids = dict[str, set[str]]  # of each section what may be pointed at
Rule = Callable[[Any, Ids], str]
SECTIONS = ("year_plans", "organisations", "people", "venues", "activities", "avoid_dates")
ROLES = {
    "organiser",
    "programme_manager",
    "trainer",
    "facilitator",
    "speaker",
    "administrator",
    "helper",
    "privacy_officer",
}


def text(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, str) and value.strip() else "must be a text"


def words(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, str) else "must be a text"


def flag(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


def count(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "must be a whole number"


def number(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, int | float) and not isinstance(value, bool) else "must be a number"


def day(value: Any, ids: Ids) -> str:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"{value!r} is not a date such as 2027-03-11"
    return ""


def clock(value: Any, ids: Ids) -> str:
    try:
        time.fromisoformat(value if re.fullmatch(r"\d\d:\d\d", value) else "")
    except (TypeError, ValueError):
        return f"{value!r} is not a time such as 09:30"
    return ""


def one_of(*values: str) -> Rule:
    return lambda value, ids: "" if str(value) in values else f"{value!r} is not one of {', '.join(sorted(values))}"


def kind(value: Any, ids: Ids) -> str:
    return "" if str(value) in kinds else f"{value!r} is not a kind of event"


def points_at(section: str) -> Rule:
    return lambda value, ids: "" if str(value) in ids[section] else f"{value!r} is not known under {section}"


def each(rule: Rule) -> Rule:
    def check(value: Any, ids: Ids) -> str:
        if not isinstance(value, list):
            return "must be a list"
        return next(filter(None, (rule(item, ids) for item in value)), "")

    return check


def maybe(rule: Rule) -> Rule:
    return lambda value, ids: "" if value is None else rule(value, ids)


def an_object(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, Row) else "must be an object"


def objects(value: Any, ids: Ids) -> str:
    return "" if isinstance(value, list) and all(isinstance(row, Row) for row in value) else "must be a list of objects"


LINE = points_at("lines")
SHAPES: dict[str, dict[str, Rule]] = {
    "programme": {"name_nl": text, "name_en": text, "valid_from": day, "valid_until": day, "themes": objects},
    "themes": {"number": count, "name_nl": text, "name_en": text, "lines": objects},
    "lines": {"number": count, "name_nl": text, "name_en": text},
    "year_plans": {"year": count, "targets": maybe(objects)},
    "targets": {"kind": text, "planned": count},
    "organisations": {
        "id": text,
        "name": text,
        "type": one_of(*Organisation.Type.values),
        "province": text,
        "tags": each(text),
    },
    "people": {
        "id": text,
        "first_name": text,
        "infix": words,
        "last_name": words,
        "email": text,
        "organisation": points_at("organisations"),
        "roles": each(one_of(*ROLES)),
    },
    "venues": {"id": text, "name": text, "city": text, "address": text, "rooms": maybe(objects)},
    "rooms": {"id": text, "name": text, "capacity": count},
    "avoid_dates": {"from": day, "until": day, "name_nl": text},
    "activities": {
        "id": text,
        "kind": kind,
        "title_nl": text,
        "title_en": words,
        "summary_nl": words,
        "programme_line": LINE,
        "status": one_of("published", "cancelled"),
        "in_year_plan": flag,
        "way_in": one_of(*WayIn.values),
        "mode": one_of(*Mode.values),
        "date": day,
        "starts_at": clock,
        "ends_at": clock,
        "doors_open_at": maybe(clock),
        "venue": maybe(points_at("venues")),
        "room": maybe(points_at("rooms")),
        "capacity": maybe(count),
        "waiting_list": flag,
        "organiser": points_at("people"),
        "trainers": each(points_at("people")),
        "partner_organisations": each(points_at("organisations")),
        "asks_dietary": flag,
        "visibility": one_of(*Visibility.values),
        "sensitive": flag,
        "net_hours": maybe(number),
        "demo_fill": an_object,
        "meetings": maybe(objects),
        "rounds": maybe(objects),
        "sessions": maybe(objects),
        "moved": maybe(an_object),
        "cancelled": maybe(an_object),
    },
    "demo_fill": {"confirmed": count, "waiting": count, "cancelled": count},
    "meetings": {"id": text, "date": day, "starts_at": clock, "ends_at": clock, "theme_nl": text},
    "rounds": {"id": text, "name_nl": text, "starts_at": clock, "ends_at": clock},
    "sessions": {
        "id": text,
        "kind": one_of(*Session.Type.values),
        "title_nl": text,
        "starts_at": clock,
        "ends_at": clock,
        "round": maybe(points_at("rounds")),
        "room": maybe(points_at("rooms")),
        "capacity": maybe(count),
        "programme_line": maybe(LINE),
        "speakers": each(points_at("people")),
    },
    "moved": {"from_date": day, "from_starts_at": clock, "reason_nl": text},
    "cancelled": {"on": day, "reason_nl": text},
}
INSIDE = {
    "programme": ("themes",),
    "year_plans": ("targets",),
    "themes": ("lines",),
    "venues": ("rooms",),
    "activities": ("demo_fill", "meetings", "rounds", "sessions", "moved", "cancelled"),
}


def refuse_broken(path: Path, year: Row) -> None:
    """Raise BrokenYear with every problem, in the order of the file."""
    missing = [name for name in ("programme", *SECTIONS) if name not in year]
    if missing:
        raise BrokenYear(path, [f"line {year.line}: {name!r} is missing." for name in missing])
    wrong = [name for name in SECTIONS if objects(year[name], {})]
    if wrong:
        raise BrokenYear(path, [f"line {year.line_of(name)}: {name!r} must be a list of objects." for name in wrong])
    found = list(_rows(year))
    ids = _ids(found)
    problems = [problem for section, row in found for problem in _problems(section, row, ids)]
    problems += _twice(found)
    if problems:
        raise BrokenYear(path, [f"line {line}: {problem}." for line, problem in sorted(problems)])


def _rows(year: Row) -> Iterator[tuple[str, Row]]:
    for section in ("programme", *SECTIONS):
        yield from _inside(section, year[section])


def _inside(section: str, value: Any) -> Iterator[tuple[str, Row]]:
    for row in value if isinstance(value, list) else [value]:
        if isinstance(row, Row):
            yield section, row
            for name in INSIDE.get(section, ()):
                yield from _inside(name, row.get(name) or [])


def _ids(found: list[tuple[str, Row]]) -> Ids:
    ids: Ids = {section: set() for section in SHAPES}
    for section, row in found:
        key = row.get("number" if section == "lines" else "id")
        if isinstance(key, str | int) and section in ids:
            ids[section].add(str(key))
    return ids


def _problems(section: str, row: Row, ids: Ids) -> Iterator[tuple[int, str]]:
    name = f"{row['id']}: " if "id" in row else ""
    for key, rule in SHAPES.get(section, {}).items():
        if key not in row:
            if rule(None, ids):
                yield row.line, f"{name}{key!r} is missing"
        elif wrong := rule(row[key], ids):
            yield row.line_of(key), f"{name}{key!r} {wrong}" if wrong.startswith("must") else f"{name}{key!r}: {wrong}"
    if not (clock(row.get("starts_at"), ids) or clock(row.get("ends_at"), ids)) and row["ends_at"] <= row["starts_at"]:
        yield row.line_of("ends_at"), f"{name}'ends_at' is not after 'starts_at'"
    if (
        section == "avoid_dates"
        and not (day(row.get("from"), ids) or day(row.get("until"), ids))
        and row["until"] < row["from"]
    ):
        yield row.line_of("until"), "'until' is before 'from'"


def _twice(found: list[tuple[str, Row]]) -> Iterator[tuple[int, str]]:
    seen: set[tuple[str, str]] = set()
    for section, row in found:
        key = (section, str(row.get("id", "")))
        if key[1] and key in seen:
            yield row.line_of("id"), f"the id {key[1]!r} stands twice under {section}"
        seen.add(key)
