"""What mails say about other versions of a material. The material itself is named in none of them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter


def version_asked(about: About) -> Letter:
    """For who organises."""
    desk = conf.base_url()
    if about.event is not None:
        desk += reverse("bijeen_events:desk-materials", args=[about.event.pk])
    subject = _("Iemand vraagt een versie die te lezen is: %(title)s") % {"title": about.title}
    said = _(
        "Iemand kan een materiaal van deze bijeenkomst niet lezen en vraagt een andere versie. "
        "Wat er nodig is, staat bij het materiaal."
    )
    return Letter(
        about.title if about.is_neutral else subject,
        (
            said,
            Button(_("Bekijk de vraag"), desk),
            _("Antwoord binnen vijf werkdagen, met een bestand of met een voorstel."),
        ),
    )


def version_answered(about: About) -> Letter:
    """For who asked."""
    subject = _("Antwoord op je vraag: %(title)s") % {"title": about.title}
    return Letter(
        about.title if about.is_neutral else subject,
        (
            _("Er is antwoord op je vraag om een versie die je kunt lezen. Je vindt het op je eigen pagina."),
            Button(_("Open je pagina"), about.link),
        ),
    )


KINDS = (
    Message("version_asked", gettext_lazy("Vraag om een andere versie"), version_asked),
    Message("version_answered", gettext_lazy("Antwoord over een andere versie"), version_answered),
)
