"""Run inside a host: the whole chain by HTTP, from the agenda to the certificate; fails with what is wrong. Prints `whole`."""

import os
import re
from datetime import timedelta
from io import StringIO
from uuid import uuid4
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core import mail  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from events.calendar.actions import make_feed  # noqa: E402
from events.calendar.queries import links_of  # noqa: E402
from events.models import Event, Registration  # noqa: E402
from events.planning import actions as planning  # noqa: E402
from events.tickets.qr import address_of  # noqa: E402

FAR = 1_234_567
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
visitor = Client()


def number_from_far() -> None:
    """Keys above a million, which a host's settings would write with dots."""
    ours = [model for model in apps.get_models() if model._meta.app_label.startswith("bijeen")]
    tables = [model._meta.db_table for model in ours if "AutoField" in type(model._meta.pk).__name__]
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])  # a second row would not count
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, FAR])
            else:
                cursor.execute(f"ALTER SEQUENCE {table}_id_seq RESTART WITH {FAR}")


def organiser():
    """A user of the host, however that is made, who makes an event."""
    users = get_user_model()
    name = {} if users.USERNAME_FIELD == "email" else {"username": "organiser"}
    return users.objects.create_user(email="organiser@host.example", **name)


def page(address: str, *, client: Client = visitor, status: int = 200) -> str:
    """What a page says; nothing of it is broken by the host."""
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    body = response.content.decode()
    assert "1.234.5" not in body and "1,234,5" not in body, f"{address} writes a key with dots"
    assert "TemplateDoesNotExist" not in body and "{%" not in body and "style=" not in body, address
    return body


def publish(by) -> Event:
    """A public meeting, tomorrow at 10.00 in the Netherlands."""
    at = now()
    made = planning.make_event(
        kind="workshop", title_nl="Samen leren", summary_nl="Je oefent met elkaar.", at=at, by=by, places=20,
        starts_at=at + timedelta(hours=2), ends_at=at + timedelta(hours=4), proof_rule={"type": "present"},
        visibility="public", is_sensitive=False, way_in="open",
    )  # fmt: skip
    return planning.publish_event(event=made, at=at, by=by)


def register(event: Event) -> Registration:
    """By the form; then the mail, and the page behind its link."""
    assert event.title_nl in page(reverse("bijeen_events:agenda-list"))
    assert event.title_nl in page(reverse("bijeen_events:agenda-event", args=[event.slug]))
    form = reverse("bijeen_events:registration-register", args=[event.slug])
    assert 'name="token"' in page(form)
    data = {"token": str(uuid4()), "first_name": "Gülşen", "family_name": "van der Doğan", "email": "g@example.org"}
    sent = visitor.post(form, {**data, "for_myself": "on", "role": "volunteer"})
    assert sent.status_code == 302, sent.content.decode()[:4000]
    page(sent.url)
    mail.outbox.clear()
    call_command("bijeen_work", "--once")
    made = Registration.objects.get()
    (letter,) = mail.outbox
    own = reverse("bijeen_fixed:registration", args=[made.code])
    assert f"https://host.example{own}" in letter.body, letter.body
    assert "Gülşen" in page(own)
    assert b"BEGIN:VTIMEZONE" in visitor.get(own + "agenda.ics").content
    assert visitor.get(own + "ticket.pdf").content.startswith(b"%PDF")
    return made


def see_times(event: Event) -> None:
    """Times are those of the Netherlands, whatever the host's clock says."""
    body = page(reverse("bijeen_events:agenda-event", args=[event.slug]))
    there = event.starts_at.astimezone(AMSTERDAM)
    assert re.search(rf"\b{there.hour}[.:]{there:%M}\b", body), f"no {there:%H.%M} on the page"


def see_desk(by, event: Event) -> None:
    """The desk, signed in as the host signs in."""
    client = Client()
    asked = client.get(reverse("bijeen_events:desk-home"))
    assert asked.status_code == 302, asked.status_code
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    assert event.title_nl in page(reverse("bijeen_events:desk-home"), client=client)
    page(reverse("bijeen_events:desk-calendar"), client=client)
    for name in ("desk-event", "desk-change", "desk-programme", "desk-registrations", "desk-people", "desk-places"):
        page(reverse(f"bijeen_events:{name}", args=[event.pk]), client=client)


def follow(by, event: Event, registration: Registration) -> None:
    """The agenda as a calendar, and what the participant and the organiser follow: absolute, wherever it is mounted."""
    agenda = visitor.get(reverse("bijeen_fixed:calendar-agenda")).content.decode()
    assert f"UID:event-{event.pk}@host.example" in agenda, agenda
    own = make_feed(kind="mine", email=registration.email, at=now())
    staff = make_feed(kind="organiser", user=by, at=now())
    for feed, uid in ((own, f"registration-{registration.pk}"), (staff, f"event-{event.pk}")):
        links = links_of(feed)
        assert links.https == f"https://host.example{links.path}"
        assert f"UID:{uid}@host.example" in visitor.get(links.path).content.decode()


def scan(event: Event, registration: Registration) -> None:
    """By the API, as a door does; the second time says so."""
    printed = StringIO()
    call_command("create_token", "--scope", "checkin", "--event", event.slug, stdout=printed)
    lines = [
        {"id": str(uuid4()), "action": "in", "ticket": address_of(registration), "session": str(event.sessions.get().pk),
         "undoes": None, "walk_in": None, "scanned_at": now().isoformat(), "shown": None}
        for _ in range(2)
    ]  # fmt: skip
    batch = {"sent_at": now().isoformat(), "device": str(uuid4()), "event": event.slug, "scans": lines}
    key = {"Authorization": f"Bearer {printed.getvalue().strip()}"}
    address = reverse("bijeen_fixed:api-checkins")
    answer = Client().post(address, batch, content_type="application/json", headers=key)
    assert answer.status_code == 200, answer.content
    verdicts = [line.get("verdict") for line in answer.json()["results"]]
    assert verdicts == ["welcome", "already_inside"], answer.json()


def close(event: Event, by) -> None:
    """As if it were over: its session and the event are closed, at the desk."""
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    for row in (event, event.sessions.get()):
        row.starts_at, row.ends_at = now() - timedelta(hours=2), now() - timedelta(minutes=1)
        row.save()
    session = event.sessions.get().pk
    person = Registration.objects.get().pk
    listed = reverse("bijeen_events:desk-expected", args=[session])
    assert "radio" in page(listed, client=client)
    sent = client.post(listed, {f"p{person}": "present", "close": "1", "settled": "on"})
    assert sent.status_code == 302, sent.content.decode()[:4000]
    assert client.post(reverse("bijeen_events:desk-close", args=[event.pk])).status_code == 302
    event.refresh_from_db()
    assert event.status == "closed"


def prove() -> None:
    """The certificate by its mail, its file, and what anybody sees who checks it."""
    mail.outbox.clear()
    call_command("bijeen_work", "--once")
    letters = "".join(letter.body for letter in mail.outbox)
    address = re.search(r"https://host\.example(/\S*bewijs/\S+/)", letters)
    assert address, letters
    assert "Gülşen van der Doğan" in page(address[1])
    pdf = visitor.get(address[1].rstrip("/") + ".pdf")
    content = b"".join(pdf.streaming_content) if pdf.streaming else pdf.content
    assert content.startswith(b"%PDF")
    code = apps.get_model("bijeen_certificates", "Certificate").objects.get().code
    assert "Gülşen van der Doğan" in page(reverse("bijeen_fixed:certificate-check", args=[code]))


def main() -> None:
    """The chain, link by link."""
    setup_test_environment()
    number_from_far()
    by = organiser()
    event = publish(by)
    assert event.pk >= FAR
    see_times(event)
    registration = register(event)
    see_desk(by, event)
    follow(by, event, registration)
    scan(event, registration)
    close(event, by)
    if apps.is_installed("certificates"):
        prove()
    print("whole")


if __name__ == "__main__":
    main()
