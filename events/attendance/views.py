""" "Ik was er wel", on one's own page."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events import access
from events.attendance.actions import claim_presence
from events.attendance.panels import claimable
from events.attendance.refusals import ClaimNotPossible
from events.models import Registration
from events.private import behind_code


@behind_code(access.registration_by_code)
def claim(request: HttpRequest, registration: Registration, row: int) -> HttpResponseBase:
    """One button: opening the link alone says nothing."""
    session = claimable(registration, row)
    if session is None:
        raise Http404
    if request.method == "POST":
        try:
            claim_presence(registration=registration, session=session, at=now())
        except ClaimNotPossible as no:
            return render(request, "bijeen/events/attendance/claim.html", {"refusal": no}, status=409)
        return redirect("bijeen_fixed:registration", code=registration.code)
    context = {"registration": registration, "session": session}
    return render(request, "bijeen/events/attendance/claim.html", context)
