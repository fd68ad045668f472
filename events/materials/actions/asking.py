"""Somebody needs a version that can be read, and gets an answer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events import conf
from events.facts import announce
from events.materials.actions.keeping import add_alternative
from events.materials.facts import version_answered, version_asked
from events.materials.queries import material_for
from events.materials.refusals import (
    MaterialGone,
    NothingAnswered,
    TooManyVersionsAsked,
    VersionAnswered,
    VersionAsked,
)
from events.materials.uploads import Upload
from events.messages.actions import plan
from events.models import Material, Registration, VersionRequest

MOST_OPEN = 10


@transaction.atomic
def ask_version(*, registration: Registration, material: Material, need: str, at: datetime) -> VersionRequest:
    """Ask for a version that I can read; `need` says in words what would do. Who organises gets a mail without those words.

    Announces `version_asked`, without what. Refuses: MaterialGone, VersionAsked, TooManyVersionsAsked.
    """
    registration = (
        Registration.objects.select_for_update(no_key=True, of=("self",))
        .select_related("event")
        .get(pk=registration.pk)
    )
    if material_for(registration, material.pk, at) is None:
        raise MaterialGone()
    waiting = registration.version_requests.filter(answered_at=None)
    if waiting.filter(material=material).exists():
        raise VersionAsked()
    if waiting.count() >= MOST_OPEN:
        raise TooManyVersionsAsked()
    asked = VersionRequest.objects.create(registration=registration, material=material, need=need, asked_at=at)
    event = registration.event
    to = event.contact_email or conf.contact_email()
    if to:
        plan(kind="version_asked", key=f"version_asked:{asked.pk}", event=event, email=to, language="nl", at=at)
    announce(version_asked, registration=registration, at=at)
    return asked


@transaction.atomic
def answer_request(
    *, asked: VersionRequest, at: datetime, by: Any, answer: str = "", upload: Upload | None = None, language: str = ""
) -> VersionRequest:
    """Answer with a word, with another version for everybody who may see the material, or with both; the person gets a mail.

    Announces `version_answered`. Refuses: NothingAnswered, VersionAnswered, MaterialGone.
    """
    if not (answer or upload):
        raise NothingAnswered()
    asked = (
        VersionRequest.objects.select_for_update(of=("self",))
        .select_related("material", "registration")
        .get(pk=asked.pk)
    )
    if asked.answered_at is not None:
        raise VersionAnswered()
    if upload:
        original = asked.material.alternative_to or asked.material
        spoken = language or original.language
        asked.answered_with = add_alternative(material=original, upload=upload, language=spoken, at=at, by=by)
    asked.answer, asked.answered_at, asked.answered_by = answer, at, by
    asked.save()
    plan(kind="version_answered", key=f"version_answered:{asked.pk}", registration=asked.registration, at=at)
    announce(version_answered, registration=asked.registration, at=at, by=by)
    return asked
