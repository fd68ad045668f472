"""A real site to test against: a database of its own, two worker processes, spoken to over HTTP."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import psycopg
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]


class Site:
    """Two gunicorn workers in front of a scratch database."""

    def __init__(self, url: str, folder: Path, **environment: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "BIJEEN_DEMO": "1",
            "BIJEEN_VAR": str(folder),
            "DATABASE_URL": url,
            "CACHE_URL": "dbcache://bijeen_cache",
            "BIJEEN_BASE_URL": self.address,
            "DEBUG": "1",
            "LOG_LEVEL": "ERROR",
            "EMAIL_URL": "memorymail://",
            **environment,
        }
        for words in (["migrate", "-v0"], ["createcachetable"]):
            self.run("manage.py", *words)

    def start(self, worker: bool = False) -> "Site":
        """Start the workers, and wait until they answer; with one that does what is due."""
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2"]
        command += ["--log-level", "error", "--backlog", "512"]
        commands = [command, [sys.executable, "manage.py", "bijeen_work"]][: 1 + worker]
        self.processes = [subprocess.Popen(words, cwd=ROOT, env=self.environment) for words in commands]
        for _ in range(200):
            try:
                if self.get("/healthz")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the site did not start")

    def work_until_killed(self, seconds: float) -> None:
        """A worker that dies in the middle of whatever it does, so long after it began."""
        worker = subprocess.Popen([sys.executable, "manage.py", "bijeen_work"], cwd=ROOT, env=self.environment)
        time.sleep(seconds)
        worker.kill()
        worker.wait(15)

    def run(self, *words: str) -> str:
        """A Python command inside the site; what it printed."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def ask(self, module: str, *words: str) -> dict:
        """What a module of the tests finds inside: the last line that it prints, as JSON."""
        return json.loads(self.run("-m", module, *words).splitlines()[-1])

    def get(self, path: str, **headers: str) -> tuple[int, str, str]:
        """Status, body, cookie."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body, cookie = response.read().decode(), (response.getheader("Set-Cookie") or "").partition(";")[0]
        connection.close()
        return response.status, body, cookie

    def post(self, path: str, data: dict, cookie: str) -> int:
        """Status of a sent form."""
        return self.send(path, data, cookie)[0]

    def read(self, path: str, data: dict) -> str:
        """The page that answers a sent form."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("POST", path, urlencode(data), {"Content-Type": "application/x-www-form-urlencoded"})
        body = connection.getresponse().read().decode()
        connection.close()
        return body

    def send(self, path: str, data: dict, cookie: str) -> tuple[int, str]:
        """Status of a sent form, and where it leads."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        connection.request("POST", path, urlencode(data), headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status, response.getheader("Location") or ""

    def token(self, path: str) -> tuple[str, str]:
        """The form's CSRF token, and its cookie."""
        _status, body, cookie = self.get(path)
        return body.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0], cookie

    def stop(self) -> None:
        """End what was started."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(15)


@contextmanager
def scratch_database(folder: Path) -> Iterator[str]:
    """The address of an empty database, of the kind that the suite runs on."""
    configured = settings.DATABASES["default"]
    if configured["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{folder / 'scratch.sqlite3'}"
        return
    name = f"bijeen_scratch_{uuid4().hex[:8]}"
    where = f"{configured['USER']}@{configured['HOST']}:{configured['PORT'] or 5432}"
    with psycopg.connect(f"postgres://{where}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgres://{where}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
