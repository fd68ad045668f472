"""Who is invited to an event, and what came of it."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import now

from events.desk.forms.invitations import InviteForm
from events.desk.views.loading import of_event, show
from events.models import Event
from events.registration import actions
from events.registration.queries import invitations_of


@of_event
def invitations(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Invite people, one or many; of each line is said what became of it. Sending it twice invites nobody twice."""
    form, fates = InviteForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        lines = form.cleaned_data["lines"]
        fates = actions.invite_lines(event=event, lines=lines, language=language, at=now(), by=request.user)
        refused = "\n".join(fate.line.text for fate in fates if fate.refusal)
        form = InviteForm(initial={"lines": refused, "language": language})
    return show(request, event, "invitations", form=form, fates=fates, rows=invitations_of(event))
