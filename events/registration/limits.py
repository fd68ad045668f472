"""How often: counted per mail address first, and per device address only for a crowd (a hall of 200 shares one)."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now

from events.limits import TooOften, count, device_of
from events.models import Attempt, Registration
from events.refusals import Refusal

OF_ONE = 15  # so often an hour somebody changes one registration
OF_ADDRESS = 45  # and so often all that one address has


def forget_attempts(at: datetime) -> int:
    """What is over is counted no longer."""
    return Attempt.objects.filter(until__lt=int(at.timestamp())).delete()[0]


def refuse_too_often(request: HttpRequest, what: str, email: str, *, each: int, crowd: int) -> None:
    """Count one try. Refuses TooOften after `each` an hour for one mail address, or `crowd` for one device address."""
    limits = {f"{what}:{email.lower()}": each} if email else {}
    _refuse_over({**limits, f"{what}:ip:{device_of(request)}": crowd}, now())


def _refuse_over(limits: dict[str, int], at: datetime) -> None:
    tries = count(int(at.timestamp()), *limits)
    if any(number > limit for number, limit in zip(tries, limits.values(), strict=True)):
        raise TooOften()


def refuse_too_many(registration: Registration, at: datetime, by: Any = None) -> None:
    """Count one change that somebody makes to a registration of their own; its mails go to an address that nobody proved.

    Staff is not counted. Refuses TooOften.
    """
    if by is not None:
        return
    limits = {f"own:{registration.pk}": OF_ONE}
    if registration.email:
        limits[f"own:{registration.email}"] = OF_ADDRESS
    _refuse_over(limits, at)


def status_of(form: Any) -> int:
    """What a page with this form answers: 429 when it was sent too often, 422 when something in it is not right."""
    if not form.errors:
        return 200
    return 429 if any(form.has_error(name, TooOften.code) for name in form.errors) else 422


def status_after(no: Refusal | None) -> int:
    """What a page without a form answers after a button: 429 when it was pressed too often, 409 when a rule said no."""
    if no is None:
        return 200
    return 429 if isinstance(no, TooOften) else 409
