"""Ask the site as its server does, in this process: what a test client adds would be counted as the site's."""

import re
import sys
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Asker:
    """One browser without pictures; it keeps the token of the first form that it saw."""

    def __init__(self) -> None:
        self.site, self.cookie, self.token = WSGIHandler(), "", ""

    def get(self, path: str, **headers: str) -> Answer:
        """A page; `If_None_Match="…"` is a header."""
        return self._ask("GET", path, b"", {f"HTTP_{name.upper()}": value for name, value in headers.items()})

    def send(self, form: str, fields: dict[str, str]) -> Answer:
        """A form that is sent to its own address."""
        if not self.token:
            seen = self.get(form)
            self.cookie = seen.headers["Set-Cookie"].split(";", 1)[0]
            self.token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', seen.body)[1].decode()  # type: ignore[index]
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token}).encode()
        return self._ask("POST", form, body, {"CONTENT_TYPE": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: bytes, more: dict[str, str]) -> Answer:
        path, _mark, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1", "HTTP_COOKIE": self.cookie, "wsgi.input": BytesIO(body), "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http", "wsgi.multithread": False, "wsgi.multiprocess": True, **more,
        }  # fmt: skip
        told: list[tuple[str, dict[str, str]]] = []
        response = self.site(environ, lambda status, headers, *_rest: told.append((status, dict(headers))))
        got = b"".join(response)
        response.close()
        [(status, headers)] = told
        return Answer(int(status.split(" ", 1)[0]), headers, got)
