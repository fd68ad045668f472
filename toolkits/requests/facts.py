"""What can happen to a request for a training."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

training_asked = fact("training_asked", _("Training aangevraagd"))
training_request_changed = fact("training_request_changed", _("Aanvraag verbeterd door wie het vroeg"))
training_step_taken = fact("training_step_taken", _("Stap bij een trainingsaanvraag"))
training_request_declined = fact("training_request_declined", _("Trainingsaanvraag gaat niet door"))
training_request_withdrawn = fact("training_request_withdrawn", _("Trainingsaanvraag ingetrokken"))
training_link_sent = fact("training_link_sent", _("Link naar de aanvraag gemaild"))
