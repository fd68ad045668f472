"""Materials go along when an event is duplicated: the same files, counted anew, and kept as long as one of both names them."""

from datetime import timedelta

import pytest

from events.extend import Audience, audiences
from events.files import store
from events.materials.actions import (
    add_alternative,
    ask_version,
    change_material,
    count_opened,
    remove_lost_files,
    remove_material,
)
from events.models import Event, Material, MaterialDay, VersionRequest
from events.planning.actions import copy_event, discard_draft
from tests import make
from tests.events.materials.files import FILM, material, upload

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def copied(event, organiser, now) -> Event:
    return copy_event(event=event, starts_at=event.starts_at + WEEK, at=now, by=organiser)


def test_what_is_for_before_and_after_goes_along_with_its_session_and_its_other_versions(organiser, now):
    event = make.conference(organiser=organiser, rounds=1, sessions=2)
    session = event.sessions.last()
    before = material(event, "Programma", moment="before", audience="public", title_en="Programme")
    after = material(event, "Dia's", session=session, audience="present")
    link = material(event, "Film", link="https://video.example.org/1")
    other = add_alternative(material=after, upload=upload(b"tekst", "dia.txt"), language="nl", at=now, by=organiser)

    copy = copied(event, organiser, now)

    first, second, third = copy.materials.filter(alternative_to=None)
    said = [(row.title_nl, row.moment, row.audience, row.key, row.link, row.order) for row in (first, second, third)]
    assert said == [
        (row.title_nl, row.moment, row.audience, row.key, row.link, row.order) for row in (before, after, link)
    ]
    assert first.title_en == "Programme" and first.session is None
    assert second.session.event == copy and second.session.label == session.label
    assert [(row.key, row.session) for row in second.alternatives.all()] == [(other.key, second.session)]
    assert {(row.version, row.made_by, row.made_at) for row in copy.materials.all()} == {(1, organiser, now)}
    assert event.materials.count() == copy.materials.count() == 4
    assert not set(event.materials.values_list("pk")) & set(copy.materials.values_list("pk"))


def test_counts_and_what_people_asked_stay_behind(organiser, now):
    event = make.event(organiser=organiser)
    shown = material(event, moment="before")
    count_opened(materials=[shown], at=now)
    ask_version(registration=make.registration(event), material=shown, need="Grote letters", at=now)
    copy = copied(event, organiser, now)
    assert not MaterialDay.objects.filter(material__event=copy).exists()
    assert not VersionRequest.objects.filter(material__event=copy).exists()
    assert MaterialDay.objects.count() == VersionRequest.objects.count() == 1


def test_what_is_for_a_group_of_another_app_stays_behind(organiser, now):
    event = make.event(organiser=organiser)
    with audiences.only(Audience("club", "Leden", lambda registration: True)):
        held = material(event, "Voor leden", audience="club")
        add_alternative(material=held, upload=upload(b"tekst", "dia.txt"), language="nl", at=now, by=organiser)
        material(event, "Voor wie komt")
        assert [row.title_nl for row in copied(event, organiser, now).materials.all()] == ["Voor wie komt"]


def test_a_file_of_two_events_goes_with_the_last(organiser, now, django_capture_on_commit_callbacks):
    event = make.event(organiser=organiser)
    row = material(event)
    copy = copied(event, organiser, now)
    same = copy.materials.get()
    with django_capture_on_commit_callbacks(execute=True):
        remove_material(material=row, at=now, by=organiser)
    assert store().exists(same.key)
    with django_capture_on_commit_callbacks(execute=True):
        remove_material(material=same, at=now, by=organiser)
    assert not store().exists(same.key)


def test_another_file_at_the_one_leaves_that_of_the_other(organiser, now, django_capture_on_commit_callbacks):
    event = make.event(organiser=organiser)
    row = material(event)
    copy = copied(event, organiser, now)
    with django_capture_on_commit_callbacks(execute=True):
        change_material(material=row, version=1, upload=upload(FILM, "film.mp4"), at=now, by=organiser)
    row.refresh_from_db()
    same = copy.materials.get()
    assert row.key != same.key and store().exists(row.key) and store().exists(same.key)


def test_a_draft_that_is_thrown_away_leaves_the_files_of_its_source(organiser, now):
    event = make.event(organiser=organiser)
    key = material(event).key
    copy = copied(event, organiser, now)
    discard_draft(event=copy, version=copy.version, at=now, by=organiser)
    assert not Material.objects.exclude(event=event).exists()
    assert remove_lost_files(now + timedelta(days=999)) == 0 and store().exists(key)


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_material_and_three(organiser, now, number, django_assert_num_queries):
    event = make.event(organiser=organiser)
    for _each in range(number):
        material(event)
    with django_assert_num_queries(28):
        copied(event, organiser, now)
