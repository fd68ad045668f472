"""What is mailed to who wants to hear of something."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.extend import Message
from events.interest.links import event_page, own_page
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.messages.texts import when_and_where


def interest_confirm(about: About) -> Letter:
    """Whether it was this person who asked; it names nothing, since nobody proved the address yet."""
    return Letter(
        _("Klopt je mailadres?"),
        (
            _("Op %(site)s vroeg iemand met dit adres om een bericht. Was jij dat? Zeg dan op deze pagina ja.")
            % {"site": conf.site_name()},
            Button(_("Open de pagina"), own_page(about)),
            _("Was jij dit niet? Dan hoef je niets te doen: je hoort niets meer."),
        ),
    )


def interest_told(about: About) -> Letter:
    """It can be come to now."""
    if about.is_neutral or about.event is None:
        return Letter(
            about.title,
            (
                _("Je vroeg om een bericht. Er is een bijeenkomst op %(day)s.") % {"day": about.day},
                Button(_("Lees meer"), event_page(about)),
                _last(about),
            ),
        )
    return Letter(
        _("Je kunt je aanmelden: %(title)s") % {"title": about.title},
        (
            _("Je wilde het weten: je kunt je aanmelden voor %(title)s.") % {"title": about.title},
            when_and_where(about),
            Button(_("Bekijk de bijeenkomst"), event_page(about)),
            _last(about),
        ),
    )


def _last(about: About) -> str:
    said = _("Dit is de enige mail die je hierover krijgt. Je adres wissen we na een maand, of nu: %(address)s")
    return said % {"address": own_page(about)}


KINDS = (
    Message("interest_confirm", gettext_lazy("Klopt je mailadres?"), interest_confirm),
    Message("interest_told", gettext_lazy("Bericht dat aanmelden kan"), interest_told),
)
