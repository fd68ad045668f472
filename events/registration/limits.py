"""How often: counted per mail address first, and per device address only for a crowd (a hall of 200 shares one)."""

from datetime import datetime
from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from events.models import Attempt
from events.refusals import Refusal

HOUR = 3600


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
    if _count(f"{what}:ip:{request.META.get('REMOTE_ADDR', '')}", second) > crowd:
        raise TooOften()
