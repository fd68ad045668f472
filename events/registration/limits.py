"""How often: counted per mail address first, and per device address only for a crowd (a hall of 200 shares one)."""

from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from events import conf
from events.models import Attempt, Registration
from events.refusals import Refusal

HOUR = 3600
OF_ONE = 15  # so often an hour somebody changes one registration
OF_ADDRESS = 45  # and so often all that one address has


class TooOften(Refusal):
    """More than a person would."""

    code = "too_often"
    sentence = _("Dit is nu te vaak geprobeerd.")
    instead = _("Wacht een uur, of bel ons.")


def _count(key: str, second: int) -> int:
    """One more try; one statement, on every database that we run on."""
    secret = settings.SECRET_KEY.encode()[:64]
    name = blake2b(key.encode(), key=secret, digest_size=16).hexdigest()
    table = connection.ops.quote_name(Attempt._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, number, until) VALUES (%s, 1, %s) ON CONFLICT (key) DO UPDATE SET "  # noqa: S608
            f"number = CASE WHEN {table}.until < %s THEN 1 ELSE {table}.number + 1 END, "
            f"until = CASE WHEN {table}.until < %s THEN excluded.until ELSE {table}.until END RETURNING number",
            [name, second + HOUR, second, second],
        )
        return cursor.fetchone()[0]


def forget_attempts(at: datetime) -> int:
    """What is over is counted no longer."""
    return Attempt.objects.filter(until__lt=int(at.timestamp())).delete()[0]


def refuse_too_often(request: HttpRequest, what: str, email: str, *, each: int, crowd: int) -> None:
    """Count one try. Refuses TooOften after `each` an hour for one mail address, or `crowd` for one device address."""
    second = int(now().timestamp())
    if email and _count(f"{what}:{email.lower()}", second) > each:
        raise TooOften()
    if _count(f"{what}:ip:{device_of(request)}", second) > crowd:
        raise TooOften()


def refuse_too_many(registration: Registration, at: datetime, by: Any = None) -> None:
    """Count one change that somebody makes to a registration of their own; its mails go to an address that nobody proved.

    Staff is not counted. Refuses TooOften.
    """
    if by is not None:
        return
    second = int(at.timestamp())
    if _count(f"own:{registration.pk}", second) > OF_ONE:
        raise TooOften()
    if registration.email and _count(f"own:{registration.email}", second) > OF_ADDRESS:
        raise TooOften()


def device_of(request: HttpRequest) -> str:
    """The address that a request comes from: that of who speaks to us, or what the proxies that we trust were told.

    Each proxy adds whom it spoke to at the end of X-Forwarded-For; what stands before those anybody may have written.
    """
    spoken = [request.META.get("REMOTE_ADDR", "")]
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    chain = [*told, *spoken]
    return chain[max(len(chain) - 1 - conf.trusted_proxies(), 0)]


def status_of(form: Any) -> int:
    """What a page with this form answers: 429 when it was sent too often, 422 when something in it is not right."""
    if not form.errors:
        return 200
    return 429 if any(form.has_error(name, TooOften.code) for name in form.errors) else 422
