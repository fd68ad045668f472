"""Rows that somebody puts in order by hand: numbered from one, in their column `order`."""

from typing import Any


def move(rows: list[Any], row: Any, *, up: bool) -> bool:
    """Number the rows anew with this one a place up or down, without writing; False when it stands at that end already."""
    place = rows.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return False
    rows[place], rows[other] = rows[other], rows[place]
    for number, one in enumerate(rows, 1):
        one.order = number
    return True
