"""One mail address, and nothing else."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.registration.forms.words import AskingBack, MailField, Refusing


class InterestForm(AskingBack, Refusing, forms.Form):
    """Where the one mail goes."""

    email = MailField(
        label=_("Mailadres"),
        help_text=_("Je krijgt eerst een mail om je adres te bevestigen, en daarna één bericht. Dan wissen we het."),
        error_messages={"required": _("Vul je mailadres in.")},
    )
