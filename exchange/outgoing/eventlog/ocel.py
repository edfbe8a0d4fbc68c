"""An event log of many objects as OCEL 2.0, in JSON: https://www.ocel-standard.org; one line at a time.

The events come first, because what they tell of (clients, people, orders) are the objects of the log, and
what kinds of events there were is known when all have been told.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TextIO

from exchange.outgoing.eventlog.activity import Value
from exchange.outgoing.eventlog.trace import EPOCH, Changed, Step

DEAL, ACCOUNT, CONTACT, PERSON, ORDER = "deal", "account", "contact", "person", "order"
_ORIGIN = {"source": "string", "source_id": "string"}
TYPES: Mapping[str, Mapping[str, str]] = {
    DEAL: {
        **dict.fromkeys(("stage", "status", "owner", "playbook", "behaviour", "close_date"), "string"),
        **dict.fromkeys(("currency", "stop_class"), "string"),
        "amount": "float",
        **_ORIGIN,
    },
    ACCOUNT: {"class": "string", "place": "string", **_ORIGIN},
    CONTACT: {"part": "string", "style": "string", "left_on": "string", **_ORIGIN},
    PERSON: {"role": "string", "team": "string"},
    ORDER: {"ordered_on": "string", "amount": "float", "currency": "string", **_ORIGIN},
}
"""What each type of object has, and of what kind it is."""


class Link(NamedTuple):
    """To another object, and what that is to this one."""

    object: str
    qualifier: str


class Told(NamedTuple):
    """An event and the objects it is about."""

    step: Step
    links: tuple[Link, ...]


class Object(NamedTuple):
    id: str
    type: str
    values: tuple[Changed, ...]
    links: tuple[Link, ...]


def fixed(values: Mapping[str, Value | Decimal | None]) -> tuple[Changed, ...]:
    """What an object has been from the beginning, as far as the log knows."""
    return tuple(Changed(name, value, EPOCH) for name, value in values.items() if value is not None)


class OcelWriter:
    """`events`, then `objects`, then `end`. Memory grows with the kinds of events alone."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._kinds: dict[str, dict[str, str]] = {}
        file.write('{"objectTypes":')
        file.write(_text([_type(name, known) for name, known in TYPES.items()]))

    def events(self, told: Iterable[Told]) -> int:
        return self._list("events", map(self._event, told))

    def objects(self, objects: Iterable[Object]) -> int:
        return self._list("objects", map(_object, objects))

    def end(self) -> None:
        kinds = [_type(name, known) for name, known in sorted(self._kinds.items())]
        self._file.write(f',"eventTypes":{_text(kinds)}}}\n')

    def _list(self, name: str, values: Iterator[Any]) -> int:
        """A line each."""
        self._file.write(f',\n"{name}":[')
        n = 0
        for n, value in enumerate(values, 1):
            self._file.write(("," if n > 1 else "") + "\n" + _text(value))
        self._file.write("]")
        return n

    def _event(self, told: Told) -> dict[str, Any]:
        step = told.step
        known = self._kinds.setdefault(step.activity, {})
        for name, value in step.said.items():
            known.setdefault(name, _kind(value))
        return {
            "id": step.id,
            "type": step.activity,
            "time": step.at,
            "attributes": [{"name": name, "value": value} for name, value in step.said.items()],
            "relationships": [_link(link) for link in told.links],
        }


def _object(made: Object) -> dict[str, Any]:
    values = [{"name": each.name, "value": each.value, "time": each.at} for each in made.values]
    links = [_link(link) for link in made.links]
    return {"id": made.id, "type": made.type, "attributes": values, "relationships": links}


def _link(link: Link) -> dict[str, str]:
    return {"objectId": link.object, "qualifier": link.qualifier}


def _type(name: str, known: Mapping[str, str]) -> dict[str, Any]:
    attributes = [{"name": each, "type": kind} for each, kind in known.items()]
    return {"name": name, "attributes": attributes}


def _kind(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string"


def _text(value: Any) -> str:
    """As JSON; a Decimal is written as the number it is, and never becomes a binary one."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(key)}:{_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_text, value)) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value, ensure_ascii=False)
