"""The site's own pages, in two languages, for anybody, without a session."""

import pytest
from django.db import OperationalError, connection

from events.extend import holdings

PAGES = {
    "/privacy/": ("Privacy", "Privacy"),
    "/toegankelijkheid/": ("Toegankelijkheid", "Accessibility"),
    "/contact/": ("Contact", "Contact"),
    "/weergave/": ("Weergave", "Display"),
}


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_there_in_two_languages_and_each_leads_to_the_other(client, path):
    dutch, english = client.get(path), client.get(f"/en{path}")
    for response, title, code in ((dutch, PAGES[path][0], "nl"), (english, PAGES[path][1], "en")):
        text = response.content.decode()
        assert response.status_code == 200
        assert f'<html lang="{code}"' in text and f"<title>{title} | Bijeen</title>" in text and text.count("<h1") == 1
    assert f'href="/en{path}" lang="en"' in dutch.content.decode()
    assert f'href="{path}" lang="nl"' in english.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_who_you_are(client, path):
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.content.decode()


def test_privacy_lists_everything_that_is_declared(client):
    text = client.get("/privacy/").content.decode()
    assert text.count('role="rowheader"') == len(holdings) > 5


def test_contact_gives_phone_and_mail_address(client, settings):
    settings.BIJEEN_CONTACT_PHONE, settings.BIJEEN_CONTACT_EMAIL = "030 111 22 33", "ons@voorbeeld.example"
    text = client.get("/contact/").content.decode()
    assert 'href="tel:0301112233"' in text and 'href="mailto:ons@voorbeeld.example"' in text


# Display ---------------------------------------------------------------------------------------


def test_a_choice_is_kept_in_a_cookie_and_leads_back_to_where_you_were(client):
    page = client.get("/weergave/", headers={"referer": "http://testserver/privacy/?a=1"}).content.decode()
    assert 'name="next" value="/privacy/?a=1"' in page
    response = client.post("/weergave/", {"theme": "dark", "next": "/privacy/?a=1"})
    assert response.status_code == 302 and response["Location"] == "/privacy/?a=1"
    assert 'data-theme="dark"' in client.get("/privacy/").content.decode()
    client.post("/weergave/", {"theme": "", "next": ""})
    assert "data-theme" not in client.get("/privacy/").content.decode()


@pytest.mark.parametrize("referer", ["http://[", "http://testserver//evil.example/", "https://evil.example/", "\x01"])
def test_who_came_from_nowhere_that_is_ours_stays_here(client, referer):
    page = client.get("/weergave/", headers={"referer": referer})
    assert page.status_code == 200
    to = page.context["form"].initial["next"]
    assert client.post("/weergave/", {"theme": "dark", "next": to})["Location"] == "/weergave/"


def test_the_choice_of_now_is_ticked(client):
    client.cookies["bijeen_theme"] = "light"
    assert 'value="light" id="id_theme_1" checked' in client.get("/weergave/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/", "//elders.example/x", "javascript:alert(1)", "/\\elders.example", ""]
)
def test_it_never_leads_to_another_site(client, elsewhere):
    assert client.post("/weergave/", {"theme": "dark", "next": elsewhere})["Location"] == "/weergave/"
    page = client.get("/weergave/", headers={"referer": elsewhere}).content.decode()
    assert "elders" not in page and "javascript" not in page


def test_an_unknown_choice_is_refused_beside_the_field(client):
    response = client.post("/weergave/", {"theme": "purple", "next": "/privacy/"})
    text = response.content.decode()
    assert "<title>Fout: Weergave | Bijeen</title>" in text
    assert 'href="#id_theme_0"' in text and 'id="id_theme_error"' in text
    assert not response.cookies


# Machines ---------------------------------------------------------------------------------------


def test_health_says_yes_when_the_database_answers(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"ok": True, "database": True})


def test_health_says_no_when_the_database_is_gone(client, db, monkeypatch):
    def gone(*_args, **_kwargs):
        raise OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", gone)
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"ok": False, "database": False})


def test_search_engines_leave_the_private_parts_alone(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /aanmelding/", "Disallow: /beheer/", "Disallow: /en/beheer/", "Disallow: /t/"} <= set(lines)
    assert "Disallow: /agenda/" not in lines


def test_the_old_name_of_the_icon_works(client):
    assert client.get("/favicon.ico")["Location"].endswith("bijeen/site/icon.svg")
