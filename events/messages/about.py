"""What a letter is about: the event and the person, in the words that disclosure leaves."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core import signing
from django.urls import reverse

from events import conf, disclosure, moments
from events.models import (
    HOLDING,
    Event,
    Invitation,
    Message,
    Mode,
    Registration,
    Session,
    SessionChoice,
    Shape,
    State,
    Venue,
)
from events.names import full_name

FILLED = "bijeen.filled"


@dataclass
class About:
    """Everything that a letter may say. Made when it is sent, in the language of who reads it."""

    message: Message

    @property
    def registration(self) -> Registration | None:
        return self.message.registration

    @cached_property
    def event(self) -> Event | None:
        """The event, if it is about one."""
        return self.message.event

    @cached_property
    def told(self) -> disclosure.Disclosure:
        """What may be said of it; all, when it is about no event."""
        return disclosure.of(self.event) if self.event else disclosure.PUBLIC

    @property
    def is_neutral(self) -> bool:
        """Whether the letter may not say what it is about."""
        return self.event is not None and not self.told.subject_in_body

    @property
    def first_name(self) -> str:
        """Of who reads it: the person, else the contact who gets it on behalf of somebody."""
        if self.registration:
            contact = self.registration.group if not self.registration.email else None
            return contact.first_name if contact else self.registration.first_name
        if self.message.group:
            return self.message.group.first_name
        if not (code := self.data.get("code")):
            return ""
        invited = Invitation.objects.filter(code=code, email=self.message.email)
        return invited.values_list("first_name", flat=True).first() or ""

    @property
    def on_behalf(self) -> str:
        """The name of the colleague, when the contact reads it."""
        if self.registration and not self.registration.email and self.registration.group:
            return self.registration.full_name
        return ""

    @property
    def registered_by(self) -> str:
        """The contact who registered somebody with a mail address of their own."""
        registration = self.registration
        if registration is None or registration.group is None or not registration.email or not self.told.full_names:
            return ""
        group = registration.group
        return "" if group.email == registration.email else full_name(group.first_name, group.family_name)

    @property
    def cancelled_by(self) -> str:
        """The contact, where somebody else reads it: also at an address that is that of both."""
        registration = self.registration
        return disclosure.contact_named(registration) if registration and registration.email else ""

    @property
    def title(self) -> str:
        """The title, or the neutral one."""
        if self.event is None:
            return ""
        date = None if self.told.title_outside else self._date  # only then a day stands in it
        return disclosure.title_outside(self.event, date.starts_at if date else None)

    @cached_property
    def _date(self) -> Session | None:
        """Of a series the date that the letter is about, else the first to come since it was planned, else the last one."""
        if self.event is None or self.event.shape != Shape.SERIES:
            return None
        dates = list(self.event.sessions.select_related("venue"))
        own = [date for date in dates if date.pk == self.data.get("session")]
        coming = [date for date in dates if date.ends_at >= self.message.planned_at]
        return next(iter(own or coming or dates[-1:]), None)

    @property
    def day(self) -> str:
        """ "donderdag 11 maart 2027"; of a series that of its date."""
        meeting = self._date or self.event
        return moments.long_date(meeting.starts_at) if meeting else ""

    @property
    def hours(self) -> str:
        """ "9.30 tot 17.00 uur", on that day."""
        meeting = self._date or self.event
        return moments.time_range(meeting.starts_at, meeting.ends_at) if meeting and meeting.starts_at else ""

    @property
    def whole(self) -> str:
        """All of the event in words: when, with both days where it is over more, and where."""
        event = self.event
        if event is None or event.starts_at is None:
            return ""
        return ", ".join(filter(None, (moments.when(event.starts_at, event.ends_at), self.house)))

    @property
    def is_online(self) -> bool:
        """Whether the person takes part from a screen."""
        registration = self.registration
        return bool(registration and "online" in (registration.mode, registration.event.mode))

    @property
    def place(self) -> str:
        """Where that is, as far as a mail may say it."""
        return self._place(self._date.venue if self._date else None)

    @property
    def house(self) -> str:
        """Where the event is by itself: a date of a series may be elsewhere."""
        return self._place(None)

    def _place(self, elsewhere: Venue | None) -> str:
        if self.event is None:
            return ""
        if self.registration and self.registration.mode == "online" and self.event.mode == Mode.HYBRID:
            return "Online"
        return disclosure.place_outside(self.event, elsewhere)

    @cached_property
    def _chosen(self) -> list[SessionChoice]:
        """The workshops that somebody has or waits for, in the order of the day."""
        if not self.registration:
            return []
        rows = self.registration.choices.filter(state__in=(*HOLDING, State.WAITING)).select_related("session__event")
        return list(rows.order_by("session__starts_at", "pk"))

    @property
    def choices(self) -> list[str]:
        """The workshops that somebody has, as far as a mail may name them."""
        return [disclosure.session_outside(row.session) for row in self._chosen if row.state in HOLDING]

    @property
    def waits_for(self) -> list[str]:
        """The workshops that somebody waits for, in the same words."""
        return [disclosure.session_outside(row.session) for row in self._chosen if row.state == State.WAITING]

    @property
    def rounds_left(self) -> list[str]:
        """The rounds in which nothing was chosen yet, and something still can be."""
        registration, event = self.registration, self.event
        if not (registration and event and registration.holds_a_place and event.shape == Shape.CONFERENCE):
            return []
        until = event.choices_until or event.starts_at
        if registration.mode == "online" or (until and until <= self.message.planned_at):
            return []
        chosen = {row.round_id for row in self._chosen}
        return [str(round_.name) for round_ in event.rounds.all() if round_.pk not in chosen]

    @property
    def link(self) -> str:
        """The page of the registration, else of the group, else the agenda."""
        if self.registration:
            return _absolute("bijeen_fixed:registration", self.registration.code)
        if self.message.group:
            return _absolute("bijeen_fixed:group", self.message.group.code)
        return _absolute("bijeen_events:agenda-list")

    def own_page(self, name: str) -> str:
        """A page of the registration by itself, such as the one where an offer is answered."""
        return _absolute(f"bijeen_fixed:{name}", self.registration.code) if self.registration else self.link

    @property
    def form_link(self) -> str:
        """The form, for who was invited or filled in with what we know of who asked: an address that names nothing."""
        if self.event is None:
            return self.link
        invited, known = self.data.get("code", ""), self.data.get("registration_id", 0)
        told = [self.event.pk, known, bool(self.data.get("is_mine")), invited, self.message.language]
        signed = signing.dumps(told, salt=FILLED)
        return _absolute("bijeen_fixed:registration-form", signed if known else invited)

    @property
    def choices_link(self) -> str:
        """The page on which somebody chooses workshops."""
        return (
            _absolute("bijeen_fixed:registration-choices", self.registration.code) if self.registration else self.link
        )

    @property
    def coming_link(self) -> str:
        """The page that asks whether somebody still comes."""
        return _absolute("bijeen_fixed:registration-coming", self.registration.code) if self.registration else self.link

    @property
    def answer_by(self) -> datetime | None:
        """Until when an answer keeps the place, where silence ends it."""
        until = self.data.get("answer_by")
        return datetime.fromisoformat(until) if until else None

    @property
    def answer_link(self) -> str:
        """The page of an invitation, where who was invited says yes or no."""
        return _absolute("bijeen_fixed:invitation", self.data.get("code", ""))

    @property
    def data(self) -> dict[str, Any]:
        return self.message.data

    @property
    def sender(self) -> str:
        """Who signs."""
        return (self.event.contact_name if self.event and not self.is_neutral else "") or conf.site_name()

    @property
    def reply_to(self) -> str:
        """Who answers."""
        return (self.event.contact_email if self.event else "") or conf.contact_email()


def _absolute(name: str, *args: Any) -> str:
    return conf.base_url() + reverse(name, args=args)
