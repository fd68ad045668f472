"""Signing in: a code by mail; a second factor for who organises; and what is left of it when somebody leaves."""

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.contrib.messages import get_messages
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation

from events.models import Role
from events.staff.actions import deactivate_staff
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_real_site(settings):
    """In the demo nobody is asked for a second factor."""
    settings.BIJEEN_DEMO = False


def code_in(message) -> str:
    """The code stands on a line of its own."""
    return next(line.strip() for line in message.body.splitlines() if line.strip() and " " not in line.strip())


def sign_in(client, user, prefix: str = ""):
    """Ask for a code, and type it; gives the page after."""
    client.post(f"{prefix}/inloggen/", {"email": user.email})
    return client.post(f"{prefix}/inloggen/bevestigen/", {"code": code_in(mail.outbox[-1])})


def code_of(secret: str) -> str:
    """What the app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_code_by_mail_signs_in(client, trainer):
    response = sign_in(client, trainer)

    assert response.status_code == 302 and is_signed_in(client)
    assert not list(get_messages(response.wsgi_request)), "the pages say so themselves"
    [message] = mail.outbox
    assert message.to == [trainer.email]
    assert "inlogcode" in message.subject.lower()


def test_in_english_too(client, trainer):
    client.post("/en/inloggen/", {"email": trainer.email})
    assert "code" in mail.outbox[0].subject.lower() and "inlogcode" not in mail.outbox[0].body.lower()
    page = client.post("/en/inloggen/bevestigen/", {"code": "WRONG1"}).content.decode()
    assert '<html lang="en"' in page and "Inloggen" not in page


def test_a_wrong_code_is_refused_beside_the_field(client, trainer):
    client.post("/inloggen/", {"email": trainer.email})
    page = client.post("/inloggen/bevestigen/", {"code": "FOUT99"}).content.decode()
    assert "<title>Fout: Vul je inlogcode in" in page and not is_signed_in(client)
    beside = re.search(r'<p class="b-field-error" id="id_code_error">.*?<span>(.*?)</span>', page, re.S)
    assert beside.group(1).startswith("Deze code klopt niet of is verlopen.")
    assert 'aria-describedby="id_code_error"' in page


def test_five_wrong_codes_are_the_end_of_it(client, trainer):
    client.post("/inloggen/", {"email": trainer.email})
    right = code_in(mail.outbox[0])
    for _ in range(5):
        client.post("/inloggen/bevestigen/", {"code": "FOUT99"})
    client.post("/inloggen/bevestigen/", {"code": right})
    assert not is_signed_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_account(client, trainer, django_user_model):
    known = Client().post("/inloggen/", {"email": trainer.email})
    unknown = client.post("/inloggen/", {"email": "niemand@example.org"})
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert [message.to for message in mail.outbox] == [[trainer.email]]
    assert not django_user_model.objects.filter(email="niemand@example.org").exists()


@pytest.mark.parametrize("role", ["organiser", "programme_manager", "administrator", "privacy_officer"])
def test_who_organises_or_administers_sets_up_a_second_factor_first(client, role):
    user = make.user("somebody", role=role)
    sign_in(client, user)
    assert client.get("/beheer/")["Location"] == reverse("mfa_index")

    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert secret in page.replace(" ", "")
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    assert client.get("/beheer/").get("Location", "") != reverse("mfa_index")


@pytest.mark.parametrize("page", ["/beheer/privacy/", "/en/beheer/privacy/"])
def test_no_page_of_the_desk_goes_without_the_second_factor(client, page):
    client.force_login(make.user("officer", role="privacy_officer"))
    assert client.get(page).get("Location", "").endswith("/account/")


def test_the_second_factor_is_asked_at_the_next_sign_in(client, organiser):
    secret = generate_totp_secret()
    TOTP.activate(organiser, secret)

    assert sign_in(client, organiser)["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_signed_in(client) and client.get("/beheer/").status_code == 200


def test_the_second_factor_is_asked_again_before_it_goes_and_no_code_by_mail_stands_in_for_it(client, organiser):
    """An address that is checked would let newer versions of allauth ask for a code by mail instead."""
    EmailAddress.objects.create(user=organiser, email=organiser.email, verified=True, primary=True)
    secret = generate_totp_secret()
    TOTP.activate(organiser, secret)
    client.force_login(organiser, backend="allauth.account.auth_backends.AuthenticationBackend")

    asked = client.get(reverse("mfa_deactivate_totp"))
    assert asked["Location"].startswith(reverse("mfa_reauthenticate")) and not mail.outbox
    client.post(asked["Location"], {"code": code_of(secret)})
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_a_trainer_needs_none(client, trainer):
    event = make.event()
    Role.objects.create(user=trainer, name="trainer", session=event.sessions.first())
    sign_in(client, trainer)
    assert client.get("/beheer/onderdelen/").status_code == 200


def test_public_pages_make_no_session(client):
    response = client.get("/agenda/")
    assert not response.cookies


def test_who_is_deactivated_is_out_at_once_on_every_device(organiser, manager, administrator, settings):
    settings.BIJEEN_DEMO = True
    make.event(organiser=organiser)
    devices, desk = [Client(), Client()], Client()
    for device in devices:
        sign_in(device, organiser)
        assert device.get("/beheer/").status_code == 200
    sign_in(desk, administrator)
    path = reverse("bijeen_people:people-deactivate", args=[organiser.pk])

    refused = desk.post(path, {"successor": ""}).content.decode()
    assert "b-field-error" in refused
    desk.post(path, {"successor": manager.pk})

    assert [device.get("/beheer/").status_code for device in devices] == [302, 302]
    assert not UserSession.objects.filter(user=organiser).exists()
    mail.outbox.clear()
    client = Client()
    client.post("/inloggen/", {"email": organiser.email})
    assert all("inlogcode" not in message.body.lower() for message in mail.outbox)


def test_an_address_that_is_no_colleague_is_not_found(client, administrator, settings):
    settings.BIJEEN_DEMO = True
    client.force_login(administrator)
    for pk in ("abc", "99999999999999999999", "-1", "0"):
        assert client.get(f"/beheer/mensen/{pk}/").status_code == 404


# What stands behind it ---------------------------------------------------------------------------------


def addresses(patterns, before: str = "") -> Iterator[str]:
    """Every address of the site by its route, with a number or a word where one belongs."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield "/" + re.sub(r"<\w+:(\w+)>|<\w+>", lambda found: "ronde" if found[1] == "what" else "1", route)


def asks_to_sign_in(response) -> bool:
    return response.status_code == 302 and bool(re.search(r"(inloggen|admin/login)/\?next=", response["Location"]))


def test_nothing_behind_signing_in_opens_before_the_second_factor_is_there(client, organiser):
    closed = [path for path in addresses(get_resolver().url_patterns) if asks_to_sign_in(client.get(path))]
    ours = [path for path in closed if not path.startswith("/account/")]
    assert {"/beheer/", "/beheer/privacy/", "/beheer/mensen/", "/admin/", "/beheer/1/aanmeldingen.csv"} <= set(ours)

    assert "/inchecken/" in ours
    client.force_login(organiser)
    for path in [*ours, *(f"/en{path}" for path in ours if not path.startswith(("/admin/", "/inchecken/")))]:
        assert client.get(path).get("Location", "").endswith("/account/"), path


def test_an_administrator_sees_no_confidential_content(client, administrator, organiser, settings):
    settings.BIJEEN_DEMO = True
    event = make.event("Kruidnagel", visibility="confidential", is_sensitive=True, organiser=organiser)
    make.registration(event, first_name="Kardemom")
    desk = [f"/beheer/{event.pk}/", f"/beheer/{event.pk}/aanmeldingen/", f"/beheer/{event.pk}/aanmeldingen.csv"]
    own = [reverse(f"bijeen_people:people-{name}", args=[organiser.pk]) for name in ("person", "deactivate")]
    secrets = re.compile("Kruidnagel|Kardemom")

    client.force_login(administrator)
    assert [client.get(path).status_code for path in desk] == [404, 404, 404]
    pages = [client.get(path) for path in (*own, "/beheer/mensen/", "/beheer/privacy/", "/admin/")]
    assert [page.status_code for page in pages] == [200] * 5
    assert not any(secrets.search(page.content.decode()) for page in pages)

    client.force_login(organiser)
    assert all(secrets.search(b"".join(client.get(path)).decode()) for path in desk)
    event.visibility, event.is_sensitive = "public", False
    event.save()
    client.force_login(administrator)
    assert all(secrets.search(client.get(path).content.decode()) for path in own), "what could have leaked"


# Limits, and who is gone ---------------------------------------------------------------------------------


def test_an_address_gets_three_codes_a_minute_and_then_known_and_unknown_hear_the_same(trainer):
    said = []
    for email in (trainer.email, "niemand@example.org"):
        pages = [Client().post("/inloggen/", {"email": email}) for _ in range(4)]
        assert [page.status_code for page in pages] == [302, 302, 302, 200]
        said.append(re.search(r'id="id_email_error".*?<span>(.*?)</span>', pages[3].content.decode(), re.S).group(1))
    assert said[0] == said[1] == "Te veel inlogpogingen. Probeer het later nogmaals."
    assert len(mail.outbox) == 3


def test_who_is_deactivated_between_asking_and_typing_stays_outside(client, trainer, administrator, now):
    client.post("/inloggen/", {"email": trainer.email})
    deactivate_staff(user=trainer, at=now, by=administrator)

    client.post("/inloggen/bevestigen/", {"code": code_in(mail.outbox[-1])})
    assert not is_signed_in(client)


def test_a_session_of_before_does_not_come_back_with_the_account(client, trainer, administrator, now):
    sign_in(client, trainer)
    deactivate_staff(user=trainer, at=now, by=administrator)
    trainer.refresh_from_db()
    trainer.is_active = True
    trainer.save(update_fields=["is_active"])

    assert asks_to_sign_in(client.get("/beheer/"))


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "account_logout"],
)
def test_the_pages_of_an_account_are_there_in_two_languages(client, organiser, name):
    sign_in(client, organiser)
    found = {}
    for language in ("nl", "en"):
        with translation.override(language):
            page = client.get(reverse(name)).content.decode()
        assert f'<html lang="{language}"' in page
        found[language] = re.search(r"<h1>(.+?)</h1>", page).group(1)
    assert found["nl"] != found["en"] or found["nl"] == "Passkeys"


def test_limits_are_counted_in_the_shared_cache_as_it_is_set_now():
    ratelimit.cache.set("teller", 1)
    assert caches["shared"].get("teller") == 1
    assert caches["default"].get("teller") is None


def test_signing_in_says_in_our_words_what_is_wrong_with_an_address(client):
    page = client.post(reverse("account_login"), {"email": "geen adres"}).content.decode()
    assert "Vul je hele mailadres in, met een @." in page and "geldig" not in page
    assert "Vul dit in." in client.post(reverse("account_login"), {"email": ""}).content.decode()
