"""A toolkit is made, changed, put on the site and taken off it; events are tied to it."""

import pytest

from events.models import Event, Fact
from events.refusals import ChangedMeanwhile
from tests import make
from tests.toolkits import build
from toolkits.library.actions import (
    change_toolkit,
    make_toolkit,
    publish_toolkit,
    tie_event,
    withdraw_toolkit,
)
from toolkits.library.refusals import ToolkitAddressInUse, ToolkitIsEmpty, ToolkitNeedsTitle
from toolkits.models import OldToolkitSlug

pytestmark = pytest.mark.django_db


def facts() -> list[str]:
    return list(Fact.objects.values_list("name", flat=True))


def test_it_is_made_as_a_draft_under_an_address_and_key_of_its_own(now, organiser):
    first = make_toolkit(title_nl="Praten over vertrek", at=now, by=organiser)
    second = make_toolkit(title_nl="Praten over vertrek", at=now, by=organiser)
    named = make_toolkit(title_nl="Praten over vertrek", key="tk-x", at=now, by=organiser)
    assert [row.slug for row in (first, second, named)] == [
        "praten-over-vertrek", "praten-over-vertrek-2", "praten-over-vertrek-3",
    ]  # fmt: skip
    assert (first.key, second.key, named.key) == ("praten-over-vertrek", "praten-over-vertrek-2", "tk-x")
    assert not first.is_published and first.is_sensitive
    assert facts() == ["toolkit_made"] * 3


def test_it_needs_a_title_when_made_and_when_changed(now, organiser):
    with pytest.raises(ToolkitNeedsTitle):
        make_toolkit(title_nl=" ", at=now, by=organiser)
    with pytest.raises(ToolkitNeedsTitle):
        change_toolkit(toolkit=build.toolkit(), version=1, title_nl="", at=now, by=organiser)


def test_a_change_is_written_down_and_an_older_form_is_refused(now, organiser):
    toolkit = build.toolkit()
    changed = change_toolkit(toolkit=toolkit, version=1, title_nl="Anders", makers="De Kade", at=now, by=organiser)
    assert (changed.title_nl, changed.version) == ("Anders", 2)
    assert Fact.objects.get().data == {"toolkit": toolkit.pk, "columns": ["title_nl", "makers"]}
    with pytest.raises(ChangedMeanwhile) as no:
        change_toolkit(toolkit=toolkit, version=1, title_nl="Van mij", at=now, by=organiser)
    assert no.value.now.title_nl == "Anders"


def test_an_old_address_stays_its_own_for_ever_and_can_be_taken_back(now, organiser):
    toolkit, other = build.toolkit(slug="eerst"), build.toolkit(slug="ander")
    change_toolkit(toolkit=toolkit, version=1, slug="later", at=now, by=organiser)
    for taken in ("eerst", "later"):
        with pytest.raises(ToolkitAddressInUse):
            change_toolkit(toolkit=other, version=1, slug=taken, at=now, by=organiser)
    assert make_toolkit(title_nl="Eerst", at=now, by=organiser).slug == "eerst-2"
    back = change_toolkit(toolkit=toolkit, version=2, slug="eerst", at=now, by=organiser)
    assert back.slug == "eerst"
    assert list(OldToolkitSlug.objects.values_list("slug", flat=True)) == ["later"]


def test_it_goes_on_the_site_with_something_in_it_and_off_again_once(now, organiser):
    toolkit = build.toolkit(parts=0, published_at=None)
    with pytest.raises(ToolkitIsEmpty):
        publish_toolkit(toolkit=toolkit, at=now, by=organiser)
    build.part(toolkit)
    for _twice in range(2):
        assert publish_toolkit(toolkit=toolkit, at=now, by=organiser).published_at == now
    for _twice in range(2):
        assert withdraw_toolkit(toolkit=toolkit, at=now, by=organiser).published_at is None
    assert facts() == ["toolkit_published", "toolkit_withdrawn"]


def test_an_event_is_tied_under_its_own_version_and_drawn_anew_when_the_toolkit_changes(now, organiser):
    toolkit, event = build.toolkit(), make.event()
    tied = tie_event(event=event, toolkit=toolkit, version=1, at=now, by=organiser)
    assert (tied.toolkit_key, tied.version) == (toolkit.key, 2)
    with pytest.raises(ChangedMeanwhile):
        tie_event(event=event, toolkit=None, version=1, at=now, by=organiser)
    before = Event.objects.get().content_version
    change_toolkit(toolkit=toolkit, version=1, title_nl="Anders", at=now, by=organiser)
    assert Event.objects.get().content_version == before + 1
    assert tie_event(event=event, toolkit=None, version=2, at=now, by=organiser).toolkit_key == ""
