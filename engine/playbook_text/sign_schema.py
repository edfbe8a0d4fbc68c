"""How a playbook writes a sign: `off`, its limits, its level, or a condition of its own."""

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from engine.playbook_text.gate_schema import Condition
from engine.playbook_text.notation import DURATION, Bilingual, Id, Strict, one_of, read_duration
from engine.signs import LEVELS

OFF = LEVELS[0]


def _bound(value: object) -> object:
    """`3` times, or `10d` of working days; which of the two a sign counts is a rule of its own."""
    if isinstance(value, str):
        return read_duration(value, week=5)
    if isinstance(value, int) and not isinstance(value, bool) and value < 1:
        raise PydanticCustomError("lint.too_small", "too small", {"least": 1})
    return value


Bound: TypeAlias = Annotated[
    int,
    BeforeValidator(_bound),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, DURATION]}),
]
Level: TypeAlias = Annotated[str, *one_of(LEVELS)]


class Sign(Strict):
    """A sign that comes along is tuned; one with a `condition` is the playbook's own. Named `stages`: so
    there, and as it comes elsewhere."""

    level: Level | None = None
    warn: Bound | None = None
    critical: Bound | None = None
    stages: list[str] = Field(default_factory=list)
    condition: Condition | None = None
    because: Bilingual | None = None
    ask: Bilingual | None = None


class _OrOff:
    """Beside the mapping, the word that switches a sign off; a YAML of an older kind reads it as false."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(_off, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core), {"enum": [OFF, False]}]}


def is_off(value: object) -> bool:
    return value == OFF or value is False


def _off(value: object) -> object:
    return {"level": OFF} if is_off(value) else value


Signs: TypeAlias = dict[Id, Annotated[Sign, _OrOff()]]
