"""Each of the cast at a material's address, and behind a code: who may gets it, everybody else the same 404 as for any."""

from uuid import uuid4

import pytest

from events.models import Event, MaterialDay, Role
from tests import make
from tests.events.materials.files import PDF, body_of, material

pytestmark = pytest.mark.django_db


def address(row) -> str:
    return f"/materiaal/{row.pk}/"


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser)


def test_what_is_not_for_anybody_is_the_same_404_as_what_does_not_exist(client, event):
    made = material(event, moment="before")
    known, unknown = client.get(address(made)), client.get(f"/materiaal/{(other := uuid4())}/")
    assert known.status_code == unknown.status_code == 404
    assert known.content.decode().replace(str(made.pk), "X") == unknown.content.decode().replace(str(other), "X")


@pytest.mark.parametrize(("state", "status"), [
    ({}, 200), ({"visibility": "closed"}, 200), ({"status": "draft"}, 404), ({"status": "cancelled"}, 200),
    ({"visibility": "confidential", "is_sensitive": True}, 404),
])  # fmt: skip
def test_what_is_for_anybody_follows_what_the_event_discloses(client, event, state, status):
    made = material(event, moment="before", audience="public")
    Event.objects.update(**state)
    response = client.get(address(made))
    assert response.status_code == status
    if status == 200:
        assert response["Cache-Control"] == "no-cache, public" and "Cookie" not in response.get("Vary", "")


def test_who_organises_opens_it_before_anybody_does(client, event, organiser, stranger, manager, administrator):
    made = material(event)
    for user, status in ((organiser, 200), (manager, 200), (stranger, 404), (administrator, 404)):
        client.force_login(user)
        response = client.get(address(made))
        assert response.status_code == status
        if status == 200:
            assert body_of(response) == PDF and response["Cache-Control"] == "no-cache, private, no-store"
    assert not MaterialDay.objects.exists()  # who works on it counts for nothing


def test_a_trainer_opens_what_is_of_the_own_session_only(client, trainer):
    day = make.conference(rounds=1)
    mine, other = day.sessions.all()
    Role.objects.create(user=trainer, name="trainer", session=mine)
    client.force_login(trainer)
    rows = [material(day, session=session) for session in (mine, other, None)]
    assert [client.get(address(row)).status_code for row in rows] == [200, 404, 404]


def test_a_helper_at_the_door_opens_nothing(client, event, stranger):
    Role.objects.create(user=stranger, name="helper", event=event)
    client.force_login(stranger)
    assert client.get(address(material(event))).status_code == 404


def test_behind_the_code_it_opens_for_who_may_see_it_and_is_not_kept(client, event):
    made, later = material(event, moment="before"), material(event)
    code = make.registration(event).code
    response = client.get(f"/aanmelding/{code}/materiaal/{made.pk}/")
    assert response.status_code == 200 and body_of(response) == PDF
    assert response["Cache-Control"] == "private, no-store" and response["Referrer-Policy"] == "no-referrer"
    assert client.get(f"/aanmelding/{code}/materiaal/{later.pk}/").status_code == 404


def test_a_wrong_code_and_a_wrong_material_say_the_same(client, event):
    made = material(event, moment="before")
    code, other = make.registration(event).code, make.registration(make.event()).code
    pages = [
        client.get(f"/aanmelding/{one}/materiaal/{two}/")
        for one, two in ((code, uuid4()), ("onbekend", made.pk), (other, made.pk))
    ]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_a_hidden_material_names_nothing_in_its_headers(client, organiser):
    event = make.event("Schulden", is_sensitive=True, visibility="closed", organiser=organiser)
    made = material(event, "Hulp bij schulden", moment="before")
    response = client.get(f"/aanmelding/{make.registration(event).code}/materiaal/{made.pk}/")
    assert response.status_code == 200 and "chulden" not in str(response.headers)
