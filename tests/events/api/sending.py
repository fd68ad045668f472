"""A program that sends scans with a token."""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.test import Client

from events.api.actions import create_token
from tests.events.checkin.book import AT

ADDRESS = "/api/v1/checkins"


def a_scan(registration=None, session=None, **fields: Any) -> dict:
    """One scan as a door sends it."""
    ticket = f"HTTPS://BIJEEN.EXAMPLE/T/{registration.ticket_secret}" if registration else "HTTPS://X.EXAMPLE/"
    return {
        "id": str(uuid4()),
        "action": "in",
        "ticket": ticket,
        "session": session.pk if session else None,
        "undoes": None,
        "walk_in": None,
        "scanned_at": AT.isoformat(),
        "shown": None,
        **fields,
    }


def a_batch(event, scans: list, *, sent_at: datetime = AT, **fields: Any) -> dict:
    """What one device sends."""
    return {"sent_at": sent_at.isoformat(), "device": str(uuid4()), "event": event.slug, "scans": scans, **fields}


def token(event=None) -> str:
    """A token for the door."""
    return create_token(scope="checkin", at=AT, event=event)


def post(body: Any, *, bearer: str = "", client: Client | None = None, **headers: str):
    """Sent as it is when it is text."""
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return (client or Client()).post(ADDRESS, sent, content_type="application/json", headers=headers)


def results(response) -> list[dict]:
    """The answers of a batch that was taken."""
    assert response.status_code == 200, response.content
    return response.json()["results"]
