"""One person at the desk: the ticket on paper, what was done and who is told, asking before cancelling."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils.timezone import now as clock
from openpyxl import load_workbook

from events.models import AccessNeed, Registration, SessionChoice
from events.registration.actions import cancel_registration, register
from events.registration.person import Wish
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    """Three weeks from now."""
    return make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=1, venue=make.venue())


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_who_has_no_mail_address_gets_a_ticket_on_paper_and_no_link(desk, event, organiser):
    person = register(event=event, person=make.person("Tesfay", email=""), at=clock(), by=organiser)
    page = desk.get(url("person", event.pk, person.pk)).content.decode()
    assert "Print het ticket" in page and "Stuur een nieuwe link" not in page
    ticket = desk.get(url("ticket", event.pk, person.pk)).content.decode()
    assert person.short_code[:3] in ticket and "b-qr" in ticket and "Voorbeeldstraat" in ticket
    assert person.code not in page + ticket
    assert desk.post(url("person", event.pk, person.pk), {"do": "link"}).status_code == 404


def test_who_cancelled_already_is_not_cancelled_again_nor_promised_a_mail(desk, event, organiser):
    person = register(event=event, person=make.person(), at=clock(), by=organiser)
    cancel_registration(registration=person, at=clock())
    page = url("person-cancel", event.pk, person.pk)
    for again in (desk.get(page, follow=True), desk.post(page, follow=True)):
        assert said(again) == "Dat kan niet meer: de aanmelding staat nu op 'Afgemeld'."


def test_who_has_no_place_has_no_ticket(desk, event, organiser):
    rows = [register(event=event, person=make.person(), at=clock(), by=organiser) for _ in range(2)]
    assert desk.get(url("ticket", event.pk, rows[1].pk)).status_code == 404


def test_a_ticket_in_english_writes_the_month_with_a_capital(desk, organiser):
    event = make.event(starts_at=make.DAY.replace(year=2099), organiser=organiser)
    person = register(event=event, person=make.person(language="en"), at=clock(), by=organiser)
    assert "11 March 2099" in desk.get(url("ticket", event.pk, person.pk)).content.decode()


def test_a_ticket_of_a_sensitive_event_names_no_subject(desk, event, organiser):
    person = register(event=event, person=make.person(), at=clock(), by=organiser)
    type(event).objects.update(is_sensitive=True, title_nl="Geheim onderwerp")
    ticket = desk.get(url("ticket", event.pk, person.pk)).content.decode().split("<article")[1].split("</article>")[0]
    assert "Geheim onderwerp" not in ticket and "Jouw bijeenkomst op" in ticket


def test_cancelling_asks_first_and_says_who_is_told(desk, event, organiser):
    person = register(event=event, person=make.person("Anna Lang"), at=clock(), by=organiser)
    path = url("person-cancel", event.pk, person.pk)
    assert "Wil je Anna Lang afmelden?" in desk.get(path).content.decode()
    assert Registration.objects.get().state == "confirmed"
    assert said(desk.post(path, follow=True)) == f"Anna Lang is afgemeld. Een mail daarover gaat naar {person.email}."


def test_each_button_says_what_it_did(desk, event, organiser):
    event.way_in = "request"
    event.save()
    rows = [register(event=event, person=make.person(name), at=clock()) for name in ("Een", "Twee", "Drie")]
    for row, act, words in (
        (rows[0], "approve", "Een heeft een plek. Een mail daarover gaat naar"),
        (rows[1], "approve", "Het is vol: Twee staat op de wachtlijst."),
        (rows[2], "decline", "Drie kan deze keer niet meedoen."),
        (rows[0], "link", "De oude link van Een werkt niet meer. De nieuwe link gaat naar"),
    ):
        assert words in said(desk.post(url("person", event.pk, row.pk), {"do": act}, follow=True))


def test_answering_with_nobody_ticked_says_so(desk, event):
    response = desk.post(url("registrations", event.pk), {"answer": "approve"}, follow=True)
    assert "Er is niemand aangevinkt." in said(response)


def test_who_is_there_already_is_shown_and_not_added_again(desk, event, organiser):
    person = register(event=event, person=make.person("Anna Lang", email="anna@example.org"), at=clock())
    data = {"first_name": "Anna", "family_name": "Lang", "email": "Anna@example.org", "role": "other", "language": "nl"}
    response = desk.post(url("add", event.pk), data, follow=True)
    assert "Anna Lang staat er al." in said(response)
    assert response.redirect_chain[-1][0] == url("person", event.pk, person.pk) and Registration.objects.count() == 1


def test_somebody_is_added_to_a_day_with_workshops_online_and_with_needs(desk, organiser):
    day = make.conference(starts_at=clock() + timedelta(weeks=3), organiser=organiser, mode="hybrid")
    make.pool(day, 10, mode="online")
    first = day.sessions.first()
    data = {
        "first_name": "Anna", "role": "expert", "language": "nl", "mode": "online",
        f"ronde_{first.round_id}": first.pk, "access": ["hearing_loop"], "access_note": "vooraan",
    }  # fmt: skip
    page = desk.get(url("add", day.pk)).content.decode()
    assert "Hoe doet deze persoon mee?" in page and "Wat is er nodig om mee te doen?" in page
    refused = desk.post(url("add", day.pk), data)
    assert refused.status_code == 422 and "is alleen op locatie" in refused.content.decode()
    type(first).objects.filter(pk=first.pk).update(is_streamed=True)
    assert desk.post(url("add", day.pk), data).status_code == 302
    assert Registration.objects.get().mode == "online"
    assert SessionChoice.objects.get().session == first and AccessNeed.objects.get().note == "vooraan"


# Downloads ----------------------------------------------------------------------------------------------


def rows_in(response) -> list[list]:
    sheet = load_workbook(BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_download_follows_the_list_and_leaves_out_who_is_gone(desk, organiser):
    day = make.conference(starts_at=clock() + timedelta(weeks=3), organiser=organiser, each=1)
    first = day.sessions.first()
    for name in ("Anna Lang", "Bram Kort", "Cem Weg"):
        register(event=day, person=make.person(name, role="policy"), wishes=(Wish(first),), at=clock())
    cancel_registration(registration=Registration.objects.get(first_name="Cem"), at=clock())

    rows = rows_in(desk.get(url("xlsx", day.pk)))

    assert rows[0][:2] == ["Voornaam", "Achternaam"]
    people = {row[0]: row for row in rows[1:3]}
    assert set(people) == {"Anna", "Bram"} and people["Bram"][-1] == "1A (wachtlijst)"
    assert "Beleidsmaker" in people["Anna"] and people["Anna"][6].year == clock().year
    found = rows_in(desk.get(url("xlsx", day.pk), {"zoek": "kort"}))
    assert [row[0] for row in found[1:2]] == ["Bram"] and found[2][0] is None
    everybody = desk.get(url("csv", day.pk), {"stand": "all"}).content.decode()
    assert "Cem" in everybody


def test_a_file_is_named_in_the_language_of_the_page(desk, event):
    assert 'filename="aanmeldingen.xlsx"' in desk.get(url("xlsx", event.pk))["Content-Disposition"]
    assert 'filename="registrations.csv"' in desk.get(f"/en{url('csv', event.pk)}")["Content-Disposition"]
