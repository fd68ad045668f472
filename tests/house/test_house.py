"""What the house promises (CONTRIBUTING.md), held over every file."""

import ast
import inspect
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from events.refusals import Refusal

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("config", "demo", "events", "certificates", "learning", "toolkits", "benchmarks", "tests")
FILES = [path for place in PLACES for path in (ROOT / place).rglob("*.py") if "migrations" not in path.parts]
CODE = [path for path in FILES if path.relative_to(ROOT).parts[0] != "tests"]
TREES = {path: ast.parse(path.read_text()) for path in FILES}
SAY_NOTHING = {"utils", "util", "common", "helpers", "helper", "services", "managers", "mixins", "misc", "base"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
Function = ast.FunctionDef | ast.AsyncFunctionDef


def where(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}{f':{line}' if line else ''}"


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Without its docstring."""
    said = ast.get_docstring(function, clean=False) or ""
    return function.end_lineno - function.lineno + 1 - (said.count("\n") + 1 if said else 0)


def test_no_file_is_long_enough_to_be_two_things():
    assert [f"{where(path)}: {n}" for path in FILES if (n := len(path.read_text().splitlines())) > LONGEST_FILE] == []


def test_no_function_is_long_enough_to_be_two_things():
    long = [
        f"{where(path, function.lineno)} {function.name}: {length(function)}"
        for path, tree in TREES.items()
        for function in functions(tree)
        if length(function) > LONGEST_FUNCTION
    ]
    assert long == []


def test_names_of_files_tell_something():
    assert [where(path) for path in FILES if path.stem in SAY_NOTHING or path.parent.name in SAY_NOTHING] == []


def test_every_module_says_in_a_docstring_what_it_is():
    silent = [where(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert silent == []


def test_nothing_is_imported_inside_a_function():
    inside = [
        where(path, node.lineno)
        for path, tree in TREES.items()
        if path.name != "apps.py"
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_page_and_no_command_carries_what_only_draws_a_sheet():
    """A third of a second at each start, and fourteen megabytes in each worker."""
    loaded = "import django, sys; django.setup(); import config.urls; print(*sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "BIJEEN_DEMO": "1"}
    found = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert set(found.stdout.decode().split()) & {"openpyxl", "reportlab", "pikepdf", "lxml"} == set()


def test_nothing_is_left_open_or_skipped():
    words = re.compile(r"TODO|FIXME|XXX|mark\.skip|pytest\.skip|xfail")
    texts = [*FILES, *(ROOT / "templates").rglob("*.html"), *(ROOT / "static" / "bijeen").rglob("*.css")]
    assert [where(path) for path in texts if path != Path(__file__) and words.search(path.read_text())] == []


def test_our_own_code_is_never_mocked():
    doubles = re.compile(r"unittest\.mock|mock\.patch|mocker\b")
    assert [where(path) for path in FILES if doubles.search(path.read_text()) and path != Path(__file__)] == []


# Actions ---------------------------------------------------------------------------------------------------


def action_modules() -> list[str]:
    """Every `actions.py`, and every file of an `actions/`."""
    found = [path for path in CODE if path.stem == "actions" or path.parent.name == "actions"]
    return [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in found]


def actions() -> dict[str, Any]:
    """Every public function that an `actions` module defines."""
    found = {}
    for name in action_modules():
        module = import_module(name)
        for function in vars(module).values():
            if inspect.isfunction(function) and inspect.getmodule(inspect.unwrap(function)) is module:
                found[f"{name}.{function.__name__}"] = inspect.unwrap(function)
    return {name: function for name, function in found.items() if not function.__name__.startswith("_")}


WRITERS = {name: function for name, function in actions().items() if "at" in inspect.signature(function).parameters}


def test_there_are_actions_to_look_at():
    assert len(WRITERS) > 25


@pytest.mark.parametrize("name", actions())
def test_an_action_is_typed_and_says_what_it_does(name):
    function = actions()[name]
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert [p.name for p in signature.parameters.values() if p.annotation is p.empty] == []


@pytest.mark.parametrize("name", WRITERS)
def test_an_action_is_told_everything_by_name_and_knows_no_clock_and_no_page(name):
    function = WRITERS[name]
    given = inspect.signature(function).parameters.values()
    if re.search("Announces|Refuses", inspect.getdoc(function) or ""):  # else it is a step of one
        by_name = (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD)
        assert [parameter.name for parameter in given if parameter.kind not in by_name] == []
    assert "request" not in inspect.signature(function).parameters
    assert not re.search(r"(?<![\w.])(now|localtime|localdate)\(\)", inspect.getsource(function))


# Refusals --------------------------------------------------------------------------------------------------


def refusals() -> list[type[Refusal]]:
    """Every rule that can say no."""
    for path in CODE:
        if path.stem in ("refusals", "limits"):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found, todo = [], [Refusal]
    while todo:
        found += (children := todo.pop().__subclasses__())
        todo += children
    return found


def test_every_refusal_has_a_code_of_its_own_and_a_sentence():
    codes = Counter(refusal.code for refusal in refusals())
    assert len(codes) > 20
    assert [code for code, number in codes.items() if number > 1 or not re.fullmatch(r"[a-z_]+", code)] == []
    assert [refusal.__name__ for refusal in refusals() if refusal.sentence == Refusal.sentence] == []
    assert [refusal.__name__ for refusal in refusals() if not str(refusal.sentence).endswith(".")] == []


def test_what_a_docstring_says_that_an_action_refuses_is_there():
    known = {refusal.__name__ for refusal in refusals()}
    for name, function in actions().items():
        for said in re.findall(r"Refuses: (.+?)(?:\n\n|$)", inspect.getdoc(function) or "", re.S):
            named = set(re.findall(r"\b(?:[A-Z][a-z]+){2,}\b", said))
            assert named <= known, f"{name}: {named - known}"
