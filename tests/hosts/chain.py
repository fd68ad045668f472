"""Run inside a host: the whole chain by HTTP, from an empty desk over two workshops to the certificate and back.

Fails with what is wrong. Leaves its ticket, calendars and certificate in the folder, for other readers; prints what must be there.
"""

import json
import os
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.timezone import now  # noqa: E402
from passing import go_by  # noqa: E402
from visiting import HOST, content_of, desk, link_in, mails, own, page, send, visitor, words_of  # noqa: E402

from events.calendar.actions import make_feed  # noqa: E402
from events.calendar.queries import links_of  # noqa: E402
from events.models import Event, Registration, Session, Speaker  # noqa: E402
from events.staff.actions import give_role  # noqa: E402
from events.tickets.qr import address_of  # noqa: E402

FAR = 1_234_567
FOLDER = Path(os.environ["HOST_FOLDER"])
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TITLE, FIRST, SECOND = "Samen leren", "Taal op het werk", "Sport en wijk"
EMAIL, NAME, HANDOUT = "g@example.org", "Gülşen van der Doğan", b"Vijf vragen om te stellen\n"


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


def organiser() -> tuple[object, Client]:
    """A user of the host, however that is made, who makes events and gives the workshops; and the browser that signed in."""
    users = get_user_model()
    name = {} if users.USERNAME_FIELD == "email" else {"username": "organiser"}
    user = users.objects.create_user(email="organiser@host.example", **name)
    give_role(user=user, name="organiser", at=now(), by=user)
    Speaker.objects.create(first_name="Noor", family_name="Bakker", user=user)
    browser = Client(enforce_csrf_checks=True)
    asked = browser.get(desk("desk-home"))
    assert asked.status_code == 302, asked.status_code
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user, browser


def publish(office: Client) -> Event:
    """A conference of two rounds with a workshop each, in five weeks; at the desk."""
    day = (now().astimezone(AMSTERDAM).date() + timedelta(weeks=5)).isoformat()
    hours = {"starts_on": day, "starts_at": "09:30", "ends_at": "16:30"}
    what = {"title_nl": TITLE, "places": "80", "summary_nl": "Je oefent met elkaar."}
    send(desk("desk-make", "annual_conference"), client=office, **hours, **what)
    event, speaker = Event.objects.get(), Speaker.objects.get()
    assert event.pk >= FAR
    for title, starts_at, ends_at in ((FIRST, "11:00", "12:00"), (SECOND, "13:30", "14:30")):
        when = {"starts_at": starts_at, "ends_at": ends_at}
        send(desk("desk-add-round", event.pk), client=office, name_nl=f"Ronde voor {title}", **when)
        who = {"round": event.rounds.last().pk, "speakers": [speaker.pk], "starts_at": "", "ends_at": ""}
        send(desk("desk-add-session", event.pk), client=office, title_nl=title, places="20", **who)
    if apps.is_installed("certificates"):
        send(desk("certificate-rule", event.pk), client=office, type="n_of_m", number="2")
    send(desk("desk-publish", event.pk), client=office, publish_at="")
    return Event.objects.get()


def register(event: Event) -> Registration:
    """By the form, with a choice in each round; then the mail, and the page behind its link."""
    assert event.title_nl in page(reverse("bijeen_events:agenda-list"))
    assert event.title_nl in page(reverse("bijeen_events:agenda-event", args=[event.slug]))
    chosen = {f"ronde_{session.round_id}": session.pk for session in event.sessions.all()}
    who = {
        "first_name": "Gülşen",
        "family_name": "van der Doğan",
        "email": EMAIL,
        "role": "volunteer",
        "for_myself": "on",
    }
    form = reverse("bijeen_events:registration-register", args=[event.slug])
    page(send(form, **who, **chosen))
    made = Registration.objects.get()
    assert made.choices.filter(state="confirmed").count() == 2
    (letter,) = mails()
    assert FIRST in words_of(letter) and SECOND in words_of(letter)
    (FOLDER / "ticket.png").write_bytes(picture_in(letter))
    address = link_in(words_of(letter), own("registration", made.code))
    assert "Gülşen" in page(address) and SECOND in page(address)
    assert content_of(visitor.get(address + "ticket.pdf")).startswith(b"%PDF")
    return made


def picture_in(letter) -> bytes:
    """The ticket."""
    (picture,) = [part for part in letter.walk() if part.get_content_type() == "image/png"]
    return picture.get_payload(decode=True)


def see_times(event: Event) -> None:
    """Times are those of the Netherlands, whatever the host's clock says."""
    body = page(reverse("bijeen_events:agenda-event", args=[event.slug]))
    assert re.search(r"\b9[.:]30\b", body), "no 9.30 on the page"


def see_desk(office: Client, event: Event) -> None:
    """The desk, signed in as the host signs in."""
    assert event.title_nl in page(desk("desk-home"), client=office)
    page(desk("desk-calendar"), client=office)
    for name in ("desk-event", "desk-change", "desk-programme", "desk-registrations", "desk-people", "desk-places"):
        page(desk(name, event.pk), client=office)


def open_mine() -> str:
    """All that is mine, by the link from a mail."""
    visitor.post(reverse("bijeen_events:mine-find"), {"email": EMAIL})
    (letter,) = mails()
    return link_in(words_of(letter), r"/\S*mijn/\S+/")


def follow(by: object, event: Event, registration: Registration) -> str:
    """The agenda as a calendar, and what the participant and the organiser follow: absolute, wherever it is mounted."""
    agenda = visitor.get(own("calendar-agenda")).content.decode()
    assert f"UID:event-{event.pk}@host.example" in agenda, agenda
    staff = links_of(make_feed(kind="organiser", user=by, at=now()))
    assert staff.https == f"{HOST}{staff.path}"
    assert f"UID:event-{event.pk}@host.example" in visitor.get(staff.path).content.decode()
    mine = open_mine()
    code = mine.rstrip("/").rpartition("/")[2]
    assert FIRST in page(mine)
    visitor.post(own("mine-calendar", code), {"do": "make"})
    return link_in(page(own("mine-calendar", code)), r"/[^\"]*\.ics")


def hand_out(office: Client, session: Session) -> None:
    """For who was there, afterwards."""
    file = SimpleUploadedFile("vragen.txt", HANDOUT, content_type="text/plain")
    what = {"title_nl": "Vijf vragen", "moment": "after", "audience": "present"}
    send(desk("desk-session-materials", session.pk), client=office, upload=file, **what)


def stand_at_door(office: Client, event: Event, registration: Registration, session: Session) -> None:
    """The door of a workshop knows who comes; whoever else scans the ticket sees that it is one, and nobody's name."""
    door = page(f"{own('checkin-door', event.slug)}?deur={session.pk}", client=office)
    assert NAME in door and own("api-checkins") in door
    ticket = urlsplit(address_of(registration)).path
    assert NAME in page(ticket, client=office) and "Gülşen" not in page(ticket)


def scan(event: Event, registration: Registration, session: Session) -> None:
    """By the API, as the door of a workshop does; the second time says so."""
    printed = StringIO()
    call_command("create_token", "--scope", "checkin", "--event", event.slug, stdout=printed)
    lines = [
        {"id": str(uuid4()), "action": "in", "ticket": address_of(registration), "session": str(session.pk),
         "undoes": None, "walk_in": None, "scanned_at": now().isoformat(), "shown": None}
        for _ in range(2)
    ]  # fmt: skip
    batch = {"sent_at": now().isoformat(), "device": str(uuid4()), "event": event.slug, "scans": lines}
    key = {"Authorization": f"Bearer {printed.getvalue().strip()}"}
    answer = Client().post(own("api-checkins"), batch, content_type="application/json", headers=key)
    assert answer.status_code == 200, answer.content
    verdicts = [line.get("verdict") for line in answer.json()["results"]]
    assert verdicts == ["welcome", "already_inside"], answer.json()


def close(office: Client, event: Event) -> None:
    """It is over: each session and the event are closed, at the desk."""
    for session in event.sessions.all():
        send(desk("desk-expected", session.pk), client=office, press="close=1")
    send(desk("desk-close", event.pk), client=office)
    event.refresh_from_db()
    assert event.status == "closed"


def prove(letters: str) -> dict[str, str]:
    """The certificate by its mail, its file, and what anybody sees who checks it. Gives where that is, and where the check is."""
    address = link_in(letters, r"/\S*bewijs/\S+/")
    assert NAME in page(address)
    (FOLDER / "bewijs.pdf").write_bytes(content_of(visitor.get(address.rstrip("/") + ".pdf")))
    code = apps.get_model("bijeen_certificates", "Certificate").objects.get().code
    check = own("certificate-check-capital", code)  # as its paper says it
    assert NAME in page(check)
    return {"certificate": address, "check": check}


def find_back(registration: Registration, certificate: str) -> None:
    """The materials on the own page, and everything of mine: two hours, what was shared, and the certificate."""
    body, mine = page(own("registration", registration.code)), page(open_mine())
    material = re.search(r'href="([^"]*/materiaal/[0-9a-f-]{36}/)"', body)
    assert material and content_of(visitor.get(material[1])) == HANDOUT
    assert f"{own('registration', registration.code)}#materiaal" in mine and certificate in mine
    assert re.search(r'role="cell"[^>]*>2</td>', mine), mine


def main() -> None:
    """The chain, link by link."""
    setup_test_environment()
    number_from_far()
    by, office = organiser()
    event = publish(office)
    see_times(event)
    registration = register(event)
    see_desk(office, event)
    feed = follow(by, event, registration)
    first, second = event.sessions.all()
    hand_out(office, first)
    for session in (first, second):
        session.refresh_from_db()
        event = go_by(session.starts_at - (now() - timedelta(minutes=2)))
        stand_at_door(office, event, registration, session)
        scan(event, registration, session)
    assert "Vijf vragen" not in page(own("registration", registration.code))
    event = go_by(event.ends_at - (now() - timedelta(minutes=1)))
    close(office, event)
    letters = "\n".join(map(words_of, mails()))
    told = prove(letters) if apps.is_installed("certificates") else {}
    find_back(registration, told.get("certificate", ""))
    for name, address in (("own", own("registration-calendar", registration.code)), ("feed", feed)):
        (FOLDER / f"{name}.ics").write_bytes(content_of(visitor.get(address)))
    hours = [moment.astimezone(AMSTERDAM).isoformat(timespec="seconds") for moment in (event.starts_at, event.ends_at)]
    print(json.dumps({**told, "ticket": address_of(registration), "title": TITLE, "name": NAME, "hours": hours}))


if __name__ == "__main__":
    main()
