"""The toolkits of the year stand there as in the file, played in through the actions."""

import pytest

from events.models import Event, Message
from tests.demo.conftest import NOW
from toolkits.library.queries import coming_sessions
from toolkits.models import Toolkit, TrainingRequest

pytestmark = pytest.mark.usefixtures("year")


def test_each_toolkit_is_on_the_site_with_its_parts_numbers_and_meetings():
    assert set(Toolkit.objects.exclude(published_at=None).values_list("key", flat=True)) == {
        "tk-achterlating",
        "tk-shame-sexting",
    }
    for toolkit in Toolkit.objects.all():
        assert toolkit.parts.count() >= 3 and toolkit.help_lines.count() == 3 and toolkit.is_sensitive
        assert all(part.title_en and part.text_en for part in toolkit.parts.all())
        assert Event.objects.filter(toolkit_key=toolkit.key).count() >= 4


def test_no_confidential_training_stands_with_its_toolkit():
    toolkit, hidden = Toolkit.objects.get(key="tk-shame-sexting"), Event.objects.get(source_key="act-18")
    assert hidden.is_confidential and hidden not in coming_sessions(toolkit, hidden.starts_at)


def test_the_requests_stand_where_the_file_says_and_the_planned_one_has_its_training():
    states = dict(TrainingRequest.objects.values_list("source_key", "state"))
    assert states == {
        "req-01": "planned",
        "req-02": "intake_done",
        "req-03": "new",
        "req-fresh": "new",
        "req-settled": "agreed",
    }
    assert TrainingRequest.objects.get(source_key="req-01").event.source_key == "act-18"
    late = [row.source_key for row in TrainingRequest.objects.all() if row.is_late(NOW.date())]
    assert late == ["req-03"]


def test_only_the_mail_of_who_asked_just_now_is_still_to_go():
    due = Message.objects.filter(status="due", kind__startswith="training_")
    assert [row.email for row in due] == ["renske.de.wit@example.org"]
