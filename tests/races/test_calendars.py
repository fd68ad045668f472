"""Many read a calendar for the first time at the same moment: each draws what is not kept, and all keep one text."""

import pytest

from tests.races.crowd import together

pytestmark = [pytest.mark.races, pytest.mark.xdist_group("races")]
PATHS = ("/agenda.ics", "/agenda.ics?vorm=locatie", "/agenda.ics?zoek=samen", "/agenda.ics?taal=en") * 4


def test_all_who_read_at_once_get_the_whole_calendar(site):
    site.run("manage.py", "make_load", "--events", "120")
    for _first_drawn_then_kept in range(2):
        answers, _took = together([lambda path=path: site.get(path) for path in PATHS])
        assert {status for status, _body, _cookie in answers} == {200}
        bodies = {path: {answers[number][1] for number, one in enumerate(PATHS) if one == path} for path in PATHS}
        assert {len(texts) for texts in bodies.values()} == {1}
        assert bodies["/agenda.ics"].pop().count("BEGIN:VEVENT") == 120
