"""The toolkits of the year: what they are about, their parts, and whom to call."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from demo.materials import a_page
from demo.reading import Row
from demo.stage import Stage
from toolkits.library import actions
from toolkits.models import Part, Toolkit

WEEK = timedelta(weeks=1)
What = Part.What


@dataclass(frozen=True)
class Piece:
    """One part: a pdf, what `link` leads to, or (`is_text`) a text on the page itself."""

    what: str
    title_nl: str
    title_en: str
    text_nl: str
    text_en: str
    minutes: int | None = None
    link: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class Told:
    """What the file does not say of a toolkit."""

    summary_en: str
    subject_nl: str
    subject_en: str
    meant_for_nl: str
    meant_for_en: str
    pieces: tuple[Piece, ...]


TOLD = {
    "tk-achterlating": Told(
        "Sometimes parents leave their child behind abroad against its will. This toolkit helps professionals and volunteers "
        "to see the signs in time, and to talk with parents about bringing up children.",
        "Vlak voor de zomer vertelt een leerling dat ze niet weet of ze terugkomt. Wat vraag je dan, en wat juist niet?\n\n"
        "Met deze toolkit herken je signalen en weet je wie je erbij haalt. Ook oefen je hoe je met ouders praat over wat ze "
        "voor hun kind willen. Je hoeft het niet alleen op te lossen.",
        "Just before summer a pupil says that she does not know whether she will be back. What do you ask, and what not?\n\n"
        "With this toolkit you recognise signs and know whom to involve. You also practise talking with parents about what "
        "they want for their child. You need not solve it on your own.",
        "school, jeugdhulp, wijkteam en vrijwilligers",
        "school, youth care, neighbourhood team and volunteers",
        (
            Piece(
                What.CARD,
                "Signalenkaart",
                "Card of signs",
                "De signalen op twee kanten, met bij elk een vraag die je kunt stellen.",
                "The signs on two sides, each with a question that you can ask.",
                5,
            ),
            Piece(
                What.GUIDE,
                "Gesprekshulp voor een eerste gesprek met ouders",
                "Guide for a first talk with parents",
                "Hoe je begint, wat je vraagt, en hoe je het gesprek afrondt zonder iets te beloven.",
                "How to begin, what to ask, and how to end the talk without promising anything.",
                20,
            ),
            Piece(
                What.FILM,
                "Film: weer terug in de klas",
                "Film: back in class",
                "Een mentor vertelt hoe het gesprek ging. Met ondertiteling.",
                "A mentor tells how the talk went. With subtitles.",
                6,
                "https://film.example.org/weer-terug",
            ),
            Piece(
                What.MAP,
                "Wie haal je erbij?",
                "Whom do you involve?",
                "Direct gevaar: bel 112. Twijfel: bel Veilig Thuis, dat mag zonder een naam te noemen. Vertrekt iemand binnenkort: "
                "bespreek het vandaag nog met je aandachtsfunctionaris.",
                "Danger now: call 112. Doubt: call Veilig Thuis, you need not name anybody. Is somebody about to leave: talk "
                "with the person in charge of safety in your organisation today.",
                is_text=True,
            ),
        ),
    ),
    "tk-shame-sexting": Told(
        "Shame sexting is spreading sexual images of somebody to shame them. With this toolkit professionals and volunteers "
        "talk with parents about being safe online. It has a brochure, an overview card and an animation.",
        "Een foto gaat rond, en thuis is het stil. Ouders willen hun kind beschermen en weten vaak niet hoe.\n\n"
        "Met deze toolkit praat je met ouders voordat er iets gebeurt, en ook daarna: over schaamte, over eer, en over wat een "
        "kind dan nodig heeft.",
        "A picture goes around, and at home it is silent. Parents want to protect their child and often do not know how.\n\n"
        "With this toolkit you talk with parents before anything happens, and afterwards: about shame, about honour, and about "
        "what a child needs then.",
        "sociaal werk, opvoedsteun, school en vrijwilligers",
        "social work, parenting support, school and volunteers",
        (
            Piece(
                What.BROCHURE,
                "Brochure voor ouders",
                "Brochure for parents",
                "Wat is het, hoe praat je erover met je kind, en wat doe je als het gebeurt.",
                "What it is, how to talk about it with your child, and what to do when it happens.",
                10,
            ),
            Piece(
                What.CARD,
                "Overzichtskaart",
                "Overview card",
                "De stappen voor jou als professional, op één kant.",
                "The steps for you as a professional, on one side.",
                5,
            ),
            Piece(
                What.FILM,
                "Animatie om het gesprek te openen",
                "Animation to open the talk",
                "Kort, zonder gesproken tekst. Te laten zien bij een ouderavond.",
                "Short, without spoken words. To be shown at an evening for parents.",
                3,
                "https://film.example.org/rond",
            ),
        ),
    ),
}
HELP = (
    ("Veilig Thuis", "Veilig Thuis", "0800-2000", "Dag en nacht, gratis", "Day and night, free",
     "Advies over onveiligheid thuis", "Advice when home is not safe"),
    ("Kindertelefoon", "Kindertelefoon", "0800-0432", "Elke dag van 11.00 tot 21.00 uur", "Every day from 11:00 to 21:00",
     "Voor kinderen en jongeren", "For children and young people"),
    ("Politie", "Police", "0900-8844", "Dag en nacht", "Day and night", "Geen spoed, wel melden", "Not urgent, but to report"),
)  # fmt: skip
HELP_COLUMNS = ("name_nl", "name_en", "phone", "open_nl", "open_en", "meant_for_nl", "meant_for_en")


def fill(stage: Stage) -> None:
    """Play in the toolkits that are not there yet."""
    known = set(Toolkit.objects.exclude(source_key="").values_list("source_key", flat=True))
    for row in stage.year.get("toolkits") or []:
        if row["id"] not in known:
            _make(stage, row)


def _make(stage: Stage, row: Row) -> None:
    at = stage.now - 40 * WEEK
    said: dict[str, Any] = {"at": at, "by": None}
    told = TOLD.get(row["id"])
    names = ("summary_en", "subject_nl", "subject_en", "meant_for_nl", "meant_for_en")
    toolkit = actions.make_toolkit(
        key=row["id"],
        source_key=row["id"],
        title_nl=row["title_nl"],
        title_en=row.get("title_en", ""),
        summary_nl=row.get("summary_nl", ""),
        line=stage.lines.get(row.get("programme_line", 0)),
        is_sensitive=row.get("sensitive", True),
        edition="Versie 3",
        edition_on=localdate(at),
        **({name: getattr(told, name) for name in names} if told else {}),
        **said,
    )
    for piece in told.pieces if told else map(_bare, row.get("parts") or []):
        actions.add_part(
            toolkit=toolkit,
            link=piece.link,
            upload=None if piece.link or piece.is_text else a_page(piece.title_nl),
            **{
                name: getattr(piece, name) for name in ("what", "title_nl", "title_en", "text_nl", "text_en", "minutes")
            },
            **said,
        )
    for number in HELP:
        line: dict[str, Any] = dict(zip(HELP_COLUMNS, number, strict=True))
        actions.add_help_line(toolkit=toolkit, **line, **said)
    if toolkit.parts.exists():
        actions.publish_toolkit(toolkit=toolkit, **said)


def _bare(name: str) -> Piece:
    """A part of which the file says the name only."""
    return Piece(What.OTHER, name.capitalize(), "", name.capitalize(), "")
