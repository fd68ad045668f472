"""The form of the site's own pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DisplayForm(forms.Form):
    """How you want to see the pages."""

    theme = forms.ChoiceField(
        label=_("Hoe wil je de pagina's zien?"),
        choices=[("", _("Zoals mijn apparaat")), ("light", _("Licht")), ("dark", _("Donker"))],
        widget=forms.RadioSelect,
        required=False,
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
