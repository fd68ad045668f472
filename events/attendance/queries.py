"""Who was there: what the rest of the ground, and its neighbours, may ask."""

from collections.abc import Iterable

from events.models import WAS_THERE, Event, Presence, Session


def sessions_attended(event: Event, registrations: Iterable[int] | None = None) -> dict[int, list[Session]]:
    """For each registration (by its key) the closed sessions of this event at which that person was, in order of time.

    Who was at none is left out; `registrations` narrows it to these keys.
    """
    rows = Presence.objects.filter(session__event=event, session__closed_at__isnull=False, state__in=WAS_THERE)
    if registrations is not None:
        rows = rows.filter(registration__in=registrations)
    attended: dict[int, list[Session]] = {}
    for row in rows.select_related("session").order_by("session__starts_at", "session_id"):
        attended.setdefault(row.registration_id, []).append(row.session)
    return attended
