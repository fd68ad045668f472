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
