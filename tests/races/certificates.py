"""Two who do something to the certificates of an event at the same moment, as `pairs.py`: `python -m tests.races.certificates`."""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db.models import Count  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from certificates.designs.kept import file_of  # noqa: E402
from certificates.issuing.actions import (  # noqa: E402
    choose_title,
    erase_certificate,
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
)
from certificates.models import Certificate  # noqa: E402
from events.files import store  # noqa: E402
from events.models import Event, Message  # noqa: E402
from tests import make  # noqa: E402
from tests.certificates.staged import attended, close  # noqa: E402
from tests.races.together import Stage, tally  # noqa: E402

PEOPLE = 5


def _closed(**fields) -> Event:
    """Over and closed, with people who were there and have nothing yet."""
    event = make.event(starts_at=now() - timedelta(days=2), **fields)
    for _ in range(PEOPLE):
        attended(event)
    return close(event)


def _wrong(event: Event, people: int = PEOPLE) -> str:
    """Each has one that stands, one mail about it, and a chain in which each replaces one."""
    given = Certificate.objects.filter(event=event)
    valid = given.filter(revoked_at=None)
    twice = given.exclude(replaces=None).values("replaces").annotate(n=Count("pk")).filter(n__gt=1)
    due = Message.objects.filter(event=event, kind="certificate", status="due").count()
    found = {"valid": valid.count(), "due": due, "twice": twice.count()}
    return "" if found == {"valid": people, "due": people, "twice": 0} else str(found)


def two_workers_who_issue() -> Stage:
    event = _closed()
    return [lambda: issue_certificates(event=event, at=now())] * 3, lambda: _wrong(event)


def the_whole_event_and_one_person() -> Stage:
    event = _closed()
    one = event.registrations.first()
    return [
        lambda: issue_certificates(event=event, at=now()),
        lambda: issue_certificates(event=event, at=now(), registrations=[one.pk]),
    ], lambda: _wrong(event)


def mending_and_giving_anew() -> Stage:
    event = _closed()
    issue_certificates(event=event, at=now())
    event.sessions.update(net_minutes=60)
    given = event.certificates.first()
    return [
        lambda: issue_certificates(event=event, at=now()),
        lambda: reissue_certificate(certificate=given, reason="De naam klopte niet.", at=now(), by=None),
    ], lambda: _wrong(event)


def two_who_give_anew() -> Stage:
    event = _closed()
    issue_certificates(event=event, at=now())
    given = event.certificates.first()
    return [lambda: reissue_certificate(certificate=given, reason="Fout.", at=now(), by=None)] * 2, lambda: _wrong(
        event
    )


def revoking_and_erasing() -> Stage:
    event = _closed()
    issue_certificates(event=event, at=now())
    given = event.certificates.first()
    left = Certificate.objects.filter(pk=given.pk)
    return [
        lambda: revoke_certificate(certificate=given, reason="Fout.", at=now(), by=None),
        lambda: erase_certificate(certificate=given, at=now()),
    ], lambda: "not erased" if left.exists() else ""


def drawing_and_choosing_the_title() -> Stage:
    """Whatever comes first, what is kept is what the certificate says."""
    event = _closed(is_sensitive=True)
    issue_certificates(event=event, at=now())
    given = event.certificates.first()

    def check() -> str:
        kept = Certificate.objects.select_related("event").get(pk=given.pk)
        if not kept.file:
            return ""
        with store().open(kept.file, "rb") as file:
            said = file.read()
        return (
            "" if said == file_of(kept) and kept.title_nl.encode("utf-16-be").hex().upper().encode() in said else "old"
        )

    return [
        lambda: file_of(Certificate.objects.select_related("event").get(pk=given.pk)),
        lambda: choose_title(certificate=given, is_full=True, at=now()),
    ], check


PAIRS: list[Callable[[], Stage]] = [
    two_workers_who_issue,
    the_whole_event_and_one_person,
    mending_and_giving_anew,
    two_who_give_anew,
    revoking_and_erasing,
    drawing_and_choosing_the_title,
]


if __name__ == "__main__":
    wanted = sys.argv[1:]
    print(json.dumps({pair.__name__: tally(pair) for pair in PAIRS if not wanted or pair.__name__ in wanted}))
