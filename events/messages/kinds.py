"""The kinds of message that the ground sends."""

from django.utils.translation import gettext_lazy as _

from events.extend import Message
from events.messages import addresses, choosing, coming, invitations, links, offers, substitutes, texts

TICKET = {"carries_ticket": True, "carries_calendar": True}

KINDS = (
    Message("confirmation", _("Je bent aangemeld"), texts.confirmation, **TICKET),
    Message("waiting_list", _("Op de wachtlijst"), texts.waiting_list),
    Message("request_received", _("Aanvraag ontvangen"), texts.request_received),
    Message("request_accepted", _("Toegelaten"), texts.request_accepted, **TICKET),
    Message("request_declined", _("Niet toegelaten"), texts.request_declined),
    Message("place_declined", _("Plek vervallen"), texts.request_declined, carries_calendar=True, cancels=True),
    Message("place_from_waiting_list", _("Plek van de wachtlijst"), texts.place_from_waiting_list, **TICKET),
    Message("place_offered", _("Plek aangeboden"), offers.place_offered),
    Message("offer_reminder", _("Herinnering aan aangeboden plek"), offers.offer_reminder),
    Message("offer_expired", _("Aangeboden plek verlopen"), offers.offer_expired),
    Message("choice_confirmed", _("Plek bij een workshop"), texts.choice_confirmed),
    Message("choices_changed", _("Keuze veranderd"), texts.choices_changed, carries_calendar=True),
    Message("changed_event", _("Verplaatst"), texts.changed_event, carries_calendar=True),
    Message("cancelled_event", _("Gaat niet door"), texts.cancelled_event, carries_calendar=True, cancels=True),
    Message("cancelled_registration", _("Afgemeld"), texts.cancelled_registration, carries_calendar=True, cancels=True),
    Message("known_address", _("Was al aangemeld"), links.known_address),
    Message("renewed_link", _("Nieuwe link"), links.renewed_link),
    Message("filled_form", _("Ingevuld formulier"), links.filled_form),
    Message("group_made", _("Collega's aangemeld"), links.group_made),
    Message("choose_reminder", _("Kies je workshops"), choosing.reminder),
    Message("coming_asked", _("Kom je nog?"), coming.asked),
    Message("place_released", _("Plek vrijgegeven"), coming.released, carries_calendar=True, cancels=True),
    Message("invitation", _("Uitnodiging"), invitations.invitation),
    Message("invitation_reminder", _("Herinnering aan een uitnodiging"), invitations.reminder),
    Message("substitute", _("Komt in iemands plaats"), substitutes.substitute, **TICKET),
    Message("replaced", _("Iemand anders komt"), substitutes.replaced, carries_calendar=True, cancels=True),
    Message("address_old", _("Nieuw mailadres gevraagd"), addresses.address_old),
    Message("address_new", _("Bevestig je nieuwe mailadres"), addresses.address_new),
    Message("address_changed", _("Mailadres veranderd"), addresses.address_changed),
)
