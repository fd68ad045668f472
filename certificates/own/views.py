"""The holder's own certificate: see it, download it, choose its title, erase it. Behind its secret, in its language."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from certificates.access import certificate_by_token
from certificates.designs.kept import file_of
from certificates.designs.words import check_address, may_tell, why_revoked, words_of
from certificates.issuing.actions import choose_title, erase_certificate
from certificates.models import Certificate
from events import disclosure
from events.private import behind_code, sealed
from events.refusals import Refusal
from events.tickets.qr import qr_svg

own_certificate = behind_code(certificate_by_token)
PLACE = "bijeen/certificates/own/"


def _shown(given: Certificate) -> dict[str, Any]:
    is_told = may_tell(given)
    return {
        "given": given,
        "told": disclosure.of(given.event),
        "words": words_of(given, is_told=is_told),
        "why": "" if given.is_valid else why_revoked(given, is_told=is_told),
    }


@own_certificate
def page(request: HttpRequest, given: Certificate) -> HttpResponseBase:
    """What stands on it, as on paper."""
    return render(request, PLACE + "page.html", {**_shown(given), "qr": qr_svg(check_address(given))})


@own_certificate
def pdf(_request: HttpRequest, given: Certificate) -> HttpResponseBase:
    """The file, under a name that says nothing of the subject. Of one that was revoked there is only the page."""
    if not given.is_valid:
        return redirect("bijeen_fixed:certificate", given.holder_token)
    response = HttpResponse(file_of(given), content_type="application/pdf")
    name = _("deelnamebewijs")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


@own_certificate
def title(request: HttpRequest, given: Certificate) -> HttpResponseBase:
    """The full title or the general one, where the subject is sensitive: one button."""
    if not (given.is_neutral and given.is_valid):
        return redirect("bijeen_fixed:certificate", given.holder_token)
    if request.method == "POST":
        with suppress(Refusal):  # revoked at this moment: the page says so
            choose_title(certificate=given, is_full=request.POST.get("title") == "full", at=now())
        return redirect("bijeen_fixed:certificate", given.holder_token)
    return render(request, PLACE + "title.html", _shown(given))


@own_certificate
def erase(request: HttpRequest, given: Certificate) -> HttpResponseBase:
    """Gone before its term: one button, and what that means."""
    if request.method == "POST":
        erase_certificate(certificate=given, at=now())
        return sealed(render(request, PLACE + "erased.html", {"told": disclosure.of(given.event)}))
    return render(request, PLACE + "erase.html", _shown(given))
