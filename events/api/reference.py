"""The schema of the API as rows for a page: what can be called, what it takes and what it gives."""

from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One field of an object."""

    name: str
    type: str
    is_required: bool
    says: str


@dataclass(frozen=True)
class Thing:
    """An object that goes in or comes out."""

    name: str
    says: str
    columns: list[Column]


@dataclass(frozen=True)
class Call:
    """Something that can be called."""

    method: str
    path: str
    says: list[str]
    takes: str
    gives: str


@dataclass(frozen=True)
class Reference:
    """All of it."""

    title: str
    version: str
    calls: list[Call]
    things: list[Thing]


def of(schema: Schema) -> Reference:
    """Read from an OpenAPI 3.1 document."""
    calls = [
        Call(
            method=method.upper(),
            path=path,
            says=[part for part in operation.get("description", "").split("\n\n") if part],
            takes=_name(_body(operation.get("requestBody", {}))),
            gives=_name(_body(operation.get("responses", {}).get(200, {}))),
        )
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    things = [_thing(name, thing) for name, thing in schema["components"]["schemas"].items()]
    return Reference(schema["info"]["title"], schema["info"]["version"], calls, things)


def _body(holder: Schema) -> Schema:
    return holder.get("content", {}).get("application/json", {}).get("schema", {})


def _thing(name: str, thing: Schema) -> Thing:
    required = set(thing.get("required", ()))
    rows = thing.get("properties", {}).items()
    columns = [Column(key, _type(row), key in required, row.get("description", "")) for key, row in rows]
    return Thing(name, thing.get("description", ""), columns)


def _name(schema: Schema) -> str:
    return schema.get("$ref", "").rpartition("/")[2]


def _type(schema: Schema) -> str:
    """A type in one line, as in the schema's own words."""
    if "$ref" in schema:
        return _name(schema)
    if choices := schema.get("anyOf"):
        return " | ".join(_type(choice) for choice in choices)
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "const" in schema:
        return f'"{schema["const"]}"'
    if schema.get("type") == "array":
        most = f", {schema['maxItems']} at most" if "maxItems" in schema else ""
        return f"list of {_type(schema.get('items', {}))}{most}"
    return " ".join(filter(None, (schema.get("type", "anything"), schema.get("format", ""))))
