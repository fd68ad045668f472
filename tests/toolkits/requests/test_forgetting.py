"""Who asked for a training is forgotten in time; that an organisation asked stays."""

from datetime import timedelta

import pytest

from events.models import Message
from events.privacy.actions import forget_what_is_due
from tests.toolkits import build
from toolkits.models import TrainingRequest
from toolkits.requests.actions import change_request, send_request_link
from toolkits.requests.forgetting import MONTHS_3, WEEKS_4, YEAR, YEARS_2, erase_who_asked

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REMARKS = {"phone": "030 1", "experience": "Niets.", "access": "Lift.", "invoice": "Ons."}


def counts(at, dry_run: bool = False) -> tuple[int, int]:
    found = forget_what_is_due(at, dry_run=dry_run)
    return found["training_remarks"], found["training_request"]


def test_remarks_go_four_weeks_after_the_training_or_the_end(now):
    build.request(state="given", given_at=now, **REMARKS)
    build.request(state="withdrawn", ended_at=now, **REMARKS)
    open_one = build.request(state="offered", state_at=now, **REMARKS)
    assert counts(now + WEEKS_4 - DAY) == (0, 0)
    assert counts(now + WEEKS_4 + DAY, dry_run=True) == counts(now + WEEKS_4 + DAY) == (2, 0)
    assert counts(now + WEEKS_4 + DAY) == (0, 0)
    assert [row.pk for row in TrainingRequest.objects.exclude(phone="")] == [open_one.pk]
    assert TrainingRequest.objects.exclude(email="").count() == 3


@pytest.mark.parametrize(
    ("state", "term"), [("declined", MONTHS_3), ("withdrawn", MONTHS_3), ("closed", YEAR), ("offered", YEARS_2)]
)
def test_who_asked_goes_and_what_is_counted_stays(client, now, state, term):
    ended = {} if state == "offered" else {"ended_at": now}
    request = build.request(state=state, state_at=now, functions="mentoren", **ended)
    path = f"/trainingsaanvraag/{request.code}/"
    assert counts(now + term - DAY)[1] == 0 and client.get(path).status_code == 200
    assert counts(now + term + DAY, dry_run=True)[1] == counts(now + term + DAY)[1] == 1
    assert client.get(path).status_code == 404
    kept = TrainingRequest.objects.get()
    assert (kept.first_name, kept.email, kept.functions) == ("", "", "")
    assert kept.code != request.code
    assert (kept.organisation_name, kept.wish, kept.participants, kept.state) == ("De Kade", "in_company", 12, state)


def test_who_wants_to_be_forgotten_is_in_no_mail_to_an_address_of_before(now, organiser):
    request = build.request(email="oud@example.org")
    send_request_link(asked=request, at=now, by=organiser)
    change_request(asked=request, version=1, email="nieuw@example.org", at=now)
    send_request_link(asked=build.request(), at=now, by=organiser)
    assert erase_who_asked("nieuw@example.org", now) == 1
    assert Message.objects.count() == 1
