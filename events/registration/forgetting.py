"""Forgetting in time: each deletes or blanks what is past its term, and returns how many rows that were.

Terms count from the end of the event, or from the cancellation; `domain` figures (how many, which organisations) stay.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from events.codes import page_code, ticket_secret
from events.models import (
    ALIVE,
    Absence,
    AccessNeed,
    AddressChange,
    DietaryNeed,
    Event,
    Group,
    Invitation,
    Message,
    Organisation,
    OrganisationName,
    Registration,
    State,
    Submission,
    Visibility,
)
from events.moments import local
from events.registration.actions.cancel import cancel_registration

WEEKS_4, DAY, MONTHS_3, MONTHS_6 = timedelta(weeks=4), timedelta(days=1), timedelta(days=92), timedelta(days=183)
WEEK = timedelta(weeks=1)
HALF_HOUR = timedelta(minutes=30)
UNPLACED = (State.DECLINED, State.WAITING, State.REQUESTED, State.SUBMITTED)
GONE = (State.CANCELLED, State.REPLACED, State.DECLINED)


def _needs_past_term(model: type[DietaryNeed] | type[AccessNeed], at: datetime) -> QuerySet:
    over = Q(registration__event__ends_at__lt=at - WEEKS_4)
    gone = Q(registration__state__in=GONE, registration__state_at__lt=at - DAY)
    off = Q(registration__event__cancelled_at__lt=at - DAY)
    return model.objects.filter(over | gone | off)


def _delete(rows: QuerySet, dry_run: bool) -> int:
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def forget_dietary_needs(at: datetime, dry_run: bool = False) -> int:
    """4 weeks after the event; 1 day after cancelling."""
    return _delete(_needs_past_term(DietaryNeed, at), dry_run)


def forget_access_needs(at: datetime, dry_run: bool = False) -> int:
    """4 weeks after the event; 1 day after cancelling."""
    return _delete(_needs_past_term(AccessNeed, at), dry_run)


def forget_free_texts(at: datetime, dry_run: bool = False) -> int:
    """Phone, remarks and motive: 4 weeks after the event."""
    rows = Registration.objects.filter(event__ends_at__lt=at - WEEKS_4).exclude(phone="", remarks="", motive="")
    return rows.count() if dry_run else rows.update(phone="", remarks="", motive="")


def forget_submissions(at: datetime, dry_run: bool = False) -> int:
    """A day after sending; what was typed goes as soon as the address can't be mended any more."""
    if not dry_run:
        forget_typed(at)
    return _delete(Submission.objects.filter(sent_at__lt=at - DAY), dry_run)


def forget_typed(at: datetime) -> int:
    """What a sent form carried: half an hour after sending. Done each hour."""
    return Submission.objects.filter(sent_at__lt=at - HALF_HOUR).exclude(typed={}).update(typed={})


@transaction.atomic
def forget_unplaced(at: datetime, dry_run: bool = False) -> int:
    """Who never had a place, and invitations, answered or not: 3 months after the event, without a name from then on."""
    invitations = Invitation.objects.filter(event__ends_at__lt=at - MONTHS_3)
    rows = Registration.objects.filter(event__ends_at__lt=at - MONTHS_3, state__in=UNPLACED)
    return _delete(invitations, dry_run) + _blank(rows, dry_run)


@transaction.atomic
def forget_registrations(at: datetime, dry_run: bool = False) -> int:
    """18 months after the end of the event's year, 6 months after a confidential event: what is left has no name.

    State, organisation, role and moments stay for the figures; every link of the person is dead.
    """
    last_year = local(at - timedelta(days=548)).year - 1
    old = Q(event__ends_at__year__lte=last_year)
    secret = Q(event__visibility=Visibility.CONFIDENTIAL, event__ends_at__lt=at - MONTHS_6)
    blanked = _blank(Registration.objects.filter(old | secret), dry_run)
    groups = Group.objects.filter(old | secret).exclude(email="")
    if dry_run:
        return blanked + groups.count()
    for group in groups:
        _blank_group(group)
        blanked += 1
    return blanked


@transaction.atomic
def forget_first_names(at: datetime, dry_run: bool = False) -> int:
    """Who gave nothing but a first name at the door: once the event is closed, or a week after it."""
    gone = Q(event__closed_at__isnull=False) | Q(event__ends_at__lt=at - WEEK)
    return _blank(_first_names().filter(gone), dry_run)


def named() -> int:
    """Registrations and contacts that have a name now."""
    return Registration.objects.exclude(name_key="").count() + Group.objects.exclude(email="").count()


def unplaced() -> int:
    """Invitations, and who has no place and a name."""
    rows = Registration.objects.filter(state__in=UNPLACED).exclude(name_key="")
    return Invitation.objects.count() + rows.count()


def first_names() -> int:
    """Who gave nothing but a first name at the door."""
    return _first_names().exclude(name_key="").count()


def _first_names() -> QuerySet[Registration]:
    return Registration.objects.filter(reason="at_door", family_name="", email="")


def draft_organisations() -> int:
    """What somebody typed as an organisation and nobody took into the list."""
    return Organisation.objects.filter(is_draft=True).exclude(name="").count()


def forget_draft_organisations(at: datetime, dry_run: bool = False) -> int:
    """What somebody typed as an organisation and nobody took into the list goes with the last name that stood beside it.

    Its kind stays for the figures.
    """
    named = Registration.objects.filter(organisation=OuterRef("pk")).exclude(name_key="")
    rows = Organisation.objects.filter(~Exists(named), is_draft=True).exclude(name="")
    if dry_run:
        return rows.count()
    OrganisationName.objects.filter(organisation__in=rows).delete()
    return rows.update(name="", name_key="", municipality="", municipality_code="", is_draft=False, is_listed=False)


def forget_address_changes(at: datetime, dry_run: bool = False) -> int:
    """Another address that somebody asked for and not both addresses confirmed: a week after asking."""
    return _delete(AddressChange.objects.filter(asked_at__lt=at - AddressChange.TERM), dry_run)


def erase_address_changes(email: str, at: datetime) -> int:
    """What was asked for this address, or from it."""
    return AddressChange.objects.filter(Q(email=email) | Q(registration__email=email)).delete()[0]


def erase_submissions(email: str, at: datetime) -> int:
    """What was sent from this address."""
    return Submission.objects.filter(email=email).delete()[0]


def erase_invitations(email: str, at: datetime) -> int:
    """Every invitation of this address."""
    return Invitation.objects.filter(email=email).delete()[0]


@transaction.atomic
def erase_registrations(email: str, at: datetime) -> int:
    """At the wish of who it is: what is to come is cancelled, so that the place goes to who waits; then nobody is named.

    No mail tells of it: the address is gone. Events go by their key, the order in which places are locked.
    """
    mine = Registration.objects.filter(email=email).exclude(name_key="")
    keys = list(mine.values_list("pk", flat=True))
    for row in mine.filter(state__in=ALIVE).select_related("event").order_by("event_id", "pk"):
        if row.event.status == Event.Status.PUBLISHED and not row.event.is_past(at):
            cancel_registration(registration=row, at=at, is_counted=False)
    for model in (DietaryNeed, AccessNeed, Absence):
        model.objects.filter(registration__in=keys).delete()
    groups = list(Group.objects.filter(email=email))
    Message.objects.filter(Q(email=email) | Q(registration__in=keys) | Q(group__in=groups)).delete()
    for group in groups:
        _blank_group(group)
    return _blank(Registration.objects.filter(pk__in=keys), False) + len(groups)


def _blank_group(group: Group) -> None:
    group.first_name, group.family_name, group.email, group.code = "", "", "", page_code()
    group.save(update_fields=["first_name", "family_name", "email", "code"])


def _blank(rows: QuerySet[Registration], dry_run: bool) -> int:
    rows = rows.exclude(name_key="")
    if dry_run:
        return rows.count()
    blanked = 0
    for registration in rows.select_for_update(of=("self",)).only("pk").order_by("pk"):
        blanked += Registration.objects.filter(pk=registration.pk).update(
            first_name="",
            family_name="",
            shown_name="",
            name_key="",
            sort_key="",
            email="",
            phone="",
            job_title="",
            motive="",
            remarks="",
            no_photo=False,
            may_list=False,
            may_news=False,
            code=page_code(),
            ticket_secret=ticket_secret(),
            version=F("version") + 1,
        )
    return blanked
