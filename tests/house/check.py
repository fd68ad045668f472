"""`make check`: everything that can be said about the code without running the product."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from tests.house import texts, words

BIN = os.path.dirname(sys.executable)
ENVIRONMENT = {**os.environ, "BIJEEN_DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings"}


def command(*words: str) -> Callable[[], list[str]]:
    """A check that is a command: its output when it fails."""

    def run() -> list[str]:
        done = subprocess.run(words, capture_output=True, text=True, env=ENVIRONMENT)
        return [] if done.returncode == 0 else (done.stdout + done.stderr).strip().splitlines()

    return run


def templates() -> list[str]:
    """djade's rules, on a copy: it rewrites what is not in order."""
    files = subprocess.run(["git", "ls-files", "templates/*.html"], capture_output=True, text=True).stdout.split()
    return command(f"{BIN}/djade", "--target-version", "5.2", "--check", *files)() if files else []


def audit() -> list[str]:
    """Known holes in what we build on, where the list can be reached; says so when it cannot."""
    done = subprocess.run(
        [f"{BIN}/pip-audit", "-r", "requirements/dev.txt", "--disable-pip"], capture_output=True, text=True
    )
    said = done.stdout + done.stderr
    unknown = said.count("could not be audited")
    if "known vulnerabilit" in said and "No known" not in said:
        return said.strip().splitlines()
    if unknown or done.returncode:
        print(f"  (the list of known holes could not be reached: {unknown or 'all'} dependencies were not audited)")
    return []


CHECKS: dict[str, Callable[[], list[str]]] = {
    "style": command(f"{BIN}/ruff", "check", "."),
    "layout": command(f"{BIN}/ruff", "format", "--check", "."),
    "types": command(sys.executable, "-m", "mypy"),
    "who knows whom": command(f"{BIN}/lint-imports"),
    "django": command(sys.executable, "manage.py", "check", "--fail-level", "WARNING"),
    "missing migrations": command(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
    "templates": templates,
    "untranslated texts": texts.missing,
    "unused translations": texts.unused,
    "unwanted words": words.unwanted,
    "names of machines": words.place_names,
    "dependencies": audit,
}


def main() -> int:
    """Run all of them, name what is wrong, and count."""
    failed = 0
    for name, check in CHECKS.items():
        started = time.monotonic()
        problems = check()
        failed += bool(problems)
        print(f"{'FAIL' if problems else 'ok':>5}  {name}  ({time.monotonic() - started:.1f} s)")
        for line in problems[:60]:
            print(f"       {line}")
    print(f"{len(CHECKS) - failed} of {len(CHECKS)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
