""" "Was je er al eens?": a mail whose link names nothing, to a form that holds only what its reader sent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.asked import answer_due
from events.messages.drawing import mail_of
from events.models import Group, Message
from tests import make

pytestmark = pytest.mark.django_db
MINE = "gulsen@voorbeeld.example.org"


def asked_for(client, event, email: str = MINE) -> str:
    """The address in the mail that comes."""
    page = reverse("bijeen_events:registration-known", args=[event.slug])
    client.post(page, {"email": email})
    answer_due(at=clock())
    body = mail_of(Message.objects.get(kind="filled_form", event=event)).body
    [link] = [word for word in body.split() if "/formulier/" in word]
    assert event.slug not in body
    return link.partition("//")[2].partition("/")[2]


def soon(title: str = "Signalen van achterlating", **fields):
    return make.event(title, slug="signalen-van-achterlating", starts_at=clock() + timedelta(weeks=3), **fields)


def before(**fields):
    fields = {"email": MINE, "first_name": "Gülşen", "family_name": "Doğan", **fields}
    return make.registration(
        make.event(starts_at=clock() - timedelta(weeks=3)), at=clock() - timedelta(weeks=4), **fields
    )


def test_it_leads_to_the_form_with_what_the_reader_sent_before(client):
    before(role="policy", organisation=make.organisation("Gemeente Zwolle"))
    response = client.get("/" + asked_for(client, soon(visibility="closed", is_sensitive=True)))
    assert response["Cache-Control"] == "private, no-store" and response["Referrer-Policy"] == "no-referrer"
    page = client.get(response.url).content.decode()
    assert 'value="Gülşen"' in page and 'value="Gemeente Zwolle"' in page and MINE in page


@pytest.mark.parametrize("other", ["a stranger", "a contact", "staff"])
def test_what_somebody_else_wrote_of_this_address_is_not_filled_in(client, other, organiser):
    event = soon()
    if other == "a stranger":  # with another name: nobody can tell which of the two reads the mail
        before()
        before(first_name="Vreemde", family_name="Grap")
    else:
        group = Group.objects.create(event=event, first_name="Annet", email="annet@example.org")
        by = {"group": group} if other == "a contact" else {"added_by": organiser}
        before(first_name="Vreemde", family_name="Grap", **by)
    page = client.get(client.get("/" + asked_for(client, event)).url).content.decode()
    assert "Vreemde" not in page and "Grap" not in page and "Gülşen" not in page
    assert MINE in page


def test_an_old_or_wrong_link_leads_to_an_empty_form_or_says_what_to_do(client):
    before()
    link = asked_for(client, soon())
    address = client.get("/" + link).url
    assert client.get("/formulier/onzin/").status_code == 404
    assert "Mail mij mijn link" in client.get("/formulier/%00/").content.decode()
    cut = address[:-3]
    assert "Gülşen" not in client.get(cut).content.decode()


def test_an_invitation_to_what_nobody_may_know_of_has_an_address_that_names_nothing(client):
    event = soon(visibility="closed", is_sensitive=True, way_in="invited")
    invitation = event.invitations.create(email=MINE, language="en")
    response = client.get(f"/formulier/{invitation.code}/")
    assert response.status_code == 302 and response.url.startswith("/en/agenda/")
    assert client.get(response.url).status_code == 200


def test_an_invitation_is_not_mailed_on_to_another_address(client):
    before()
    event = soon(visibility="confidential", is_sensitive=True, way_in="invited")
    invitation = event.invitations.create(email="gast@voorbeeld.example.org")
    page = reverse("bijeen_events:registration-known", args=[event.slug])
    client.post(f"{page}?uitnodiging={invitation.code}", {"email": MINE})
    answer_due(at=clock())
    assert Message.objects.get(kind="filled_form").data["code"] == ""
