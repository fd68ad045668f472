"""The pages of a request: asking without an account, the own page behind its code, and the desk."""

import re

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Event, Message
from tests import make
from tests.toolkits import build
from toolkits.library.actions import change_toolkit
from toolkits.models import TrainingRequest
from toolkits.requests.actions import change_request, take_step
from toolkits.requests.urls import pages

pytestmark = pytest.mark.django_db
DESK = [pattern for pattern in pages if pattern.name.startswith("toolkits-desk")]
FORM = {
    "organisation_name": "De Kade",
    "organisation_type": "school",
    "first_name": "Bo",
    "email": "bo@voorbeeld.example.org",
    "wish": "in_company",
    "participants": "14",
    "part_of_day": "any",
    "place": "ours",
    "months": "mei",
}


def url(name: str, *args) -> str:
    return reverse(f"bijeen_events:toolkits-{name}", args=args)


def own(request, name: str = "") -> str:
    return reverse("bijeen_fixed:toolkits-request" + (f"-{name}" if name else ""), args=[request.code])


@pytest.fixture
def toolkit():
    return build.toolkit("Toolkit Vertrek")


# Asking ---------------------------------------------------------------------------------------------


def test_a_good_form_makes_a_request_and_answers_the_same_to_everybody(client, toolkit):
    assert url("ask", toolkit.slug) in client.get(url("toolkit", toolkit.slug)).content.decode()
    first = client.post(url("ask", toolkit.slug), FORM)
    assert first.url == client.post(url("ask", toolkit.slug), FORM).url == url("asked", toolkit.slug)
    request = TrainingRequest.objects.get()
    assert (request.participants, request.months, request.language) == (14, "mei", "nl")
    assert "vijf werkdagen" in client.get(first.url).content.decode()


def test_the_form_has_the_exit_and_a_title_without_the_subject(client, toolkit):
    page = client.get(url("ask", toolkit.slug))
    text = page.content.decode()
    assert "data-exit" in text and 'href="tel:112"' in text and "Vertrek" not in text.split("</head>")[0]
    assert text.count("Schrijf geen gegevens over cliënten") == 3
    assert "12 maanden" in text and "4 weken" in text
    assert "no-store" in page["Cache-Control"] and "csrf" not in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation_name": ""},
        {"email": "bo"},
        {"participants": "0"},
        {"participants": "veel"},
        {"wish": "x"},
        {"first_name": " "},
        {"place": "mars"},
        {"months": "x" * 121},
    ],
)
def test_a_form_that_is_not_right_comes_back_with_what_was_typed(client, toolkit, wrong):
    response = client.post(url("ask", toolkit.slug), {**FORM, "anchoring": "Blijvend.", **wrong})
    assert response.status_code == 422 and "Blijvend." in response.content.decode()
    assert response.context["form"].has_error(next(iter(wrong)))
    assert not TrainingRequest.objects.exists()


def test_a_likely_slip_is_asked_back_once(client, toolkit):
    typed = {**FORM, "email": "bo@gmial.com"}
    assert "Klopt dit mailadres?" in client.post(url("ask", toolkit.slug), typed).content.decode()
    assert client.post(url("ask", toolkit.slug), {**typed, "sure_of_email": "bo@gmial.com"}).status_code == 302


def test_too_often_is_told_and_writes_nothing(client, toolkit):
    answers = [client.post(url("ask", toolkit.slug), FORM).status_code for _turn in range(6)]
    assert answers == [302] * 5 + [429]


def test_an_old_address_leads_on_and_a_draft_takes_nothing(client, toolkit, now, organiser):
    slug = toolkit.slug
    change_toolkit(toolkit=toolkit, version=1, slug="later", at=now, by=organiser)
    for name in ("ask", "asked"):
        assert client.get(url(name, slug)).url == url(name, "later")
    assert client.post(url("ask", slug), FORM).status_code == 302 and TrainingRequest.objects.exists()
    draft = build.toolkit(published_at=None)
    assert (
        client.get(url("ask", draft.slug)).status_code == client.post(url("ask", draft.slug), FORM).status_code == 404
    )


def test_who_asks_in_english_reads_english(client, toolkit):
    client.post("/en" + url("ask", toolkit.slug), FORM)
    assert TrainingRequest.objects.get().language == "en"
    assert "Your request for a training" in client.get(own(TrainingRequest.objects.get())).content.decode()


# The own page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "change", "withdraw"])
def test_the_own_page_is_sealed_and_says_nothing_of_the_subject(client, toolkit, name):
    response = client.get(own(build.request(toolkit), name))
    text = response.content.decode()
    assert response.status_code == 200 and "Vertrek" not in text and "data-exit" in text
    assert response["Referrer-Policy"] == "no-referrer" and "no-store" in response["Cache-Control"]
    wrong = client.get(reverse("bijeen_fixed:toolkits-request" + (f"-{name}" if name else ""), args=["onbekend"]))
    assert wrong.status_code == 404 and "Deze link werkt niet" in wrong.content.decode()


@pytest.mark.parametrize(
    ("state", "says", "may_change", "may_withdraw"),
    [
        ("new", "uiterlijk op", True, True),
        ("agreed", "Afgesproken", True, True),
        ("planned", "Gepland", False, True),
        ("given", "Gegeven", False, False),
        ("closed", "is afgerond", False, False),
        ("declined", "lukt deze keer niet", False, False),
        ("withdrawn", "trok deze aanvraag in", False, False),
    ],
)
def test_the_own_page_says_how_it_stands_and_what_can_be_done(client, state, says, may_change, may_withdraw):
    request = build.request(state=state)
    text = client.get(own(request)).content.decode()
    assert says in text
    assert (own(request, "change") in text, own(request, "withdraw") in text) == (may_change, may_withdraw)


def test_it_is_corrected_on_its_own_page_and_two_at_once_see_both(client, toolkit):
    request = build.request(toolkit, email=FORM["email"])
    form = client.get(own(request, "change")).context["form"]
    data = {**FORM, "version": 1, "opened": form["opened"].value()}
    assert client.post(own(request, "change"), {**data, "participants": "20"}).url == own(request)
    late = client.post(own(request, "change"), {**data, "participants": "30"})
    assert late.status_code == 422 and "20" in late.content.decode() and "30" in late.content.decode()
    request.refresh_from_db()
    assert request.participants == 20


def test_another_address_that_looks_like_a_slip_is_asked_back_and_nothing_is_kept(client):
    request = build.request()
    response = client.post(own(request, "change"), {**FORM, "version": 1, "email": "bo@gmial.com"})
    assert response.status_code == 200 and "Klopt dit mailadres?" in response.content.decode()
    request.refresh_from_db()
    assert request.version == 1


def test_another_address_leads_to_the_new_page_and_one_that_is_taken_says_so_beside_the_field(client, toolkit):
    request, other = build.request(toolkit, email=FORM["email"]), build.request(toolkit)
    old = own(request, "change")
    taken = client.post(old, {**FORM, "version": 1, "email": other.email, "sure_of_email": other.email})
    assert taken.status_code == 422 and taken.context["form"].has_error("email", "request_address_taken")
    done = client.post(old, {**FORM, "version": 1, "email": "an@voorbeeld.example.org"})
    request.refresh_from_db()
    assert done.url == own(request) and client.get(old).status_code == 404


def test_changing_a_request_again_and_again_is_refused(client):
    request = build.request()
    sent = [client.post(own(request, "change"), {**FORM, "version": 0}) for _time in range(17)]
    assert [answer.context["form"].has_error("__all__", "too_often") for answer in sent[14:]] == [False, True, True]


def test_it_is_taken_back_with_one_button_and_not_by_opening_the_page(client):
    request = build.request()
    client.get(own(request, "withdraw"))
    request.refresh_from_db()
    assert request.state == "new"
    assert client.post(own(request, "withdraw")).url == own(request)
    assert "is al afgerond" in client.post(own(request, "withdraw")).content.decode()
    assert client.get(own(request, "change")).url == own(request)


# The desk -----------------------------------------------------------------------------------------------


def test_who_keeps_toolkits_answers_and_nobody_else(client, organiser, manager, stranger, administrator, trainer):
    request = build.request(state="agreed")
    for pattern in DESK:
        args = [request.pk] if re.search("<int:pk>", str(pattern.pattern)) else []
        path = reverse(f"bijeen_events:{pattern.name}", args=args)
        client.logout()
        assert client.get(path).url.startswith("/inloggen/")
        for somebody, status in (
            (organiser, 200),
            (manager, 200),
            (stranger, 404),
            (administrator, 404),
            (trainer, 404),
        ):
            client.force_login(somebody)
            assert client.get(path).status_code == status, (pattern.name, somebody)


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser)
    return client


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_a_request_cost_the_same_for_one_and_three(desk, organiser, django_assert_num_queries, number):
    request = build.request()
    for step in ("contacted", "intake_done", "offered")[:number]:
        take_step(asked=request, step=step, at=clock(), by=organiser)
    for _turn in range(number):
        build.request(state="planned", event=make.event())
        build.request(state="closed")
    with django_assert_num_queries(6):
        desk.get(url("desk-requests"))
    with django_assert_num_queries(7):
        desk.get(url("desk-request", request.pk))


def test_the_next_step_is_one_button_and_one_out_of_order_is_told(desk, organiser):
    request = build.request(organisation_name="<b>De Kade</b>", access="Een <i>lift</i>")
    path = url("desk-request", request.pk)
    page = desk.get(path).content.decode()
    assert "&lt;b&gt;De Kade" in page and "Een &lt;i&gt;lift" in page
    assert page.count('name="step"') == 1 and 'value="contacted"' in page
    assert "staat nu op: Contact gehad" in desk.post(path, {"step": "contacted"}, follow=True).content.decode()
    assert "niet aan de beurt" in desk.post(path, {"step": "contacted"}, follow=True).content.decode()
    page = desk.get(path).content.decode()
    assert 'value="intake_done"' in page and "Contact gehad</strong>" in page and str(organiser) in page
    desk.post(path, {"link": "1"})
    assert Message.objects.filter(kind="training_link").count() == 1


def test_a_request_is_planned_as_a_new_meeting_or_one_that_is_there(desk, organiser, toolkit):
    request = build.request(toolkit, state="agreed")
    path = url("desk-request-plan", request.pk)
    day = (clock() + 30 * make.ONE_DAY).date().isoformat()
    for wrong in ({}, {"starts_on": day, "starts_at": "13:00", "ends_at": "12:00"}, {"starts_on": "2020-01-01", "starts_at": "9:00", "ends_at": "12:00"}, {"event": "999"}):  # fmt: skip
        assert desk.post(path, wrong).status_code == 422
    assert not Event.objects.exists()
    answer = desk.post(path, {"starts_on": day, "starts_at": "13:00", "ends_at": "16:30"})
    event = Event.objects.get()
    assert answer.url == reverse("bijeen_events:desk-event", args=[event.pk])
    assert answer.url in desk.get(url("desk-request", request.pk)).content.decode()
    assert "niet aan de beurt" in desk.get(path, follow=True).content.decode()
    other = build.request(toolkit, state="agreed")
    coming = clock() + 20 * make.ONE_DAY
    there = make.event(organiser=organiser, kind="toolkit_training", starts_at=coming)
    make.event("Van een ander", kind="toolkit_training", starts_at=coming)
    page = desk.get(url("desk-request-plan", other.pk)).content.decode()
    assert str(there.title) in page and "Van een ander" not in page
    desk.post(url("desk-request-plan", other.pk), {"event": there.pk})
    other.refresh_from_db()
    assert (other.state, other.event) == ("planned", there)


def test_it_is_declined_on_a_page_of_its_own_once(desk):
    request = build.request()
    path = url("desk-request-decline", request.pk)
    desk.get(path)
    assert not Message.objects.exists()
    desk.post(path)
    assert "al afgerond" in desk.post(path, follow=True).content.decode()
    assert Message.objects.filter(kind="training_declined").count() == 1


def test_a_change_by_who_asked_stands_in_the_history(desk):
    request = build.request()
    change_request(asked=request, version=1, participants=3, at=clock())
    page = desk.get(url("desk-request", request.pk)).content.decode()
    assert "Aanvraag verbeterd door wie het vroeg" in page
