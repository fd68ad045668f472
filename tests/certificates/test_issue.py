"""Issuing: by the rule, once, with everything as it was; by the worker, from facts."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from certificates.issuing.actions import issue_certificates
from certificates.models import Certificate
from events.attendance.facts import event_closed, event_reopened, presence_mended
from events.facts import announce
from events.handing import hand_out
from events.models import Delivery, Event, Fact, Message, Presence, Session
from tests import make
from tests.certificates.staged import CLOSED_AT, attended, close, series

pytestmark = pytest.mark.django_db
LATER = CLOSED_AT + timedelta(days=1)


def valid(person) -> Certificate:
    return Certificate.objects.get(registration=person, revoked_at=None)


def test_who_was_there_gets_one_and_who_was_not_gets_none():
    event = make.event("Samen leren", venue=make.venue(), contact_name="Lotte de Wit", line=make.line())
    there = attended(event, first_name="Gülşen", family_name="Doğan", language="en")
    partly = make.registration(event)
    make.present(partly, event.sessions.get(), state="partly")
    for state in ("absent", "excused"):
        make.present(make.registration(event), event.sessions.get(), state=state)
    make.registration(event)
    close(event)

    assert issue_certificates(event=event, at=CLOSED_AT) == 2

    given = valid(there)
    assert (given.name, given.title_nl, given.town, given.language) == ("Gülşen Doğan", "Samen leren", "Utrecht", "en")
    assert (given.minutes, given.attended, given.held) == (180, 1, 1)
    assert (given.signer, given.issuer_nl, given.issued_at) == ("Lotte de Wit", "Samen", CLOSED_AT)
    assert given.first_on == given.last_on == make.DAY.date()
    assert not given.is_neutral and valid(partly).is_valid
    assert len(given.code) == 12 and given.code not in given.holder_token
    assert Fact.objects.filter(name="certificate_issued", registration=there, actor="system").count() == 1


def test_the_hours_are_the_net_ones_of_the_session_or_the_event_or_its_length():
    for fields, of_session, minutes in (
        ({}, None, 180),
        ({"net_minutes": 165}, None, 165),
        ({"net_minutes": 165}, 150, 150),
    ):
        event = make.event(**fields)
        event.sessions.update(net_minutes=of_session)
        person = attended(event)
        issue_certificates(event=close(event), at=CLOSED_AT)
        assert valid(person).minutes == minutes


def test_a_network_gives_one_at_the_meetings_that_its_rule_asks():
    event = series(3, proof_rule={"type": "n_of_m", "n": 2, "m": 3})
    one, two, three = event.sessions.all()
    often, once = attended(event, one, three), attended(event, two)

    assert issue_certificates(event=close(event), at=CLOSED_AT) == 1

    assert (valid(often).minutes, valid(often).attended, valid(often).held) == (300, 2, 3)
    assert not once.certificates.exists()


@pytest.mark.parametrize("fields", [{"proof_rule": {"type": "none"}}, {"kind": "webinar"}])
def test_where_none_is_given_nobody_gets_one(fields):
    event = make.event(**fields)
    attended(event)
    assert issue_certificates(event=close(event), at=CLOSED_AT) == 0
    assert not Certificate.objects.exists()


def test_registers_stand_on_it_where_there_was_presence_enough():
    rows = [
        {"register": "SKJ", "activity_id": "DEMO-2", "points": 16, "minimum_presence": "100%"},
        {"register": "Registerplein", "activity_id": "DEMO-1", "points": 16.5, "minimum_presence": "60%"},
        "een regel die niemand kan lezen",
    ]
    event = series(3, accreditations=rows)
    always, twice = attended(event, *event.sessions.all()), attended(event, *event.sessions.all()[:2])
    issue_certificates(event=close(event), at=CLOSED_AT)

    assert [row["register"] for row in valid(always).accreditations] == ["SKJ", "Registerplein"]
    assert [row["register"] for row in valid(twice).accreditations] == ["Registerplein"]


def test_issuing_twice_is_once_and_mails_once():
    event = make.event()
    attended(event)
    close(event)
    assert [issue_certificates(event=event, at=at) for at in (CLOSED_AT, LATER)] == [1, 0]
    assert Certificate.objects.count() == Message.objects.filter(kind="certificate").count() == 1


def test_what_was_given_stays_as_it_was_when_the_event_changes():
    event = make.event("Samen leren")
    person = attended(event, family_name="Doğan")
    issue_certificates(event=close(event), at=CLOSED_AT)
    Event.objects.filter(pk=event.pk).update(title_nl="Heel iets anders", contact_name="Iemand anders")
    person.family_name = "Nieuw"
    person.save()

    assert issue_certificates(event=event, at=LATER) == 0
    assert (valid(person).title_nl, valid(person).name) == ("Samen leren", "Gülşen Doğan")


def test_the_database_refuses_a_second_valid_one_and_a_revoked_one_without_a_cause():
    event = make.event()
    person = attended(event)
    issue_certificates(event=close(event), at=CLOSED_AT)
    given = valid(person)
    for changes in (
        {"pk": None, "code": "A" * 12, "holder_token": "b"},
        {"revoked_at": LATER},
        {"revoked_at": LATER, "cause": "hand"},
    ):
        wrong = Certificate(
            **{field.attname: getattr(given, field.attname) for field in Certificate._meta.concrete_fields}
        )
        for name, value in changes.items():
            setattr(wrong, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()


# From facts ---------------------------------------------------------------------------------------------


def test_the_worker_issues_when_an_event_was_closed_also_when_it_hears_so_twice():
    event = make.event()
    attended(event)
    close(event)
    announce(event_closed, event=event, at=CLOSED_AT, actor="system")
    hand_out(LATER)
    assert Certificate.objects.get().issued_at == CLOSED_AT
    Fact.objects.filter(name="event_closed").update(handed_at=None)
    Delivery.objects.all().delete()
    hand_out(LATER)
    assert Certificate.objects.count() == 1


def mended(person, session, state: str, at=LATER) -> None:
    Presence.objects.update_or_create(registration=person, session=session, defaults={"state": state, "decided_at": at})
    announce(presence_mended, registration=person, session=session, at=at, actor="system")
    hand_out(at)


def test_presence_that_is_mended_afterwards_gives_one():
    event = make.event()
    attended(event)
    late = make.registration(event)
    issue_certificates(event=close(event), at=CLOSED_AT)
    mended(late, event.sessions.get(), "present")
    assert valid(late).issued_at == LATER and Certificate.objects.count() == 2


def test_presence_that_changes_the_hours_revokes_and_gives_anew():
    event = series(2)
    first, second = event.sessions.all()
    person = attended(event, first)
    issue_certificates(event=close(event), at=CLOSED_AT)
    old = valid(person)
    mended(person, second, "present")

    old.refresh_from_db()
    new = valid(person)
    assert (old.revoked_at, old.cause, new.replaces, new.minutes) == (LATER, "presence", old, 300)
    assert (old.code, old.holder_token) != (new.code, new.holder_token)
    mails = dict(Message.objects.filter(kind__startswith="certificate").values_list("data__certificate", "status"))
    assert mails == {old.pk: "stopped", new.pk: "due"}


def test_presence_that_was_a_mistake_revokes_and_says_so_once():
    event = make.event()
    person = attended(event)
    issue_certificates(event=close(event), at=CLOSED_AT)
    mended(person, event.sessions.get(), "absent")
    mended(person, event.sessions.get(), "absent", LATER + timedelta(days=1))
    assert Certificate.objects.get().cause == "presence"
    assert Message.objects.filter(kind="certificate_revoked").count() == 1
    mended(person, event.sessions.get(), "present", LATER + timedelta(days=2))
    assert valid(person).replaces == Certificate.objects.get(cause="presence")


def test_an_event_that_is_opened_again_changes_nothing_until_it_is_closed():
    event = series(2)
    person = attended(event, event.sessions.first())
    issue_certificates(event=close(event), at=CLOSED_AT)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.PUBLISHED, closed_at=None)
    announce(event_reopened, event=event, at=LATER, actor="system")
    mended(person, event.sessions.last(), "present")
    assert valid(person).minutes == 150 and Certificate.objects.count() == 1

    close(event)
    announce(event_closed, event=event, at=LATER, actor="system")
    hand_out(LATER)
    assert valid(person).minutes == 300 and Certificate.objects.count() == 2


def test_a_certificate_outlives_the_registration_and_who_has_no_name_gets_no_new_one():
    event = make.event()
    gone, blank = attended(event), attended(event)
    issue_certificates(event=close(event), at=CLOSED_AT)
    gone.delete()
    type(blank).objects.filter(pk=blank.pk).update(name_key="", first_name="", family_name="")
    Session.objects.update(net_minutes=60)
    assert issue_certificates(event=event, at=LATER) == 0
    assert Certificate.objects.filter(revoked_at=None).count() == 2
