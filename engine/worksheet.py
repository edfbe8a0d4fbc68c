"""What the engine asks of a worksheet. The worksheets themselves are handed in by `stages`."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from engine.message import Message, Text


class Field(NamedTuple):
    """One field: its label, the question that fills it at a visit, and what it accepts."""

    id: str
    label: Text
    ask: Text
    kind: str = "text"
    """text, score (0 to 5) or choice."""
    choices: tuple[str, ...] = ()


class FieldFault(NamedTuple):
    field: str
    what: Message


class Worksheet(Protocol):
    """`read` parses and checks what a person typed; an empty value clears a field."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def fields(self) -> tuple[Field, ...]: ...

    def read(self, raw: Mapping[str, str]) -> tuple[dict[str, Any], tuple[FieldFault, ...]]: ...
    def complete(self, values: Mapping[str, Any]) -> int: ...
    def figures(self, values: Mapping[str, Any]) -> dict[str, Any]: ...
    def settles(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the values say of the deal itself, by the deal's own fields."""
        ...


Worksheets = Mapping[str, Worksheet]
