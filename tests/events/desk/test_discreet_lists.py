"""Lists at the desk follow the table of disclosure: shown names and no organisation where the event is sensitive, no choice of
a sensitive workshop anywhere. The page of one person shows all to who organises.
"""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.messages.actions import plan
from events.models import AccessNeed, Role, Session, State
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


def comes(event, **fields):
    """Somebody with a need, a mail and an organisation."""
    name = {"first_name": "Anna", "family_name": "van der Lang", "organisation": make.organisation("Blijf van mij")}
    registration = make.registration(event, **{**name, **fields})
    AccessNeed.objects.create(registration=registration, values=["parking"], given_at=clock())
    plan(kind="confirmation", key=f"k{registration.pk}", registration=registration, at=clock())
    return registration


@pytest.mark.parametrize("visibility", ["closed", "confidential"])
def test_a_sensitive_event_has_shown_names_in_every_list_and_all_on_the_page_of_one(desk, organiser, visibility):
    event = make.event(
        starts_at=clock() + timedelta(weeks=3), organiser=organiser, visibility=visibility, is_sensitive=True
    )
    registration = comes(event)
    comes(event, state=State.WAITING, shown_name="Annie", email="annie@example.org")
    lists = [desk.get(url(page, event.pk)).content.decode() for page in ("registrations", "needs", "mails", "event")]
    assert ["Lang" in text or "Blijf van mij" in text for text in lists] == [False] * 4
    assert all("Anna L." in text for text in lists[:3]) and "Annie" in lists[3]
    one = desk.get(url("person", event.pk, registration.pk)).content.decode()
    assert "Anna van der Lang" in one and "Blijf van mij" in one


def test_an_open_event_has_full_names_and_organisations(desk, organiser):
    event = make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    comes(event)
    text = desk.get(url("registrations", event.pk)).content.decode()
    assert "Anna van der Lang" in text and "Blijf van mij" in text


def test_who_chose_a_sensitive_workshop_stands_in_no_list_and_cannot_be_filtered(desk, organiser):
    event = make.conference(starts_at=clock() + timedelta(weeks=3), rounds=1, organiser=organiser)
    hidden, plain = event.sessions.all()
    Session.objects.filter(pk=hidden.pk).update(is_sensitive=True, label="§1X", title_nl="Geheime keuze")
    mine = make.registration(event, choices=(hidden,))
    make.registration(event, choices=(plain,))
    text = desk.get(url("registrations", event.pk)).content.decode()
    assert "§1X" not in text and "Geheime keuze" not in text and plain.label in text
    assert "§1X" not in desk.get(url("csv", event.pk)).content.decode()
    assert "Geheime keuze" in desk.get(url("person", event.pk, mine.pk)).content.decode()


def test_a_trainer_of_a_sensitive_workshop_sees_shown_names(client):
    event, trainer = make.conference(starts_at=clock() + timedelta(weeks=3), rounds=1), make.user("trainer")
    hidden = event.sessions.first()
    Session.objects.filter(pk=hidden.pk).update(is_sensitive=True)
    comes(event, choices=(hidden,))
    Role.objects.create(user=trainer, name="trainer", session=hidden)
    client.force_login(trainer)
    text = client.get(url("expected", hidden.pk)).content.decode()
    assert "Anna L." in text and "Lang" not in text and "Blijf van mij" not in text
