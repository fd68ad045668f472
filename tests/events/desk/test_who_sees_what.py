"""Every page of the desk for each of the cast: no right, no page."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.desk.urls import pages
from events.materials.actions import ask_version
from events.models import Role
from events.places.actions import hold_seats
from tests import make
from tests.events.materials.files import material

pytestmark = pytest.mark.django_db
OPEN_TO_ALL_STAFF = {"desk-home", "desk-new", "desk-make", "desk-sessions", "desk-calendar"}
OF_NO_EVENT = {"desk-organisations", "desk-organisations-merge"}  # in test_organisations_page
OF_A_SESSION = {  # in tests of their own
    *("desk-expected", "desk-done", "desk-reopen", "desk-answer"),
    *("desk-session-materials", "desk-session-material-remove"),
}


@pytest.fixture
def day(organiser):
    """A conference with somebody in it, three weeks from now."""
    event = make.conference(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    make.question(event)
    school, until = make.organisation("School"), clock() + timedelta(days=3)
    hold_seats(event=event, organisation=school, number=1, until=until, at=clock(), by=organiser)
    registration = make.registration(event, choices=(event.sessions.first(),))
    ask_version(registration=registration, material=material(event, moment="before"), need="Grote letters", at=clock())
    return event


def addresses(event) -> dict[str, str]:
    session, registration = event.sessions.first(), event.registrations.get()
    rows = {"desk-round": session.round_id, "desk-session": session.pk, "desk-remove": session.pk}
    found = {}
    for pattern in pages:
        route = str(pattern.pattern)
        fill = {"pk": event.pk, "row": rows.get(pattern.name, registration.pk), "what": "onderdeel", "kind": "workshop"}
        if "uuid" in route:
            fill["row"] = event.materials.get().pk
        if pattern.name in ("desk-question", "desk-question-retire"):
            fill["row"] = event.questions.get().pk
        if pattern.name == "desk-end-hold":
            fill["row"] = event.holds.get().pk
        if pattern.name == "desk-material-answer":
            fill["row"] = event.materials.get().version_requests.get().pk
        if pattern.name in OF_A_SESSION:
            fill["pk"] = session.pk
        names = [part.split(":")[-1] for part in re.findall(r"<([^>]+)>", route)]
        found[pattern.name] = reverse(f"bijeen_events:{pattern.name}", kwargs={name: fill[name] for name in names})
    return found


@pytest.mark.parametrize(
    "pattern", [pattern.name for pattern in pages if pattern.name not in OF_A_SESSION | OF_NO_EVENT]
)
def test_the_organiser_sees_it_and_nobody_else(client, day, organiser, stranger, administrator, trainer, pattern):
    path = addresses(day)[pattern]
    assert client.get(path).url.startswith("/inloggen/")
    other = make.event(organiser=make.user("ander")).roles.get().user
    Role.objects.create(user=trainer, name="trainer", session=day.sessions.first())
    helper = make.user("helper")
    Role.objects.create(user=helper, name="helper", event=day)
    client.force_login(organiser)
    assert client.get(path).status_code == 200
    if pattern in OPEN_TO_ALL_STAFF:
        return
    for somebody in (other, stranger, administrator, trainer, helper):
        client.force_login(somebody)
        assert client.get(path).status_code == 404, somebody


def test_a_programme_manager_sees_all_but_what_is_confidential(client, manager):
    client.force_login(manager)
    for visibility, status in (("public", 200), ("closed", 200), ("confidential", 404)):
        event = make.event(visibility=visibility, is_sensitive=visibility == "confidential")
        assert client.get(reverse("bijeen_events:desk-event", args=[event.pk])).status_code == status


def test_a_trainer_and_a_helper_see_their_own_expected_list_only(client, day, trainer):
    mine, other = day.sessions.all()[:2]
    Role.objects.create(user=trainer, name="trainer", session=mine)
    client.force_login(trainer)
    assert client.get(reverse("bijeen_events:desk-expected", args=[mine.pk])).status_code == 200
    assert client.get(reverse("bijeen_events:desk-expected", args=[other.pk])).status_code == 404
    assert client.get(reverse("bijeen_events:desk-home")).url == reverse("bijeen_events:desk-sessions")


def test_who_has_no_role_finds_nothing_here(client, stranger):
    client.force_login(stranger)
    for name in ("desk-home", "desk-new"):
        assert client.get(reverse(f"bijeen_events:{name}")).status_code == 404
