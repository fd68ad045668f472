"""The catalogues of English: compile them, and find what is missing. `python -m tests.house.texts compile|missing`."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("events", "certificates", "learning", "toolkits", "config", "demo")
CODE = (*PLACES, "templates")


def catalogues() -> list[Path]:
    """Every English catalogue."""
    return [path for place in PLACES if (path := ROOT / place / "locale/en/LC_MESSAGES/django.po").exists()]


def compile_all() -> None:
    """Make each .mo that is older than its .po, also of Dutch words for what others say; needs no gettext."""
    for path in (path for place in PLACES for path in (ROOT / place).glob("locale/*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(target))


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def extracted() -> dict[tuple[str, str], polib.POEntry]:
    """Every text in code and templates, found by gettext's own tools in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in CODE:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("locale", "*.pyc"))
        (copy / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "-v0"]
        environment = {**os.environ, "PYTHONPATH": folder, "DJANGO_SETTINGS_MODULE": ""}
        subprocess.run([*command, "-e", "html,txt,py,xml"], cwd=copy, check=True, env=environment)
        found = polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))
        return {_key(entry): entry for entry in found}


def translated() -> dict[tuple[str, str], polib.POEntry]:
    """Every text that has its English, and is not fuzzy."""
    return {_key(entry): entry for path in catalogues() for entry in polib.pofile(str(path)) if entry.translated()}


def missing() -> list[str]:
    """Texts without English."""
    have = translated()
    return [f"without English: {text!r}" for key in sorted(extracted()) if key not in have for text in [key[1]]]


def unused() -> list[str]:
    """English for texts that nobody says any more."""
    said = extracted()
    return [f"not used any more: {key[1]!r}" for key in sorted(translated()) if key not in said]


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    else:
        print("\n".join(missing() + unused()))
