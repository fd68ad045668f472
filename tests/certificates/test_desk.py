"""Certificates at the desk: who sees them, revokes them and gives them anew; the list as a file."""

import pytest

from certificates.desk.actions import download_certificates
from certificates.issuing.actions import issue_certificates
from certificates.models import Certificate
from events.models import Fact, Role
from tests import make
from tests.certificates.staged import CLOSED_AT, attended, certificate, close

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    return make.event("Samen leren", organiser=organiser)


def enter(client, user) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_shows_who_has_one_and_what_can_be_done(client, organiser, event):
    given = certificate(event, family_name="Doğan")
    enter(client, organiser)
    text = text_of(client.get(f"/beheer/{event.pk}/deelnamebewijzen/"))
    assert "Gülşen Doğan" in text and "1 geldig, 0 ingetrokken" in text
    assert f"/deelnamebewijzen/{given.pk}/intrekken/" in text and f"/deelnamebewijzen/{given.pk}/opnieuw/" in text


def test_the_list_costs_the_same_with_one_and_with_three(client, organiser, event, django_assert_num_queries):
    certificate(event)
    enter(client, organiser)
    for more in (0, 2):
        for _ in range(more):
            attended(event)
        issue_certificates(event=event, at=CLOSED_AT)
        with django_assert_num_queries(9):
            client.get(f"/beheer/{event.pk}/deelnamebewijzen/")


def test_a_reason_is_asked_and_what_was_typed_is_kept(client, organiser, event):
    given = certificate(event)
    enter(client, organiser)
    address = f"/beheer/{event.pk}/deelnamebewijzen/{given.pk}/intrekken/"
    response = client.post(address, {"reason": "  "})
    assert response.status_code == 422 and "Schrijf in één zin waarom." in response.content.decode()
    response = client.post(address, {"reason": "lang " * 80})
    assert response.status_code == 422 and "lang lang" in response.content.decode()
    assert Certificate.objects.get().is_valid

    assert client.post(address, {"reason": "De naam klopte niet."}).url == f"/beheer/{event.pk}/deelnamebewijzen/"
    text = text_of(client.get(f"/beheer/{event.pk}/deelnamebewijzen/"))
    assert "De naam klopte niet." in text and "0 geldig, 1 ingetrokken" in text
    response = client.post(address, {"reason": "Nog eens."})
    assert response.status_code == 422 and "al ingetrokken" in response.content.decode()


def test_giving_anew_makes_one_and_revokes_the_other(client, organiser, event):
    given = certificate(event)
    enter(client, organiser)
    address = f"/beheer/{event.pk}/deelnamebewijzen/{given.pk}/opnieuw/"
    assert "nieuw deelnamebewijs geven" in text_of(client.get(address))
    assert client.post(address, {"reason": "De naam klopte niet."}).status_code == 302
    assert Certificate.objects.get(revoked_at=None).replaces == given
    assert client.post(address, {"reason": "Nog eens."}).status_code == 422


def test_only_who_works_on_this_event_revokes(client, organiser, manager, stranger, event):
    given = certificate(event)
    other = make.event(organiser=make.user("ander"))
    trainer = make.user("trainer")
    Role.objects.create(user=trainer, name="trainer", session=event.sessions.get())
    addresses = [
        f"/beheer/{event.pk}/deelnamebewijzen/{rest}" for rest in (f"{given.pk}/intrekken/", f"{given.pk}/opnieuw/")
    ]
    for user in (stranger, trainer, other.roles.get().user, manager):
        enter(client, user)
        assert [client.post(address, {"reason": "x"}).status_code for address in addresses] == [404, 404]
        expected = 200 if user == manager else 404
        assert client.get(f"/beheer/{event.pk}/deelnamebewijzen/").status_code == expected
        assert client.get(f"/beheer/{event.pk}/deelnamebewijzen/csv/").status_code == expected
    enter(client, manager)
    assert "intrekken/" not in text_of(client.get(f"/beheer/{event.pk}/deelnamebewijzen/"))
    client.logout()
    assert client.get(addresses[0]).status_code == 302
    enter(client, organiser)
    assert client.get(f"/beheer/{other.pk}/deelnamebewijzen/{given.pk}/intrekken/").status_code == 404
    assert Certificate.objects.get().is_valid


def test_lists_of_a_sensitive_event_hold_the_shown_name_only(client, organiser):
    event = make.event("Geheim onderwerp", organiser=organiser, is_sensitive=True)
    gone, named = attended(event, family_name="Lang"), attended(event, family_name="Langer", shown_name="Anna")
    close(event)
    issue_certificates(event=event, at=CLOSED_AT)
    gone.delete()
    enter(client, organiser)
    text = text_of(client.get(f"/beheer/{event.pk}/deelnamebewijzen/"))
    response = client.get(f"/beheer/{event.pk}/deelnamebewijzen/csv/")
    file = response.content.decode("utf-8-sig")
    for said in (text, file):
        assert "Gülşen L." in said and "Anna" in said and "Lang" not in said
    assert response["Content-Disposition"] == 'attachment; filename="deelnamebewijzen.csv"'
    assert "Geheim" not in file and not any(given.code in file for given in named.certificates.all())
    fact = Fact.objects.get(name="list_downloaded")
    assert (fact.by, fact.data["people"]) == (organiser, 2)


def test_who_takes_the_list_is_written_down_with_it(organiser, event):
    certificate(event)
    file = download_certificates(event=event, at=CLOSED_AT, by=organiser).decode("utf-8-sig")
    assert file.startswith("Naam;Uren;") and "Gedownload door Organiser Staf" in file
    assert Fact.objects.get(name="list_downloaded").data == {"people": 1, "form": "certificates"}


def test_a_name_that_begins_like_a_formula_is_text_in_the_file(client, organiser, event):
    certificate(event, first_name="=1+1", family_name="Doğan")
    enter(client, organiser)
    assert "\r\n'=1+1 Doğan;3;1/1;" in client.get(f"/beheer/{event.pk}/deelnamebewijzen/csv/").content.decode(
        "utf-8-sig"
    )


def test_the_events_page_says_who_gets_one_and_then_who_got_one(client, organiser, event):
    enter(client, organiser)
    before = text_of(client.get(f"/beheer/{event.pk}/"))
    assert "Wie er was, krijgt een deelnamebewijs." in before and "Ze komen vanzelf" in before
    certificate(event)
    after = text_of(client.get(f"/beheer/{event.pk}/"))
    assert "Bekijk de deelnamebewijzen" in after and "Ze komen vanzelf" not in after

    draft = make.event(organiser=organiser, status="draft")
    assert "Verander wie er een krijgt" in text_of(client.get(f"/beheer/{draft.pk}/"))
    for fields in ({"kind": "webinar"}, {"status": "cancelled"}):
        other = make.event(organiser=organiser, **fields)
        assert "Deelnamebewijzen" not in text_of(client.get(f"/beheer/{other.pk}/"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"type": "n_of_m", "n": 5, "m": 6}, "Wie bij 5 onderdelen was"),
        ({"type": "net_hours", "share": 0.8}, "Wie 80 procent van de uren was"),
        ({"type": "net_hours"}, "hoort geen deelnamebewijs"),
    ],
)
def test_the_rule_stands_there_in_words(client, organiser, rule, words):
    event = make.event(organiser=organiser, proof_rule=rule)
    enter(client, organiser)
    assert words in text_of(client.get(f"/beheer/{event.pk}/deelnamebewijzen/"))
