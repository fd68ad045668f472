"""The one reminder of "Ik kies later"."""

from django.utils.translation import gettext as _

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import neutral, when_and_where
from events.moments import when


def reminder(about: About) -> Letter:
    """Which rounds are open, and until when."""
    if about.is_neutral:
        return neutral(about, _("Je kunt nog kiezen wat je doet op de bijeenkomst op %(day)s."))
    until = about.event.choices_until or about.event.starts_at if about.event else None
    return Letter(
        _("Kies je workshops: %(title)s") % {"title": about.title},
        (
            _("Je komt naar %(title)s, en koos nog niet overal een workshop.") % {"title": about.title},
            when_and_where(about),
            *([_("Kiezen kan tot %(moment)s.") % {"moment": when(until)}] if until else []),
            Button(_("Kies je workshops"), about.choices_link),
            _("Kies je niets? Dan kijk je op de dag zelf waar nog plek is."),
        ),
    )
