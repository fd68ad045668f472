"""`STORAGE_URL`: the folder for what only our own checks let out; anything else is refused at the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import ROOT

LOOK = "from config.settings import STORAGES; print(STORAGES['bijeen']['OPTIONS']['location'])"
KEEP = """
import django; django.setup()
from django.core.files.base import ContentFile
from events.files import store
print(store().path(store().save("proef/een.txt", ContentFile(b"stuk"))))
"""


def start(address: str, does: str = LOOK) -> subprocess.CompletedProcess:
    """A process of our site with this address."""
    environment = {**os.environ, "STORAGE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run([sys.executable, "-c", does], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_without_it_files_lie_in_the_folder_of_the_site():
    found = Path(start("").stdout.strip())
    assert found.is_absolute() and found.name == "files"


@pytest.mark.parametrize("host", ["", "localhost"])
def test_a_folder_takes_the_files_for_the_site_alone(tmp_path, host):
    folder = tmp_path / "met spatie"
    done = start(f"file://{host}{folder}".replace(" ", "%20"), KEEP)
    kept = Path(done.stdout.strip())
    assert kept.parent == folder / "proef" and kept.read_bytes() == b"stuk", done.stderr
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "address", ["s3://sleutel:geheim@opslag/bak", "file:map", "file://elders/map", "/srv/geheim", "onzin:geheim"]
)
def test_anything_else_is_refused_with_a_sentence(address):
    done = start(address)
    assert done.returncode != 0 and "STORAGE_URL names no folder." in done.stderr
    assert "geheim" not in done.stderr
