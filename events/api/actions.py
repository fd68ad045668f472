"""Tokens for the API: made once, shown once, kept as a hash."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.facts import announce, fact
from events.models import ApiToken, Event

token_made = fact("token_made", _("Toegang voor een programma gemaakt"))
token_ended = fact("token_ended", _("Toegang voor een programma beëindigd"))


def digest_of(token: str) -> str:
    """What is kept of a token: it is 256 random bits, so a plain hash cannot be guessed back."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def create_token(*, scope: str, at: datetime, event: Event | None = None) -> str:
    """Make a bearer token (RFC 6750) for one scope, for all events or for one. Gives the token: it cannot be shown again.

    Announces `token_made`.
    """
    token = f"bijeen_{token_urlsafe(32)}"
    row = ApiToken.objects.create(digest=digest_of(token), scope=scope, event=event, made_at=at)
    announce(token_made, event=event, at=at, actor="system", token=row.pk, scope=scope)
    return token


@transaction.atomic
def end_token(*, token: ApiToken, at: datetime) -> ApiToken:
    """End a token at once. Announces `token_ended`."""
    if ApiToken.objects.filter(pk=token.pk, ended_at=None).update(ended_at=at):
        announce(token_ended, event=token.event, at=at, actor="system", token=token.pk)
    token.refresh_from_db()
    return token
