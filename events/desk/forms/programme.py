"""Rounds and sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import names
from events.codes import key_from
from events.desk.forms.event import room_field
from events.desk.forms.moments import at, clock_field, day_field, parts
from events.desk.forms.places import places_field
from events.desk.forms.versions import Versioned
from events.models import Event, Round, Session, Speaker
from events.programme.queries import speakers_to_choose
from events.registration.forms.register import NameField
from events.registration.forms.words import put_in_our_words


class Timed(Versioned):
    """Hours on the event's own day; a series asks for the day as well."""

    day = day_field(_("Dag"))
    starts_at = clock_field(_("Van"))
    ends_at = clock_field(_("Tot"))

    def __init__(self, event: Event, row: Any = None, data: Any = None, **kwargs: Any) -> None:
        initial = {"version": event.version, **self.initial_of(row)}
        day, start = parts(row.starts_at if row else event.starts_at)
        initial.update(day=day, starts_at=start, ends_at=parts(row.ends_at if row else event.ends_at)[1])
        super().__init__(data, initial=initial, use_required_attribute=False, **kwargs)
        self.event = event
        if event.shape != "series":
            del self.fields["day"]

    def initial_of(self, row: Any) -> dict[str, Any]:
        """What the form shows of a row."""
        return {}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.refuse_skipped_hours(data.get("day") or parts(self.event.starts_at)[0], "starts_at", "ends_at")
        return data

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        data = dict(self.cleaned_data)
        if "starts_at" not in data:
            return data
        day = data.pop("day", None) or parts(self.event.starts_at)[0]
        return {**data, "starts_at": at(day, data["starts_at"]), "ends_at": at(day, data["ends_at"])}


class RoundForm(Timed):
    """A slot in which people choose."""

    name_nl = NameField(label=_("Naam"), max_length=80)
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=80, required=False)
    field_order = ["name_nl", "name_en", "starts_at", "ends_at"]

    def initial_of(self, row: Round | None) -> dict[str, Any]:
        return {"name_nl": row.name_nl, "name_en": row.name_en} if row else {}


class Speakers(forms.ModelMultipleChoiceField):
    """Some of the people who speak; a key that no database could hold is nobody's, too."""

    def clean(self, value: Any) -> Any:
        return super().clean([key_from(str(key)) for key in value or ()])


class SessionForm(Timed):
    """One session: in a round at its hours, or by itself."""

    label = forms.CharField(
        label=_("Nummer"),
        max_length=8,
        required=False,
        help_text=_("Bijvoorbeeld 1A."),
        widget=forms.TextInput(attrs={"class": "b-w-s"}),
    )
    title_nl = NameField(label=_("Titel"), max_length=200)
    title_en = forms.CharField(label=_("Titel in het Engels"), max_length=200, required=False)
    summary_nl = forms.CharField(
        label=_("Waar gaat het over?"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    type = forms.ChoiceField(label=_("Soort"), choices=Session.Type.choices)
    round = forms.ModelChoiceField(
        label=_("Ronde"), queryset=Round.objects.none(), required=False, empty_label=_("Geen ronde")
    )
    room = room_field()
    places = places_field(_("Aantal plekken"), widget=forms.NumberInput(attrs={"class": "b-w-s"}))
    net_minutes = forms.IntegerField(
        label=_("Hoeveel minuten tellen mee?"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("Zonder pauzes. Vul je niets in, dan telt de hele tijd."),
        widget=forms.NumberInput(attrs={"class": "b-w-s"}),
    )
    speakers = Speakers(
        label=_("Trainers en sprekers"),
        queryset=Speaker.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    new_first_name = NameField(
        label=_("Voornaam"),
        max_length=80,
        required=False,
        help_text=_("Van een trainer of spreker die er niet bij staat."),
    )
    new_family_name = NameField(
        label=_("Achternaam"), max_length=120, required=False, help_text=_("Met tussenvoegsel.")
    )
    is_sensitive = forms.BooleanField(
        label=_("Dit onderdeel is gevoelig: mails en lijsten noemen het niet"), required=False
    )
    is_streamed = forms.BooleanField(label=_("Ook online te volgen"), required=False)
    field_order = [
        "label", "title_nl", "type", "round", "day", "starts_at", "ends_at", "net_minutes", "room", "places", "speakers",
        "new_first_name", "new_family_name", "summary_nl", "title_en", "is_sensitive", "is_streamed",
    ]  # fmt: skip

    def __init__(self, event: Event, row: Session | None = None, data: Any = None, **kwargs: Any) -> None:
        super().__init__(event, row, data, **kwargs)
        self.fields["round"].queryset = event.rounds.all()  # type: ignore[attr-defined]
        self.fields["round"].label_from_instance = lambda row: row.name_nl  # type: ignore[attr-defined]
        self.fields["room"] = room_field(event.venue)
        put_in_our_words(self.fields["room"])
        self.order_fields(self.field_order)
        allowed = speakers_to_choose(event)
        self.fields["speakers"].queryset = allowed  # type: ignore[attr-defined]
        people = sorted(allowed, key=lambda row: names.sort_key(row.first_name, row.family_name))
        self.fields["speakers"].choices = [(row.pk, str(row)) for row in people]  # type: ignore[attr-defined]
        self.held = [speaking.speaker_id for speaking in row.speaking.all()] if row else []
        for name in ("starts_at", "ends_at"):
            self.fields[name].required = False
        if event.shape == "series":
            del self.fields["round"], self.fields["label"]
        if event.shape == "single":  # those of the event itself count, which stand with its rule
            del self.fields["net_minutes"]

    def initial_of(self, row: Session | None) -> dict[str, Any]:
        if row is None:
            return {"type": "workshop"}
        columns = (
            "label",
            "title_nl",
            "title_en",
            "summary_nl",
            "type",
            "round",
            "room",
            "net_minutes",
            "is_sensitive",
            "is_streamed",
        )
        pool = row.pools.filter(mode="on_site").first()
        speakers = [speaking.speaker_id for speaking in row.speaking.all()]
        return {
            **{name: getattr(row, name) for name in columns},
            "places": pool.capacity if pool else None,
            "speakers": speakers,
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("round") and not (data.get("starts_at") and data.get("ends_at")):
            self.add_error("starts_at", _("Vul de tijden in, of kies een ronde."))
        if data.get("new_family_name") and not data.get("new_first_name"):
            self.add_error("new_first_name", _("Vul ook de voornaam in. Is er maar één naam? Zet die hier."))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """For the action; in a round only hours that somebody typed are said, and then they must be those of the round."""
        data = super().values
        data.pop("day", None)
        if data.get("round"):
            for name in ("starts_at", "ends_at"):
                if name not in self.changed_data or not self.cleaned_data.get(name):
                    data.pop(name, None)
        order = {pk: place for place, pk in enumerate(self.held)}
        chosen = sorted(
            data["speakers"], key=lambda row: order.get(row.pk, len(order))
        )  # who was there keeps the place
        first, family = data.pop("new_first_name"), data.pop("new_family_name")
        return {**data, "speakers": tuple(chosen), "new_speaker": (first, family) if first else None}
