"""Organisations and people come into a network and leave it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.models import Fact, Message, Organisation
from learning.models import Member, NetworkPerson
from learning.networks.actions import (
    MOST_PEOPLE,
    add_member,
    add_named_member,
    add_network_person,
    change_member,
    choose_to_be_shown,
    end_member,
    end_network_person,
)
from learning.networks.refusals import (
    EnoughPeople,
    HasLeft,
    InNetworkAlready,
    IsMemberAlready,
    LeavesBeforeJoining,
    NetworkFinished,
    OnlyForContacts,
)
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db
AYLIN = {"first_name": " Aylin ", "family_name": "Kaya", "email": "Aylin@Example.org"}


def test_an_organisation_is_a_member_once_at_a_time(organiser, now):
    network, kade, today = build.network(event=build.series()), make.organisation("De Kade"), now.date()
    member = add_member(network=network, organisation=kade, joined_on=today, at=now, by=organiser)
    with pytest.raises(IsMemberAlready):
        add_member(network=network, organisation=kade, joined_on=today, at=now, by=organiser)
    end_member(member=member, left_on=today, at=now, by=organiser)
    add_member(network=network, organisation=kade, joined_on=today, at=now, by=organiser)

    assert Fact.objects.filter(name="network_member_added", event=network.event).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(network=network, organisation=kade, joined_on=today)


def test_an_organisation_that_nobody_knew_comes_into_the_list(organiser, now):
    network = build.network()
    typed = {"network": network, "organisation_type": "youth_care", "joined_on": now.date(), "at": now, "by": organiser}
    draft = make.organisation("Het Vlot", is_draft=True, is_listed=False)
    known = add_named_member(organisation="het vlot", **typed)
    new = add_named_member(organisation="Wilgenpad  Oost", has_commitment=True, **typed)

    draft.refresh_from_db()
    assert (known.organisation, draft.is_listed, draft.is_draft) == (draft, True, False)
    assert (new.organisation.name, new.organisation.type, new.has_commitment) == ("Wilgenpad Oost", "youth_care", True)
    assert Organisation.objects.count() == 2


def test_what_was_agreed_is_written_down(organiser, now):
    member = build.member(build.network())
    change_member(member=member, has_commitment=True, is_shown=True, at=now, by=organiser)
    member.refresh_from_db()
    assert (member.has_commitment, member.is_shown) == (True, True)
    assert Fact.objects.get(name="network_member_changed").data["member"] == member.pk


def test_who_leaves_closes_the_pages_of_its_people(organiser, now):
    member = build.member(build.network())
    person = build.person(member)
    with pytest.raises(LeavesBeforeJoining):
        end_member(member=member, left_on=member.joined_on - timedelta(days=1), at=now, by=organiser)
    end_member(member=member, left_on=now.date(), at=now, by=organiser)
    person.refresh_from_db()
    assert person.ended_at == now
    for act in (
        lambda: end_member(member=member, left_on=now.date(), at=now, by=organiser),
        lambda: change_member(member=member, has_commitment=True, is_shown=True, at=now, by=organiser),
        lambda: end_network_person(person=person, at=now, by=organiser),
        lambda: add_network_person(network=member.network, member=member, at=now, by=organiser, **AYLIN),
    ):
        with pytest.raises(HasLeft):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=member.pk).update(left_on=member.joined_on - timedelta(days=1))


def test_somebody_who_takes_part_gets_one_link_by_mail(organiser, now):
    member = build.member(build.network())
    person = add_network_person(network=member.network, member=member, language="en", at=now, by=organiser, **AYLIN)

    assert (person.first_name, person.email, person.role) == ("Aylin", "aylin@example.org", "participant")
    message = Message.objects.get(kind="network_link")
    assert (message.email, message.language, message.data) == ("aylin@example.org", "en", {"person": person.pk})
    with pytest.raises(InNetworkAlready):
        add_network_person(network=member.network, member=None, at=now, by=organiser, **AYLIN)
    end_network_person(person=person, at=now, by=organiser)
    again = add_network_person(network=member.network, member=member, at=now, by=organiser, **AYLIN)
    assert again.code != person.code
    assert Fact.objects.get(name="network_person_ended").data["person"] == person.pk


def test_an_organisation_sends_a_few_and_facilitators_stand_beside_it(organiser, now):
    member = build.member(build.network())
    for _number in range(MOST_PEOPLE):
        build.person(member)
    with pytest.raises(EnoughPeople) as no:
        add_network_person(network=member.network, member=member, at=now, by=organiser, **AYLIN)
    assert "hoogstens 4 mensen" in str(no.value)
    guide = add_network_person(network=member.network, member=None, at=now, by=organiser, **AYLIN)
    assert guide.is_facilitator and guide.member is None
    for wrong in ({"role": "contact"}, {"member": member.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NetworkPerson.objects.filter(pk=guide.pk).update(**wrong)


def test_a_finished_network_takes_nobody_new(organiser, now):
    network = build.network(status="finished", finished_at=now)
    with pytest.raises(NetworkFinished):
        add_member(network=network, organisation=make.organisation(), joined_on=now.date(), at=now, by=organiser)
    with pytest.raises(NetworkFinished):
        add_network_person(network=network, member=None, at=now, by=organiser, **AYLIN)


def test_each_says_who_may_read_the_own_name_and_the_contact_that_of_the_organisation(now):
    member = build.member(build.network())
    contact, other = build.person(member), build.person(member, role="participant")
    choose_to_be_shown(person=contact, may_show=True, is_shown=True, at=now)
    choose_to_be_shown(person=other, may_show=True, at=now)
    member.refresh_from_db()
    assert member.is_shown and NetworkPerson.objects.filter(may_show=True).count() == 2
    assert Fact.objects.filter(name="network_member_changed").count() == 1
    with pytest.raises(OnlyForContacts):
        choose_to_be_shown(person=other, may_show=False, is_shown=False, at=now)
