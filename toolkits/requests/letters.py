"""What the mails to who asks for a training say; neutral where the toolkit is sensitive."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import conf
from events.extend import Message
from events.messages.about import About
from events.messages.letters import Button, Letter
from events.moments import long_date
from toolkits.library.telling import told_of
from toolkits.models import TrainingRequest


def _address(name: str, *args: Any) -> str:
    return conf.base_url() + reverse(name, args=args)


def _request(about: About) -> TrainingRequest | None:
    rows = TrainingRequest.objects.select_related("toolkit", "event").exclude(email="")
    return rows.filter(pk=about.data.get("asked", 0)).first()


def _gone() -> Letter:
    """Who asked was forgotten meanwhile."""
    return Letter(
        _("Je aanvraag voor een training"),
        (
            _("Deze mail ging over een aanvraag die er niet meer is."),
            Button(_("Bekijk de agenda"), _address("bijeen_events:agenda-list")),
        ),
    )


def _said(request: TrainingRequest, told: str, neutral: str) -> str:
    """With the toolkit's title where a mail may name it."""
    may_name = told_of(request.toolkit).subject_in_body
    return told % {"title": request.toolkit.title} if may_name else neutral


def _page(request: TrainingRequest) -> Button:
    return Button(_("Open je aanvraag"), _address("bijeen_fixed:toolkits-request", request.code))


def training_asked(about: About) -> Letter:
    """The request was received."""
    request = _request(about)
    if request is None:
        return _gone()
    return Letter(
        _("We hebben je aanvraag voor een training"),
        (
            _said(
                request, _("Je vroeg een training aan met %(title)s."), _("Je vroeg een training aan met een toolkit.")
            ),
            _("We bellen of mailen je uiterlijk op %(day)s.") % {"day": long_date(request.due_on)},
            _("Op je eigen pagina zie je hoe het ervoor staat. Je kunt er iets verbeteren of de aanvraag intrekken."),
            _page(request),
            _("Vroeg je dit niet? Dan vulde iemand jouw adres in. Open de pagina en trek de aanvraag in."),
        ),
    )


def training_link(about: About) -> Letter:
    """The link once more."""
    request = _request(about)
    if request is None:
        return _gone()
    return Letter(
        _("De link naar je aanvraag"),
        (
            _("Hier is de link naar je aanvraag voor een training."),
            _page(request),
            _("Deze link is van jou. Geef hem niet door."),
        ),
    )


def training_planned(about: About) -> Letter:
    """There is a day; no place and no subject in a mail."""
    request = _request(about)
    if request is None or request.event is None:
        return _gone()
    day = long_date(request.event.starts_at)
    return Letter(
        _("De training is gepland"),
        (
            _("Jullie training is gepland op %(day)s.") % {"day": day} if day else _("Jullie training is gepland."),
            _("Wie meedoet, krijgt een uitnodiging. De plek staat op het ticket, niet in een mail."),
            _page(request),
        ),
    )


def training_declined(about: About) -> Letter:
    """Not this time, without a reason."""
    request = _request(about)
    if request is None:
        return _gone()
    return Letter(
        _("Over je aanvraag voor een training"),
        (
            _("Het lukt deze keer niet om bij jullie een training te geven."),
            _("Heb je er een vraag over? Antwoord op deze mail."),
            Button(_("Bekijk de agenda"), _address("bijeen_events:agenda-list")),
        ),
    )


KINDS = (
    Message("training_asked", gettext_lazy("Trainingsaanvraag ontvangen"), training_asked),
    Message("training_link", gettext_lazy("Link naar de trainingsaanvraag"), training_link),
    Message("training_planned", gettext_lazy("Aangevraagde training gepland"), training_planned),
    Message("training_declined", gettext_lazy("Aangevraagde training gaat niet door"), training_declined),
)
