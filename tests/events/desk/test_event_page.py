"""One event at the desk: who waits for what, how many have a place, what was mailed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now as clock

from events import access
from events.desk.attention import needs_of
from events.models import AccessNeed, Message, Session, SessionChoice
from events.planning.actions import cancel_event
from events.registration.actions import cancel_registration, register
from events.registration.person import Needs, Wish
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(organiser):
    """A conference whose first workshop has one place; three people chose it."""
    event = make.conference(starts_at=clock() + timedelta(weeks=3), organiser=organiser, each=1)
    first, second = event.sessions.filter(label__startswith="1")
    for name, reserve in (("Sara Een", None), ("Jan Twee", second), ("Amira Drie", None)):
        register(event=event, person=make.person(name), wishes=(Wish(first, reserve),), at=clock())
    return event


def test_who_waits_for_a_workshop_stands_there_with_what_they_have_now(desk, day):
    page = desk.get(url("event", day.pk)).content.decode()
    assert "Wachtlijst voor 1A" in page and "Vol, 2 wachten" in page
    table = page.split("Wachtlijst voor 1A")[1].split("</section>")[0]
    assert table.index("Jan Twee") < table.index("Amira Drie") and "Sara" not in table
    assert "1B" in table and "nog niets" in table
    assert desk.get(url("event", day.pk)).context["standing"].waiting == 2


def test_a_meter_leads_to_the_list_of_who_waits_where_there_is_one(desk, day):
    first = day.sessions.get(label="1A")
    page = desk.get(url("event", day.pk)).content.decode()
    assert f'href="#wl_s{first.pk}"' in page and f'id="wl_s{first.pk}"' in page
    Session.objects.filter(pk=first.pk).update(is_sensitive=True)
    page = desk.get(url("event", day.pk)).content.decode()
    assert "Vol, 2 wachten" in page and f"#wl_s{first.pk}" not in page and url("session", day.pk, first.pk) in page


def test_a_list_with_priorities_stands_in_the_order_in_which_it_is_served(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=1, gives_new_first=True)
    known, new = make.organisation(), make.organisation("Buurthuis")
    for name, comes_from in (("Sara Een", known), ("Jan Twee", known), ("Amira Drie", new)):
        register(event=event, person=make.person(name, organisation=comes_from), at=clock())
    (waiting,) = desk.get(url("event", event.pk)).context["standing"].lists
    assert [(row.order, row.registration.first_name) for row in waiting.rows] == [(1, "Amira"), (2, "Jan")]


def test_what_is_off_gives_nobody_a_place_any_more(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=1)
    for _ in range(2):
        register(event=event, person=make.person(), at=clock())
    given = 'class="b-btn b-line b-small" href="' + url("give", event.pk, event.registrations.get(state="waiting").pk)
    page = desk.get(url("event", event.pk)).content.decode()
    assert given in page and url("add", event.pk) in page
    cancel_event(event=event, reason="Te weinig mensen", version=event.version, at=clock(), by=organiser)
    page = desk.get(url("event", event.pk)).content.decode()
    assert given not in page and url("add", event.pk) not in page and "op een wachtlijst" in page


def test_the_stand_filter_finds_who_waits_for_that_workshop(desk, day):
    first = day.sessions.get(label="1A")
    for state, names in (("waiting", {"Jan", "Amira"}), ("holding", {"Sara"}), ("", {"Sara", "Jan", "Amira"})):
        rows = desk.get(url("registrations", day.pk), {"onderdeel": first.pk, "stand": state}).context["page"]
        assert {row.first_name for row in rows} == names


def test_the_plot_counts_who_has_a_place_only(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=2)
    rows = [register(event=event, person=make.person(), at=clock()) for _ in range(3)]
    cancel_registration(registration=rows[0], at=clock())
    make.registration(event, state="declined")
    plot = desk.get(url("event", event.pk)).context["plot"]
    assert plot.rows[-1][1] == 2 and plot.limit_text == "2 plekken"


def test_a_hybrid_event_counts_its_chairs_and_its_links_apart(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser, places=30, mode="hybrid")
    make.pool(event, 100, mode="online")
    for mode in ("on_site", "online", "online"):
        make.registration(event, mode=mode)
    response = desk.get(url("event", event.pk))
    assert response.context["plot"].limit_text == "30 plekken" and response.context["plot"].rows[-1][1] == 1
    page = response.content.decode()
    assert "1 van 30" in page and "2 van 100" in page and "op locatie" in page


def test_mails_stand_kind_by_kind_with_what_did_not_arrive(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    for _ in range(3):
        register(event=event, person=make.person(), at=clock())
    sent = Message.objects.order_by("pk")[:2].values_list("pk", flat=True)
    Message.objects.filter(pk__in=list(sent)).update(status="sent", sent_at=clock())
    Message.objects.exclude(pk__in=list(sent)).update(status="failed")
    page = desk.get(url("event", event.pk)).content.decode()
    assert "Je bent aangemeld" in page and "2 verstuurd, vanzelf" in page and "1 niet bezorgd" in page


def test_waiting_lists_cost_the_same_for_one_and_three(desk, day):
    counts = []
    for extra in (0, 2):
        for _ in range(extra):
            register(event=day, person=make.person(), wishes=(Wish(day.sessions.get(label="1A")),), at=clock())
        desk.get(url("event", day.pk))
        with CaptureQueriesContext(connection) as queries:
            desk.get(url("event", day.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 42


# A series, and what people need ----------------------------------------------------------------------------


@pytest.fixture
def series(organiser):
    """A series whose first meeting has been, with one person waiting and a need without an answer."""
    event = make.event(
        "Leernetwerk",
        shape="series",
        session=False,
        starts_at=clock() - timedelta(weeks=1),
        organiser=organiser,
        places=1,
    )
    event.ends_at = clock() + timedelta(weeks=5)
    event.save()
    for weeks in (-1, 2, 5):
        starts_at = clock() + timedelta(weeks=weeks, hours=-3)
        Session.objects.create(
            event=event, title_nl="Keer", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
        )
    register(event=event, person=make.person(), needs=Needs(access=("hearing_loop",)), at=clock(), by=organiser)
    register(event=event, person=make.person(), at=clock(), by=organiser)
    Message.objects.update(status="failed")
    return event


def test_what_a_running_series_needs_stays_on_the_list_until_its_last_meeting(series):
    said = " ".join(str(need.sentence) for need in needs_of([series], clock(), {series.pk}))
    assert "wacht op een plek" in said and "vraagt om iets" in said and "kwamen niet aan" in said
    (after,) = needs_of([series], clock() + timedelta(weeks=6), {series.pk})
    assert "presentie is nog open" in str(after.sentence)


def test_the_home_list_shows_a_running_series_at_its_next_meeting(desk, series):
    page = desk.get(reverse("bijeen_events:desk-home"))
    assert page.context["page"][0].next_at == series.sessions.order_by("starts_at")[1].starts_at
    assert "volgende keer van de reeks" in page.content.decode()


def test_a_programme_manager_who_does_not_organise_it_reads_no_needs(client, manager, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    person = register(event=event, person=make.person(), needs=Needs(access_note="vooraan"), at=clock())
    assert AccessNeed.objects.exists() and not access.organises(manager, event)
    client.force_login(manager)
    assert client.get(url("needs", event.pk)).status_code == 404
    for page in (url("person", event.pk, person.pk), url("event", event.pk), reverse("bijeen_events:desk-home")):
        text = client.get(page).content.decode()
        assert "vooraan" not in text and url("needs", event.pk) not in text
    client.force_login(organiser)
    assert "vooraan" in client.get(url("needs", event.pk)).content.decode()


def test_a_published_single_meeting_says_once_that_nobody_gives_it(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    page = desk.get(url("event", event.pk)).content.decode()
    assert page.count("nog geen trainer") == 1
    assert desk.get(url("programme", event.pk)).status_code == 200
    assert SessionChoice.objects.count() == 0
