"""The same address under another name is asked about once, where that may be told; elsewhere nothing is said."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import mail_of
from events.models import Message, Registration, State, Submission
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Person
from events.registration.refusals import SomebodyElse
from tests import make

pytestmark = pytest.mark.django_db
BO, AMINA = Person("Bo", "Smit", "samen@example.org"), Person("Amina", "Smit", "samen@example.org")


def submit(event, person, at, **fields) -> Submission:
    return actions.submit(event=event, person=person, at=at, token=uuid4(), **fields)


def test_it_is_asked_and_nothing_is_written_until_it_is_answered(now):
    event = make.event(places=2)
    submit(event, BO, now)
    with pytest.raises(SomebodyElse):
        submit(event, AMINA, now)
    assert Registration.objects.count() == Submission.objects.count() == 1 and event.pools.get().taken == 1
    assert submit(event, AMINA, now, same_address="other").registration.first_name == "Amina"
    assert Registration.objects.filter(state=State.CONFIRMED).count() == 2 and broken() == []


def test_who_says_it_is_me_gets_the_link_by_mail_and_no_second_place(now):
    event = make.event()
    mine = submit(event, BO, now).registration
    Message.objects.all().delete()
    sent = submit(event, Person("B.", "Smit", "Samen@example.org"), now, same_address="me")
    assert sent.registration is None and Registration.objects.count() == 1
    mail = mail_of(Message.objects.get())
    assert mail.to == ["samen@example.org"] and mine.code in mail.body


def test_of_two_who_share_an_address_each_gets_the_own_link(now):
    event = make.event()
    both = [submit(event, BO, now).registration, submit(event, AMINA, now, same_address="other").registration]
    Message.objects.all().delete()
    submit(event, Person("B.", "Smit", "samen@example.org"), now, same_address="me")
    mails = [mail_of(row).body for row in Message.objects.order_by("registration")]
    assert [mine.code in body for mine, body in zip(both, mails, strict=True)] == [True, True]
    assert not any("jouw naam" in body for body in mails) and Registration.objects.count() == 2


def test_the_answer_alone_makes_nobody_known(now):
    event = make.event()
    assert submit(event, BO, now, same_address="me").registration.first_name == "Bo"


def test_who_cancelled_or_comes_elsewhere_is_not_asked_about(now):
    event = make.event()
    actions.cancel_registration(registration=submit(event, BO, now).registration, at=now)
    submit(make.event(), BO, now)
    assert submit(event, AMINA, now).registration.state == State.CONFIRMED


@pytest.mark.parametrize("fields", [{"visibility": "closed"}, {"is_sensitive": True}])
@pytest.mark.parametrize("answer", ["", "me", "other"])
def test_where_nobody_is_greeted_nothing_is_asked_or_told(now, fields, answer):
    event = make.event(**fields)
    submit(event, BO, now)
    assert submit(event, AMINA, now, same_address=answer).registration.first_name == "Amina"


def test_the_form_comes_back_with_the_question_and_all_that_was_typed(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3))
    submit(event, BO, clock())
    page = reverse("bijeen_events:registration-register", args=[event.slug])
    assert "Is dit iemand anders?" not in client.get(page).content.decode()
    typed = {
        "first_name": "Amina",
        "family_name": "Smit",
        "email": "samen@example.org",
        "role": "other",
        "for_myself": "on",
    }
    asked = client.post(page, {**typed, "token": str(uuid4())})
    text = asked.content.decode()
    assert asked.status_code == 422 and "Is dit iemand anders?" in text and 'value="Amina"' in text
    assert "onder een andere naam" in text and "Bo" not in text.partition("<form")[2].partition("</form>")[0].split()
    known = client.post(page, {**typed, "token": str(uuid4()), "same_address": "me"}, follow=True).content.decode()
    assert "Fijn, je was er al bij" in known and Registration.objects.count() == 1
    assert client.post(page, {**typed, "token": str(uuid4()), "same_address": "other"}).status_code == 302
    assert Registration.objects.get(first_name="Amina").email == "samen@example.org"
