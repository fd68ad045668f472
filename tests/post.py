"""A mail server of the tests' own: real SMTP on this machine, that says no as often as it is told."""

import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Lock
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


class Post:
    """What came in, in order; `answers` and `recipients` are said first, one after the other."""

    def __init__(self) -> None:
        self.port = 0
        self.got: list[Envelope] = []
        self.answers: list[str] = []
        self.recipients: list[str] = []
        self.lock = Lock()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:
        if self.recipients:
            return self.recipients.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            with self.lock:
                self.got.append(envelope)
        return answer

    def to(self, address: str) -> list[EmailMessage]:
        """Every mail to this address, in order."""
        mails = [envelope for envelope in self.got if address in envelope.rcpt_tos]
        return [message_from_bytes(mail.content, policy=policy.default) for mail in mails]  # type: ignore[arg-type]

    def wait_for(self, address: str, number: int, seconds: float = 20) -> EmailMessage:
        """The mail with this number to the address, counted from one, as soon as it has come."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if len(mails := self.to(address)) >= number:
                return mails[number - 1]
            time.sleep(0.05)
        raise AssertionError(
            f"mail {number} to {address} did not come: {[mail['Subject'] for mail in self.to(address)]}"
        )


def words_of(mail: EmailMessage) -> str:
    """The plain text."""
    part = mail.get_body(("plain",))
    assert part is not None
    return part.get_content()


def link_in(mail: EmailMessage, start: str) -> str:
    """The first address in the text that begins like this."""
    [link, *_] = re.findall(re.escape(start) + r"\S*", words_of(mail))
    return link


@contextmanager
def post_office() -> Iterator[Post]:
    """A server on a free port, until the end of the block."""
    post = Post()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        post.port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
