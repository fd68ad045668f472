"""What a message says about another mail address: to the old one, to the new one, and when it is done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from events import conf
from events.messages.about import About
from events.messages.letters import Button, Letter


def _button(about: About) -> Button:
    address = conf.base_url() + reverse("bijeen_fixed:registration-address", args=[about.data["code"]])
    return Button(_("Bekijk en bevestig"), address)


def address_old(about: About) -> Letter:
    """To the address that somebody has now."""
    asked = _("Iemand vroeg om een ander mailadres voor je aanmelding op %(day)s.")
    subject = about.title if about.is_neutral else _("Klopt je nieuwe mailadres? %(title)s") % {"title": about.title}
    return Letter(
        subject,
        (
            asked % {"day": about.day},
            _("Was jij dat? Bevestig het dan, hier en in de mail op je nieuwe adres."),
            _button(about),
            _("Was jij dit niet? Dan hoef je niets te doen. Er verandert niets."),
        ),
    )


def address_new(about: About) -> Letter:
    """To an address that nobody has proved yet: not for what it is, nor for whom."""
    alone, both = (
        _("Was jij dat? Bevestig het dan."),
        _("Was jij dat? Bevestig het dan, hier en in de mail op je oude adres."),
    )
    return Letter(
        _("Bevestig je nieuwe mailadres"),
        (
            _("Iemand wil dit mailadres gebruiken voor een aanmelding."),
            alone if about.data.get("is_alone") else both,
            _button(about),
            _("Was jij dit niet? Dan hoef je niets te doen."),
        ),
    )


def address_changed(about: About) -> Letter:
    """To the address that was."""
    subject = about.title if about.is_neutral else _("Je mailadres is veranderd: %(title)s") % {"title": about.title}
    return Letter(
        subject,
        (
            _("Het mailadres van je aanmelding op %(day)s is veranderd. Mails gaan naar het nieuwe adres.")
            % {"day": about.day},
            _("De link en het ticket die je hier kreeg, werken niet meer. Klopt dit niet? Beantwoord deze mail."),
        ),
    )
