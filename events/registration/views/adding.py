"""A contact registers colleagues: first what we make of each line, then done with one button."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from events import access, disclosure
from events.models import Event, Group, Organisation, WayIn
from events.places.seats import seats_of_day
from events.refusals import Refusal
from events.registration import actions
from events.registration.actions.groups import Line
from events.registration.actions.seating import default_mode
from events.registration.fates import Fate, fates_of, mark_of
from events.registration.forms.group import ColleaguesForm, GroupForm
from events.registration.forms.picks import Pick, picks_of, wishes_of
from events.registration.limits import refuse_too_often, status_of
from events.registration.refusals import NotOpenYet, RegistrationClosed
from events.registration.views.private import about_event, own_group, sealed
from events.registration.window import phase_of, takes_groups

PLACE = "bijeen/events/registration/"


@dataclass(frozen=True)
class Looked:
    """What was sent, looked at: each line with its fate and the workshops to choose for it, and whether it may be done now."""

    fates: list[Fate]
    picks: dict[int, list[Pick]]
    mark: str
    is_agreed: bool

    @property
    def rows(self) -> list[tuple[Fate, list[Pick]]]:
        return [(fate, self.picks.get(fate.line.number, [])) for fate in self.fates]

    @property
    def new(self) -> int:
        return sum(fate.is_new for fate in self.fates)

    @property
    def wrong(self) -> int:
        return sum(fate.kind == "wrong" for fate in self.fates)


def _looked(request: HttpRequest, event: Event, group: Group | None, form: Any, contact: str) -> Looked | None:
    """`is_agreed`: the button under this very list was pressed, every line can be read, and somebody is new.

    It tells who comes already, so looking is counted too: None when that was too often, which then stands in the form.
    """
    try:
        refuse_too_often(request, "look", contact, each=15, crowd=40)
    except Refusal as no:
        form.refuse(no)
        return None
    fates = fates_of(event, group, form.cleaned_data["lines"])
    mark = ".".join(mark_of(fate.line) for fate in fates)
    is_ready = any(fate.is_new for fate in fates) and not any(fate.kind == "wrong" for fate in fates)
    is_agreed = request.POST.get("step") == "add" and request.POST.get("looked") == mark
    return Looked(fates, picks_of(event, fates, request.POST), mark, is_ready and is_agreed)


def _is_open(event: Event) -> bool:
    return takes_groups(event) and phase_of(event, now()) == "open"


def _is_full(event: Event) -> bool:
    """Whether who is registered now waits, for the places that a group gets; where the organiser lets people in that is
    not known yet.
    """
    seats = seats_of_day(event).modes.get(default_mode(event)) if event.way_in == WayIn.OPEN else None
    return seats is not None and seats.state == "waiting"


def _refuse_closed(form: Any, event: Event) -> bool:
    """Whether it closed while the form was open: said above what was typed, which is not lost."""
    if _is_open(event):
        return False
    form.refuse(NotOpenYet() if phase_of(event, now()) == "early" else RegistrationClosed())
    return True


@csrf_exempt
def start(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Register colleagues for an event."""
    event = access.event_to_see(slug)
    if moved := access.moved_to(request, event):
        return moved
    is_sent, looked = bool(request.POST), None
    if not is_sent and not _is_open(event):
        raise Http404
    form: Any = GroupForm(request.POST or None, may_wait_together=event.has_waiting_list)
    if is_good := is_sent and form.is_valid() and not form.meant:
        form = form.as_lines(request.POST)
        if sent := _sent(request, form):
            return redirect("bijeen_fixed:group", code=sent.code)
    if is_sent and not _refuse_closed(form, event) and is_good:
        looked = _looked(request, event, None, form, form.cleaned_data["email"])
        if looked and looked.is_agreed and (group := _make(request, event, form, looked)):
            return redirect("bijeen_fixed:group", code=group.code)
    organisations = Organisation.objects.filter(is_listed=True).values_list("name", flat=True)[:400]
    told = disclosure.of(event)
    context = {"event": event, "told": told, "form": form, "organisations": organisations, "looked": looked}
    context["is_full"] = _is_full(event)
    return sealed(render(request, PLACE + "group_start.html", context, status=_status(form, looked)))


def _sent(request: HttpRequest, form: GroupForm) -> Group | None:
    """The group that this very form made already, when its button is pressed once more."""
    token = form.cleaned_data["token"] if request.POST.get("step") == "add" else None
    return Group.objects.filter(token=token).first() if token else None


def _make(request: HttpRequest, event: Event, form: GroupForm, looked: Looked) -> Group | None:
    """The group, or None when a rule said no, which then stands in the form."""
    data = form.cleaned_data
    try:
        refuse_too_often(request, "group", data["email"], each=5, crowd=100)
        group = actions.make_group(
            event=event,
            first_name=data["first_name"],
            family_name=data["family_name"],
            email=data["email"],
            organisation=data["found"],
            language=(get_language() or "nl")[:2],
            lines=data["lines"],
            wishes=wishes_of(looked.picks),
            at=now(),
            token=data["token"],
            is_together=form.is_together,
        )
    except Refusal as no:
        form.refuse(no)
        return None
    _tell_known(request, group, data["lines"])
    return group


@own_group
def add(request: HttpRequest, group: Group) -> HttpResponseBase:
    """More colleagues in a group that is there."""
    event = group.event
    is_sent, looked = bool(request.POST), None
    if not is_sent and not _is_open(event):
        return redirect("bijeen_fixed:group", code=group.code)
    form: Any = ColleaguesForm(request.POST or None, may_wait_together=may_wait_together(group))
    if is_good := is_sent and form.is_valid():
        form = form.as_lines(request.POST)
    if is_sent and not _refuse_closed(form, event) and is_good:
        looked = _looked(request, event, group, form, group.email)
        if looked and looked.is_agreed and _add(request, group, form, looked):
            return redirect("bijeen_fixed:group", code=group.code)
    context = {
        **about_event(event),
        "group": group,
        "form": form,
        "looked": looked,
        "is_full": _is_full(event),
    }
    return render(request, PLACE + "group_add.html", context, status=_status(form, looked))


def may_wait_together(group: Group) -> bool:
    """Whether that is still to choose: not where nobody waits, or where they wait together already."""
    return group.event.has_waiting_list and not group.is_together


def _add(request: HttpRequest, group: Group, form: ColleaguesForm, looked: Looked) -> bool:
    lines = form.cleaned_data["lines"]
    try:
        refuse_too_often(request, "colleagues", group.email, each=20, crowd=200)
        actions.add_colleagues(
            group=group, lines=lines, wishes=wishes_of(looked.picks), at=now(), is_together=form.is_together
        )
    except Refusal as no:
        form.refuse(no)
        return False
    _tell_known(request, group, lines)
    return True


def _status(form: Any, looked: Looked | None) -> int:
    """A line that cannot be read has to be mended first."""
    return 422 if looked and looked.wrong and not form.errors else status_of(form)


def _tell_known(request: HttpRequest, group: Group, lines: list[Line]) -> None:
    """Who was registered already is not in the group. A contact registers only where the event may greet who is known."""
    for line in actions.known_elsewhere(group, lines)[:5]:
        said = _("%(name)s was al aangemeld. Die aanmelding blijft zoals die is en staat niet in jouw lijst.")
        flash.warning(request, said % {"name": f"{line.first_name} {line.family_name}".strip()})
