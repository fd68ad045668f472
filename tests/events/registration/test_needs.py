"""What somebody needs to take part: answered, and never written down elsewhere."""

import pytest

from events.models import AccessNeed, Fact
from events.registration import actions
from events.registration.person import Needs
from tests import make

pytestmark = pytest.mark.django_db


def test_an_answered_need_tells_by_whom_and_when_but_not_what(organiser, now):
    registration = make.registration(make.event(organiser=organiser))
    actions.give_needs(registration=registration, needs=Needs(access=("wheelchair",), access_note="Lift"), at=now)

    actions.answer_need(need=AccessNeed.objects.get(), at=now, by=organiser)

    assert AccessNeed.objects.get().answered_at == now
    told = Fact.objects.get(name="need_answered")
    assert (told.by, told.registration, told.data) == (organiser, registration, {})


def test_a_need_that_is_filled_in_anew_is_open_again(organiser, now):
    registration = make.registration(make.event())
    for needs in (Needs(access=("wheelchair",)), Needs(access=("interpreter",))):
        actions.give_needs(registration=registration, needs=needs, at=now)
        need = AccessNeed.objects.get()
        assert need.answered_at is None and need.values == list(needs.access)
        actions.answer_need(need=need, at=now, by=organiser)
