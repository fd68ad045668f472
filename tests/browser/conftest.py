"""A real browser in front of the demo's site: two workers, its own database, the year played in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.looking import CHROMIUM, FLAGS, Visitor
from tests.running import Site, scratch_database


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these in one process: they share one site."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def year(tmp_path_factory) -> Iterator[Site]:
    """The site with the demo's year in it."""
    folder = tmp_path_factory.mktemp("site")
    with scratch_database(folder) as url:
        site = Site(url, folder, DEBUG="0")
        site.run("manage.py", "collectstatic", "--noinput", "-v0")
        site.run("manage.py", "load_demo")
        site.start()
        yield site
        site.stop()


@pytest.fixture(scope="session")
def pages(year) -> dict:
    """Where each page is, and the cookies of the cast."""
    return year.ask("tests.browser.ask")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def visitor(chromium, year, pages) -> Visitor:
    """Somebody who looks at each page as who may see it."""
    return Visitor(chromium, year.address, pages)


@pytest.fixture
def phone(chromium, year) -> Iterator[Page]:
    """A page of 360 by 740, without script, as a visitor has it."""
    context = chromium.new_context(
        base_url=year.address, viewport={"width": 360, "height": 740}, locale="nl-NL", java_script_enabled=False
    )
    context.set_default_timeout(15_000 if not os.environ.get("SLOW") else 60_000)
    yield context.new_page()
    context.close()
