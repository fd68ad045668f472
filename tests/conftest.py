"""What every test may ask for: the cast, and a quiet moment."""

import os
import shutil
from ctypes.util import find_library
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from tests import make

NEEDED = {
    "browser": ("Chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")),
    "zbar": ("zbar, which reads QR codes", lambda: find_library("zbar")),
    "gettext": ("gettext, which finds texts", lambda: shutil.which("xgettext")),
}
EVERYTHING = os.environ.get("EVERYTHING") == "1"
MISSING = {marker: name for marker, (name, is_here) in NEEDED.items() if not is_here()}


def pytest_sessionstart(session):
    """With EVERYTHING=1 what the machine lacks is a failure."""
    if MISSING and EVERYTHING:
        pytest.exit(f"EVERYTHING=1, but this machine has no {', '.join(MISSING.values())}", returncode=1)


def pytest_collection_modifyitems(config, items):
    """Leave out what cannot run here; the end of the run says so."""
    left_out = [item for item in items if any(item.get_closest_marker(marker) for marker in MISSING)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_deselected(items):
    """With EVERYTHING=1 nothing is left out."""
    if EVERYTHING:
        pytest.exit(f"EVERYTHING=1, but {len(items)} tests were left out", returncode=1)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """With EVERYTHING=1 what was collected has passed: a test that was skipped, or failed as expected, has not."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not EVERYTHING or reporter is None or hasattr(session.config, "workerinput"):
        return
    passed = len({report.nodeid for report in reporter.stats.get("passed", [])})
    reporter.write_line(f"\ncollected {session.testscollected}, passed {passed}")
    if passed != session.testscollected and not session.exitstatus:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter):
    """What was not run, and why; and where else the same tests can run."""
    lines = [f"this machine has no {name}" for name in MISSING.values()]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        lines.append("PostgreSQL was not asked for: DATABASE_URL=postgres://... make test")
    if "redis" not in settings.CACHES["shared"]["BACKEND"].lower():
        lines.append("Redis was not asked for: CACHE_URL=redis://... make test")
    if lines:
        terminalreporter.section("not run")
    for line in lines:
        terminalreporter.line(line)


def _shared_cache(configured: dict) -> dict:
    """Redis where it is asked for, each process of the tests in a database of its own; else memory."""
    if "redis" not in configured["BACKEND"].lower():
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    server, _, _database = configured["LOCATION"].rpartition("/")
    return {**configured, "LOCATION": f"{server}/{10 + number % 6}"}


@pytest.fixture(autouse=True)
def surroundings(settings):
    """Static files by their plain names, private files in memory, and a shared cache that needs no table."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "bijeen": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "shared": _shared_cache(settings.CACHES["shared"]),
    }
    translation.activate("nl")  # a page in English leaves its language behind
    caches["default"].clear()
    caches["shared"].clear()


@pytest.fixture
def now() -> datetime:
    """A Tuesday morning, long before anything that `make` plans."""
    return datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def organiser(db):
    """Organises every event that `make.event(organiser=...)` gives to this person."""
    return make.user("organiser", role="organiser")


@pytest.fixture
def manager(db):
    """The programme manager."""
    return make.user("manager", role="programme_manager")


@pytest.fixture
def administrator(db):
    """Keeps the reference data."""
    return make.user("administrator", role="administrator")


@pytest.fixture
def trainer(db):
    """Gives sessions; has no role until a test gives one."""
    return make.user("trainer")


@pytest.fixture
def stranger(db):
    """Somebody who is signed in and has no role at all."""
    return make.user("stranger")
