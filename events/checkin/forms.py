"""What the door's pages send: without script, one form a line."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from events import names
from events.checkin.doors import Door
from events.checkin.lines import Guest, Line
from events.models import Scan, Session
from events.registration.forms.words import MailField, NameField
from events.tickets.qr import secret_in


class LineForm(forms.Form):
    """One line: who, and what happened. `token` is that of the page, so that the same button twice is one line."""

    token = forms.UUIDField()
    action = forms.ChoiceField(choices=[(key, key) for key in ("in", "out", "undo")])
    row = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    ticket = forms.CharField(required=False, max_length=5000)
    undoes = forms.UUIDField(required=False)
    let_in = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody, or something to undo, must be said."""
        data = super().clean() or {}
        said = data.get("undoes") if data.get("action") == Scan.Action.UNDO else data.get("row") or data.get("ticket")
        if not said:
            raise forms.ValidationError(_("Kies eerst iemand uit de lijst."), code="nobody")
        return data

    def line(self, session: Session | None, at: datetime) -> Line:
        """What was sent, as a line of the door's book."""
        data = self.cleaned_data
        undoes = data["undoes"] if data["action"] == Scan.Action.UNDO else None
        said = (
            f"{data['action']}:{data['row']}:{data['ticket']}:{undoes}:{data['let_in']}:{session.pk if session else ''}"
        )
        return Line(
            id=uuid5(data["token"], said),
            action=data["action"],
            scanned_at=at,
            session=session.pk if session else None,
            ticket=secret_in(data["ticket"]),
            registration=data["row"],
            undoes=undoes,
            shown=Scan.Verdict.WELCOME if data["let_in"] else "",
        )


class GuestForm(forms.Form):
    """Somebody without a ticket: a first name is enough."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    first_name = NameField(
        label=_("Voornaam"),
        max_length=80,
        help_text=_("Meer hoeft niet. Een voornaam alleen wissen we als de bijeenkomst is afgesloten."),
    )
    family_name = NameField(label=_("Achternaam"), max_length=120, required=False)
    email = MailField(
        label=_("Mailadres"), required=False, help_text=_("Alleen nodig voor het materiaal en het deelnamebewijs.")
    )

    def line(self, session: Session | None, at: datetime) -> Line:
        """What was sent, as a line of the door's book."""
        data = self.cleaned_data
        said = f"walk_in:{data['first_name']}:{data['family_name']}:{data['email']}"
        return Line(
            id=uuid5(data["token"], said),
            action=Scan.Action.WALK_IN,
            scanned_at=at,
            session=session.pk if session else None,
            guest=Guest(names.typed(data["first_name"]), names.typed(data["family_name"]), data["email"]),
        )


def device_of(door: Door) -> UUID:
    """The device of a page without script: one for each link and each account."""
    who = door.who
    said = f"link:{who.link.pk}" if who.link else f"user:{getattr(who.user, 'pk', '')}"
    return uuid5(UUID("6b1d6b6e-6f0c-4f0a-9a0e-0b5a3c1d2e4f"), said)
