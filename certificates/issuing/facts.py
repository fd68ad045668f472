"""What can happen to a certificate."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

certificate_issued = fact("certificate_issued", _("Deelnamebewijs afgegeven"))
certificate_revoked = fact("certificate_revoked", _("Deelnamebewijs ingetrokken"))
certificate_title_chosen = fact("certificate_title_chosen", _("Titel op het deelnamebewijs gekozen"))
certificate_erased = fact("certificate_erased", _("Deelnamebewijs gewist"))
