"""A trainer's own sessions: today, what is still to be closed, what comes, and what has been."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from events.models import Event, Role, Session
from events.moments import day_of
from tests import make
from tests.events.attendance.door import scan
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db
LIST = reverse("bijeen_events:desk-sessions")
DAY = timedelta(days=1)


def given(trainer, *, title: str = "Samen leren", **fields) -> Session:
    event = make.event(title, **fields)
    Role.objects.create(user=trainer, name="trainer", session=event.sessions.get())
    return event.sessions.get()


def parts(client) -> dict[str, str]:
    """What stands under each heading."""
    page = client.get(LIST).content.decode()
    found = re.findall(r'<section[^>]*><h2 id="\w+">(.*?)</h2>(.*?)</section>', page, re.S)
    return dict(found)


@pytest.mark.parametrize("over_for", [timedelta(seconds=1), 2 * DAY])
def test_what_is_over_and_open_stays_in_the_list_until_it_is_closed(client, trainer, over_for):
    session = given(trainer, starts_at=now() - over_for - timedelta(hours=3))
    client.force_login(trainer)
    assert url("expected", session.pk) in parts(client)["Nog af te sluiten"]
    assert "Sluit de presentie af" in parts(client)["Nog af te sluiten"]
    Session.objects.filter(pk=session.pk).update(closed_at=now())
    shown = parts(client)
    assert "Nog af te sluiten" not in shown
    assert "Afgesloten" in shown["Vandaag" if day_of(session.ends_at) == day_of(now()) else "Geweest"]


def test_today_leads_to_its_own_door(client, trainer):
    session = given(trainer, starts_at=now() - timedelta(minutes=1))
    given(trainer, title="Later", starts_at=now() + 30 * DAY)
    client.force_login(trainer)
    shown = parts(client)
    door = f"{reverse('bijeen_fixed:checkin-door', args=[session.event.slug])}?deur={session.pk}"
    assert door in shown["Vandaag"] and "Later" in shown["Wat er komt"] and "/inchecken/" not in shown["Wat er komt"]
    assert url("expected", session.pk) in client.get(door).content.decode()


def test_what_is_off_or_long_ago_or_somebody_elses_waits_for_nobody(client, trainer, organiser):
    given(trainer, title="Gaat niet door", starts_at=now() - 2 * DAY, status=Event.Status.CANCELLED)
    given(trainer, title="Lang geleden", starts_at=now() - 200 * DAY)
    make.event("Van een ander", starts_at=now() - 2 * DAY)
    helped = make.event("Geholpen", starts_at=now() - 2 * DAY)
    Role.objects.create(user=trainer, name="helper", event=helped)
    client.force_login(trainer)
    page = client.get(LIST).content.decode()
    assert "Nog af te sluiten" not in page
    assert not [name for name in ("Lang geleden", "Van een ander", "Geholpen") if name in page]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_one_session_as_for_three(client, trainer, number, django_assert_num_queries):
    for days in range(number):
        given(trainer, starts_at=now() - (2 + days) * DAY)
    client.force_login(trainer)
    client.get(LIST)
    with django_assert_num_queries(5):
        assert client.get(LIST).status_code == 200


def test_materials_are_a_step_away_before_during_and_after(client, trainer):
    session = given(trainer, starts_at=now() - timedelta(hours=4))
    link = reverse("bijeen_events:desk-session-materials", args=[session.pk])
    person = make.registration(session.event)
    scan(session, person)
    client.force_login(trainer)
    assert link in client.get(url("expected", session.pk)).content.decode()
    client.post(url("expected", session.pk), {f"p{person.pk}": "present", "close": "1"})
    assert link in client.get(url("done", session.pk)).content.decode()
    assert link in client.get(url("expected", session.pk)).content.decode()
