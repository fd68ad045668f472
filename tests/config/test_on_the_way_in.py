"""On the way in: another address than was typed first, and a second factor that is set up without a second question."""

import pytest
from django.core import mail
from django.urls import reverse

from tests import make
from tests.config.test_sign_in import code_of

pytestmark = pytest.mark.django_db


def test_another_address_can_be_typed_while_a_code_is_on_its_way(client, trainer):
    client.post("/inloggen/", {"email": "mis@example.org"})
    page = client.get("/inloggen/bevestigen/").content.decode()
    assert "Ander mailadres" in page
    client.post("/uitloggen/", {"next": "/inloggen/"})
    response = client.get("/inloggen/", follow=True)
    assert 'name="email"' in response.content.decode()
    client.post("/inloggen/", {"email": trainer.email})
    assert mail.outbox[-1].to == [trainer.email]


@pytest.mark.django_db(transaction=True)
def test_who_sets_up_a_second_factor_sees_the_recovery_codes_without_another_question(client):
    user = make.user("somebody", role="organiser")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(reverse("mfa_activate_totp"))
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "Wacht op de volgende code in je app" in wrong
    response = client.post(
        reverse("mfa_activate_totp"), {"code": code_of(client.session["mfa.totp.secret"])}, follow=True
    )
    assert response.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes") and response.status_code == 200
