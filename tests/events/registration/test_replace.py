"""Somebody else comes in the same place: nothing that was held is let go, nothing personal goes along."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import (
    AccessNeed,
    DietaryNeed,
    Fact,
    Group,
    Invitation,
    Message,
    PlaceOffer,
    Registration,
    Scan,
    SeatPool,
    State,
)
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Needs, Person, Wish
from events.registration.refusals import (
    ArrivedAlready,
    ComesAlready,
    EnoughOfOrganisation,
    EventOver,
    NotInThisState,
    SamePerson,
    TooLateToReplace,
)
from tests import make

pytestmark = pytest.mark.django_db
AMINA = Person("Amina", "el Idrissi", "amina@example.org")


def replace(registration, at, person=AMINA, **fields):
    return actions.replace_participant(registration=registration, person=person, at=at, **fields)


def taken(event) -> list[int]:
    return list(SeatPool.rows.filter(event=event).order_by("pk").values_list("taken", flat=True))


def test_the_place_and_the_choices_go_along_and_nobody_is_served_in_between(now):
    event = make.conference(places=1, each=1)
    sessions = list(event.sessions.order_by("pk"))
    wishes = (Wish(sessions[0]), Wish(sessions[2]))
    old = actions.register(event=event, person=make.person(), wishes=wishes, at=now)
    next_one = actions.register(event=event, person=make.person(), at=now)
    before = taken(event)
    new = replace(old, now + timedelta(hours=1))

    old.refresh_from_db()
    next_one.refresh_from_db()
    assert (old.state, new.state, next_one.state) == (State.REPLACED, State.CONFIRMED, State.WAITING)
    assert taken(event) == before and new.replaces == old and old.replaced_by == new
    assert {row.session for row in new.choices.filter(state=State.CONFIRMED)} == {sessions[0], sessions[2]}
    assert not old.choices.exists() and broken() == []


def test_secrets_are_new_and_of_the_person_nothing_goes_along(now):
    group = Group.objects.create(event=(event := make.event()), first_name="Sanne", email="sanne@example.org")
    invitation = Invitation.objects.create(event=event, email="gast@example.org")
    personal = {"phone": "06", "motive": "Omdat", "remarks": "Rolstoel", "shown_name": "G", "no_photo": True}
    consents = {"may_list": True, "may_news": True, "job_title": "Juf", "organisation": make.organisation("School")}
    old = make.registration(event, group=group, invitation=invitation, **personal, **consents)
    needs = Needs(dietary=("halal",), access=("lift",))
    actions.give_needs(registration=old, needs=needs, at=now)
    code, ticket = old.code, old.ticket_secret
    new = replace(old, now)

    old.refresh_from_db()
    assert len({code, old.code, new.code}) == 3 and ticket == old.ticket_secret != new.ticket_secret
    assert (new.phone, new.motive, new.remarks, new.shown_name, new.job_title) == ("", "", "", "", "")
    assert not (new.no_photo or new.may_list or new.may_news)
    assert not DietaryNeed.objects.exists() and not AccessNeed.objects.exists()
    assert (new.group, new.organisation, new.invitation, old.invitation) == (group, old.organisation, invitation, None)


def test_who_waits_gives_the_turn_in_line_and_an_open_offer(now):
    event = make.event(places=1)
    make.registration(event)
    first = make.registration(event, state=State.WAITING, at=now - timedelta(days=3))
    make.registration(event, state=State.WAITING, at=now - timedelta(days=2))
    assert replace(first, now).waiting_since == first.waiting_since
    offered = make.registration(make.event(), state=State.OFFERED)
    offer = PlaceOffer.objects.create(registration=offered, offered_at=now, expires_at=now + timedelta(days=2))
    new = replace(offered, now)
    offer.refresh_from_db()
    assert new.state == State.OFFERED and offer.registration == new


def test_a_workshop_that_somebody_waits_for_keeps_its_turn(now):
    event = make.conference(each=1)
    full = event.sessions.order_by("pk").first()
    for person in (make.person(), make.person(), make.person()):
        actions.register(event=event, person=person, wishes=(Wish(full),), at=now)
    waiting = Registration.objects.filter(choices__state=State.WAITING).order_by("pk").first()
    since = waiting.choices.get().waiting_since
    choice = replace(waiting, now + timedelta(days=1)).choices.get()
    assert (choice.state, choice.waiting_since) == (State.WAITING, since) and broken() == []


def test_a_request_stays_a_request(now):
    asked = make.registration(make.event(way_in="request"), state=State.REQUESTED)
    new = replace(asked, now)
    assert new.state == State.REQUESTED
    assert "nu van jou" in letter_of(Message.objects.get(kind="substitute")).text


def test_both_are_told_and_it_is_written_down_without_a_name(now, organiser):
    old = actions.register(event=make.event(title="Samen leren"), person=make.person("Bo Smit"), at=now)
    new = replace(old, now, by=organiser)
    assert list(Message.objects.filter(registration=old).order_by("pk").values_list("kind", "status")) == [
        ("confirmation", "stopped"),
        ("replaced", "due"),
    ]
    told = letter_of(Message.objects.get(kind="replaced"))
    assert "Amina el Idrissi komt in jouw plaats" in told.text and "De organisator regelde dit" in told.text
    assert "in de plaats van Bo Smit" in letter_of(Message.objects.get(kind="substitute", registration=new)).text
    facts = Fact.objects.filter(name__in=("participant_replaced", "came_instead")).order_by("pk")
    assert [(row.name, row.registration, row.by, row.data) for row in facts] == [
        ("participant_replaced", old, organiser, {}),
        ("came_instead", new, organiser, {"instead_of": old.pk}),
    ]


@pytest.mark.parametrize(
    "fields", [{"is_sensitive": True}, {"visibility": "closed"}, {"visibility": "confidential", "is_sensitive": True}]
)
def test_where_nobody_is_greeted_neither_mail_names_the_other(now, fields):
    replace(make.registration(make.event(**fields), first_name="Bo", family_name="Smit"), now)
    said = "".join(letter_of(row).text + letter_of(row).subject for row in Message.objects.filter(status="due"))
    assert "Idrissi" not in said and "Smit" not in said and "in jouw plaats" in said


def test_a_contact_reads_on_behalf_of_who_has_no_address(now):
    group = Group.objects.create(event=(event := make.event()), first_name="Sanne", email="sanne@example.org")
    old = make.registration(event, group=group, email="", first_name="Bo", family_name="Smit")
    new = replace(old, now, Person("Yara", "Vos"))
    letters = [letter_of(row) for row in Message.objects.filter(status="due").order_by("pk")]
    assert [letter.subject.partition(":")[0] for letter in letters] == [
        "Iemand anders komt in de plaats van Bo Smit",
        "Yara Vos komt in iemands plaats",
    ]
    assert new.group == group and new.code in letters[1].text


# Refusals -----------------------------------------------------------------------------------------------


def test_only_who_comes_or_waits_can_be_replaced(now):
    for state in (State.CANCELLED, State.DECLINED, State.REPLACED):
        with pytest.raises(NotInThisState):
            replace(make.registration(make.event(), state=state), now)


def test_not_once_it_has_begun_save_by_staff_and_never_when_it_is_over(organiser):
    event = make.event()
    old = make.registration(event)
    with pytest.raises(TooLateToReplace):
        replace(old, event.starts_at)
    with pytest.raises(EventOver):
        replace(old, event.ends_at + timedelta(hours=1))
    with pytest.raises(TooLateToReplace):
        replace(old, event.ends_at + timedelta(hours=1), by=organiser)
    assert replace(old, event.starts_at, by=organiser).state == State.CONFIRMED


def test_not_who_was_let_in(now, organiser):
    old = make.registration(event := make.event())
    moments = {"scanned_at": now, "arrived_at": now}
    device = make.token()
    Scan.objects.create(
        event=event, registration=old, action="in", verdict="welcome", digest="x", device=device, **moments
    )
    with pytest.raises(ArrivedAlready):
        replace(old, now, by=organiser)


def test_not_the_same_person_nor_who_comes_already(now):
    event = make.event()
    old = make.registration(event, first_name="Bo", family_name="Smit", email="bo@example.org")
    with pytest.raises(SamePerson):
        replace(old, now, Person("bo", "Smit", "Bo@example.org"))
    actions.register(event=event, person=AMINA, at=now)
    with pytest.raises(ComesAlready):
        replace(old, now)
    old.refresh_from_db()
    assert old.state == State.CONFIRMED and Registration.objects.count() == 2 and broken() == []


def test_a_colleague_without_an_address_is_known_by_name_in_the_group(now):
    group = Group.objects.create(event=(event := make.event()), first_name="Sanne", email="sanne@example.org")
    old, _other = (make.registration(event, group=group, email="", first_name=name, family_name="Vos") for name in "AB")
    with pytest.raises(ComesAlready):
        replace(old, now, Person("B", "Vos"))


def test_where_nobody_is_greeted_a_substitute_who_comes_already_looks_like_any(now, organiser):
    event = make.event(places=2, visibility="closed")
    old = make.registration(event)
    known = actions.register(event=event, person=AMINA, at=now)
    next_one = actions.register(event=event, person=make.person(), at=now)
    Message.objects.all().delete()
    with pytest.raises(ComesAlready):
        replace(old, now, by=organiser)
    replace(old, now)

    old.refresh_from_db()
    next_one.refresh_from_db()
    assert (old.state, next_one.state) == (State.REPLACED, State.CONFIRMED)
    told = set(Message.objects.values_list("kind", "registration"))
    assert told == {("replaced", old.pk), ("confirmation", known.pk), ("place_from_waiting_list", next_one.pk)}
    assert broken() == []


def test_another_organisation_by_staff_counts(now, organiser):
    event = make.event(is_per_organisation=True, most_per_organisation=1)
    school, town = make.organisation("School"), make.organisation("Stad")
    make.registration(event, organisation=town)
    old = make.registration(event, organisation=school)
    with pytest.raises(EnoughOfOrganisation):
        replace(old, now, Person("Yara", "Vos", "y@example.org", organisation=town), by=organiser)
    assert replace(old, now, Person("Yara", "Vos", "y@example.org", organisation=town)).organisation == school


# Pages --------------------------------------------------------------------------------------------------

SENT = {"first_name": "Amina", "family_name": "el Idrissi", "email": "amina@example.org"}


def test_on_ones_own_page_the_place_is_given_and_the_old_link_is_dead(client):
    old = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    page = reverse("bijeen_fixed:registration-replace", args=[old.code])
    assert page in client.get(reverse("bijeen_fixed:registration", args=[old.code])).content.decode()
    asks = client.get(page).content.decode()
    assert "Stuur iemand anders" in asks and "Alleen voor de organisator" in asks and "We wissen het" in asks
    answer = client.post(page, SENT, follow=True)
    assert "Iemand anders komt in jouw plaats" in answer.content.decode()
    assert client.get(page).status_code == 404
    assert Registration.objects.get(replaces=old).email == "amina@example.org"


def test_what_was_typed_stays_when_it_is_refused(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3))
    old = make.registration(event)
    actions.register(event=event, person=AMINA, at=clock())
    page = reverse("bijeen_fixed:registration-replace", args=[old.code])
    for data, said in ((SENT, "Deze persoon is al aangemeld."), ({**SENT, "email": ""}, "Vul het mailadres in")):
        answer = client.post(page, data)
        assert answer.status_code == 422 and said in answer.content.decode() and "el Idrissi" in answer.content.decode()


def test_a_slip_in_the_address_is_asked_back_once(client):
    old = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    page = reverse("bijeen_fixed:registration-replace", args=[old.code])
    assert "amina@gmail.com" in client.post(page, {**SENT, "email": "amina@gmial.com"}).content.decode()
    assert not Registration.objects.exclude(pk=old.pk).exists()


def test_a_contact_and_the_organiser_name_a_substitute(client, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    group = Group.objects.create(event=event, first_name="Sanne", email="sanne@example.org")
    old = make.registration(event, group=group)
    page = reverse("bijeen_fixed:group-replace", args=[group.code, old.pk])
    asks = client.get(page).content.decode()
    assert "Wie komt er in de plaats van" in asks and "We wissen het" in asks
    assert client.post(page, {"first_name": "Yara"}).status_code == 302
    yara = Registration.objects.get(replaces=old)
    assert (yara.group, yara.email) == (group, "")
    assert client.get(page).status_code == 302  # who is replaced is replaced

    client.force_login(organiser)
    page = reverse("bijeen_events:desk-person-replace", args=[event.pk, yara.pk])
    assert "We wissen het" in client.get(page).content.decode()
    answer = client.post(page, {**SENT, "role": "policy", "language": "en", "organisation": "Buurthuis"}, follow=True)
    amina = Registration.objects.get(replaces=yara)
    assert "Amina el Idrissi komt in deze plaats." in answer.content.decode()
    assert (amina.role, amina.language, str(amina.organisation)) == ("policy", "en", "Buurthuis")
    assert "In de plaats van" in answer.content.decode()
    again = client.post(page, SENT, follow=True)  # the button pressed twice, or a page that lay open
    assert "de aanmelding staat nu op &#x27;Vervangen&#x27;" in again.content.decode()
    assert again.redirect_chain[-1][0] == reverse("bijeen_events:desk-person", args=[event.pk, yara.pk])


def test_a_stranger_gets_nothing(client, stranger):
    old = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    client.force_login(stranger)
    page = reverse("bijeen_events:desk-person-replace", args=[old.event_id, old.pk])
    assert client.post(page, SENT).status_code == 404
    other = Group.objects.create(event=old.event, first_name="Sanne", email="sanne@example.org")
    assert client.post(reverse("bijeen_fixed:group-replace", args=[other.code, old.pk]), SENT).status_code == 404
    assert Registration.objects.count() == 1
