"""The forms of a series, which ends on another day than it begins: its dates say when."""

import pytest
from django.utils.timezone import now as clock

from events.desk.forms.versions import sent_by
from events.models import Event, Message, Role
from events.moments import local
from tests import make
from tests.events.desk.addresses import url
from tests.events.registration.series import WEEK, series

pytestmark = pytest.mark.django_db
SAYS_SO = "Alle keren schuiven evenveel mee."


@pytest.fixture
def uneven(organiser):
    """A series whose first date is from 13.00 until 15.00, and its last from 9.00 until 11.00."""
    event = series(starts_at=local(clock() + 2 * WEEK).replace(hour=13, minute=0, second=0, microsecond=0))
    Role.objects.create(user=organiser, name="organiser", event=event)
    last = event.sessions.order_by("starts_at").last()
    last.starts_at, last.ends_at = (
        local(moment).replace(hour=moment_hour) for moment, moment_hour in ((last.starts_at, 9), (last.ends_at, 11))
    )
    last.save()
    event.ends_at = last.ends_at
    event.save()
    return Event.objects.get(pk=event.pk)


def sent(page) -> dict:
    """What a browser sends of a form that nobody touched."""
    form = page.context["form"]
    return {bound.html_name: values for bound in form if (values := sent_by(bound))}


def test_the_form_that_moves_a_series_asks_no_end_and_moves_nothing_untouched(desk, uneven):
    make.registration(uneven)
    page = desk.get(url("move", uneven.pk))
    assert SAYS_SO in page.content.decode() and "ends_at" not in page.context["form"].fields
    assert desk.post(url("move", uneven.pk), sent(page)).status_code == 422
    uneven.refresh_from_db()
    assert (uneven.moved_from, Message.objects.count()) == (None, 0)


def test_a_series_moves_with_all_its_dates(desk, uneven):
    make.registration(uneven)
    day = local(uneven.starts_at + WEEK).date()
    data = {**sent(desk.get(url("move", uneven.pk))), "starts_on": day.isoformat()}
    assert desk.post(url("move", uneven.pk), data).status_code == 302
    begins = [local(start) for start in uneven.sessions.order_by("starts_at").values_list("starts_at", flat=True)]
    assert [start.date() for start in begins] == [day, day + WEEK, day + 2 * WEEK]
    assert [start.hour for start in begins] == [13, 13, 9]
    assert Message.objects.filter(kind="changed_event").count() == 1


def test_a_word_of_a_draft_series_changes_and_its_dates_stay(desk, uneven):
    Event.objects.update(status="draft")
    stood = (uneven.starts_at, uneven.ends_at, list(uneven.sessions.values_list("starts_at", "ends_at")))
    page = desk.get(url("change", uneven.pk))
    assert SAYS_SO in page.content.decode()
    assert not {"starts_clock", "ends_clock"} & set(page.context["form"].fields)
    assert desk.post(url("change", uneven.pk), {**sent(page), "summary_nl": "Anders"}).status_code == 302
    now = Event.objects.get()
    assert now.summary_nl == "Anders"
    assert (now.starts_at, now.ends_at, list(now.sessions.values_list("starts_at", "ends_at"))) == stood


def test_a_draft_series_goes_to_another_day_with_all_its_dates_and_its_end(desk, uneven):
    Event.objects.update(status="draft")
    day = local(uneven.starts_at + 4 * WEEK).date()
    data = {**sent(desk.get(url("change", uneven.pk))), "starts_on": day.isoformat()}
    assert desk.post(url("change", uneven.pk), data).status_code == 302
    dates = list(Event.objects.get().sessions.order_by("starts_at"))
    assert [local(date.starts_at).date() for date in dates] == [day, day + WEEK, day + 2 * WEEK]
    assert [local(date.starts_at).hour for date in dates] == [13, 13, 9]
    now = Event.objects.get()
    assert (now.starts_at, now.ends_at) == (dates[0].starts_at, dates[-1].ends_at)


def test_a_series_without_dates_yet_asks_its_hours(desk, uneven):
    Event.objects.update(status="draft", ends_at=uneven.starts_at + WEEK / 84)
    uneven.sessions.all().delete()
    page = desk.get(url("change", uneven.pk))
    assert desk.post(url("change", uneven.pk), {**sent(page), "ends_clock": "16:30"}).status_code == 302
    assert local(Event.objects.get().ends_at).strftime("%H:%M") == "16:30"
