"""What the year is played upon: the reference data, the staff with their roles, and the day that it is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model

from demo.reading import Row
from demo.shift import Shift
from events.models import (
    AvoidDate,
    Organisation,
    Programme,
    ProgrammeLine,
    Role,
    Room,
    Speaker,
    Theme,
    Venue,
    YearPlan,
    YearTarget,
)
from events.planning.actions import keep_reference
from events.staff.actions import give_role

EVERYWHERE = {
    "organiser": Role.Name.ORGANISER,
    "programme_manager": Role.Name.PROGRAMME_MANAGER,
    "administrator": Role.Name.ADMINISTRATOR,
    "privacy_officer": Role.Name.PRIVACY_OFFICER,
}
ON_STAGE = {"trainer", "facilitator", "speaker"}


@dataclass
class Stage:
    """The rows of the database by the ids of the file."""

    year: Row
    shift: Shift
    today: date
    now: datetime
    lines: dict[int, ProgrammeLine] = field(default_factory=dict)
    venues: dict[str | None, Venue] = field(default_factory=dict)
    rooms: dict[str | None, Room] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    staff: dict[str, Any] = field(default_factory=dict)

    def keep(self, row: Model) -> Any:
        """Save a row of reference data."""
        return keep_reference(row=row, at=self.now, by=None)


def set_stage(stage: Stage) -> None:
    """Everything that events stand on; what is there already stays as it is."""
    _lines(stage)
    _year_plans(stage)
    _organisations(stage)
    _venues(stage)
    _avoid_dates(stage)
    _people(stage)


def _lines(stage: Stage) -> None:
    written = stage.year["programme"]
    years = stage.shift.years(written["valid_from"])
    valid = {
        name: date.fromisoformat(written[name]).replace(year=date.fromisoformat(written[name]).year + years)
        for name in ("valid_from", "valid_until")
    }
    programme = Programme.objects.filter(name_nl=written["name_nl"]).first()
    programme = programme or stage.keep(Programme(name_nl=written["name_nl"], name_en=written["name_en"], **valid))
    themes = {row.number: row for row in Theme.objects.filter(programme=programme)}
    stage.lines = {row.number: row for row in ProgrammeLine.objects.filter(theme__programme=programme)}
    for row in written["themes"]:
        said = {name: row[name] for name in ("number", "name_nl", "name_en")}
        theme = themes.get(row["number"]) or stage.keep(Theme(programme=programme, **said))
        for line in row["lines"]:
            if line["number"] not in stage.lines:
                said = {name: line[name] for name in ("number", "name_nl", "name_en")}
                stage.lines[line["number"]] = stage.keep(ProgrammeLine(theme=theme, **said))


def _year_plans(stage: Stage) -> None:
    known = set(YearPlan.objects.values_list("year", flat=True))
    for row in stage.year["year_plans"]:
        year = row["year"] + round(stage.shift.by.days / 365.25)
        if year not in known:
            plan = stage.keep(YearPlan(year=year))
            for target in row.get("targets") or []:
                said = {"kind": target["kind"], "toolkit_key": target.get("toolkit", ""), "planned": target["planned"]}
                stage.keep(YearTarget(year_plan=plan, **said))


def _organisations(stage: Stage) -> None:
    stage.organisations = {row.source_key: row for row in Organisation.objects.exclude(source_key="")}
    names = ("name", "type", "municipality", "municipality_code", "province", "tags")
    for row in stage.year["organisations"]:
        if row["id"] not in stage.organisations:
            said = {name: row[name] for name in names if name in row}
            stage.organisations[row["id"]] = stage.keep(Organisation(source_key=row["id"], **said))


def _venues(stage: Stage) -> None:
    stage.venues = {row.source_key: row for row in Venue.objects.exclude(source_key="")}
    stage.rooms = {row.source_key: row for row in Room.objects.exclude(source_key="")}
    names = ("name", "city", "municipality_code", "province", "address", "facilities")
    for row in stage.year["venues"]:
        if row["id"] not in stage.venues:
            said = {name: row[name] for name in names if name in row}
            said["travel_nl"] = row.get("public_transport_nl", "")
            stage.venues[row["id"]] = stage.keep(Venue(source_key=row["id"], **said))
        for room in row.get("rooms") or []:
            if room["id"] not in stage.rooms:
                said = {"name": room["name"], "capacity": room["capacity"], "layout": room.get("layout", "")}
                stage.rooms[room["id"]] = stage.keep(Room(source_key=room["id"], venue=stage.venues[row["id"]], **said))


def _avoid_dates(stage: Stage) -> None:
    known = set(AvoidDate.objects.exclude(source_key="").values_list("source_key", flat=True))
    for row in stage.year["avoid_dates"]:
        if row["from"] not in known:
            first, last = (_this_year(stage, row[name]) for name in ("from", "until"))
            stage.keep(AvoidDate(source_key=row["from"], first_on=first, last_on=last, name_nl=row["name_nl"]))


def _this_year(stage: Stage, written: str) -> date:
    """The same day in the year around today, when the year of the file has gone."""
    gone = max(0, stage.today.year - max(date.fromisoformat(row["date"]).year for row in stage.year["activities"]))
    return date.fromisoformat(written).replace(year=int(written[:4]) + gone)


def _people(stage: Stage) -> None:
    users = {user.email: user for user in get_user_model().objects.all()}
    stage.speakers = {row.source_key: row for row in Speaker.objects.exclude(source_key="")}
    for row in stage.year["people"]:
        roles, family = set(row["roles"]), f"{row['infix']} {row['last_name']}".strip()
        if roles - {"speaker"}:
            stage.staff[row["id"]] = users.get(row["email"]) or _colleague(stage, row, family)
        if roles & ON_STAGE and row["id"] not in stage.speakers:
            said = {"first_name": row["first_name"], "family_name": family, "email": row["email"]}
            said["bio_nl"] = row.get("bio_nl", "")
            organisation = stage.organisations[row["organisation"]]
            user = stage.staff.get(row["id"])
            speaker = Speaker(source_key=row["id"], organisation=organisation, user=user, **said)
            stage.speakers[row["id"]] = stage.keep(speaker)


def _colleague(stage: Stage, row: Row, family: str) -> Any:
    """Somebody who signs in. An administrator may use the admin's reference data as well."""
    administers = "administrator" in row["roles"]
    user = get_user_model().objects.create_user(
        email=row["email"],
        first_name=row["first_name"],
        last_name=family,
        is_staff=administers,
        is_superuser=administers,
    )
    for name in row["roles"]:
        if name in EVERYWHERE:
            give_role(user=user, name=EVERYWHERE[name], at=stage.now, by=None)
    return user
