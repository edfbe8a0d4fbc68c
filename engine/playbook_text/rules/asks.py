"""What the gates ask, as conditions one can reason about; whatever other rules refuse is left out."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from engine.condition import Compare, Condition, read_condition
from engine.playbook_text.conditions import Terms, condition_faults
from engine.playbook_text.gate_schema import Condition as Written
from engine.playbook_text.gate_schema import kind_of
from engine.playbook_text.logic.claims import Claim, need, passes
from engine.playbook_text.logic.reasoning import Reasoning
from engine.playbook_text.notation import PerCent
from engine.playbook_text.rules.book import Book, Entry, entries, mapping_of, requirement_id
from engine.playbook_text.rules.conditions import terms_of
from engine.yaml_places import Path

_WRITTEN: TypeAdapter[Any] = TypeAdapter(Written)
_PER_CENT: TypeAdapter[int] = TypeAdapter(PerCent)


class Ask(NamedTuple):
    """A requirement: asked where its guard holds, met where its need does."""

    path: Path
    id: str
    guard: Condition | None
    need: Condition

    @property
    def passes(self) -> Claim:
        return passes(self.guard, self.need)


class Gate(NamedTuple):
    """The gate of a stage; the deal stands in this stage, and has its status."""

    stage: Entry
    asks: tuple[Ask, ...]
    reasoning: Reasoning


@lru_cache(maxsize=1)
def gates(book: Book) -> tuple[Gate, ...]:
    """Read once for all rules."""
    return tuple(_gates(book))


def _gates(book: Book) -> Iterator[Gate]:
    terms = terms_of(book)
    for stage in book.stages():
        fields = {"deal.stage": "id", "deal.status": "status"}
        given = {
            field: stage.data[key] for field, key in fields.items() if isinstance(stage.data.get(key), str)
        }
        read = (_ask(entry, terms) for entry in entries(stage.data, stage.path, "gate"))
        yield Gate(stage, tuple(ask for ask in read if ask), Reasoning(terms, given))


def _ask(entry: Entry, terms: Terms) -> Ask | None:
    path, data = entry
    kind = (kind_of(data) or "").removeprefix("kind:")
    id = requirement_id(data)
    guard, condition = (readable(data.get(key), (*path, key), terms) for key in ("when", "condition"))
    if not kind or id is None or (data.get("when") and guard is None):
        return None
    written = {kind: data[kind], "at_least": _per_cent(data.get("at_least", "100%"))}
    if (kind == "condition" and condition is None) or None in written.values():
        return None
    asked = need(written, condition)
    if isinstance(asked, Compare) and asked.field not in terms.names:
        return None
    return Ask(path, id, guard, asked)


def readable(data: object, path: Path, terms: Terms) -> Condition | None:
    """A condition nothing is wrong with; its words don't matter here."""
    bare = _bare(data)
    try:
        checked = _WRITTEN.validate_python(bare)
    except ValidationError:
        return None
    if next(condition_faults(bare, path, terms), None):
        return None
    return read_condition(checked.model_dump(mode="json", by_alias=True, exclude_none=True))


def shown_by(book: Book) -> Iterator[tuple[Path, Condition, Reasoning]]:
    """The conditions of the playbook's own signs."""
    terms = terms_of(book)
    for id, sign in mapping_of(book.data.get("signs")).items():
        path = ("signs", id, "condition")
        condition = readable(mapping_of(sign).get("condition"), path, terms)
        if condition is not None:
            yield path, condition, Reasoning(terms)


def _bare(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _bare(value) for key, value in data.items() if key != "because"}
    return [_bare(each) for each in data] if isinstance(data, list) else data


def _per_cent(value: object) -> int | None:
    try:
        return _PER_CENT.validate_python(value)
    except ValidationError:
        return None
