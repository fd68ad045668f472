"""Everything that the ground adds to the sockets, on one page."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from events.attendance import attention as attendance_attention
from events.attendance import holdings as attendance_holdings
from events.attendance.actions import close_what_is_due
from events.attendance.facts import event_closed
from events.attendance.letters import KINDS as ATTENDANCE_LETTERS
from events.attendance.panels import PANELS as ATTENDANCE_PANELS
from events.calendar import holdings as calendar_holdings
from events.checkin import holdings as checkin_holdings
from events.desk.attention import finders
from events.desk.reviews import FINDERS as REVIEWS
from events.desk.turnout import PANELS as TURNOUT_PANELS
from events.extend import (
    Ask,
    Duty,
    MenuItem,
    Pages,
    Reaction,
    asks,
    attentions,
    duties,
    holdings,
    kinds,
    messages,
    pages,
    panels,
    reactions,
)
from events.interest import actions as interest
from events.interest import holdings as interest_holdings
from events.interest.letters import KINDS as INTEREST_LETTERS
from events.interest.panels import PANELS as INTEREST_PANELS
from events.interest.topics import KIND
from events.materials import attention as material_attention
from events.materials import holdings as material_holdings
from events.materials.actions import redraw_event, remove_lost_files
from events.materials.letters import KINDS as MATERIAL_LETTERS
from events.materials.panels import PANELS as MATERIAL_PANELS
from events.messages import holdings as message_holdings
from events.messages.kinds import KINDS as MESSAGE_KINDS
from events.mine import holdings as mine_holdings
from events.mine.actions import mail_own_link
from events.mine.letters import KINDS as MINE_LETTERS
from events.models import Event, Fact, Message, Role
from events.organisations.actions import organisations_merged
from events.places.actions import end_terms, recount_holds, remind_offers
from events.planning import holdings as planning_holdings
from events.planning.actions import publish_due
from events.planning.facts import event_moved, event_published
from events.planning.kinds import KINDS
from events.planning.letters import KINDS as PLANNING_LETTERS
from events.privacy.actions import forget_what_is_due
from events.questions import holdings as question_holdings
from events.registration import attention as registration_attention
from events.registration import holdings as registration_holdings
from events.registration.actions import (
    ask_anew,
    ask_coming,
    ask_what_is_open,
    mail_known_form,
    release_silent,
    remind_invited_due,
    remind_to_choose,
)
from events.registration.forgetting import forget_first_names, forget_typed
from events.registration.letters import KINDS as REGISTRATION_LETTERS
from events.registration.letters_of_dates import KINDS as LETTERS_OF_DATES
from events.registration.limits import forget_attempts
from events.registration.panels import PANELS as REGISTRATION_PANELS
from events.staff import holdings as staff_holdings
from events.topics import topics

PAGES = Pages(
    key="events",
    menu=(
        MenuItem("bijeen_events:agenda-list", _("Agenda"), order=10),
        MenuItem("bijeen_events:mine-find", _("Mijn bijeenkomsten"), order=90, css="b-mine-link"),
    ),
    desk=(
        MenuItem(
            "bijeen_events:desk-home",
            _("Organiseren"),
            order=10,
            roles=(Role.Name.ORGANISER, Role.Name.CO_ORGANISER, Role.Name.PROGRAMME_MANAGER),
        ),
        MenuItem(
            "bijeen_events:desk-sessions", _("Mijn onderdelen"), order=20, roles=(Role.Name.TRAINER, Role.Name.HELPER)
        ),
        MenuItem(
            "bijeen_events:desk-calendar",
            _("Mijn agenda"),
            order=25,
            roles=(Role.Name.ORGANISER, Role.Name.CO_ORGANISER, Role.Name.TRAINER),
        ),
        MenuItem(
            "bijeen_fixed:checkin-doors",
            _("Inchecken"),
            order=30,
            roles=(Role.Name.ORGANISER, Role.Name.CO_ORGANISER, Role.Name.TRAINER, Role.Name.HELPER),
        ),
        MenuItem(
            "bijeen_events:desk-organisations",
            _("Organisaties"),
            order=70,
            roles=(Role.Name.PROGRAMME_MANAGER, Role.Name.ADMINISTRATOR),
        ),
        MenuItem(
            "bijeen_events:privacy-overview",
            _("Persoonsgegevens"),
            order=80,
            roles=(Role.Name.PRIVACY_OFFICER, Role.Name.ADMINISTRATOR),
        ),
    ),
)


HOLDINGS_OF = (
    registration_holdings,
    question_holdings,
    attendance_holdings,
    material_holdings,
    planning_holdings,
    message_holdings,
    staff_holdings,
    checkin_holdings,
    calendar_holdings,
    mine_holdings,
    interest_holdings,
)


ATTENTION_OF_OTHERS = (
    *REVIEWS,
    *attendance_attention.FINDERS,
    *material_attention.FINDERS,
    *registration_attention.FINDERS,
)
LETTERS_OF_OTHERS = (
    *ATTENDANCE_LETTERS,
    *MATERIAL_LETTERS,
    *MINE_LETTERS,
    *PLANNING_LETTERS,
    *REGISTRATION_LETTERS,
    *LETTERS_OF_DATES,
    *INTEREST_LETTERS,
)


def register() -> None:
    """Called once, when Django is ready."""
    for kind in KINDS:
        kinds.add(kind)
    for module in HOLDINGS_OF:
        for holding in module.HOLDINGS:
            holdings.add(holding)
    pages.add(PAGES)
    for attention in (*finders(), *ATTENTION_OF_OTHERS):
        attentions.add(attention)
    for message in (*MESSAGE_KINDS, *LETTERS_OF_OTHERS):
        messages.add(message)
    for panel in (*REGISTRATION_PANELS, *TURNOUT_PANELS, *ATTENDANCE_PANELS, *MATERIAL_PANELS, *INTEREST_PANELS):
        panels.add(panel)
    asks.add(Ask("own_link_asked", _mail_own_link))
    asks.add(Ask("filled_form_asked", _mail_known_form))
    asks.add(Ask("interest_asked", _note_interest))
    topics.add(KIND)
    duties.add(Duty("opened", "minute", interest.tell_what_opened))
    reactions.add(Reaction("interest", event_published.key, _tell_interested))
    duties.add(Duty("close", "hour", close_what_is_due))
    for fact in ("session_closed", "session_reopened", "event_closed", "event_reopened"):
        reactions.add(Reaction(f"materials_{fact}", fact, redraw_event))
    duties.add(Duty("files", "night", remove_lost_files))
    reactions.add(Reaction("holds", organisations_merged.key, _recount_holds))
    reactions.add(Reaction("coming", event_moved.key, _ask_anew))
    duties.add(Duty("coming", "hour", ask_coming))
    duties.add(Duty("silent", "hour", release_silent))
    duties.add(Duty("choose", "hour", remind_to_choose))
    duties.add(Duty("invited", "hour", remind_invited_due))
    duties.add(Duty("attempts", "hour", forget_attempts))
    duties.add(Duty("typed", "hour", forget_typed))
    duties.add(Duty("questions", "hour", _ask_what_is_open))
    duties.add(Duty("forget", "night", forget_what_is_due))
    duties.add(Duty("terms", "minute", _end_terms))
    duties.add(Duty("publish", "minute", publish_due))
    reactions.add(Reaction("first-names", event_closed.key, _wipe_first_names))


def _ask_what_is_open(at: datetime) -> int:
    return ask_what_is_open(at=at)


def _wipe_first_names(fact: Fact) -> None:
    """Who gave a first name only was promised that it goes when the event is closed."""
    forget_first_names(fact.at)


def _end_terms(at: datetime) -> None:
    """Offers and holds that are over, and who is reminded halfway."""
    end_terms(at=at)
    remind_offers(at=at)


def _recount_holds(fact: Fact) -> None:
    recount_holds(organisation=fact.data["kept"], at=fact.at)


def _ask_anew(fact: Fact) -> None:
    if fact.event:
        ask_anew(event=fact.event, at=fact.at)


def _note_interest(asked: Message) -> None:
    """Of an event that is there no more nothing is noted."""
    about, pk = dict(asked.data), asked.data.get("event_id")
    about.pop("event_id", None)
    event = Event.objects.filter(pk=pk).first() if pk else None
    if event or about:
        interest.note_interest(email=asked.email, language=asked.language, at=asked.planned_at, event=event, **about)


def _tell_interested(fact: Fact) -> None:
    if fact.event:
        interest.tell_of_published(event=fact.event, at=fact.at)


def _mail_own_link(asked: Message) -> None:
    mail_own_link(email=asked.email, language=asked.language, at=asked.planned_at)


def _mail_known_form(asked: Message) -> None:
    """Of an event that is there no more nothing is mailed."""
    for event in Event.objects.filter(pk=asked.data["event_id"]):
        code = asked.data["invitation"]
        mail_known_form(email=asked.email, event=event, language=asked.language, invitation=code, at=asked.planned_at)
