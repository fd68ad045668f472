"""Parts of a toolkit, and the numbers to call: they come, change, move and go."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.files import store
from events.materials.refusals import LinkNotSafe
from events.refusals import ChangedMeanwhile
from tests.toolkits import build
from toolkits.library.actions import (
    add_help_line,
    add_part,
    change_help_line,
    change_part,
    move_part,
    remove_help_line,
    remove_lost_parts,
    remove_part,
)
from toolkits.library.actions.parts import FOLDER
from toolkits.library.refusals import LastPart, NumberUnknown, PartGone, PartNeedsContent
from toolkits.models import Part

pytestmark = pytest.mark.django_db
LINK = "https://film.example.org/x"


def files() -> list[str]:
    return [f"{FOLDER}/{name}" for name in store().listdir(FOLDER)[1]]


@pytest.fixture
def acts(now, organiser):
    return {"at": now, "by": organiser}


def test_a_part_is_a_file_a_link_or_a_text_at_the_end_of_the_list(acts):
    toolkit = build.toolkit()
    file = add_part(toolkit=toolkit, title_nl="Kaart", upload=build.upload(), **acts)
    link = add_part(toolkit=toolkit, title_nl="Film", link=LINK, **acts)
    text = add_part(toolkit=toolkit, title_nl="Lees dit", text_nl="Bel eerst.", **acts)
    assert [row.order for row in (file, link, text)] == [2, 3, 4]
    assert file.is_file and file.media_type == "text/plain" and store().exists(file.key)
    assert not link.is_file and not text.is_file


@pytest.mark.parametrize("given", [{}, {"link": LINK, "upload": True}])
def test_nothing_and_too_much_is_refused(acts, given):
    if "upload" in given:
        given = {**given, "upload": build.upload()}
    with pytest.raises(PartNeedsContent):
        add_part(toolkit=build.toolkit(), title_nl="Kaart", **given, **acts)


def test_a_link_that_is_not_safe_is_refused_in_both(acts):
    toolkit = build.toolkit()
    with pytest.raises(LinkNotSafe):
        add_part(toolkit=toolkit, title_nl="Film", link="http://film.example.org", **acts)
    with pytest.raises(LinkNotSafe):
        change_part(part=toolkit.parts.get(), version=1, link="https://naam:geheim@film.example.org", **acts)


def test_another_file_takes_the_place_of_the_old_one_after_the_commit(acts, django_capture_on_commit_callbacks):
    part = add_part(toolkit=build.toolkit(), title_nl="Kaart", upload=build.upload(), **acts)
    with django_capture_on_commit_callbacks(execute=True):
        newer = change_part(part=part, version=1, upload=build.upload("Nieuw."), title_nl="Nieuwe kaart", **acts)
    assert (newer.title_nl, newer.version) == ("Nieuwe kaart", 2)
    assert files() == [newer.key] != [part.key]
    with django_capture_on_commit_callbacks(execute=True):
        linked = change_part(part=part, version=2, link=LINK, **acts)
    assert files() == [] and (linked.key, linked.size, linked.link) == ("", 0, LINK)
    filed = change_part(part=part, version=3, upload=build.upload(), **acts)
    assert filed.is_file and filed.link == ""


def test_an_older_form_a_part_that_is_gone_and_an_empty_one_are_refused(acts):
    part = build.part(build.toolkit())
    change_part(part=part, version=1, title_nl="Anders", **acts)
    with pytest.raises(ChangedMeanwhile):
        change_part(part=part, version=1, title_nl="Van mij", **acts)
    with pytest.raises(PartNeedsContent):
        change_part(part=part, version=2, text_nl="", **acts)
    with pytest.raises(PartNeedsContent):
        change_part(part=part, version=2, upload=build.upload(), link=LINK, **acts)
    remove_part(part=part, **acts)
    with pytest.raises(PartGone):
        change_part(part=part, version=2, title_nl="Van mij", **acts)


def test_a_part_goes_up_and_down_but_not_over_the_edge(acts):
    toolkit = build.toolkit(parts=3)
    first, second, third = toolkit.parts.all()
    move_part(part=third, up=True, **acts)
    move_part(part=first, up=True, **acts)
    move_part(part=second, up=False, **acts)
    assert list(toolkit.parts.all()) == [first, third, second]


def test_the_last_part_of_a_published_toolkit_stays(acts, django_capture_on_commit_callbacks):
    toolkit = build.toolkit(parts=0)
    part = add_part(toolkit=toolkit, title_nl="Kaart", upload=build.upload(), **acts)
    with pytest.raises(LastPart):
        remove_part(part=part, **acts)
    build.part(toolkit)
    with django_capture_on_commit_callbacks(execute=True):
        remove_part(part=part, **acts)
    assert files() == []
    assert Part.objects.count() == 1


def test_files_that_no_part_names_go_after_a_day_and_those_of_materials_stay(acts):
    kept = add_part(toolkit=build.toolkit(), title_nl="Kaart", upload=build.upload(), **acts)
    lost = add_part(toolkit=build.toolkit(), title_nl="Kaart", upload=build.upload(), **acts)
    Part.objects.filter(pk=lost.pk).delete()
    assert remove_lost_parts(clock()) == 0
    assert remove_lost_parts(clock() + timedelta(days=2)) == 1
    assert files() == [kept.key]


# Whom to call -------------------------------------------------------------------------------------------


def test_a_number_is_kept_as_typed_and_dialled_without_signs(acts):
    toolkit = build.toolkit()
    line = add_help_line(toolkit=toolkit, name_nl="Veilig Thuis", phone=" 0800 - 2000", **acts)
    assert (line.phone, line.dialled, line.order) == ("0800 - 2000", "08002000", 1)
    changed = change_help_line(line=line, version=1, phone="+31 800 2000", open_nl="Dag en nacht", **acts)
    assert (changed.dialled, changed.version) == ("+318002000", 2)
    with pytest.raises(ChangedMeanwhile):
        change_help_line(line=line, version=1, phone="112", **acts)
    remove_help_line(line=line, **acts)
    with pytest.raises(PartGone):
        remove_help_line(line=line, **acts)


@pytest.mark.parametrize("phone", ["", "bel maar", "1", "112;ext=1", "javascript:1", "٠٨٠٠"])
def test_what_no_phone_can_call_is_refused(acts, phone):
    with pytest.raises(NumberUnknown):
        add_help_line(toolkit=build.toolkit(), name_nl="Hulp", phone=phone, **acts)
