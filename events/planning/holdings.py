"""Which personal data events and their programme hold."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import Event, Session

WEEK = timedelta(weeks=1)


def forget_hidden_places(at: datetime, dry_run: bool = False) -> int:
    """Online links, and the place note of what is not public: a week after the event."""
    events = Event.objects.filter(ends_at__lt=at - WEEK).exclude(online_url="", place_note="")
    events = events.exclude(visibility="public", is_sensitive=False, online_url="")
    sessions = Session.objects.filter(event__ends_at__lt=at - WEEK).exclude(online_url="")
    if dry_run:
        return events.count() + sessions.count()
    public = events.filter(visibility="public", is_sensitive=False).update(online_url="")
    return public + events.update(online_url="", place_note="") + sessions.update(online_url="")


HOLDINGS = (
    Holding(
        key="hidden_place",
        what=_("De link om online mee te doen en de plek van een besloten bijeenkomst"),
        columns=("Event.online_url", "Event.place_note", "Session.online_url"),
        why=_("zodat alleen wie een plek heeft erbij kan"),
        who=_("wie een bevestigde plek heeft"),
        until=_("1 week na de dag"),
        term=WEEK,
        counted_from="event_end",
        forget=forget_hidden_places,
    ),
    Holding(
        key="contact",
        what=_("Wie je kunt bellen of mailen over een bijeenkomst"),
        columns=("Event.contact_name", "Event.contact_phone", "Event.contact_email"),
        why=_("zodat je iemand kunt bereiken"),
        who=_("iedereen die de bijeenkomst mag zien"),
        until=_("zolang de bijeenkomst in de agenda staat"),
        term=None,
        counted_from="",
    ),
    Holding(
        key="speaker",
        what=_("Naam en korte tekst van trainers en sprekers"),
        columns=(
            "Speaker.first_name",
            "Speaker.family_name",
            "Speaker.search_key",
            "Speaker.bio_nl",
            "Speaker.bio_en",
            "Speaker.email",
            "Speaker.organisation",
        ),
        why=_("zodat je weet wie een onderdeel geeft"),
        who=_("iedereen die de bijeenkomst mag zien; het mailadres alleen de organisator"),
        until=_("tot de trainer of spreker vraagt om weg te gaan"),
        term=None,
        counted_from="",
        found_by=("Speaker.email__iexact",),
    ),
)
