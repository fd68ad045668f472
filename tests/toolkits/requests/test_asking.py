"""Asking for a training: once, with a mail; correcting it and taking it back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.messages.drawing import mail_of
from events.models import Fact, Message
from events.refusals import ChangedMeanwhile
from tests import make
from tests.toolkits import build
from toolkits.models import TrainingRequest
from toolkits.requests.actions import ask_for_training, change_request, send_request_link, withdraw_request
from toolkits.requests.refusals import RequestAddressTaken, RequestOver, RequestSettled, ToolkitOffTheSite

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_a_request_is_kept_with_the_day_by_which_somebody_calls_and_a_mail_is_due(now):
    toolkit = build.toolkit()
    ask_for_training(toolkit=toolkit, asking=build.asking(email="Bo@Example.org"), token=make.token(), at=now)
    request = TrainingRequest.objects.get()
    assert (request.state, request.email, request.due_on) == ("new", "bo@example.org", date(2027, 1, 19))
    assert kinds() == ["training_asked"]
    fact = Fact.objects.get()
    assert (fact.name, fact.data, fact.actor) == ("training_asked", {"asked": request.pk}, "participant")


def test_a_holiday_is_no_working_day():
    at = datetime(2026, 12, 23, 9, tzinfo=UTC)
    ask_for_training(toolkit=build.toolkit(), asking=build.asking(), token=make.token(), at=at)
    assert TrainingRequest.objects.get().due_on == date(2026, 12, 31)


def test_the_same_form_and_the_same_address_are_one_request(now):
    toolkit, token, asking = build.toolkit(), make.token(), build.asking()
    for _twice in range(2):
        ask_for_training(toolkit=toolkit, asking=asking, token=token, at=now)
    for minutes in (1, 2, 30):
        ask_for_training(toolkit=toolkit, asking=asking, token=make.token(), at=now + timedelta(minutes=minutes))
    assert TrainingRequest.objects.count() == 1
    assert kinds() == ["training_asked", "training_link", "training_link"]  # once in ten minutes
    ask_for_training(toolkit=build.toolkit(), asking=asking, token=make.token(), at=now)
    assert TrainingRequest.objects.count() == 2


def test_with_a_toolkit_that_is_off_the_site_nothing_is_asked(now):
    with pytest.raises(ToolkitOffTheSite):
        ask_for_training(toolkit=build.toolkit(published_at=None), asking=build.asking(), token=make.token(), at=now)


@pytest.mark.parametrize(("is_sensitive", "language"), [(True, "nl"), (False, "nl"), (True, "en")])
def test_the_mail_names_the_toolkit_only_where_it_may(now, is_sensitive, language):
    toolkit = build.toolkit("Toolkit Vertrek", is_sensitive=is_sensitive)
    ask_for_training(toolkit=toolkit, asking=build.asking(language=language), token=make.token(), at=now)
    mail = mail_of(Message.objects.get())
    assert ("Toolkit Vertrek" in mail.body) is not is_sensitive
    assert TrainingRequest.objects.get().code in mail.body
    assert (
        mail.subject
        == {"nl": "We hebben je aanvraag voor een training", "en": "We have your request for a training"}[language]
    )
    assert {"nl": "dinsdag 19 januari 2027", "en": "Tuesday 19 January 2027"}[language] in mail.body


def test_it_is_corrected_under_its_own_version_until_something_is_planned(now):
    request = build.request(state="offered")
    changed = change_request(asked=request, version=1, participants=20, months="mei", at=now)
    assert (changed.participants, changed.months, changed.version) == (20, "mei", 2)
    assert Fact.objects.get().data == {"asked": request.pk, "columns": ["participants", "months"]}
    with pytest.raises(ChangedMeanwhile):
        change_request(asked=request, version=1, participants=3, at=now)
    for state in ("planned", "given", "closed", "declined", "withdrawn"):
        with pytest.raises(RequestSettled):
            change_request(asked=build.request(state=state), version=1, participants=3, at=now)


def test_another_address_ends_the_link_of_the_old_one_and_gets_a_new_one(now):
    ask_for_training(toolkit=build.toolkit(), asking=build.asking(), token=make.token(), at=now)
    request = TrainingRequest.objects.get()
    changed = change_request(asked=request, version=1, email=" Goed@Example.org", at=now)
    assert changed.email == "goed@example.org" and changed.code != request.code
    assert list(Message.objects.order_by("pk").values_list("kind", "email", "status")) == [
        ("training_asked", request.email, "stopped"),
        ("training_link", "goed@example.org", "due"),
    ]
    assert changed.code in mail_of(Message.objects.get(status="due")).body
    change_request(asked=changed, version=2, email="goed@example.org", months="mei", at=now)
    assert TrainingRequest.objects.get().code == changed.code and Message.objects.count() == 2


def test_the_address_of_another_new_request_is_refused(now):
    toolkit = build.toolkit()
    one, other = build.request(toolkit, email="een@example.org"), build.request(toolkit, email="ander@example.org")
    with pytest.raises(RequestAddressTaken):
        change_request(asked=one, version=1, email=other.email, at=now)
    one.refresh_from_db()
    assert (one.email, one.version, Message.objects.count()) == ("een@example.org", 1, 0)
    change_request(asked=one, version=1, email=build.request(toolkit, state="agreed").email, at=now)


def test_it_is_taken_back_until_the_training_was_given(now):
    for state in ("new", "agreed", "planned"):
        request = withdraw_request(asked=build.request(state=state), at=now)
        assert (request.state, request.ended_at) == ("withdrawn", now)
    for state in ("given", "closed", "declined", "withdrawn"):
        with pytest.raises(RequestOver):
            withdraw_request(asked=build.request(state=state), at=now)


def test_the_link_is_mailed_once_more_each_time(now, organiser):
    request = build.request()
    for _twice in range(2):
        send_request_link(asked=request, at=now, by=organiser)
    assert kinds() == ["training_link"] * 2
    TrainingRequest.objects.update(email="")
    assert "niet meer" in mail_of(Message.objects.first()).body
