"""The sockets: small registries of typed objects, filled by each app's `plugin.py`."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
T = TypeVar("T")


class Registry(Generic[T]):
    """Objects by their `key`, in the order in which they were added. A second equal key is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._items: dict[str, T] = {}

    def add(self, item: T) -> T:
        """Add one object; raises ValueError when its key is taken."""
        key = item.key  # type: ignore[attr-defined]
        if key in self._items:
            raise ValueError(f"{self.name}: {key!r} is there already")
        self._items[key] = item
        return item

    def get(self, key: str) -> T | None:
        """The object with this key, or None."""
        return self._items.get(key)

    def __getitem__(self, key: str) -> T:
        return self._items[key]

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._items.values()))

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    @contextmanager
    def only(self, *items: T) -> Iterator[None]:
        """For a test: hold just these for a while."""
        before, self._items = self._items, {}
        try:
            for item in items:
                self.add(item)
            yield
        finally:
            self._items = before


@dataclass(frozen=True)
class Kind:
    """What an event can be, with its defaults. The column keeps the key as text; an unknown key shows as a plain event.

    `tint` colours the date pill: leaf, sun, sky or poppy. `way_in`, `shape`, `mode` and `visibility` are values of the
    Event's columns. `places` is the usual number of seats. `group` is the key under which the agenda's filter shows it.
    """

    key: str
    name: Text
    plural: Text
    tint: str = "sun"
    shape: str = "single"
    way_in: str = "open"
    mode: str = "on_site"
    visibility: str = "public"
    is_sensitive: bool = False
    places: int = 20
    minutes: int = 180
    is_registered: bool = True
    gives_proof: bool = True
    explains: Text = ""


@dataclass(frozen=True)
class MenuItem:
    """A line in a menu: it shows only where its url is mounted, and (at the desk) only to who has one of the roles."""

    url_name: str
    label: Text
    order: int = 50
    roles: tuple[str, ...] = ()
    css: str = ""


@dataclass(frozen=True)
class Pages:
    """An app's addresses: urls that `events.urls.pages` or `events.urls.fixed` mount, and its lines in the menus."""

    key: str
    pages: tuple = ()
    fixed: tuple = ()
    menu: tuple[MenuItem, ...] = ()
    desk: tuple[MenuItem, ...] = ()


@dataclass(frozen=True)
class Message:
    """A kind of message. `compose(about)` gives its letter in the active language, ready or neutral as disclosure says.

    `carries_ticket` attaches the QR code and `carries_calendar` the meeting as iCalendar, for who has a place; `cancels`
    makes that entry a cancellation. `is_of_one_date` attaches one date of a series alone: `session` in the message's data.
    """

    key: str
    name: Text
    compose: Callable[[Any], Any]
    carries_ticket: bool = False
    carries_calendar: bool = False
    cancels: bool = False
    is_of_one_date: bool = False


@dataclass(frozen=True)
class Ask:
    """What anybody may ask to be mailed to an address. `answer(asked)` gets the row and runs once, in the worker.

    The page writes the same row for every address (`events.messages.asked.ask`), so that neither its answer nor its pace
    says who is known here; only `answer` looks that up. The row goes with it.
    """

    key: str
    answer: Callable[[Any], None]


@dataclass(frozen=True)
class Reaction:
    """To a fact: `call(fact)` runs one action of its own app, after commit, in the worker. May run twice."""

    key: str
    fact: str
    call: Callable[[Any], None]


@dataclass(frozen=True)
class Attention:
    """What needs doing at the desk. `find(events, now)` gets a list of events and returns a list of `Need`.

    Those that are over are among them only for what `looks_back`.
    """

    key: str
    find: Callable[[list, datetime], list["Need"]]
    looks_back: bool = False


@dataclass(frozen=True)
class DeskAttention:
    """What needs doing at the desk and belongs to no event. `find(user, now)` returns a list of `Need` for this user."""

    key: str
    find: Callable[[Any, datetime], list["Need"]]


@dataclass(frozen=True)
class Need:
    """One line of the desk's attention list: by when it hurts, what is so, and where to mend it.

    `event` is None for what belongs to no event (`DeskAttention`); the sentence then says by itself what it is about.
    `is_private` is for who organises the event alone, not for a programme manager who sees it.
    """

    event: Any | None
    hurts_at: datetime
    sentence: Text
    address: str
    action: Text
    level: str = "info"
    is_private: bool = False


@dataclass(frozen=True)
class Panel:
    """A box of an app on a page of the ground.

    `place` says which: "event" (an Event's public page), "registration" (a Registration's own page), "mine" (all
    Registrations of one person, a list), "desk" (an Event at the desk), "done"
    (a Session whose presence was closed just now). `show(request, subject)` gives the context of
    `template`, or None to stay hidden. An "event" panel stands on a page that is kept for everybody: it may depend on the
    event and the language only, and what it shows must raise the event's `content_version` when it changes.
    """

    key: str
    place: str
    template: str
    show: Callable[[Any, Any], dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class Earned:
    """What somebody may show of one registration: `minutes` net, `state` in words, `address` for the holder alone."""

    registration: Any
    title: str
    earned_on: date
    minutes: int
    state: Text
    address: str


@dataclass(frozen=True)
class Proof:
    """What was earned: `find(registrations)` gets a list of registrations and returns a list of `Earned`."""

    key: str
    find: Callable[[list], list[Earned]]


@dataclass(frozen=True)
class Audience:
    """A group that a material can be for; `includes(registration)` says whether somebody belongs to it at that event."""

    key: str
    name: Text
    includes: Callable[[Any], bool]


@dataclass(frozen=True)
class Duty:
    """An action that the worker runs each `every` ("minute", "hour" or "night"): `call(now)`."""

    key: str
    every: str
    call: Callable[[datetime], Any]


@dataclass(frozen=True)
class Holding:
    """Which personal data is kept where, why, until when, and the action that forgets it.

    `columns` are "Model.column" of the models of `app` (a label). `term` counts from what `counted_from` says. `who`
    sees it, `why` and `until` are sentences for the person: the text under a form field is made of them.
    `forget(now, dry_run)` deletes or blanks what is past its term and returns how many rows. `held()` counts the rows that
    hold something of it now, where a column that is filled does not tell (a first name is everybody's).

    `found_by` says whose it is: "Model.lookup" gives the mail address of the person whom the rows of that model are about,
    and they see and download these rows (GDPR, articles 15 and 20). `erase(email, now)` is what that person may ask
    before the term (article 17): it deletes or blanks and returns how many rows; with `erase_asks`, a sentence, it is done
    only for who says yes to that. `words` names columns that only this app has, for the page that shows them.
    """

    key: str
    what: Text
    columns: tuple[str, ...]
    why: Text
    who: Text
    until: Text
    term: timedelta | None
    counted_from: str
    forget: Callable[[datetime, bool], int] | None = None
    app: str = "bijeen_events"
    found_by: tuple[str, ...] = ()
    erase: Callable[[str, datetime], int] | None = None
    erase_asks: Text = ""
    words: Mapping[str, Text] = field(default_factory=dict)
    held: Callable[[], int] | None = None


kinds: Registry[Kind] = Registry("kinds")
pages: Registry[Pages] = Registry("pages")
messages: Registry[Message] = Registry("messages")
asks: Registry[Ask] = Registry("asks")
reactions: Registry[Reaction] = Registry("reactions")
attentions: Registry[Attention] = Registry("attentions")
desk_attentions: Registry[DeskAttention] = Registry("desk_attentions")
panels: Registry[Panel] = Registry("panels")
proofs: Registry[Proof] = Registry("proofs")
audiences: Registry[Audience] = Registry("audiences")
duties: Registry[Duty] = Registry("duties")
holdings: Registry[Holding] = Registry("holdings")

PLAIN = Kind(key="event", name=_("Bijeenkomst"), plural=_("Bijeenkomsten"))


def kind_of(event: Any) -> Kind:
    """The event's row of defaults; a plain event when its kind is unknown here."""
    return kinds.get(event.kind) or PLAIN
