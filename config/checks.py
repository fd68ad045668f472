"""What must not be so where people really come: `manage.py check --deploy`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

KNOWN_KEYS = ("only-for-the-demo-and-the-tests",)
GOES_NOWHERE = ("console", "locmem", "dummy", "filebased")


@register(Tags.security, deploy=True)
def fit_for_visitors(app_configs: Sequence[Any] | None, **_more: Any) -> list[CheckMessage]:
    """Each thing that is right on one's own machine and wrong where people come."""
    return [Error(said, hint=hint, id=f"bijeen.{key}") for key, said, hint in _wrong()]


def _wrong() -> Iterator[tuple[str, str, str]]:
    if settings.BIJEEN_DEMO:
        yield "E001", "The demo is on: everybody can sign in as anybody.", "Leave BIJEEN_DEMO out."
    if settings.SECRET_KEY in KNOWN_KEYS:
        yield "E002", "The secret key is the one that everybody knows.", "Set SECRET_KEY."
    if not settings.BIJEEN_BASE_URL.startswith("https://"):
        yield "E003", "The links in mails are not https.", "Set BIJEEN_BASE_URL, such as https://bijeen.example."
    if settings.EMAIL_BACKEND.split(".")[-2] in GOES_NOWHERE:
        yield "E004", "Mail goes nowhere.", "Set EMAIL_URL, such as smtp+tls://user:password@host:587."
    if settings.CACHES["shared"]["BACKEND"].endswith(("LocMemCache", "DummyCache")):
        yield "E005", "Each worker counts on its own how often somebody tried to sign in.", "Set CACHE_URL."
    store: Any = settings.STORAGES["bijeen"]
    files = Path(store.get("OPTIONS", {}).get("location", "/")).resolve()
    if any(files.is_relative_to(Path(root).resolve()) for root in (settings.STATIC_ROOT, *settings.STATICFILES_DIRS)):
        yield (
            "E006",
            "Materials and certificates lie where anybody could fetch them.",
            "Set STORAGE_URL to another folder.",
        )
