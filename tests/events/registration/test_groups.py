"""A contact registers colleagues: all of them, or nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Fact, Group, Message, Registration, State
from events.registration import actions
from events.registration.actions import read_lines
from events.registration.invariants import broken
from events.registration.refusals import EnoughOfOrganisation, EventFull, RegistrationClosed
from tests import make

pytestmark = pytest.mark.django_db

PASTED = "Gülşen van der Doğan; gulsen@voorbeeld.example.org\nBo\tbo@voorbeeld.example.org\n\nAmina el Idrissi"


def group(event, at, text: str = PASTED, **fields) -> Group:
    contact = {"first_name": "Sanne", "family_name": "Bakker", "email": "Sanne@voorbeeld.example.org"}
    return actions.make_group(
        event=event, lines=read_lines(text), at=at, **{"organisation": None, "language": "nl", **contact, **fields}
    )


def test_each_colleague_has_a_registration_and_the_contact_a_page(now):
    made = group(make.event(places=2), now, organisation=(school := make.organisation("De Regenboog")))

    rows = sorted(Registration.objects.filter(group=made), key=lambda row: "GBA".index(row.first_name[0]))
    assert [(row.first_name, row.email) for row in rows] == [
        ("Gülşen", "gulsen@voorbeeld.example.org"),
        ("Bo", "bo@voorbeeld.example.org"),
        ("Amina", ""),
    ]
    assert [row.state for row in rows] == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert {row.organisation for row in rows} == {school} and len({row.ticket_secret for row in rows}) == 3
    assert made.email == "sanne@voorbeeld.example.org"
    assert Message.objects.filter(kind="group_made", group=made).count() == 1
    assert Fact.objects.get(name="group_made").data == {"people": 3}
    assert broken() == []


def test_a_line_that_cannot_be_read_is_told_by_its_number_and_registers_nobody(now):
    lines = read_lines("Bo; geen adres\n@voorbeeld.example.org\nAmina; amina@voorbeeld.example.org")
    assert [(line.number, line.is_wrong) for line in lines] == [(1, True), (2, True), (3, False)]

    group(make.event(), now, "Bo; geen adres\nAmina; amina@voorbeeld.example.org")
    assert [row.first_name for row in Registration.objects.all()] == ["Amina"]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"places": 2, "has_waiting_list": False}, EventFull),
        ({"places": 9, "is_per_organisation": True, "most_per_organisation": 2}, EnoughOfOrganisation),
        ({"places": 9, "closes_at": make.BEFORE}, RegistrationClosed),
    ],
    ids=["full", "enough", "closed"],
)
def test_when_one_cannot_come_nobody_is_registered(now, fields, refusal):
    event = make.event(**fields)
    with pytest.raises(refusal):
        group(event, now, organisation=make.organisation())
    assert (Registration.objects.count(), Group.objects.count(), Message.objects.count()) == (0, 0, 0)
    assert event.pools.get().taken == 0


def test_more_colleagues_come_into_the_same_group_and_nobody_twice(now):
    made = group(make.event(places=9), now)
    actions.add_colleagues(group=made, lines=read_lines(f"{PASTED}\nYara Smit; yara@voorbeeld.example.org"), at=now)
    addresses = list(Registration.objects.exclude(email="").values_list("email", flat=True))
    assert len(addresses) == len(set(addresses)) == 3
    assert Message.objects.filter(kind="group_made").count() == 1


def test_no_more_colleagues_once_it_has_begun(now):
    made = group(event := make.event(places=9), now)
    with pytest.raises(RegistrationClosed):
        actions.add_colleagues(group=made, lines=read_lines("Yara Smit"), at=event.starts_at + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Piet Bakker <piet@example.org>", "Piet Bakker", "piet@example.org"),
        ('"Bakker, Piet" <Piet@Example.org>;', "Piet Bakker", "piet@example.org"),
        ("Bakker, Piet; piet@example.org", "Piet Bakker", "piet@example.org"),
        ('"van der Berg, Piet"\tpiet@example.org;', "Piet van der Berg", "piet@example.org"),
        ("Piet Bakker, piet@example.org;", "Piet Bakker", "piet@example.org"),
        ("de Vries, Anna <anna@example.org>,", "Anna de Vries", "anna@example.org"),
        ("Piet Bakker; <piet@example.org>", "Piet Bakker", "piet@example.org"),
        ("Piet Bakker, piet@example.org", "Piet Bakker", "piet@example.org"),
        ("Piet Bakker", "Piet Bakker", ""),
    ],
)
def test_a_line_is_read_as_a_mail_program_or_a_spreadsheet_writes_it(line, name, email):
    [read] = read_lines(line)
    assert (f"{read.first_name} {read.family_name}", read.email, read.is_wrong) == (name, email, False)


@pytest.mark.parametrize("line", ["<piet@example.org>", "Piet <geen adres>", "Piet <a@b> <c@d.nl>", "<>", "Piet; a@b"])
def test_a_line_of_a_mail_program_that_cannot_be_read_is_wrong(line):
    [read] = read_lines(line)
    assert read.is_wrong


def test_a_colleague_is_cancelled_on_a_page_with_one_button(client):
    made = group(make.event(starts_at=clock() + timedelta(weeks=3)), clock())
    colleague = made.registrations.get(first_name="Bo")
    page = reverse("bijeen_fixed:group-cancel", args=[made.code, colleague.pk])
    text = client.get(reverse("bijeen_fixed:group", args=[made.code])).content.decode()
    assert page in text and 'name="cancel"' not in text
    assert "Wil je Bo afmelden?" in client.get(page).content.decode()
    colleague.refresh_from_db()
    assert colleague.state == State.CONFIRMED
    assert client.post(page).status_code == 302 and client.get(page).status_code == 302
    colleague.refresh_from_db()
    assert colleague.state == State.CANCELLED
    said = letter_of(Message.objects.get(kind="cancelled_registration")).text
    assert "heeft je afgemeld. Klopt dit niet?" in said and "Dank je dat je het laat weten" not in said


THANKS = "Dank je dat je het laat weten"


def cancelled(**how) -> Registration:
    made = group(
        make.event(starts_at=clock() + timedelta(weeks=3), **how.pop("event", {})), clock(), **how.pop("of", {})
    )
    return actions.cancel_registration(registration=made.registrations.get(first_name="Bo"), at=clock(), **how)


def own_page(client, row: Registration) -> str:
    return client.get(reverse("bijeen_fixed:registration", args=[row.code])).content.decode()


def test_the_page_says_who_cancelled_and_thanks_only_who_did_it(client, organiser):
    page = own_page(client, cancelled(by_contact=True))
    assert "Sanne Bakker heeft je afgemeld." in page and THANKS not in page and "Meld je opnieuw aan" not in page
    page = own_page(client, cancelled(by=organiser))
    assert "De organisator heeft je afgemeld." in page and THANKS not in page
    assert THANKS in own_page(client, cancelled())
    page = own_page(client, cancelled(by_contact=True, event={"is_sensitive": True}))
    assert "Wie je aanmeldde heeft je afgemeld." in page and "Sanne" not in page and THANKS not in page


@pytest.mark.parametrize(("first_name", "is_thanked"), [("Sanne", False), ("Bo", True)])
def test_at_the_address_of_the_contact_only_the_contact_is_thanked(first_name, is_thanked):
    same = {"first_name": first_name, "family_name": "", "email": "bo@voorbeeld.example.org"}
    cancelled(by_contact=True, of=same)
    said = letter_of(Message.objects.get(kind="cancelled_registration")).text
    assert (THANKS in said, "Sanne heeft je afgemeld." in said) == (is_thanked, not is_thanked)


def test_who_was_replaced_already_is_told_with_whom(client):
    made = group(make.event(starts_at=clock() + timedelta(weeks=3)), clock())
    page = reverse("bijeen_fixed:group-replace", args=[made.code, made.registrations.get(first_name="Bo").pk])
    for name in ("Cem", "Daan"):
        said = client.post(page, {"first_name": name, "email": f"{name}@example.org"}, follow=True).content.decode()
    assert "Cem komt al in de plaats van Bo" in said and not Registration.objects.filter(first_name="Daan").exists()


def test_somebody_of_another_group_is_not_there(client):
    made, other = (group(make.event(starts_at=clock() + timedelta(weeks=3)), clock()) for _ in range(2))
    strange = other.registrations.first()
    response = client.post(reverse("bijeen_fixed:group-cancel", args=[made.code, strange.pk]))
    assert response.status_code == 404 and response["Cache-Control"] == "private, no-store"
    strange.refresh_from_db()
    assert strange.state == State.CONFIRMED
