"""What somebody reads whom we ask to say again: yes, or my place is for somebody else."""

from django.utils.translation import gettext as _

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import neutral, when_and_where
from events.moments import when


def asked(about: About) -> Letter:
    """Some days ahead, once."""
    if about.is_neutral:
        return neutral(about, _("Kom je nog naar de bijeenkomst op %(day)s? Laat het ons weten."))
    return Letter(
        _("Kom je nog? %(title)s") % {"title": about.title},
        (
            _("Je hebt een plek bij %(title)s. Laat je weten of je komt?") % {"title": about.title},
            when_and_where(about),
            *filter(None, [_or_else(about)]),
            Button(_("Ja of nee"), about.coming_link),
            _("Kun je niet? Dan krijgt iemand anders je plek."),
        ),
    )


def _or_else(about: About) -> str:
    until = about.answer_by
    return (
        _("Horen we niets voor %(moment)s, dan kan je plek naar wie wacht.") % {"moment": when(until)} if until else ""
    )


def released(about: About) -> Letter:
    """The place is gone; one click to come back."""
    if about.is_neutral:
        return neutral(about, _("We hoorden niet of je komt. Je plek op %(day)s is vrijgegeven."))
    return Letter(
        _("Je plek is vrijgegeven: %(title)s") % {"title": about.title},
        (
            _("We hoorden niet of je komt naar %(title)s. Je plek is nu voor iemand anders.") % {"title": about.title},
            Button(_("Ik wil toch komen"), about.coming_link),
            _("Is het vol, dan kom je achteraan op de wachtlijst."),
        ),
    )
