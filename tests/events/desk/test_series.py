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
