"""What is known of me: seen, mended, downloaded, erased."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.timezone import now as clock

from certificates.models import Certificate
from events import extend
from events.attendance.actions import claim_presence
from events.mine.actions import change_me, erase_me
from events.mine.held import DERIVED, SECRETS, WORDS, held_of
from events.mine.holdings import forget_own_links
from events.models import (
    DietaryNeed,
    ForgetRun,
    Group,
    Message,
    OwnLink,
    Presence,
    Registration,
    Speaker,
    State,
    Submission,
)
from events.refusals import ChangedMeanwhile
from events.registration import limits
from events.registration.actions import give_needs, register, submit
from events.registration.person import Needs
from learning.models import NetworkPerson
from tests import make
from tests.events.mine.build import EMAIL, link
from tests.events.mine.test_page import been, certify
from tests.learning.build import network
from tests.toolkits.build import request

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def made():
    return link()


def coming(title="Samen", days=5, **fields):
    event = make.event(title, starts_at=clock() + days * DAY, asks_dietary=True, **fields)
    return register(event=event, person=make.person(email=EMAIL), at=clock())


def send(client, made, **fields):
    form = client.get(f"/mijn/{made.code}/gegevens/").context["form"]
    start = {name: form.initial[name] for name in ("first_name", "family_name", "role", "language", "version")}
    return client.post(f"/mijn/{made.code}/gegevens/", {**start, **fields})


def test_a_name_is_mended_everywhere_at_once(client, made):
    first, second = coming("Een"), coming("Twee")
    other = make.registration(first.event)
    page = client.get(f"/mijn/{made.code}/gegevens/").content.decode()
    assert "in al je 2 aanmeldingen" in page
    assert send(client, made, first_name="Gülşen Nur", language="en").status_code == 302
    for row in (first, second):
        row.refresh_from_db()
        assert (row.first_name, row.language) == ("Gülşen Nur", "en") and "nur" in row.name_key
    made.refresh_from_db()
    assert made.language == "en"
    other.refresh_from_db()
    assert other.first_name == "Gülşen"


def test_an_empty_name_is_refused_and_what_was_typed_stays(client, made):
    coming()
    answer = send(client, made, first_name="", family_name="van Dijk")
    assert answer.status_code == 422 and "Vul je voornaam in." in answer.content.decode()
    assert "van Dijk" in answer.content.decode()


def test_who_changed_meanwhile_is_not_written_over(client, made):
    row = coming()
    version = row.version
    Registration.objects.filter(pk=row.pk).update(version=version + 1)
    with pytest.raises(ChangedMeanwhile):
        change_me(link=made, version=version, at=clock(), first_name="Ander")
    answer = send(client, made, first_name="Ander", version=version)
    assert answer.status_code == 422 and 'value="Ander"' in answer.content.decode()
    row.refresh_from_db()
    assert row.first_name == "Gülşen"


def test_of_two_people_on_one_address_none_is_renamed_here(client, made):
    event = coming().event
    register(event=event, person=make.person("Bea Jansen", email=EMAIL), at=clock())
    page = client.get(f"/mijn/{made.code}/gegevens/")
    assert page.context["form"] is None and "hoort bij meer mensen" in page.content.decode()
    assert client.post(f"/mijn/{made.code}/gegevens/", {"first_name": "X"}).status_code == 200
    assert set(Registration.objects.values_list("first_name", flat=True)) == {"Gülşen", "Bea"}


def known(client, made):
    answer = client.get(f"/mijn/{made.code}/gegevens.json")
    assert "attachment" in answer["Content-Disposition"]
    return json.loads(answer.content)


def test_everything_that_is_known_can_be_seen_and_taken_along(client, made):
    row = coming()
    give_needs(registration=row, needs=Needs(dietary=("vegetarian",), dietary_note="Geen noten"), at=clock())
    Registration.objects.filter(pk=row.pk).update(motive="Ik wil leren")
    past = been()
    certify(past)
    Speaker.objects.create(first_name="Gülşen", email=EMAIL, bio_nl="Geeft les")
    stranger = make.registration(row.event, motive="Iets van een ander")
    data = known(client, made)
    assert {"dietary_need", "free_texts", "registration", "presence", "certificate", "message_log", "speaker"} <= set(
        data["holdings"]
    )
    assert data["email"] == EMAIL and data["holdings"]["dietary_need"]["rows"][0]["note"] == "Geen noten"
    text = client.get(f"/mijn/{made.code}/gegevens/").content.decode()
    for word in ("Geen noten", "Ik wil leren", "Geeft les", "Aanwezig", "Over schaamte"):
        assert word in text and word in json.dumps(data, ensure_ascii=False), word
    for secret in (row.ticket_secret, row.code, stranger.email, "Iets van een ander", made.code):
        assert secret not in json.dumps(data)
    assert "Iets van een ander" not in text


def test_each_holding_of_a_participant_says_whose_it_is():
    """What has no `found_by` is of staff, of a device, or is found under another holding of the same person."""
    staff = {"hidden_place", "contact", "who_did_what", "roles", "door_link", "material_maker", "network_maker"}
    others = {"first_name_at_door", "draft_organisation"}
    ours = ("bijeen_events", "bijeen_learning", "bijeen_certificates", "bijeen_toolkits")
    site = {holding.key for holding in extend.holdings if holding.app not in ours}
    silent = {holding.key for holding in extend.holdings if not holding.found_by}
    assert silent - site == staff | others


def test_whatever_is_shown_has_a_name_in_words():
    """Of each column that a person can see of themselves; and every lookup is one that its model knows."""
    assert held_of(link("niemand@example.org"))[0].holding.key == "own_link"
    shown = [
        (holding, apps.get_model(holding.app, model)._meta.get_field(name))
        for holding in extend.holdings
        for model, name in (column.split(".") for column in holding.columns)
        if model in {found_by.split(".")[0] for found_by in holding.found_by} and name not in SECRETS | DERIVED
    ]
    assert [
        f"{holding.key}: {column}"
        for holding, column in shown
        if not column.is_relation and column.name not in {**WORDS, **holding.words}
    ] == []


def test_who_is_erased_is_nowhere_any_more(client, made):
    full = make.event("Vol", places=1, starts_at=clock() + 5 * DAY)
    mine = register(event=full, person=make.person(email=EMAIL), at=clock())
    waits = register(event=full, person=make.person("Wacht Lang"), at=clock())
    give_needs(registration=mine, needs=Needs(dietary_note="Geen noten"), at=clock())
    submit(event=make.event(starts_at=clock() + DAY), person=make.person(email=EMAIL), at=clock(), token=make.token())
    past = been()
    given = certify(past)
    missed = make.registration(make.event("Gemist", starts_at=clock() - DAY), email=EMAIL)
    missed.event.sessions.update(closed_at=clock())
    claim_presence(registration=missed, session=missed.event.sessions.get(), at=clock())
    Group.objects.create(event=full, first_name="Gülşen", email=EMAIL)
    answer = client.post(f"/mijn/{made.code}/wissen/")
    assert "Je gegevens zijn gewist" in answer.content.decode()
    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED, "the place went to who waited"
    for model in (Registration, Group, Message, Submission, OwnLink):
        assert not model.objects.filter(email=EMAIL).exists(), model
    assert not DietaryNeed.objects.exists()
    past.refresh_from_db()
    assert (past.first_name, past.name_key, past.email) == ("", "", "")
    assert Presence.objects.filter(registration=past).exists(), "how many there were stays"
    assert Certificate.objects.filter(pk=given.pk).exists(), "unless it is asked for"
    assert client.get(f"/mijn/{made.code}/").status_code == 404
    assert client.get(f"/aanmelding/{mine.code}/").status_code == 404
    assert not Message.objects.filter(registration__in=[mine, past]).exists()
    assert ForgetRun.objects.get().counts["asked"] == 1


def test_certificates_go_when_that_is_asked(client, made):
    given = certify(been())
    page = client.get(f"/mijn/{made.code}/wissen/").content.decode()
    assert 'value="certificate"' in page
    client.post(f"/mijn/{made.code}/wissen/", {"also": "certificate"})
    assert not Certificate.objects.filter(pk=given.pk).exists()


def test_going_is_never_too_often(made, monkeypatch):
    monkeypatch.setattr(limits, "OF_ADDRESS", 1)
    for _each in range(3):
        coming()
    erase_me(link=made, at=clock())
    assert not Registration.objects.filter(email=EMAIL).exists()
    assert Registration.objects.filter(state=State.CANCELLED).count() == 3


def test_opening_the_page_erases_nothing(client, made):
    coming()
    client.get(f"/mijn/{made.code}/wissen/")
    assert Registration.objects.filter(email=EMAIL).exists()


def test_it_ends_in_a_network_too(made, organiser):
    NetworkPerson.objects.create(network=network(), role="facilitator", first_name="G", email=EMAIL, added_at=clock())
    coming()
    erase_me(link=made, at=clock())
    assert not NetworkPerson.objects.filter(email=EMAIL).exists()


def test_a_training_that_was_asked_for_is_withdrawn(made):
    asked, given = request(email=EMAIL), request(email=EMAIL, state="closed")
    erase_me(link=made, at=clock())
    for row in (asked, given):
        row.refresh_from_db()
        assert (row.email, row.first_name) == ("", "") and row.ended_at
    assert (asked.state, given.state) == ("withdrawn", "closed") and asked.organisation_name


def test_another_address_keeps_everything(made):
    other = coming().event.registrations.create(
        first_name="Bea", name_key="bea", email="bea@example.org", registered_at=clock(), state_at=clock()
    )
    erase_me(link=made, at=clock())
    other.refresh_from_db()
    assert other.first_name == "Bea"


def test_a_link_is_forgotten_the_night_after_it_ended(made):
    assert forget_own_links(clock() + 6 * DAY) == 0
    assert forget_own_links(clock() + 8 * DAY, dry_run=True) == 1 == OwnLink.objects.count()
    assert forget_own_links(clock() + 8 * DAY) == 1 and not OwnLink.objects.exists()
