"""The year has something to read, in every way in which that can be."""

from demo.materials import a_page
from demo.play import play_year
from demo.shift import ANCHOR
from events.models import Event, Fact, Material, VersionRequest
from tests.demo.conftest import NOW, TODAY


def test_there_are_files_and_links_for_everybody_and_for_who_was_there(year):
    assert set(Material.objects.values_list("audience", flat=True)) == {"public", "registered", "present"}
    assert set(Material.objects.values_list("kind", flat=True)) == {"file", "link"}
    assert Event.objects.get(source_key=ANCHOR).materials.filter(alternative_to=None).count() == 4
    assert VersionRequest.objects.get().answered_at is None


def test_a_page_is_a_real_pdf_and_the_same_each_time():
    one, two = a_page("Hand-out"), a_page("Hand-out")
    assert one.media_type == "application/pdf" and one.digest == two.digest != a_page("Anders").digest


def test_nothing_was_added_after_now_or_twice(year):
    before = Material.objects.count()
    assert not Fact.objects.filter(name="material_added", at__gt=NOW).exists()
    play_year(today=TODAY, now=NOW)
    assert Material.objects.count() == before
