"""The guides say what the product says: what stands in bold is on a screen, what is shown was taken of a page."""

import re
from pathlib import Path

import pytest

from events.urls import fixed
from tests.browser.states import STATES
from tests.house.texts import ROOT, translated

DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
GUIDES = sorted(DOCS.glob("*.md"))
HEAVIEST = 100_000  # bytes of one picture
BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")


def bold(text: str) -> set[str]:
    """What stands in bold, on one line; `code` is no prose."""
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    return {" ".join(said.split()) for said in BOLD.findall(prose)}


def dutch() -> set[str]:
    """Every text of the product; `make check` holds that none is left that nobody says any more."""
    entries = translated().values()
    return {said for entry in entries for said in (entry.msgid, entry.msgid_plural) if said}


def shown(text: str) -> list[Path]:
    return [(DOCS / link) for link in LINK.findall(text.replace("docs/pictures/", "pictures/")) if link.endswith("png")]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_stands_in_bold_is_what_a_screen_says(guide):
    assert bold(guide.read_text()) - dutch() == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_leads_to_what_is_there(guide):
    links = [link for link in LINK.findall(guide.read_text()) if "://" not in link]
    assert [link for link in links if not (DOCS / link).is_file()] == []


def test_every_guide_is_found_from_the_readme():
    readme = (ROOT / "README.md").read_text()
    assert [guide.name for guide in GUIDES if f"](docs/{guide.name})" not in readme] == []


def test_every_picture_is_shown_is_small_and_is_one_of_a_page_in_a_state():
    texts = [path.read_text() for path in (ROOT / "README.md", *GUIDES)]
    wanted = {path.name for text in texts for path in shown(text)}
    kept = {path.name for path in PICTURES.iterdir()}
    known = {f"{seen.key}-{width}-light.png" for seen in STATES for width in (360, 1280)}
    assert kept == wanted and kept <= known
    assert [name for name in sorted(kept) if (PICTURES / name).stat().st_size > HEAVIEST] == []


def test_the_readme_names_every_setting_that_the_site_reads():
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', (ROOT / "config" / "settings.py").read_text()))
    readme = (ROOT / "README.md").read_text()
    assert len(read) > 10 and {name for name in read if f"`{name}" not in readme} == set()


def test_the_guide_of_a_host_names_every_address_that_holds_a_secret():
    secret = re.compile(r"<(?:str:)?(?:code|secret)>")
    routes = [str(one.pattern) for one in fixed.urlpatterns]
    starts = {f"/{route[: found.start()]}" for route in routes if (found := secret.search(route))}
    named = tuple(re.findall(r"`(/[\w/]+/)`", (DOCS / "host.md").read_text()))
    public = {"/deelnamebewijs/", "/DEELNAMEBEWIJS/"}  # what stands on paper, for anybody to check
    assert "/t/" in starts and {start for start in starts - public if not start.startswith(named)} == set()
