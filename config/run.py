"""`make run`: set up, start the site, its worker and its post office, print the links; end all of it together."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

PORT = int(os.environ.get("PORT", "8000"))
HOST = "127.0.0.1"
ENOUGH = 200 * 1024 * 1024


class Sorry(Exception):
    """Something that keeps the site from starting, in a sentence."""


def refuse_taken_port(port: int, what: str) -> None:
    """Ask for the port before anything is set up."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Sorry(
                f"Port {port} ({what}) is taken. Stop what runs there, or choose: PORT=8001 make run"
            ) from error


def refuse_small_disk(folder: Path) -> None:
    """The folder must be there, ours, and have room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".write").touch()
        (folder / ".write").unlink()
    except OSError as error:
        raise Sorry(f"Cannot write in {folder}: {error.strerror}.") from error
    if shutil.disk_usage(folder).free < ENOUGH:
        raise Sorry(f"The disk is full: {folder} needs 200 MB.")


def set_up() -> None:
    """Tables, the shared cache, static files, and the year. The second time there is little to do; FRESH=1 begins anew."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Sorry(f"The database does not answer: {str(error).splitlines()[0]}") from error
    call_command("migrate", verbosity=0)
    if os.environ.get("FRESH") == "1":
        call_command("flush", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("load_demo")


def start(*words: str) -> subprocess.Popen:
    """One of ours, in this process group, so that Ctrl-C reaches it too."""
    return subprocess.Popen([sys.executable, *words])


def serve() -> int:
    """Run until Ctrl-C, or until one of ours ends; then end the others."""
    running = {
        "site": start("-m", "gunicorn", "config.wsgi", "-b", f"{HOST}:{PORT}", "-w", "2", "--log-level", "error"),
        "worker": start("manage.py", "bijeen_work"),
        "post office": start("manage.py", "demo_post"),
    }
    signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        while True:
            for name, process in running.items():
                if process.poll() is not None:
                    print(f"The {name} stopped (code {process.returncode}); the rest is ended too.", file=sys.stderr)
                    return 1
            time.sleep(0.3)
    except KeyboardInterrupt:
        print("\nEnded.")
        return 0
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def main() -> int:
    """The whole of it; a problem is one sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["BIJEEN_DEMO"] = "1"
    os.environ.setdefault("BIJEEN_BASE_URL", f"http://{HOST}:{PORT}")
    os.environ.setdefault("EMAIL_URL", f"smtp://{HOST}:{PORT + 25}")
    try:
        django.setup()
        refuse_taken_port(PORT, "the site")
        refuse_taken_port(settings.EMAIL_PORT, "the post office")
        refuse_small_disk(settings.VAR)
        set_up()
    except Sorry as sorry:
        print(sorry, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"This did not work: {error}.", file=sys.stderr)
        return 1
    call_command("demo_links")
    return serve()


if __name__ == "__main__":
    sys.exit(main())
