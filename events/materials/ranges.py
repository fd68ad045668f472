"""Parts of a file, as RFC 9110 (14.1, 14.2) lets a browser ask for them: one part; of more the whole is given."""

import re
from dataclasses import dataclass

ONE_PART = re.compile(r"^bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*$", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class Part:
    """From `first` up to and including `last`, in bytes from 0, of a file of `size`."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def content_range(self) -> str:
        """The header Content-Range (14.4)."""
        return f"bytes {self.first}-{self.last}/{self.size}"


class NoSuchPart(Exception):
    """It begins behind the end, or asks for the last 0 bytes: 416."""


def part_of(header: str, size: int) -> Part | None:
    """The part that a Range header asks for; None when it asks for none that we know, and the whole is the answer.

    Raises NoSuchPart where the answer is 416.
    """
    found = ONE_PART.match(header)
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:  # the last so many bytes
        if int(last) == 0:
            raise NoSuchPart
        return Part(max(0, size - int(last)), size - 1, size)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise NoSuchPart
    return Part(int(first), min(int(last), size - 1) if last else size - 1, size)
