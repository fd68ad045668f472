"""What the public form sends: once, and without telling a stranger who comes."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from events import disclosure, names
from events.messages import actions as messages
from events.models import ALIVE, Event, Invitation, Registration, State, Submission
from events.questions.queries import asked_at_registration
from events.questions.refusals import NotAnswered
from events.questions.rules import Given, unanswered
from events.registration.actions.register import refuse_unfit, register
from events.registration.actions.seating import refuse_full
from events.registration.person import Needs, Person, Wish
from events.registration.queries import same_person
from events.registration.refusals import SomebodyElse
from events.registration.typed import typed

OWN_MAIL: dict[str, str] = {
    State.WAITING: "waiting_list",
    State.REQUESTED: "request_received",
    State.OFFERED: "place_offered",
}


def submit(
    *,
    event: Event,
    person: Person,
    at: datetime,
    token: UUID,
    wishes: tuple[Wish, ...] = (),
    needs: Needs | None = None,
    mode: str = "",
    invitation: Invitation | None = None,
    answers: tuple[Given, ...] = (),
    same_address: str = "",
) -> Submission:
    """Register from the public form. The same form sent twice (the same token) is one registration and one answer; the same
    form with somebody else in it, as after the back button of a browser, is another form.

    An address that is known here, under this name, makes nothing new: the submission then has no registration but what was
    typed, and a mail goes to that address. Page and mail are the same for both, save where the event may greet who is known.

    An address that comes here under another name is asked about once, where the event may greet who is known: `same_address`
    answers that it is somebody "other", or "me": whoever of that address it is, each gets the own link. Elsewhere two people share an address without a word.

    Refuses: NotAnswered, SomebodyElse, and what `register` refuses.
    """
    refuse_unanswered(event, person, answers)
    email, name = person.email.strip().lower(), names.sort_key(person.first_name, person.family_name)
    sent = _sent(token)
    if sent and not _is_of(sent, email, name):
        token = uuid5(token, f"{email}\n{name}")
        sent = _sent(token)
    if sent:
        return sent
    try:
        return _submit(event, person, at, token, wishes, needs, mode, invitation, answers, same_address)
    except IntegrityError:  # the same form, at the same moment
        if sent := _sent(token):
            return sent
        raise


def _sent(token: UUID) -> Submission | None:
    sent = Submission.objects.filter(token=token)
    if not sent.exists():  # nearly always: the whole row with all that hangs on it costs four times as much to ask for
        return None
    return sent.select_related("registration", "event").first()


def _is_of(sent: Submission, email: str, name: str) -> bool:
    """Whether it was this person who sent it; of who was known already nothing but the address is kept."""
    if sent.email != email:
        return False
    if sent.registration:
        return sent.registration.sort_key == name
    return same_person(sent.event, email, name) is not None


@transaction.atomic
def _submit(
    event: Event,
    person: Person,
    at: datetime,
    token: UUID,
    wishes: tuple[Wish, ...],
    needs: Needs | None,
    mode: str,
    invitation: Invitation | None,
    answers: tuple[Given, ...],
    same_address: str,
) -> Submission:
    email = person.email.strip().lower()
    one = same_person(event, email, names.sort_key(person.first_name, person.family_name))
    known = [one] if one else []
    if same_address == "me" and not known and greets_known(event):
        known = list(others_of(event, email))
    if known:
        if not greets_known(event):  # whoever is new is refused the same
            refuse_unfit(event, person, wishes, at, invitation=invitation, mode=mode)
            refuse_full(event, mode)
        for registration in known:
            tell_known(registration, at)
        kept = typed(person, wishes, needs, mode, invitation, answers)
        return Submission.objects.create(token=token, event=event, email=email, sent_at=at, typed=kept)
    registration = register(
        event=event,
        person=person,
        wishes=wishes,
        needs=needs,
        mode=mode,
        at=at,
        invitation=invitation,
        is_new=True,
        answers=answers,
    )
    if same_address != "other":
        _refuse_somebody_else(registration)
    return Submission.objects.create(token=token, event=event, email=email, sent_at=at, registration=registration)


def refuse_unanswered(event: Event, person: Person, answers: tuple[Given, ...]) -> None:
    """Refuse a form that leaves open what must be answered: NotAnswered. Where nothing is asked it looks nothing up."""
    values = {one.question.key: one.value for one in answers}
    for question in unanswered(asked_at_registration(event), person.role, values):
        raise NotAnswered(label=question.label)


def others_of(event: Event, email: str) -> QuerySet[Registration]:
    """Whoever comes to this event under this address, the last first."""
    return Registration.objects.filter(event=event, email=email, state__in=ALIVE).order_by("-registered_at", "-pk")


def _refuse_somebody_else(registration: Registration) -> None:
    """Asked last: whoever registers at the same moment has let go of the event's pool by now, and can be seen."""
    if not greets_known(registration.event):
        return
    others = others_of(registration.event, registration.email).exclude(pk=registration.pk)
    if others.exclude(sort_key=registration.sort_key).exists():
        raise SomebodyElse()


def greets_known(event: Event) -> bool:
    """Whether the answer page may say that somebody is registered already."""
    return disclosure.of(event).greets_known


def tell_known(known: Registration, at: datetime) -> None:
    """Mail who is registered already: a friendly word, or, where nobody is greeted, the mail of any such registration."""
    kind = "known_address" if greets_known(known.event) else OWN_MAIL.get(known.state, "confirmation")
    messages.plan(kind=kind, key=f"known:{known.pk}:{at:%Y%m%d%H}", registration=known, at=at)
