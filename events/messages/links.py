"""What a message says whose point is a link: to what somebody has, or to a form that is filled in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from events import conf, disclosure
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.models import ALIVE, Registration, State


def known_address(about: About) -> Letter:
    """The form was sent once more by, or in the name of, somebody who is registered and may be greeted."""
    registration, values = about.registration, {"title": about.title}
    subject, stands = _("Je was al aangemeld: %(title)s"), _("Je aanmelding staat er nog, er is niets veranderd.")
    if registration and registration.state == State.WAITING:
        subject, stands = _("Je stond al op de wachtlijst: %(title)s"), _("Je staat nog op de wachtlijst.")
    elif registration and registration.state == State.REQUESTED:
        subject, stands = _("We hadden je aanvraag al: %(title)s"), _("Je aanvraag ligt nog bij de organisator.")
    filled = _("Iemand vulde jouw naam en mailadres nog eens in bij %(title)s.") % values
    return Letter(
        subject % values,
        (
            f"{filled} {stands}",
            Button(_("Open je pagina"), about.link),
            _("Was jij dit niet? Dan hoef je niets te doen."),
        ),
    )


def renewed_link(about: About) -> Letter:
    """A new link."""
    return Letter(
        about.title if about.is_neutral else _("Je nieuwe link: %(title)s") % {"title": about.title},
        (_("Dit is je nieuwe link. De oude werkt niet meer."), Button(_("Open je pagina"), about.link)),
    )


def filled_form(about: About) -> Letter:
    """A form with what we know."""
    return Letter(
        _("Je formulier staat klaar"),
        (
            _("Je vroeg om een formulier waarin je gegevens al staan. Kijk ze na en verstuur het."),
            Button(_("Open het formulier"), about.form_link),
            _("Vroeg je hier niet om? Dan hoef je niets te doen."),
        ),
    )


def my_links(about: About) -> Letter:
    """All that is coming for one address, soonest first; then what has been, where certificates and materials are."""
    asked_at = about.message.planned_at
    mine = Registration.objects.filter(email=about.message.email, state__in=ALIVE).select_related("event")
    coming = mine.exclude(event__ends_at__lt=asked_at).order_by("event__starts_at", "pk")[:20]
    been = mine.filter(event__ends_at__lt=asked_at).order_by("-event__starts_at", "pk")[:10]
    buttons = tuple(Button(disclosure.title_outside(row.event), _page(row)) for row in (*coming, *been))
    return Letter(
        _("Je aanmeldingen"),
        (
            _("Dit zijn de links naar je aanmeldingen. Geef ze niet door."),
            *buttons,
            _("Vroeg je hier niet om? Dan hoef je niets te doen."),
        ),
    )


def _page(registration: Registration) -> str:
    return conf.base_url() + reverse("bijeen_fixed:registration", args=[registration.code])


def group_made(about: About) -> Letter:
    """For a contact."""
    return Letter(
        about.title if about.is_neutral else _("Je collega's zijn aangemeld: %(title)s") % {"title": about.title},
        (
            _(
                "Op deze pagina zie je hoe het staat met ieder van je collega's. Je kunt er iemand afmelden of toevoegen."
            ),
            Button(_("Bekijk je collega's"), about.link),
        ),
    )
