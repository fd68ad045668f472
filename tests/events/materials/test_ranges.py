"""Parts of a file: RFC 9110, 14."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.materials.ranges import NoSuchPart, part_of

PARTS = {
    "bytes=0-0": (0, 0),
    "bytes=0-499": (0, 499),
    "bytes=500-999": (500, 999),
    "bytes=500-5000": (500, 999),
    "bytes=-500": (500, 999),
    "bytes=-5000": (0, 999),
    "bytes=9-": (9, 999),
    "Bytes= 0 - 9 ": (0, 9),
}
WHOLE = (
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=5-1",
    "lines=0-1",
    "bytes=0-1,5-6",
    "bytes=٣-٤",
    "bytes=--1",
)


@pytest.mark.parametrize("header", PARTS)
def test_one_part_is_given(header):
    part = part_of(header, 1000)
    assert (part.first, part.last) == PARTS[header]
    assert part.content_range == f"bytes {part.first}-{part.last}/1000"


@pytest.mark.parametrize("header", WHOLE)
def test_what_is_not_understood_is_the_whole(header):
    assert part_of(header, 1000) is None


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=1000-1001", "bytes=-0"])
def test_what_is_behind_the_end_is_told(header):
    with pytest.raises(NoSuchPart):
        part_of(header, 1000)


@given(
    header=st.text(max_size=60) | st.from_regex(r"bytes=\d{0,25}-\d{0,25}", fullmatch=True), size=st.integers(1, 10**12)
)
def test_a_part_is_always_inside_the_file(header, size):
    try:
        part = part_of(header, size)
    except NoSuchPart:
        return
    assert part is None or 0 <= part.first <= part.last < size
