"""A mapping's keys as JSON Schema 2020-12, for editors: made of the plans, described in words handed in."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from exchange.plans.plan import PLANS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = "Mapping"
"""What the whole is described as."""

Schema: TypeAlias = dict[str, Any]


class About(NamedTuple):
    """How a key is called, and what it is for."""

    title: str
    description: str


Describe: TypeAlias = Callable[[str], About]
"""By the name of a key, `columns`, or by plan and key where it means something else there: `events.id`."""

APART = ("events.id", "contacts.name", "visits.on", "orders.on", "orders.amount")
"""Keys with words of their own in one plan."""


def json_schema(describe: Describe) -> Schema:
    """One file for all that a mapping can be of: `what` says which keys there are; without it, deals."""
    defined: Schema = {}
    for what, plan in PLANS.items():
        whole = json.loads(json.dumps(plan.model_json_schema()))
        parts = whole.pop("$defs", {})
        tidy = {name: _loosened(_tidy(schema)) for name, schema in {what: whole, **parts}.items()}
        for key, schema in _described(what, tidy):
            schema |= describe(key)._asdict()
        defined |= {name if name == what else f"{what}.{name}": part for name, part in tidy.items()}
        _point(defined, what, parts)
    choices = [_choice(what) for what in PLANS if what != "deals"]
    otherwise: Schema = {"$ref": "#/$defs/deals"}
    for choice in reversed(choices):
        otherwise = {**choice, "else": otherwise}
    return {"$schema": DIALECT, **describe(NAME)._asdict(), "type": "object", **otherwise, "$defs": defined}


def keys() -> frozenset[str]:
    """All there is to describe."""
    found = {NAME}
    for what, plan in PLANS.items():
        whole = plan.model_json_schema()
        parts = whole.pop("$defs", {})
        found |= {key for key, _ in _described(what, {what: whole, **parts})}
    return frozenset(found)


def _choice(what: str) -> Schema:
    said = {"properties": {"what": {"const": what}}, "required": ["what"]}
    return {"if": said, "then": {"$ref": f"#/$defs/{what}"}}


def _described(what: str, parts: Schema) -> Iterator[tuple[str, Schema]]:
    """Every key of every model, behind the name of its words."""
    for schema in parts.values():
        for key, value in schema.get("properties", {}).items():
            apart = f"{what}.{key}"
            yield (apart if apart in APART else key), value


def _tidy(value: Any) -> Any:
    """Without what pydantic makes up: titles, descriptions out of the code, a default that is no value."""
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if not isinstance(value, dict):
        return value
    made_up = ("title", "description")
    return {
        key: _tidy(each)
        for key, each in value.items()
        if not (key in made_up and isinstance(each, str)) and not (key == "default" and each in (None, {}))
    }


def _loosened(model: Schema) -> Schema:
    """As people may write it: one name for a list of one, a stage for a way of one step."""
    properties = model["properties"]
    for key in ("stages", "activities"):
        if key in properties:
            steps = properties[key]["additionalProperties"]
            one = steps.get("items", {})
            properties[key]["additionalProperties"] = {
                "anyOf": [{"type": "string"}, steps, *([one] if one else [])]
            }
    if "answers" in properties:
        named = properties["answers"]
        listed = {"type": "array", "items": {"type": "string"}}
        properties["answers"] = {"anyOf": [{k: v for k, v in named.items() if k != "default"}, listed]}
    return {**model, "properties": {key: _one_or_more(key, value) for key, value in properties.items()}}


def _one_or_more(key: str, schema: Schema) -> Schema:
    """A list with at least one item, wherever it stands, may be that item."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_one_or_more(key, each) for each in schema["anyOf"]]}
    within = schema.get("additionalProperties")
    if isinstance(within, dict):
        return {**schema, "additionalProperties": _one_or_more(key, within)}
    listed = schema.get("type") == "array" and schema["items"].get("type") == "string"
    if listed and (schema.get("minItems") or key == "dates"):
        return {"anyOf": [schema["items"], schema]}
    return schema


def _point(defined: Schema, what: str, parts: Schema) -> None:
    """References to the parts of one plan, which have its name before theirs."""
    names = {f"#/$defs/{name}": f"#/$defs/{what}.{name}" for name in parts}

    def pointed(value: Any) -> Any:
        if isinstance(value, list):
            return [pointed(each) for each in value]
        if isinstance(value, dict):
            kept = {key: pointed(each) for key, each in value.items()}
            return {**kept, "$ref": names.get(kept["$ref"], kept["$ref"])} if "$ref" in kept else kept
        return value

    for name in (what, *(f"{what}.{part}" for part in parts)):
        defined[name] = pointed(defined[name])
