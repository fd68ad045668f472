"""Who is kept anywhere, in whichever app, opens what is mine with the address alone: sees it, takes it along, erases it."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.timezone import now as clock

from events import extend
from events.calendar.actions import make_feed
from events.messages.actions import plan
from events.messages.asked import ask
from events.mine.actions import mail_own_link
from events.mine.held import is_known
from events.models import Group, Message, OwnLink, Speaker
from events.registration.actions import submit
from events.registration.holdings import HOLDINGS as REGISTERED
from learning.models import NetworkPerson
from tests import make
from tests.events.mine.build import EMAIL, link
from tests.learning import build
from tests.toolkits.build import request

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def soon():
    return make.event("Straks", starts_at=clock() + 5 * DAY)


def in_a_network():
    NetworkPerson.objects.create(
        network=build.network(), role="facilitator", first_name="Gülşen", email=EMAIL, added_at=clock()
    )


def of_a_group():
    """The contact who registered colleagues, with the mail about it."""
    group = Group.objects.create(event=soon(), first_name="Gülşen", email=EMAIL)
    plan(kind="group_made", key="made", group=group, at=clock())


SOMEBODY = {
    "a contact": (of_a_group, {"registration", "message_log"}),
    "an invited": (lambda: soon().invitations.create(email=EMAIL, first_name="Gülşen"), {"unplaced"}),
    "in a network": (in_a_network, {"network_person"}),
    "who asks to join": (lambda: build.asked(build.network(), email=EMAIL), {"join_request"}),
    "who asks a training": (lambda: request(email=EMAIL, phone="06"), {"training_request", "training_remarks"}),
    "a speaker": (lambda: Speaker.objects.create(first_name="Gülşen", email="Gulsen@Voorbeeld.Example.org"), {"speaker"}),
    "who follows": (lambda: make_feed(kind="mine", email=EMAIL, at=clock()), {"calendar_feed"}),
}  # fmt: skip


@pytest.mark.parametrize("who", SOMEBODY)
def test_whoever_is_kept_opens_it_sees_it_and_takes_it_along(client, who):
    make_it, kept = SOMEBODY[who]
    assert not is_known(EMAIL)
    make_it()
    mail_own_link(email=EMAIL, language="nl", at=clock())
    code = OwnLink.objects.get().code
    page = client.get(f"/mijn/{code}/").content.decode()
    assert "Geen aanmeldingen" in page and "<table" not in page and f"/mijn/{code}/gegevens/" in page
    seen = client.get(f"/mijn/{code}/gegevens/").content.decode()
    data = json.loads(client.get(f"/mijn/{code}/gegevens.json").content)
    assert kept <= set(data["holdings"])
    for key in kept:
        assert str(extend.holdings[key].what) in seen
    assert client.get(f"/mijn/{code}/overzicht.pdf").status_code == 200


@pytest.mark.parametrize("who", SOMEBODY)
def test_whoever_is_kept_can_have_it_erased_and_reads_what_stays(client, who):
    make_it, _kept = SOMEBODY[who]
    make_it()
    code = link().code
    assert "deelnamebewijzen" not in client.get(f"/mijn/{code}/wissen/").content.decode(), "there is none to ask about"
    answer = client.post(f"/mijn/{code}/wissen/").content.decode()
    if who == "a speaker":  # stands in a programme that others read
        assert "Dit staat er nog" in answer and "Naam en korte tekst van trainers en sprekers" in answer
        assert "We weten niet meer wie je bent" not in answer and is_known(EMAIL)
    else:
        assert "We weten niet meer wie je bent" in answer and not is_known(EMAIL)


def test_a_form_that_was_sent_an_hour_ago_counts():
    submit(event=soon(), person=make.person(email=EMAIL), at=clock(), token=make.token())
    assert is_known(EMAIL)


def test_a_link_or_a_question_is_no_reason_by_itself():
    link()
    for kind in ("own_link_asked", "filled_form_asked"):
        ask(kind=kind, email=EMAIL, at=clock(), event_id=0, invitation="")
    assert not is_known(EMAIL) and not is_known("")
    mail_own_link(email=EMAIL, language="nl", at=clock() + DAY)
    assert not Message.objects.filter(kind="own_link").exists()


def test_another_app_counts_as_soon_as_it_says_whose_it_is():
    [registered] = [holding for holding in REGISTERED if holding.key == "registration"]
    make.registration(soon(), email=EMAIL)
    with extend.holdings.only():
        assert not is_known(EMAIL)
        extend.holdings.add(registered)
        assert is_known(EMAIL)


def test_each_lookup_is_one_that_its_model_knows():
    for holding in extend.holdings:
        for found_by in holding.found_by:
            name, lookup = found_by.split(".")
            rows = apps.get_model(holding.app, name)._default_manager.filter(**{lookup: EMAIL})
            assert not rows.exists(), found_by


def test_one_mail_with_two_ways_to_whom_it_was_is_one_row(client):
    plan(kind="confirmation", key="one", registration=make.registration(soon(), email=EMAIL), email=EMAIL, at=clock())
    data = json.loads(client.get(f"/mijn/{link().code}/gegevens.json").content)
    assert len(data["holdings"]["message_log"]["rows"]) == 1
