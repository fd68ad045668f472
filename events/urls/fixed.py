"""Fixed addresses: they stand in mails, calendars and printed codes for years and have no language in them."""

from events.agenda import urls as agenda
from events.attendance import urls as attendance
from events.calendar import urls as calendar
from events.registration import urls as registration
from events.urls.mounted import added

app_name = "bijeen_fixed"
urlpatterns = [
    *agenda.fixed,
    *calendar.fixed,
    *registration.fixed,
    *attendance.fixed,
    *added("fixed"),
]
