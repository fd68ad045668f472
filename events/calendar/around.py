"""What stands around entries: who made it, its name, how often to look again, the time zone (RFC 5545, RFC 7986)."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, vDuration

from events import conf
from events.calendar.texts import written
from events.calendar.zones import vtimezone

PRODID = "-//Bijeen//Bijeen//NL"
AGAIN = timedelta(hours=6)
END = "END:VCALENDAR\r\n"


def calendar_around(entries: Iterable[str], *, method: str = "PUBLISH", name: str = "") -> bytes:
    """A whole calendar of entries that are text already. With a name it is one to subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", written(name))
        calendar.add("x-wr-calname", written(name))  # the same, as most programs still read it
        calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", vDuration(AGAIN))  # the same, as Outlook reads it
    head = calendar.to_ical().decode().removesuffix(END)
    body = "".join(entries)
    zone = vtimezone(conf.time_zone()) if "TZID=" in body else ""
    return "".join((head, zone, body, END)).encode()
