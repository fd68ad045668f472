"""A material as an answer: from the store in pieces, so that a film costs no more memory than a card."""

import logging
from collections.abc import Iterable, Iterator
from typing import IO, Any, Protocol
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from events.files import store
from events.materials.naming import file_names
from events.materials.ranges import NoSuchPart, Part, part_of
from events.models import Material
from events.moments import local

PIECE = 64 * 1024
log = logging.getLogger("bijeen.materials")


class Kept(Protocol):
    """What is handed on: a row that names a file in the store, or a link."""

    pk: Any
    link: Any
    key: Any
    media_type: Any
    size: Any
    digest: Any

    @property
    def is_file(self) -> bool:
        """Whether it is no link."""


def served(request: HttpRequest, material: Kept, name: str) -> HttpResponseBase:
    """The file, whole or the part that was asked for (206, 416), or 304; of a link the way to it. `name` is its file name."""
    if not material.is_file:
        return _away(material.link)
    tag = f'"{material.digest[:32]}"'
    response = get_conditional_response(request, etag=tag) or _answer(request, material, tag, name)
    response["ETag"] = tag
    return response


def counts(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this answer is one more time that it is opened: not the next part of the same, nor the head alone."""
    if request.method != "GET" or response.status_code not in (200, 206, 302):
        return False
    return response.get("Content-Range", "bytes 0-").startswith("bytes 0-")


def _away(link: str) -> HttpResponse:
    response = HttpResponseRedirect(link)
    response["Referrer-Policy"] = "no-referrer"  # where it leads learns nothing of where it stood
    return response


def _answer(request: HttpRequest, material: Kept, tag: str, name: str) -> HttpResponseBase:
    part = Part(0, material.size - 1, material.size)
    is_part = False
    asked = (
        request.headers.get("Range", "") if request.method == "GET" else ""
    )  # of another method it counts for nothing
    if asked and request.headers.get("If-Range", tag) == tag:  # strong comparison (13.1.5)
        try:
            found = part_of(asked, material.size)
        except NoSuchPart:
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{material.size}"})
        part, is_part = found or part, found is not None
    response = _with_body(request, material, part)
    response.status_code = 206 if is_part else 200
    if is_part:
        response["Content-Range"] = part.content_range
    response["Content-Length"] = str(part.length)
    response["Accept-Ranges"] = "bytes"
    _seal(response, name)
    return response


def _with_body(request: HttpRequest, material: Kept, part: Part) -> HttpResponseBase:
    kind = f"{material.media_type}; charset=utf-8" if material.media_type.startswith("text/") else material.media_type
    if request.method == "HEAD":
        return HttpResponse(content_type=kind)
    return StreamingHttpResponse(_Pieces(_opened(material), part), content_type=kind)


def _opened(material: Kept) -> IO[bytes]:
    """The file; when it is not in the store any more that is told to who keeps the site, and is a 404."""
    try:
        return store().open(material.key)
    except OSError as error:
        log.error("the file of material %s is not in the store: %s", material.pk, type(error).__name__)
        raise Http404 from error


class _Pieces:
    """A part of an open file, piece by piece; closed with the answer, also when nobody reads it."""

    def __init__(self, file: IO[bytes], part: Part) -> None:
        self._file, self._part, self.close = file, part, file.close

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._part.first)
        left = self._part.length
        while left and (piece := self._file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _seal(response: HttpResponseBase, name: str) -> None:
    """It is saved, never run: no guessing what it is, no page of ours around it (RFC 6266; CSP 3, `sandbox`)."""
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"


# All together --------------------------------------------------------------------------------------------


class _Sink:
    """Where a zip is written to; what is there is taken away before more comes."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, piece: bytes) -> int:
        self._held += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        piece, self._held = bytes(self._held), bytearray()
        return piece


def zipped(materials: Iterable[Material], name: str) -> HttpResponseBase:
    """These files in one, stored and not packed: office files, pictures and films are packed already."""
    response = StreamingHttpResponse(_zip(file_names(materials)), content_type="application/zip")
    _seal(response, name)
    return response


def _zip(named: list[tuple[str, Material]]) -> Iterator[bytes]:
    """A file that is lost is left out: the others are still worth having."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]
        for name, material in named:
            try:
                file = _opened(material)
            except Http404:
                continue
            entry = ZipInfo(name, date_time=local(material.changed_at).timetuple()[:6])
            entry.external_attr = 0o644 << 16
            with file, archive.open(entry, "w") as packed:
                while piece := file.read(PIECE):
                    packed.write(piece)
                    yield sink.take()
    yield sink.take()
