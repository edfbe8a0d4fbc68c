"""What a file may say that extends another: every key may be left out, `null` takes one away, entries are
changed by their id, and a list without ids is replaced or changed by `add` and `remove`."""

from typing import Any

from workshop.json_schema.models import CONDITIONS, REQUIREMENTS, Models, Schema, ref

CHANGE = "Change"
BY_ID = "ById"
"""A requirement that is changed by its id alone."""

_OWN = ("playbook", "version", "title", "extends")
"""Never inherited."""
_DIRECTIVES: Schema = {
    "after": {"type": "string"},
    "before": {"type": "string"},
    "remove": {"enum": [True, "yes"]},
}
_ENTRIES = {"Stage": ["id"], "Item": ["id"]}
"""What an entry of a list is known by."""
_WHOLE = (*CONDITIONS, "Condition")
"""Replaced and never merged."""


def changes_of(whole: Models) -> Models:
    """The same models under the name of a change: `StageChange`."""
    made = {f"{name}{CHANGE}": _change(name, schema) for name, schema in whole.items() if name not in _WHOLE}
    kinds = [ref(f"{name}{CHANGE}") for name in (*REQUIREMENTS, BY_ID)]
    return {**made, f"Requirement{CHANGE}": {"oneOf": kinds}, f"{BY_ID}{CHANGE}": _by_id(whole)}


def _change(name: str, schema: Schema) -> Schema:
    if "properties" not in schema:
        return schema
    changed = {**_mapping(schema), "required": _required(name, schema)}
    if name in (*_ENTRIES, *REQUIREMENTS):
        changed["properties"] |= _DIRECTIVES
    if name == "Playbook":
        changed["properties"] |= {key: schema["properties"][key] for key in _OWN[:3]}
        changed["properties"]["extends"] = {"type": "string", "minLength": 1, "examples": ["client-value"]}
    return changed


def _required(name: str, schema: Schema) -> list[str]:
    if name == "Playbook":
        return list(_OWN)
    if name in REQUIREMENTS:
        return [schema["required"][0]]
    return _ENTRIES.get(name, [])


def _by_id(whole: Models) -> Schema:
    """Any key of any kind but the one that says the kind."""
    properties: Schema = {}
    for name in REQUIREMENTS:
        kind = whole[name]["required"][0]
        own = _mapping(whole[name])["properties"]
        properties |= {key: value for key, value in own.items() if key != kind}
    properties |= {"id": {"type": "string"}, **_DIRECTIVES}
    return {"type": "object", "properties": properties, "required": ["id"], "additionalProperties": False}


def _mapping(schema: Schema) -> Schema:
    """An object key by key; what must be there can't be taken away."""
    changed = {key: value for key, value in schema.items() if key not in ("required", "minItems")}
    needed = schema.get("required", ())
    for group in ("properties", "patternProperties"):
        if group in schema:
            changed[group] = {
                key: _value(value) if key in needed else _or_null(_value(value))
                for key, value in schema[group].items()
            }
    return changed


def _value(schema: Schema) -> Schema:
    if "$ref" in schema:
        name = _name(schema)
        return schema if name in _WHOLE else ref(f"{name}{CHANGE}")
    if "anyOf" in schema:
        return {**schema, "anyOf": [_value(each) for each in schema["anyOf"]]}
    if schema.get("type") == "array":
        return _list(schema)
    return _mapping(schema) if schema.get("type") == "object" else schema


def _list(schema: Schema) -> Schema:
    items = schema["items"]
    if _name(items) in (*_ENTRIES, "Requirement"):
        return {"type": "array", "items": _value(items)}
    named = {**_value(items), "minProperties": 1} if _name(items) == "Bilingual" else items
    verbs = {"add": {"type": "array", "items": items}, "remove": {"type": "array", "items": named}}
    change = {"type": "object", "properties": verbs, "additionalProperties": False, "minProperties": 1}
    return {"anyOf": [schema, change]}


def _name(schema: Any) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _or_null(schema: Schema) -> Schema:
    null = {"type": "null"}
    if schema == null or null in schema.get("anyOf", ()):
        return schema
    return {**schema, "anyOf": [*schema["anyOf"], null]} if "anyOf" in schema else {"anyOf": [schema, null]}
