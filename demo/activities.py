"""One activity of the file becomes an event, through the actions of planning and programme."""

from datetime import datetime, timedelta
from typing import Any

from demo import shift
from demo.reading import Row
from demo.shift import Shift
from demo.stage import Stage
from events import conf
from events.models import Event, Mode, Role, Session, Shape, Visibility
from events.planning import actions as planning
from events.programme import actions as programme
from events.staff.actions import give_role

WEEK = timedelta(weeks=1)
LONG_BEFORE, RECENTLY = 12 * WEEK, 4 * WEEK
WITH_HELPER = (shift.TODAY, shift.ANCHOR)


def make(stage: Stage, row: Row) -> Event:
    """Make and publish the event with its programme, its people and its places."""
    by = shift.of_activity(row, stage.shift, stage.today)
    organiser = stage.staff[row["organiser"]]
    starts_at, ends_at = _times(row, by)
    at = min(starts_at - LONG_BEFORE, stage.now - RECENTLY)
    event = planning.make_event(
        kind=row["kind"],
        title_nl=by.title(row["title_nl"], row["date"]),
        at=at,
        by=organiser,
        places=row.get("capacity"),
        online_places=row.get("online_capacity"),
        other_lines=[stage.lines[number] for number in row.get("programme_lines_also", [])],
        starts_at=starts_at,
        ends_at=ends_at,
        **_columns(stage, row, by),
        **_contact(stage, row),
    )
    _programme(stage, row, event, by, at)
    if row["id"] in WITH_HELPER:
        _helpers(stage, event, at)
    return planning.publish_event(event=event, at=at, by=organiser)


def _times(row: Row, by: Shift) -> tuple[datetime, datetime]:
    """When it is, or was to be before it was moved. A series lasts until its last meeting."""
    starts_at, ends_at = by.moment(row["date"], row["starts_at"]), by.moment(row["date"], row["ends_at"])
    if moved := row.get("moved"):
        lasts = ends_at - starts_at
        starts_at = by.moment(moved["from_date"], moved["from_starts_at"])
        ends_at = starts_at + lasts
    if meetings := row.get("meetings"):
        ends_at = max(by.moment(meeting["date"], meeting["ends_at"]) for meeting in meetings)
    return starts_at, ends_at


def _columns(stage: Stage, row: Row, by: Shift) -> dict[str, Any]:
    deadlines, opens = row.get("deadlines") or {}, row.get("doors_open_at")
    is_open = row["visibility"] == Visibility.PUBLIC and not row["sensitive"]
    closes_at = by.moment(deadlines["registration"], "23:59") if "registration" in deadlines else None
    return {
        "source_key": row["id"],
        "shape": _shape(row),
        "title_en": by.title(row["title_en"], row["date"]),
        "summary_nl": row["summary_nl"],
        "warning_nl": row.get("content_warning_nl", ""),
        "line": stage.lines[row["programme_line"]],
        "is_planned": row["in_year_plan"],
        "target_groups": row.get("target_groups", []),
        "toolkit_key": row.get("toolkit") or "",
        "doors_open_at": by.moment(row["date"], opens) if opens else None,
        "mode": row["mode"],
        "venue": stage.venues[row["venue"]] if row.get("venue") else None,
        "room": stage.rooms[row["room"]] if row.get("room") else None,
        "place_note": row.get("location_note_nl", ""),
        "online_url": f"https://meedoen.example.org/{row['id']}" if row["mode"] != Mode.ON_SITE else "",
        "visibility": row["visibility"],
        "is_sensitive": row["sensitive"],
        "way_in": row["way_in"],
        "has_waiting_list": row["waiting_list"],
        "closes_at": closes_at,
        "choices_until": closes_at,
        "needs_until": by.moment(deadlines["dietary"], "23:59") if "dietary" in deadlines else None,
        "asks_dietary": row["asks_dietary"],
        "is_photographed": row.get("photo_allowed", is_open and row["mode"] != Mode.ONLINE),
        "shares_list": row.get("participant_list_visible", False),
        "is_per_organisation": row.get("registration_per") == "organisation",
        "most_per_organisation": row.get("max_people_per_organisation"),
        "proof_rule": row.get("proof_rule") or {},
        "net_minutes": round(row["net_hours"] * 60) if row.get("net_hours") else None,
        "accreditations": row.get("accreditation", []),
        "estimated_audience": row.get("estimated_audience"),
    }


def _shape(row: Row) -> str:
    if row.get("meetings"):
        return Shape.SERIES
    return Shape.CONFERENCE if row.get("sessions") else Shape.SINGLE


def _contact(stage: Stage, row: Row) -> dict[str, str]:
    organiser = stage.staff[row["organiser"]]
    name = organiser.get_full_name()
    return {"contact_name": name, "contact_phone": conf.contact_phone(), "contact_email": organiser.email}


def _programme(stage: Stage, row: Row, event: Event, by: Shift, at: datetime) -> None:
    speakers = tuple(stage.speakers[person] for person in row["trainers"])
    if row.get("meetings"):
        _meetings(stage, row, event, by, at, speakers)
    elif row.get("sessions"):
        _day(stage, row, event, by, at)
    elif speakers:
        programme.change_session(session=event.sessions.get(), speakers=speakers, at=at, by=event.made_by)


def _meetings(stage: Stage, row: Row, event: Event, by: Shift, at: datetime, speakers: tuple) -> None:
    for meeting in row["meetings"]:
        programme.add_session(
            event=event,
            at=at,
            by=event.made_by,
            speakers=speakers,
            number=meeting["number"],
            source_key=meeting["id"],
            title_nl=meeting["theme_nl"],
            starts_at=by.moment(meeting["date"], meeting["starts_at"]),
            ends_at=by.moment(meeting["date"], meeting["ends_at"]),
            venue=stage.venues[meeting["venue"]] if meeting.get("venue") else None,
            room=stage.rooms[meeting["room"]] if meeting.get("room") else None,
            net_minutes=round(meeting["net_hours"] * 60) if meeting.get("net_hours") else None,
        )


def _day(stage: Stage, row: Row, event: Event, by: Shift, at: datetime) -> None:
    rounds: dict[str | None, Any] = {None: None}
    for written in row.get("rounds") or []:
        times: dict[str, Any] = {name: by.moment(row["date"], written[name]) for name in ("starts_at", "ends_at")}
        rounds[written["id"]] = programme.add_round(
            event=event, name_nl=written["name_nl"], at=at, by=event.made_by, **times
        )
    made: dict[str | None, Session] = {}
    for written in row["sessions"]:
        round_ = rounds[written.get("round")]
        times = {name: by.moment(row["date"], written[name]) for name in ("starts_at", "ends_at")}
        made[written["id"]] = programme.add_session(
            event=event,
            round=round_,
            at=at,
            by=event.made_by,
            places=written.get("capacity") if round_ else None,
            speakers=tuple(stage.speakers[person] for person in written["speakers"]),
            repeats=made.get(written.get("repeat_of")),
            **_session(stage, written),
            **times,
        )


def _session(stage: Stage, written: Row) -> dict[str, Any]:
    is_sensitive, language = written.get("sensitive", False), written.get("language", "nl")
    line = written.get("programme_line")
    return {
        "source_key": written["id"],
        "type": written["kind"],
        "title_nl": written["title_nl"],
        "title_en": written["title_nl"] if language == "en" else "",
        "summary_nl": written.get("summary_nl", ""),
        "summary_en": written.get("summary_nl", "") if language == "en" else "",
        "room": stage.rooms[written["room"]] if written.get("room") else None,
        "line": stage.lines[line] if line else None,
        "language": language,
        "is_sensitive": is_sensitive,
        "is_photographed": written.get("photo_allowed", not is_sensitive),
        "is_streamed": written.get("streamed", False),
        "has_checkin": written.get("check_in", True),
    }


def _helpers(stage: Stage, event: Event, at: datetime) -> None:
    for person in stage.year["people"]:
        if "helper" in person["roles"]:
            give_role(user=stage.staff[person["id"]], name=Role.Name.HELPER, event=event, at=at, by=event.made_by)


def move_or_cancel(stage: Stage, row: Row, event: Event) -> None:
    """What happened to it since people registered: moved yesterday, or cancelled the day before."""
    by = shift.of_activity(row, stage.shift, stage.today)
    event.refresh_from_db()
    if moved := row.get("moved"):
        planning.move_event(
            event=event,
            version=event.version,
            starts_at=by.moment(row["date"], row["starts_at"]),
            ends_at=by.moment(row["date"], row["ends_at"]),
            reason=moved["reason_nl"],
            at=stage.now - timedelta(days=1),
            by=event.made_by,
        )
    if cancelled := row.get("cancelled"):
        planning.cancel_event(
            event=event,
            version=event.version,
            reason=cancelled["reason_nl"],
            at=min(by.moment(cancelled["on"], "09:00"), stage.now - timedelta(hours=20)),
            by=event.made_by,
        )
