"""Give certificates, take them back, and give them anew. What was given is never changed: it is revoked and replaced."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from certificates.designs.kept import drop_after_commit
from certificates.issuing.facts import (
    certificate_erased,
    certificate_issued,
    certificate_revoked,
    certificate_title_chosen,
)
from certificates.issuing.queries import earned_at
from certificates.issuing.refusals import NotEarned, ReplacedAlready, RevokedAlready, RevokeReasonNeeded
from certificates.issuing.snapshot import snapshot
from certificates.models import Certificate
from events.attendance.hours import Result
from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Registration

Cause = Certificate.Cause


@transaction.atomic
def issue_certificates(*, event: Event, at: datetime, registrations: Iterable[int] | None = None) -> int:
    """Give who earned it at a closed event a certificate, once; gives how many. Announces `certificate_issued`.

    What was given before and is not so any more is revoked, and given anew where it was earned. May run twice, or at the same
    moment: the event's row is the lock. An event that is open gives nothing and takes nothing. What somebody revoked by hand
    stays so. `registrations` narrows it to these keys.
    """
    event = _locked_event(event.pk)
    if event.status != Event.Status.CLOSED:
        return 0
    only = None if registrations is None else list(registrations)
    earned, last = earned_at(event, only), _last_given(event, only)
    people = Registration.objects.filter(pk__in={*earned, *last}).exclude(name_key="").select_related("group")
    issued = 0
    for person in people.order_by("pk"):
        result, old = earned.get(person.pk), last.get(person.pk)
        if old is None or (not old.is_valid and old.cause == Cause.PRESENCE):
            issued += _issue(event, person, result, at, old) if result else 0
        elif old.is_valid and _says(old) != result:
            _revoke(old, at, Cause.PRESENCE)
            issued += _issue(event, person, result, at, old) if result else _tell_revoked(old, at)
    return issued


def _locked_event(pk: int) -> Event:
    Event.objects.select_for_update(no_key=True).get(pk=pk)
    return Event.objects.select_related("venue", "line__theme__programme").get(pk=pk)


def _last_given(event: Event, only: list[int] | None) -> dict[int | None, Certificate]:
    """By registration, the newest of its certificates."""
    rows = Certificate.objects.filter(event=event, registration__isnull=False)
    rows = rows if only is None else rows.filter(registration__in=only)
    return {row.registration_id: row for row in rows.select_for_update(no_key=True).order_by("pk")}


def _says(given: Certificate) -> Result:
    return Result(given.minutes, given.attended, given.held)


def _issue(
    event: Event, person: Registration, result: Result, at: datetime, old: Certificate | None, by: Any = None
) -> int:
    """One certificate, its fact and its mail; gives 1. Who chose the full title before keeps that."""
    columns = snapshot(event, person, result)
    wants = old is not None and old.wants_full_title
    made = Certificate.objects.create(issued_at=at, replaces=old, wants_full_title=wants, **columns)
    announce(
        certificate_issued,
        event=event,
        registration=person,
        at=at,
        by=by,
        actor="" if by else "system",
        certificate=made.pk,
    )
    messages.plan(kind="certificate", key=f"certificate:{made.pk}", registration=person, at=at, certificate=made.pk)
    return 1


def _revoke(given: Certificate, at: datetime, cause: str, reason: str = "", by: Any = None) -> None:
    given.revoked_at, given.cause, given.reason = at, cause, reason
    given.save(update_fields=["revoked_at", "cause", "reason"])
    if given.registration:
        messages.stop(registration=given.registration, kinds=("certificate",))
    announce(
        certificate_revoked,
        event=given.event,
        registration=given.registration,
        at=at,
        by=by,
        actor="" if by else "system",
        certificate=given.pk,
    )


def _tell_revoked(given: Certificate, at: datetime) -> int:
    """The holder hears that it does not stand any more; gives 0, for nothing was issued."""
    if given.registration:
        key = f"certificate_revoked:{given.pk}"
        messages.plan(kind="certificate_revoked", key=key, registration=given.registration, at=at, certificate=given.pk)
    return 0


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, at: datetime, by: Any) -> Certificate:
    """Take a certificate back: who checks it from now on reads that, and why. Announces `certificate_revoked`.

    `reason` is one sentence of at most 300 characters. The holder gets a mail.

    Refuses: RevokeReasonNeeded, RevokedAlready.
    """
    said = _reason(reason)
    given = _locked(certificate)
    if not given.is_valid:
        raise RevokedAlready()
    _revoke(given, at, Cause.HAND, said, by)
    _tell_revoked(given, at)
    return given


@transaction.atomic
def reissue_certificate(*, certificate: Certificate, reason: str, at: datetime, by: Any) -> Certificate:
    """Give it anew, with name, title and presence as they are now; the old one is revoked. Announces `certificate_issued`.

    One that was revoked before keeps its reason.

    Refuses: RevokeReasonNeeded, ReplacedAlready, NotEarned.
    """
    said = _reason(reason)
    event = _locked_event(certificate.event_id)
    given = _locked(certificate)
    if Certificate.objects.filter(replaces=given).exists():
        raise ReplacedAlready()
    person = given.registration
    result = earned_at(event, [person.pk]).get(person.pk) if person and person.name_key else None
    if person is None or result is None or event.status != Event.Status.CLOSED:
        raise NotEarned()
    if given.is_valid:
        _revoke(given, at, Cause.HAND, said, by)
    _issue(event, person, result, at, given, by)
    return Certificate.objects.get(replaces=given)


def _reason(text: str) -> str:
    said = " ".join(text.split())[:300]
    if not said:
        raise RevokeReasonNeeded()
    return said


def _locked(certificate: Certificate) -> Certificate:
    """As it is now. One that its holder erased meanwhile is there no more: nothing to revoke."""
    held = Certificate.objects.select_for_update(no_key=True).filter(pk=certificate.pk).first()
    if held is None:
        raise RevokedAlready()
    return Certificate.objects.select_related("registration__group", "event").get(pk=held.pk)


@transaction.atomic
def choose_title(*, certificate: Certificate, is_full: bool, at: datetime) -> Certificate:
    """The holder's choice where the subject is sensitive: the full title or the general one. Announces `certificate_title_chosen`.

    The file is drawn anew when it is asked for.

    Refuses: RevokedAlready.
    """
    given = _locked(certificate)
    if not given.is_valid:
        raise RevokedAlready()
    if not given.is_neutral or given.wants_full_title == is_full:
        return given
    drop_after_commit(given)
    given.wants_full_title, given.file, given.file_hash = is_full, "", ""
    given.save(update_fields=["wants_full_title", "file", "file_hash"])
    announce(
        certificate_title_chosen,
        event=given.event,
        registration=given.registration,
        at=at,
        certificate=given.pk,
        is_full=is_full,
    )
    return given


@transaction.atomic
def erase_certificate(*, certificate: Certificate, at: datetime) -> None:
    """The holder wants it gone, before its term: row and file. Announces `certificate_erased`. Twice is once."""
    given = Certificate.objects.select_for_update(no_key=True).filter(pk=certificate.pk).first()
    if given is None:
        return
    drop_after_commit(given)
    if given.registration:
        messages.stop(registration=given.registration, kinds=("certificate",))
    announce(certificate_erased, event=given.event, registration=given.registration, at=at, certificate=given.pk)
    given.delete()
