"""Opening all that is mine, closing it, mending who I am, and being forgotten."""

from datetime import datetime, timedelta

from django.db import transaction

from events.extend import holdings
from events.messages import actions as messages
from events.mine.held import is_known
from events.mine.queries import changeable
from events.mine.refusals import WrongFigures
from events.models import ForgetRun, OwnLink, Registration
from events.refusals import ChangedMeanwhile
from events.registration.actions import change_person

WORKS, FIGURES_WORK, PAUSE = timedelta(days=7), timedelta(minutes=15), timedelta(minutes=10)


@transaction.atomic
def mail_own_link(*, email: str, language: str, at: datetime) -> None:
    """Mail the link, and six figures for another device, to an address that is known here. Once in ten minutes.

    Looks up who is known, so it runs behind the page (`Ask`): what a page does itself can be timed. Links that were mailed
    before keep working: who only knows an address must not be able to close what somebody has open.
    """
    email = email.strip().lower()
    if not is_known(email):
        return
    if OwnLink.objects.filter(email=email, made_at__gt=at - PAUSE, ends_at__gt=at).exists():
        return
    link = OwnLink.objects.create(email=email, language=language, made_at=at, ends_at=at + WORKS)
    messages.plan(kind="own_link", key=f"own_link:{link.pk}", email=email, language=language, at=at, link=link.pk)


@transaction.atomic
def open_with_figures(*, email: str, figures: str, at: datetime) -> OwnLink:
    """The link of who typed the figures from its mail: once, and within a quarter of an hour. Refuses: WrongFigures."""
    fresh = OwnLink.objects.select_for_update(no_key=True).filter(made_at__gt=at - FIGURES_WORK, ends_at__gt=at)
    link = fresh.filter(email=email.strip().lower(), figures=figures).first() if figures else None
    if link is None:
        raise WrongFigures()
    link.figures = ""
    link.save(update_fields=["figures"])
    return link


def close_own_links(*, email: str, at: datetime) -> int:
    """End every link of this address, on every device; gives how many."""
    return OwnLink.objects.filter(email=email, ends_at__gt=at).update(ends_at=at, figures="")


@transaction.atomic
def change_me(*, link: OwnLink, version: int, at: datetime, **fields: str) -> int:
    """Change name, role or language in every registration of this address that still stands; gives how many.

    `version` is that of the form: the sum of those of the registrations that it is about (`me_of`). All are changed or none.

    Refuses: ChangedMeanwhile, AddressTaken, TooOften.
    """
    rows = list(Registration.objects.select_for_update(no_key=True).filter(pk__in=changeable(link)).order_by("pk"))
    if sum(row.version for row in rows) != version:
        raise ChangedMeanwhile(now=rows[-1] if rows else None)
    for row in rows:
        change_person(registration=row, version=row.version, at=at, **fields)
    if language := fields.get("language"):
        OwnLink.objects.filter(email=link.email).update(language=language)
    return len(rows)


@transaction.atomic
def erase_me(*, link: OwnLink, at: datetime, also: frozenset[str] = frozenset()) -> dict[str, int]:
    """Forget who this address is, before the term (GDPR, article 17): gives how many rows of each holding went.

    What is to come is cancelled first, so that the place goes to who waits. Figures stay, without a name. What a holding
    asks about (`erase_asks`) is erased only when its key is in `also`. Neighbours and logs go first and registrations last,
    since those are found by the address of the registration.

    It is never too often: who may not be asked for mails by strangers may always go.

    Refuses: EventOver.
    """
    email, counts = link.email, {}
    for holding in reversed(list(holdings)):
        if holding.erase and (not holding.erase_asks or holding.key in also):
            counts[holding.key] = holding.erase(email, at)
    ForgetRun.objects.create(at=at, counts={key: number for key, number in counts.items() if number} | {"asked": 1})
    return counts
