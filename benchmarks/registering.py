"""Registering: a form that is sent, the whole way of one person, and two hundred at once for the last fifty places."""

from uuid import uuid4

from benchmarks.crowd import pace
from benchmarks.table import Figure, show
from benchmarks.visitor import Answer, Visitor
from tests.races.crowd import forms, together
from tests.running import Site

PEOPLE, PLACES = 200, 50


def run(site: Site) -> None:
    """On any site; makes an event and a conference of its own."""
    stage = site.ask("tests.races.stage", "prepare")
    form = f"/agenda/{stage['conference']}/aanmelden/"
    token: dict[str, str] = {}

    def sent(visitor: Visitor) -> None:
        if not visitor.cookie:
            token["csrf"] = visitor.get(form).field("csrfmiddlewaretoken")
        _send(visitor, form, token["csrf"])

    for number, words, aim in ((1, "one visitor", ""), (8, "eight at once", "")):
        site.ask("benchmarks.inside", "forget")  # one address of a device may send 600 an hour
        seen = pace(site, sent, number)
        show([Figure(f"registration sent, {words}", seen.per_second, "per s", aim, str(seen))])
    for number, words, ms, aim in ((1, "one visitor", "<= 40", ""), (8, "eight at once", "", ">= 45")):
        site.ask("benchmarks.inside", "forget")
        seen = pace(site, lambda visitor: whole_way(visitor, form), number)
        show([
            Figure(f"form, sent, thanks, {words}", seen.per_second, "per s", aim, str(seen)),
            *([Figure("form, sent, thanks, one visitor: median", seen.median, "ms", ms)] if ms else []),
        ])  # fmt: skip
    site.ask("benchmarks.inside", "forget")
    _race(site, stage["event"])


def _race(site: Site, slug: str) -> None:
    answers, seconds = together(forms(site, slug, range(PEOPLE)))
    after = site.ask("tests.races.stage", "count")
    assert set(answers) == {302} and after["event"]["confirmed"] == PLACES and not after["broken"], after
    show([Figure(f"{PEOPLE} people at once for {PLACES} places, until the last", seconds, "s", "<= 2.5")])


def whole_way(visitor: Visitor, form: str) -> None:
    """The form, the form sent, and the page with the thanks."""
    token = visitor.get(form).field("csrfmiddlewaretoken")
    thanks = _send(visitor, form, token).header("Location")
    assert visitor.get(thanks).status == 200, thanks


def _send(visitor: Visitor, form: str, token: str) -> Answer:
    number = uuid4().hex[:12]
    who = {"first_name": "Mens", "family_name": number, "email": f"{number}@example.org"}
    more = {"csrfmiddlewaretoken": token, "token": str(uuid4()), "for_myself": "on", "role": "volunteer"}
    answer = visitor.send(form, {**who, **more})
    assert answer.status == 302, answer.status
    return answer
