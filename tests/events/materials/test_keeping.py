"""Materials come, change, move and go, with the fact of it; each rule says no in its own words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from events.files import store
from events.materials import actions, refusals
from events.models import Event, Fact, Material
from events.refusals import ChangedMeanwhile
from tests import make
from tests.events.materials.files import FILM, PDF, material, picture, upload

pytestmark = pytest.mark.django_db
AT = make.BEFORE + timedelta(days=1)


def facts() -> list[str]:
    return list(Fact.objects.values_list("name", flat=True))


def kept() -> list[str]:
    return sorted(store().listdir("materials")[1])


def content_version(event) -> int:
    return Event.objects.get(pk=event.pk).content_version


def test_a_file_is_kept_under_a_name_that_says_nothing(organiser):
    event = make.event("Gesprekken over schulden")
    made = actions.add_material(
        event=event, title_nl="Hulp bij schulden", upload=upload(PDF, "schulden.pdf"), at=AT, by=organiser
    )
    assert (made.kind, made.media_type, made.size, made.order) == ("file", "application/pdf", len(PDF), 1)
    assert made.key.endswith(".pdf") and "schuld" not in made.key and str(made.pk) not in made.key
    assert store().open(made.key).read() == PDF
    assert facts() == ["material_added"] and "schuld" not in str(Fact.objects.get().data)


def test_a_link_is_kept_as_it_is_and_has_no_file():
    made = material(make.event(), link="https://film.example.org/1")
    assert (made.kind, made.key, made.size) == ("link", "", 0)


@pytest.mark.parametrize("link", [
    "http://film.example.org/", "javascript:alert(1)", "//film.example.org", "https://", "https:///x", "HTTPS://x.example.org",
    "https://jan:geheim@film.example.org/", "https://film.example.org/ x", "https://[::1", "ftp://x.example.org",
    "https://x.example.org/" + "a" * 500, "\nhttps://x.example.org",
])  # fmt: skip
def test_a_link_that_is_not_safe_is_refused(link):
    with pytest.raises(refusals.LinkNotSafe):
        material(make.event(), link=link)
    assert not Material.objects.exists()


def test_it_is_a_file_or_a_link():
    for more in ({}, {"upload": upload(), "link": "https://x.example.org/"}):
        with pytest.raises(refusals.FileOrLink):
            actions.add_material(event=make.event(), title_nl="Iets", at=AT, by=None, **more)


def test_what_nobody_could_ever_see_is_refused():
    with pytest.raises(refusals.PresentIsAfterwards):
        material(make.event(), moment="before", audience="present")
    with pytest.raises(refusals.UnknownAudience):
        material(make.event(), audience="club")
    with pytest.raises(refusals.SessionElsewhere):
        material(make.event(), session=make.event().sessions.get())


def test_the_database_refuses_it_too():
    made = material(make.event())
    for wrong in (
        {"moment": "before", "audience": "present"},
        {"key": ""},
        {"link": "https://x.example.org/"},
        {"size": 0},
        {"kind": "link"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Material.objects.filter(pk=made.pk).update(**wrong)


def test_another_version_stands_where_its_material_stands():
    event = make.event()
    made = material(event, session=event.sessions.get(), audience="present")
    other = actions.add_alternative(material=made, upload=upload(b"Tekst", "a.txt"), language="en", at=AT, by=None)
    assert (other.session, other.audience, other.moment) == (made.session, "present", "after")
    actions.change_material(
        material=made, version=1, at=AT, by=None, session=None, audience="registered", title_nl="Nieuw"
    )
    other.refresh_from_db()
    assert (other.session, other.audience, other.title_nl, other.language) == (None, "registered", "Nieuw", "en")


def test_another_file_takes_the_place_of_the_old_one(django_capture_on_commit_callbacks):
    made = material(make.event())
    with django_capture_on_commit_callbacks(execute=True):
        changed = actions.change_material(
            material=made, version=1, upload=upload(picture()), title_nl="Foto", at=AT, by=None
        )
    assert (changed.media_type, changed.version, changed.title_nl) == ("image/png", 2, "Foto")
    assert kept() == [changed.key.rpartition("/")[2]]
    assert facts() == ["material_added", "material_changed"]


def test_saving_over_a_newer_version_is_refused():
    made = material(make.event())
    actions.change_material(material=made, version=1, title_nl="Een", at=AT, by=None)
    with pytest.raises(ChangedMeanwhile) as no:
        actions.change_material(material=made, version=1, title_nl="Twee", at=AT, by=None)
    assert no.value.now.title_nl == "Een"


def test_a_file_becomes_no_link_and_a_link_no_file():
    event = make.event()
    with pytest.raises(refusals.KindStays):
        actions.change_material(material=material(event), version=1, link="https://x.example.org/", at=AT, by=None)
    with pytest.raises(refusals.KindStays):
        made = material(event, link="https://x.example.org/")
        actions.change_material(material=made, version=1, upload=upload(), at=AT, by=None)


def test_they_are_put_in_another_order():
    event = make.event()
    first, second, third = (material(event, name) for name in ("Een", "Twee", "Drie"))
    actions.move_material(material=third, up=True, at=AT, by=None)
    actions.move_material(material=first, up=True, at=AT, by=None)
    assert [row.title_nl for row in event.materials.all()] == ["Een", "Drie", "Twee"]
    actions.move_material(material=first, up=False, at=AT, by=None)
    assert [row.title_nl for row in event.materials.all()] == ["Drie", "Een", "Twee"]
    assert second.order == 2


def test_what_is_taken_away_takes_its_files_along(django_capture_on_commit_callbacks):
    event = make.event()
    made, stays = material(event), material(event, "Blijft", body=FILM)
    actions.add_alternative(material=made, upload=upload(b"Tekst", "a.txt"), language="nl", at=AT, by=None)
    assert len(kept()) == 3
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_material(material=made, at=AT, by=None)
    assert [row.pk for row in Material.objects.all()] == [stays.pk]
    assert kept() == [stays.key.rpartition("/")[2]]
    assert facts()[-1] == "material_removed"


def test_what_another_took_away_is_gone():
    made = material(make.event())
    Material.objects.all().delete()
    for act, more in (
        (actions.remove_material, {}),
        (actions.move_material, {"up": True}),
        (actions.change_material, {"version": 1}),
        (actions.add_alternative, {"upload": upload(), "language": "nl"}),
    ):
        with pytest.raises(refusals.MaterialGone):
            act(material=made, at=AT, by=None, **more)


def test_the_public_page_is_drawn_anew_only_for_what_anybody_sees():
    event = make.event()
    made = material(event)
    assert content_version(event) == 1
    made = actions.change_material(material=made, version=1, audience="public", at=AT, by=None)
    assert content_version(event) == 2
    made = actions.change_material(material=made, version=2, audience="registered", at=AT, by=None)
    assert content_version(event) == 3
    actions.remove_material(material=made, at=AT, by=None)
    assert content_version(event) == 3


def test_it_counts_how_often_a_day_and_never_who():
    one, two = material(make.event()), material(make.event())
    for hours in (0, 1, 24):
        actions.count_opened(materials=[one, two] if hours else [one], at=AT + timedelta(hours=hours))
    assert [(day.number, f"{day.opened_on}") for day in one.days.order_by("opened_on")] == [
        (2, "2026-11-11"),
        (1, "2026-11-12"),
    ]
    assert sum(day.number for day in two.days.all()) == 2
    columns = {field.name for field in one.days.model._meta.get_fields()}
    assert columns == {"id", "material", "opened_on", "number"}


def test_a_material_that_does_not_exist_has_no_address(client):
    assert client.get(f"/materiaal/{uuid4()}/").status_code == 404
