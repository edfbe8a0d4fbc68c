"""A worksheet's model read off its annotations, and its values on their way to the database."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from engine.message import Text
from engine.worksheet import Field
from stages.kinds import Kind, Says


def described(model: type[Any]) -> tuple[Field, ...]:
    """The fields of a NamedTuple, in order."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(name, hint) for name, hint in hints.items())


def _field(name: str, hint: Any) -> Field:
    marks = list(_marks(hint))
    label = next((mark for mark in marks if isinstance(mark, Says)), None)
    kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
    said = label or Says(Text(name, name), Text(name, name), True)
    if kind is not None:
        return Field(name, said.label, said.ask, kind.id, kind.choices, (), said.needed, kind.past)
    row = next(arg for arg in _parts(hint) if isinstance(arg, type) and hasattr(arg, "_fields"))
    return Field(name, said.label, said.ask, "rows", {}, described(row), said.needed)


def _parts(hint: Any) -> Iterator[Any]:
    """The types an annotation is made of, itself first."""
    yield hint
    for arg in get_args(hint):
        yield from _parts(arg)


def _marks(hint: Any) -> Iterator[Any]:
    """What stands beside the types of an annotation, outermost first."""
    yield from getattr(hint, "__metadata__", ())
    for arg in get_args(hint):
        if get_origin(hint) is not tuple or not hasattr(arg, "_fields"):
            yield from _marks(arg)


def stored(value: Any) -> Any:
    """JSON-ready: a decimal as text with a point, a day as ISO text, of a NamedTuple what is not empty."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text if "." in text else f"{text}.0"
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        return {name: stored(each) for name, each in value._asdict().items() if each not in (None, (), {})}
    if isinstance(value, Mapping):
        return {name: stored(each) for name, each in value.items()}
    return [stored(each) for each in value] if isinstance(value, tuple | list) else value
