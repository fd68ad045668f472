"""The list of organisations at the desk: for administrators and programme managers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Organisation
from tests import make

pytestmark = pytest.mark.django_db
PAGE, MERGE = (reverse(f"bijeen_events:desk-{name}") for name in ("organisations", "organisations-merge"))


def draft(name: str) -> Organisation:
    return make.organisation(name, is_draft=True, is_listed=False)


@pytest.mark.parametrize("who", ["organiser", "trainer", "stranger"])
def test_others_find_nothing(client, request, who):
    client.force_login(request.getfixturevalue(who))
    one, other = make.organisation("Een"), make.organisation("Twee")
    for answer in (
        client.get(PAGE),
        client.post(PAGE, {"do": f"hide:{one.pk}"}),
        client.post(MERGE, {"wie": [one.pk, other.pk]}),
    ):
        assert answer.status_code == 404
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("who", ["manager", "administrator"])
def test_drafts_stand_with_what_they_look_like(client, request, who):
    client.force_login(request.getfixturevalue(who))
    known, typed = make.organisation("Jeugdhulp Midden"), draft("Jeugdhulp Middden")
    make.registration(make.event(), organisation=typed)
    text = client.get(PAGE).content.decode()
    assert "Jeugdhulp Middden" in text and "1 aanmelding" in text and "Lijkt op:" in text
    assert f"{MERGE}?wie={typed.pk}&amp;wie={known.pk}&amp;blijft={known.pk}" in text


def test_a_draft_comes_into_the_list_or_stays_out(client, manager):
    client.force_login(manager)
    school, shelter = draft("De Regenboog"), draft("Huis Blauw")
    page = client.post(PAGE, {"do": f"list:{school.pk}"}, follow=True).content.decode()
    assert "De Regenboog staat in de lijst." in page
    assert (
        "Huis Blauw blijft buiten de lijst."
        in client.post(PAGE, {"do": f"hide:{shelter.pk}"}, follow=True).content.decode()
    )
    assert "Alles is bekeken" in client.get(PAGE).content.decode()
    for wrong in ("list:0", "weg:1", "list:x", ""):
        assert client.post(PAGE, {"do": wrong}).status_code == 404


def test_what_moves_is_shown_first_and_one_button_does_it(client, manager):
    client.force_login(manager)
    one, other = make.organisation("Jeugdhulp Midden"), draft("JHM")
    make.registration(make.event(), organisation=other)
    shown = client.get(MERGE, {"wie": [one.pk, other.pk], "blijft": one.pk}).content.decode()
    assert "Dit gaat naar Jeugdhulp Midden" in shown and "<dt>Aanmeldingen</dt><dd>1</dd>" in shown
    assert Organisation.objects.count() == 2
    done = client.post(MERGE, {"wie": [one.pk, other.pk], "blijft": one.pk}, follow=True).content.decode()
    assert "alles staat nu bij Jeugdhulp Midden" in done and Organisation.objects.get() == one
    assert one.registrations.count() == 1
    again = client.post(MERGE, {"wie": [one.pk, other.pk], "blijft": one.pk}, follow=True).content.decode()
    assert "Kies twee of meer organisaties" in again


def test_a_search_finds_by_every_name(client, manager):
    client.force_login(manager)
    make.organisation("Gemeente Utrecht")
    make.organisation("Iets anders")
    text = client.get(PAGE, {"zoek": "utrécht"}).content.decode()
    assert "Gemeente Utrecht" in text and "Iets anders" not in text
    assert "Niets gevonden" in client.get(PAGE, {"zoek": "zeppelin"}).content.decode()


def test_as_many_queries_for_one_draft_as_for_three(client, manager):
    client.force_login(manager)
    numbers = []
    for names in (["Een"], ["Twee", "Drie"]):
        for name in names:
            draft(f"Stichting {name}")
        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE)
        numbers.append(len(caught))
    assert numbers[0] == numbers[1]


def test_a_name_that_is_not_in_the_list_stands_in_no_public_page(client, manager):
    client.force_login(manager)
    event = make.event(starts_at=make.DAY.replace(year=2099))
    shelter, double = make.organisation("Huis Blauw", is_listed=False), make.organisation("Opvang Groen")
    client.post(MERGE, {"wie": [shelter.pk, double.pk], "blijft": shelter.pk})
    text = client.get(reverse("bijeen_events:registration-register", args=[event.slug])).content.decode()
    text += client.get(reverse("bijeen_events:registration-group", args=[event.slug])).content.decode()
    assert "Huis Blauw" not in text and "Opvang Groen" not in text
