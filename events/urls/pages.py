"""Pages: the addresses that a host may put in its `i18n_patterns`."""

from events.agenda import urls as agenda
from events.desk import urls as desk
from events.interest import urls as interest
from events.mine import urls as mine
from events.privacy import urls as privacy
from events.registration import urls as registration
from events.urls.mounted import added

app_name = "bijeen_events"
urlpatterns = [
    *agenda.pages,
    *registration.pages,
    *interest.pages,
    *mine.pages,
    *privacy.pages,
    *desk.pages,
    *added("pages"),
]
