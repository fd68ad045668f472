"""Who asked to be forgotten is in no table any more: every text of every row of every model is looked through."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.utils.timezone import now as clock

from events.attendance.actions import claim_presence
from events.calendar.actions import make_feed
from events.mine.actions import erase_me, mail_own_link
from events.models import Group, OwnLink, VersionRequest
from events.registration.actions import give_needs, mail_known_form, register, submit
from events.registration.person import Needs
from learning.models import NetworkPerson
from tests import make
from tests.events.materials.files import material
from tests.learning.build import asked, network
from tests.toolkits.build import request

pytestmark = pytest.mark.django_db
WORD = "zonderling"  # in every name, address and sentence of this person
EMAIL = f"{WORD}@voorbeeld.example.org"


def texts() -> dict[str, list[str]]:
    """By column every text that holds the word."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        names = [field.name for field in model._meta.fields if isinstance(field, CharField | TextField | JSONField)]
        for row in model._default_manager.values_list("pk", *names):
            for name, value in zip(names, row[1:], strict=True):
                if WORD in str(value).lower():
                    found.setdefault(f"{model._meta.label}.{name}", []).append(str(value))
    return found


def somebody() -> None:
    """In as many tables as somebody can be."""
    at, who = clock(), f"{WORD.capitalize()} Mens"
    event = make.event("Straks", starts_at=at + timedelta(days=5), asks_dietary=True, asks_access=True)
    first = register(event=event, person=make.person(who, email=EMAIL, motive=WORD, remarks=WORD), at=at)
    give_needs(registration=first, needs=Needs(dietary_note=WORD, access_note=WORD), at=at)
    submit(
        event=make.event(starts_at=at + timedelta(days=6)),
        person=make.person(who, email=EMAIL),
        at=at,
        token=make.token(),
    )
    mail_known_form(email=EMAIL, event=event, at=at)
    event.invitations.create(email=EMAIL, first_name=WORD)
    Group.objects.create(event=event, first_name=WORD, family_name=WORD, email=EMAIL)
    past = make.registration(
        make.event("Gisteren", starts_at=at - timedelta(days=1)), first_name=WORD, email=EMAIL, phone="1"
    )
    past.event.sessions.update(closed_at=at)
    claim_presence(registration=past, session=past.event.sessions.get(), at=at)
    VersionRequest.objects.create(registration=past, material=material(past.event, "Stuk"), need=WORD, asked_at=at)
    built = network()
    asked(built, first_name=WORD, email=EMAIL, motive=WORD)
    NetworkPerson.objects.create(network=built, role="facilitator", first_name=WORD, email=EMAIL, added_at=at)
    request(first_name=WORD, email=EMAIL, phone=WORD, experience=WORD, access=WORD, invoice=WORD, functions=WORD)
    make_feed(email=EMAIL, kind="mine", at=at)
    mail_own_link(email=EMAIL, language="nl", at=at)


def test_nothing_is_left_of_who_asked_to_be_forgotten():
    somebody()
    before = texts()
    assert len(before) > 25, before.keys()

    erase_me(link=OwnLink.objects.get(email=EMAIL), at=clock())

    assert texts() == {}
