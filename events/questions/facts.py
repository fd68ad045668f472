"""What can happen to questions and their answers."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

questions_changed = fact("questions_changed", _("Vragen gewijzigd"))
answers_given = fact("answers_given", _("Vragen beantwoord"))
answers_erased = fact("answers_erased", _("Antwoorden gewist"))
