"""Names and addresses as people type them, and as nobody would: what is kept can be read, written on one line, and fits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Registration
from events.registration.actions import read_lines
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    """A day three weeks from now."""
    return clock().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(weeks=3)


def address(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def filled(**fields) -> dict:
    said = {"first_name": "Gülşen", "family_name": "van der Doğan", "email": "gulsen@voorbeeld.example.org"}
    return {"token": str(uuid4()), **said, "organisation": "Gemeente Voorbeeld", "role": "professional", **fields}


@pytest.mark.parametrize("name", ["\ufdfa" * 80, "Ａ" * 80, "ß" * 80])
def test_a_name_that_grows_when_it_is_written_plainly_fits(client, soon, name):
    form = filled(first_name=name, family_name=name, organisation=name)
    assert client.post(address(make.event(starts_at=soon)), form).status_code == 302
    registration = Registration.objects.get()
    columns = (registration._meta.get_field("name_key"), registration._meta.get_field("sort_key"))
    assert all(len(getattr(registration, column.name)) <= column.max_length for column in columns)
    assert len(registration.organisation.name_key) <= 420


def test_an_address_longer_than_mail_allows_is_refused(client, soon):
    long = f"mens@{'.'.join(['a' * 60] * 4)}.{'b' * 20}.nl"
    assert len(long) > 254
    page = client.post(address(make.event(starts_at=soon)), filled(email=long))
    assert page.status_code == 422 and long in page.content.decode()
    for name in ("mine-find", "registration-known"):
        args = [make.event(starts_at=soon).slug] if name.endswith("known") else []
        assert "Kijk in je mail" not in client.post(reverse(f"bijeen_events:{name}", args=args), {"email": long})
    assert read_lines(f"Ali Can; {long}")[0].is_wrong


@pytest.mark.parametrize("name", ["\u200b\u2060", "\u202e", "\x01\x7f"])
def test_a_name_that_nobody_can_see_is_no_name(client, soon, name):
    assert client.post(address(make.event(starts_at=soon)), filled(first_name=name)).status_code == 422


def test_a_name_is_one_line_of_signs_that_can_be_seen(client, soon):
    form = filled(first_name="Piet\r\n\r\nBel 0900", family_name="\u202eneh\x01\u2066 Cohen", organisation="A\u202e\nB")
    assert client.post(address(make.event(starts_at=soon)), form).status_code == 302
    registration = Registration.objects.get()
    assert (registration.first_name, registration.family_name) == ("Piet Bel 0900", "neh Cohen")
    assert registration.organisation.name == "A B"


def test_a_name_keeps_the_joiners_that_persian_needs(client, soon):
    client.post(address(make.event(starts_at=soon)), filled(first_name="علی\u200cرضا"))
    assert Registration.objects.get().first_name == "علی\u200cرضا"


def test_a_colleague_that_a_contact_types_is_one_line_too():
    [line] = read_lines("\u202eAli\x01 Can; ali@example.org")
    assert (line.first_name, line.family_name, line.email) == ("Ali", "Can", "ali@example.org")


def test_a_name_changed_later_is_one_line_too(client, soon):
    registration = make.registration(make.event(starts_at=soon))
    data = {"first_name": "Piet\r\nX", "family_name": "\u202eY", "email": registration.email, "version": 1}
    client.post(reverse("bijeen_fixed:registration-person", args=[registration.code]), data)
    registration.refresh_from_db()
    assert (registration.first_name, registration.family_name) == ("Piet X", "Y")
