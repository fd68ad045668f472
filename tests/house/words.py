"""Words that stand in no Dutch text of ours, and why."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import texts

ROOT = texts.ROOT
APPS = ("events", "certificates", "learning", "toolkits")
UNWANTED = re.compile(
    r"\bu\b|\buw\b|helaas|klik hier|!|certificaat|inschrijv|registreren|evenement|e-mailadres|afgelast|plaatsen vrij",
    re.IGNORECASE,
)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def dutch_texts() -> Iterator[tuple[str, str]]:
    """Every Dutch text with where it stands: the source texts, and the demo's year."""
    for _context, text in texts.extracted():
        yield "a text", text
    for path in sorted((ROOT / "demo").glob("*.json")):
        for text in _strings(json.loads(path.read_text())):
            yield path.name, text


def unwanted() -> list[str]:
    """Texts with a word that we do not use."""
    return [
        f"{where}: {found.group()!r} in {text!r}" for where, text in dutch_texts() if (found := UNWANTED.search(text))
    ]


def place_names() -> list[str]:
    """Paths of somebody's machine, in any file that is kept."""
    machine = re.compile(r"/(?:root|home)/\w|/tmp/\w")
    found = []
    for path in _kept():
        if path.suffix in {".py", ".md", ".html", ".txt", ".toml", ".css", ".js", ""} and path.is_file():
            try:
                content = path.read_text()
            except UnicodeDecodeError:
                continue
            found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in machine.finditer(content)]
    return found


def _kept() -> Iterator[Path]:
    for name in ("config", "demo", *APPS, "templates", "static", "tests", "benchmarks", "docs", "requirements"):
        yield from (
            path for path in (ROOT / name).rglob("*") if "__pycache__" not in path.parts and path != Path(__file__)
        )
    yield from ROOT.glob("*")
