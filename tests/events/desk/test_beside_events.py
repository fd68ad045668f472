"""What waits at the desk and belongs to no event."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.desk.attention import needs_for
from events.extend import DeskAttention, Need, desk_attentions

pytestmark = pytest.mark.django_db


def test_what_belongs_to_no_event_stands_among_the_rest_by_its_date(organiser):
    at = clock()
    late = Need(None, at + timedelta(days=9), "Dit kan later.", "/later/", "Bekijk")
    soon = Need(None, at, "Dit moet nu.", "/nu/", "Bekijk", "error")
    with desk_attentions.only(DeskAttention("test", lambda user, now: [late, soon])):
        assert [need.address for need in needs_for(organiser, [], at, set())] == ["/nu/", "/later/"]


def test_the_desk_shows_it_with_its_sentence_alone(desk):
    need = Need(None, clock(), "Een vraag wacht. Al een week.", "/beheer/vragen/", "Beantwoord", "warn")
    with desk_attentions.only(DeskAttention("test", lambda user, now: [need])):
        page = desk.get(reverse("bijeen_events:desk-home")).content.decode()
    assert "<strong>Een vraag wacht.</strong> Al een week." in page and 'href="/beheer/vragen/">Beantwoord</a>' in page
