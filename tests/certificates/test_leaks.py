"""Certificates of hidden events in the leak walk: their pages, checks, files, lists and mails say nothing of the subject.

The walk is that of `tests/events/privacy/test_leaks.py`. It proves itself: with everything openbaar it finds every marker.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now as clock

from certificates.designs.kept import file_of
from certificates.issuing.actions import issue_certificates, revoke_certificate
from certificates.models import Certificate
from certificates.own.panels import on_registration
from events import disclosure
from events.extend import proofs
from events.messages.drawing import mail_of
from events.models import Message
from tests import make
from tests.certificates.staged import CLOSED_AT, attended, close
from tests.events.privacy.test_leaks import CLOSED, HIDDEN, cast, seen_by, where

pytestmark = pytest.mark.django_db


def planted(organiser) -> dict:
    """A confidential and a closed sensitive event, each with a certificate that stands and one that was revoked."""
    events = {}
    for word, visibility in ((HIDDEN, "confidential"), (CLOSED, "closed")):
        event = make.event(
            f"{word} titel", is_sensitive=True, visibility=visibility, organiser=organiser, contact_name=f"{word} contact",
            starts_at=clock() - timedelta(days=9), venue=make.venue(f"{word}huis", city=f"{word}stad"), slug=f"adres-{visibility}-abcdefgh",
        )  # fmt: skip
        attended(event, family_name="Een")
        wrong = attended(event, family_name="Twee")
        issue_certificates(event=close(event), at=CLOSED_AT)
        given = Certificate.objects.get(registration=wrong)
        revoke_certificate(certificate=given, reason=f"{word} reden", at=CLOSED_AT, by=organiser)
        events[visibility] = event
    return events


def outside() -> str:
    """Everything that a holder, and who checks, gets to see: bodies, headers, and what other pages show of it."""
    client, text = Client(), ""
    for given in Certificate.objects.select_related("event", "registration"):
        own = f"/bewijs/{given.holder_token}"
        rest = (f"{own}/", f"{own}.pdf", f"{own}/titel/", f"{own}/wissen/")
        for path in (*rest, f"/deelnamebewijs/{given.code}/", f"/DEELNAMEBEWIJS/{given.code}"):
            response = client.get(path)
            text += f"\n@{path} {dict(response.headers)} {response.content.decode('latin-1')}"
        panel = on_registration(None, given.registration) or {}
        text += f"\n@panel {panel.get('words')} {panel.get('why')} {proofs['certificate'].find([given.registration])}"
    return text


def files() -> str:
    """What the files say, whose texts are written as UTF-16 and as numbers of glyphs."""
    return "".join(file_of(given).decode("latin-1") for given in Certificate.objects.filter(revoked_at=None))


def mails() -> str:
    sent = [mail_of(message) for message in Message.objects.filter(kind__startswith="certificate")]
    return "\n".join(f"{mail.subject} {mail.body} {mail.alternatives[0].content}" for mail in sent)


def utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def test_nothing_of_a_hidden_subject_stands_on_pages_checks_files_and_mails(organiser, caplog, capsys):
    planted(organiser)
    text, drawn, told = outside(), files(), mails()
    for word in (HIDDEN, CLOSED):
        assert where(text, word) == []
        assert utf_16(word) not in drawn and word not in drawn and word not in told
    said = caplog.text + "".join(capsys.readouterr())
    assert not any(given.code in said or given.holder_token in said for given in Certificate.objects.all())


@pytest.mark.parametrize("who", ["nobody", "stranger", "organiser of another", "administrator", "privacy_officer"])
def test_nobody_else_gets_to_the_lists_of_the_desk(who, organiser):
    events = planted(organiser)
    starts = [f"/beheer/{event.pk}/deelnamebewijzen/" for event in events.values()]
    assert where(seen_by(cast(organiser)[who], events, starts), HIDDEN) == []


def test_the_walk_finds_the_words_when_everything_is_public(organiser):
    with disclosure.everything_public():
        planted(organiser)
        text, drawn, told = outside(), files(), mails()
    for word in (HIDDEN, CLOSED):
        assert where(text, f"{word} titel") and where(text, f"{word}stad") and where(text, f"{word} reden")
        assert utf_16(f"{word} titel") in drawn and f"{word} titel" in told
