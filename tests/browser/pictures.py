"""`make pictures`: every page in every state at 360 and 1280, light and dark, in var/pictures; and those of the guides."""

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from PIL import Image
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests.browser.looking import CHROMIUM, FLAGS, Visitor  # noqa: E402
from tests.browser.states import STATES, Seen  # noqa: E402
from tests.running import Site  # noqa: E402

ROOT = Path(settings.ROOT)
KEPT = ROOT / "docs" / "pictures"
HIGHEST = {"360": 1500, "1280": 1700}


def in_guides() -> set[str]:
    """The pictures that the README and the guides show."""
    texts = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    return {name for text in texts for name in re.findall(r"pictures/([\w-]+)\.png", text.read_text())}


def main() -> int:
    """Take all of them, or those whose name holds the word that is given."""
    if not CHROMIUM:
        print("There is no Chromium here. On Debian: apt install chromium", file=sys.stderr)
        return 1
    folder = Path(settings.VAR) / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [seen for seen in STATES if all(word in seen.key for word in sys.argv[1:])]
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Site(f"sqlite:///{scratch}/pictures.sqlite3", Path(scratch), DEBUG="0")
        site.run("manage.py", "collectstatic", "--noinput", "-v0")
        site.run("manage.py", "load_demo")
        site.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            visitor = Visitor(browser, site.address, site.ask("tests.browser.ask"))
            for seen in wanted:
                take(visitor, seen, folder)
            print(f"{4 * len(wanted)} pictures in {folder}")
        finally:
            browser.close()
            site.stop()
    return 0


def take(visitor: Visitor, seen: Seen, folder: Path) -> None:
    """Four pictures of one page, whole."""
    page, _response = visitor.open(seen)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=folder / f"{seen.key}-{width}-{scheme}.png", full_page=True)
    page.close()
    for width, height in HIGHEST.items():
        picture = folder / f"{seen.key}-{width}-light.png"
        if picture.stem in in_guides():
            keep(picture, height)


def keep(picture: Path, height: int) -> None:
    """The upper part of a picture, in few colours, for the guides."""
    KEPT.mkdir(parents=True, exist_ok=True)
    image = Image.open(picture).convert("RGB")
    image.crop((0, 0, image.width, min(height, image.height))).quantize(64).save(KEPT / picture.name, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
