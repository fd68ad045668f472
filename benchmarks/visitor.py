"""A visitor over HTTP who costs next to nothing: on a machine of two cores who asks takes from who answers."""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from socket import create_connection
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    head: str
    body: str

    def header(self, name: str) -> str:
        """A header's value, or nothing."""
        lines = (line.partition(": ") for line in self.head.split("\r\n"))
        return next((value for key, _colon, value in lines if key.lower() == name.lower()), "")

    def field(self, name: str) -> str:
        """What stands in a hidden field of the page."""
        return self.body.split(f'name="{name}" value="', 1)[1].split('"', 1)[0]


class Visitor:
    """One browser: it keeps the token's cookie."""

    def __init__(self, port: int) -> None:
        self.port, self.cookie = port, ""

    def get(self, path: str, **headers: str) -> Answer:
        """A page."""
        return self._ask("GET", path, "", {**headers, "Cookie": self.cookie})

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        """A form that is sent."""
        body = urlencode(fields)
        return self._ask("POST", path, body, {"Content-Type": FORM, "Content-Length": len(body), "Cookie": self.cookie})

    def post(self, path: str, body: str, **headers: str) -> Answer:
        """JSON that is sent."""
        length = str(len(body.encode()))
        return self._ask("POST", path, body, {"Content-Type": "application/json", "Content-Length": length, **headers})

    def _ask(self, method: str, path: str, body: str, headers: dict) -> Answer:
        rows = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items() if value)
        with create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            asked = f"{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{self.port}\r\n{rows}\r\n{body}"
            connection.sendall(asked.encode())
            got = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
        head, _blank, text = got.partition("\r\n\r\n")
        answer = Answer(int(head.split(" ", 2)[1]), head, text)
        for name, morsel in SimpleCookie(answer.header("Set-Cookie")).items():
            self.cookie = f"{name}={morsel.value}"
        return answer
