"""What people read: a few small files and links at the conference, at the last public meeting and at trainings of a toolkit."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from demo.shift import ANCHOR
from demo.stage import Stage
from events.materials import actions
from events.materials.uploads import Upload, checked
from events.models import Event, Material, Registration, State

DAY = timedelta(days=1)
LINES = (
    "Begin met wat de ander zelf zegt.",
    "Vraag door: wie merkt dit nog meer?",
    "Spreek af wanneer jullie elkaar weer zien.",
)
NEED = "Ik lees met een vergrootglas. Kan het in grote letters, of als gewone tekst?"


@dataclass(frozen=True)
class Piece:
    """One material: a pdf with these lines, or what `link` leads to; with the same as text when `has_text`."""

    title_nl: str
    title_en: str = ""
    link: str = ""
    moment: str = Material.Moment.BEFORE
    audience: str = Material.Audience.REGISTERED
    has_text: bool = False


AT_THE_CONFERENCE = (
    Piece("Folder van de dag", "Leaflet of the day", audience=Material.Audience.PUBLIC, has_text=True),
    Piece("Zo kies je je workshops", "How to choose your workshops"),
    Piece("Film van vorig jaar", "Film of last year", link="https://film.example.org/vorig-jaar"),
    Piece("Verslag en presentaties", "Report and slides", moment=Material.Moment.AFTER),
)
AFTER_A_MEETING = (
    Piece("Hand-out", "Handout", has_text=True),
    Piece("Lees verder", "Read on", link="https://kennis.example.org/netwerken", audience=Material.Audience.PUBLIC),
    Piece("Presentatie", "Slides", moment=Material.Moment.AFTER),
)
AT_A_TRAINING = (
    Piece("Gesprekshulp", "Conversation guide", has_text=True),
    Piece(
        "Casussen om zelf te oefenen",
        "Cases to practise with",
        moment=Material.Moment.AFTER,
        audience=Material.Audience.PRESENT,
    ),
)


def put_ready(stage: Stage) -> None:
    """Give the events that have none their materials; at the last public meeting that is open somebody asks for another version."""
    without = Event.objects.filter(materials=None, status=Event.Status.PUBLISHED)
    for event in without.filter(source_key=ANCHOR):
        _give(stage, event, AT_THE_CONFERENCE)
    for event in without.exclude(toolkit_key=""):
        _give(stage, event, AT_A_TRAINING)
    over = Event.objects.filter(materials=None, visibility="public", is_sensitive=False, ends_at__lt=stage.now)
    over = over.exclude(way_in="none").order_by("-ends_at", "pk")
    for event in over.filter(status=Event.Status.CLOSED)[:1]:
        _give(stage, event, AFTER_A_MEETING)
    for event in over.filter(status=Event.Status.PUBLISHED, shape="single")[:1]:
        _ask(stage, event, _give(stage, event, AFTER_A_MEETING))


def _give(stage: Stage, event: Event, pieces: tuple[Piece, ...]) -> list[Material]:
    at = min(stage.now, event.starts_at or stage.now) - 3 * DAY
    said: dict[str, Any] = {"at": at, "by": event.made_by}
    made = []
    for piece in pieces:
        material = actions.add_material(
            event=event,
            title_nl=piece.title_nl,
            title_en=piece.title_en,
            moment=piece.moment,
            audience=piece.audience,
            link=piece.link,
            upload=None if piece.link else a_page(piece.title_nl),
            **said,
        )
        if piece.has_text:
            text = "\n".join((piece.title_nl, "", *LINES, "")).encode()
            actions.add_alternative(material=material, upload=_upload(text, "txt"), language="nl", **said)
        made.append(material)
    return made


def _ask(stage: Stage, event: Event, materials: list[Material]) -> None:
    rows = Registration.objects.filter(event=event, state=State.CONFIRMED, language="nl").order_by("pk")
    for registration in rows[1:2]:
        actions.ask_version(registration=registration, material=materials[0], need=NEED, at=stage.now - DAY)


def a_page(title: str) -> Upload:
    """One page with a title and some lines; the same bytes each time."""
    held = BytesIO()
    page = Canvas(held, pagesize=A4, invariant=1, lang="nl")
    page.setTitle(title)
    page.setFont("Helvetica-Bold", 24)
    page.drawString(72, 740, title)
    page.setFont("Helvetica", 14)
    for number, line in enumerate(LINES):
        page.drawString(72, 690 - 26 * number, line)
    page.save()
    return _upload(held.getvalue(), "pdf")


def _upload(body: bytes, extension: str) -> Upload:
    return checked(ContentFile(body, name=f"bestand.{extension}"))
