"""The form on one page: what it asks, what it refuses and how, and what it never tells."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.about import FILLED
from events.models import AccessNeed, Message, Registration, Speaker, State
from events.planning.actions import change_event
from events.registration.views.empty import CSRF, TOKEN, mark
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    """A day three weeks from now."""
    return clock().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(weeks=3)


def address(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def filled(**fields) -> dict:
    return {
        "token": str(uuid4()),
        "first_name": "Gülşen",
        "family_name": "van der Doğan",
        "email": "gulsen@voorbeeld.example.org",
        "organisation": "Gemeente Voorbeeld",
        "role": "professional",
        **fields,
    }


def test_a_good_form_gives_a_place_and_answers_with_a_redirect(client, soon):
    organisation = make.organisation()
    event = make.event(starts_at=soon)

    response = client.post(address(event), filled(organisation="gemeente voorbeeld"))

    registration = Registration.objects.get()
    assert response.status_code == 302
    assert response.url == reverse("bijeen_fixed:registration", args=[registration.code])
    assert (registration.organisation, registration.standing) == (organisation, "listed")
    page = client.get(response.url).content.decode()
    assert "gulsen@voorbeeld.example.org" in page and "Je bent aangemeld" in page
    assert '<svg class="b-qr"' in page


def test_nothing_that_was_typed_is_lost_when_something_is_wrong(client, soon):
    event = make.event(starts_at=soon)

    response = client.post(address(event), filled(email="gulsen.dogan", first_name=""))

    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout:" in re.sub(r"\s+", " ", page).replace("<title> ", "<title>")
    assert "Vul je hele mailadres in, met een @." in page
    assert 'value="gulsen.dogan"' in page and 'value="van der Doğan"' in page
    assert page.count('aria-invalid="true"') == 2
    assert not Registration.objects.exists()


def test_a_near_miss_of_a_common_domain_is_asked_back_once(client, soon):
    event, form = make.event(starts_at=soon), filled(email="gulsen@gmial.com")

    page = client.post(address(event), form).content.decode()
    assert "gulsen@gmail.com" in page and not Registration.objects.exists()
    sure = re.search(r'name="sure_of_email" value="([^"]*)"', page).group(1)
    client.post(address(event), {**form, "sure_of_email": sure})
    assert Registration.objects.get().email == "gulsen@gmial.com"


def test_the_same_form_sent_twice_is_one_registration(client, soon):
    event, form = make.event(starts_at=soon), filled()
    first, second = client.post(address(event), form), client.post(address(event), form)

    assert first.url == second.url
    assert Registration.objects.count() == 1


def test_a_conference_is_chosen_per_round_or_later(client, soon):
    event = make.conference(starts_at=soon, rounds=2)
    first, second = event.rounds.all()
    session = first.sessions.first()

    client.post(address(event), filled(**{f"ronde_{first.pk}": session.pk, f"ronde_{second.pk}": "later"}))

    assert [choice.session for choice in Registration.objects.get().choices.all()] == [session]


def test_a_strange_choice_is_refused_beside_its_round(client, soon):
    event = make.conference(starts_at=soon)
    page = client.post(address(event), filled(**{f"ronde_{event.rounds.first().pk}": "99999"}))
    assert page.status_code == 422
    assert "Kies opnieuw in Ronde 1." in page.content.decode()


def test_needs_are_kept_apart_and_never_shown_back(client, soon):
    event = make.event(starts_at=soon)
    client.post(address(event), filled(access=["hearing_loop"], access_note="vooraan graag"))
    registration = Registration.objects.get()

    page = client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()
    assert AccessNeed.objects.get().note == "vooraan graag"
    assert "Je wensen zijn ingevuld" in page and "vooraan graag" not in page
    needs = client.get(reverse("bijeen_fixed:registration-needs", args=[registration.code])).content.decode()
    assert "vooraan graag" not in needs and "checked" not in needs


def answer(client, event, **fields) -> str:
    response = client.post(address(event), filled(**fields))
    body = client.get(response.url).content.decode()
    body = re.sub(r'value="[^"]{60,}"', "", body)  # the form's own token
    return re.sub(r"[0-9a-f-]{36}", "TOKEN", response.url) + body


def test_a_closed_event_answers_a_known_address_like_an_unknown_one(client, soon):
    event = make.event(starts_at=soon, visibility="closed")
    unknown = answer(client, event, email="een@voorbeeld.example.org")
    known = answer(client, event, email="een@voorbeeld.example.org")

    assert unknown == known
    assert Registration.objects.count() == 1
    assert list(Message.objects.values_list("kind", flat=True)) == ["confirmation", "confirmation"]


def test_a_public_event_greets_who_is_known_without_opening_anything(client, soon):
    event = make.event(starts_at=soon)
    client.post(address(event), filled())
    response = client.post(address(event), filled())

    code = Registration.objects.get().code
    page = client.get(response.url).content.decode()
    assert code not in response.url and code not in page
    assert "Fijn, je was er al bij" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status": "cancelled"}, "Deze bijeenkomst gaat niet door."),
        ({"way_in": "invited"}, "Deze bijeenkomst is op uitnodiging."),
        ({"way_in": "none"}, "Aanmelden gaat via de organisator van dit congres."),
    ],
)
def test_who_cannot_register_reads_why(client, soon, fields, sentence):
    page = client.get(address(make.event(starts_at=soon, **fields)))
    assert page.status_code == 200 and sentence in page.content.decode()


def test_before_and_after_the_window_it_says_when(client, soon):
    early = make.event(starts_at=soon, opens_at=clock() + timedelta(days=2))
    late = make.event(starts_at=soon, closes_at=clock() - timedelta(days=2))
    assert "Aanmelden kan vanaf" in client.get(address(early)).content.decode()
    assert "Aanmelden kan niet meer." in client.get(address(late)).content.decode()


def test_a_confidential_event_is_not_there_but_for_who_was_invited(client, soon):
    event = make.event(starts_at=soon, visibility="confidential", is_sensitive=True, way_in="invited")
    assert client.get(address(event)).status_code == 404
    invitation = event.invitations.create(email="gast@voorbeeld.example.org")
    page = client.get(address(event), {"uitnodiging": invitation.code})
    assert page.status_code == 200 and "Je uitnodiging is voor dit adres." in page.content.decode()
    client.post(f"{address(event)}?uitnodiging={invitation.code}", filled())
    mine = Registration.objects.get()
    assert (mine.state, mine.email) == (State.CONFIRMED, invitation.email)

    again = client.get(address(event), {"uitnodiging": invitation.code}).content.decode()
    assert "Met deze uitnodiging is al iemand aangemeld." in again and "<form" not in again


def test_too_many_tries_with_one_address_are_refused_and_a_hall_is_not(client, soon):
    event = make.event(starts_at=soon, places=300)
    for number in range(20):
        assert client.post(address(event), filled(email=f"mens{number}@voorbeeld.example.org")).status_code == 302
    for number in range(12):
        client.post(address(event), filled(email="steeds@voorbeeld.example.org", first_name=f"Naam{number}"))
    page = client.post(address(event), filled(email="steeds@voorbeeld.example.org", first_name="Nog"))
    assert "Dit is nu te vaak geprobeerd." in page.content.decode()


def test_hostile_input_gets_a_form_and_no_error(client, soon):
    event = make.conference(starts_at=soon)
    for value in (
        "\x00",
        "x" * 100_000,
        "<script>",
        "' OR 1=1",
        "\ud83d\ude00"[:1].encode("utf-8", "ignore").decode() or "?",
    ):
        page = client.post(address(event), dict.fromkeys(filled(), value))
        assert page.status_code in (200, 422)


def test_a_hidden_token_is_all_that_public_pages_set(client, soon):
    event = make.event(starts_at=soon)
    assert "sessionid" not in client.get(address(event)).cookies


def test_the_form_is_drawn_once_and_has_a_token_of_ones_own(client, soon, django_assert_num_queries):
    event = make.conference(starts_at=soon, rounds=3)
    client.get(address(event))
    with django_assert_num_queries(2):
        first = client.get(address(event))
    second = Client().get(address(event))
    tokens = [
        re.findall(r'name="(?:csrfmiddlewaretoken|token)" value="([^"]+)"', page.content.decode())
        for page in (first, second)
    ]
    assert len({*tokens[0], *tokens[1]}) == 4
    assert "csrftoken" in first.cookies and not any(mark(what) in first.content.decode() for what in (CSRF, TOKEN))
    assert "Cookie" in first["Vary"]


def test_a_kept_form_can_be_sent_with_its_token(soon):
    event = make.event(starts_at=soon)
    browser = Client(enforce_csrf_checks=True)
    for page in (Client().get(address(event)), browser.get(address(event))):
        text = page.content.decode()
    token, own = (
        re.search(rf'name="{name}" value="([^"]+)"', text).group(1) for name in ("csrfmiddlewaretoken", "token")
    )
    data = {"csrfmiddlewaretoken": token, "token": own, "first_name": "Ayşe", "email": "ayse@example.org"}
    assert browser.post(address(event), {**data, "for_myself": "on", "role": "volunteer"}).status_code == 302
    assert Registration.objects.get().first_name == "Ayşe"


def test_a_kept_form_shows_a_change_and_a_full_workshop_at_once(client, soon, organiser):
    event = make.conference(starts_at=soon, rounds=1, sessions=1, each=1)
    assert "Wachtlijst" not in client.get(address(event)).content.decode()
    make.registration(event, choices=(event.sessions.get(),))
    assert "Wachtlijst" in client.get(address(event)).content.decode()
    change_event(event=event, version=1, at=clock(), by=organiser, title_nl="Een nieuwe naam")
    assert "Een nieuwe naam" in client.get(address(event)).content.decode()


def test_what_a_mailed_link_knows_is_kept_for_nobody_else(client, soon):
    event = make.event(starts_at=soon)
    known = make.registration(make.event(starts_at=soon), first_name="Zeynep")
    told = signing.dumps([event.pk, known.pk, True, "", "nl"], salt=FILLED)
    link = f"{address(event)}?bekend={told}"
    page = client.get(link)
    assert "Zeynep" in page.content.decode() and page["Cache-Control"] == "private, no-store"
    assert client.get(address(event))["Cache-Control"] == "private"
    assert "Zeynep" not in client.get(address(event)).content.decode()


def test_a_sent_form_asks_the_database_no_more_than_it_must(client, soon):
    make.organisation("Gemeente Voorbeeld")
    single, day = make.event(starts_at=soon), make.conference(starts_at=soon, rounds=3)
    first = {f"ronde_{day.rounds.first().pk}": day.sessions.first().pk}
    for event, fields, most in ((single, {}, 12), (day, first, 17)):
        with CaptureQueriesContext(connection) as asked:
            assert client.post(address(event), filled(**fields)).status_code == 302
        said = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(said) <= most, "\n".join(said)


def test_who_gives_a_workshop_stands_beside_it(client, soon):
    event = make.conference(starts_at=soon, rounds=2, sessions=1)
    for number, session in enumerate(event.sessions.all()):
        session.speaking.create(speaker=Speaker.objects.create(first_name="Naima", family_name=f"Spreker{number}"))
    for page in (client.get(address(event)), client.post(address(event), filled(email=""))):
        assert re.findall(r'<span id="ronde_\d+_\d+_d">([^<]*)<', page.content.decode()) == [
            "Naima Spreker0",
            "Naima Spreker1",
        ]
