"""Who gets a certificate, said at the desk: by whom, until when, and what follows."""

import pytest

from certificates.desk.actions import set_rule
from certificates.issuing.actions import issue_certificates
from certificates.issuing.refusals import RuleNeedsNumber, RuleNeedsShare, RuleStands
from certificates.models import Certificate
from events.models import Fact
from tests import make
from tests.certificates.staged import CLOSED_AT, attended, close, series

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    return make.event("Samen leren", organiser=organiser)


def enter(client, user) -> None:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")


def rule(event) -> str:
    return f"/beheer/{event.pk}/deelnamebewijzen/regel/"


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ({"type": "present"}, {"type": "present"}, "Wie er was, krijgt een deelnamebewijs."),
        ({"type": "n_of_m", "number": "1"}, {"type": "n_of_m", "n": 1, "m": 1}, "Wie bij 1 onderdeel was"),
        ({"type": "net_hours", "percent": "80"}, {"type": "net_hours", "share": 0.8}, "Wie 80 procent van de uren"),
        ({"type": "none"}, {"type": "none"}, "hoort geen deelnamebewijs"),
    ],
)
def test_the_organiser_says_who_gets_one_and_reads_it_back(client, organiser, event, typed, kept, words):
    enter(client, organiser)
    assert rule(event) in client.get(f"/beheer/{event.pk}/").content.decode()
    form = client.get(rule(event)).context["form"]
    assert form.initial["type"] == "present"
    sent = client.post(rule(event), {**typed, "net_minutes": "150", "version": event.version})
    assert sent.url == f"/beheer/{event.pk}/deelnamebewijzen/"
    event.refresh_from_db()
    assert event.proof_rule == kept and event.net_minutes == 150
    assert event.sessions.get().net_minutes == 150
    assert words in client.get(sent.url).content.decode()
    assert Fact.objects.get(name="event_changed").data["columns"] == ["proof_rule", "net_minutes"]
    again = client.get(rule(event)).context["form"]
    assert {name: str(again.initial[name]) for name in typed} == typed


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept(client, organiser, event):
    enter(client, organiser)
    for typed, field, said in (
        ({"type": "n_of_m"}, "number", "Vul in hoeveel onderdelen"),
        ({"type": "net_hours"}, "percent", "Vul in hoeveel procent"),
        ({"type": "net_hours", "percent": "101"}, "percent", ""),
        ({"type": "anybody"}, "type", ""),
        ({}, "type", "Kies wie een deelnamebewijs krijgt."),
        ({"type": "present", "net_minutes": "0"}, "net_minutes", ""),
    ):
        response = client.post(rule(event), {**typed, "version": event.version})
        assert response.status_code == 422 and said in " ".join(response.context["form"].errors[field])
    event.refresh_from_db()
    assert event.proof_rule == {} and event.net_minutes is None


def test_two_people_at_one_rule_see_both_versions(client, organiser, event):
    enter(client, organiser)
    opened = client.get(rule(event)).context["form"]["opened"].value()
    set_rule(event=event, version=event.version, type="n_of_m", number=3, at=CLOSED_AT, by=organiser)
    typed = {"type": "none", "number": "", "percent": "", "net_minutes": "", "version": event.version, "opened": opened}
    response = client.post(rule(event), typed)
    assert response.status_code == 422
    (both,) = response.context["form"].both
    assert (both.kept, both.mine) == ("Wie bij een aantal onderdelen was", "Niemand")


def test_a_network_gives_one_by_the_rule_that_was_said(organiser):
    event = series(3, organiser=organiser)
    set_rule(event=event, version=event.version, type="n_of_m", number=2, at=CLOSED_AT, by=organiser)
    first, second, _third = event.sessions.order_by("number")
    enough, too_little = attended(event, first, second), attended(event, first)
    issue_certificates(event=close(event), at=CLOSED_AT)
    assert list(Certificate.objects.values_list("registration", flat=True)) == [enough.pk] != [too_little.pk]


def test_after_closing_the_rule_stands(client, organiser, event):
    close(event)
    for words in ({"type": "none"}, {"type": "present"}):
        with pytest.raises(RuleStands):
            set_rule(event=event, version=event.version, at=CLOSED_AT, by=organiser, **words)
    enter(client, organiser)
    assert client.get(rule(event)).status_code == 404
    assert rule(event) not in client.get(f"/beheer/{event.pk}/deelnamebewijzen/").content.decode()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"type": "n_of_m"}, RuleNeedsNumber),
        ({"type": "n_of_m", "number": 0}, RuleNeedsNumber),
        ({"type": "net_hours"}, RuleNeedsShare),
        ({"type": "net_hours", "percent": 101}, RuleNeedsShare),
    ],
)
def test_a_rule_that_asks_nothing_or_too_much_is_refused(organiser, event, words, refusal):
    with pytest.raises(refusal):
        set_rule(event=event, version=event.version, at=CLOSED_AT, by=organiser, **words)


def test_nobody_else_says_who_gets_one(client, organiser, manager, event):
    webinar = make.event(organiser=organiser, kind="webinar")
    enter(client, organiser)
    assert client.get(rule(webinar)).status_code == 404
    enter(client, manager)
    assert client.get(f"/beheer/{event.pk}/deelnamebewijzen/").status_code == 200
    assert client.get(rule(event)).status_code == 404 and client.post(rule(event), {"type": "none"}).status_code == 404
