"""The contact's page: states in words, all tickets; no needs, and no choices where they would tell a subject."""

import subprocess
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import AccessNeed, Event, Group, Registration, Session, State
from events.registration import actions
from tests import make

pytestmark = pytest.mark.django_db


def text_of(file: bytes) -> str:
    """The words in a PDF, as a program of others reads them."""
    return subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True).stdout.decode()


@pytest.fixture
def event():
    return make.conference(starts_at=clock() + timedelta(weeks=3), venue=make.venue())


@pytest.fixture
def group(event):
    school = make.organisation("Jeugdhulp Midden")
    return Group.objects.create(event=event, first_name="Annet", email="annet@example.org", organisation=school)


def colleague(group: Group, name: str, **fields) -> Registration:
    return make.registration(group.event, group=group, first_name=name, family_name="Vos", **fields)


def page_of(client, group: Group) -> str:
    return client.get(reverse("bijeen_fixed:group", args=[group.code])).content.decode()


def tickets(group: Group) -> str:
    return reverse("bijeen_fixed:group-tickets", args=[group.code])


def test_how_it_stands_with_each_is_said_in_words(client, group):
    first = [round_.sessions.order_by("pk").first() for round_ in group.event.rounds.all()]
    colleague(group, "Ada", choices=tuple(first))
    colleague(group, "Bo")
    colleague(group, "Cem", email="")
    colleague(group, "Daan", state=State.WAITING)
    colleague(group, "Eva", state=State.OFFERED)
    colleague(group, "Fay", state=State.CANCELLED)
    colleague(group, "Gone", state=State.REPLACED)
    text = page_of(client, group)
    assert "5 collega&#x27;s van Jeugdhulp Midden. 3 hebben een plek, 1 wacht, 1 heeft nog niet geantwoord." in text
    for word in ("Gekozen", "Kiest zelf, tot en met", "Kiest later", "zonder mailadres, ticket via jou", "Afgemeld"):
        assert word in text
    assert "Gone" not in text and text.count("Vervang<") == text.count("Stuur opnieuw<") == 5


def test_nobody_left_is_said_and_after_choosing_ends_too(client, group):
    colleague(group, "Bo")
    Event.objects.update(choices_until=clock() - timedelta(hours=1))
    assert "Niet gekozen" in page_of(client, group)
    Registration.objects.update(state=State.CANCELLED)
    assert "Van je collega&#x27;s is nu niemand aangemeld." in page_of(client, group)


def test_what_is_chosen_is_told_only_where_no_subject_is_sensitive(client, group):
    told, secret = group.event.sessions.order_by("pk")[:2]
    Session.objects.filter(pk=secret.pk).update(title_nl="Geheim onderwerp")
    colleague(group, "Ada", choices=(told,))
    colleague(group, "Bo", choices=(Session.objects.get(pk=secret.pk),))
    assert "Geheim onderwerp" in page_of(client, group) and str(told.title) in page_of(client, group)
    both = text_of(client.get(tickets(group)).content)
    assert "Geheim onderwerp" in both and both.count("Jouw keuze") == 2
    Session.objects.filter(pk=secret.pk).update(is_sensitive=True)
    for text in (page_of(client, group), text_of(client.get(tickets(group)).content)):
        assert "Geheim onderwerp" not in text and str(told.title) not in text and "Jouw keuze" not in text


def test_needs_are_never_there(client, group):
    needs = {"values": ["lift"], "note": "Rolstoelgeheim", "given_at": clock()}
    AccessNeed.objects.create(registration=colleague(group, "Ada"), **needs)
    assert "Rolstoelgeheim" not in page_of(client, group) + text_of(client.get(tickets(group)).content)


def test_all_tickets_are_one_file_of_who_has_a_place(client, group):
    mine = [colleague(group, "Ada"), colleague(group, "Bo", email="", language="en")]
    colleague(group, "Cem", state=State.WAITING)
    make.registration(group.event, first_name="Vreemd")
    answer = client.get(tickets(group))
    text = text_of(answer.content)
    assert answer["Content-Type"] == "application/pdf" and 'filename="tickets.pdf"' in answer["Content-Disposition"]
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert all(f"{row.short_code[:3]} {row.short_code[3:]}" in text for row in mine)
    assert "Cem" not in text and "Vreemd" not in text and "When" in text and "Wanneer" in text


def test_without_anybody_who_has_a_place_there_is_no_file(client, group):
    colleague(group, "Cem", state=State.WAITING)
    assert client.get(tickets(group)).status_code == 404 and "Alle tickets" not in page_of(client, group)
    colleague(group, "Ada")
    Event.objects.update(status="cancelled")
    assert client.get(tickets(group)).status_code == 404 and "Alle tickets" not in page_of(client, group)
    assert "Vervang<" not in page_of(client, group)


def test_as_many_queries_for_one_colleague_as_for_three(client, group):
    numbers = []
    for names in ("A", "BC"):
        for name in names:
            colleague(group, name, choices=(group.event.sessions.first(),))
        for read in (lambda: page_of(client, group), lambda: client.get(tickets(group))):
            with CaptureQueriesContext(connection) as caught:
                read()
            numbers.append(len(caught))
    assert numbers[:2] == numbers[2:]


def test_a_mail_is_sent_again_and_it_is_said_to_whom(client, group):
    ada = colleague(group, "Ada", email="")
    code = ada.code
    page = client.post(reverse("bijeen_fixed:group", args=[group.code]), {"send": ada.pk}, follow=True)
    assert "De nieuwe link van Ada Vos gaat naar annet@example.org." in page.content.decode()
    ada.refresh_from_db()
    assert ada.code != code


def test_nothing_can_be_done_for_who_is_replaced(client, group):
    ada = colleague(group, "Ada")
    actions.replace_participant(registration=ada, person=make.person("Noor Vos"), at=clock())
    text = page_of(client, group)
    assert "Noor Vos" in text and "Ada Vos" not in text
    assert client.post(reverse("bijeen_fixed:group", args=[group.code]), {"send": "geen getal"}).status_code == 404


def test_a_substitute_typed_while_it_began_is_not_lost_and_pressing_twice_is_once(client, group):
    ada, bo = colleague(group, "Ada"), colleague(group, "Bo")
    typed = {"first_name": "Noor", "family_name": "Vos", "email": "noor@example.org"}
    pages = [reverse("bijeen_fixed:group-replace", args=[group.code, row.pk]) for row in (ada, bo)]
    assert [client.post(pages[0], typed).status_code for _press in range(2)] == [302, 302]
    Event.objects.update(starts_at=clock() - timedelta(minutes=1))
    answer = client.post(pages[1], {**typed, "email": "bea@example.org"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Iemand anders sturen kan niet meer." in text and "bea@example.org" in text
    assert client.get(pages[1]).status_code == 302 and Registration.objects.filter(replaces=bo).count() == 0


def test_who_chose_some_chooses_the_rest(client, group):
    colleague(group, "Ada", choices=(group.event.sessions.order_by("pk").first(),))
    text = page_of(client, group)
    assert "Kiest de rest zelf, tot en met" in text and "Kiest zelf" not in text
