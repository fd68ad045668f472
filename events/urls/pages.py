"""Pages: the addresses that a host may put in its `i18n_patterns`."""

from events.agenda import urls as agenda
from events.desk import urls as desk
from events.privacy import urls as privacy
from events.registration import urls as registration

app_name = "bijeen_events"
urlpatterns = [
    *agenda.pages,
    *registration.pages,
    *privacy.pages,
    *desk.pages,
]
