"""Reading the year: JSON that remembers on which line everything stands."""

from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any


class BrokenYear(Exception):
    """The file cannot be played in. `problems` has one sentence each, with the line."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.problems = [f"{path.name}, {problem}" for problem in problems]
        super().__init__("\n".join(self.problems))


class Row(dict):
    """An object of the file, with the line on which it opens and the line of each of its values."""

    line: int = 0
    lines: dict[str, int]

    def line_of(self, key: str) -> int:
        """The line of a value; of the object itself when the key is not there."""
        return self.lines.get(key, self.line)


class _Decoder(JSONDecoder):
    def __init__(self) -> None:
        super().__init__()
        self.parse_object = self._row
        self.scan_once = py_make_scanner(self)
        self.breaks: list[int] = []

    def rows(self, text: str) -> Any:
        self.breaks = [place for place, sign in enumerate(text) if sign == "\n"]
        return self.decode(text)

    def _line(self, place: int) -> int:
        return bisect_right(self.breaks, place) + 1

    def _row(self, text_and_place: tuple[str, int], strict: bool, scan_once: Any, *rest: Any) -> tuple[Row, int]:
        places: list[int] = []

        def noting(text: str, place: int) -> Any:
            places.append(place)
            return scan_once(text, place)

        pairs, end = JSONObject(text_and_place, strict, noting, None, list)
        row = Row(pairs)
        row.line = self._line(text_and_place[1] - 1)
        row.lines = {key: self._line(place) for (key, _), place in zip(pairs, places, strict=True)}
        if len(row) != len(pairs):
            raise JSONDecodeError("a key stands twice in this object", text_and_place[0], text_and_place[1])
        return row, end


def read(path: Path) -> Row:
    """The year as rows. Raises BrokenYear with the line when it is not JSON, and a sentence when it cannot be read."""
    try:
        year = _Decoder().rows(path.read_text(encoding="utf-8"))
    except JSONDecodeError as error:
        raise BrokenYear(path, [f"line {error.lineno}: this is not JSON ({error.msg})."]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenYear(path, [f"line 1: the file cannot be read ({error.__class__.__name__})."]) from error
    if not isinstance(year, Row):
        raise BrokenYear(path, ["line 1: a year is an object with programme, people, venues and activities."])
    return year
