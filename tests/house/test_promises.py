"""What the house promises of writing, of names, and of the tests themselves."""

import ast
import inspect
import re
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.models import BooleanField, DateField, DateTimeField

from events.facts import fact_names
from tests.house.test_house import CODE, FILES, ROOT, TREES, WRITERS, actions, functions, refusals, where

WRITING = {"create", "bulk_create", "get_or_create", "update_or_create", "save", "bulk_update", "delete"}
APPS = ("events", "certificates", "learning", "toolkits")
DOORS = ("views", "forms", "queries", "urls", "templatetags", "attention", "access", "disclosure")
MOMENT = re.compile(r"_(at|until|since|from|before|login|joined)$|^(at|since)$")
TRUTH = re.compile(r"^(is|has|may|asks|shares|no|wants|gives)_|^companion$")


@cache
def words_of_tests() -> str:
    """Everything that a test says, but for those of the house."""
    return "\n".join(
        path.read_text() for path in FILES if path.relative_to(ROOT).parts[0] == "tests" and path.parent.name != "house"
    )


# Writing -----------------------------------------------------------------------------------------------


def is_on_rows(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in WRITING and "objects" in ast.unparse(call.func)


def test_only_actions_write():
    wrong = [
        where(path, call.lineno)
        for path in CODE
        if path.relative_to(ROOT).parts[0] in APPS and set(DOORS) & {path.stem, *path.relative_to(ROOT).parts}
        for call in ast.walk(TREES[path])
        if isinstance(call, ast.Call) and (is_on_rows(call) or ast.unparse(call.func).endswith(".save"))
    ]
    assert wrong == []


def test_a_transaction_is_an_actions_and_not_a_requests():
    assert settings.DATABASES["default"].get("ATOMIC_REQUESTS", False) is False


def test_what_an_action_says_that_it_announces_is_a_fact():
    known = {name.key for name in fact_names}
    for name, action in actions().items():
        for said in re.findall(r"Announces (.+?)(?:\.\s|\.$)", inspect.getdoc(action) or "", re.S):
            named = set(re.findall(r"`(\w+)`", said))
            assert named and named <= known, f"{name}: {said}"


# Names -------------------------------------------------------------------------------------------------


def columns():
    ours = [model for model in apps.get_models() if model._meta.app_label.startswith("bijeen")]
    return [(f"{model.__name__}.{field.name}", field) for model in ours for field in model._meta.local_fields]


def test_a_columns_name_tells_a_moment_a_day_and_a_truth():
    wrong = []
    for name, field in columns():
        ends = name.partition(".")[2]
        if isinstance(field, DateTimeField):
            wrong += [name] if not MOMENT.search(ends) else []
        elif isinstance(field, DateField):
            wrong += [name] if not re.search(r"(_on|_from|_until)$|^(from|until)", ends) else []
        elif isinstance(field, BooleanField):
            wrong += [name] if not TRUTH.search(ends) else []
    assert wrong == []


def test_a_component_opens_by_naming_what_it_accepts():
    components = sorted((ROOT / "templates" / "bijeen" / "components").glob("*.html"))
    assert components and [path.name for path in components if "ccepts" not in path.read_text().splitlines()[0]] == []


# Tests -------------------------------------------------------------------------------------------------


def test_a_tests_name_is_a_sentence():
    short = [
        f"{where(path, function.lineno)} {function.name}"
        for path, tree in TREES.items()
        if path.name.startswith("test_")
        for function in functions(tree)
        if function.name.startswith("test_") and function.name.count("_") < 3
    ]
    assert short == []


def test_every_refusal_stands_in_a_test():
    assert [
        no.__name__ for no in refusals() if no.__name__ not in words_of_tests() and no.code not in words_of_tests()
    ] == []


def test_every_action_stands_in_a_test():
    """By its own name: a page's test shows the page, and not the rule."""
    said = {name: name.rpartition(".")[2] for name in WRITERS if "Announces" in (inspect.getdoc(WRITERS[name]) or "")}
    assert len(said) > 25
    assert [name for name, word in said.items() if not re.search(rf"\b{word}\(", words_of_tests())] == []


# Living in a host ----------------------------------------------------------------------------------------


def test_the_apps_read_the_clock_of_the_programme_and_not_the_hosts():
    """Django's `localtime` and its like follow the host's TIME_ZONE, which may be UTC."""
    hosts = re.compile(r"\b(localtime|localdate|get_current_timezone|get_default_timezone)\(")
    apps_code = [path for path in CODE if path.relative_to(ROOT).parts[0] in APPS]
    assert [where(path) for path in apps_code if hosts.search(path.read_text())] == []
