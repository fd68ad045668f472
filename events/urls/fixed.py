"""Fixed addresses: they stand in mails, calendars and printed codes for years and have no language in them."""

from events.agenda import urls as agenda
from events.calendar import urls as calendar
from events.registration import urls as registration

app_name = "bijeen_fixed"
urlpatterns = [
    *agenda.fixed,
    *calendar.fixed,
    *registration.fixed,
]
