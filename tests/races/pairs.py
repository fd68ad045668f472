"""Two who do something to the same event at the same moment, by their actions, in threads of one process.

Run as a process of its own inside a site: `python -m tests.races.pairs [name ...]` prints, for each pair, what each side got
(an "ok", the code of a refusal, or "!" and an error) and what was not true afterwards.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402

from events.models import Event, Invitation, Registration, Role, Session, SessionChoice  # noqa: E402
from events.places.actions import set_places  # noqa: E402
from events.planning import actions as planning  # noqa: E402
from events.programme import actions as programme  # noqa: E402
from events.registration import actions as registration  # noqa: E402
from events.registration.invariants import broken  # noqa: E402
from events.registration.person import Person, Wish  # noqa: E402
from events.staff import actions as staff  # noqa: E402
from tests import make  # noqa: E402
from tests.races import at_the_door, substitutes, waiting  # noqa: E402
from tests.races.together import Side, Stage, tally  # noqa: E402

SOON = now() + timedelta(days=30)
number = count(1)


def nothing() -> str:
    return ""


def organiser():
    return make.user("racer", role="organiser")


# One order of locks -----------------------------------------------------------------------------------


def places_and_moving() -> Stage:
    by, event = organiser(), make.event(starts_at=SOON)
    later = {"starts_at": SOON + timedelta(days=1), "ends_at": SOON + timedelta(days=1, hours=2)}
    return [
        lambda: planning.change_event(event=event, version=None, at=now(), by=by, places=25),
        lambda: planning.move_event(event=event, version=None, at=now(), by=by, **later),
    ], nothing


def a_session_and_calling_off() -> Stage:
    by, event = organiser(), make.conference(starts_at=SOON)
    session = event.sessions.first()
    return [
        lambda: programme.change_session(session=session, at=now(), by=by, places=21),
        lambda: planning.cancel_event(event=event, version=None, reason="ziek", at=now(), by=by),
    ], nothing


def _group(event: Event, pasted: str, contact: str) -> Side:
    lines = registration.read_lines(pasted)
    said = {"first_name": "C", "family_name": "", "email": contact, "organisation": None, "language": "nl"}
    return lambda: registration.make_group(event=event, lines=lines, at=now(), **said)


ONE, OTHER = "Aa Aa; aa@x.example", "Bb Bb; bb@x.example"


def two_groups_of_the_same_people() -> Stage:
    event = make.event(starts_at=SOON)
    groups = _group(event, f"{ONE}\n{OTHER}", "c@x.example"), _group(event, f"{OTHER}\n{ONE}", "d@x.example")
    return list(groups), lambda: "" if Registration.objects.filter(event=event).count() == 2 else "not two"


def a_group_and_one_of_them() -> Stage:
    event = make.event(starts_at=SOON)
    alone = Person("Bb", "Bb", "bb@x.example")
    return [
        _group(event, f"{ONE}\n{OTHER}", "c@x.example"),
        *[lambda: registration.register(event=event, person=alone, at=now())] * 2,
    ], lambda: "" if Registration.objects.filter(event=event).count() == 2 else "not two"


def an_address_corrected_to_who_comes_now() -> Stage:
    event = make.event(starts_at=SOON, visibility="closed")
    mine = make.person(email=f"een{next(number)}@x.example")
    sent = registration.submit(event=event, person=mine, at=now(), token=uuid4())
    other = Person(mine.first_name, mine.family_name, f"twee{next(number)}@x.example")
    return [
        lambda: registration.correct_email(submission=sent, email=other.email, at=now()),
        lambda: registration.register(event=event, person=other, at=now()),
    ], lambda: "" if Registration.objects.filter(event=event, email=other.email).count() == 1 else "not one"


# Roles --------------------------------------------------------------------------------------------------


def administrators_who_end_each_other() -> Stage:
    Role.objects.filter(name="administrator").delete()
    users = [make.user("admin", role="administrator") for _ in range(2)]
    roles = [user.bijeen_roles.get() for user in users]
    return [lambda role=role: staff.end_role(role=role, at=now(), by=None) for role in roles], (
        lambda: "" if Role.objects.filter(name="administrator", ended_at=None).exists() else "nobody administers"
    )


def _two_organisers() -> tuple[Event, list[Role]]:
    event = make.event(starts_at=SOON)
    names = ("organiser", "co_organiser")
    return event, [Role.objects.create(user=make.user("o"), name=name, event=event) for name in names]


def _has_organiser(event: Event) -> str:
    return "" if event.roles.filter(ended_at=None, user__is_active=True).exists() else "nobody organises"


def organisers_who_end_each_other() -> Stage:
    event, roles = _two_organisers()
    return [lambda role=role: staff.end_role(role=role, at=now(), by=None) for role in roles], lambda: _has_organiser(
        event
    )


def organisers_who_leave_together() -> Stage:
    event, roles = _two_organisers()
    sides = [lambda role=role: staff.deactivate_staff(user=role.user, at=now(), by=None) for role in roles]
    return sides, lambda: _has_organiser(event)


def organisers_who_hand_over_to_each_other() -> Stage:
    event, (one, other) = _two_organisers()
    return [
        lambda: staff.deactivate_staff(user=one.user, at=now(), by=None, successor=other.user),
        lambda: staff.deactivate_staff(user=other.user, at=now(), by=None, successor=one.user),
    ], lambda: _has_organiser(event)


# Without a limit ----------------------------------------------------------------------------------------


def _coming(event: Event, people: int = 4, **fields) -> list[Side]:
    persons = [make.person(f"Mens{next(number)}", **fields) for _ in range(people)]
    return [lambda person=person: registration.register(event=event, person=person, at=now()) for person in persons]


def coming_and_a_first_limit() -> Stage:
    event = make.event(starts_at=SOON, places=None)
    return [*_coming(event), lambda: set_places(event=event, capacity=50, at=now())], lambda: "; ".join(broken())


def coming_and_calling_off(**fields) -> Stage:
    by, event = organiser(), make.event(starts_at=SOON, places=None, **fields)
    off = [lambda: planning.cancel_event(event=event, version=None, reason="ziek", at=now(), by=by)]
    untold = Registration.objects.filter(event=event).exclude(messages__kind="cancelled_event")
    return [*_coming(event), *off], lambda: f"{untold.count()} not told" if untold.exists() else ""


def asking_and_calling_off() -> Stage:
    return coming_and_calling_off(way_in="request")


def colleagues_of_one_organisation() -> Stage:
    organisation = make.organisation(f"Organisatie {next(number)}")
    event = make.event(starts_at=SOON, is_per_organisation=True, most_per_organisation=1)
    there = Registration.objects.filter(event=event)
    return _coming(event, 3, organisation=organisation), lambda: f"{there.count()}" if there.count() != 1 else ""


# Choosing -----------------------------------------------------------------------------------------------


def _wrong_choices(session: Session) -> str:
    rows = SessionChoice.objects.filter(session=session.pk).select_related("session")
    return "in another round" if any(row.round_id != row.session.round_id for row in rows) else ""


def choosing_and_another_round() -> Stage:
    by, event = organiser(), make.conference(starts_at=SOON)
    session, other = event.sessions.first(), event.rounds.get(number=2)
    return [
        lambda: registration.register(event=event, person=make.person(), wishes=(Wish(session),), at=now()),
        lambda: programme.change_session(session=Session.objects.get(pk=session.pk), round=other, at=now(), by=by),
    ], lambda: _wrong_choices(session)


def choosing_and_taking_out() -> Stage:
    by, event = organiser(), make.conference(starts_at=SOON)
    session = event.sessions.first()
    return [
        lambda: registration.register(event=event, person=make.person(), wishes=(Wish(session),), at=now()),
        lambda: programme.remove_session(session=Session.objects.get(pk=session.pk), at=now(), by=by),
    ], nothing


def changing_and_taking_out() -> Stage:
    by, event = organiser(), make.conference(starts_at=SOON)
    session = event.sessions.first()
    mine = registration.register(event=event, person=make.person(), at=now())
    return [
        lambda: registration.change_choices(registration=mine, wishes=(Wish(session),), at=now()),
        lambda: programme.remove_session(session=Session.objects.get(pk=session.pk), at=now(), by=by),
    ], nothing


# Once ---------------------------------------------------------------------------------------------------


def two_events_of_one_title() -> Stage:
    by, title = organiser(), f"Zelfde titel {next(number)}"
    hours = {"starts_at": SOON, "ends_at": SOON + timedelta(hours=1)}
    made = [lambda: planning.make_event(kind="workshop", title_nl=title, at=now(), by=by, **hours)] * 3
    return list(made), lambda: "" if Event.objects.filter(title_nl=title).count() == 3 else "not three"


def two_events_that_get_one_address() -> Stage:
    by, slug = organiser(), f"een-adres-{next(number)}"
    events = [make.event(starts_at=SOON) for _ in range(2)]
    return [
        lambda event=event: planning.change_event(event=event, version=None, at=now(), by=by, slug=slug)
        for event in events
    ], lambda: "" if Event.objects.filter(slug=slug).count() == 1 else "not one"


def two_with_one_invitation() -> Stage:
    event = make.event(starts_at=SOON, way_in="invited")
    invitation = Invitation.objects.create(event=event, email="gast@x.example")
    persons = [make.person(f"Gast{next(number)}", email=invitation.email) for _ in range(2)]
    sides = [
        lambda person=person: registration.register(event=event, person=person, invitation=invitation, at=now())
        for person in persons
    ]
    return sides, lambda: "" if Registration.objects.filter(event=event).count() == 1 else "not one"


PAIRS: list[Callable[[], Stage]] = [
    places_and_moving,
    a_session_and_calling_off,
    two_groups_of_the_same_people,
    a_group_and_one_of_them,
    an_address_corrected_to_who_comes_now,
    administrators_who_end_each_other,
    organisers_who_end_each_other,
    organisers_who_leave_together,
    organisers_who_hand_over_to_each_other,
    coming_and_a_first_limit,
    coming_and_calling_off,
    asking_and_calling_off,
    colleagues_of_one_organisation,
    choosing_and_another_round,
    choosing_and_taking_out,
    changing_and_taking_out,
    two_events_of_one_title,
    two_events_that_get_one_address,
    two_with_one_invitation,
    *at_the_door.PAIRS,
    *waiting.PAIRS,
    *substitutes.PAIRS,
]


if __name__ == "__main__":
    wanted = sys.argv[1:]
    print(json.dumps({pair.__name__: tally(pair) for pair in PAIRS if not wanted or pair.__name__ in wanted}))
