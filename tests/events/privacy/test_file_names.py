"""No name of a file says what is hidden; with disclosure switched to openbaar the same look finds every marker."""

import pytest
from django.test import RequestFactory

from events import disclosure
from events.materials.naming import file_name
from events.materials.serving import served
from events.models import Material
from tests.events.privacy.test_leaks import CHOICE, CLOSED, HIDDEN, planted

pytestmark = pytest.mark.django_db
MARKERS = (HIDDEN, CLOSED, CHOICE)


def headers_of_files() -> str:
    """For who may have it: the name of each material's file, and the rest of the headers."""
    rows = Material.objects.select_related("event", "session")
    return "\n".join(str(dict(served(RequestFactory().get("/"), row, file_name(row)).headers)) for row in rows)


def test_no_name_of_a_material_says_what_is_hidden(organiser):
    planted(organiser)
    text = headers_of_files()
    assert text.count("materiaal 1.pdf") == 3 and [word for word in MARKERS if word in text] == []


def test_the_same_look_finds_every_marker_when_everything_is_public(organiser):
    planted(organiser)
    with disclosure.everything_public():
        text = headers_of_files()
    assert [word for word in MARKERS if f"{word} hand-out.pdf" not in text] == []
