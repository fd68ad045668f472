"""What people see when something is not there, may not be done, or went wrong."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.test import Client
from django.urls import path

from config import views
from config.urls import handler400, handler404, handler500  # noqa: F401
from config.urls import urlpatterns as site


def _raises(failure):
    def view(request):
        raise failure

    return view


urlpatterns = [
    path("stuk/", _raises(RuntimeError("secret words"))),
    path("weg/", _raises(OperationalError("secret words"))),
    path("verboden/", _raises(PermissionDenied)),
    path("onleesbaar/", _raises(BadRequest)),
    path("formulier/", lambda request: views.contact(request)),
    *site,
]


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    ("address", "sentence"), [("/bestaat-niet/", "Deze pagina is er niet"), ("/en/nowhere/", "This page is not here")]
)
def test_an_unknown_address_says_what_to_do(visitor, address, sentence):
    response = visitor.get(address)
    text = response.content.decode()
    assert response.status_code == 404 and f"<h1>{sentence}</h1>" in text and "bestaat-niet" not in text
    assert not response.cookies


def test_an_error_is_a_page_in_two_languages_that_tells_nothing(visitor):
    response = visitor.get("/stuk/")
    text = response.content.decode()
    assert response.status_code == 500
    assert "Er ging iets mis" in text and "Something went wrong" in text and "secret" not in text


def test_without_a_database_the_site_says_that_it_will_be_back(visitor):
    response = visitor.get("/weg/")
    text = response.content.decode()
    assert response.status_code == 503 and response["Retry-After"] == "60"
    assert "We zijn zo terug" in text and "We will be right back" in text and "secret" not in text


def test_what_may_not_be_opened_says_whom_to_ask(visitor):
    response = visitor.get("/verboden/")
    assert response.status_code == 403 and "Dit mag je niet openen" in response.content.decode()


def test_what_cannot_be_read_says_so(visitor):
    response = visitor.get("/onleesbaar/")
    assert response.status_code == 400 and "Dit kunnen we niet lezen" in response.content.decode()


def test_a_form_that_lay_open_too_long_says_what_to_do(visitor):
    response = visitor.post("/formulier/", {})
    assert response.status_code == 403 and "Verstuur het nog een keer" in response.content.decode()


def test_a_form_in_other_letters_says_that_it_cannot_be_read(visitor):
    visitor.get("/inloggen/")
    assert visitor.cookies["csrftoken"]
    for address in ("/inloggen/", "/weergave/"):
        response = visitor.generic(
            "POST", address, b"a=1", content_type="application/x-www-form-urlencoded; charset=utf-16"
        )
        assert response.status_code == 400 and "Dit kunnen we niet lezen" in response.content.decode()


@pytest.mark.parametrize("content_type", ["multipart/form-data", "application/x-www-form-urlencoded; charset=utf-16"])
def test_what_cannot_be_read_is_not_there_either_at_an_address_that_is_not_there(visitor, content_type):
    visitor.get("/inloggen/")
    assert visitor.cookies["csrftoken"]
    response = visitor.generic("POST", "/bestaat-niet/", b"nothing", content_type=content_type)
    assert response.status_code == 404 and "Deze pagina is er niet" in response.content.decode()
