"""Who was there, at the desk: marked and closed by who may, seen by who helps, and by nobody else."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from events.models import Message, Presence, PresenceClaim, Role
from tests import make
from tests.events.attendance.door import scan
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser, starts_at=now() - timedelta(hours=4))


@pytest.fixture
def session(event, trainer):
    Role.objects.create(user=trainer, name="trainer", session=event.sessions.get())
    return event.sessions.get()


def text(response) -> str:
    return response.content.decode()


def test_a_trainer_marks_closes_and_is_ready_for_today(client, event, session, trainer):
    came, missed = make.registration(event), make.registration(event)
    scan(session, came)
    client.force_login(trainer)
    form = text(client.get(url("expected", session.pk)))
    assert "1 van 2 staan op aanwezig" in form and form.count('value="present"') == 2
    saved = client.post(url("expected", session.pk), {f"p{came.pk}": "present", f"p{missed.pk}": "partly"})
    assert saved.url == url("expected", session.pk) and Presence.objects.get().registration == missed
    data = {f"p{came.pk}": "present", f"p{missed.pk}": "absent", "close": "1"}
    assert client.post(url("expected", session.pk), data).url == url("done", session.pk)
    assert "Klaar voor vandaag, Trainer" in text(client.get(url("done", session.pk)))
    closed = text(client.get(url("expected", session.pk)))
    assert "Afgesloten" in closed and "1 van 2 waren er." in closed and "Open de presentie weer" not in closed


def test_what_is_not_certain_is_asked_beside_its_box_and_the_marks_are_kept(client, event, session, trainer):
    person = make.registration(event)
    scan(session, person), scan(session, None)
    client.force_login(trainer)
    refused = client.post(url("expected", session.pk), {f"p{person.pk}": "partly", "close": "1"})
    assert refused.status_code == 422 and "Er is nog iets dat niet zeker is." in text(refused)
    assert Presence.objects.get().state == "partly" and "Er is 1 onbekend ticket gescand." in text(refused)
    data = {f"p{person.pk}": "partly", "close": "1", "settled": "on"}
    assert client.post(url("expected", session.pk), data).url == url("done", session.pk)


@pytest.mark.parametrize("wrong", ["", "overal", "present\x00", "1" * 5000])
def test_an_answer_that_is_none_is_refused_and_writes_nothing(client, event, session, trainer, wrong):
    person = make.registration(event)
    client.force_login(trainer)
    assert client.post(url("expected", session.pk), {f"p{person.pk}": wrong}).status_code == 422
    assert not Presence.objects.exists()


def test_before_it_begins_the_list_is_who_is_expected(client, organiser, trainer):
    session = make.event(organiser=organiser, starts_at=now() + timedelta(days=1)).sessions.get()
    Role.objects.create(user=trainer, name="trainer", session=session)
    client.force_login(trainer)
    assert "Wie komt er?" in text(client.get(url("expected", session.pk)))
    assert client.post(url("expected", session.pk), {"close": "1"}).status_code == 200
    session.refresh_from_db()
    assert session.closed_at is None


def test_who_helps_sees_and_marks_nothing_and_others_find_nothing(client, event, session, organiser, stranger):
    make.registration(event)
    helper, other = make.user("helper"), make.event(organiser=make.user("ander")).roles.get().user
    Role.objects.create(user=helper, name="helper", event=event)
    client.force_login(helper)
    shown = text(client.get(url("expected", session.pk)))
    assert 'type="radio"' not in shown and "Wie komt er?" in shown
    client.post(url("expected", session.pk), {"close": "1", "settled": "on"})
    session.refresh_from_db()
    assert session.closed_at is None
    for somebody in (other, stranger):
        client.force_login(somebody)
        for name in ("expected", "done", "reopen"):
            assert client.get(url(name, session.pk)).status_code == 404
    client.force_login(organiser)
    assert 'type="radio"' in text(client.get(url("expected", session.pk)))


def test_an_organiser_closes_the_event_and_opens_it_again_with_a_reason(client, event, session, organiser):
    scan(session, make.registration(event))
    client.force_login(organiser)
    first = client.post(url("close", event.pk))
    assert first.status_code == 409 and "Onderdelen waarvan de presentie nog open is: 1." in text(first)
    client.post(url("expected", session.pk), {f"p{event.registrations.get().pk}": "present", "close": "1"})
    assert client.post(url("close", event.pk)).url == url("close", event.pk)
    event.refresh_from_db()
    assert event.status == "closed" and "Opkomst" in text(client.get(url("event", event.pk)))
    refused = client.post(url("close", event.pk), {"reason": ""})
    assert refused.status_code == 422 and "Geef antwoord op de vraag" in text(refused)
    client.post(url("close", event.pk), {"reason": "Verkeerde lijst"})
    event.refresh_from_db()
    assert event.status == "published" and "Weer geopend: Verkeerde lijst" in text(client.get(url("close", event.pk)))


def test_a_session_is_opened_again_by_who_organises_alone(client, event, session, organiser, trainer):
    client.force_login(organiser)
    client.post(url("expected", session.pk), {"close": "1"})
    client.force_login(trainer)
    assert client.post(url("reopen", session.pk), {"reason": "Fout"}).status_code == 404
    client.force_login(organiser)
    assert client.post(url("reopen", session.pk), {"reason": ""}).status_code == 422
    assert client.post(url("reopen", session.pk), {"reason": "Fout"}).url == url("expected", session.pk)
    session.refresh_from_db()
    assert session.closed_at is None and session.reopen_reason == "Fout"


def test_a_claim_is_answered_on_the_list_or_where_the_event_is_closed(client, event, session, organiser, trainer):
    yes, no = make.registration(event), make.registration(event)
    for person in (yes, no):
        PresenceClaim.objects.create(registration=person, session=session, claimed_at=now())
    client.force_login(organiser)
    assert "2 mensen zeggen: ik was er wel." in text(client.get(url("event", event.pk)))
    assert client.get(url("answer", session.pk, yes.pk)).status_code == 405
    assert client.post(url("answer", session.pk, yes.pk), {"answer": "maybe"}).status_code == 404
    sent = client.post(url("answer", session.pk, yes.pk), {"answer": "yes", "back": "close"})
    assert sent.url == url("close", event.pk)
    client.force_login(trainer)
    client.post(url("answer", session.pk, no.pk), {"answer": "no"})
    client.post(url("answer", session.pk, no.pk), {"answer": "no"})  # twice is once
    assert dict(PresenceClaim.objects.values_list("registration", "is_agreed")) == {yes.pk: True, no.pk: False}


def test_closing_asks_what_to_answer_who_says_to_have_been_there(client, event, session, trainer):
    person, came = make.registration(event), make.registration(event)
    scan(session, came)
    page = {
        f"p{person.pk}": "absent",
        f"p{came.pk}": "present",
        "close": "1",
        "settled": "on",
    }  # opened before the claim
    PresenceClaim.objects.create(registration=person, session=session, claimed_at=now())
    client.force_login(trainer)
    refused = client.post(url("expected", session.pk), page)
    assert refused.status_code == 422 and "Kies of deze persoon er was." in text(refused)
    assert "Zegt: ik was er wel" in text(refused) and "Bij 1 mens is iets niet zeker." in text(refused)
    assert not PresenceClaim.objects.exclude(answered_at=None).exists() and not Message.objects.exists()

    form = refused.context["form"]
    [asked] = [key for key, one in form.by_key.items() if one.claim]
    assert form[asked].value() is None, "nothing is chosen beforehand"
    later = client.post(url("expected", session.pk), {f"p{came.pk}": "present"})
    assert later.status_code == 302 and not Presence.objects.exists(), "keeping it for later asks nothing"
    assert client.post(url("expected", session.pk), {**page, asked: "absent"}).url == url("done", session.pk)
    assert PresenceClaim.objects.get().is_agreed is False
    assert Message.objects.exclude(kind="thanks").get().kind == "claim_declined"


def test_what_was_chosen_and_kept_for_later_is_the_answer_at_the_closing(client, event, session, trainer):
    person = make.registration(event)
    PresenceClaim.objects.create(registration=person, session=session, claimed_at=now())
    client.force_login(trainer)
    [asked] = client.get(url("expected", session.pk)).context["form"].by_key
    client.post(url("expected", session.pk), {asked: "present"})
    assert Presence.objects.get().state == "present" and not Message.objects.exists()
    page = client.get(url("expected", session.pk))
    [key] = page.context["form"].by_key
    assert page.context["form"][key].value() == "present"
    client.post(url("expected", session.pk), {key: "present", "close": "1", "settled": "on"})
    assert PresenceClaim.objects.get().is_agreed and Message.objects.filter(kind="claim_agreed").exists()


def test_a_scan_that_came_after_the_closing_is_shown_and_taken_over(client, event, session, trainer):
    person = make.registration(event)
    client.force_login(trainer)
    client.post(url("expected", session.pk), {f"p{person.pk}": "absent", "close": "1", "settled": "on"})
    late = scan(session, person)
    assert late.verdict == "welcome"
    assert "de scan kwam na het afsluiten" in text(client.get(url("expected", session.pk)))
    client.post(url("answer", session.pk, person.pk), {"answer": "yes"})
    assert Presence.objects.get(registration=person).state == "present"


def test_nobody_is_taken_over_who_was_not_scanned_there(client, event, session, trainer):
    client.force_login(trainer)
    client.post(url("expected", session.pk), {"close": "1", "settled": "on"})
    gone, elsewhere = make.registration(event, state="cancelled"), make.registration(make.event())
    for person in (gone, elsewhere):
        response = client.post(url("answer", session.pk, person.pk), {"answer": "yes"})
        assert response.status_code == 404 and not Presence.objects.filter(registration=person).exists()


def test_a_day_that_is_over_is_not_promised_as_when_it_closes_by_itself(client, event, organiser):
    client.force_login(organiser)
    assert "dan sluit alles vanzelf op" in text(client.get(url("close", event.pk)))
    type(event).objects.filter(pk=event.pk).update(
        starts_at=now() - timedelta(weeks=4), ends_at=now() - timedelta(weeks=3)
    )
    page = text(client.get(url("close", event.pk)))
    assert "Sluit eerst elk onderdeel af." in page and "dan sluit alles vanzelf op" not in page


def test_a_title_with_a_question_mark_has_no_full_stop_behind_it(client, organiser):
    event = make.event("Waar staan we?", organiser=organiser, starts_at=now() + timedelta(days=1))
    client.force_login(organiser)
    page = text(client.get(url("expected", event.sessions.get().pk)))
    assert "Waar staan we?" in page and "?</span>." not in page and "?." not in page


def test_an_event_that_is_to_come_or_off_is_not_closed(client, organiser):
    client.force_login(organiser)
    for fields in (
        {"starts_at": now() + timedelta(days=1)},
        {"starts_at": now() - timedelta(days=1), "status": "cancelled"},
    ):
        event = make.event(organiser=organiser, **fields)
        assert "Afsluiten kan nog niet" in text(client.post(url("close", event.pk)))
        event.refresh_from_db()
        assert event.closed_at is None


def test_the_lists_cost_the_same_for_one_and_for_three(client, event, session, organiser, django_assert_num_queries):
    client.force_login(organiser)
    for _ in range(2):
        make.registration(event)
        client.get(url("close", event.pk))
        with django_assert_num_queries(12):
            client.get(url("close", event.pk))
        with django_assert_num_queries(13):
            client.get(url("expected", session.pk))
        for _ in range(2):
            make.registration(event)
