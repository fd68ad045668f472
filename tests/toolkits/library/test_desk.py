"""Toolkits at the desk: who gets there, and what is done there."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now as clock

from tests import make
from tests.toolkits import build
from toolkits.library.actions import change_part, change_toolkit
from toolkits.library.urls import pages
from toolkits.models import HelpLine, Part, Toolkit

pytestmark = pytest.mark.django_db
DESK = [pattern for pattern in pages if pattern.name.startswith("toolkits-desk")]
NEW = {"title_nl": "Toolkit Vertrek", "summary_nl": "Over vertrek.", "is_sensitive": "on", "version": "0"}
PART = {"what": "card", "title_nl": "Kaart", "text_nl": "Handig.", "read_in": "nl", "version": "0"}


def url(name: str = "", *args) -> str:
    return reverse("bijeen_events:toolkits-desk" + (f"-{name}" if name else ""), args=args)


@pytest.fixture
def toolkit():
    return build.toolkit()


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser)
    return client


def path_of(pattern, toolkit, event) -> str:
    line = toolkit.help_lines.first() or build.help_line(toolkit)
    fill = {
        "pk": event.pk if pattern.name.endswith("tie") else toolkit.pk,
        "key": toolkit.parts.first().pk,
        "row": line.pk,
    }
    names = [part.split(":")[-1] for part in re.findall(r"<([^>]+)>", str(pattern.pattern))]
    return reverse(f"bijeen_events:{pattern.name}", kwargs={name: fill[name] for name in names})


@pytest.mark.parametrize("pattern", DESK, ids=[pattern.name for pattern in DESK])
def test_who_makes_events_keeps_toolkits_and_nobody_else(
    client, toolkit, organiser, manager, stranger, administrator, trainer, pattern
):
    path = path_of(pattern, toolkit, make.event(organiser=organiser, kind="learning_session"))
    assert client.get(path).url.startswith("/inloggen/")
    for somebody in (organiser, manager):
        client.force_login(somebody)
        assert client.get(path).status_code == 200
    for somebody in (stranger, administrator, trainer):
        client.force_login(somebody)
        assert client.get(path).status_code == 404, somebody


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_a_toolkit_cost_the_same_for_one_and_three(desk, organiser, django_assert_num_queries, number):
    toolkit = build.toolkit(parts=number)
    for _turn in range(number):
        build.toolkit()
        build.help_line(toolkit)
        make.event(organiser=organiser, toolkit_key=toolkit.key)
    with django_assert_num_queries(6):
        desk.get(url())
    with django_assert_num_queries(10):
        desk.get(url("toolkit", toolkit.pk))


def test_a_toolkit_is_made_filled_and_put_on_the_site(desk):
    response = desk.post(url("make"), NEW)
    toolkit = Toolkit.objects.get()
    assert response.url == url("toolkit", toolkit.pk)
    assert 'name="publish"' not in desk.get(response.url).content.decode()
    assert "nog geen onderdelen" in desk.post(response.url, {"publish": "1"}, follow=True).content.decode()
    file = SimpleUploadedFile("kaart.txt", b"Een kaart.")
    assert desk.post(url("add", toolkit.pk), {**PART, "upload": file}).url == response.url
    assert Part.objects.get().is_file
    desk.post(response.url, {"publish": "1"})
    assert desk.get(reverse("bijeen_events:toolkits-toolkit", args=[toolkit.slug])).status_code == 200
    desk.post(response.url, {"withdraw": "1"})
    assert desk.get(reverse("bijeen_events:toolkits-toolkit", args=[toolkit.slug])).status_code == 404


@pytest.mark.parametrize("wrong", [{"title_nl": ""}, {"line": "999"}, {"edition_on": "31-31-2027"}])
def test_a_form_that_is_not_right_comes_back_with_what_was_typed(desk, wrong):
    response = desk.post(url("make"), {**NEW, **wrong})
    assert response.status_code == 422 and "Over vertrek." in response.content.decode()
    assert not Toolkit.objects.exists()


def test_two_people_at_one_toolkit_see_both_versions(desk, organiser, toolkit):
    opened = desk.get(url("change", toolkit.pk)).context["form"]
    data = {**NEW, "slug": toolkit.slug, "version": 1, "opened": opened["opened"].value()}
    change_toolkit(toolkit=toolkit, version=1, title_nl="Van een ander", at=clock(), by=organiser)
    page = desk.post(url("change", toolkit.pk), {**data, "title_nl": "Van mij"})
    assert page.status_code == 422 and "Van een ander" in page.content.decode() and "Van mij" in page.content.decode()
    assert desk.post(url("change", toolkit.pk), {**data, "version": 2, "title_nl": "Van mij"}).status_code == 302
    toolkit.refresh_from_db()
    assert toolkit.title_nl == "Van mij"


def test_an_address_of_another_is_refused_beside_its_field(desk, toolkit):
    build.toolkit(slug="bezet")
    response = desk.post(url("change", toolkit.pk), {**NEW, "version": 1, "slug": "bezet"})
    assert response.status_code == 422 and response.context["form"].has_error("slug", "toolkit_address_in_use")


def test_a_part_is_changed_moved_and_taken_out(desk, organiser):
    toolkit = build.toolkit(parts=2)
    first, second = toolkit.parts.all()
    desk.post(url("toolkit", toolkit.pk), {"down": str(first.pk)})
    assert list(toolkit.parts.all()) == [second, first]
    for key in ("", "x", str(build.part(build.toolkit()).pk)):
        assert desk.post(url("toolkit", toolkit.pk), {"up": key}).status_code == 404
    path = url("part", toolkit.pk, first.pk)
    data = {**PART, "title_nl": "Nieuwe kaart", "version": 1}
    assert desk.post(path, data).status_code == 302
    change_part(part=first, version=2, title_nl="Van een ander", at=clock(), by=organiser)
    late = desk.post(path, {**data, "version": 2, "opened": '{"title_nl": ["Nieuwe kaart"]}', "title_nl": "Van mij"})
    assert late.status_code == 422 and "Van een ander" in late.content.decode()
    assert "Terughalen kan niet" in desk.get(url("remove", toolkit.pk, first.pk)).content.decode()
    assert desk.post(url("remove", toolkit.pk, first.pk)).status_code == 302
    assert desk.get(path).status_code == 404
    last = desk.post(url("remove", toolkit.pk, second.pk), follow=True)
    assert "Dit is het laatste onderdeel" in last.content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text_nl": ""}, "upload"),
        ({"link": "http://film.example.org"}, "link"),
        ({"minutes": "0"}, "minutes"),
        ({"what": "anders"}, "what"),
    ],
)
def test_a_part_that_is_not_right_is_refused_beside_its_field(desk, toolkit, wrong, field):
    response = desk.post(url("add", toolkit.pk), {**PART, **wrong})
    assert response.status_code == 422 and response.context["form"].has_error(field)


def test_a_number_is_added_changed_and_taken_away(desk, toolkit):
    data = {"name_nl": "Kindertelefoon", "phone": "0800-0432", "version": "0"}
    wrong = desk.post(url("add-help", toolkit.pk), {**data, "phone": "bel maar"})
    assert wrong.status_code == 422 and "Dit is geen telefoonnummer." in wrong.content.decode()
    assert desk.post(url("add-help", toolkit.pk), data).status_code == 302
    line = HelpLine.objects.get()
    assert desk.post(url("help", toolkit.pk, line.pk), {**data, "phone": "112", "version": 1}).status_code == 302
    line.refresh_from_db()
    assert line.phone == "112"
    desk.post(url("remove-help", toolkit.pk, line.pk))
    assert not HelpLine.objects.exists()


def test_who_only_organises_one_event_learns_of_no_draft(client, stranger, toolkit):
    event = make.event(organiser=stranger, kind="learning_session")
    build.toolkit("Nog geheim", published_at=None)
    client.force_login(stranger)
    page = client.get(url("tie", event.pk))
    assert str(toolkit.title) in page.content.decode() and "Nog geheim" not in page.content.decode()


def test_an_event_gets_its_toolkit_from_who_organises_it(desk, organiser, toolkit, client):
    event = make.event(organiser=organiser, kind="learning_session")
    page = reverse("bijeen_events:desk-event", args=[event.pk])
    assert url("tie", event.pk) in desk.get(page).content.decode()
    assert desk.post(url("tie", event.pk), {"toolkit": toolkit.pk, "version": event.version}).url == page
    event.refresh_from_db()
    assert event.toolkit_key == toolkit.key and str(toolkit.title) in desk.get(page).content.decode()
    assert str(event.title) in desk.get(url("toolkit", toolkit.pk)).content.decode()
    assert desk.post(url("tie", event.pk), {"toolkit": "", "version": 1}).status_code == 422  # somebody saved meanwhile
    other = make.event(kind="learning_session", visibility="confidential", is_sensitive=True)
    assert desk.get(url("tie", other.pk)).status_code == 404
    plain = make.event(organiser=organiser)
    assert url("tie", plain.pk) not in desk.get(reverse("bijeen_events:desk-event", args=[plain.pk])).content.decode()
