"""Certificates at the same moment: each ends well or with a refusal, and nobody gets two or none.

Without the lock on the event's row the first two end in an IntegrityError on PostgreSQL: the database refuses the second.
"""

import json

import pytest

from tests.races import certificates
from tests.running import Site, scratch_database

pytestmark = [pytest.mark.races, pytest.mark.xdist_group("races")]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory) -> dict:
    """All pairs, in one process, on a database of their own of the kind that the suite runs on."""
    folder = tmp_path_factory.mktemp("certificates")
    with scratch_database(folder) as url:
        return Site(url, folder).ask("tests.races.certificates")


@pytest.mark.parametrize("name", [pair.__name__ for pair in certificates.PAIRS])
def test_two_at_the_same_moment_give_nobody_two_or_none(outcome, name):
    got = outcome[name]

    assert [said for said in got["got"] if said.startswith("!")] == [], json.dumps(got)
    assert got["wrong"] == []
    assert "ok" in got["got"]
