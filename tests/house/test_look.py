"""What the look promises: nothing inline, every class of ours begins with b-, and colours that can be read."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.template import loader

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted((ROOT / "static" / "bijeen").rglob("*.css"))
TOKENS = (ROOT / "static/bijeen/base/tokens.css").read_text()
MAILS = ROOT / "templates" / "bijeen" / "messages"


@pytest.mark.parametrize("path", [path for path in TEMPLATES if MAILS not in path.parents], ids=lambda path: path.name)
def test_no_template_has_anything_inline(path):
    text = path.read_text()
    assert not re.search(r"\sstyle\s*=", text), "style="
    assert not re.search(r"<style", text), "<style>"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "a handler"
    assert not re.search(r"javascript:", text), "javascript:"
    for attrs, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.S):
        assert "src=" in attrs or "application/" in attrs or not body.strip(), "an inline script"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_template_can_be_read(path):
    loader.get_template(str(path.relative_to(ROOT / "templates")))


@pytest.mark.parametrize("path", [path for path in TEMPLATES if MAILS not in path.parents], ids=lambda path: path.name)
def test_every_class_in_a_template_is_ours(path):
    said = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text(), flags=re.S)
    for value in re.findall(r'class="([^"]*)"', said):
        assert all(name.startswith("b") and (name == "bijeen" or name.startswith("b-")) for name in value.split()), (
            value
        )


@pytest.mark.parametrize("path", [sheet for sheet in SHEETS if sheet.parent.name != "site"], ids=lambda path: path.name)
def test_every_class_in_a_sheet_is_ours_and_no_bare_element_is_styled(path):
    text = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", path.read_text(), flags=re.S)
    for name in re.findall(r"\.([a-zA-Z][\w-]*)", text):
        assert name == "bijeen" or name.startswith("b-"), name
    for line in text.splitlines():
        if path.name != "tokens.css":
            assert not re.match(r"(html|body|h\d|p|a|ul|ol|li|table|form|input|button|svg)\b[^.]*{", line), line


def test_there_is_no_request_to_another_host():
    for path in SHEETS:
        assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", path.read_text()), path


# Colours that can be read ------------------------------------------------------------------------


def _token(name: str, dark: bool) -> str:
    value = re.search(rf"--b-{name}:\s*([^;]+);", TOKENS).group(1)
    if pair := re.match(r"light-dark\((var\([^)]*\)|[^,]+),\s*(var\([^)]*\)|[^)]+)\)", value):
        value = pair.group(2 if dark else 1).strip()
    if other := re.match(r"var\(--b-([\w-]+)\)", value):
        return _token(other.group(1), dark)
    return value


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("paper", "surface", "sunken")
TEXT = [
    *product(("ink", "ink-soft", "action", "action-hover"), GROUNDS),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-hero", "hero"),
    *((f"{name}-ink", f"{name}-tint") for name in ("ok", "warn", "info", "error")),
    *product([f"{name}-ink" for name in ("ok", "warn", "info", "error")], ("paper", "surface")),
    *product(("dark",), ("sun", "sky", "poppy")),
    ("ink", "ok-tint"),
    ("ink", "info-tint"),
    ("ink", "error-tint"),
]
EDGES = [
    *product(("line-strong", "action", "focus"), ("paper", "surface")),
    ("action", "ok-tint"),
    ("error-ink", "paper"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink, ground, dark):
    assert _contrast(_token(ink, dark), _token(ground, dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(edge, ground, dark):
    assert _contrast(_token(edge, dark), _token(ground, dark)) >= 3


def test_contrast_is_measured_as_wcag_does():
    assert _contrast("#fff", "#000") == pytest.approx(21)
    assert _contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)
