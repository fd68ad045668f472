"""One session's list: who is expected, who was there, and closing it. For who gives it, helps there, or organises."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from events import access, disclosure
from events.attendance import actions
from events.attendance.lists import list_of, stand_ins_of
from events.attendance.refusals import ClaimAnswered, NotExpectedHere
from events.desk.forms.presence import PresenceForm, ReopenForm
from events.desk.queries import expected_at
from events.desk.views.trying import tried
from events.models import Presence, PresenceClaim, Registration, Session

PLACE = "bijeen/events/desk/"


@never_cache
@login_required
def session(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Before it begins: who is expected. From then on: who was there, marked and closed by who may."""
    shown = access.session_to_see(request.user, pk)
    may_mark = access.may_mark(request.user, shown)
    if shown.starts_at > now() or not (may_mark or shown.closed_at):
        return render(
            request,
            PLACE + "expected.html",
            {
                **_about(shown),
                "people": expected_at(shown),
                "stand_ins": stand_ins_of(shown),
                "gives_it": _gives(request, shown),
            },
        )
    if shown.closed_at or not may_mark:
        return render(request, PLACE + "presence_closed.html", _closed(request, shown, may_mark))
    found = list_of(shown)
    form, done = tried(request, found, PresenceForm, lambda sent: _write(request, shown, sent))
    if done:
        return redirect(f"bijeen_events:{done}", pk=shown.pk)
    context = {**_about(shown), "form": form, "found": found, "gives_it": _gives(request, shown)}
    return render(request, PLACE + "presence.html", context, status=422 if form.errors else 200)


def _gives(request: HttpRequest, shown: Session) -> bool:
    """Whether it is this person's own session: then materials can be handed out from here."""
    return access.sessions_to_train(request.user).filter(pk=shown.pk).exists()


def _about(shown: Session) -> dict[str, Any]:
    return {"session": shown, "event": shown.event, "told": disclosure.of(shown.event)}


def _closed(request: HttpRequest, shown: Session, may_mark: bool) -> dict[str, Any]:
    may_reopen, gives_it = access.organises(request.user, shown.event), _gives(request, shown)
    told = {"may_mark": may_mark, "may_reopen": may_reopen, "gives_it": gives_it}
    return {**_about(shown), "found": list_of(shown), **told}


def _write(request: HttpRequest, shown: Session, form: PresenceForm) -> str:
    """Keep the marks, and close when that was the button; gives where to go."""
    at, closes = now(), "close" in request.POST
    actions.set_presence(session=shown, states=form.changed, stand_ins=form.changed_stand_ins, at=at, by=request.user)
    if closes:
        settled = bool(form.cleaned_data.get("settled"))
        actions.close_session(session=shown, at=at, by=request.user, settled=settled)
    return "desk-done" if closes else "desk-expected"


@never_cache
@login_required
def done(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ready for today: what was closed, and what can follow."""
    shown = access.session_to_see(request.user, pk)
    if shown.closed_at is None or not access.may_mark(request.user, shown):
        raise Http404
    return render(
        request, PLACE + "done.html", {**_about(shown), "found": list_of(shown), "gives_it": _gives(request, shown)}
    )


@never_cache
@login_required
def reopen(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Open it again, with a reason; by who organises."""
    shown = access.session_to_see(request.user, pk)
    if shown.closed_at is None or not access.organises(request.user, shown.event):
        raise Http404

    def act(form: ReopenForm) -> Session:
        reason = form.cleaned_data["reason"]
        return actions.reopen_session(session=shown, reason=reason, at=now(), by=request.user)

    form, opened = tried(request, shown, lambda _row, data: ReopenForm(data), act)
    if opened:
        return redirect("bijeen_events:desk-expected", pk=shown.pk)
    return render(request, PLACE + "reopen.html", {**_about(shown), "form": form}, status=422 if form.errors else 200)


@never_cache
@login_required
@require_POST
def answer(request: HttpRequest, pk: int, row: int) -> HttpResponseBase:
    """Answer "ik was er wel", or take over a scan that came late: one button each."""
    shown = access.session_to_see(request.user, pk)
    if not access.may_mark(request.user, shown):
        raise Http404
    person = get_object_or_404(Registration, pk=row, event=shown.event_id)
    claim = PresenceClaim.objects.filter(session=shown, registration=person, answered_at=None).first()
    state = {"yes": True, "no": False}.get(request.POST.get("answer", ""))
    if state is None:
        raise Http404
    try:
        if claim:
            actions.answer_claim(claim=claim, is_agreed=state, at=now(), by=request.user)
        elif state and shown.closed_at:
            actions.mend_presence(
                session=shown, registration=person, state=Presence.State.PRESENT,
                source=Presence.Source.DOOR, at=now(), by=request.user,
            )  # fmt: skip
    except NotExpectedHere as error:  # no button of ours sends that
        raise Http404 from error
    except ClaimAnswered:
        pass  # a colleague was first, and the page shows what was answered
    if request.POST.get("back") == "close":
        return redirect("bijeen_events:desk-close", pk=shown.event_id)
    return redirect("bijeen_events:desk-expected", pk=shown.pk)
