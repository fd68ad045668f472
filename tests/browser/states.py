"""Every page in every state that it can have in the demo's year. An address without a state fails `test_states.py`."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import now

from demo.cast import BY_KEY
from events.models import Event, Group, Registration, Round, Session, State, Submission, Visibility
from tests.browser import (
    states_calendars,
    states_certificates,
    states_closing,
    states_door,
    states_learning,
    states_materials,
    states_mine,
    states_people,
    states_questions,
    states_toolkits,
    states_waiting,
    states_ways,
)
from tests.browser.people import colleague_to_cancel, just_now, waiting_for_a_workshop
from tests.browser.seen import ADMINISTRATOR, HELPER, MANAGER, ORGANISER, PRIVACY, TRAINER, Finder, Seen

# What the year holds ---------------------------------------------------------------------------------


def to_come(**fields: Any) -> QuerySet[Event]:
    """Public events that people can still come to."""
    fields = {"visibility": Visibility.PUBLIC, "status": "published", "starts_at__gt": now(), **fields}
    return Event.objects.filter(**fields).order_by("starts_at", "pk")


def an_invited_event() -> Any:
    """One with invitations, that the organiser of the cast organises."""
    mine = Event.objects.filter(roles__user__email=BY_KEY[ORGANISER].email, roles__ended_at=None)
    return mine.filter(invitations__isnull=False).distinct().order_by("starts_at", "pk").first().pk


LONG_AGO = now().replace(year=2000, day=1)


def in_a_week() -> datetime:
    """Late enough that registration is open until then."""
    return now() + timedelta(weeks=1)


def conference() -> Event:
    """The annual conference."""
    return to_come(shape="conference").get()


def slug(**fields: Any) -> Finder:
    """The address of the first event like this."""
    return lambda: to_come(**fields)[:1].get().slug


def any_slug(**fields: Any) -> Finder:
    """The same, whenever it is."""
    return lambda: Event.objects.filter(**fields).order_by("starts_at")[:1].get().slug


def full() -> Event:
    """The event with most people waiting."""
    waiting = Count("registrations", filter=Q(registrations__state=State.WAITING))
    return to_come().annotate(waiting=waiting).order_by("-waiting")[:1].get()


def code(state: str = State.CONFIRMED, **fields: Any) -> Finder:
    """The code of somebody's registration."""
    fields = {"event__starts_at__gt": now(), "event__status": "published", "language": "nl", **fields}
    return lambda: Registration.objects.filter(state=state, **fields).order_by("pk")[:1].get().code


def at_conference() -> str:
    """Somebody who has a place at the conference."""
    return conference().registrations.filter(state=State.CONFIRMED, language="nl").order_by("pk")[:1].get().code


def submission() -> tuple[str, Any]:
    """A form that was sent just now."""
    registration = conference().registrations.filter(state=State.CONFIRMED).order_by("pk")[:1].get()
    made = Submission.objects.create(
        event=registration.event, registration=registration, email=registration.email, sent_at=now(), token=uuid4()
    )
    return registration.event.slug, made.token


def of_conference() -> int:
    """The conference at the desk."""
    return conference().pk


def a_round() -> tuple[int, int]:
    """A round of the conference."""
    return conference().pk, Round.objects.filter(event=conference())[:1].get().pk


def a_session() -> tuple[int, int]:
    """A workshop of the conference."""
    return conference().pk, Session.objects.filter(event=conference(), round__isnull=False)[:1].get().pk


def to_remove() -> tuple[int, str, int]:
    """The same workshop, to be taken out."""
    event, session = a_session()
    return event, "onderdeel", session


def a_person() -> tuple[int, int]:
    """Somebody at the conference."""
    return conference().pk, conference().registrations.filter(state=State.CONFIRMED)[:1].get().pk


def given_session() -> int:
    """A session that the trainer gives."""
    given = Session.objects.filter(roles__user=BY_KEY[TRAINER].user, event__status="published")
    return given.order_by("-starts_at")[:1].get().pk


def a_draft() -> int:
    """What the organiser is still working on."""
    return Event.objects.get(status="draft", shape="conference").pk


def colleague() -> Any:
    """A member of staff."""
    return BY_KEY[HELPER].user.pk


DESK = "bijeen_events:desk-"
SENSITIVE = {"is_sensitive": True, "visibility": "closed", "status": "published"}
MINE = "bijeen_fixed:registration"
PUBLIC = [
    Seen("bijeen_site:front"),
    Seen("bijeen_events:agenda-list"),
    Seen("bijeen_events:agenda-list", "filtered", query=(("vorm", "online"),)),
    Seen("bijeen_events:agenda-list", "nothing", query=(("zoek", "zeppelin"),)),
    Seen("bijeen_events:agenda-list", "month", query=(("maand", f"{now():%Y-%m}"),)),
    Seen("bijeen_events:agenda-event", "single", args=slug(shape="single")),
    Seen("bijeen_events:agenda-event", "conference", args=slug(shape="conference")),
    Seen("bijeen_events:agenda-event", "full", args=lambda: full().slug),
    Seen("bijeen_events:agenda-event", "series", args=any_slug(shape="series")),
    Seen("bijeen_events:agenda-event", "closed", args=any_slug(visibility="closed", status="published")),
    Seen("bijeen_events:agenda-event", "cancelled", args=any_slug(status="cancelled")),
    Seen("bijeen_events:agenda-event", "moved", args=any_slug(moved_at__isnull=False)),
    Seen("bijeen_events:agenda-event", "past", args=any_slug(visibility="public", ends_at__lt=now())),
    Seen("bijeen_events:agenda-event", "unknown", args=lambda: "bestaat-niet", status=404),
    Seen("bijeen_events:registration-register", args=slug(shape="single", way_in="open", starts_at__gt=in_a_week())),
    Seen("bijeen_events:registration-register", "request", args=slug(way_in="request", starts_at__gt=in_a_week())),
    Seen("bijeen_events:registration-register", "invited", args=slug(way_in="invited")),
    Seen("bijeen_events:registration-register", "conference", args=slug(shape="conference")),
    Seen("bijeen_events:registration-register", "full", args=lambda: full().slug),
    Seen("bijeen_events:registration-register", "past", args=any_slug(visibility="public", ends_at__lt=now())),
    Seen("bijeen_events:registration-register", "sensitive", args=any_slug(**SENSITIVE, starts_at__gt=in_a_week())),
    Seen("bijeen_events:registration-known", args=slug(shape="conference")),
    Seen("bijeen_events:registration-group", args=slug(shape="conference")),
    Seen("bijeen_events:registration-sent", args=submission),
    Seen("bijeen_site:privacy"),
    Seen("bijeen_site:accessibility"),
    Seen("bijeen_site:contact"),
    Seen("bijeen_site:display"),
]
OWN = [
    Seen(MINE, "confirmed", args=at_conference),
    Seen(MINE, "waiting", args=code(State.WAITING)),
    Seen(MINE, "cancelled", args=code(State.CANCELLED)),
    Seen(MINE, "off", args=code(event__status="cancelled")),
    Seen(MINE, "after", args=code(event__status="closed", event__starts_at__lt=now(), event__starts_at__gt=LONG_AGO)),
    Seen(MINE, "unknown", args=lambda: "onbekend", status=404),
    Seen(MINE, "new", args=just_now(shape="single", way_in="open", visibility="public")),
    Seen(MINE, "new-asked", args=just_now(way_in="request", visibility="public")),
    Seen(MINE, "sensitive", args=code(event__is_sensitive=True)),
    Seen(MINE, "workshop", args=lambda: waiting_for_a_workshop()[0]),
    Seen(MINE + "-leave-list", args=waiting_for_a_workshop),
    Seen(MINE + "-cancel", "over", args=code(State.CANCELLED)),
    Seen(MINE + "-cancel", args=at_conference),
    Seen(MINE + "-choices", args=at_conference),
    Seen(MINE + "-mode", args=at_conference),
    Seen(MINE + "-needs", args=at_conference),
    Seen(MINE + "-person", args=at_conference),
    Seen(MINE + "-email", args=at_conference),
    Seen(MINE + "-link", args=at_conference),
    Seen("bijeen_fixed:group-cancel", args=colleague_to_cancel),
    Seen("bijeen_fixed:group", args=lambda: Group.objects.order_by("pk")[:1].get().code),
    Seen("bijeen_fixed:ticket-scan", args=lambda: Registration.objects.get(code=at_conference()).ticket_secret),
]
AT_THE_DESK = [
    Seen(DESK + "home", who=ORGANISER),
    Seen(DESK + "home", "manager", who=MANAGER),
    Seen(DESK + "new", who=ORGANISER),
    Seen(DESK + "make", who=ORGANISER, args=lambda: "workshop"),
    Seen(DESK + "sessions", who=TRAINER),
    Seen(DESK + "expected", who=TRAINER, args=given_session),
    Seen(DESK + "event", "conference", who=ORGANISER, args=of_conference),
    *(Seen(DESK + page, "draft", who=ORGANISER, args=a_draft) for page in ("event", "programme", "publish", "move")),
    Seen(DESK + "discard", who=ORGANISER, args=a_draft),
    Seen(DESK + "event", "full", who=MANAGER, args=lambda: full().pk),
    *(
        Seen(DESK + page, who=ORGANISER, args=of_conference)
        for page in ("change", "publish", "move", "cancel", "copy", "places", "people", "mails", "programme")
    ),
    *(Seen(DESK + page, who=ORGANISER, args=of_conference) for page in ("add-round", "add-session")),
    Seen(DESK + "round", who=ORGANISER, args=a_round),
    Seen(DESK + "session", who=ORGANISER, args=a_session),
    Seen(DESK + "remove", who=ORGANISER, args=to_remove),
    Seen(DESK + "registrations", who=ORGANISER, args=of_conference),
    Seen(DESK + "registrations", "searched", who=ORGANISER, args=of_conference, query=(("zoek", "a"),)),
    Seen(DESK + "add", who=ORGANISER, args=of_conference),
    Seen(DESK + "invitations", who=ORGANISER, args=an_invited_event),
    *states_ways.INVITED,
    *states_ways.INTEREST,
    *states_ways.COMING,
    *states_ways.REQUESTS,
    Seen(DESK + "needs", who=ORGANISER, args=of_conference),
    *(
        Seen(DESK + page, who=ORGANISER, args=a_person)
        for page in ("person", "details", "choices", "person-cancel", "ticket")
    ),
    Seen("bijeen_events:privacy-overview", who=PRIVACY),
    Seen("bijeen_people:people-list", who=ADMINISTRATOR),
    Seen("bijeen_people:people-add", who=ADMINISTRATOR),
    Seen("bijeen_people:people-person", who=ADMINISTRATOR, args=colleague),
    Seen("bijeen_people:people-deactivate", who=ADMINISTRATOR, args=colleague),
    Seen("bijeen_people:people-reactivate", who=ADMINISTRATOR, args=colleague),
]
SIGNING_IN = [
    Seen("account_login"),
    Seen("account_logout", who=ORGANISER),
    Seen("account_inactive"),
    Seen("mfa_index", who=ORGANISER),
    Seen("mfa_activate_totp", who=ORGANISER),
    Seen("mfa_index", "on", who=MANAGER),
    Seen("mfa_deactivate_totp", who=MANAGER),
    Seen("mfa_view_recovery_codes", who=MANAGER),
    Seen("mfa_generate_recovery_codes", who=MANAGER),
    Seen("mfa_list_webauthn", who=ORGANISER),
    Seen("mfa_add_webauthn", who=ORGANISER),
    Seen("usersessions_list", who=ORGANISER),
]
IN_THE_DEMO = [Seen("bijeen_demo:cast"), Seen("bijeen_demo:inbox")]
STATES = [
    *(*PUBLIC, *OWN, *AT_THE_DESK, *SIGNING_IN, *IN_THE_DEMO),
    *states_door.STATES,
    *states_closing.STATES,
    *states_certificates.STATES,
    *states_learning.STATES,
    *states_toolkits.STATES,
    *states_materials.states(Seen, ORGANISER, TRAINER),
    *states_calendars.STATES,
    *states_mine.states(Seen),
    *states_waiting.STATES,
    *states_questions.states(Seen, ORGANISER),
    *states_people.states(Seen, ORGANISER, of_conference),
]

# Addresses that are no page of ours in a browser, and why.
NO_PAGE = {
    "bijeen_events:desk-answer": "a button on the list",
    **states_door.NO_PAGE,
    **states_waiting.NO_PAGE,
    **states_materials.FILES,
    **states_mine.FILES,
    **states_toolkits.NO_PAGE,
    **states_people.NO_PAGE,
    "bijeen_fixed:certificate-pdf": "a file",
    "bijeen_fixed:certificate-check-capital": "the same page as certificate-check",
    "bijeen_events:certificate-csv": "a file",
    **states_calendars.NO_PAGE,
    "bijeen_fixed:registration-form": "sends on to the form",
    "bijeen_fixed:agenda-sitemap": "for machines",
    "bijeen_fixed:ticket-scan-capital": "the same page as ticket-scan",
    "bijeen_fixed:registration-ticket": "a file",
    "bijeen_events:desk-csv": "a file",
    "bijeen_events:desk-catering-csv": "a file",
    "bijeen_events:desk-xlsx": "a file",
    "mfa_download_recovery_codes": "a file",
    "account_request_login_code": "the same page as account_login",
    "account_confirm_login_code": "a step of signing in, in tests/browser/test_sign_in.py",
    "mfa_login_webauthn": "answers script",
    "mfa_authenticate": "a step of signing in with an authenticator app, which needs its code",
    "account_reauthenticate": "sends on to the step below",
    "mfa_reauthenticate": "a step of signing in with an authenticator app, which needs its code",
    "mfa_reauthenticate_webauthn": "a step of signing in with a passkey, which needs a device",
    "mfa_edit_webauthn": "needs a passkey, so a device",
    "mfa_remove_webauthn": "needs a passkey, so a device",
    "bijeen_demo:sign-in": "sends on to the desk",
    "bijeen_demo:mail": "needs a mail that came in over SMTP",
    "bijeen_demo:mail-html": "a mail as it came",
    "bijeen_demo:attachment": "a file",
}
