"""`POST /api/v1/checkins`: one answer a scan, whatever the others are."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.api.batch import ResultsOut
from events.models import Registration, Scan
from tests import make
from tests.events.api.sending import a_batch, a_scan, post, results, token
from tests.events.checkin.book import AT

pytestmark = pytest.mark.django_db


def test_a_batch_gets_one_answer_a_scan_in_the_same_order():
    event = make.event()
    session, registration = event.sessions.get(), make.registration(event, first_name="Ans", family_name="Vis")
    waits = make.registration(event, state="waiting")
    scans = [
        a_scan(registration, session),
        a_scan(registration, session),
        a_scan(),
        a_scan(waits, session),
        a_scan(
            action="walk_in",
            ticket=None,
            walk_in={"first_name": "Kees", "last_name": "de Wit", "email": "k@example.org"},
        ),
    ]
    scans += [a_scan(action="undo", ticket=None, undoes=scans[0]["id"]), a_scan(registration, session, action="out")]

    got = results(post(a_batch(event, scans), bearer=token()))

    verdicts = ["welcome", "already_inside", "unknown_ticket", "waiting", "welcome", "undone", "left"]
    ResultsOut.model_validate({"results": got})
    assert [one["verdict"] for one in got] == verdicts and [one["id"] for one in got] == [one["id"] for one in scans]
    assert got[0] == {"id": scans[0]["id"], "verdict": "welcome", "message": "Welkom.", "name": "Ans Vis"}
    assert "name" not in got[2] and Scan.objects.count() == 7
    assert Registration.objects.get(email="k@example.org").family_name == "de Wit"


def test_nothing_keeps_the_names_in_an_answer():
    event = make.event()
    response = post(a_batch(event, [a_scan(make.registration(event))]), bearer=token())
    assert results(response)[0]["name"] and response["Cache-Control"] == "no-store"


def test_the_same_batch_again_gives_the_same_answers_and_writes_nothing():
    event, bearer = make.event(), token()
    walk_in = a_scan(action="walk_in", ticket=None, walk_in={"first_name": "Kees"})
    batch = a_batch(event, [a_scan(make.registration(event)), a_scan(), walk_in])
    first, again = results(post(batch, bearer=bearer)), results(post(batch, bearer=bearer))
    assert first == again and Scan.objects.count() == 3 and Registration.objects.count() == 2
    batch["scans"][0]["action"] = "out"
    assert results(post(batch, bearer=bearer))[0]["problem"] == "id_reused"


WRONG = [
    None, 7, "text", [], {}, {"id": "no uuid"}, {"id": None}, {"action": "dance"}, {"action": "in", "ticket": None},
    {"ticket": ["x"]}, {"ticket": "\ud800"}, {"ticket": "x" * 6000}, {"session": "two"}, {"session": True}, {"session": 1.5},
    {"session": -1}, {"session": 10**30}, {"scanned_at": 1799000000}, {"scanned_at": "1799000000"}, {"scanned_at": "yesterday"},
    {"scanned_at": "2027-03-11T09:30:00"}, {"scanned_at": None}, {"shown": "dancing"}, {"undoes": "x", "action": "undo"},
    {"action": "undo"}, {"action": "walk_in"}, {"action": "walk_in", "walk_in": {"first_name": " "}},
    {"action": "walk_in", "walk_in": {"first_name": "Kees", "email": "no address"}},
    {"action": "walk_in", "walk_in": {"first_name": ["Kees"]}},
]  # fmt: skip
AT_A_WRONG_TIME = [
    {"scanned_at": moment}
    for moment in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "2027-05-11T09:30:00Z", "2026-03-11T09:30:00Z")
]


@pytest.mark.parametrize("wrong", [*WRONG, *AT_A_WRONG_TIME, {"session": 2**62}], ids=str)
def test_one_scan_that_is_wrong_spoils_no_other(wrong):
    event = make.event()
    registration = make.registration(event)
    bad = {**a_scan(registration), **wrong} if isinstance(wrong, dict) and wrong else wrong

    got = results(post(a_batch(event, [bad, a_scan(registration)]), bearer=token()))

    problem = (
        "wrong_time" if wrong in AT_A_WRONG_TIME else "unknown_session" if wrong == {"session": 2**62} else "unreadable"
    )
    assert got[0]["problem"] == problem and got[0]["message"] and got[1]["verdict"] == "welcome"
    assert Scan.objects.count() == 1


@pytest.mark.parametrize(
    "ticket", ["", "A" * 16, "\x00", "https://evil.example/T/", "/T/../../x", "💥" * 900, "BEGIN:VCARD", "/t/"]
)
def test_a_torn_or_foreign_code_is_an_unknown_ticket(ticket):
    event = make.event()
    got = results(post(a_batch(event, [a_scan(ticket=ticket)]), bearer=token()))
    assert got[0]["verdict"] == "unknown_ticket"


def test_a_ticket_is_read_from_what_stands_after_its_mark():
    event = make.event()
    secret = make.registration(event).ticket_secret
    for text in (f"https://elsewhere.example/t/{secret.lower()}", f"/T/{secret}", secret):
        assert results(post(a_batch(event, [a_scan(ticket=text)]), bearer=token()))[0]["verdict"] in (
            "welcome",
            "already_inside",
        )


def test_a_door_whose_clock_is_wrong_is_put_right_by_the_moment_of_sending():
    event = make.event()
    late = AT - timedelta(days=400)
    scan = a_scan(make.registration(event), scanned_at=(late - timedelta(minutes=10)).isoformat())
    assert results(post(a_batch(event, [scan], sent_at=late), bearer=token()))[0]["verdict"] == "welcome"
    assert Scan.objects.get().scanned_at == AT - timedelta(minutes=10)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
scans_like = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("id", "action", "ticket", "session", "undoes", "walk_in", "scanned_at", "shown"), json_values
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strange=json_values | scans_like, changed=scans_like)
def test_whatever_a_scan_is_it_gets_one_answer(strange, changed):
    event = make.event()
    registration = make.registration(event)
    batch = a_batch(event, [strange, {**a_scan(registration), **changed}, a_scan(registration)])
    got = results(post(json.dumps(batch), bearer=token()))
    assert len(got) == 3 and all(("problem" in one) != ("verdict" in one) for one in got)
    assert got[2]["verdict"] in ("welcome", "already_inside")
    Scan.objects.all().delete()


# What is told of it ---------------------------------------------------------------------------------------------------


def test_the_schema_and_its_page_say_the_same_without_anybody_elses_script(client):
    schema = client.get("/api/v1/openapi.json").json()
    page = client.get("/api/v1/docs").content.decode()
    assert schema["openapi"].startswith("3.1") and list(schema["paths"]) == ["/api/v1/checkins"]
    assert {"ScanIn", "WalkIn", "BatchIn", "ResultOut", "ResultsOut"} <= set(schema["components"]["schemas"])
    for name, thing in schema["components"]["schemas"].items():
        assert f'id="{name}"' in page and all(f"<code>{key}</code>" in page for key in thing["properties"])
    assert "<script" not in page and "http://" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("number", [1, 3])
def test_a_batch_takes_the_same_few_statements(number, django_assert_num_queries):
    event, bearer = make.event(), token()
    batch = a_batch(event, [a_scan(make.registration(event), event.sessions.get()) for _ in range(number)])
    results(post(a_batch(event, []), bearer=bearer))
    with django_assert_num_queries(7):  # token, event; registrations, lines of before, new rows; a savepoint
        results(post(batch, bearer=bearer))
