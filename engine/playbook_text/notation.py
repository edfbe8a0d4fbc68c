"""How a playbook writes its small things: ids, texts in both languages, durations, percentages."""

import re
from typing import Annotated, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from engine.facts import BEHAVIOURS, PARTS, STYLES


def one_of(allowed: tuple[str, ...]) -> tuple[BeforeValidator, WithJsonSchema]:
    """A closed list of words."""

    def check(value: object) -> object:
        if isinstance(value, str) and value not in allowed:
            raise PydanticCustomError("lint.not_one_of", "not allowed", {"given": value, "allowed": allowed})
        return value

    return BeforeValidator(check), WithJsonSchema({"type": "string", "enum": list(allowed)})


_DIGITS = 4
"""Of a duration: some 27 years in days, and nobody means more."""
DURATION = {"type": "string", "pattern": "^(?!0+[dw])[0-9]{1,4}[dw]$", "examples": ["20d", "4w"]}
"""As JSON Schema says what `read_duration` takes."""


def read_duration(value: object, week: int) -> int:
    """`20d` or `3w` as days, with so many of them in a week."""
    match = re.fullmatch(r"([0-9]+)([dw])", value) if isinstance(value, str) else None
    if match is None or not match[1].strip("0"):
        raise PydanticCustomError("lint.duration", "no duration", {"given": str(value)})
    if len(match[1]) > _DIGITS:
        raise PydanticCustomError("lint.duration_long", "too long", {"most": f"{'9' * _DIGITS}{match[2]}"})
    return int(match[1]) * (week if match[2] == "w" else 1)


def _days(week: int) -> tuple[BeforeValidator, WithJsonSchema]:
    """`20d` or `3w` as days; a week of working days has five."""

    def read(value: object) -> int:
        return read_duration(value, week)

    return BeforeValidator(read), WithJsonSchema(DURATION)


def _per_cent(value: object) -> int:
    match = re.fullmatch(r"([0-9]{1,3})\s?%", value) if isinstance(value, str) else None
    if match is None or not 1 <= int(match[1]) <= 100:
        raise PydanticCustomError("lint.per_cent", "no percentage", {"given": str(value)})
    return int(match[1])


_STEERING = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def _harmless(value: str) -> str:
    """Text that steers no terminal: without control characters and such as turn the direction of writing."""
    if found := re.search(_STEERING, value):
        raise PydanticCustomError("lint.control", "steers a terminal", {"code": f"U+{ord(found[0]):04X}"})
    return value


def _yes_no(value: object) -> object:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
RequirementId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_:.-]*$", max_length=90)]
PlaybookId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Currency: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{3}$"), Field(json_schema_extra={"examples": ["CNY"]})
]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PlainWords: TypeAlias = Annotated[
    Words,
    AfterValidator(_harmless),
    WithJsonSchema({"type": "string", "pattern": r"\S", "not": {"pattern": _STEERING}}),
]
WorkingDays: TypeAlias = Annotated[int, *_days(week=5)]
CalendarDays: TypeAlias = Annotated[int, *_days(week=7)]
PerCent: TypeAlias = Annotated[
    int,
    BeforeValidator(_per_cent),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(0{0,2}[1-9]|0?[1-9][0-9]|100)\s?%$", "examples": ["70%"]}
    ),
]
YesNo: TypeAlias = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": [True, False, "yes", "no"]})
]
Part: TypeAlias = Annotated[str, *one_of(PARTS)]
Style: TypeAlias = Annotated[str, *one_of(STYLES)]
Behaviour: TypeAlias = Annotated[str, *one_of(BEHAVIOURS)]


class Strict(BaseModel):
    """Unknown keys are refused and nothing is guessed: `"1"` is no number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bilingual(Strict):
    """One text, in Chinese and in English."""

    zh: PlainWords
    en: PlainWords
