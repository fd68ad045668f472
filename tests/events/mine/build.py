"""Somebody with a link that is open, around a day that does not move."""

from datetime import timedelta

from django.utils.timezone import now

from events.models import OwnLink

EMAIL = "gulsen@voorbeeld.example.org"


def link(email: str = EMAIL, **fields) -> OwnLink:
    """As the action leaves it, made just now."""
    at = fields.pop("at", None) or now()
    return OwnLink.objects.create(**{"email": email, "made_at": at, "ends_at": at + timedelta(days=7), **fields})
