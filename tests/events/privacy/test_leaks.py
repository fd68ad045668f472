"""The leak test: events that must stay hidden are planted with marked words, and looked for in everything that goes out.

As each of the cast the whole site is walked: every address of the URLconf that can be filled in, and every link on every
page; headers, files, feeds, mails, exports and the log are searched too. It proves itself: with disclosure switched to
openbaar the same walk must find every marker. A new address is in it by itself; a new channel is one more line.
"""

import logging
import re
from collections import deque
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.timezone import now as clock

from events import disclosure
from events.desk.export import rows_of
from events.messages.actions import plan
from events.messages.drawing import mail_of
from events.mine.actions import mail_own_link
from events.models import Material, Message, OldSlug, Role, Session, SessionSpeaker, Speaker
from events.planning.actions import cancel_event, move_event
from events.registration.actions import correct_email, mail_known_form, register, submit
from events.registration.person import Wish
from events.registration.queries import registrations_of
from tests import make
from tests.events.privacy.handouts import handouts
from tests.events.privacy.neighbours import SUBJECT, plant_neighbours

pytestmark = pytest.mark.django_db

HIDDEN = "Verborgenwoord"  # of a confidential event: nothing of it may be seen by anybody outside
CLOSED = "Besloteplek"  # of a besloten event: its place, its people, never its title
CHOICE = "Gevoeligekeuze"  # of a sensitive workshop of an open day: who chose it
MOST = 260


def planted(organiser) -> dict:
    """A confidential event, a closed sensitive one, and an open day with a sensitive workshop; all with people."""
    at = clock() + timedelta(weeks=4)
    venue = make.venue(f"{CLOSED}huis", city="Zwolle", address=f"{CLOSED}straat 1")
    hidden_venue = make.venue(f"{HIDDEN}huis", city=f"{HIDDEN}stad", address=f"{HIDDEN}straat 2")
    hidden = {"starts_at": at, "is_sensitive": True, "organiser": organiser}
    confidential = make.event(
        f"{HIDDEN} titel",
        **hidden,
        visibility="confidential",
        venue=hidden_venue,
        summary_nl=f"{HIDDEN} tekst",
        online_url=f"https://{HIDDEN.lower()}.example.org/",
        slug="abcdefghjkmnpqrs",
    )
    closed = make.event(
        "Gesprekken met ouders", **hidden, slug="gesprekken-met-ouders", visibility="closed", venue=venue
    )
    day = make.conference(starts_at=at, rounds=1, sessions=2, organiser=organiser)
    choice = day.sessions.first()
    Session.objects.filter(pk=choice.pk).update(is_sensitive=True)
    for event, word in ((confidential, HIDDEN), (closed, CLOSED)):
        if word == HIDDEN:
            speaker = Speaker.objects.create(first_name=word, family_name="trainer")
            SessionSpeaker.objects.create(session=event.sessions.get(), speaker=speaker)
        organisation = make.organisation(f"{word}organisatie", is_listed=False)
        person = make.person(
            f"{word}voornaam {word}naam",
            email=f"{word.lower()}@example.org",
            organisation=organisation,
            motive=f"{word} reden",
        )
        register(event=event, person=person, at=clock(), by=organiser)
        plant_neighbours(event, word, organiser)
    chooser = make.person(f"{CHOICE}voornaam mens", email="keuze@example.org")
    register(event=day, person=chooser, wishes=(Wish(Session.objects.get(pk=choice.pk)),), at=clock())
    for event, word, session in ((confidential, HIDDEN, None), (closed, CLOSED, None), (day, CHOICE, choice)):
        handouts(event, word, session)
    OldSlug.objects.create(event=confidential, slug="ooit-een-ander-adres")
    return {"confidential": confidential, "closed": closed, "day": day, "choice": choice}


def addresses(events: dict) -> Iterator[str]:
    """Every address of the URLconf, filled in with each of the planted events, guessed as an attacker would."""
    keys = list(Material.objects.values_list("pk", flat=True))
    fills = [
        {
            "key": key,
            "slug": slug,
            "pk": event.pk,
            "row": 1,
            "code": "onbekend",
            "secret": "ABCDEFGHJKLMNPQR",
            "kind": event.kind,
        }
        for event in events.values()
        if hasattr(event, "slug")
        for slug in (event.slug, *event.old_slugs.values_list("slug", flat=True))
        for key in keys
    ]
    for pattern in _patterns(get_resolver().url_patterns, ""):
        for fill in fills:
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(fill.get(found.group(1), 1)), pattern)  # noqa: B023
            yield f"/{path}"


def _patterns(patterns, start: str) -> Iterator[str]:
    for pattern in patterns:
        route = start + str(pattern.pattern).lstrip("^/").replace("\\Z", "").replace("$", "")
        if isinstance(pattern, URLResolver):
            if not route.startswith(("admin", "demo")):
                yield from _patterns(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and "(?P" not in route:
            yield route


def walk(client: Client, starts: list[str]) -> str:
    """Everything that comes back from these addresses and the links on them: bodies, headers, cookies."""
    seen, shapes, found = set(), {}, []
    queue = deque(starts)
    while queue and len(seen) < MOST * 3:
        path = queue.popleft().split("#")[0]
        shape = re.sub(r"\d+|/[a-z0-9-]{12,}/", "N", path.split("?")[0])
        shapes[shape] = shapes.get(shape, 0) + 1
        if path in seen or shapes[shape] > 6 or path.endswith("/uitloggen/"):
            continue
        seen.add(path)
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        text = re.sub(r"<option.*?</option>", "", body.decode("utf-8", "replace"), flags=re.S)  # shared reference data
        found.append(f"\n@{path} {response.status_code}\n{dict(response.headers)}\n{text}")
        links = re.findall(r'href="(/[^"]*)"', text)
        queue.extend(
            link.replace("&amp;", "&") for link in links if not link.startswith(("/static", "/demo", "/admin"))
        )
        if response.status_code in (301, 302):
            queue.append(re.sub(r"^https?://[^/]+", "", response["Location"]))
    return "".join(found)


def where(text: str, marker: str) -> list[str]:
    """On which pages a word was found, whatever its capitals."""
    pages = re.split(r"\n@", text)
    return [page.split("\n")[0] for page in pages if marker.lower() in page.lower()]


def cast(organiser) -> dict:
    """Everybody who has nothing to do with the planted events."""
    other = make.event("Iets anders", starts_at=clock() + timedelta(weeks=5), organiser=make.user("ander"))
    people = {name: make.user(name, role=name) for name in ("programme_manager", "administrator", "privacy_officer")}
    people["stranger"] = make.user("vreemd")
    people["organiser of another"] = other.roles.get().user
    people["trainer of another"] = make.user("trainer")
    Role.objects.create(user=people["trainer of another"], name="trainer", session=other.sessions.get())
    people["helper of another"] = make.user("helper")
    Role.objects.create(user=people["helper of another"], name="helper", event=other)
    return {"nobody": None, **people}


def seen_by(user, events: dict, starts: list[str]) -> str:
    """All that one of the cast can get to."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return walk(client, [*starts, *addresses(events)])


STARTS = [
    "/", "/agenda/", "/en/agenda/", "/beheer/", "/sitemap.xml", "/agenda.ics", "/privacy/",
    "/agenda/?regio=Overijssel", "/agenda.ics?vorm=locatie",
]  # fmt: skip


@pytest.mark.parametrize(
    "who",
    [
        "nobody",
        "stranger",
        "organiser of another",
        "trainer of another",
        "helper of another",
        "programme_manager",
        "administrator",
        "privacy_officer",
    ],
)
def test_nobody_outside_sees_anything_of_what_is_hidden(who, organiser, caplog, capsys):
    events = planted(organiser)
    with caplog.at_level(logging.DEBUG):
        text = seen_by(cast(organiser)[who], events, STARTS)

    assert where(text, HIDDEN) == []
    if who != "programme_manager":  # sees every event that is not confidential, at the desk
        assert where(text, CLOSED) == []
        assert where(text, CHOICE) == []
    said = caplog.text + "".join(capsys.readouterr())
    assert HIDDEN not in said and CLOSED not in said and f"{HIDDEN.lower()}@example.org" not in said


def test_a_search_for_a_hidden_word_finds_nothing_and_answers_as_for_any_word(client, organiser):
    planted(organiser)
    pages = [
        client.get("/agenda/", {"zoek": word}).content.decode().replace(word, "WOORD")
        for word in (HIDDEN, "Onbestaand")
    ]
    assert pages[0].lower().replace(HIDDEN.lower(), "woord") == pages[1].lower().replace("onbestaand", "woord")


def test_a_confidential_address_is_the_same_404_as_any(client, organiser):
    event = planted(organiser)["confidential"]
    known, unknown = (client.get(f"/agenda/{slug}/") for slug in (event.slug, "zyxwvutsrqponmlk"))
    assert known.status_code == unknown.status_code == 404
    assert known.content.decode().replace(event.slug, "X") == unknown.content.decode().replace("zyxwvutsrqponmlk", "X")


def mails(events: dict) -> str:
    """Every mail about the planted events, as it would leave, but for the person's own name and address."""
    text = []
    for message in Message.objects.select_related("registration__event__venue", "event__venue", "group"):
        mail = mail_of(message)
        parts = [mail.subject, mail.from_email, mail.body, str(mail.alternatives[0].content)]
        for part in mail.message().walk():
            payload = part.get_payload(decode=True)
            if part.get_content_type() == "text/calendar" and payload:
                parts.append(re.sub(r"(?m)^(ATTENDEE|ORGANIZER).*(\r?\n .*)*", "", payload.decode()))
            parts.append(str(part.get_filename()))
        said = "\n".join(parts)
        text.append(said.replace(message.registration.first_name, "") if message.registration else said)
    return "\n".join(text)


def sent_again(events: dict) -> None:
    """A stranger sends the form with the address of who comes, corrects it, and asks for all that goes to that address."""
    for name, word in (("confidential", HIDDEN), ("closed", CLOSED)):
        event, email = events[name], f"{word.lower()}@example.org"
        invitation = event.invitations.create(email=email)
        person = make.person(f"{word}voornaam {word}naam", email=email)
        submission = submit(event=event, person=person, at=clock(), token=uuid4())
        assert submission.registration is None
        correct_email(submission=submission, email=f"{name}@example.org", at=clock())
        mail_known_form(email=email, event=event, at=clock())
        mail_own_link(email=email, language="nl", at=clock())
        for kind in ("invitation", "invitation_reminder"):
            plan(kind=kind, key=f"{kind}:{name}", event=event, email=email, at=clock(), code=invitation.code)


def test_no_mail_names_what_is_hidden(organiser):
    events = planted(organiser)
    sent_again(events)
    for event in (events["confidential"], events["closed"]):
        Role.objects.create(user=organiser, name="trainer", session=event.sessions.get())
        times = {name: getattr(event, name) + timedelta(days=1) for name in ("starts_at", "ends_at")}
        move_event(event=event, version=1, **times, reason=f"{HIDDEN} reden", at=clock(), by=organiser)
        cancel_event(event=event, version=2, reason=f"{HIDDEN} reden", at=clock(), by=organiser)
    Session.objects.filter(pk=events["choice"].pk).update(title_nl=f"{CHOICE} titel")
    text = mails(events)
    assert HIDDEN not in text and CLOSED not in text and f"{CHOICE} titel" not in text
    assert "Gesprekken met ouders" not in text and SUBJECT not in text
    assert [name for name in ("confidential", "closed") if events[name].slug in text] == []
    kinds = Message.objects.values_list("kind", flat=True)
    assert {"filled_form", "invitation", "own_link", "moved_trainer", "cancelled_trainer"} <= set(kinds)


def test_no_export_names_the_people_or_the_choices_that_are_hidden(organiser):
    events = planted(organiser)
    for name in ("confidential", "closed"):
        text = str(list(rows_of(events[name], registrations_of(events[name]))))
        assert "organisatie" not in text.lower() and "@" not in text and "reden" not in text
    Session.objects.filter(pk=events["choice"].pk).update(label="1A", title_nl="Geheime keuze")
    assert "1A" not in str(list(rows_of(events["day"], registrations_of(events["day"]))))


def test_a_trainer_sees_shown_names_only(client, organiser):
    events, trainer = planted(organiser), make.user("trainer")
    session = events["closed"].sessions.get()
    Role.objects.create(user=trainer, name="trainer", session=session)
    register(event=events["closed"], person=make.person("Anna Lang", shown_name="Anna"), at=clock(), by=organiser)
    client.force_login(trainer, backend="allauth.account.auth_backends.AuthenticationBackend")

    text = client.get(f"/beheer/onderdelen/{session.pk}/").content.decode()

    assert "Anna" in text and "Lang" not in text and f"{CLOSED}organisatie" not in text
    assert "Gesprekken met ouders" not in text.split("<h1>")[1].split("</main>")[0]


def test_the_walk_finds_every_marker_when_everything_is_public(organiser):
    events = planted(organiser)
    Session.objects.filter(pk=events["choice"].pk).update(title_nl=f"{CHOICE} titel", label="1A")
    with disclosure.everything_public():
        outside = seen_by(None, events, STARTS)
        told = mails(events)
        shown = [events[name] for name in ("confidential", "closed", "day")]
        exports = "".join(str(list(rows_of(event, registrations_of(event)))) for event in shown)
    words = [f"{HIDDEN}{rest}" for rest in (" hand-out", " titel", " tekst", "straat", "stad", " trainer", " netwerk")]
    words += [f"{CLOSED}{rest}" for rest in ("straat", "lid", "doel")]
    assert [word for word in words if not where(outside, word)] == []
    in_mails = (f"{SUBJECT} toolkit", f"{HIDDEN} titel", f"{HIDDEN} netwerk", f"{CLOSED}straat", f"{CHOICE} titel")
    assert [word for word in in_mails if word not in told] == []
    assert f"{HIDDEN}organisatie" in exports and "1A" in exports
