"""A broken file is refused with line and reason, and nothing is half played in."""

import json

import pytest
from django.core.management import CommandError, call_command

from demo.play import PROGRAMME
from events.models import Event, Organisation, ProgrammeLine

TEXT = PROGRAMME.read_text()


@pytest.fixture
def refused(db, tmp_path):
    """Load this text; gives what the command says."""

    def load(text: str) -> str:
        path = tmp_path / "year.json"
        path.write_text(text)
        with pytest.raises(CommandError) as no:
            call_command("load_demo", file=path)
        assert not (Event.objects.exists() or Organisation.objects.exists() or ProgrammeLine.objects.exists())
        return str(no.value)

    return load


def line_of(words: str, text: str = TEXT) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("words", "broken", "reason"),
    [
        ('"organiser": "per-11"', '"organiser": "per-77"', "act-03: 'organiser': 'per-77' is not known under people"),
        (
            '"date": "2027-01-14"',
            '"date": "2027-02-30"',
            "act-02: 'date': '2027-02-30' is not a date such as 2027-03-11",
        ),
        (
            '"kind": "knowledge_atelier",\n   "title_nl"',
            '"kind": "party",\n   "title_nl"',
            "'party' is not a kind of event",
        ),
        ('"ends_at": "16:30"', '"ends_at": "12:30"', "act-02: 'ends_at' is not after 'starts_at'"),
        ('"ends_at": "16:30"', '"ends_at": "half vijf"', "act-02: 'ends_at': 'half vijf' is not a time such as 09:30"),
        ('"id": "ven-02"', '"id": "ven-01"', "the id 'ven-01' stands twice under venues"),
        (
            '"capacity": 300,\n     "layout"',
            '"capacity": "veel",\n     "layout"',
            "ro-01: 'capacity' must be a whole number",
        ),
        ('"way_in": "request"', '"way_in": "maybe"', "'maybe' is not one of invited, none, open, request"),
    ],
)
def test_it_says_on_which_line_what_is_wrong(refused, words, broken, reason):
    said = refused(TEXT.replace(words, broken, 1))
    assert f"year.json, line {line_of(words)}: " in said
    assert reason in said


def test_it_says_where_it_is_no_json(refused):
    words = '"id": "org-03"'
    assert f"year.json, line {line_of(words)}: this is not JSON" in refused(TEXT.replace(words, '"id" "org-03"', 1))


def test_it_says_what_is_missing(refused):
    year = json.loads(TEXT)
    del year["venues"], year["people"][0]["email"]
    assert "'venues' is missing" in refused(json.dumps(year, indent=1))
    year = json.loads(TEXT)
    del year["people"][0]["email"]
    assert "per-01: 'email' is missing" in refused(json.dumps(year, indent=1))


@pytest.mark.parametrize("text", ["", "[]", "null", '{"programme": 3}', '{"activities": {}}'])
def test_something_else_than_a_year_is_refused_in_a_sentence(refused, text):
    assert "year.json, line " in refused(text)


def test_values_of_a_wrong_form_are_refused_not_crashed_on(refused):
    year = json.loads(TEXT)
    year["activities"][0] |= {
        "venue": ["ven-01"],
        "trainers": "per-01",
        "date": 3,
        "programme_line": {},
        "demo_fill": [],
    }
    said = refused(json.dumps(year, indent=1))
    for name in ("venue", "trainers", "date", "programme_line", "demo_fill"):
        assert f"act-01: '{name}'" in said


def test_every_problem_is_told_at_once(refused):
    said = refused(TEXT.replace('"organiser": "per-11"', '"organiser": "per-70"'))
    assert said.count("per-70") > 3


def test_a_wrong_day_and_too_few_people_are_refused(db):
    with pytest.raises(CommandError, match="not a day"):
        call_command("load_demo", today="morgen")
    with pytest.raises(CommandError, match="at least 40"):
        call_command("load_demo", people=3)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_demo", file=PROGRAMME.with_name("nowhere.json"))
