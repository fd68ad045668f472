"""An environment with our wheel in it, and hosts that run there: nothing of this repository is on their path."""

import fcntl
import hashlib
import os
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
HOSTS = Path(__file__).resolve().parent
LOCKS = (ROOT / "requirements" / "dev.txt", ROOT / "requirements" / "hosts.txt")


def run(*words: str | Path, **environment: str) -> str:
    """A command, with nothing of ours in its surroundings; what it printed."""
    bare = {key: value for key, value in os.environ.items() if not re.match("DJANGO|BIJEEN|PYTHON|PYTEST", key)}
    folder = environment.pop("folder", str(ROOT))
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env={**bare, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}"
    return done.stdout + done.stderr


def environment() -> Path:
    """The Python of an environment with what hosts have, and with a wheel that was built in this run: once, also when more
    processes of a run ask for it, since a host that runs must not lose its modules meanwhile.
    """
    mark = hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS) + sys.version.encode()).hexdigest()[:12]
    folder, run_of = ROOT / "build" / f"hosts-{mark}", os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "hosts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        built = folder / "built"
        if not built.exists() or built.read_text() != run_of:
            _build(folder)
            built.write_text(run_of)
    return folder / "bin" / "python"


def _build(folder: Path) -> None:
    python = folder / "bin" / "python"
    if not (folder / "whole").exists():
        venv.create(folder, with_pip=True, clear=True)
        run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", LOCKS[1])
        (folder / "whole").touch()
    run(sys.executable, "-m", "tests.house.texts", "compile", DJANGO_SETTINGS_MODULE="config.settings")
    run(Path(sys.executable).with_name("hatchling"), "build", "-t", "wheel", "-d", folder / "wheel")
    (wheel,) = (folder / "wheel").glob("*.whl")
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "--force-reinstall", wheel)


@dataclass(frozen=True)
class Host:
    """One host with these of our apps, on a database of its own."""

    name: str
    apps: tuple[str, ...]
    python: Path
    folder: Path
    database: str

    def run(self, *words: str | Path) -> str:
        """A command inside the host."""
        return run(
            self.python,
            *words,
            folder=str(self.folder),
            PYTHONPATH=os.pathsep.join([str(HOSTS / self.name), str(HOSTS)]),
            DJANGO_SETTINGS_MODULE="settings",
            DATABASE_URL=self.database,
            HOST_APPS=",".join(self.apps),
            HOST_FOLDER=str(self.folder),
        )

    def manage(self, *words: str) -> str:
        """A management command."""
        return self.run("-m", "django", *words)

    def walk(self) -> str:
        """The whole chain."""
        return self.run(HOSTS / "chain.py")
