"""An invitation: a link of one's own, once an address, for one person."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Fact, Invitation, Message, State
from events.registration import actions
from events.registration.refusals import ComesAlready, InvitationUsed, InvitedAlready, NotReadable, RegistrationClosed
from tests import make

pytestmark = pytest.mark.django_db
ROOS = {"first_name": "Roos", "family_name": "Vermeulen", "email": "Roos@voorbeeld.example.org"}


def test_it_mails_a_link_with_which_somebody_registers(client, organiser):
    event = make.event(
        starts_at=clock() + timedelta(weeks=3), way_in="invited", visibility="confidential", is_sensitive=True
    )
    invitation = actions.invite(event=event, at=clock(), by=organiser, language="en", **ROOS)

    message = Message.objects.get(kind="invitation")
    letter = letter_of(message)
    assert (message.email, message.language) == ("roos@voorbeeld.example.org", "en")
    assert invitation.code in letter.text and event.title_nl not in letter.text + letter.subject
    assert Fact.objects.get(name="invited").data == {"invitation": invitation.pk}
    address = reverse("bijeen_events:registration-register", args=[event.slug])
    assert client.get(address).status_code == 404
    assert client.get(address, {"uitnodiging": invitation.code}).status_code == 200


def test_it_refuses_doubles_and_who_comes_already(organiser, now):
    event = make.event(way_in="invited")
    actions.invite(event=event, at=now, by=organiser, **ROOS)
    with pytest.raises(InvitedAlready):
        actions.invite(event=event, at=now, by=organiser, **ROOS)
    actions.register(
        event=event, person=make.person("Bo Bakker", email="bo@voorbeeld.example.org"), at=now, by=organiser
    )
    with pytest.raises(ComesAlready):
        actions.invite(
            event=event, first_name="Bo", family_name="Bakker", email="bo@voorbeeld.example.org", at=now, by=organiser
        )
    assert (Invitation.objects.count(), Message.objects.filter(kind="invitation").count()) == (1, 1)


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "cancelled"}, {"starts_at": make.BEFORE}])
def test_nobody_is_invited_to_what_takes_nobody(organiser, now, fields):
    with pytest.raises(RegistrationClosed):
        actions.invite(event=make.event(way_in="invited", **fields), at=now, by=organiser, **ROOS)


def test_a_link_is_for_one_person_and_free_again_when_that_one_cancels(organiser, now):
    event = make.event(way_in="invited")
    invitation = actions.invite(event=event, at=now, by=organiser, **ROOS)
    mine = actions.register(event=event, person=make.person("Roos"), at=now, invitation=invitation)
    with pytest.raises(InvitationUsed):
        actions.register(event=event, person=make.person("Bo"), at=now, invitation=invitation)

    actions.cancel_registration(registration=mine, at=now)
    again = actions.register(event=event, person=make.person("Roos"), at=now, invitation=invitation)
    assert again.state == State.CONFIRMED and again.invitation == invitation


def test_each_pasted_line_has_a_fate_of_its_own(organiser, now):
    event = make.event(way_in="invited")
    lines = actions.read_lines("Roos; roos@x.example\nBo\nRoos; roos@x.example\nIdris; idris@x.example")
    fates = actions.invite_lines(event=event, lines=lines, language="nl", at=now, by=organiser)
    assert [type(fate.refusal) for fate in fates] == [type(None), NotReadable, InvitedAlready, type(None)]


def test_the_desk_invites_and_says_what_became_of_each(client, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), way_in="invited", organiser=organiser)
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-invitations", args=[event.pk])
    assert "Nog niemand" in client.get(address).content.decode()

    typed = {"lines": "Roos Vermeulen; roos@x.example\nzomaar iets", "language": "nl"}
    page = client.post(address, typed).content.decode()
    assert "Uitgenodigd" in page and "Deze regel klopt niet." in page and "zomaar iets</textarea>" in page
    assert "al uitgenodigd" in client.post(address, typed).content.decode()
    assert client.post(address, {"lines": "a\n" * 31, "language": "nl"}).status_code == 422
    assert address in client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("who", ["trainer", "administrator", "stranger"])
def test_who_does_not_organise_it_sees_no_invitations(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("bijeen_events:desk-invitations", args=[make.event().pk])).status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(client, organiser, django_assert_num_queries):
    event = make.event(way_in="invited", organiser=organiser)
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-invitations", args=[event.pk])
    for number, rows in ((1, 1), (2, 3)):
        for extra in range(number):
            invitation = Invitation.objects.create(event=event, email=f"{number}{extra}@x.example")
            make.registration(event, invitation=invitation)
        assert event.invitations.count() == rows
        with django_assert_num_queries(6):
            client.get(address)
