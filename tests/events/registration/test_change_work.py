"""Organisation, role and motive, changed on one's own page; who was let in on request is looked at again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import mail_of
from events.models import Fact, Message, Organisation, SeatPool, State
from events.refusals import ChangedMeanwhile
from events.registration import actions
from events.registration.refusals import EnoughOfOrganisation, EventOver, NotInThisState
from tests import make

pytestmark = pytest.mark.django_db


def soon(**fields):
    return make.event(starts_at=clock() + timedelta(weeks=3), way_in="request", asks_motive=True, **fields)


def sent_by(response) -> dict:
    """What a browser would send from this page."""
    return {bound.html_name: bound.value() for bound in response.context["form"] if bound.value()}


def changed(registration, at, **fields):
    person = make.person(**{"role": "policy", "standing": "own", "motive": "Ik werk nu elders.", **fields})
    return actions.change_work(registration=registration, version=registration.version, person=person, at=at)


def test_who_was_let_in_keeps_the_place_and_is_looked_at_again(now):
    mine = make.registration(make.event(way_in="request", asks_motive=True))
    done = changed(mine, now)
    assert (done.state, done.review_since, done.role, done.motive) == (
        State.CONFIRMED,
        now,
        "policy",
        "Ik werk nu elders.",
    )
    assert set(Fact.objects.get(name="person_changed").data["columns"]) == {"standing", "role", "motive"}
    later = now + timedelta(days=1)
    assert changed(done, later, role="student").review_since == now


@pytest.mark.parametrize(
    ("way_in", "state"), [("open", State.CONFIRMED), ("request", State.REQUESTED), ("invited", State.CONFIRMED)]
)
def test_what_nobody_judged_simply_changes(now, way_in, state):
    mine = make.registration(make.event(way_in=way_in), state=state)
    assert changed(mine, now).review_since is None
    same = changed(type(mine).objects.get(pk=mine.pk), now)
    assert same.version == 2 and Fact.objects.filter(name="person_changed").count() == 1


def test_it_refuses_an_older_version_what_is_over_and_more_of_one_organisation(now):
    event = make.event(way_in="request", is_per_organisation=True, most_per_organisation=1)
    house = make.organisation()
    make.registration(event, organisation=house)
    mine = make.registration(event)
    with pytest.raises(EnoughOfOrganisation):
        changed(mine, now, organisation=house, standing="listed")
    with pytest.raises(ChangedMeanwhile):
        actions.change_work(registration=mine, version=9, person=make.person(), at=now)
    with pytest.raises(EventOver):
        changed(mine, make.DAY + timedelta(days=1))
    actions.cancel_registration(registration=mine, at=now)
    with pytest.raises(NotInThisState):
        changed(mine, now)


def test_approving_again_clears_it_and_mails_nobody(now, organiser):
    mine = changed(make.registration(make.event(way_in="request")), now)
    done = actions.approve(registration=mine, at=now, by=organiser)
    assert done.state == State.CONFIRMED and done.review_since is None
    assert Fact.objects.get(name="approved_again").by == organiser and not Message.objects.exists()


def test_declining_frees_the_place_for_who_waits_and_ends_the_entry_in_the_calendar(now, organiser):
    event = make.event(way_in="request", places=1)
    mine = make.registration(event)
    waits = make.registration(event, state=State.WAITING)
    with pytest.raises(NotInThisState):
        actions.decline(registration=mine, at=now, by=organiser)
    changed(mine, now)
    done = actions.decline(registration=mine, at=now, by=organiser)
    waits.refresh_from_db()
    assert (done.state, done.review_since, waits.state) == (State.DECLINED, None, State.CONFIRMED)
    assert SeatPool.objects.get(event=event, session=None).taken == 1
    told = mail_of(Message.objects.get(kind="place_declined"))
    calendar = next(part for part in told.message().walk() if part.get_content_type() == "text/calendar")
    assert b"METHOD:CANCEL" in calendar.get_payload(decode=True)


def test_who_waits_after_being_let_in_is_looked_at_too(now, organiser):
    event = make.event(way_in="request", places=1)
    make.registration(event)
    mine = changed(make.registration(event, state=State.WAITING), now)
    assert mine.is_in_review
    assert actions.decline(registration=mine, at=now, by=organiser).state == State.DECLINED
    assert SeatPool.objects.get(event=event, session=None).taken == 1


def test_the_page_says_what_a_change_means_and_keeps_what_was_typed(client):
    mine = make.registration(soon(), organisation=make.organisation(), role="policy")
    page = f"/aanmelding/{mine.code}/werk/"
    assert "Je houdt intussen je plek." in client.get(page).content.decode()
    typed = {"version": 1, "role": "student", "motive": "", "organisation": "Buurthuis De Brug"}
    refused = client.post(page, typed)
    assert refused.status_code == 422 and "Buurthuis De Brug" in refused.content.decode()

    assert client.post(page, {**typed, "motive": "Ik leer."}).status_code == 302
    mine.refresh_from_db()
    assert mine.organisation == Organisation.objects.get(name="Buurthuis De Brug") and mine.is_in_review
    own = client.get(f"/aanmelding/{mine.code}/").content.decode()
    assert "De organisator kijkt opnieuw" in own and page in own


@pytest.mark.parametrize(
    ("page", "field", "mine"), [("werk", "role", "student"), ("gegevens", "family_name", "Jansen")]
)
def test_after_a_newer_version_both_are_shown_and_it_can_be_sent_again(client, page, field, mine):
    row = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)), role="policy", standing="own")
    address = f"/aanmelding/{row.code}/{page}/"
    sent = sent_by(client.get(address))
    type(row).objects.update(version=2, family_name="Van een ander", role="executive")
    refused = client.post(address, {**sent, field: mine})
    text = refused.content.decode()
    assert refused.status_code == 422 and "Iemand anders heeft dit intussen gewijzigd." in text
    assert "Nu staat er: Van een ander." in text or "Nu staat er: Ik geef leiding." in text
    again = sent_by(refused)
    assert str(again["version"]) == "2" and again[field] == mine
    assert client.post(address, again).status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == mine

    done = client.post(address, {**again, "version": 2})
    assert done.status_code == 422 and "Wat jij invulde, staat er al." in done.content.decode()


def test_the_page_of_an_open_event_asks_no_motive(client):
    mine = make.registration(make.event(starts_at=clock() + timedelta(weeks=3)))
    page = client.get(f"/aanmelding/{mine.code}/werk/").content.decode()
    assert 'name="motive"' not in page and "kijkt de organisator" not in page


def test_the_desk_reads_each_request_and_answers_one_or_many(client, organiser):
    event = soon(organiser=organiser, places=5)
    rows = [
        make.registration(event, state=State.REQUESTED, motive=f"Reden {number}", first_name=f"Mens{number}")
        for number in range(4)
    ]
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-requests", args=[event.pk])
    page = client.get(address).content.decode()
    assert "Er zijn nog 5 plekken." in page and "Reden 3" in page
    assert address in client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()

    client.post(address, {"answer": f"approve:{rows[0].pk}", "who": [rows[1].pk]})
    client.post(address, {"answer": "decline", "who": [rows[1].pk, rows[2].pk]})
    states = [type(row).objects.get(pk=row.pk).state for row in rows]
    assert states == [State.CONFIRMED, State.DECLINED, State.DECLINED, State.REQUESTED]
    assert "Vink eerst aan" in client.post(address, {"answer": "approve"}, follow=True).content.decode()

    changed(type(rows[0]).objects.get(pk=rows[0].pk), clock())
    page = client.get(address).content.decode()
    assert "Veranderde iets, houdt de plek" in page and "Ik werk nu elders." in page
    desk = client.get(reverse("bijeen_events:desk-home")).content.decode()
    assert "1 mens veranderde de organisatie, de rol of de reden." in desk
    client.post(address, {"answer": f"approve:{rows[0].pk}"})
    assert "Veranderde iets" not in client.get(address).content.decode()


@pytest.mark.parametrize("page", ["requests", "registrations"])
def test_who_is_let_in_and_waits_all_the_same_is_counted(client, organiser, page):
    event = soon(organiser=organiser, places=1)
    rows = [make.registration(event, state=State.REQUESTED) for _ in range(3)]
    client.force_login(organiser)
    address = reverse(f"bijeen_events:desk-{page}", args=[event.pk])
    answer = {"answer": "approve", "who": [row.pk for row in rows]}
    said = client.post(address, answer, follow=True).content.decode()
    assert "3 mensen zijn toegelaten" in said and "Het is vol: 2 van hen staan op de wachtlijst." in said


def test_a_page_that_lay_open_is_told_that_others_answered(client, organiser):
    event = soon(organiser=organiser, places=5)
    row = make.registration(event, state=State.REQUESTED)
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-requests", args=[event.pk])
    first = client.post(address, {"answer": f"approve:{row.pk}"}, follow=True).content.decode()
    again = client.post(address, {"answer": f"decline:{row.pk}"}, follow=True).content.decode()
    assert "was al beantwoord" in again and "was al beantwoord" not in first
    assert type(row).objects.get(pk=row.pk).state == State.CONFIRMED


def test_the_list_of_requests_is_discreet_and_costs_the_same(client, organiser, django_assert_num_queries):
    event = soon(organiser=organiser, is_sensitive=True, visibility="closed")
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-requests", args=[event.pk])
    for number in (1, 2):
        for _extra in range(number):
            make.registration(event, state=State.REQUESTED, organisation=make.organisation(f"Huis {_extra}{number}"))
        with django_assert_num_queries(8):
            page = client.get(address).content.decode()
    assert "Doğan" not in page and "Huis 01" not in page


@pytest.mark.parametrize("who", ["trainer", "administrator", "stranger"])
def test_who_does_not_organise_it_sees_no_requests(client, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("bijeen_events:desk-requests", args=[soon().pk])).status_code == 404
