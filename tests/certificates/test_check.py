"""The public check: valid, revoked, unknown; slow for who guesses; no more than what stands on it."""

from datetime import timedelta

import pytest
import time_machine

from certificates.issuing.actions import choose_title, revoke_certificate
from certificates.verifying.views import MISSES
from events.models import Attempt, Event
from tests import make
from tests.certificates.staged import CLOSED_AT, certificate

pytestmark = pytest.mark.django_db


def check(client, code: str, **headers) -> tuple[int, str]:
    response = client.get(f"/deelnamebewijs/{code}/", headers=headers)
    return response.status_code, response.content.decode()


def test_a_valid_one_says_what_was_certified_and_no_more(client):
    given = certificate(
        make.event("Samen leren", venue=make.venue(), line=make.line()),
        family_name="Doğan",
        organisation=make.organisation("Wijkteam Noord"),
    )
    response = client.get(f"/deelnamebewijs/{given.code}/")
    text = response.content.decode()
    for words in (
        "is geldig",
        "Gülşen Doğan",
        "Samen leren",
        "11 maart 2027",
        "uur aanwezig",
        given.code_in_parts,
        "Samen, ",
    ):
        assert words.lower() in text.lower(), words
    for hidden in (given.holder_token, given.registration.code, given.registration.email, "Wijkteam Noord"):
        assert hidden not in text
    assert response["X-Robots-Tag"] == "noindex, nofollow" and response["Cache-Control"] == "private, no-store"
    assert "<title>Deelnamebewijs controleren: geldig" in text and "<script" not in text


@pytest.mark.parametrize(
    "write",
    [str.lower, lambda code: "-".join((code[:4], code[4:8], code[8:])), lambda code: f" {code[:6]} {code[6:]}."],
)
def test_a_code_is_taken_as_people_type_it(client, write):
    given = certificate()
    response = client.get("/deelnamebewijs/", {"code": write(given.code)}, follow=True)
    assert response.redirect_chain == [(f"/deelnamebewijs/{given.code}/", 302)]
    assert "is geldig" in response.content.decode()


def test_the_address_in_the_picture_gives_the_same_page(client):
    given = certificate()
    assert "is geldig" in client.get(f"/DEELNAMEBEWIJS/{given.code}").content.decode()


def test_it_speaks_the_language_of_the_browser(client):
    given = certificate(make.event("Samen leren", title_en="Learning together"))
    _status, text = check(client, given.code, accept_language="en")
    assert "This certificate is valid" in text and "Learning together" in text


def test_a_revoked_one_says_why_and_names_nobody(client):
    given = certificate(family_name="Doğan")
    revoke_certificate(certificate=given, reason="De uren klopten niet.", at=CLOSED_AT, by=None)
    status, text = check(client, given.code)
    assert status == 200 and "is ingetrokken" in text and "De uren klopten niet." in text and "Doğan" not in text


def test_a_sensitive_subject_is_told_only_when_its_holder_asked(client):
    given = certificate(make.event("Geheim onderwerp", is_sensitive=True, venue=make.venue(city="Zwolle")))
    assert "Geheim" not in check(client, given.code)[1] and "Zwolle" not in check(client, given.code)[1]
    choose_title(certificate=given, is_full=True, at=CLOSED_AT)
    assert "Geheim onderwerp" in check(client, given.code)[1]
    choose_title(certificate=given, is_full=False, at=CLOSED_AT)
    revoke_certificate(certificate=given, reason="Het was geheim.", at=CLOSED_AT, by=None)
    assert "geheim" not in check(client, given.code)[1].lower()


def test_an_event_that_became_sensitive_since_is_told_no_more(client):
    given = certificate(make.event("Later geheim"))
    assert "Later geheim" in check(client, given.code)[1]
    Event.objects.update(is_sensitive=True)
    assert "Later geheim" not in check(client, given.code)[1]


@pytest.mark.parametrize("code", ["AAAAAAAAAAAA", "A", "0O1I", "x" * 400, "a..b", "%F0%9F%98%80", "'--"])
def test_every_code_that_is_not_known_gets_the_same_page(client, code):
    expected = check(client, "BBBBBBBBBBBB")
    status, text = check(client, code)
    assert status == expected[0] == 404 and "kennen we niet" in text

    def plain(page: str) -> str:
        start, field = page.index('name="code" value="'), page.index('maxlength="40"')
        return page[:start] + page[field:]

    assert plain(text) == plain(expected[1])


def test_an_unknown_code_costs_the_same_queries_as_a_known_one_and_one_to_count_it(client, django_assert_num_queries):
    given = certificate()
    with django_assert_num_queries(2):
        check(client, given.code)
    for code in ("AAAAAAAAAAAA", "A", ""):
        if code:
            with django_assert_num_queries(3):
                check(client, code)


def test_who_guesses_is_slowed_down_and_who_checks_many_is_not(client, now):
    given = certificate()
    with time_machine.travel(now, tick=False):
        for _ in range(MISSES):
            assert check(client, given.code)[0] == 200
            assert check(client, "AAAAAAAAAAAA")[0] == 404
        for code in ("AAAAAAAAAAAA", given.code):
            status, text = check(client, code)
            assert status == 429 and "Wacht een uur" in text and "Doğan" not in text
        assert client.get(f"/deelnamebewijs/{given.code}/", REMOTE_ADDR="10.9.8.7").status_code == 200
    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        assert check(client, given.code)[0] == 200
    assert not Attempt.objects.filter(key__contains="127").exists()


def test_an_empty_form_says_what_to_fill_in(client):
    assert client.get("/deelnamebewijs/").status_code == 200
    response = client.get("/deelnamebewijs/", {"code": " - "})
    assert response.status_code == 422 and "Vul de code in" in response.content.decode()
    assert client.post("/deelnamebewijs/").status_code == 405
