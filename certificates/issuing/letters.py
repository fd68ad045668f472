"""What the mails about a certificate say. Neutral where disclosure says so; to a contact, about a colleague."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.designs.words import why_revoked
from certificates.models import Certificate
from events import conf
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter


def _about_which(about: About) -> Certificate | None:
    """The certificate; none when it was erased since."""
    return Certificate.objects.filter(pk=about.data.get("certificate") or 0).first()


def _address(given: Certificate | None, about: About) -> str:
    return conf.base_url() + reverse("bijeen_fixed:certificate", args=[given.holder_token]) if given else about.link


def is_ready(about: About) -> Letter:
    """There is something to show, and where it is for as long as it is kept."""
    address = _address(_about_which(about), about)
    values = {"title": about.title, "day": about.day, "name": about.on_behalf}
    keep = _(
        "Bewaar deze link. Hij werkt ook over een jaar. Op het deelnamebewijs staat hoe een ander het controleert."
    )
    if about.is_neutral:
        ready = _("Het deelnamebewijs van %(day)s is klaar.") % values
        return Letter(about.title, (ready, Button(_("Bekijk het deelnamebewijs"), address), keep))
    if about.on_behalf:
        ready = _("%(name)s was bij %(title)s op %(day)s. Het deelnamebewijs is klaar.") % values
        pass_on = _("Geef de link hieronder door aan %(name)s.") % values
        subject = _("Het deelnamebewijs van %(name)s: %(title)s") % values
        return Letter(subject, (ready, pass_on, Button(_("Bekijk het deelnamebewijs"), address), keep))
    ready = _("Je was bij %(title)s op %(day)s. Je deelnamebewijs is klaar.") % values
    subject = _("Je deelnamebewijs: %(title)s") % values
    return Letter(subject, (ready, Button(_("Bekijk het deelnamebewijs"), address), keep))


def is_revoked(about: About) -> Letter:
    """It does not stand any more, and why."""
    given = _about_which(about)
    values = {"title": about.title, "day": about.day}
    gone = _("Het deelnamebewijs van %(day)s is ingetrokken. Wie het controleert, ziet dat.") % values
    why = why_revoked(given, is_told=not about.is_neutral) if given else ""
    rest = (Button(_("Open je pagina"), _address(given, about)), _("Klopt dit niet? Beantwoord deze mail."))
    subject = about.title if about.is_neutral else _("Ingetrokken deelnamebewijs: %(title)s") % values
    return Letter(subject, (gone, why, *rest) if why else (gone, *rest))


KINDS = (
    Message("certificate", gettext_lazy("Deelnamebewijs"), is_ready),
    Message("certificate_revoked", gettext_lazy("Deelnamebewijs ingetrokken"), is_revoked),
)
