"""The time zone in a calendar: rules that other programs read as Amsterdam's own clock."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from django.test import override_settings

from events.calendar.ics import registration_calendar
from events.calendar.zones import vtimezone
from tests import make


def read_by_dateutil(text: str):
    return tzical(StringIO(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")).get()


def test_summer_begins_at_two_and_winter_at_three_on_the_clock_of_before():
    lines = vtimezone("Europe/Amsterdam").split("\r\n")
    summer = lines[lines.index("BEGIN:DAYLIGHT") : lines.index("END:DAYLIGHT")]
    winter = lines[lines.index("BEGIN:STANDARD") : lines.index("END:STANDARD")]
    assert "DTSTART:20100328T020000" in summer and "DTSTART:20101031T030000" in winter
    assert {"TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST"} <= set(summer)
    assert {"TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"} <= set(winter)
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in summer
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in winter
    assert not [line for line in lines if line.startswith("RDATE")]


@pytest.mark.parametrize("key", ["Europe/Amsterdam", "America/New_York", "America/Paramaribo", "Asia/Kolkata"])
def test_another_reader_finds_the_same_hour_around_every_change(key):
    theirs, ours = read_by_dateutil(vtimezone(key)), ZoneInfo(key)
    moment = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    while moment.year < 2030:
        assert moment.astimezone(theirs).replace(tzinfo=None) == moment.astimezone(ours).replace(tzinfo=None), moment
        moment += timedelta(hours=1)


def test_a_zone_without_a_rule_has_its_days_written_out():
    text = vtimezone("Europe/Istanbul")
    assert "RDATE" in text.replace("\r\n ", "") and "RRULE" not in text
    theirs, ours = read_by_dateutil(text), ZoneInfo("Europe/Istanbul")
    for month in range(1, 13):
        for year in (2015, 2026):
            moment = datetime(year, month, 15, 12, tzinfo=UTC)
            assert moment.astimezone(theirs).hour == moment.astimezone(ours).hour, moment


@pytest.mark.django_db
def test_a_mail_carries_the_zone_and_vobject_reads_the_hour_of_both_seasons():
    for month, offset in ((3, 2), (1, 1)):
        starts_at = datetime(2027, month, 30, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
        body, _method = registration_calendar(make.registration(make.event(starts_at=starts_at)))
        calendar = vobject.readOne(body.decode())
        assert calendar.vtimezone.tzid.value == "Europe/Amsterdam"
        assert calendar.vevent.dtstart.value.astimezone(UTC) == starts_at.astimezone(UTC)
        assert calendar.vevent.dtstart.value.utcoffset() == timedelta(hours=offset)


@pytest.mark.django_db
@override_settings(BIJEEN_TIME_ZONE="UTC")
def test_moments_of_utc_need_no_zone():
    body, _method = registration_calendar(make.registration(make.event()))
    assert b"VTIMEZONE" not in body and b"DTSTART:20270311T083000Z" in body
