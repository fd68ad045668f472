"""A registration as rows: written first, as if there were a place; the seat is taken afterwards."""

from datetime import datetime
from typing import Any

from events import names
from events.models import Event, Group, Invitation, Organisation, Registration, SessionChoice, State
from events.organisations.queries import typed_as
from events.registration.person import Person, Wish


def draft_organisation(person: Person) -> Organisation | None:
    """The organisation of a person: from the list, or a draft of what was typed; equal drafts are one. Who typed a name of
    before of what is kept out of the list gets a draft, which the desk can merge again.
    """
    if person.standing != "unlisted" or not person.unlisted_name.strip():
        return person.organisation
    key = names.search_key(person.unlisted_name)
    return typed_as(person.unlisted_name) or Organisation.objects.create(
        name=person.unlisted_name.strip(), name_key=key, type=person.unlisted_type, is_draft=True, is_listed=False
    )


def write(
    event: Event,
    person: Person,
    state: State,
    mode: str,
    at: datetime,
    by: Any,
    group: Group | None,
    invitation: Invitation | None,
) -> Registration:
    """One row, with everything that the form told, in this state."""
    return Registration.objects.create(
        event=event,
        group=group,
        invitation=invitation,
        first_name=person.first_name.strip(),
        family_name=person.family_name.strip(),
        shown_name=person.shown_name.strip(),
        name_key=names.search_key(person.first_name, person.family_name),
        sort_key=names.sort_key(person.first_name, person.family_name),
        email=person.email.strip().lower(),
        phone=person.phone,
        organisation=draft_organisation(person),
        standing=person.standing,
        role=person.role,
        job_title=person.job_title,
        motive=person.motive,
        remarks=person.remarks,
        language=person.language,
        mode=mode,
        no_photo=person.no_photo,
        may_list=person.may_list,
        may_news=person.may_news,
        state=state,
        registered_at=at,
        state_at=at,
        added_by=by,
    )


def add_wishes(registration: Registration, wishes: tuple[Wish, ...], at: datetime, state: State) -> None:
    """Write the wishes down; a reserve stays a wish until it is needed."""
    rows = []
    for wish in wishes:
        for session, reason in ((wish.session, ""), (wish.reserve, "reserve")):
            if session is None or (reason and session == wish.session):
                continue
            rows.append(
                SessionChoice(
                    registration=registration,
                    session=session,
                    round_id=session.round_id,
                    state=state if not reason else State.SUBMITTED,
                    reason=reason,
                    chosen_at=at,
                    state_at=at,
                )
            )
    if rows:
        SessionChoice.objects.bulk_create(rows)
