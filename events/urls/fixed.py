"""Fixed addresses: they stand in mails, calendars and printed codes for years and have no language in them."""

from events.agenda import urls as agenda
from events.api import urls as api
from events.attendance import urls as attendance
from events.calendar import urls as calendar
from events.checkin import urls as checkin
from events.interest import urls as interest
from events.materials import urls as materials
from events.mine import urls as mine
from events.registration import urls as registration
from events.urls.mounted import added

app_name = "bijeen_fixed"
urlpatterns = [
    *agenda.fixed,
    *calendar.fixed,
    *registration.fixed,
    *interest.fixed,
    *mine.fixed,
    *attendance.fixed,
    *checkin.fixed,
    *api.fixed,
    *materials.fixed,
    *added("fixed"),
]
