"""Sides that begin at the same moment, each in a thread with a connection of its own, and what each of them got."""

import os
import threading
from collections.abc import Callable

from django.db import connections

from events.refusals import Refusal

TIMES = int(os.environ.get("RACES", "5"))
Side = Callable[[], object]
Stage = tuple[list[Side], Callable[[], str]]


def together(sides: list[Side]) -> list[str]:
    """What each side got, when all begin at the same moment."""
    barrier, got = threading.Barrier(len(sides)), ["!hung"] * len(sides)

    def one(place: int, side: Side) -> None:
        try:
            barrier.wait()
            side()
            got[place] = "ok"
        except Refusal as no:
            got[place] = no.code
        except Exception as error:
            got[place] = f"!{type(error).__name__}: {str(error)[:80]}"
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=pair, daemon=True) for pair in enumerate(sides)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return got


def tally(pair: Callable[[], Stage]) -> dict:
    """Several rounds of one pair."""
    got, wrong = set(), set()
    for _ in range(TIMES):
        sides, check = pair()
        got |= set(together(sides))
        wrong |= {check()} - {""}
    return {"got": sorted(got), "wrong": sorted(wrong)}
