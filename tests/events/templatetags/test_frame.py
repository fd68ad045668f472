"""The frame of every page: menu, footer, the other language, light or dark; and that it keeps its hands off sessions."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from events.models import Event
from tests import make
from tests.events.templatetags.loading import loaded

PAGE = '{% extends "bijeen/base.html" %}{% block title %}Proef{% endblock %}{% block content %}<h1>Proef</h1>{% endblock %}'


def _touched(*_args):
    raise AssertionError("the page touched the session, the user or the messages")


class Untouchable(RequestFactory):
    """Makes requests of which session, user and messages may not be touched."""

    def request(self, **environ):
        made = super().request(**environ)
        made.__class__ = type("Request", (type(made),), {"session": property(_touched)})
        made.user = SimpleLazyObject(_touched)
        made._messages = SimpleLazyObject(_touched)
        return made


def shown(source: str, request) -> str:
    return engines["django"].from_string(loaded(source)).render({}, request)


@pytest.fixture
def public():
    return Untouchable().get("/agenda/")


def test_a_public_page_touches_no_session_user_or_messages(public):
    page = shown(PAGE, public)
    assert "<title>Proef | Bijeen</title>" in page
    assert "csrf" not in page.lower()


def test_it_has_a_skip_link_a_main_part_and_the_mark(public):
    page = shown(PAGE, public)
    assert page.index('class="b-skip" href="#inhoud"') < page.index("<header") < page.index('<main id="inhoud"')
    assert "bijeen, naar de startpagina" in page


@pytest.mark.parametrize(("cookie", "expected"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"')])
def test_light_or_dark_comes_from_the_cookie(cookie, expected):
    request = Untouchable(headers={"cookie": f"bijeen_theme={cookie}"}).get("/agenda/")
    assert f'<html lang="nl"{expected}>' in shown(PAGE, request)


@pytest.mark.parametrize("cookie", ["", '"><script>', "purple"])
def test_any_other_cookie_follows_the_device(cookie):
    request = Untouchable(headers={"cookie": f"bijeen_theme={cookie}"}).get("/agenda/")
    assert '<html lang="nl">' in shown(PAGE, request)


def test_a_host_puts_its_own_frame_around_our_pages(public, settings, tmp_path):
    (tmp_path / "bijeen").mkdir()
    (tmp_path / "bijeen" / "frame.html").write_text("<html><b>de host</b>{% block content %}{% endblock %}</html>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    page = shown(PAGE, public)
    assert page == "<html><b>de host</b><h1>Proef</h1></html>"


def test_the_desk_says_who_is_signed_in_and_shows_a_line_only_to_its_roles(db, client):
    page = '{% extends "bijeen/base_desk.html" %}{% block content %}{% endblock %}'
    collega, privacy = reverse("bijeen_people:people-list"), reverse("bijeen_events:privacy-overview")
    for role, lines in {"administrator": {collega, privacy}, "privacy_officer": {privacy}, "organiser": set()}.items():
        request = RequestFactory().get(reverse("bijeen_events:privacy-overview"))
        request.user = make.user(role, role=role)
        desk = shown(page, request)
        assert str(request.user) in desk
        assert {url for url in (collega, privacy) if f'href="{url}"' in desk} == lines


def test_the_line_of_the_page_you_are_on_is_marked(db):
    request = RequestFactory().get(reverse("bijeen_events:privacy-overview"))
    request.user = make.user("officer", role="privacy_officer")
    desk = shown('{% extends "bijeen/base_desk.html" %}', request)
    assert f'<a href="{request.path}" aria-current="page">' in desk


def test_a_page_behind_a_code_is_neutral_and_not_found_by_search_engines():
    request = RequestFactory().get("/aanmelding/x/")
    request.user = AnonymousUser()
    page = shown('{% extends "bijeen/base_private.html" %}', request)
    assert "<title>Jouw bijeenkomst</title>" in page
    assert 'content="noindex, nofollow"' in page and 'content="no-referrer"' in page


def test_only_networks_and_toolkits_have_a_hero_of_another_colour():
    heroes = {
        kind: engines["django"].from_string(loaded("{{ event|kind_hero }}")).render({"event": Event(kind=kind)})
        for kind in ("annual_conference", "knowledge_atelier", "learning_network")
    }
    assert heroes == {"annual_conference": "", "knowledge_atelier": "", "learning_network": "b-sky"}
