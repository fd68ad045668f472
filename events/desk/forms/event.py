"""Making an event in eight fields, and changing everything about it."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from events.desk.forms.moments import ALL_DATES, Refusing, at, clock_field, day_field, moment_field, parts, with_moments
from events.desk.forms.places import places_field
from events.desk.forms.versions import Versioned
from events.extend import Kind
from events.models import Event, Mode, Room, SeatPool, Venue
from events.programme.moving import has_dates
from events.refusals import Refusal
from events.registration.forms.register import NameField
from events.registration.forms.words import put_in_our_words

MOST_DAYS = {"confirm_days": 30, "remind_invited_days": 60}  # earlier nobody knows yet


class RoomChoice(forms.ModelChoiceField):
    """Rooms under the name of their building."""

    def label_from_instance(self, room: Room) -> str:
        return _("%(venue)s: %(room)s, %(chairs)d stoelen") % {
            "venue": room.venue,
            "room": room,
            "chairs": room.capacity,
        }


def room_field(venue: Venue | None = None) -> RoomChoice:
    """A room, or none; of one building where that is known."""
    rooms = Room.objects.select_related("venue").order_by("venue__city", "venue__name", "-capacity")
    rooms = rooms.filter(venue=venue) if venue else rooms
    return RoomChoice(label=_("Zaal"), queryset=rooms, required=False, empty_label=_("Nog geen zaal"))


class NewEventForm(Refusing, forms.Form):
    """A meeting, from nothing to published; the rest comes from its kind."""

    title_nl = NameField(label=_("Titel"), max_length=200)
    starts_on = day_field(_("Dag"))
    starts_at = clock_field(_("Van"))
    ends_at = clock_field(_("Tot"))
    venue = forms.ModelChoiceField(
        label=_("Locatie"), queryset=Venue.objects.all(), required=False, empty_label=_("Nog geen locatie")
    )
    room = room_field()
    places = forms.IntegerField(label=_("Aantal plekken"), min_value=0, max_value=100_000)
    summary_nl = forms.CharField(
        label=_("Waar gaat het over?"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, kind: Kind, data: Any = None) -> None:
        super().__init__(data, initial={"places": kind.places}, use_required_attribute=False)
        if kind.mode == Mode.ONLINE:
            del self.fields["venue"], self.fields["room"]
        if not kind.is_registered:
            del self.fields["places"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        room = data.get("room")
        if room and not data.get("venue"):
            data["venue"] = room.venue
        if room and data.get("venue") != room.venue:
            self.add_error("room", _("Deze zaal is niet op deze locatie."))
        self.refuse_skipped_hours(data.get("starts_on"), "starts_at", "ends_at")
        return data

    @property
    def values(self) -> dict[str, Any]:
        """For the action."""
        return with_moments(self.cleaned_data)


class EventForm(Versioned, forms.ModelForm):
    """Everything about an event but when it is, once it is published; its version travels along."""

    title_nl = NameField(label=_("Titel"), max_length=200)
    starts_on = day_field(_("Dag"), required=False)
    starts_clock = clock_field(_("Van"), required=False)
    ends_clock = clock_field(_("Tot"), required=False)
    places = places_field(_("Aantal plekken"))
    online_places = places_field(_("Plekken online"))
    room = room_field()
    online_url = forms.URLField(
        label=_("Link om online mee te doen"), required=False, max_length=500, assume_scheme="https"
    )
    opens_at = moment_field(_("Aanmelden vanaf"))
    closes_at = moment_field(_("Aanmelden tot"))
    choices_until = moment_field(_("Workshops wijzigen tot"))
    needs_until = moment_field(
        _("Wensen doorgeven tot"), help_text=_("Een tolk moet je meestal drie weken van tevoren boeken.")
    )
    doors_open_at = moment_field(_("Inloop vanaf"))

    class Meta:
        model = Event
        fields = [
            "title_nl", "title_en", "summary_nl", "summary_en", "warning_nl", "warning_en", "line",
            "mode", "venue", "room", "place_note", "online_url", "doors_open_at",
            "visibility", "is_sensitive", "way_in", "has_waiting_list", "freed_places", "gives_new_first", "list_most_each",
            "opens_at", "closes_at", "choices_until", "remind_invited_days", "confirm_days", "gives_away_silent",
            "asks_motive", "asks_dietary", "asks_access", "needs_until", "is_photographed", "shares_list",
            "contact_name", "contact_phone", "contact_email", "slug",
        ]  # fmt: skip
        labels = {
            "title_en": _("Titel in het Engels"),
            "summary_nl": _("Waar gaat het over?"),
            "summary_en": _("Waar gaat het over? In het Engels"),
            "warning_nl": _("Goed om te weten vooraf"),
            "warning_en": _("Goed om te weten vooraf, in het Engels"),
            "line": _("Programmalijn"),
            "mode": _("Op locatie of online"),
            "venue": _("Locatie"),
            "place_note": _("Plek, als de locatie niet in de lijst staat"),
            "visibility": _("Wie mag het zien?"),
            "is_sensitive": _("Dit onderwerp is gevoelig: mails en tickets noemen het niet"),
            "way_in": _("Wie kan zich aanmelden?"),
            "has_waiting_list": _("Met een wachtlijst"),
            "freed_places": _("Waar gaat een vrije plek heen?"),
            "gives_new_first": _("Wie van een nieuwe organisatie komt, gaat op de wachtlijst voor"),
            "list_most_each": _("Hoogstens zoveel van één organisatie vóór anderen"),
            "remind_invited_days": _("Herinner genodigden, dagen voor het einde van aanmelden"),
            "confirm_days": _("Vraag 'Kom je nog?', dagen vooraf"),
            "gives_away_silent": _("Wie daarop niets zegt, raakt de plek kwijt aan wie wacht"),
            "asks_motive": _("Vraag waarom iemand wil komen"),
            "asks_dietary": _("Vraag wat iemand eet"),
            "asks_access": _("Vraag wat iemand nodig heeft om mee te doen"),
            "is_photographed": _("Er worden foto's gemaakt"),
            "shares_list": _("Deelnemers kunnen op een deelnemerslijst"),
            "contact_name": _("Wie kunnen mensen bellen?"),
            "contact_phone": _("Telefoon"),
            "contact_email": _("Mailadres"),
            "slug": _("Webadres"),
        }
        help_texts = {
            "slug": _("Het oude adres blijft werken."),
            "freed_places": _(
                "Ja of nee zeggen kan 48 uur, in de laatste twee dagen 4 uur. Op de dag zelf bel je wie wacht."
            ),
            "list_most_each": _("Leeg: alleen de volgorde telt. Er blijft nooit een plek leeg."),
            "remind_invited_days": _(
                "Wie een week na de uitnodiging niets liet weten, krijgt al eerder één mail. Leeg: niet."
            ),
            "confirm_days": _("Wie een plek heeft, krijgt één mail en zegt ja of nee. Leeg: niet."),
            "gives_away_silent": _("Na 48 uur, nooit 's nachts of in het weekend. Terugkomen kan met één klik."),
        }
        widgets = {
            name: forms.Textarea(attrs={"rows": 4}) for name in ("summary_nl", "summary_en", "warning_nl", "warning_en")
        }

    PARTS = [
        (_("Wat"), ["title_nl", "summary_nl", "line", "warning_nl"]),
        (_("Wanneer"), ["starts_on", "starts_clock", "ends_clock", "doors_open_at"]),
        (_("Waar"), ["mode", "venue", "room", "place_note", "online_url"]),
        (_("Plekken en aanmelden"), ["places", "online_places", "way_in", "opens_at", "closes_at", "choices_until", "remind_invited_days"]),
        (_("Als het vol is"), ["has_waiting_list", "freed_places", "gives_new_first", "list_most_each"]),
        (_("Komt iedereen?"), ["confirm_days", "gives_away_silent"]),
        (_("Wie mag het zien?"), ["visibility", "is_sensitive"]),
        (_("Wat we vragen"), ["asks_motive", "asks_dietary", "asks_access", "needs_until", "is_photographed", "shares_list"]),
        (_("Contact"), ["contact_name", "contact_phone", "contact_email"]),
        (_("Engels en webadres"), ["title_en", "summary_en", "warning_en", "slug"]),
    ]  # fmt: skip

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data, instance=Event.objects.get(pk=event.pk), use_required_attribute=False)
        self.event = event
        self.initial["version"] = event.version
        self.initial["starts_on"], self.initial["starts_clock"] = parts(event.starts_at)
        self.initial["ends_clock"] = parts(event.ends_at)[1]
        for name, mode in (
            ("places", "online" if event.mode == Mode.ONLINE else "on_site"),
            ("online_places", "online"),
        ):
            pool = SeatPool.objects.filter(event=event, session=None, mode=mode).first()
            self.initial[name] = pool.capacity if pool else None
        for name, most in MOST_DAYS.items():
            self.fields[name].validators.append(MaxValueValidator(most))
            self.fields[name].widget.attrs["max"] = most
        if event.mode != Mode.HYBRID:
            del self.fields["online_places"]
        if event.starts_at and has_dates(event):
            del self.fields["starts_clock"], self.fields["ends_clock"]  # each date has its own
            self.fields["starts_on"].label, self.fields["starts_on"].required = _("Eerste dag"), True
            self.fields["starts_on"].help_text = ALL_DATES
        if event.status != Event.Status.DRAFT:
            for name in ("starts_on", "starts_clock", "ends_clock", "venue"):
                self.fields.pop(name, None)  # moving tells everybody, so it has a page of its own
            if event.venue:
                self.fields["room"] = room_field(event.venue)
                put_in_our_words(self.fields["room"])

    def refuse(self, no: Refusal) -> None:
        """Hours have other names here than in the action."""
        beside = {"starts_at": "starts_clock", "ends_at": "ends_clock"}.get(no.field, no.field)
        self.add_error(beside if beside in self.fields else None, f"{no} {no.remedy}".strip())

    def _post_clean(self) -> None:
        """The action writes; the form only carries what was typed."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("room") and data.get("venue") and data["room"].venue_id != data["venue"].pk:
            self.add_error("room", _("Deze zaal is niet op deze locatie."))
        self.refuse_skipped_hours(data.get("starts_on"), "starts_clock", "ends_clock")
        return data

    @property
    def sections(self) -> list[tuple[Any, list[Any]]]:
        """The parts of the form with their fields, as far as they are asked."""
        return [(name, [self[field] for field in fields if field in self.fields]) for name, fields in self.PARTS]

    @property
    def values(self) -> dict[str, Any]:
        """For the action: the version, and every column."""
        data = dict(self.cleaned_data)
        day = data.pop("starts_on", None)
        if "ends_clock" in data:
            data["starts_at"], data["ends_at"] = at(day, data.pop("starts_clock")), at(day, data.pop("ends_clock"))
        elif day:  # a series: its dates and its end go along
            data["starts_at"] = at(day, parts(self.event.starts_at)[1])
        return data
