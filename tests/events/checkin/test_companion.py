"""Who comes along with somebody: seen at the door, with a word."""

import pytest
import time_machine

from events.models import AccessNeed
from tests import make
from tests.events.checkin.book import AT
from tests.events.checkin.test_door import as_user, helps, pressed, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("comes_along", [True, False])
def test_who_comes_along_is_seen_at_the_door_and_in_its_list(client, comes_along):
    event, helper = make.event(), make.user("balie")
    address = helps(helper, event)
    registration = make.registration(event)
    AccessNeed.objects.create(registration=registration, companion=comes_along, given_at=AT)
    with time_machine.travel(AT, tick=False):
        as_user(client, helper)
        assert ("Met begeleider" in text_of(client.get(address))) is comes_along
        assert ("Met begeleider" in text_of(pressed(client, address, row=registration.pk))) is comes_along
