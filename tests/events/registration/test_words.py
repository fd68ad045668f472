"""What forms say: our own words everywhere, each beside its field; Django's never."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Registration
from events.registration.addresses import what_is_wrong
from tests import make

pytestmark = pytest.mark.django_db
DJANGOS = ("verplicht", "geldig", "Selecteer", "Zorg ervoor", "niet in de lijst", "beschikbare keuzes", "UUID")


def soon(**fields):
    return make.event(starts_at=clock() + timedelta(weeks=3), **fields)


def address(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def filled(**fields) -> dict:
    names = {"first_name": "Anna", "family_name": "Lang", "email": "anna@voorbeeld.example.org"}
    return {"token": str(uuid4()), **names, "organisation": "Gemeente Voorbeeld", "role": "professional", **fields}


def errors(page) -> list[str]:
    """What stands in the summary."""
    summary = re.search(r'id="fouten".*?</ul>', page.content.decode(), re.S)
    return re.findall(r"<li>(?:<a[^>]*>)?([^<]+)", summary.group(0)) if summary else []


def in_words_of_ours(page) -> bool:
    return not [word for word in DJANGOS for line in errors(page) if word in line]


def test_an_empty_form_says_of_each_field_what_to_do(client):
    page = client.post(address(soon(mode="hybrid", asks_motive=True)), {"token": str(uuid4())})
    assert errors(page) == [
        "Vul je voornaam in.",
        "Vul je mailadres in.",
        "Vul je organisatie in, of zeg dat je voor jezelf komt.",
        "Kies je rol.",
        "Kies hoe je meedoet.",
        "Schrijf kort waarom je wilt komen.",
    ]


@pytest.mark.parametrize("fields", [
    {"first_name": "x" * 81}, {"family_name": "x" * 121}, {"organisation": "x" * 201}, {"role": "koning"},
    {"organisation_type": "kerk"}, {"motive": "x" * 1001}, {"dietary": ["mensen"]}, {"access_note": "x" * 501},
    {"email": "a\x00b@voorbeeld.example.org"}, {"motive": "a\x00b\uffff", "first_name": ""},
])  # fmt: skip
def test_each_value_that_cannot_be_has_one_sentence_of_ours(client, fields):
    event = soon(asks_motive=True, asks_dietary=True)
    page = client.post(address(event), filled(**{"motive": "Ik wil leren", **fields}))
    assert len(errors(page)) == 1 and in_words_of_ours(page) and page.status_code == 422
    assert not Registration.objects.exists()


def test_a_token_that_cannot_be_read_is_a_new_one(client):
    assert client.post(address(soon()), filled(token="onzin")).status_code == 302


@pytest.mark.parametrize(("typed", "sentence"), [
    ("gulsen", "Vul je hele mailadres in, met een @."),
    ("a@b", "Vul je hele mailadres in. Achter de @ ontbreekt nog iets, zoals .nl of .com."),
    ("jörg@müller.example.org", "Voor de @ staat een letter die niet elk mailprogramma kent, zoals ö of ş. Gebruik een ander mailadres."),
    ("anna lang@voorbeeld.example.org", "Kijk je mailadres na: er staat een spatie of een teken in dat er niet hoort."),
])  # fmt: skip
def test_an_address_that_cannot_be_is_told_what_is_wrong_with_it(client, typed, sentence):
    assert errors(client.post(address(soon()), filled(email=typed))) == [sentence]
    registration = make.registration(soon())
    pages = [
        reverse("bijeen_events:mine-find"),
        reverse("bijeen_fixed:registration-email", args=[registration.code]),
        reverse("bijeen_fixed:registration-person", args=[registration.code]),
    ]
    for page in pages:
        answer = client.post(page, {"email": typed, "first_name": "Anna", "version": 1})
        assert errors(answer) == [sentence] and answer.status_code == 422
    assert what_is_wrong(typed) == sentence


def test_a_domain_with_an_accent_is_an_address(client):
    assert client.post(address(soon()), filled(email="jorg@müller.example.org")).status_code == 302


def test_a_wrong_round_leads_to_its_round_in_the_words_beside_it(client):
    event = make.conference(starts_at=clock() + timedelta(weeks=3))
    round_ = event.rounds.first()
    page = client.post(address(event), filled(**{f"ronde_{round_.pk}": "99999"}))
    text = page.content.decode()
    first = f"ronde_{round_.pk}_{event.sessions.filter(round=round_).first().pk}"
    assert errors(page) == ["Kies opnieuw in Ronde 1."] and text.count("Kies opnieuw in Ronde 1.") == 2
    assert f'href="#{first}"' in text and f'id="{first}"' in text


def test_a_slip_is_asked_back_once_and_is_no_error(client):
    event = soon()
    registration, colleagues = make.registration(soon()), "Piet Bakker; piet@voorbeeld.example.org"
    client.post(address(soon()), filled(email="eerst@voorbeeld.example.org"))
    mine = Registration.objects.get(email="eerst@voorbeeld.example.org")
    version = {"first_name": "Anna", "family_name": "Lang"}
    forms = {
        address(event): filled(),
        reverse("bijeen_events:registration-group", args=[event.slug]): {"first_name": "Annet", "lines": colleagues},
        reverse("bijeen_fixed:registration-email", args=[mine.code]): {},
        reverse("bijeen_fixed:registration-person", args=[registration.code]): {**version, "version": 1},
    }
    for page, fields in forms.items():
        data = {**fields, "email": "anna@gmial.com"}
        asked = client.post(page, data)
        text = asked.content.decode()
        assert "Bedoel je anna@gmail.com?" in text and "Fout:" not in text and "aria-invalid" not in text
        assert asked.status_code == 200 and errors(asked) == []
        sure = re.search(r'name="sure_of_email" value="([^"]*)"', text).group(1)
        answer = client.post(page, {**data, "sure_of_email": sure})
        assert answer.status_code == 302 or "Dit maken we ervan" in answer.content.decode(), page


def test_an_address_that_stays_what_it_was_is_not_asked_back(client):
    registration = make.registration(soon(), email="anna@gmial.com")
    page = reverse("bijeen_fixed:registration-person", args=[registration.code])
    data = {"first_name": "Anna", "family_name": "Lang", "email": "anna@gmial.com", "version": 1}
    assert client.post(page, data).status_code == 302


def test_the_infix_stands_in_the_label_and_no_hint_is_empty(client):
    page = client.get(address(soon())).content.decode()
    assert "(met tussenvoegsel, mag leeg blijven)" in page
    assert not re.search(r'<p class="b-hint"[^>]*>\s*</p>', page)


def test_every_free_field_asks_to_leave_others_out_and_every_date_is_named(client):
    event = soon(asks_motive=True, asks_dietary=True, asks_access=True)
    page = client.get(address(event)).content.decode()
    assert page.count("Schrijf geen gegevens over cliënten of leerlingen op.") == 3
    assert page.count("We wissen het uiterlijk op ") == 4 and "We wissen het:" not in page
    needs = reverse("bijeen_fixed:registration-needs", args=[make.registration(event).code])
    assert client.get(needs).content.decode().count("Schrijf geen gegevens over cliënten of leerlingen op.") == 2
    group = reverse("bijeen_events:registration-group", args=[soon().slug])
    assert "Schrijf geen gegevens over cliënten of leerlingen op." in client.get(group).content.decode()


def test_choosing_later_says_until_when(client):
    event = make.conference(starts_at=clock() + timedelta(weeks=3))
    event.choices_until = make.DAY.replace(hour=22, minute=59)  # a minute before midnight in Amsterdam
    event.save()
    assert client.get(address(event)).content.decode().count("Dat kan tot en met 11 maart") == 2
