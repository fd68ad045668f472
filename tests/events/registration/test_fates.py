"""What becomes of each line is told first; nothing is registered before the button, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Event, Group, Message, Registration, Session, SessionChoice, State
from events.registration import actions
from events.registration.actions import read_lines
from events.registration.fates import fates_of
from tests import make
from tests.events.registration.adding import agree, look

pytestmark = pytest.mark.django_db
WHO = {"first_name": "Annet", "family_name": "Vos", "email": "annet@example.org"}


@pytest.fixture
def event():
    return make.event(starts_at=clock() + timedelta(weeks=3), places=9)


@pytest.fixture
def group(event):
    return actions.make_group(
        event=event,
        first_name="Annet",
        family_name="Vos",
        email="annet@example.org",
        organisation=None,
        language="nl",
        lines=read_lines("Bo Smit; bo@example.org\nYara"),
        at=clock(),
    )


def start(event: Event) -> str:
    return reverse("bijeen_events:registration-group", args=[event.slug])


def adds(group: Group) -> str:
    return reverse("bijeen_fixed:group-add", args=[group.code])


def test_each_line_has_its_fate(event, group):
    actions.register(event=event, person=make.person("Ali Can", email="ali@example.org"), at=clock())
    text = "Bo Smit; bo@example.org\nYara\nAli Can; ali@example.org\nNoor; noor@example.org\nNoor; noor@example.org\nPiet; piet"
    fates = fates_of(event, group, read_lines(text))
    assert [fate.kind for fate in fates] == ["in_group", "in_group", "known", "new", "twice", "wrong"]


def test_as_many_queries_for_one_line_as_for_three(event, group):
    numbers = []
    for lines in ("A; a@example.org", "A; a@example.org\nB; b@example.org\nC"):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            fates_of(event, group, read_lines(lines))
        numbers.append(len(caught))
    assert numbers == [2, 2]


def test_who_comes_is_not_told_where_nobody_is_greeted(event):
    actions.register(event=event, person=make.person("Ali Can", email="ali@example.org"), at=clock())
    event.visibility = "closed"
    assert [fate.kind for fate in fates_of(event, None, read_lines("Ali Can; ali@example.org"))] == ["new"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Bo; geen adres", "Achter de puntkomma staat geen mailadres."),
        ("; bo@example.org", "Er staat geen naam."),
        ("Bo; bo@voorbeeld", "Achter de @ ontbreekt nog iets"),
        (f"{'B' * 81} Smit; bo@example.org", "De naam is te lang."),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_has_to_be_mended(client, event, line, why):
    page = look(client, start(event), {**WHO, "lines": f"Amina; amina@example.org\n{line}"})
    text = page.content.decode()
    assert page.status_code == 422 and why in text and "Amina; amina@example.org" in text
    assert "Eén regel kunnen we niet lezen" in text and 'name="looked"' not in text
    assert agree(client, start(event), {**WHO, "lines": line}).status_code == 422
    assert not Registration.objects.exists() and not Group.objects.exists()


def test_looking_registers_nobody_and_the_button_everybody(client, event):
    data = {
        **WHO,
        "lines": "Amina el Idrissi; amina@example.org",
        "naam_1": "Bo Smit",
        "naam_3": "Ali",
        "mail_3": "ali@example.org",
    }
    text = look(client, start(event), data).content.decode()
    assert "Dit maken we ervan" in text and "Meld deze 3 collega" in text and not Registration.objects.exists()
    assert "Amina el Idrissi; amina@example.org\nBo Smit\nAli; ali@example.org</textarea>" in text
    answer = agree(client, start(event), data)
    made = Group.objects.get()
    assert answer.url == reverse("bijeen_fixed:group", args=[made.code])
    assert set(made.registrations.values_list("first_name", "email")) == {
        ("Amina", "amina@example.org"),
        ("Bo", ""),
        ("Ali", "ali@example.org"),
    }


def test_lines_that_were_changed_after_looking_are_looked_at_again(client, event):
    data = {**WHO, "lines": "Amina; amina@example.org"}
    answer = agree(client, start(event), data, lines="Amina; amina@example.org\nBo")
    assert answer.status_code == 200 and "Meld deze 2 collega" in answer.content.decode()
    assert not Registration.objects.exists()


def test_nobody_named_and_too_many_are_said_beside_the_box(client, event):
    text = look(client, start(event), {**WHO, "lines": " "}).content.decode()
    assert "Zet op elke regel een collega, of vul de vakken in." in text
    many = "\n".join(f"Mens{number}" for number in range(31))
    page = look(client, start(event), {**WHO, "lines": many})
    assert page.status_code == 422 and "Hoogstens 30" in page.content.decode() and "Mens30" in page.content.decode()


def test_what_a_rule_refuses_is_said_and_nothing_is_lost(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3), places=1, has_waiting_list=False)
    answer = agree(client, start(event), {**WHO, "lines": "Amina; amina@example.org\nBo; bo@example.org"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Deze bijeenkomst is vol." in text and "Bo; bo@example.org" in text
    assert not Registration.objects.exists()


def test_workshops_are_chosen_for_one_and_left_to_another(client):
    event = make.conference(starts_at=clock() + timedelta(weeks=3))
    secret = event.sessions.order_by("pk").first()
    Session.objects.filter(pk=secret.pk).update(is_sensitive=True, title_nl="Geheim onderwerp")
    other = event.sessions.order_by("pk")[1]
    data = {**WHO, "lines": "Amina; amina@example.org\nBo; bo@example.org"}
    text = look(client, start(event), data).content.decode()
    assert "Geheim onderwerp" not in text and str(other.title) in text
    name = text.partition('<select name="')[2].partition('"')[0]
    assert agree(client, start(event), data, **{name: str(other.pk)}).status_code == 302

    amina, bo = Registration.objects.order_by("first_name")
    assert SessionChoice.objects.get().registration == amina
    assert SessionChoice.objects.get().state == State.CONFIRMED and not bo.choices.exists()
    letters = {row.registration_id: letter_of(row).text for row in Message.objects.filter(kind="confirmation")}
    assert all("Annet Vos heeft je aangemeld voor Dichtbij." in text for text in letters.values())
    assert "De andere workshops kies je zelf" in letters[amina.pk] and "Je workshops kies je" not in letters[amina.pk]
    assert "Je workshops kies je zelf" in letters[bo.pk]


def test_a_sensitive_workshop_cannot_be_put_in_by_hand(client):
    event = make.conference(starts_at=clock() + timedelta(weeks=3))
    secret = event.sessions.order_by("pk").first()
    data = {**WHO, "lines": "Amina; amina@example.org"}
    text = look(client, start(event), data).content.decode()
    name = text.partition('<select name="')[2].partition('"')[0]
    Session.objects.filter(pk=secret.pk).update(is_sensitive=True)
    agree(client, start(event), data, **{name: str(secret.pk)})
    assert Registration.objects.exists() and not SessionChoice.objects.exists()


def test_more_colleagues_are_looked_at_as_well(client, event, group):
    data = {"lines": "Bo Smit; bo@example.org\nNoor; noor@example.org"}
    text = look(client, adds(group), data).content.decode()
    assert "Staat al in je groep" in text and "Meld deze collega aan" in text
    assert agree(client, adds(group), data).status_code == 302
    assert group.registrations.filter(email="noor@example.org").count() == 1
    text = look(client, adds(group), data).content.decode()
    assert "Hier is niemand bij die nog niet is aangemeld" in text


def test_no_more_colleagues_where_registering_is_over(client, event, group):
    Event.objects.filter(pk=event.pk).update(closes_at=clock() - timedelta(hours=1))
    assert client.get(adds(group)).status_code == 302 and client.get(start(event)).status_code == 404
    for page in (look(client, adds(group), {"lines": "Noor"}), look(client, start(event), {**WHO, "lines": "Noor"})):
        text = page.content.decode()
        assert page.status_code == 422 and "Aanmelden kan niet meer." in text and "Noor</textarea>" in text
    assert look(client, start(event), {"lines": "Noor"}).content.decode().count("Aanmelden kan niet meer.") == 1
    Event.objects.filter(pk=event.pk).update(closes_at=None, opens_at=clock() + timedelta(hours=1))
    assert "Aanmelden kan nog niet." in look(client, start(event), {**WHO, "lines": "Noor"}).content.decode()
    assert group.registrations.count() == 2 and Group.objects.count() == 1


def test_what_was_made_just_before_it_closed_is_shown_when_the_button_is_pressed_again(client, event):
    data = {**WHO, "lines": "Noor", "token": str(make.token())}
    first = agree(client, start(event), data)
    Event.objects.filter(pk=event.pk).update(closes_at=clock() - timedelta(hours=1))
    again = client.post(start(event), {**data, "step": "add", "looked": "weg"})
    assert (again.status_code, again.url) == (302, first.url)


def test_looking_who_comes_is_counted_for_the_contact_and_for_the_device(client, event, group):
    actions.register(event=event, person=make.person("Ali Can", email="ali@example.org"), at=clock())
    data = {**WHO, "lines": "Ali Can; ali@example.org"}
    pages = [look(client, start(event), data) for _time in range(16)]
    text = pages[-1].content.decode()
    assert [page.status_code for page in pages[-2:]] == [200, 429]
    assert "Was al aangemeld" in pages[-2].content.decode() and "Was al aangemeld" not in text
    assert "te vaak geprobeerd" in text and "Ali Can; ali@example.org</textarea>" in text
    assert look(client, adds(group), {"lines": "Ali"}).status_code == 429  # the same contact
    others = [look(client, start(event), {**data, "email": f"a{n}@example.org"}).status_code for n in range(24)]
    assert others == [*[200] * 23, 429]


def test_the_same_names_are_ready_for_another_event(client, group):
    other = make.event("Volgend jaar", starts_at=clock() + timedelta(weeks=9))
    make.event("Geheim", starts_at=clock() + timedelta(weeks=9), is_sensitive=True)
    actions.cancel_registration(registration=group.registrations.get(first_name="Yara"), at=clock())
    text = client.get(reverse("bijeen_fixed:group-again", args=[group.code])).content.decode()
    assert start(other) in text and text.count("<form") == 1 and "Geheim" not in text
    assert 'name="lines" value="Bo Smit; bo@example.org"' in text
    token = text.partition('name="token" value="')[2].partition('"')[0]
    sent = {**WHO, "lines": "Bo Smit; bo@example.org", "token": token}
    page = client.post(start(other), sent).content.decode()
    assert "Voegen we toe" in page and Registration.objects.filter(event=other).count() == 0
    done = agree(client, start(other), sent)
    again = client.post(start(other), {**sent, "step": "add"})  # pressed twice
    assert done.url == again.url and Group.objects.filter(event=other).count() == 1
    assert client.get(reverse("bijeen_fixed:group-again", args=["onbekend"])).status_code == 404


def test_a_contact_reads_first_that_all_will_wait(client):
    event = make.event(places=1, starts_at=clock() + timedelta(weeks=3))
    said = "Je collega&#x27;s komen op de wachtlijst."
    assert said not in client.get(start(event)).content.decode()
    make.registration(event)
    assert said in client.get(start(event)).content.decode().replace("'", "&#x27;")
    assert said in look(client, start(event), {**WHO, "lines": "Bo; bo@example.org"}).content.decode().replace(
        "'", "&#x27;"
    )


def test_a_line_of_signs_alone_is_no_line():
    assert [line.first_name for line in read_lines(";\nBo Smit; bo@example.org\n--- ;;\n, \nYara")] == ["Bo", "Yara"]


def test_of_a_hybrid_day_a_contact_reads_how_full_it_is_on_site(client):
    event = make.event(places=1, mode="hybrid", starts_at=clock() + timedelta(weeks=3))
    make.pool(event, 5, mode="online")
    said = "Op locatie is het vol"
    assert said not in client.get(start(event)).content.decode()
    make.registration(event)
    made = actions.make_group(event=event, **WHO, organisation=None, language="nl", lines=read_lines("Bo"), at=clock())
    assert made.registrations.get().state == State.WAITING
    assert said in client.get(start(event)).content.decode() and said in client.get(adds(made)).content.decode()
