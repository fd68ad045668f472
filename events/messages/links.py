"""What a message says whose point is a link: to what somebody has, or to a form that is filled in."""

from django.utils.translation import gettext as _

from events.messages.about import About
from events.messages.letters import Button, Letter
from events.models import State


def known_address(about: About) -> Letter:
    """The form was sent once more by, or in the name of, somebody who is registered and may be greeted."""
    registration, values = about.registration, {"title": about.title}
    subject, stands = _("Je was al aangemeld: %(title)s"), _("Je aanmelding staat er nog, er is niets veranderd.")
    if registration and registration.state == State.WAITING:
        subject, stands = _("Je stond al op de wachtlijst: %(title)s"), _("Je staat nog op de wachtlijst.")
    elif registration and registration.state == State.REQUESTED:
        subject, stands = _("We hadden je aanvraag al: %(title)s"), _("Je aanvraag ligt nog bij de organisator.")
    filled = _("Iemand vulde jouw mailadres nog eens in bij %(title)s.") % values
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
