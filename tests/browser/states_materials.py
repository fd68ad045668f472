"""Materials in every state: the desk's list empty and full, its forms, one's own page, asking for another version."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils.timezone import now

from events.materials.actions import add_material
from events.models import Event, Material, Registration, Session, VersionRequest

DESK = "bijeen_events:desk-"
ORGANISER, TRAINER = "noor.de.wit@example.org", "fatoumata.diallo@example.org"


def _organised() -> Any:
    """The events that the organiser of the cast works on."""
    mine = Event.objects.filter(roles__user__email=ORGANISER, roles__ended_at=None, status="published")
    return mine.order_by("-starts_at", "pk").distinct()


def with_materials() -> int:
    """The one with most of it: the conference."""
    return _organised().get(shape="conference").pk


def without() -> int:
    """One with nothing yet."""
    return _organised().filter(materials=None)[:1].get().pk


def a_file() -> tuple[int, Any]:
    """A file with the same as text."""
    row = Material.objects.filter(event=with_materials(), kind="file", alternatives__isnull=False)[:1].get()
    return row.event_id, row.pk


def a_question() -> tuple[int, int]:
    """Somebody asks for another version at an event that the organiser works on."""
    asked = VersionRequest.objects.filter(material__event__in=_organised(), answered_at=None)[:1].get()
    return asked.material.event_id, asked.pk


def somebody() -> str:
    """Who has a place where there is something to read."""
    there = Material.objects.filter(event=OuterRef("event"), moment="before", alternative_to=None)
    rows = Registration.objects.filter(Exists(there), state="confirmed", language="nl", event__ends_at__lt=now())
    return rows.order_by("-event__ends_at", "pk")[:1].get().code


def who_asked() -> str:
    """Who asked for another version."""
    return VersionRequest.objects.filter(answered_at=None)[:1].get().registration.code


def in_english() -> str:
    """Who reads English and has something to read."""
    there = Material.objects.filter(event=OuterRef("event"), moment="before", alternative_to=None)
    rows = Registration.objects.filter(Exists(there), state="confirmed", event__status="published")
    row = rows.order_by("-event__ends_at", "pk")[3:4].get()
    Registration.objects.filter(pk=row.pk).update(language="en")
    return row.code


def given(order: str = "-starts_at") -> int:
    """The last session that the trainer gives, or the first."""
    rows = Session.objects.filter(roles__user__email=TRAINER, event__status="published")
    return rows.order_by(order, "pk")[:1].get().pk


def given_with_own() -> tuple[int, Any]:
    """The same, with something that the trainer added."""
    session = Session.objects.select_related("event").get(pk=given())
    made = add_material(
        event=session.event,
        session=session,
        title_nl="Oefening",
        link="https://oefening.example.org/",
        at=now(),
        by=get_user_model().objects.get(email=TRAINER),
    )
    return session.pk, made.pk


def states(seen: Any, organiser: str, trainer: str) -> list[Any]:
    """Every page of materials; `seen` makes one, the others are of the cast."""
    asked = {"args": lambda: a_question()[0]}
    return [
        seen(DESK + "materials", who=organiser, args=with_materials),
        seen(DESK + "materials", "empty", who=organiser, args=without),
        seen(DESK + "materials", "asked", who=organiser, **asked),
        seen(DESK + "material-add", who=organiser, args=with_materials),
        seen(DESK + "material", who=organiser, args=a_file),
        seen(DESK + "material-text", who=organiser, args=a_file),
        seen(DESK + "material-remove", who=organiser, args=a_file),
        seen(DESK + "material-answer", who=organiser, args=a_question),
        seen(DESK + "session-materials", "empty", who=trainer, args=lambda: given("starts_at")),
        seen(DESK + "session-material-remove", who=trainer, args=given_with_own),
        seen(DESK + "session-materials", who=trainer, args=given),
        seen("bijeen_fixed:registration", "materials", args=somebody),
        seen("bijeen_fixed:registration", "materials-english", args=in_english),
        seen("bijeen_fixed:material-version", args=somebody),
        seen("bijeen_fixed:material-version", "asked", args=who_asked),
    ]


FILES = dict.fromkeys(
    ("bijeen_fixed:material", "bijeen_fixed:material-own", "bijeen_fixed:material-zip", DESK + "materials-zip"),
    "a file",
)
