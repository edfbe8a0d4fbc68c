"""The models of the playbook's schema as JSON Schema, each by its name: what pydantic says, in a shape an
editor can use."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from engine.playbook_text.schema import Playbook
from stages.accounts.periods import UNITS
from stages.accounts.rules import DEFAULTS, MEASURES

Schema: TypeAlias = dict[str, Any]
Models: TypeAlias = dict[str, Schema]

REQUIREMENTS = ("Decision", "WorksheetFilled", "ItemDone", "ConditionHolds", "ContactKnown", "VisitHeld")
CONDITIONS = ("All", "AnyOf", "Not", "Expression", "Compare")
UNIONS: Mapping[str, tuple[str, ...]] = {"Requirement": REQUIREMENTS, "Condition": CONDITIONS}
"""What is of exactly one of several kinds."""


def models() -> Models:
    """`Playbook` and all it is made of, without words."""
    root = Playbook.model_json_schema()
    found: Models = {name: _tidy(schema) for name, schema in root.pop("$defs").items()}
    found |= {name: {"oneOf": [ref(kind) for kind in kinds]} for name, kinds in UNIONS.items()}
    playbook = _tidy(root)
    playbook["properties"] |= {"extends": {"type": "null"}, "accounts": _accounts()}
    return {"Playbook": playbook, **found}


def ref(model: str) -> Schema:
    return {"$ref": f"#/$defs/{model}"}


def _tidy(value: Any) -> Any:
    """Without what pydantic makes up (titles, a default that is no value); unions named; mappings closed."""
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "oneOf" in value:
        kinds = tuple(each["$ref"].rpartition("/")[2] for each in value["oneOf"])
        return ref(next(name for name, of in UNIONS.items() if of == kinds))
    schema = {key: _tidy(each) for key, each in value.items() if not _made_up(key, each)}
    if named := schema.get("propertyNames", {}).get("enum"):
        inner = schema["additionalProperties"]
        del schema["propertyNames"]
        return {**schema, "properties": dict.fromkeys(named, inner), "additionalProperties": False}
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    return schema


def _made_up(key: str, value: Any) -> bool:
    """A property may be called `title` as well; it is no text."""
    if key == "default":
        return value is None or isinstance(value, dict)
    return key in ("title", "description", "discriminator") and isinstance(value, str)


def _accounts() -> Schema:
    """The schema leaves `accounts` to the method, which knows its rules by their defaults."""
    rules = {key: _rule(default) for key, default in DEFAULTS._asdict().items()}
    rules["value_by"]["enum"] = list(MEASURES)
    rules["period"]["enum"] = list(UNITS)
    return _closed(rules)


def _rule(default: Any) -> Schema:
    if isinstance(default, Mapping):
        return _closed({name: _rule(weight) for name, weight in default.items()})
    kind: Schema = {"type": "integer" if isinstance(default, int) else "string"}
    return kind if default is None else {**kind, "default": default}


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}
