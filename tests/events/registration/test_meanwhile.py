"""Where somebody goes while waiting for a full workshop: chosen, changed, and kept as a wish without a place."""

import pytest
from django.urls import reverse

from events.models import State
from events.registration import actions
from events.registration.forms.own import ChoicesForm
from events.registration.invariants import broken
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db


def come(event, at, *wishes):
    return actions.register(event=event, person=make.person(), wishes=wishes, at=at)


def stands(registration) -> dict[int, str]:
    rows = registration.choices.filter(state__in=("submitted", "waiting", "confirmed"))
    return {row.session_id: f"{row.state} {row.reason}".strip() for row in rows}


@pytest.fixture
def full(now):
    """A round in which the first of three workshops is full."""
    event = make.conference(places=9, each=1, rounds=1, sessions=3)
    sessions = list(event.sessions.order_by("pk"))
    come(event, now, Wish(sessions[0]))
    return event, sessions


def test_another_one_for_the_meantime_is_taken_and_the_old_one_left(now, full):
    event, (wanted, first, second) = full
    registration = come(event, now, Wish(wanted, first))

    actions.change_choices(registration=registration, wishes=(Wish(wanted, second),), at=now)

    assert stands(registration) == {wanted.pk: "waiting", second.pk: "confirmed"}
    assert first.pools.get().taken == 0
    assert broken() == []


def test_the_old_one_is_kept_when_the_other_has_no_room(now, full):
    event, (wanted, first, second) = full
    registration = come(event, now, Wish(wanted, first))
    come(event, now, Wish(second))

    actions.change_choices(registration=registration, wishes=(Wish(wanted, second),), at=now)

    assert stands(registration) == {wanted.pk: "waiting", first.pk: "confirmed"}


def test_who_had_one_may_wait_with_another(now, full):
    event, (wanted, first, second) = full
    registration = come(event, now, Wish(first))

    actions.change_choices(registration=registration, wishes=(Wish(wanted, second),), at=now)

    assert stands(registration) == {wanted.pk: "waiting", second.pk: "confirmed"}
    assert broken() == []


def test_without_a_place_both_are_kept_as_wishes(now):
    event = make.conference(places=1, each=1, rounds=1, sessions=3)
    wanted, first, second = event.sessions.order_by("pk")
    come(event, now)
    waits = come(event, now, Wish(wanted, first))
    for wish, left in (
        (Wish(wanted, first), {wanted.pk: "submitted", first.pk: "submitted reserve"}),
        (Wish(wanted, second), {wanted.pk: "submitted", second.pk: "submitted reserve"}),
        (Wish(second), {second.pk: "submitted"}),
    ):
        actions.change_choices(registration=waits, wishes=(wish,), at=now)
        assert waits.state == State.WAITING and stands(waits) == left


def test_the_form_shows_both_also_when_the_other_is_full_now(client, now, full):
    event, (wanted, first, _second) = full
    registration = come(event, now, Wish(wanted, first))

    (shown,) = ChoicesForm(registration).rounds
    assert (shown.chosen, shown.reserve) == (str(wanted.pk), str(first.pk))

    page = client.get(reverse("bijeen_fixed:registration-choices", args=[registration.code])).content.decode()
    assert f'<option value="{first.pk}" selected>' in page
