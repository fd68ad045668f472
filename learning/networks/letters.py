"""What the mails of networks say; neutral where the series is sensitive."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter
from learning.models import JoinRequest, Network, NetworkPerson
from learning.networks.telling import title_outside, told_of


def _address(name: str, *args: Any) -> str:
    return conf.base_url() + reverse(name, args=args)


def _gone() -> Letter:
    """What it was about is not there any more: who reads it can ask anew."""
    return Letter(
        _("Jouw leernetwerk"),
        (
            _("Deze mail ging over een leernetwerk waaraan je niet meer meedoet."),
            Button(_("Vraag een link aan"), _address("bijeen_events:learning-find")),
        ),
    )


def _subject(network: Network, told: str, neutral: str) -> str:
    """With the title, or without where it may not stand in a subject line."""
    is_told = told_of(network).title_outside
    return told % {"title": title_outside(network)} if is_told else neutral


def _said(network: Network, told: str, neutral: str) -> str:
    """The same for the body."""
    return told % {"title": network.title} if told_of(network).subject_in_body else neutral


def network_link(about: About) -> Letter:
    """The link to somebody's own page."""
    person = NetworkPerson.objects.select_related("network__event").filter(pk=about.data.get("person", 0)).first()
    if person is None or person.ended_at is not None:
        return _gone()
    network = person.network
    return Letter(
        _subject(network, _("Je pagina van %(title)s"), _("Je pagina van je leernetwerk")),
        (
            _said(network, _("Je doet mee met %(title)s."), _("Je doet mee met een leernetwerk.")),
            _("Op je eigen pagina staan de bijeenkomsten en de verbeterdoelen. Je schrijft er op hoe het gaat."),
            Button(_("Open je pagina"), _address("bijeen_fixed:learning-own", person.code)),
            _("Deze link is van jou. Geef hem niet door."),
        ),
    )


def _request(about: About) -> JoinRequest | None:
    return JoinRequest.objects.select_related("network__event").filter(pk=about.data.get("join", 0)).first()


def join_received(about: About) -> Letter:
    """Somebody asked to join."""
    request = _request(about)
    if request is None:
        return _gone()
    network = request.network
    return Letter(
        _subject(network, _("We hebben je vraag: %(title)s"), _("We hebben je vraag over een leernetwerk")),
        (
            _said(
                network,
                _("Je organisatie wil meedoen met %(title)s."),
                _("Je organisatie wil meedoen met een leernetwerk."),
            ),
            _("De organisator bekijkt je vraag en neemt contact met je op. Je hoeft nu niets te doen."),
            _("Vroeg je dit niet? Dan vulde iemand jouw adres in. Antwoord op deze mail, dan halen we de vraag weg."),
        ),
    )


def join_accepted(about: About) -> Letter:
    """The organisation takes part; with the link of who asked."""
    request = _request(about)
    people = NetworkPerson.objects.filter(member=request.member_id, ended_at=None) if request else None
    person = people.filter(email=request.email).first() if request and people is not None else None
    if request is None or person is None:
        return _gone()
    network = request.network
    return Letter(
        _subject(network, _("Jullie doen mee: %(title)s"), _("Jullie doen mee met een leernetwerk")),
        (
            _said(
                network, _("Je organisatie doet mee met %(title)s."), _("Je organisatie doet mee met een leernetwerk.")
            ),
            _("Op je eigen pagina staan de bijeenkomsten. Daar kies je ook de verbeterdoelen van je organisatie."),
            Button(_("Open je pagina"), _address("bijeen_fixed:learning-own", person.code)),
            _("Wie er nog meer meedoen, spreek je met de organisator af. Ieder krijgt een eigen link."),
        ),
    )


def join_declined(about: About) -> Letter:
    """Not this time."""
    request = _request(about)
    if request is None:
        return _gone()
    network = request.network
    return Letter(
        _subject(network, _("Over je vraag: %(title)s"), _("Over je vraag aan een leernetwerk")),
        (
            _said(
                network,
                _("Je organisatie kan deze keer niet meedoen met %(title)s."),
                _("Je organisatie kan deze keer niet meedoen met dit leernetwerk."),
            ),
            _("Heb je er een vraag over? Antwoord op deze mail."),
            Button(_("Bekijk de agenda"), _address("bijeen_events:agenda-list")),
        ),
    )


KINDS = (
    Message("network_link", gettext_lazy("Link naar het leernetwerk"), network_link),
    Message("join_received", gettext_lazy("Vraag om mee te doen ontvangen"), join_received),
    Message("join_accepted", gettext_lazy("Doet mee met het leernetwerk"), join_accepted),
    Message("join_declined", gettext_lazy("Doet niet mee met het leernetwerk"), join_declined),
)
