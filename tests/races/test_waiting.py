"""Offered places over HTTP against two processes, and a worker that is killed in the middle of its work.

The pairs of `waiting.py` were seen to fail on PostgreSQL with the pools read without their lock (`Pools`): places counted wrong,
people waiting beside a free one, deadlocks. That people are told of waiting after they have a place (without `WAITED` being
stopped) is shown by `tests/events/registration/test_histories.py`.
"""

import os
import random
import re

import pytest

from tests.post import post_office
from tests.races.crowd import forms, together
from tests.running import Site, scratch_database

pytestmark = [pytest.mark.races, pytest.mark.xdist_group("races")]
STAGE = "tests.races.waiting_stage"
KILLS = int(os.environ.get("KILLS", "5"))
TOLD = {
    ("confirmed", ""): "Je bent aangemeld",
    ("offered", ""): "Er is een plek voor je",
    ("cancelled", "offer_expired"): "De plek ging naar iemand anders",
    ("waiting", ""): "Je staat op de wachtlijst",
}


def answer(site: Site, code: str):
    return lambda: site.post(f"/aanmelding/{code}/aanbod/", {}, "")


def give_up(site: Site, code: str):
    return lambda: site.post(f"/aanmelding/{code}/afmelden/", {}, "")


def test_two_hundred_at_once_for_what_is_offered(site):
    """Eighty say yes (half of them twice), twenty give up, a hundred come new, and there are ten places more."""
    stage = site.ask(STAGE, "prepare")
    yes, no = stage["codes"][:40], stage["codes"][40:]
    sides = [answer(site, code) for code in (*yes, *yes)]
    sides += [give_up(site, code) for code in (*no, *no)]
    sides += forms(site, stage["event"], range(100))

    answers, seconds = together([*sides, lambda: site.ask(STAGE, "more") or None])

    after = site.ask(STAGE, "count")
    print(f"200 at once for offered places: {seconds:.2f} s")
    assert set(answers) == {302, None}
    assert after["broken"] == []
    assert after["states"]["confirmed"] == 40
    assert after["states"]["offered"] == after["offers"] == 20
    assert (after["states"]["cancelled"], after["states"]["waiting"]) == (10, 130)


def test_a_worker_that_is_killed_at_any_moment_leaves_nobody_stuck_or_told_two_things(tmp_path):
    seed = int(os.environ.get("SEED", "0")) or random.randrange(1, 10**6)
    print(f"SEED={seed}")
    chance = random.Random(seed)
    with scratch_database(tmp_path) as url, post_office() as post:
        site = Site(url, tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{post.port}").start()
        try:
            codes = site.ask(STAGE, "prepare")["codes"]
            for _ in range(KILLS):
                site.ask(STAGE, "late")
                mine = [codes.pop(chance.randrange(len(codes))) for _ in range(4)]
                sides = [answer(site, mine[0]), answer(site, mine[1]), give_up(site, mine[2]), give_up(site, mine[3])]
                together([*sides, lambda: site.work_until_killed(chance.uniform(1.0, 4.0))])
            for _ in range(8):
                site.ask(STAGE, "rest")
                site.run("manage.py", "bijeen_work", "--once")
            after = site.ask(STAGE, "count")
        finally:
            site.stop()
    assert after["broken"] == []
    assert (after["due"], after["failed"]) == (0, 0)
    assert after["states"]["confirmed"] + after["states"]["offered"] == 50
    for address, stands in after["people"].items():
        said = TOLD.get(tuple(stands))
        if said:
            last = post.to(address)[-1]
            assert said in str(last["Subject"]), f"seed {seed}: {stands} was told {last['Subject']}"
            by_id = {mail["Message-ID"]: mail["Subject"] for mail in post.to(address)}
            assert len(by_id) <= 4 and len(set(by_id.values())) == len(by_id), f"seed {seed}: {by_id}"


def colleagues(site: Site, slug: str, number: int):
    """A ready form of a contact who looked at the list already: four colleagues, who come only together."""
    path = f"/agenda/{slug}/aanmelden/collega/"
    body = site.get(path)[1]
    lines = "\n".join(f"Mens{n} Groep{number}; groep{number}.{n}@example.org" for n in range(4))
    data = {
        "token": re.search(r'name="token" value="([^"]+)"', body)[1],
        "first_name": "Lotte",
        "email": f"contact{number}@example.org",
        "lines": lines,
        "together": "together",
    }
    looked = site.read(path, {**data, "step": "look"})
    mark = re.search(r'name="looked" value="([^"]+)"', looked)[1]
    return lambda: site.post(path, {**data, "step": "add", "looked": mark}, "")


def test_two_hundred_for_fifty_places_with_groups_of_four_among_them(site):
    """A hundred and twenty come alone, and twenty groups only together: no group is parted, and no place stays free."""
    stage = site.ask("tests.races.stage", "prepare")
    groups = [colleagues(site, stage["event"], number) for number in range(20)]

    answers, seconds = together([*forms(site, stage["event"], range(120)), *groups])

    after = site.ask("tests.races.stage", "count")
    print(f"120 alone and 20 groups of four for 50 places: {seconds:.2f} s")
    assert answers == [302] * 140
    assert after["broken"] == [] and after["parted"] == []
    assert (after["event"]["confirmed"], after["event"]["waiting"]) == (50, 150)
