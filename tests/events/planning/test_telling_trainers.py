"""Who gives a part of an event is told when it moves: of the own sessions, in words that disclosure leaves."""

from datetime import timedelta

import pytest

from events.messages.drawing import html_of, letter_of, mail_of
from events.messages.queries import sent_by_kind
from events.models import Message, Role, Session
from events.planning.actions import cancel_event
from tests import make
from tests.events.planning.test_moving_along import later, series

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def gives(user, *sessions, **fields) -> None:
    for session in sessions:
        Role.objects.create(user=user, name=Role.Name.TRAINER, session=session, **fields)


def letters(kind: str = "moved_trainer") -> list:
    rows = Message.objects.filter(kind=kind).select_related("event__venue")
    return [letter_of(row) for row in rows.order_by("pk")]


def test_who_gives_a_part_is_told_once_of_their_own_sessions(organiser, trainer, now):
    event = series(organiser=organiser, venue=make.venue("Het Huis", city="Arnhem"))
    other, gone, left = make.user("ander"), make.user("weg"), make.user("oud")
    first, second, third = event.sessions.all()
    gives(trainer, first, third)
    gives(other, second)
    gives(gone, first)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    gives(left, first, ended_at=now)
    make.registration(event)
    later(event, DAY, now, organiser)

    told = Message.objects.filter(kind="moved_trainer").order_by("pk")
    assert {row.email for row in told} == {trainer.email, other.email} and len(told) == 2
    mine = next(letter_of(row) for row in told if row.email == trainer.email)
    assert mine.subject == "Je onderdeel is verplaatst: Reeks"
    assert (
        "Keer 1: donderdag 11 maart 2027, 9.30 tot 11.30 uur wordt vrijdag 12 maart 2027, 9.30 tot 11.30 uur"
        in mine.text
    )
    assert "Keer 3" in mine.text and "Keer 2" not in mine.text and "Het Huis, Arnhem" in mine.text
    assert "/beheer/onderdelen/" in mine.text and "wordt" in html_of(mine, "nl")
    mail = mail_of(told[0])
    assert mail.to == [told[0].email] and [str(part) for part in mail.attachments] == []
    assert {line.name: line.by_itself for line in sent_by_kind(event)}["Onderdeel verplaatst"] is False


def test_it_speaks_their_language_and_of_another_house_no_other_day(organiser, trainer, now):
    event = make.event("Samen", organiser=organiser, title_en="Together", venue=make.venue("Oud", city="Zwolle"))
    type(trainer).objects.filter(pk=trainer.pk).update(language="en")
    gives(trainer, event.sessions.get())
    later(event, timedelta(0), now, organiser, venue=make.venue("Nieuw", city="Arnhem"))
    [letter] = letters()
    assert letter.subject == "Your session was moved: Together" and "Nieuw, Arnhem" in letter.text
    assert "becomes" not in letter.text and "Thursday 11 March 2027" in letter.text


@pytest.mark.parametrize("fields", [{"visibility": "confidential"}, {"visibility": "closed"}, {}])
def test_of_what_is_sensitive_it_names_the_days_alone(organiser, trainer, now, fields):
    event = make.event(
        "Schaamte", organiser=organiser, is_sensitive=True, venue=make.venue("Oud", city="Zwolle"), **fields
    )
    event.sessions.update(title_nl="Geheim deel")
    gives(trainer, event.sessions.get())
    later(event, DAY, now, organiser, reason="Schaamte om water")
    [letter] = letters()
    assert letter.subject == "Jouw bijeenkomst op 12 maart" and "11 maart 2027" in letter.text
    for word in ("Schaamte", "Geheim", "Zwolle", "Oud", "water"):
        assert word not in letter.text + letter.subject


def test_a_sensitive_workshop_of_an_open_day_is_not_named(organiser, trainer, now):
    event = make.conference(organiser=organiser, rounds=1, sessions=2)
    session = event.sessions.first()
    Session.objects.filter(pk=session.pk).update(is_sensitive=True, title_nl="Geheim deel")
    gives(trainer, session)
    later(event, DAY, now, organiser)
    [letter] = letters()
    assert "Dichtbij" in letter.subject and "Geheim" not in letter.text and "Workshop: " in letter.text


@pytest.mark.parametrize("number", [1, 3])
def test_a_letter_costs_the_same_for_one_session_and_three(organiser, trainer, now, number, django_assert_num_queries):
    event = series(organiser=organiser)
    gives(trainer, *event.sessions.all()[:number])
    later(event, DAY, now, organiser)
    row = Message.objects.select_related("event__venue").get(kind="moved_trainer")
    with django_assert_num_queries(1):
        letter_of(row)


def test_who_gives_a_part_is_told_that_it_is_off_and_not_that_it_moved(organiser, trainer, now):
    event = series(organiser=organiser, venue=make.venue("Het Huis", city="Arnhem"))
    gives(trainer, *event.sessions.all()[:2])
    moved = later(event, DAY, now, organiser)
    cancel_event(event=moved, version=moved.version, reason="Te weinig mensen.", at=now, by=organiser)

    assert {row.status for row in Message.objects.filter(kind="moved_trainer")} == {"stopped"}
    [letter] = letters("cancelled_trainer")
    assert letter.subject == "Je onderdeel gaat niet door: Reeks"
    assert "Keer 1: vrijdag 12 maart 2027, 9.30 tot 11.30 uur" in letter.text and "Keer 2" in letter.text
    assert "Keer 3" not in letter.text and "Te weinig mensen." in letter.text and "/beheer/onderdelen/" in letter.text


def test_of_what_is_sensitive_it_says_no_more_than_that_it_is_off(organiser, trainer, now):
    event = make.event("Schaamte", organiser=organiser, is_sensitive=True)
    event.sessions.update(title_nl="Geheim deel")
    gives(trainer, event.sessions.get())
    cancel_event(event=event, version=1, reason="Schaamte om water", at=now, by=organiser)
    [letter] = letters("cancelled_trainer")
    assert letter.subject == "Jouw bijeenkomst op 11 maart" and "Wat je geeft, gaat niet door." in letter.text
    assert "11 maart 2027" in letter.text
    for word in ("Schaamte", "Geheim", "water"):
        assert word not in letter.text + letter.subject
