"""Facts: what happened, as rows written in the transaction that made it true; and handing them to their reactions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from events.extend import Registry
from events.models import Event, Fact, Registration, Session


@dataclass(frozen=True)
class FactName:
    """A name in the past tense, with the sentence in which the desk's history tells it."""

    key: str
    sentence: Any = ""


fact_names: Registry[FactName] = Registry("facts")


def fact(key: str, sentence: Any = "") -> FactName:
    """Declare a fact, at the top of the module whose action announces it."""
    return fact_names.add(FactName(key=key, sentence=sentence))


def announce(
    name: FactName,
    *,
    at: datetime,
    event: Event | None = None,
    registration: Registration | None = None,
    session: Session | None = None,
    by: Any = None,
    actor: str = "",
    **data: Any,
) -> Fact:
    """Write down what happened, inside the caller's transaction.

    `by` is the member of staff who did it, or None; `actor` says who acted ("staff", "participant", "contact", "system")
    and follows from `by` when left empty. `data` holds ids, numbers and codes only: never a name, an address or a text
    that somebody typed.
    """
    return Fact.objects.create(
        name=name.key,
        at=at,
        event=event or (registration.event if registration else session.event if session else None),
        registration=registration,
        session=session,
        by=by,
        actor=actor or ("staff" if by else "participant"),
        data=data,
    )


def announce_all(
    name: FactName,
    registrations: Iterable[Registration],
    *,
    at: datetime,
    event: Event,
    session: int | None = None,
    **data: Any,
) -> None:
    """The same of many at once, by the system; `session` is a key. One statement, however many."""
    same = {"name": name.key, "at": at, "event": event, "session_id": session, "actor": "system", "data": data}
    rows = [Fact(registration=row, **same) for row in registrations]
    Fact.objects.bulk_create(rows)
