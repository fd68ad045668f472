"""Somebody in front of a host: pages looked through, forms sent as a browser sends them, mails that the worker sends."""

import re
from email.message import Message
from typing import Any

from django.core import mail
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

HOST = "https://host.example"
visitor = Client(enforce_csrf_checks=True)


def page(address: str, *, client: Client = visitor, status: int = 200) -> str:
    """What a page says; nothing of it is broken by the host."""
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    body = response.content.decode()
    assert "1.234.5" not in body and "1,234,5" not in body, f"{address} writes a key with dots"
    assert "TemplateDoesNotExist" not in body and "{%" not in body and "style=" not in body, address
    return body


def desk(name: str, *args: Any) -> str:
    """A page of the desk."""
    return reverse(f"bijeen_events:{name}", args=args)


def own(name: str, *args: Any) -> str:
    """An address that stays: of a registration, a certificate, a material."""
    return reverse(f"bijeen_fixed:{name}", args=args)


def send(address: str, *, client: Client = visitor, press: str = "", **typed: Any) -> str:
    """The form on this page that has these fields, with all that it holds already; gives where it leads."""
    forms = html.fromstring(page(address, client=client)).forms
    (form, *_) = [one for one in forms if one.method == "POST" and set(typed) <= set(one.fields.keys())]
    data: dict[str, Any] = {}
    for key, value in form.form_values():
        data.setdefault(key, []).append(value)
    name, _, value = press.partition("=")
    data |= typed | ({name: value} if name else {})
    sent = client.post(form.get("action") or address, data)
    assert sent.status_code == 302, f"{address}: {sent.status_code}\n{sent.content.decode()[:6000]}"
    return sent["Location"]


def content_of(response: HttpResponse) -> bytes:
    """A file as it comes."""
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content) if response.streaming else response.content


def mails() -> list[Message]:
    """What the worker sends now."""
    mail.outbox.clear()
    call_command("bijeen_work", "--once")
    return [letter.message() for letter in mail.outbox]


def words_of(letter: Message) -> str:
    """The plain text."""
    (part, *_) = [part for part in letter.walk() if part.get_content_type() == "text/plain"]
    return part.get_payload(decode=True).decode()


def link_in(text: str, pattern: str) -> str:
    """Where on this host the first link like this leads."""
    found = re.search(rf"{re.escape(HOST)}({pattern})", text)
    assert found, text
    return found[1]
