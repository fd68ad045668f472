"""What mails say: in both languages, the same words in text and HTML, and nothing that disclosure keeps in."""

import html
import re
from datetime import timedelta
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from events import disclosure
from events.extend import messages as kinds
from events.messages.actions import plan
from events.messages.drawing import letter_of, mail_of
from events.models import Group, Message, PlaceOffer, SessionChoice, State
from tests import make
from tests.house.words import UNWANTED

pytestmark = pytest.mark.django_db
SECRETS = ("Signalen van achterlating", "Het Huis", "Voorbeeldstraat", "Geheime workshop", "water in de zaal")


def message(kind: str, event, *, language: str = "nl", state: str = State.CONFIRMED) -> Message:
    sessions = tuple(event.sessions.exclude(round=None)[:1])
    registration = make.registration(event, state=state, language=language, choices=sessions)
    was = {"starts_at": "2027-01-01T10:00:00+00:00", "ends_at": "2027-01-01T12:00:00+00:00", "venue": ""}
    session = sessions[0].pk if sessions else None
    if kind in ("place_offered", "offer_reminder"):
        terms = {"offered_at": make.BEFORE, "expires_at": make.BEFORE + timedelta(days=2)}
        PlaceOffer.objects.create(registration=registration, **terms)
    group = Group.objects.create(event=event, first_name="Lotte", email="lotte@example.org", language=language)
    only_group = kind == "group_made"
    plan(
        kind=kind,
        key=kind,
        at=make.BEFORE,
        registration=None if only_group else registration,
        group=group if only_group else None,
        was=was,
        session=session,
        code="abc",
    )
    return Message.objects.select_related("registration__event__venue", "event__venue", "group").get(key=kind)


def secret_event(**fields):
    event = make.conference(
        venue=make.venue(),
        move_reason="water in de zaal",
        cancel_reason="water in de zaal",
        rounds=1,
        sessions=1,
        **fields,
    )
    event.title_nl = "Signalen van achterlating"
    event.save()
    event.sessions.update(title_nl="Geheime workshop")
    return event


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", [kind.key for kind in kinds])
def test_text_and_html_have_the_same_words_and_few_lines(kind, language):
    letter = letter_of(message(kind, make.conference(title_en="Close by"), language=language))
    mail = mail_of(Message.objects.get())
    body = re.sub(r"<(style|title).*?</\1>", "", str(mail.alternatives[0].content), flags=re.S)
    words = _words(html.unescape(re.sub(r"<[^>]+>", " ", body)))
    said = _words(letter.text)

    assert words == said
    assert len([line for line in letter.text.splitlines() if line.strip()]) <= 16
    assert letter.subject and "\n" not in letter.subject
    if language == "nl":
        assert not UNWANTED.search(re.sub(r"https?://\S+", "", letter.subject + letter.text))
    assert str(mail.extra_headers["Message-ID"]) == Message.objects.get().message_id


def _words(text: str) -> list[str]:
    """The words in order; a colon behind a label is layout."""
    return [word.rstrip(":") for word in re.findall(r"[\w/:.@-]+", text)]


@pytest.mark.parametrize("kind", [kind.key for kind in kinds])
@pytest.mark.parametrize("visibility", ["closed", "confidential"])
def test_a_sensitive_event_is_named_nowhere_in_a_mail(kind, visibility):
    event = secret_event(visibility=visibility, is_sensitive=True)
    sent = bytes(mail_of(message(kind, event)).message()).decode()
    whole = "".join(part.get_content() for part in _texts(sent)) + sent

    assert [secret for secret in SECRETS if secret in whole] == []


def test_that_test_can_find_every_secret():
    event = secret_event(visibility="confidential", is_sensitive=True)
    with disclosure.everything_public():
        found = ""
        for kind in ("confirmation", "changed_event", "cancelled_event"):
            sent = bytes(mail_of(message(kind, event)).message()).decode()
            found += "".join(part.get_content() for part in _texts(sent))
            Message.objects.all().delete()
    assert [secret for secret in SECRETS if secret not in found.replace("\r\n ", "")] == []


def _texts(raw: str):
    parsed = message_from_bytes(raw.encode(), policy=policy.default)
    return [part for part in parsed.walk() if part.get_content_maintype() == "text"]


def test_a_closed_event_is_named_without_its_address():
    letter = letter_of(message("confirmation", secret_event(visibility="closed")))
    assert "Signalen van achterlating" in letter.text and "Utrecht" in letter.text
    assert "Voorbeeldstraat" not in letter.text and "Het Huis" not in letter.text


def test_a_sensitive_workshop_of_an_open_day_is_not_named():
    event = secret_event()
    event.sessions.update(is_sensitive=True)
    letter = letter_of(message("confirmation", event))
    assert "Geheime workshop" not in letter.text and "Jouw keuze: Workshop" in letter.text
    SessionChoice.objects.all().delete()


def test_the_ticket_in_the_mail_can_be_scanned_and_the_entry_has_no_link_of_mine():
    sent = message("confirmation", make.event(venue=make.venue()))
    mail = mail_of(sent)
    attachments = {part.get_content_type(): part for part in mail.message().walk()}
    picture = Image.open(BytesIO(attachments["image/png"].get_payload(decode=True)))
    calendar = attachments["text/calendar"].get_payload(decode=True).decode()

    [code] = decode(picture)
    assert code.data.decode().endswith(f"/T/{sent.registration.ticket_secret}")
    assert sent.registration.code not in calendar and "METHOD:REQUEST" in calendar


def test_who_waits_gets_no_ticket():
    mail = mail_of(message("waiting_list", make.event(), state=State.WAITING))
    assert [part.get_content_type() for part in mail.message().walk() if part.get_content_maintype() == "image"] == []


def test_a_contact_reads_for_whom_the_ticket_is():
    event = make.event()
    group = Group.objects.create(event=event, first_name="Lotte", email="lotte@example.org")
    registration = make.registration(event, first_name="Piet", family_name="Bakker", email="", group=group)
    plan(kind="confirmation", key="x", registration=registration, at=make.BEFORE)
    mail = mail_of(Message.objects.get())
    assert mail.to == ["lotte@example.org"]
    assert mail.body.startswith("Beste Lotte,") and "Voor: Piet Bakker" in mail.body


@pytest.mark.parametrize(("mode", "is_online"), [("online", True), ("on_site", False)])
def test_who_takes_part_online_is_sent_to_no_door(mode, is_online):
    event = make.event(mode=mode, venue=None if is_online else make.venue())
    text = letter_of(message("confirmation", event)).text
    assert ("bij de deur" in text, "De link om mee te doen" in text) == (not is_online, is_online)
