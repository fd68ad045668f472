"""Who is invited to an event, and what came of it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.codes import key_from
from events.desk.forms.invitations import InviteForm
from events.desk.views.loading import of_event, show
from events.desk.views.uploads import takes_files
from events.models import Event, Invitation
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.invite import Fate
from events.registration.queries import answers_of, invitations_of
from events.registration.refusals import NotReadable


@takes_files
@of_event
def invitations(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Invite people, one or many. What becomes of each line is shown first, and sent after that."""
    acts: dict[str, Callable[[HttpRequest, Event], None]] = {"remind": _remind, "withdraw": _withdraw}
    if act := acts.get(request.POST.get("do", "")):
        act(request, event)
        return redirect("bijeen_events:desk-invitations", event.pk)
    form, fates, is_sent = InviteForm(request.POST or None, request.FILES or None), [], False
    closed = actions.why_not_inviting(event, now())
    if request.method == "POST" and form.is_valid() and not closed:
        is_sent = request.POST.get("do") == "send"
        fates = _sent(request, event, form) if is_sent else actions.fates_of(event=event, lines=form.guests)
        form = InviteForm(initial={"lines": _to_mend(fates, is_sent), "language": form.cleaned_data["language"]})
    rows = list(invitations_of(event))
    return show(
        request,
        event,
        "invitations",
        form=form,
        fates=fates,
        is_sent=is_sent,
        to_send="\n".join(fate.line.text for fate in fates),
        number=sum(fate.refusal is None for fate in fates),
        rows=rows,
        answers=answers_of(rows),
        is_open=event.is_open(now()),
        closed=closed,
    )


def _to_mend(fates: list[Fate], is_sent: bool) -> str:
    """What stays in the form: before sending all of it, afterwards what could not be read."""
    kept = [fate.line.text for fate in fates if not is_sent or isinstance(fate.refusal, NotReadable)]
    return "\n".join(kept)


def _sent(request: HttpRequest, event: Event, form: InviteForm) -> list[Fate]:
    """Invite them; what was refused meanwhile is told of its line."""
    language = form.cleaned_data["language"]
    fates = actions.invite_lines(event=event, lines=form.guests, language=language, at=now(), by=request.user)
    if done := sum(fate.refusal is None for fate in fates):
        said = ngettext("%(n)d mens krijgt een uitnodiging.", "%(n)d mensen krijgen een uitnodiging.", done)
        flash.success(request, said % {"n": done})
    return fates


def _remind(request: HttpRequest, event: Event) -> None:
    def act() -> str:
        done = actions.remind_invited(event=event, at=now(), by=request.user)
        said = ngettext("%(n)d mens krijgt een herinnering.", "%(n)d mensen krijgen een herinnering.", done)
        return said % {"n": done}

    _said(request, act)


def _withdraw(request: HttpRequest, event: Event) -> None:
    invitation = get_object_or_404(Invitation, pk=key_from(request.POST.get("row", "")), event=event)

    def act() -> str:
        actions.withdraw_invitation(invitation=invitation, at=now(), by=request.user)
        return _("De uitnodiging voor %(email)s is ingetrokken. De link werkt niet meer.") % {"email": invitation.email}

    _said(request, act)


def _said(request: HttpRequest, act: Callable[[], Any]) -> None:
    try:
        flash.success(request, act())
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}".strip())
