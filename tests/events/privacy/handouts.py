"""Materials of the planted events, with questions about them."""

from django.utils.timezone import now as clock

from events.materials.actions import ask_version
from events.models import Event, Session
from tests.events.materials.files import material


def handouts(event: Event, word: str, session: Session | None = None) -> None:
    """What is only for who has a place there, what the confidential event says to be for anybody, and a question about it."""
    session = session and Session.objects.get(pk=session.pk)
    audience = "public" if event.is_confidential else "registered"
    made = material(event, f"{word} hand-out", session=session, moment="before", audience=audience)
    for registration in event.registrations.all():
        ask_version(registration=registration, material=made, need=f"{word} nodig", at=clock())
