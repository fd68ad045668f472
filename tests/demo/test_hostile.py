"""Every page of the site gets what nobody types by accident, in every field and every query: it refuses, and never breaks."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from demo.cast import BY_KEY
from tests.browser.states import SIGNING_IN, STATES

pytestmark = pytest.mark.xdist_group("year")
SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT, "\0", "²", "-1", "99999999999999999999", "9999-99-99", "9999-12", "0001-01-01", "' OR 1=1 --", "=1+1", "é" * 5000,
    "mens@example.org\r\nBcc: all@example.org", "\u202egnp.exe", "😀", "[]", "..", "25:61",
)  # fmt: skip
ALONE = ("\0", "²", "99999999999999999999", "0001-01-01")
QUERIES = (
    "zoek",
    "soort",
    "thema",
    "lijn",
    "regio",
    "vorm",
    "maand",
    "pagina",
    "ronde",
    "uitnodiging",
    "bekend",
    "next",
)
# Their own limits would answer instead, or the page ends what the test signs in with.
PAGES = [seen for seen in STATES if seen not in SIGNING_IN and seen.status == 200]


class Fields(HTMLParser):
    """The names and values of a page's fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("input", "select", "textarea", "button") and given.get("name"):
            self.values.setdefault(given["name"], given.get("value") or "")


def check(response) -> None:
    assert response.status_code < 500, response.request
    if response.get("Content-Type", "").startswith("text/html"):
        assert SCRIPT not in response.content.decode()


@pytest.mark.parametrize("seen", PAGES, ids=lambda seen: seen.key)
def test_a_page_refuses_what_is_hostile(year, seen):
    client = Client()
    if seen.who:
        client.force_login(BY_KEY[seen.who].user)
    path = seen.path().partition("?")[0]
    fields = Fields(client.get(path).content.decode()).values
    fields.pop("csrfmiddlewaretoken", None)
    for value in HOSTILE:
        check(client.get(path, dict.fromkeys({*QUERIES, *fields}, value)))
        check(client.post(path, dict.fromkeys(fields, value)))
    for name in fields.keys() & set(QUERIES):  # alone, or another one would be refused first
        for value in HOSTILE:
            check(client.get(path, {name: value}))
    for name in {re.sub(r"\d+", "#", name): name for name in fields}.values():  # of a list of people, one
        for value in ALONE:
            check(client.post(path, {**fields, name: value}))


@pytest.mark.parametrize("name", QUERIES)
def test_the_agenda_refuses_what_is_hostile_one_by_one(year, client, name):
    for value in HOSTILE:
        for path in ("/agenda/", "/agenda.ics", "/en/agenda/"):
            check(client.get(path, {name: value}, follow=True))


def test_hostile_addresses_are_not_found(year, client):
    client.force_login(BY_KEY["programmaleider"].user)
    for pk in ("99999999999999999999", "0", "²", "%00", "-1"):
        for path in (
            "/beheer/{}/",
            "/beheer/1/aanmeldingen/{}/",
            "/beheer/1/programma/ronde/{}/",
            "/agenda/{}/",
            "/t/{}",
        ):
            assert client.get(path.format(pk)).status_code in (200, 404), path.format(pk)
    for path in (
        "/aanmelding/%00/",
        "/groep/%00/",
        "/aanmelding/" + "a" * 3000 + "/",
    ):
        assert client.get(path).status_code == 404, path


def test_a_header_can_name_no_other_site(year, client):
    response = client.get("/agenda/", headers={"host": "evil.example"})
    assert response.status_code == 400
    page = client.get("/agenda/", headers={"x-forwarded-host": "evil.example"}).content.decode()
    assert not re.search("evil", page)
