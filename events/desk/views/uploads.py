"""Pages that take a file: refused before it is read when it says to be too large, kept on disk while it is looked at."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from events import conf
from events.materials.refusals import FileTooBig

AROUND_IT = 200_000  # bytes of a form beside its file
View = Callable[..., HttpResponseBase]


def takes_files(view: View) -> View:
    """For a page with a form that carries a file. Django reads no more than Content-Length, so that is the measure.

    The token against forgery is looked for here and not in the middleware, which would read the whole body for it first.
    """
    guarded = csrf_protect(view)

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            if _length(request) > conf.material_bytes() + AROUND_IT:
                no = FileTooBig(most=conf.material_bytes() // 1_000_000)
                return render(request, "bijeen/events/desk/too_big.html", {"no": no}, status=413)
            request.upload_handlers = [TemporaryFileUploadHandler(request)]
        return guarded(request, *args, **kwargs)

    return csrf_exempt(wrapped)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdecimal() else 0
