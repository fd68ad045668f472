"""The public check: whoever has a certificate before them sees whether it stands. Nobody is remembered for looking."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from certificates.access import certificate_by_code
from certificates.codes import in_parts, typed_code
from certificates.designs.words import may_tell, why_revoked, words_of
from certificates.models import Certificate
from events.limits import count, counted, device_of
from events.private import sealed

PLACE = "bijeen/certificates/verifying/"
MISSES = 30  # an hour, from one device address: a person mistypes, who guesses is slowed down


@require_safe
def start(request: HttpRequest) -> HttpResponseBase:
    """A code to type over."""
    typed = request.GET.get("code", "")
    code = typed_code(typed)
    if code:
        return sealed(redirect("bijeen_fixed:certificate-check", code))
    with override(get_language_from_request(request)):
        status = 422 if "code" in request.GET else 200
        return sealed(
            render(request, PLACE + "start.html", {"typed": typed[:40], "is_wrong": status == 422}, status=status)
        )


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponseBase:
    """Valid, revoked, or unknown, in the language of the browser. An unknown code says not what else exists."""
    key, second = f"certificate:ip:{device_of(request)}", int(now().timestamp())
    with override(get_language_from_request(request)):
        if counted(second, key) >= MISSES:
            return sealed(render(request, PLACE + "too_often.html", status=429))
        given = certificate_by_code(typed_code(code))
        if given is None:
            count(second, key)
            shown = in_parts(typed_code(code))
            return sealed(render(request, PLACE + "unknown.html", {"shown": shown}, status=404))
        return sealed(_found(request, given))


def _found(request: HttpRequest, given: Certificate) -> HttpResponseBase:
    is_told = may_tell(given)
    context = {"given": given, "shown": given.code_in_parts, "words": words_of(given, is_told=is_told), "now": now()}
    if given.is_valid:
        return render(request, PLACE + "valid.html", context)
    return render(request, PLACE + "revoked.html", {**context, "why": why_revoked(given, is_told=is_told)})
