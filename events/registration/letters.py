"""What mails say of questions that are open, and of what somebody needs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import neutral


def questions_asked(about: About) -> Letter:
    """The organiser asks something; what, stands on the page."""
    if about.is_neutral:
        return neutral(about, _("De organisator heeft nog een paar vragen over de bijeenkomst op %(day)s."))
    return Letter(
        _("Nog een paar vragen: %(title)s") % {"title": about.title},
        (
            _("Je hebt een plek bij %(title)s, op %(day)s. De organisator heeft nog een paar vragen.")
            % {"title": about.title, "day": about.day},
            _("Je beantwoordt ze op je eigen pagina. Daar staat ook waarvoor ze zijn."),
            Button(_("Beantwoord de vragen"), about.link),
        ),
    )


def need_arranging(about: About) -> Letter:
    """Somebody works on it."""
    return _of_need(
        about,
        _("We regelen wat je vroeg voor de bijeenkomst op %(day)s."),
        _("We regelen wat je vroeg: %(title)s"),
        _("Je vroeg iets voor %(title)s, op %(day)s. We zijn ermee bezig. Je hoort het als het geregeld is."),
    )


def need_calling(about: About) -> Letter:
    """Somebody wants to talk about it."""
    has_phone = about.registration is not None and about.registration.phone
    how = _("We bellen je op het nummer dat je ons gaf.")
    ask = _("Beantwoord deze mail met het nummer waarop we je kunnen bellen.")
    return _of_need(
        about,
        _("We bellen je over je vraag voor de bijeenkomst op %(day)s."),
        _("We bellen je over je vraag: %(title)s"),
        _("Je vroeg iets voor %(title)s, op %(day)s. Daar hebben we het graag even met je over."),
        how if has_phone else ask,
    )


def need_arranged(about: About) -> Letter:
    """It is there."""
    return _of_need(
        about,
        _("Je vraag voor de bijeenkomst op %(day)s is geregeld."),
        _("Je vraag is geregeld: %(title)s"),
        _("Je vroeg iets voor %(title)s, op %(day)s. Dat is geregeld."),
        _("Klopt het niet meer? Pas het aan op je eigen pagina, of beantwoord deze mail."),
    )


def _of_need(about: About, hidden: str, subject: str, *lines: str) -> Letter:
    """Never what was asked: who reads along learns nothing."""
    if about.is_neutral:
        letter = neutral(about, hidden)
        return Letter(letter.subject, (letter.parts[0], *lines[1:], *letter.parts[1:]))
    values = {"title": about.title, "day": about.day}
    first, *rest = lines
    return Letter(subject % values, (first % values, *rest, Button(_("Open je pagina"), about.link)))


KINDS = (
    Message("questions_asked", gettext_lazy("Nog een paar vragen"), questions_asked),
    Message("need_arranging", gettext_lazy("We regelen wat je vroeg"), need_arranging),
    Message("need_calling", gettext_lazy("We bellen je over je vraag"), need_calling),
    Message("need_arranged", gettext_lazy("Je vraag is geregeld"), need_arranged),
)
