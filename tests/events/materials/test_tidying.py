"""What is done by itself: lost files go, a public page shows what closing released, and what people asked is forgotten."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now as clock

from events.attendance import facts
from events.extend import duties, reactions
from events.facts import announce
from events.files import store
from events.handing import hand_out
from events.materials.actions import answer_request, ask_version, redraw_event, remove_lost_files
from events.materials.holdings import forget_makers, forget_requests
from events.models import Event, Material, VersionRequest
from tests import make
from tests.events.materials.files import material

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_file_without_a_row_goes_after_a_day():
    made = material(make.event())
    lost = store().save("materials/verloren.pdf", ContentFile(b"x"))
    assert remove_lost_files(clock() + timedelta(hours=23)) == 0
    assert remove_lost_files(clock() + DAY + timedelta(minutes=1)) == 1
    assert store().exists(made.key) and not store().exists(lost)
    assert duties["files"].call is remove_lost_files and duties["files"].every == "night"


def test_without_any_file_there_is_nothing_to_do():
    assert remove_lost_files(clock()) == 0


def test_what_goes_with_its_event_leaves_no_file():
    event = make.event()
    key = material(event).key
    Event.objects.all().delete()
    assert remove_lost_files(clock() + 2 * DAY) == 1 and not store().exists(key)


CLOSING = (facts.session_closed, facts.session_reopened, facts.event_closed, facts.event_reopened)


@pytest.mark.parametrize("fact", CLOSING, ids=lambda fact: fact.key)
def test_closing_draws_the_public_page_anew(fact):
    event, quiet = make.event(), make.event()
    material(event, audience="public")
    material(quiet, moment="before", audience="public")
    before = [event.content_version + 1, quiet.content_version + 1]
    for one in (event, quiet):
        announce(fact, event=one, at=make.DAY)
    hand_out(clock())
    now = [Event.objects.get(pk=one.pk).content_version for one in (event, quiet)]
    assert now == [before[0] + 1, before[1]]
    assert reactions[f"materials_{fact.key}"].call is redraw_event


def test_what_somebody_asked_is_forgotten_in_time(organiser):
    event = make.event()
    registration = make.registration(event)
    made = material(event, moment="before", by=organiser)
    asked = ask_version(registration=registration, material=made, need="Grote letters", at=make.DAY)
    assert forget_requests(make.DAY + timedelta(days=182)) == 0
    answer_request(asked=asked, answer="Komt per post", at=make.DAY, by=organiser)
    assert forget_requests(make.DAY + timedelta(days=27)) == 0
    assert forget_requests(make.DAY + timedelta(days=29), dry_run=True) == 1 == VersionRequest.objects.count()
    assert forget_requests(make.DAY + timedelta(days=29)) == 1 and not VersionRequest.objects.exists()
    ask_version(registration=registration, material=made, need="Grote letters", at=make.DAY)
    assert forget_requests(make.DAY + timedelta(days=184)) == 1


def test_who_added_it_is_forgotten_after_a_year(organiser):
    material(make.event(), by=organiser)
    assert forget_makers(make.BEFORE + timedelta(days=364)) == 0
    assert forget_makers(make.BEFORE + timedelta(days=366), dry_run=True) == 1
    assert forget_makers(make.BEFORE + timedelta(days=366)) == 1
    assert Material.objects.get().made_by is None
