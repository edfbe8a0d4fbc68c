"""The JSON Schema of a playbook file: one that stands alone is complete, one that extends another changes
it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from workshop.json_schema.changes import BY_ID, CHANGE, changes_of
from workshop.json_schema.models import CONDITIONS, REQUIREMENTS, Models, Schema, models

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "playbook.schema.json"
"""How it is called beside a playbook."""


class About(NamedTuple):
    """How a key is called, and what it is for."""

    title: str
    description: str


Describe: TypeAlias = Callable[[str], About]
"""By the name of a model, `Stage`, or of a key in it, `Stage.limits`."""

_ALIKE: Mapping[str, str] = {
    **dict.fromkeys(CONDITIONS, "Condition"),
    **dict.fromkeys(REQUIREMENTS, "Requirement"),
    **dict.fromkeys("ABC", "position"),
}
"""Models and mappings whose keys mean the same wherever they stand."""
_COMMON = {
    "Condition": ("because",),
    "Requirement": (
        *("id", "when", "because", "waivable", "title"),
        *("ask", "valid_for", "at_least", "today", "where", "within"),
    ),
    "position": ("sales_rep", "business_manager", "marketing_director", "general_manager"),
}
_DIRECTIVES = ("after", "before", "remove", "add")


def json_schema(describe: Describe) -> dict[str, Any]:
    """JSON Schema 2020-12 with a title and a description on every key."""
    parts = _parts()
    for key, schema in _described(parts):
        schema |= describe(key)._asdict()
    return {
        "$schema": DIALECT,
        **describe("Playbook")._asdict(),
        "type": "object",
        "if": {"properties": {"extends": {"type": "string"}}, "required": ["extends"]},
        "then": {"$ref": f"#/$defs/Playbook{CHANGE}"},
        "else": {"$ref": "#/$defs/Playbook"},
        "$defs": parts,
    }


def keys() -> frozenset[str]:
    """All there is to describe."""
    return frozenset(key for key, _ in _described(_parts()))


def _parts() -> Models:
    """Nothing of it is in two places, so that each may have its own words."""
    whole = models()
    parts: Models = json.loads(json.dumps(whole | changes_of(whole)))
    return parts


def _described(parts: Models) -> Iterator[tuple[str, Schema]]:
    """Every model and every key in one, behind the name of its words."""
    for model, schema in parts.items():
        yield model.removesuffix(CHANGE), schema
        yield from _inside(model, model.removesuffix(CHANGE), schema)


def _inside(model: str, owner: str, schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Of a mapping within a mapping the outer key is the owner."""
    for key, value in schema.get("properties", {}).items():
        yield _key(model, owner, key), value
        yield from _inside(model, key, value)
    for each in schema.get("anyOf", ()):
        yield from _inside(model, owner, each)


def _key(model: str, owner: str, key: str) -> str:
    if model.endswith(CHANGE) and key in _DIRECTIVES:
        return f"{CHANGE}.{key}"
    alike = _ALIKE.get(owner, "Requirement" if owner == BY_ID else owner)
    return f"{alike}.{key}" if owner == alike or key in _COMMON.get(alike, ()) else f"{owner}.{key}"
