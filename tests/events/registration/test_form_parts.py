"""The list of parts beside the form."""

import pytest

from events.registration.forms import RegistrationForm
from events.registration.forms.parts import parts_of
from tests import make

pytestmark = pytest.mark.django_db


def test_each_part_that_the_form_has_is_a_step_and_no_other():
    event = make.conference(asks_dietary=True)
    targets = [part.target for part in parts_of(RegistrationForm(event, None))]
    assert targets == ["jij", "workshops", "wensen", "akkoord"]
    plain = RegistrationForm(make.event(asks_access=False), None)
    assert [part.target for part in parts_of(plain)] == ["jij", "akkoord"]


def test_a_part_counts_what_is_not_right_in_it():
    event = make.conference()
    form = RegistrationForm(event, None, {"first_name": "", "email": "x", f"ronde_{event.rounds.first().pk}": "999"})
    form.is_valid()
    first, second, *_rest = parts_of(form)
    assert first.is_bad and first.note[0].isdigit()
    assert second.is_bad and second.note == "1 fout"


def test_the_links_lead_to_headings_of_the_page(client):
    page = client.get(f"/agenda/{make.event().slug}/aanmelden/").content.decode()
    for target in ("jij", "akkoord"):
        assert f'href="#{target}"' in page and f'id="{target}"' in page


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "Toegang"),
        ({"asks_dietary": True}, "Eten en toegang"),
        ({"is_photographed": True, "asks_access": False}, "Foto"),
        ({"asks_dietary": True, "is_photographed": True}, "Eten, toegang en foto"),
    ],
)
def test_the_part_of_needs_is_named_after_what_is_asked(client, fields, name):
    event = make.event(**fields)
    page = client.get(f"/agenda/{event.slug}/aanmelden/").content.decode()
    assert f'<h2 id="wensen">{name}</h2>' in page and f'<a href="#wensen"><b>{name}</b>' in page


def test_an_online_event_asks_nobody_what_they_eat(client):
    registration = make.registration(make.event(asks_dietary=False))
    page = client.get(f"/aanmelding/{registration.code}/").content.decode()
    form = client.get(f"/aanmelding/{registration.code}/wensen/").content.decode()
    assert "Wat heb je nodig om mee te doen?" in page and "Wat eet je" not in page
    assert "<h1>Wat je nodig hebt</h1>" in form
