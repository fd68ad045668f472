"""What somebody eats and needs: written, replaced and erased, never shown back."""

from datetime import datetime

from django.db import transaction

from events.facts import announce
from events.models import AccessNeed, DietaryNeed, Registration
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.facts import needs_erased, needs_given
from events.registration.limits import refuse_too_many
from events.registration.person import Needs


@transaction.atomic
def give_needs(*, registration: Registration, needs: Needs, at: datetime) -> None:
    """Replace all that was filled in by this; what is empty now is gone. Announces `needs_given`, without what.

    Refuses: NotInThisState, EventOver, TooOften.
    """
    refuse_too_many(registration, at)
    registration = locked(registration)
    refuse_ended(registration)
    refuse_over(registration.event, at)
    if not needs.has_dietary:
        DietaryNeed.objects.filter(registration=registration).delete()
    if not needs.has_access:
        AccessNeed.objects.filter(registration=registration).delete()
    keep_needs(registration, needs, at)
    announce(needs_given, registration=registration, at=at)


@transaction.atomic
def erase_needs(*, registration: Registration, at: datetime) -> None:
    """Erase all of it now. Announces `needs_erased`."""
    DietaryNeed.objects.filter(registration=registration).delete()
    AccessNeed.objects.filter(registration=registration).delete()
    announce(needs_erased, registration=registration, at=at)


def keep_needs(registration: Registration, needs: Needs, at: datetime) -> None:
    """Write the needs in their own tables; what is empty writes nothing."""
    if needs.has_dietary:
        DietaryNeed.objects.update_or_create(
            registration=registration,
            defaults={"values": list(needs.dietary), "note": needs.dietary_note, "given_at": at},
        )
    if needs.has_access:
        AccessNeed.objects.update_or_create(
            registration=registration,
            defaults={
                "values": list(needs.access),
                "note": needs.access_note,
                "companion": needs.companion,
                "state": AccessNeed.State.ASKED,
                "given_at": at,
                "answered_at": None,
            },
        )
