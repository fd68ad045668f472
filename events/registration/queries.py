"""Registrations as the desk and the actions read them."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from events import names
from events.models import (
    ALIVE,
    HOLDING,
    Event,
    Invitation,
    Mode,
    Registration,
    SeatPool,
    Session,
    SessionChoice,
    SessionSpeaker,
    State,
)

GROUPS = {"holding": HOLDING, "living": ALIVE}


def registrations_of(
    event: Event,
    *,
    search: str = "",
    state: str = "",
    session: Session | None = None,
    role: str = "",
    organisation_type: str = "",
) -> QuerySet[Registration]:
    """The registrations of an event by main name. The search ignores accents, signs and infixes, and knows short codes.

    `state` is a state, "holding" or "living"; with a `session` it is how they stand with that session.
    """
    rows = Registration.objects.filter(event=event).exclude(name_key="").select_related("organisation")
    if search:
        words = names.plain(search)
        found = Q(name_key__contains=words) | Q(name_key__contains=words.replace(" ", "")) if words else Q()
        rows = rows.filter(found | Q(short_code=search.strip().upper()) | Q(email=search.strip().lower()))
    if session:
        wanted = {"holding": HOLDING, State.WAITING: (State.WAITING,)}.get(state, (*HOLDING, State.WAITING))
        rows = rows.filter(choices__session=session, choices__state__in=wanted)
        state = "living" if state in ("", "holding", State.WAITING) else state
    if state in GROUPS:
        rows = rows.filter(state__in=GROUPS[state])
    elif state:
        rows = rows.filter(state=state)
    if role:
        rows = rows.filter(role=role)
    if organisation_type:
        rows = rows.filter(organisation__type=organisation_type)
    live = SessionChoice.objects.filter(state__in=ALIVE).select_related("session")
    return rows.prefetch_related(Prefetch("choices", queryset=live, to_attr="live_choices")).order_by("sort_key", "pk")


def queue_of(event: Event, session: Session | None = None) -> QuerySet:
    """Who waits, in the order in which they are served: registrations for the event, choices for a session."""
    if session is None:
        return Registration.objects.filter(event=event, state=State.WAITING).order_by("waiting_since", "pk")
    held = SessionChoice.objects.filter(session=session, state=State.WAITING, registration__state__in=HOLDING)
    return held.select_related("registration").order_by("waiting_since", "pk")


def invitations_of(event: Event) -> QuerySet[Invitation]:
    """Who was invited, newest first, each with the registration that came of it."""
    return Invitation.objects.filter(event=event).select_related("registration").order_by("-invited_at", "-pk")


def answers_of(invitations: Iterable[Invitation]) -> dict[str, int]:
    """How many were invited, come, said no, gave no answer yet, and how many of those were not reminded."""
    counted = dict.fromkeys(("invited", "yes", "no", "open", "to_remind"), 0)
    for row in invitations:
        if row.withdrawn_at:
            continue
        answer = "yes" if row.comes else "no" if row.answered_at else "open"
        counted["invited"] += 1
        counted[answer] += 1
        counted["to_remind"] += answer == "open" and row.reminded_at is None
    return counted


def open_invitations(event: Event | None = None) -> QuerySet[Invitation]:
    """Invitations that nobody answered or took back, of one event or of all."""
    rows = Invitation.objects.filter(answered_at=None, withdrawn_at=None).select_related("event")
    return rows.filter(event=event) if event else rows


def same_person(event: Event, email: str, sort_key: str) -> Registration | None:
    """The living registration of this person at this event."""
    if not email:
        return None
    return Registration.objects.filter(event=event, email=email, sort_key=sort_key, state__in=ALIVE).first()


def requests_of(event: Event) -> QuerySet[Registration]:
    """Who waits for an answer: who asked, and who was let in and changed what was judged; longest waiting first."""
    asked = Q(state=State.REQUESTED)
    changed = Q(review_since__isnull=False, state__in=(State.CONFIRMED, State.OFFERED, State.WAITING))
    rows = Registration.objects.filter(asked | changed, event=event).select_related("organisation")
    return rows.order_by("registered_at", "pk")


def counts_of(event: Event) -> dict[str, int]:
    """How many in each state."""
    rows = Registration.objects.filter(event=event).order_by().values_list("state").annotate(n=Count("pk"))
    return {**dict.fromkeys(State.values, 0), **dict(rows)}


def sessions_of(event: Event) -> QuerySet[Session]:
    """The sessions of an event with room, round and speakers; a constant number of queries."""
    speaking = SessionSpeaker.objects.select_related("speaker")
    return (
        Session.objects.filter(event=event)
        .select_related("room__venue", "venue", "round", "line")
        .prefetch_related(Prefetch("speaking", queryset=speaking))
    )


def speakers_of(session: Session) -> list[str]:
    """The names of who gives it."""
    return [str(row.speaker) for row in session.speaking.all()]


def speakers_by_session(event: Event) -> dict[int, list[str]]:
    """The names of who gives each session of an event; one query."""
    names_of: dict[int, list[str]] = {}
    for row in SessionSpeaker.objects.filter(session__event=event).select_related("speaker"):
        names_of.setdefault(row.session_id, []).append(str(row.speaker))
    return names_of


def only_on_site(event: Event, sessions: Iterable[Session]) -> list[Session]:
    """Which of these nobody can follow online, at an event that has both: neither online themselves, nor with places there."""
    here = [session for session in sessions if not (session.is_online or session.is_streamed)]
    if event.mode != Mode.HYBRID or not here:
        return []
    online = SeatPool.objects.filter(event=event, session__in=here, mode=Mode.ONLINE)
    places = set(online.values_list("session_id", flat=True))
    return [session for session in here if session.pk not in places]
