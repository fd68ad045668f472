"""How many fit, for whom places are held, and a place for somebody who waits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import names
from events.desk.forms.moments import Refusing, moment_field
from events.desk.forms.versions import Versioned
from events.models import Event, Mode, Organisation, Registration, SeatPool, Session
from events.places.pools import has_held_seat
from events.registration.forms.words import NameField


def places_field(label: Any, **more: Any) -> forms.IntegerField:
    """How many places there are; without a number nothing limits them."""
    hint = _("Leeg: iedereen past erin.")
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=100_000, required=False, **more)


class PlacesForm(Versioned):
    """How many fit."""

    capacity = places_field(_("Aantal plekken"))
    overbooked = forms.IntegerField(
        label=_("Extra, in procenten"),
        help_text=_(
            "Zoveel mensen meer dan er plekken zijn, omdat niet iedereen komt. Niet bij een gevoelig onderwerp."
        ),
        min_value=0,
        max_value=50,
        required=False,
    )

    def __init__(self, pool: SeatPool, version: int, data: Any = None) -> None:
        initial = {"version": version, "capacity": pool.capacity, "overbooked": pool.overbooked}
        super().__init__(data, initial=initial, prefix=f"p{pool.pk}", use_required_attribute=False)


class HoldForm(Refusing, forms.Form):
    """So many places for an organisation, until a moment."""

    organisation = NameField(
        label=_("Organisatie"), max_length=200, widget=forms.TextInput(attrs={"list": "organisaties"})
    )
    number = forms.IntegerField(label=_("Aantal plekken"), min_value=1, max_value=500)
    until = moment_field(_("Tot"), required=True)
    mode = forms.ChoiceField(
        label=_("Op locatie of online"), choices=[("on_site", _("Op locatie")), ("online", _("Online"))]
    )

    def __init__(self, event: Event, data: Any = None) -> None:
        initial = {"mode": "online" if event.mode == Mode.ONLINE else "on_site"}
        super().__init__(data, initial=initial, prefix="hold", use_required_attribute=False)
        self.event = event
        if event.mode != Mode.HYBRID:
            del self.fields["mode"]

    def clean_organisation(self) -> Organisation:
        """One of the list, also one that the public search does not find."""
        key = names.search_key(self.cleaned_data["organisation"])
        found = Organisation.objects.filter(name_key=key).order_by("is_draft", "pk").first()
        if found is None:
            raise forms.ValidationError(_("Deze organisatie staat niet in de lijst. Kies een naam uit de lijst."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return {"mode": "online" if self.event.mode == Mode.ONLINE else "on_site", **self.cleaned_data}


class GiveForm(Refusing, forms.Form):
    """A place for somebody who waits. Where none is free it says that one is made, and how many chairs there are."""

    def __init__(
        self, registration: Registration, pool: SeatPool | None, where: Event | Session, data: Any = None
    ) -> None:
        super().__init__(data)
        is_full = bool(pool and pool.limit is not None and not pool.for_list)
        has_own = bool(is_full and isinstance(where, Event) and pool and has_held_seat(registration, pool))
        self.is_above = is_full and not has_own
        self.limit = pool.limit if pool else None
        self.chairs = where.room.capacity if where.room else None

    @property
    def has_chairs(self) -> bool:
        """Whether the room has a chair for the place that is made."""
        return self.chairs is None or self.limit is None or self.limit < self.chairs
