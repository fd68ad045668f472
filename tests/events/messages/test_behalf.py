"""What a contact reads of a colleague without an address; and what a mail says of what was chosen."""

import pytest

from events.messages.actions import plan
from events.messages.drawing import letter_of, mail_of
from events.models import Group, Message, SessionChoice, State
from events.registration import actions
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db
KINDS = (
    "confirmation waiting_list request_received request_accepted request_declined place_from_waiting_list choice_confirmed "
    "choices_changed cancelled_registration known_address renewed_link"
).split()
TO_THE_PERSON = (
    "Fijn dat je komt",
    "Je bent aangemeld",
    "Je hebt een plek",
    "Je staat op de wachtlijst",
    "Je kunt",
    "Je keuze",
)


def to_contact(kind: str, **fields) -> Message:
    event = make.event("Samen leren", **fields)
    group = Group.objects.create(event=event, first_name="Annet", email="annet@example.org")
    registration = make.registration(event, first_name="Loes", family_name="Huisman", email="", group=group)
    plan(kind=kind, key=kind, registration=registration, at=make.BEFORE)
    return Message.objects.select_related("registration__event__venue", "registration__group", "event__venue").get()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_about_the_colleague(kind):
    mail = mail_of(to_contact(kind))
    assert mail.to == ["annet@example.org"] and mail.body.startswith("Beste Annet,")
    assert "Loes Huisman" in mail.subject and "Dit gaat over Loes Huisman, die jij hebt aangemeld." in mail.body
    assert [words for words in TO_THE_PERSON if words in mail.subject + mail.body] == []


def test_in_english_too():
    message = to_contact("confirmation")
    message.language = "en"
    letter = letter_of(message)
    assert letter.subject == "Loes Huisman has a place: Samen leren"
    assert "Dit gaat" not in letter.text and "whom you registered" in letter.text


def test_a_sensitive_event_names_nobody_to_a_contact():
    mail = mail_of(to_contact("confirmation", visibility="closed", is_sensitive=True))
    assert "Loes" not in mail.subject and "Samen leren" not in mail.subject + mail.body


def test_a_mail_says_what_one_has_waits_for_and_can_still_choose(now):
    event = make.conference(rounds=3, sessions=2, each=1)
    full, reserve = event.sessions.filter(round__number=1)
    make.registration(event, choices=(full,))
    waits = event.sessions.filter(round__number=2).first()
    make.registration(event, choices=(waits,))
    wishes = (Wish(full, reserve), Wish(waits))
    registration = actions.register(event=event, person=make.person(), wishes=wishes, at=now)

    text = letter_of(Message.objects.get(registration=registration)).text

    assert f"Jouw keuze: {reserve.title}\n" in text
    assert f"Je wacht op een plek bij: {full.title}, {waits.title}\n" in text
    assert "Je kunt nog kiezen in: Ronde 3" in text


def test_who_waits_for_all_has_no_choice_yet_and_a_fixed_day_asks_for_none(now):
    event = make.conference(rounds=2, each=1, choices_until=make.BEFORE)
    first = event.sessions.first()
    make.registration(event, choices=(first,))
    registration = actions.register(event=event, person=make.person(), wishes=(Wish(first),), at=now)
    text = letter_of(Message.objects.get(registration=registration)).text
    assert "Jouw keuze" not in text and "Je kunt nog kiezen" not in text and "Je wacht op een plek bij" in text
    assert SessionChoice.objects.get(registration=registration).state == State.WAITING


@pytest.mark.parametrize(
    ("state", "subject"),
    [
        ("confirmed", "Je was al aangemeld"),
        ("waiting", "Je stond al op de wachtlijst"),
        ("requested", "We hadden je aanvraag al"),
    ],
)
def test_a_friendly_word_says_how_it_stands(state, subject):
    registration = make.registration(make.event("Samen leren"), state=state)
    plan(kind="known_address", key="k", registration=registration, at=make.BEFORE)
    mail = mail_of(Message.objects.get())
    assert mail.subject == f"{subject}: Samen leren"
    assert ("Je aanmelding staat er nog" in mail.body) == (state == "confirmed")


def test_to_a_contact_the_workshops_are_the_colleagues():
    event = make.conference(rounds=2, each=1)
    group = Group.objects.create(event=event, first_name="Annet", email="annet@example.org")
    registration = make.registration(event, email="", group=group, choices=(event.sessions.first(),))
    plan(kind="confirmation", key="x", registration=registration, at=make.BEFORE)
    text = letter_of(Message.objects.get()).text
    assert "Keuze: Workshop" in text and "Nog te kiezen in: Ronde 2" in text
    assert "Jouw keuze" not in text and "Je kunt nog" not in text
