"""What mails say of having been there."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import neutral
from events.models import Session, Shape
from events.moments import long_date


def day_of_meeting(about: About) -> str:
    """The day of this meeting of a series, else of the event."""
    if about.event and about.event.shape == Shape.SERIES:
        session = Session.objects.filter(pk=about.data.get("session") or 0).first()
        return long_date(session.starts_at) if session else about.day
    return about.day


def thanks(about: About) -> Letter:
    """You were there."""
    day = day_of_meeting(about)
    if about.is_neutral:
        return Letter(
            about.title,
            (
                _("Dank je dat je er was op %(day)s. Alles daarover staat op je eigen pagina.") % {"day": day},
                Button(_("Open je pagina"), about.link),
            ),
        )
    return Letter(
        _("Dank je dat je er was: %(title)s") % {"title": about.title},
        (
            _("Dank je dat je er was, op %(day)s bij %(title)s.") % {"day": day, "title": about.title},
            _("Wat we deelden en wat je ervan kunt laten zien, staat op je eigen pagina."),
            Button(_("Open je pagina"), about.link),
        ),
    )


def claim_agreed(about: About) -> Letter:
    """You were, after all."""
    if about.is_neutral:
        return neutral(about, _("We keken het na: je was erbij op %(day)s."))
    return Letter(
        _("Je was erbij: %(title)s") % {"title": about.title},
        (
            _("We keken het na. Je was erbij, op %(day)s bij %(title)s. Dat staat nu goed.")
            % {"day": about.day, "title": about.title},
            Button(_("Open je pagina"), about.link),
        ),
    )


def claim_declined(about: About) -> Letter:
    """We did not see you."""
    if about.is_neutral:
        return neutral(about, _("We keken het na en vonden je niet op de lijst van %(day)s."))
    return Letter(
        _("We vonden je niet op de lijst: %(title)s") % {"title": about.title},
        (
            _("We keken het na, en vonden je niet op de lijst van %(title)s op %(day)s.")
            % {"title": about.title, "day": about.day},
            _("Was je er toch? Beantwoord deze mail, dan kijken we samen."),
            Button(_("Open je pagina"), about.link),
        ),
    )


KINDS = (
    Message("thanks", gettext_lazy("Dank je dat je er was"), thanks),
    Message("claim_agreed", gettext_lazy("Je was erbij"), claim_agreed),
    Message("claim_declined", gettext_lazy("Niet op de lijst"), claim_declined),
)
