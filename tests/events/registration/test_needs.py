"""What somebody needs to take part: answered, and never written down elsewhere."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import AccessNeed, Fact, Message
from events.registration import actions
from events.registration.attention import needs as needs_waiting
from events.registration.person import Needs
from events.registration.refusals import EventOver, NeedErased, NotInThisState
from tests import make

pytestmark = pytest.mark.django_db


def test_an_answered_need_tells_by_whom_and_when_but_not_what(organiser, now):
    registration = make.registration(make.event(organiser=organiser))
    actions.give_needs(registration=registration, needs=Needs(access=("wheelchair",), access_note="Lift"), at=now)

    actions.answer_need(need=AccessNeed.objects.get(), at=now, by=organiser)

    assert AccessNeed.objects.get().answered_at == now
    told = Fact.objects.get(name="need_answered")
    assert (told.by, told.registration, told.data) == (organiser, registration, {"step": "arranged"})


def test_a_need_that_is_filled_in_anew_is_open_again(organiser, now):
    registration = make.registration(make.event())
    for needs in (Needs(access=("wheelchair",)), Needs(access=("interpreter",))):
        actions.give_needs(registration=registration, needs=needs, at=now)
        need = AccessNeed.objects.get()
        assert need.answered_at is None and need.values == list(needs.access)
        actions.answer_need(need=need, at=now, by=organiser)


def asked(event, now, **fields):
    registration = make.registration(event, **fields)
    actions.give_needs(registration=registration, needs=Needs(access=("wheelchair",), access_note="MERKTEKEN"), at=now)
    return AccessNeed.objects.get(registration=registration)


def test_each_step_is_one_mail_that_does_not_name_the_need(organiser, now):
    need = asked(make.event(), now)
    for state in ("arranging", "calling", "arranging", "arranged", "arranged"):
        actions.answer_need(need=need, state=state, at=now, by=organiser)
    mails = Message.objects.filter(kind__startswith="need_").order_by("pk")
    assert list(mails.values_list("kind", flat=True)) == ["need_arranging", "need_calling", "need_arranged"]
    assert not any("MERKTEKEN" in str(row) for row in mails.values())
    assert Fact.objects.filter(name="need_answered").count() == 4


def test_it_says_whether_a_mail_goes(organiser, now):
    need = asked(make.event(), now)
    said = [
        actions.answer_need(need=need, state=state, at=now, by=organiser)
        for state in ("arranging", "arranging", "calling", "arranging")
    ]
    assert said == [True, False, True, False]


def test_the_desk_says_it_too(client, organiser):
    need = asked(make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser), clock())
    client.force_login(organiser)
    address = reverse("bijeen_events:desk-needs", args=[need.registration.event_id])
    told = [client.post(address, {"arranged": need.pk}, follow=True).content.decode() for _ in range(2)]
    assert "Er gaat één mail over" in told[0] and "Er gaat geen nieuwe mail over." in told[1]
    assert "Er gaat één mail over" not in told[1] and Message.objects.filter(kind="need_arranged").count() == 1


def test_a_new_wish_is_told_anew(organiser, now):
    need = asked(make.event(), now)
    actions.answer_need(need=need, at=now, by=organiser)
    later = now + timedelta(days=1)
    actions.give_needs(registration=need.registration, needs=Needs(access=("parking",)), at=later)
    actions.answer_need(need=need, at=later, by=organiser)
    assert Message.objects.filter(kind="need_arranged").count() == 2


def test_a_contact_is_not_told_that_a_colleague_needs_something(organiser, now):
    event = make.event()
    group = actions.make_group(
        event=event,
        first_name="Piet",
        family_name="",
        email="piet@example.org",
        organisation=None,
        language="nl",
        lines=actions.read_lines("Anna Bos"),
        at=now,
    )
    registration = group.registrations.get()
    actions.give_needs(registration=registration, needs=Needs(access=("wheelchair",)), at=now)
    actions.answer_need(need=registration.access_need, at=now, by=organiser)
    assert not Message.objects.filter(kind__startswith="need_").exists()


def test_what_is_over_is_not_answered(organiser, now):
    event = make.event()
    need = asked(event, now)
    gone = asked(event, now)
    actions.cancel_registration(registration=gone.registration, at=now)
    with pytest.raises(NotInThisState):
        actions.answer_need(need=gone, at=now, by=organiser)
    event.status = "closed"
    event.save()
    with pytest.raises(EventOver):
        actions.answer_need(need=need, at=now, by=organiser)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("asked", "Je wensen zijn ingevuld"),
        ("arranging", "We regelen wat je vroeg"),
        ("calling", "We bellen je over je vraag"),
        ("arranged", "Je vraag is geregeld"),
    ],
)
def test_the_own_page_says_how_far_it_is_and_never_what(client, organiser, state, said):
    need = asked(make.event(starts_at=clock() + timedelta(weeks=3)), clock())
    if state != "asked":
        actions.answer_need(need=need, state=state, at=clock(), by=organiser)
    page = client.get(reverse("bijeen_fixed:registration", args=[need.registration.code])).content.decode()
    assert said in page and "MERKTEKEN" not in page and "rolstoel" not in page


@pytest.mark.parametrize(
    ("days", "state", "level", "words"),
    [
        (20, "asked", "warn", ["1 mens vraagt om iets"]),
        (6, "asked", "warn", ["1 mens vraagt om iets", "Bestel wat nodig is, zoals een tolk, uiterlijk"]),
        (-1, "asked", "error", ["De dag waarop dit besteld moest zijn, is voorbij."]),
        (6, "arranging", "warn", ["1 wens is nog niet geregeld."]),
        (-1, "calling", "error", ["1 wens is nog niet geregeld."]),
    ],
)
def test_attention_grows_louder_as_the_day_to_order_comes_near(organiser, now, days, state, level, words):
    event = make.event(needs_until=now + timedelta(days=days))
    need = asked(event, now)
    if state != "asked":
        actions.answer_need(need=need, state=state, at=now, by=organiser)
    (line,) = needs_waiting([event], now)
    assert line.level == level and line.is_private and all(word in str(line.sentence) for word in words)


@pytest.mark.parametrize(("days", "state"), [(20, "arranging"), (6, "arranged"), (-1, "arranged")])
def test_what_is_arranged_or_not_near_asks_no_attention(organiser, now, days, state):
    event = make.event(needs_until=now + timedelta(days=days))
    actions.answer_need(need=asked(event, now), state=state, at=now, by=organiser)
    assert needs_waiting([event], now) == []


def test_a_need_that_was_erased_meanwhile_is_refused(organiser, now):
    registration = make.registration(make.event())
    actions.give_needs(registration=registration, needs=Needs(access=("wheelchair",)), at=now)
    need = AccessNeed.objects.select_related("registration").get()
    actions.erase_needs(registration=registration, at=now)
    with pytest.raises(NeedErased):
        actions.answer_need(need=need, at=now, by=organiser)


def test_saving_no_needs_does_not_erase_what_was_asked(client):
    registration = make.registration(make.event(asks_access=True))
    actions.give_needs(registration=registration, needs=Needs(access=("sign_interpreter",)), at=clock())
    address = reverse("bijeen_fixed:registration-needs", args=[registration.code])
    said = client.post(address, {})
    assert said.status_code == 422 and "Vul in wat je nodig hebt, of kies" in said.content.decode()
    assert AccessNeed.objects.get().values == ["sign_interpreter"]
    assert "Wat je nu bewaart, komt in de plaats van alles wat er staat." in said.content.decode()
    assert client.post(address, {"erase": "1"}).status_code == 302 and not AccessNeed.objects.exists()
