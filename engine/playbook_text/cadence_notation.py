"""How a playbook writes a contact cadence: `3/month`, `2-3/month`, `1/1-2 months`, `when_needed`."""

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from engine.cadence import PER_DAY
from engine.people import POSITIONS
from engine.playbook_text.notation import Strict, one_of

UNITS = {"week": 7, "month": 30, "year": 365}
"""Calendar days."""
WHEN_NEEDED = "when_needed"
_SPAN = r"([0-9]{1,2})(?:-([0-9]{1,2}))?"
_OFTEN = rf"{_SPAN}/(?:{_SPAN} )?(week|month|year)s?"


def read_often(value: object) -> tuple[int, int]:
    """`2-3/month` as the days from one contact to the next: due after 10, overdue after 15."""
    match = re.fullmatch(_OFTEN, value) if isinstance(value, str) else None
    if match is not None:
        least, most = _span(match[1], match[2])
        shortest, longest = _span(match[3] or "1", match[4])
        days = UNITS[match[5]]
        if 0 < least <= most <= shortest * days and shortest <= longest:
            return shortest * days // most, -(-longest * days // least)
    raise PydanticCustomError("lint.rhythm", "no rhythm", {"given": str(value)})


def _span(first: str, last: str | None) -> tuple[int, int]:
    return int(first), int(last or first)


class _WhenNeeded:
    """Beside rhythms, the word for none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_needed, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core), {"const": WHEN_NEEDED}]}


def _needed(value: object) -> object:
    return {} if value == WHEN_NEEDED else value


Often: TypeAlias = Annotated[
    tuple[int, int],
    BeforeValidator(read_often),
    WithJsonSchema(
        {"type": "string", "pattern": f"^(?!0?0[-/]){_OFTEN}$", "examples": ["3/month", "1/1-2 months"]}
    ),
]
Position: TypeAlias = Annotated[str, *one_of(POSITIONS)]


class Contacts(Strict):
    """How often one position sees and calls a client of one class; a visit is a call as well."""

    visit: Often | None = None
    call: Often | None = None


ByPosition: TypeAlias = dict[Position, Annotated[Contacts, _WhenNeeded()]]


class Cadence(Strict):
    """By an account's class."""

    per_day: int = Field(default=PER_DAY, ge=1)
    A: ByPosition = Field(default_factory=dict)
    B: ByPosition = Field(default_factory=dict)
    C: ByPosition = Field(default_factory=dict)
