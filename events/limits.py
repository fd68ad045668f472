"""How often something was tried: counted by us, one statement a try, for an hour. Nothing can be read from what is kept."""

from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events import conf
from events.models import Attempt
from events.refusals import Refusal

HOUR = 3600


class TooOften(Refusal):
    """More than a person would."""

    code = "too_often"
    sentence = _("Dit is nu te vaak geprobeerd.")
    instead = _("Wacht een uur, of bel ons.")


def _hidden(key: str) -> str:
    secret = settings.SECRET_KEY.encode()[:64]
    return blake2b(key.encode(), key=secret, digest_size=16).hexdigest()


def count(second: int, *keys: str) -> list[int]:
    """One more try of each, at this second since 1970; gives how many of each this hour. One statement, on every database
    that we run on. Whoever counts several names them in the same order each time, so that no two wait for each other.
    """
    table, hidden = connection.ops.quote_name(Attempt._meta.db_table), [_hidden(key) for key in keys]
    rows = ", ".join(["(%s, 1, %s)"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, number, until) VALUES {rows} ON CONFLICT (key) DO UPDATE SET "  # noqa: S608
            f"number = CASE WHEN {table}.until < %s THEN 1 ELSE {table}.number + 1 END, "
            f"until = CASE WHEN {table}.until < %s THEN excluded.until ELSE {table}.until END RETURNING key, number",
            [*(value for key in hidden for value in (key, second + HOUR)), second, second],
        )
        found = dict(cursor.fetchall())
    return [found[key] for key in hidden]


def counted(second: int, key: str) -> int:
    """How many tries there were this hour; adds none."""
    found = Attempt.objects.filter(key=_hidden(key), until__gte=second).values_list("number", flat=True).first()
    return found or 0


def device_of(request: HttpRequest) -> str:
    """The address that a request comes from: that of who speaks to us, or what the proxies that we trust were told.

    Each proxy adds whom it spoke to at the end of X-Forwarded-For; what stands before those anybody may have written.
    """
    spoken = [request.META.get("REMOTE_ADDR", "")]
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    chain = [*told, *spoken]
    return chain[max(len(chain) - 1 - conf.trusted_proxies(), 0)]
