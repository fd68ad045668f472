"""One environment for all hosts of a run."""

import pytest

from tests.hosts.hosting import environment


@pytest.fixture(scope="session")
def python():
    """The Python in which our wheel is installed."""
    return environment()
