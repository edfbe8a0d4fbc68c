"""A worksheet's model read off its annotations, and its values on their way to the database and back."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from engine.message import Message, Text
from engine.worksheet import Field
from stages.kinds import Kind, Says

M = TypeVar("M")


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
        told = (kind.id, kind.choices, (), said.needed, kind.past, kind.counts)
        return Field(name, said.label, said.ask, *told)
    return Field(name, said.label, said.ask, "rows", {}, described(_row(hint)), said.needed)


def _row(hint: Any) -> type[Any]:
    """The NamedTuple of which the field holds several."""
    return next(arg for arg in _parts(hint) if isinstance(arg, type) and hasattr(arg, "_fields"))


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


def revived(model: type[M], values: Mapping[str, Any]) -> M:
    """The inverse of `stored` for values that were checked before: what every reader can afford, for whom
    pydantic would take longer to load than all the rest."""
    if model not in _READERS:
        hints = get_type_hints(model, include_extras=True)
        _READERS[model] = tuple((name, _reader(hint)) for name, hint in hints.items())
    readers = _READERS[model]
    read = {name: reader(values[name]) for name, reader in readers if values.get(name) is not None}
    return model(**{name: value for name, value in read.items() if not isinstance(value, Message)})


_READERS: dict[type[Any], tuple[tuple[str, Callable[[Any], Any]], ...]] = {}


def _reader(hint: Any) -> Callable[[Any], Any]:
    kind = next((mark for mark in _marks(hint) if isinstance(mark, Kind)), None)
    if kind is not None:
        return kind.read
    row = _row(hint)
    return lambda rows: tuple(revived(row, each) for each in rows)
