"""The apps live in sites of others: installed from the wheel, with nothing of this repository on the path."""

import pytest

from tests.hosts.hosting import Host
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
pytestmark = [pytest.mark.hosts, pytest.mark.xdist_group("hosts")]


@pytest.mark.parametrize(("name", "apps"), HOSTS, ids=["-".join((name, *apps)) for name, apps in HOSTS])
def test_the_whole_chain_in_a_site_of_others(name, apps, python, tmp_path):
    with scratch_database(tmp_path) as url:
        host = Host(name, apps, python, tmp_path, url)
        assert "no issues" in host.manage("check")
        host.manage("migrate", "-v0")
        labels = [f"bijeen_{app}" for app in apps]
        assert "No changes" in host.manage("makemigrations", "--check", "--dry-run", *labels)
        host.manage("collectstatic", "--noinput", "-v0")
        assert host.walk().splitlines()[-1] == "whole"
        for label in reversed(labels):
            host.manage("migrate", label, "zero", "-v0")
