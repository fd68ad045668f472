"""An invitation: a link of one's own, once an address, for one person and one address."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Fact, Invitation, Message, State
from events.registration import actions
from events.registration.refusals import (
    ComesAlready,
    InvitationOfAnother,
    InvitationUsed,
    InvitationWithdrawn,
    InvitedAlready,
    InvitingOver,
    NotReadable,
    NotYetInviting,
    TwiceInList,
)
from tests import make

pytestmark = pytest.mark.django_db
ROOS = {"first_name": "Roos", "family_name": "Vermeulen", "email": "Roos@voorbeeld.example.org"}
HER = {"email": "roos@voorbeeld.example.org"}


def test_it_mails_a_link_with_which_somebody_registers(client, organiser):
    event = make.event(
        starts_at=clock() + timedelta(weeks=3), way_in="invited", visibility="confidential", is_sensitive=True
    )
    invitation = actions.invite(event=event, at=clock(), by=organiser, language="en", **ROOS)

    message = Message.objects.get(kind="invitation")
    letter = letter_of(message)
    assert (message.email, message.language) == ("roos@voorbeeld.example.org", "en")
    assert letter.text.startswith("Dear Roos,")
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
    with pytest.raises(NotYetInviting if fields.get("status") == "draft" else InvitingOver):
        actions.invite(event=make.event(way_in="invited", **fields), at=now, by=organiser, **ROOS)


def test_a_link_is_for_one_person_and_free_again_when_that_one_cancels(organiser, now):
    event = make.event(way_in="invited")
    invitation = actions.invite(event=event, at=now, by=organiser, **ROOS)
    mine = actions.register(event=event, person=make.person("Roos", **HER), at=now, invitation=invitation)
    with pytest.raises(InvitationUsed):
        actions.register(event=event, person=make.person("Bo", **HER), at=now, invitation=invitation)

    actions.cancel_registration(registration=mine, at=now)
    again = actions.register(event=event, person=make.person("Roos", **HER), at=now, invitation=invitation)
    assert again.state == State.CONFIRMED and again.invitation == invitation


def test_a_link_is_of_the_address_to_which_it_was_sent(organiser, now):
    event = make.event(way_in="invited")
    invitation = actions.invite(event=event, at=now, by=organiser, **ROOS)
    with pytest.raises(InvitationOfAnother):
        actions.register(event=event, person=make.person("Roos"), at=now, invitation=invitation)
    mine = actions.register(event=event, person=make.person("Roosje", **HER), at=now, invitation=invitation)
    assert mine.first_name == "Roosje"


def test_what_is_withdrawn_opens_nothing_and_somebody_can_be_invited_anew(client, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), way_in="invited")
    invitation = actions.invite(event=event, at=clock(), by=organiser, **ROOS)
    actions.withdraw_invitation(invitation=invitation, at=clock(), by=organiser)
    actions.withdraw_invitation(invitation=invitation, at=clock(), by=organiser)

    assert Fact.objects.filter(name="invitation_withdrawn").count() == 1
    assert Message.objects.get(kind="invitation").status == "stopped"
    assert client.get(f"/formulier/{invitation.code}/").status_code == 404
    assert client.get(f"/uitnodiging/{invitation.code}/").status_code == 404
    with pytest.raises(InvitationWithdrawn):
        actions.decline_invitation(invitation=invitation, at=clock())
    invitation.refresh_from_db()
    with pytest.raises(InvitationWithdrawn):
        actions.register(event=event, person=make.person("Roos", **HER), at=clock(), invitation=invitation)

    anew = actions.invite(event=event, at=clock(), by=organiser, **ROOS)
    assert anew.pk == invitation.pk and anew.code != invitation.code
    assert Message.objects.filter(kind="invitation", status="due").get().data["code"] == anew.code
    assert client.get(f"/uitnodiging/{anew.code}/").status_code == 200


def test_who_comes_is_not_withdrawn(organiser, now):
    event = make.event(way_in="invited")
    invitation = actions.invite(event=event, at=now, by=organiser, **ROOS)
    actions.register(event=event, person=make.person("Roos", **HER), at=now, invitation=invitation)
    with pytest.raises(InvitationUsed):
        actions.withdraw_invitation(invitation=invitation, at=now, by=organiser)
    with pytest.raises(InvitationUsed):
        actions.decline_invitation(invitation=invitation, at=now)


def test_each_pasted_line_has_a_fate_of_its_own_and_nothing_is_sent_before(organiser, now, django_assert_num_queries):
    event = make.event(way_in="invited")
    actions.register(event=event, person=make.person("Bo Bakker", email="bo@x.example"), at=now, by=organiser)
    text = "Roos; roos@x.example\nBo\nRoos; roos@x.example\nIdris; idris@x.example\nBo Bakker; bo@x.example\nAn; an@x"
    lines = actions.read_lines(text)
    with django_assert_num_queries(2):
        fates = actions.fates_of(event=event, lines=lines)
    assert not Invitation.objects.exists()
    expected = [None, NotReadable, TwiceInList, None, ComesAlready, NotReadable]
    assert [fate.refusal and type(fate.refusal) for fate in fates] == expected
    assert [str(fates[n].refusal) for n in (1, 5)] == [
        "Deze regel klopt niet: er staat geen mailadres bij.",
        "Deze regel klopt niet: het mailadres klopt niet.",
    ]

    sent = actions.invite_lines(event=event, lines=lines, language="nl", at=now, by=organiser)
    assert [fate.refusal and type(fate.refusal) for fate in sent] == expected
    again = actions.invite_lines(event=event, lines=lines, language="nl", at=now, by=organiser)
    assert type(again[0].refusal) is InvitedAlready and Invitation.objects.count() == 2
