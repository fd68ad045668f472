"""A real site for a race."""

from collections.abc import Iterator

import pytest

from tests.running import Site, scratch_database


@pytest.fixture
def site(tmp_path) -> Iterator[Site]:
    """On the kind of database that the suite runs on."""
    with scratch_database(tmp_path) as url:
        running = Site(url, tmp_path).start()
        yield running
        running.stop()
