"""The demo's mailbox: what went out, as a mail program would show it."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from demo.models import Mail

SHOWN = ("image/png", "text/calendar")


def _parsed(pk: int) -> EmailMessage:
    mail = get_object_or_404(Mail, pk=pk)
    return message_from_bytes(bytes(mail.raw), policy=policy.default)  # type: ignore[return-value]


@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Every mail, newest first; by address."""
    wanted = request.GET.get("aan", "").replace("\0", "").strip()[:200]
    mails = Mail.objects.filter(to__icontains=wanted) if wanted else Mail.objects.all()
    page = Paginator(mails.defer("raw"), 50).get_page(request.GET.get("pagina"))
    return render(request, "demo/inbox.html", {"page": page, "wanted": wanted})


@never_cache
@require_safe
@csp_replace({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail: its headers, its words, its HTML in a frame, its attachments."""
    parsed = _parsed(pk)
    text = parsed.get_body(preferencelist=("plain",))
    context = {
        "pk": pk,
        "mail": parsed,
        "text": text.get_content() if text else "",
        "has_html": parsed.get_body(preferencelist=("html",)) is not None,
        "attachments": [(number, part.get_filename()) for number, part in enumerate(parsed.iter_attachments())],
    }
    return render(request, "demo/mail.html", context)


@never_cache
@require_safe
@xframe_options_sameorigin
@csp_replace(  # type: ignore[arg-type]
    {
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        "frame-ancestors": ["'self'"],
        "sandbox": ["allow-popups", "allow-top-navigation-by-user-activation"],
    }
)
def html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a mail, for the frame; its links open outside it."""
    part = _parsed(pk).get_body(preferencelist=("html",))
    if part is None:
        raise Http404
    return HttpResponse(part.get_content().replace("<head>", '<head><base target="_top">', 1))


@never_cache
@require_safe
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An attachment: a ticket's code or a calendar."""
    parts = list(_parsed(pk).iter_attachments())
    if number >= len(parts):
        raise Http404
    part = parts[number]
    kind = part.get_content_type()
    if kind not in SHOWN:
        raise Http404
    response = HttpResponse(part.get_payload(decode=True), content_type=kind)
    response["Content-Disposition"] = f'inline; filename="{"ticket.png" if kind == "image/png" else "bijeenkomst.ics"}"'
    return response
