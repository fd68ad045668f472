"""Write somebody down who came without being registered."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events import names
from events.messages import actions as messages
from events.models import Event, Registration
from events.registration.actions.register import write_down
from events.registration.actions.seating import CAME, take_place
from events.registration.person import Person
from events.registration.queries import same_person
from events.registration.refusals import RegistrationClosed

AT_DOOR = "at_door"


@transaction.atomic
def register_at_door(*, event: Event, person: Person, at: datetime, by: Any = None) -> Registration:
    """Give a place to somebody who stands at the door; without one they are written down as waiting. Announces `registered`.

    The window, the way in and the number of one organisation do not count: the person is there. The number of places does:
    only the organiser raises it. Who is registered already is given back as they stand. Refuses: RegistrationClosed.
    """
    if event.status not in CAME:
        raise RegistrationClosed()
    if found := same_person(event, person.email.lower(), names.sort_key(person.first_name, person.family_name)):
        return found
    registration, is_new = write_down(event, person, (), None, "", at, by, None, None, at_door=True)
    if not is_new:
        return registration
    Registration.objects.filter(pk=registration.pk).update(reason=AT_DOOR)
    registration.reason = AT_DOOR
    if not take_place(registration=registration, wishes=(), at=at, at_door=True):
        messages.stop(registration=registration)
    return registration
