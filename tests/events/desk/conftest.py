"""Whoever looks at the desk."""

import pytest


@pytest.fixture
def desk(client, organiser):
    """Signed in as an organiser."""
    client.force_login(organiser)
    return client
