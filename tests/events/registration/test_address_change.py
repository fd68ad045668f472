"""Another mail address is confirmed from both: until then nothing changes, and nobody learns who has it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of, mail_of
from events.mine.held import held_of
from events.models import AddressChange, Group, Message, OwnLink, Registration, State
from events.registration import actions
from events.registration.forgetting import forget_address_changes
from events.registration.refusals import AddressTaken, NothingAsked, NotInThisState
from tests import make

pytestmark = pytest.mark.django_db
NEW = "nieuw@example.org"


def ask(registration, at, email=NEW) -> AddressChange:
    actions.change_person(registration=registration, version=registration.version, at=at, email=email)
    registration.refresh_from_db()
    return AddressChange.objects.get(registration=registration)


def confirm(change, code, at) -> bool:
    return actions.confirm_address(change=change, code=code, at=at)


def address(code: str) -> str:
    return reverse("bijeen_fixed:registration-address", args=[code])


def test_asking_changes_nothing_and_mails_both(now):
    registration = make.registration(make.event("Samen leren"))
    old, code = registration.email, registration.code
    change = ask(registration, now)
    assert (registration.email, registration.code) == (old, code)
    mails = {row.kind: mail_of(row) for row in Message.objects.all()}
    assert {kind: mail.to for kind, mail in mails.items()} == {"address_old": [old], "address_new": [NEW]}
    assert change.code_old in mails["address_old"].body and change.code_new in mails["address_new"].body
    assert registration.facts.filter(name="address_asked").count() == 1


def test_an_address_that_nobody_proved_is_told_nothing(now):
    registration = make.registration(make.event("Samen leren", contact_name="Carla"))
    ask(registration, now)
    letter = letter_of(Message.objects.get(kind="address_new"))
    said = letter.text + letter.subject
    assert not any(word in said for word in ("Samen leren", registration.first_name, registration.code, "Carla"))


@pytest.mark.parametrize("first", ["code_old", "code_new"])
def test_the_second_yes_changes_it_and_the_old_link_and_ticket_die(now, first):
    registration = make.registration(make.event())
    old, code, secret = registration.email, registration.code, registration.ticket_secret
    change = ask(registration, now)
    second = {"code_old": "code_new", "code_new": "code_old"}[first]
    assert not confirm(change, getattr(change, first), now)
    registration.refresh_from_db()
    assert registration.email == old
    assert confirm(change, getattr(change, second), now)
    registration.refresh_from_db()
    assert registration.email == NEW and code != registration.code and secret != registration.ticket_secret
    due = Message.objects.filter(status="due").order_by("pk")
    assert [(row.kind, mail_of(row).to) for row in due] == [("confirmation", [NEW]), ("address_changed", [old])]
    assert registration.facts.get(name="person_changed", data={"columns": ["email"]})
    assert not AddressChange.objects.exists()


def test_who_had_no_address_confirms_the_new_one_alone(now):
    group = Group.objects.create(event=(event := make.event()), first_name="Sanne", email="sanne@example.org")
    registration = make.registration(event, group=group, email="")
    change = ask(registration, now)
    assert [row.kind for row in Message.objects.all()] == ["address_new"]
    assert "oude adres" not in letter_of(Message.objects.get()).text
    assert confirm(change, change.code_new, now)


def test_asking_again_forgets_what_was_asked_before(now):
    registration = make.registration(make.event())
    first = ask(registration, now)
    ask(registration, now + timedelta(minutes=5), "anders@example.org")
    with pytest.raises(NothingAsked):
        confirm(first, first.code_new, now)
    assert {mail_of(row).to[0] for row in Message.objects.filter(kind="address_new")} == {"anders@example.org"}


def test_one_address_alone_is_not_enough_however_often(now):
    change = ask(make.registration(make.event()), now)
    assert [confirm(change, change.code_new, now) for _ in range(2)] == [False, False]
    with pytest.raises(NothingAsked):
        confirm(change, "onbekend", now)


def test_not_for_who_does_not_come_any_more(now):
    registration = make.registration(make.event())
    change = ask(registration, now)
    Registration.objects.update(state=State.CANCELLED)
    with pytest.raises(NotInThisState):
        confirm(change, change.code_old, now)


def test_that_it_is_taken_is_said_only_when_both_are_proved(now):
    event = make.event()
    known = make.registration(event, email=NEW)
    mine = make.registration(event, first_name=known.first_name, family_name=known.family_name)
    change = ask(mine, now)  # nothing is told here
    assert not confirm(change, change.code_old, now)
    with pytest.raises(AddressTaken):
        confirm(change, change.code_new, now)
    mine.refresh_from_db()
    assert mine.email != NEW and AddressChange.objects.get().confirmed_new_at is None


def test_it_is_left_as_it_was(now):
    registration = make.registration(make.event())
    ask(registration, now)
    for _ in range(2):
        actions.keep_address(registration=registration, at=now)
    assert not AddressChange.objects.exists() and registration.facts.filter(name="address_kept").count() == 1
    assert not Message.objects.filter(status="due").exists()


def test_staff_changes_it_at_once_and_what_was_asked_is_forgotten(now, organiser):
    registration = make.registration(make.event())
    ask(registration, now)
    actions.change_person(
        registration=registration, version=registration.version, at=now, by=organiser, email="balie@example.org"
    )
    registration.refresh_from_db()
    assert registration.email == "balie@example.org" and not AddressChange.objects.exists()


def test_a_substitute_inherits_no_question(now):
    registration = make.registration(make.event())
    change = ask(registration, now)
    actions.replace_participant(registration=registration, person=make.person(), at=now)
    with pytest.raises(NothingAsked):
        confirm(change, change.code_new, now)


def test_after_a_week_it_is_forgotten(now):
    ask(make.registration(make.event()), now)
    assert forget_address_changes(now + timedelta(days=6)) == 0
    assert forget_address_changes(now + timedelta(days=8)) == 1 and not AddressChange.objects.exists()


# Pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def registration():
    return make.registration(make.event("Samen leren", starts_at=clock() + timedelta(weeks=3)))


def test_opening_a_link_does_nothing_and_its_button_confirms(client, registration):
    change = ask(registration, clock())
    for code in (change.code_old, change.code_new):
        assert "Ja, dit is mijn nieuwe adres" in client.get(address(code)).content.decode()
    assert "Samen leren" not in client.get(address(change.code_new)).content.decode()
    assert "Dank je, dit adres is bevestigd" in client.post(address(change.code_old)).content.decode()
    assert "Ja, dit is mijn nieuwe adres" not in client.get(address(change.code_old)).content.decode()
    done = client.post(address(change.code_new)).content.decode()
    registration.refresh_from_db()
    assert "Je mailadres is veranderd" in done and registration.email == NEW and registration.code not in done
    assert client.get(address(change.code_new)).status_code == 404


def test_the_own_page_says_what_it_waits_for_and_lets_it_be(client, registration):
    page = reverse("bijeen_fixed:registration", args=[registration.code])
    change = ask(registration, clock())
    assert f"Wacht op bevestiging van {registration.email} en {NEW}" in client.get(page).content.decode()
    client.post(address(change.code_new))
    assert f"Wacht op bevestiging van {registration.email}<" in client.get(page).content.decode()
    client.post(reverse("bijeen_fixed:registration-address-keep", args=[registration.code]))
    assert "Wacht op bevestiging" not in client.get(page).content.decode()
    assert client.get(reverse("bijeen_fixed:registration-address-keep", args=[registration.code])).status_code == 405


def test_that_it_is_sensitive_shows_at_the_old_address_alone(client, registration):
    type(registration.event).objects.update(is_sensitive=True)
    change = ask(registration, clock())
    assert "Snel weg" in client.get(address(change.code_old)).content.decode()
    assert "Snel weg" not in client.get(address(change.code_new)).content.decode()


def test_all_that_is_known_of_the_new_address_names_no_event(registration):
    old = registration.email
    ask(registration, clock())
    for email, about in ((old, True), (NEW, False)):
        held = {one.holding.key: one.rows for one in held_of(OwnLink(email=email))}
        assert ["Samen leren" in row.about for row in held["address_change"]] == [about]
        assert any("Samen leren" in row.about for rows in held.values() for row in rows) == about


def test_the_new_address_can_say_no(client, registration):
    change = ask(registration, clock())
    assert "Er verandert niets" in client.post(address(change.code_new), {"keep": "1"}).content.decode()
    assert not AddressChange.objects.exists()


def test_an_old_link_and_a_refusal_say_what_to_do(client, registration):
    change = ask(registration, clock())
    AddressChange.objects.update(asked_at=clock() - timedelta(days=8))
    assert client.get(address(change.code_old)).status_code == 404
    AddressChange.objects.update(asked_at=clock())
    Registration.objects.update(state=State.CANCELLED)
    answer = client.post(address(change.code_old))
    assert answer.status_code == 409 and "Dat kan niet meer" in answer.content.decode()


def test_a_name_without_a_mail_address_can_be_mended(client, registration):
    Registration.objects.update(email="", group=Group.objects.create(event=registration.event, email="c@example.org"))
    data = {"first_name": "Gülşen", "family_name": "Anders", "email": "", "version": 1}
    assert client.post(reverse("bijeen_fixed:registration-person", args=[registration.code]), data).status_code == 302
    assert Registration.objects.get().family_name == "Anders" and not AddressChange.objects.exists()
