"""What stands behind signing in or a code is kept by nothing on the way, nor by the computer of a library."""

import re

import pytest
from django.test import Client

from demo.cast import BY_KEY
from tests.browser.states import STATES

pytestmark = pytest.mark.xdist_group("year")
PRIVATE = re.compile(
    r"/(beheer|account|inloggen|inchecken|aanmelding|groep|mijn|bewijs|[tT]|leernetwerk|trainingsaanvraag)/"
)


def test_no_private_page_is_kept(year):
    looked, kept = 0, []
    for seen in STATES:
        client, path = Client(), seen.path()
        if not PRIVATE.match(path):
            continue
        if seen.who:
            client.force_login(BY_KEY[seen.who].user)
        response = client.get(path)
        looked += response.status_code == 200
        if response.status_code == 200 and "no-store" not in response.get("Cache-Control", ""):
            kept.append(seen.key)
    assert looked > 100 and kept == []
