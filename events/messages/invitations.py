"""What who is invited reads: the invitation, and one reminder of it."""

from django.utils.translation import gettext as _

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import when_and_where
from events.moments import when


def invitation(about: About) -> Letter:
    """A personal link."""
    if about.is_neutral:
        return _neutral(about, _("Je bent uitgenodigd voor een bijeenkomst op %(day)s."))
    return Letter(
        _("Je bent uitgenodigd: %(title)s") % {"title": about.title},
        (
            _("We nodigen je uit voor %(title)s.") % {"title": about.title},
            when_and_where(about),
            Button(_("Meld je aan"), about.form_link),
            _("Kun je niet? Laat het weten op deze pagina: %(address)s") % {"address": about.answer_link},
            _("Deze link is van jou. Geef hem niet door."),
        ),
    )


def reminder(about: About) -> Letter:
    """The one reminder, for who gave no answer."""
    if about.is_neutral:
        return _neutral(about, _("We hoorden nog niet of je komt naar de bijeenkomst op %(day)s."))
    return Letter(
        _("Kom je ook? %(title)s") % {"title": about.title},
        (
            _("We nodigden je uit voor %(title)s, en hoorden nog niet of je komt.") % {"title": about.title},
            when_and_where(about),
            Button(_("Meld je aan"), about.form_link),
            _("Kun je niet? Laat het weten op deze pagina: %(address)s") % {"address": about.answer_link},
            *filter(None, [_until(about)]),
        ),
    )


def _neutral(about: About, sentence: str) -> Letter:
    parts = (sentence % {"day": about.day}, Button(_("Lees meer"), about.answer_link), _until(about))
    return Letter(about.title, tuple(filter(None, parts)))


def _until(about: About) -> str:
    ends = about.event.closes_at if about.event else None
    return _("Aanmelden kan tot %(moment)s.") % {"moment": when(ends)} if ends else ""
