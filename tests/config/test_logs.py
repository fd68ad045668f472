"""The log: what went wrong on which page, and no code of anybody."""

import logging
from io import StringIO

import pytest
from django.test import Client
from django.utils.timezone import now as clock

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def said():
    """What the site's own handler writes."""
    [handler] = [one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler]
    stream = StringIO()
    before = handler.setStream(stream)
    yield stream.getvalue
    handler.setStream(before)


def test_it_names_the_route_and_never_the_path(said):
    visitor = Client(enforce_csrf_checks=True)
    registration = make.registration(make.event(starts_at=clock()))
    hidden = make.event(starts_at=clock(), visibility="confidential", is_sensitive=True, slug="abcdefghjkmnpqrs")
    assert visitor.put(f"/aanmelding/{registration.code}/agenda.ics").status_code == 405
    assert visitor.get(f"/aanmelding/{registration.code}/niets/").status_code == 404
    assert visitor.get(f"/agenda/{hidden.slug}/").status_code == 404
    assert visitor.post(f"/agenda/{registration.event.slug}/aanmelden/").status_code == 403
    log = said()
    assert "/aanmelding/<str:code>/agenda.ics" in log and "/agenda/<slug:slug>/aanmelden/" in log
    assert registration.code not in log and hidden.slug not in log


def test_a_code_does_not_come_in_by_a_path_that_was_escaped(said):
    visitor = Client()
    registration = make.registration(make.event(starts_at=clock()))
    for rest in ("/%C3%A9/", "/%0Aniets/", "/niets/?x=%20", "/%25/"):
        assert visitor.get(f"/aanmelding/{registration.code}{rest}").status_code == 404
    assert visitor.get(f"//aanmelding/{registration.code}/").status_code == 404
    log = said()
    assert "(no route)" in log and registration.code not in log
