"""A holder's page and file: behind a secret, in the holder's language, as discreet as the event."""

import pytest

from certificates.issuing.actions import reissue_certificate, revoke_certificate
from certificates.models import Certificate
from tests import make
from tests.certificates.staged import CLOSED_AT, attended, certificate, close

pytestmark = pytest.mark.django_db
SECRET = {"Referrer-Policy": "no-referrer", "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}


def sensitive(**fields) -> Certificate:
    return certificate(make.event("Geheim onderwerp", is_sensitive=True, venue=make.venue()), **fields)


def page_of(client, given: Certificate, rest: str = "/") -> str:
    return client.get(f"/bewijs/{given.holder_token}{rest}").content.decode()


def test_the_page_says_what_stands_on_it_and_leads_to_the_file_and_the_check(client):
    given = certificate(make.event("Samen leren", venue=make.venue()), family_name="Doğan")
    response = client.get(f"/bewijs/{given.holder_token}/")
    text = response.content.decode()
    assert {name: response[name] for name in SECRET} == SECRET
    for words in (
        "Gülşen Doğan",
        "Samen leren",
        "onderdag 11 maart 2027 in Utrecht",
        "uur aanwezig",
        given.code_in_parts,
    ):
        assert words in text
    assert f"/bewijs/{given.holder_token}.pdf" in text and f"/deelnamebewijs/{given.code}/" in text
    assert "<title>Je deelnamebewijs</title>" in text and "volledige titel" not in text


def test_it_works_without_the_registration_and_in_the_language_of_the_holder(client):
    given = certificate(make.event("Samen leren", title_en="Learning together"), language="en")
    given.registration.delete()
    text = page_of(client, given)
    assert "Your certificate" in text and "Learning together" in text and 'lang="en"' in text


def test_a_sensitive_subject_is_hidden_until_its_holder_asks_for_it(client):
    given = sensitive()
    before = page_of(client, given)
    assert "Geheim" not in before and "Utrecht" not in before and "Bijeenkomst van 11 maart 2027" in before
    assert "b-exit" in before and "Geheim" not in page_of(client, given, "/titel/")

    assert client.post(f"/bewijs/{given.holder_token}/titel/", {"title": "full"}).status_code == 302
    assert "Geheim onderwerp" in page_of(client, given) and "Geef mij weer de algemene titel" in page_of(client, given)

    client.post(f"/bewijs/{given.holder_token}/titel/", {"title": "general"})
    assert "Geheim" not in page_of(client, given)


def test_the_file_is_called_after_what_it_is_and_not_after_the_subject(client):
    for given, name in ((sensitive(), "deelnamebewijs"), (certificate(language="en"), "certificate")):
        response = client.get(f"/bewijs/{given.holder_token}.pdf")
        assert response["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
        assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "private, no-store"
        assert response.content.startswith(b"%PDF-") and b"Geheim" not in response.content
        given.refresh_from_db()
        assert client.get(f"/bewijs/{given.holder_token}.pdf").content == response.content and given.file_hash


def test_one_that_was_revoked_says_so_and_leads_to_the_new_one(client):
    given = certificate()
    revoke_certificate(certificate=given, reason="De uren klopten niet.", at=CLOSED_AT, by=None)
    text = page_of(client, given)
    assert "is ingetrokken" in text and "De uren klopten niet." in text and ".pdf" not in text
    response = client.get(f"/bewijs/{given.holder_token}.pdf")
    assert response.status_code == 302 and response.url == f"/bewijs/{given.holder_token}/"

    new = reissue_certificate(certificate=given, reason="Nu klopt het.", at=CLOSED_AT, by=None)
    assert f"/bewijs/{new.holder_token}/" in page_of(client, given)


def test_erasing_asks_first_and_then_nothing_is_left(client):
    given = certificate()
    assert "kan niet terug" in page_of(client, given, "/wissen/") and Certificate.objects.exists()
    response = client.post(f"/bewijs/{given.holder_token}/wissen/")
    assert "is gewist" in response.content.decode() and not Certificate.objects.exists()
    assert client.get(f"/bewijs/{given.holder_token}/").status_code == 404


@pytest.mark.parametrize("rest", ["/", ".pdf", "/titel/", "/wissen/"])
def test_a_wrong_secret_and_a_check_code_open_nothing(client, rest):
    given = certificate()
    for secret in ("onbekend", given.code, given.registration.code, "%00", "a" * 500):
        response = client.get(f"/bewijs/{secret}{rest}")
        assert response.status_code == 404 and "Doğan" not in response.content.decode()


def test_a_page_where_there_is_nothing_to_choose_leads_back(client):
    given = certificate()
    assert client.get(f"/bewijs/{given.holder_token}/titel/").url == f"/bewijs/{given.holder_token}/"


# On the registration's own page -----------------------------------------------------------------------------


def test_the_registrations_page_shows_it_in_the_same_number_of_queries(client, django_assert_num_queries):
    event = make.event("Samen leren", starts_at=make.DAY.replace(year=2026, month=3))
    without, person = make.registration(event), attended(event)
    close(event)
    assert "deelnamebewijs" not in client.get(f"/aanmelding/{without.code}/").content.decode()

    given = certificate(make.event(starts_at=make.DAY.replace(year=2026, month=2)))
    text = client.get(f"/aanmelding/{given.registration.code}/").content.decode()
    assert f"/bewijs/{given.holder_token}.pdf" in text and "uur aanwezig" in text

    hidden = certificate(make.event("Geheim", is_sensitive=True, starts_at=make.DAY.replace(year=2026, month=1)))
    text = client.get(f"/aanmelding/{hidden.registration.code}/").content.decode()
    assert "Geheim" not in text and "Ik wil de volledige titel" in text
    assert not person.certificates.exists()
