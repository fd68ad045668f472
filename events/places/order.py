"""Who of those who wait is next: by the moment, or with the priorities that an event has. A place is never left empty for it.

Priorities only turn the order: first who comes from an organisation of which fewer than so many have a place
(`Event.list_most_each`), then who comes from one of which nobody has (`gives_new_first`), then who waits longest. Who comes
for nobody but themselves counts as new each time.

Colleagues who want to come *together* are one block, at the moment of the last of them, so that nobody gains a turn by
joining who waits longer. It is served when there is room for
all of it, and passed over until then: it keeps its turn, and holds up nobody behind it. That costs the group time, since
others are served meanwhile with the places that come free one by one; its contact is told so before choosing, and may let it
wait apart at any moment. (The other way, keeping places empty until there are enough, would take from those behind what they
could have had, and leave chairs empty when the group grows smaller or gives up.)
"""

from collections import Counter
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from events.models import HOLDING, Event, Registration, State

Rank = tuple[bool, bool, int]


@dataclass
class Block:
    """Who are served together: nearly always one person."""

    organisation: int | None
    keys: list[int] = field(default_factory=list)


@dataclass
class Room:
    """What can be given now: so many places to anybody (None without a limit), and of those that are held, so many to each
    organisation as it is still `sure` of.
    """

    free: int | None
    held: int = 0
    sure: Counter = field(default_factory=Counter)

    @property
    def is_over(self) -> bool:
        return self.free == 0 and self.held == 0

    def take(self, block: Block) -> bool:
        """Whether there is room for all of them; then there is so much less."""
        own = min(len(block.keys), self.held, self.sure[block.organisation] if block.organisation else 0)
        rest = len(block.keys) - own
        if self.free is not None and rest > self.free:
            return False
        self.held -= own
        self.sure[block.organisation] -= own
        self.free = None if self.free is None else self.free - rest
        return True


def next_in_line(event: Event, mode: str, room: Room) -> list[int]:
    """The keys of the registrations that get a place now, in order; `room` is less by them afterwards."""
    blocks = _blocks(event, mode)
    come = Counter() if event.list_is_by_time else _come(event)
    line = [_rank(event, block, come, number) for number, block in enumerate(blocks)]
    heapify(line)
    served: list[int] = []
    while line and not room.is_over:
        rank = heappop(line)
        block = blocks[rank[-1]]
        if rank != (now := _rank(event, block, come, rank[-1])):
            heappush(line, now)  # a colleague was served meanwhile
        elif room.take(block):
            served += block.keys
            come[block.organisation] += len(block.keys)
    return served


def _blocks(event: Event, mode: str) -> list[Block]:
    rows = Registration.objects.filter(event=event, mode=mode, state=State.WAITING).order_by("waiting_since", "pk")
    blocks: list[Block] = []
    groups: dict[int, Block] = {}
    for key, organisation, group, is_together in rows.values_list("pk", "organisation", "group", "group__is_together"):
        block = groups.pop(group, None) if is_together else None
        if block is None:
            block = Block(organisation)
        else:
            blocks.remove(block)
        blocks.append(block)
        if is_together:
            groups[group] = block
        block.keys.append(key)
    return blocks


def _come(event: Event) -> Counter:
    rows = Registration.objects.filter(event=event, state__in=HOLDING, organisation__isnull=False)
    return Counter(rows.values_list("organisation", flat=True))


def _rank(event: Event, block: Block, come: Counter, turn: int) -> Rank:
    number = come[block.organisation] if block.organisation else 0
    has_enough = bool(event.list_most_each and number >= event.list_most_each)
    return has_enough, event.gives_new_first and number > 0, turn
