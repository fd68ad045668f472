"""What a host site has to have for the apps to work: `manage.py check` says what is missing, and what to do."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connections
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.timezone import now

from events import conf
from events.models import DutyRun

REQUEST = "django.template.context_processors.request"
INCLUDES: tuple[tuple[str, str, list[str]], ...] = (
    ("events.urls.pages", "bijeen_events:agenda-list", []),
    ("events.urls.fixed", "bijeen_fixed:group", ["x"]),
)
SILENT_FOR = timedelta(hours=2)


@register()
def fit_for_bijeen(app_configs: Sequence[Any] | None, **_more: Any) -> list[CheckMessage]:
    """Everything that can be seen without the database."""
    return [*_addresses(), *_templates(), *_settings(), *_files(), *_databases()]


def _addresses() -> Iterator[CheckMessage]:
    for module, name, args in INCLUDES:
        try:
            reverse(name, args=args)
        except NoReverseMatch:
            yield Error(
                f"{module} is not included in your urls.", hint=f'path("", include("{module}"))', id="bijeen.E101"
            )
    login = str(settings.LOGIN_URL)
    try:
        resolve(login) if login.startswith("/") else reverse(login)
    except (Resolver404, NoReverseMatch):
        yield Warning("LOGIN_URL leads nowhere: nobody can get to the desk.", hint="Set LOGIN_URL.", id="bijeen.W102")


def _templates() -> Iterator[CheckMessage]:
    engines: list[Any] = [
        engine for engine in list[Any](settings.TEMPLATES) if engine["BACKEND"].endswith("DjangoTemplates")
    ]
    if not any(REQUEST in engine.get("OPTIONS", {}).get("context_processors", ()) for engine in engines):
        yield Error("Our pages need the request in their context.", hint=f"Add {REQUEST}.", id="bijeen.E103")
    if not any(engine.get("APP_DIRS") or "loaders" in engine.get("OPTIONS", {}) for engine in engines):
        yield Error("Our templates are not looked for.", hint='Set "APP_DIRS": True.', id="bijeen.E104")


def _settings() -> Iterator[CheckMessage]:
    if not settings.USE_TZ:
        yield Error("Moments need a time zone.", hint="Set USE_TZ = True.", id="bijeen.E105")
    if not hasattr(settings, "BIJEEN_BASE_URL"):
        yield Warning(
            f"Links in mails and QR codes lead to {conf.base_url()}.",
            hint="Set BIJEEN_BASE_URL, such as https://kennis.example.",
            id="bijeen.W106",
        )
    known = {code.partition("-")[0] for code, _name in settings.LANGUAGES}
    if not {"nl", "en"} <= known:
        yield Warning(
            "People read and get mail in Dutch and English.", hint="Have both in LANGUAGES.", id="bijeen.W107"
        )


def _files() -> Iterator[CheckMessage]:
    """A host's web server hands out what lies in MEDIA_ROOT and STATIC_ROOT to anybody."""
    if "bijeen" in settings.STORAGES:
        return
    if not hasattr(settings, "BIJEEN_FILES"):
        yield Warning(
            f"Materials and certificates go to {conf.files()} in the folder where a process happens to start.",
            hint='Set BIJEEN_FILES to a folder outside the web root, or give STORAGES["bijeen"].',
            id="bijeen.W110",
        )
    folder = Path(conf.files()).resolve()
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        root = getattr(settings, name, None)
        if root and folder.is_relative_to(Path(root).resolve()):
            yield Error(
                f"BIJEEN_FILES lies in {name}: anybody could fetch a certificate there.",
                hint="Set BIJEEN_FILES to a folder outside the web root.",
                id="bijeen.E111",
            )


def _databases() -> Iterator[CheckMessage]:
    default = settings.DATABASES["default"]
    if not default["ENGINE"].endswith("sqlite3"):
        return
    if default.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        yield Warning(
            "Two people who register at the same moment can meet a locked database.",
            hint='For SQLite: "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20}.',
            id="bijeen.W108",
        )


@register(Tags.database)
def worked_lately(app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **_more: Any) -> list:
    """With `check --database default`: whether the worker, or cron, has been there."""
    if "default" not in (databases or ()):
        return []
    try:
        tables = connections["default"].introspection.table_names()
        if DutyRun._meta.db_table not in tables or DutyRun.objects.filter(last_at__gt=now() - SILENT_FOR).exists():
            return []
    except DatabaseError:
        return []
    return [
        Warning(
            "No mail goes out: the worker has done nothing for two hours.",
            hint="Run `manage.py bijeen_work`, or `bijeen_work --once` each minute from cron.",
            id="bijeen.W109",
        )
    ]
