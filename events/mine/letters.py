"""The mail that opens all that is mine."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Facts, Letter
from events.models import OwnLink


def own_link(about: About) -> Letter:
    """The link, and the figures; of a link that is closed meanwhile only how to ask for another."""
    link = OwnLink.objects.filter(pk=about.data.get("link") or 0).first()
    address = reverse("bijeen_fixed:mine", args=[link.code]) if link else reverse("bijeen_events:mine-find")
    figures = link.figures if link else ""
    return Letter(
        _("Je bijeenkomsten"),
        (
            _("Met deze knop open je alles wat van jou is: waar je naartoe gaat, waar je op wacht en waar je was."),
            Button(_("Open mijn bijeenkomsten"), conf.base_url() + address),
            *(
                (
                    _("Heb je de bladzijde open op een ander apparaat? Typ daar deze cijfers. Ze werken een kwartier."),
                    Facts(((_("Cijfers"), f"{figures[:3]} {figures[3:]}"),)),
                )
                if figures
                else ()
            ),
            _("De knop werkt een week. Geef deze mail niet door: wie hem heeft, ziet alles wat van jou is."),
            _("Vroeg je hier niet om? Dan hoef je niets te doen."),
        ),
    )


KINDS = (Message("own_link", gettext_lazy("Mijn bijeenkomsten"), own_link),)
