"""Who comes instead, a contact's group, another address, doubles among organisations: each page with its states."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import now

from events.models import AddressChange, Event, Group, Organisation, Registration, Shape, State
from events.names import search_key
from events.registration import actions
from events.registration.actions import read_lines
from events.registration.person import Person, Wish

MANAGER = "programmaleider"
MINE, GROUP = "bijeen_fixed:registration", "bijeen_fixed:group"
NO_PAGE = {
    "bijeen_fixed:group-tickets": "a file",
    "bijeen_fixed:registration-address-keep": "a button on the page of a registration",
}
AMINA = Person("Amina", "el Idrissi", "amina.elidrissi@example.org")


def _coming(**fields: Any) -> QuerySet[Registration]:
    """Who comes to a public event."""
    to_come = {"event__starts_at__gt": now(), "event__status": "published", "language": "nl"}
    return Registration.objects.filter(**{"state": State.CONFIRMED, **to_come, **fields}).order_by("pk")


def _code(**fields: Any) -> Callable[[], str]:
    return lambda: _coming(**fields)[:1].get().code


def replaced() -> str:
    """Whose place somebody else has since today."""
    old = _coming(event__visibility="public", event__is_sensitive=False, group=None).reverse()[:1].get()
    actions.replace_participant(registration=old, person=AMINA, at=now())
    return Registration.objects.get(pk=old.pk).code


def with_address(code: str) -> Callable[[], str]:
    """Who asked for another address and has not confirmed it: the page of it all, or one of the two links."""

    def ask() -> str:
        row = _coming(event__visibility="public", event__is_sensitive=False).exclude(email="")[1:2].get()
        if not AddressChange.objects.filter(registration=row).exists():
            new = "nieuw.adres@example.org"
            actions.change_person(registration=row, version=row.version, at=now(), email=new)
        return str(getattr(row if code == "code" else row.address_change, code))

    return ask


def _group() -> Group:
    return Group.objects.order_by("pk")[:1].get()


def colleague() -> tuple[str, int]:
    """One of a contact's colleagues."""
    group = _group()
    return group.code, group.registrations.filter(state=State.CONFIRMED)[:1].get().pk


def big_group(conference: Callable[[], int]) -> Callable[[], str]:
    """A contact of the conference, with one who chose, one who did not, and one who waits."""

    def make() -> str:
        event = Event.objects.get(pk=conference())
        if made := Group.objects.filter(event=event, email="annet.dejong@jhm.example.org").first():
            return made.code
        lines = read_lines(
            "Dominique Vos; d.vos@jhm.example.org\nAhmed Benali; a.benali@jhm.example.org\nSaskia de Boer"
        )
        contact = {"first_name": "Annet", "family_name": "de Jong", "email": "annet.dejong@jhm.example.org"}
        group = actions.make_group(event=event, lines=lines, organisation=None, language="nl", at=now(), **contact)
        first = [round_.sessions.filter(is_sensitive=False)[:1].get() for round_ in event.rounds.all()]
        actions.change_choices(
            registration=group.registrations.get(first_name="Dominique"),
            wishes=tuple(Wish(session) for session in first),
            at=now(),
        )
        return group.code

    return make


def at_desk(conference: Callable[[], int]) -> Callable[[], tuple[int, int]]:
    """Somebody who comes to the conference, at the desk."""
    return lambda: (conference(), _coming(event=conference())[:1].get().pk)


def a_double() -> tuple[()]:
    """Somebody typed an organisation of the list with a slip in it."""
    known = Organisation.objects.filter(is_listed=True).order_by("pk")[:1].get()
    name = f"{known.name} e.o."
    key = {"name": name, "name_key": search_key(name), "is_draft": True, "is_listed": False}
    Organisation.objects.get_or_create(name_key=key["name_key"], defaults=key)
    return ()


def states(seen: Callable[..., Any], organiser: str, conference: Callable[[], int]) -> tuple[Any, ...]:
    """Each page with its states."""
    return (
        seen(MINE, "replaced", args=replaced),
        seen(f"{MINE}-replace", args=_code(event__shape=Shape.CONFERENCE)),
        seen(f"{MINE}-replace", "waiting", args=_code(state=State.WAITING)),
        seen(f"{GROUP}-replace", args=colleague),
        seen(MINE, "other-address", args=with_address("code")),
        seen(f"{MINE}-address", args=with_address("code_old")),
        seen(f"{MINE}-address", "new", args=with_address("code_new")),
        seen(GROUP, "conference", args=big_group(conference)),
        seen(f"{GROUP}-add", args=big_group(conference)),
        seen(f"{GROUP}-again", args=big_group(conference)),
        seen("bijeen_events:desk-organisations", who=MANAGER, args=a_double),
        seen("bijeen_events:desk-organisations-merge", who=MANAGER, query=(("wie", "1"), ("wie", "2"))),
        seen("bijeen_events:desk-organisations", "searched", who=MANAGER, query=(("zoek", "stichting"),)),
        seen("bijeen_events:desk-person-replace", who=organiser, args=at_desk(conference)),
    )
