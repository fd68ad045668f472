"""Registrations at the desk: found, answered, added, changed; and lists that are safe to open."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now as clock
from openpyxl import load_workbook

from events.models import AccessNeed, Fact, Registration, State
from events.registration.actions import register
from events.registration.person import Needs
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    """Three weeks from now."""
    return make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=100)


@pytest.mark.parametrize("typed", ["gulsen", "DOGAN", "van der dogan", "gülşen van der doğan"])
def test_a_search_ignores_accents_capitals_and_infixes(desk, event, typed):
    make.registration(event, first_name="Gülşen", family_name="van der Doğan")
    make.registration(event, first_name="Piet", family_name="Bakker")
    page = desk.get(url("registrations", event.pk), {"zoek": typed}).content.decode()
    assert "Gülşen van der Doğan" in page and "Bakker" not in page


def test_a_list_costs_the_same_for_one_and_three_and_stays_under_ten(desk, event):
    counts = []
    for extra in (1, 2):
        for _ in range(extra):
            make.registration(event)
        desk.get(url("registrations", event.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url("registrations", event.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_many_requests_are_answered_at_once(desk, event):
    event.way_in = "request"
    event.save()
    rows = [register(event=event, person=make.person(), at=clock()) for _ in range(3)]
    desk.post(url("registrations", event.pk), {"answer": "approve", "who": [rows[0].pk, rows[1].pk]})
    desk.post(url("registrations", event.pk), {"answer": "decline", "who": [rows[2].pk]})
    assert [Registration.objects.get(pk=row.pk).state for row in rows] == [State.CONFIRMED] * 2 + [State.DECLINED]


def test_somebody_without_a_mail_address_is_added(desk, event):
    desk.post(url("add", event.pk), {"first_name": "Tesfay", "role": "expert", "language": "nl"})
    registration = Registration.objects.get()
    assert (registration.state, registration.email, registration.added_by_id is not None) == ("confirmed", "", True)
    assert "Tesfay" in desk.get(url("person", event.pk, registration.pk)).content.decode()


def test_nobody_is_added_to_a_draft_and_the_organiser_is_not_told_to_call_the_organiser(desk, event):
    assert url("add", event.pk) in desk.get(url("registrations", event.pk)).content.decode()
    type(event).objects.filter(pk=event.pk).update(status="draft")
    for page in ("event", "registrations"):
        assert url("add", event.pk) not in desk.get(url(page, event.pk)).content.decode()
    sent = {"first_name": "Tesfay", "role": "expert", "language": "nl"}
    text = desk.post(url("add", event.pk), sent).content.decode()
    assert "Hier kan niemand bij" in text and "Bel de organisator" not in text


def test_details_are_changed_and_an_old_form_is_refused(desk, event):
    registration = make.registration(event)
    data = {"first_name": "Nieuw", "family_name": "Mens", "role": "policy", "language": "nl", "email": "n@example.org"}
    assert desk.post(url("details", event.pk, registration.pk), {**data, "version": 9}).status_code == 422
    assert desk.post(url("details", event.pk, registration.pk), {**data, "version": 1}).status_code == 302
    registration.refresh_from_db()
    assert (registration.first_name, registration.sort_key) == ("Nieuw", "mens nieuw")


def test_the_organiser_cancels_and_the_mail_says_so(desk, event):
    registration = register(event=event, person=make.person(), at=clock())
    assert "Wil je" in desk.get(url("person-cancel", event.pk, registration.pk)).content.decode()
    desk.post(url("person-cancel", event.pk, registration.pk))
    registration.refresh_from_db()
    assert (registration.state, registration.reason) == ("cancelled", "by_organiser")


def test_needs_are_answered_and_the_caterer_gets_numbers(desk, event):
    needs = Needs(dietary=("halal",), access=("hearing_loop",), access_note="vooraan")
    register(event=event, person=make.person(), needs=needs, at=clock())
    page = desk.get(url("needs", event.pk)).content.decode()
    assert "Ringleiding" in page and "vooraan" in page
    assert "Halal" in desk.get(url("catering", event.pk)).content.decode()
    desk.post(url("needs", event.pk), {"arranged": AccessNeed.objects.get().pk})
    assert AccessNeed.objects.get().answered_at is not None
    assert "vooraan" not in str(Fact.objects.values_list("data", flat=True))


def test_lists_open_without_running_anything_and_say_whose_copy_it_is(desk, event, organiser):
    make.registration(event, first_name="=2+3", family_name="@SUM(A1)", email="x@example.org")
    text = desk.get(url("csv", event.pk)).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[1][:2] == ["'=2+3", "'@SUM(A1)"]
    assert str(organiser) in rows[-1][0]
    sheet = load_workbook(BytesIO(desk.get(url("xlsx", event.pk)).content)).active
    cells = [sheet["A2"], sheet["B2"]]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=2+3", "s"), ("@SUM(A1)", "s")]
    facts = Fact.objects.filter(name="list_downloaded")
    assert [(fact.by, fact.data["people"]) for fact in facts] == [(organiser, 1)] * 2


def test_a_sign_that_nobody_sees_does_not_keep_a_list_from_opening(desk, event):
    make.registration(event, first_name="A\x01\x1bnna", family_name="\x02=1+1", email="x@example.org")
    sheet = load_workbook(BytesIO(desk.get(url("xlsx", event.pk)).content)).active
    assert (sheet["A2"].value, sheet["B2"].value) == ("Anna", "=1+1")
    assert "Anna;'=1+1" in desk.get(url("csv", event.pk)).content.decode()


def test_a_sensitive_list_has_shown_names_and_no_organisation(desk, event):
    event.is_sensitive = True
    event.save()
    make.registration(
        event, first_name="Anna", family_name="Lang", shown_name="Anna", organisation=make.organisation("Blijf")
    )
    text = desk.get(url("csv", event.pk)).content.decode()
    assert "Anna" in text and "Lang" not in text and "Blijf" not in text and "@" not in text


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\ufdd0", "\U0001ffff"])
def test_a_noncharacter_does_not_keep_a_list_from_opening(desk, event, sign):
    make.registration(event, first_name=f"A{sign}nna", family_name="Lang", email="x@example.org")
    sheet = load_workbook(BytesIO(desk.get(url("xlsx", event.pk)).content)).active
    assert (sheet["A2"].value, sheet["B2"].value) == ("Anna", "Lang")
