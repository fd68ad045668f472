"""The apps live in sites of others: installed from the wheel, with nothing of this repository on the path."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.hosts.hosting import Host
from tests.reading import code_in, hours_of, only_entry, read_paper
from tests.running import scratch_database

ALL = ("events", "certificates", "learning", "toolkits")
HOSTS = [
    ("blank", ALL),
    ("people", ALL),
    ("kennis", ALL),
    ("strict", ALL),
    ("blank", ("events",)),
    ("blank", ("events", "certificates")),
    ("blank", ("events", "learning")),
    ("blank", ("events", "toolkits")),
]
pytestmark = [pytest.mark.hosts, pytest.mark.zbar, pytest.mark.xdist_group("hosts")]


@pytest.mark.parametrize(("name", "apps"), HOSTS, ids=["-".join((name, *apps)) for name, apps in HOSTS])
def test_the_whole_chain_in_a_site_of_others(name, apps, python, tmp_path):
    with scratch_database(tmp_path) as url:
        host = Host(name, apps, python, tmp_path, url)
        assert "no issues" in host.manage("check")
        host.manage("migrate", "-v0")
        labels = [f"bijeen_{app}" for app in apps]
        assert "No changes" in host.manage("makemigrations", "--check", "--dry-run", *labels)
        host.manage("collectstatic", "--noinput", "-v0")
        others_read(json.loads(host.walk().splitlines()[-1]), tmp_path)
        for label in reversed(labels):
            host.manage("migrate", label, "zero", "-v0")


def others_read(told: dict[str, Any], folder: Path) -> None:
    """The ticket from the mail, the certificate and both calendars of hers say what the host says."""
    assert code_in(folder / "ticket.png") == told["ticket"]
    own, feed = (only_entry((folder / f"{name}.ics").read_text()) for name in ("own", "feed"))
    assert own.uid.value == feed.uid.value and own.uid.value.endswith("@host.example")
    for entry in (own, feed):
        assert entry.summary.value == told["title"] and list(hours_of(entry)) == told["hours"]
    if "check" in told:
        words, code = read_paper(folder / "bewijs.pdf")
        assert told["name"] in words and told["title"] in words
        assert code == f"HTTPS://HOST.EXAMPLE{told['check']}"
