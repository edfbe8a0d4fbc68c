"""What a whole playbook must keep to, beyond the single key: names that exist, ids that differ, order.

The rules read the plain YAML data and skip whatever the schema already refuses, so that one lint run
tells everything. A path leads to the key that is wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.facts import known_names
from engine.message import msg
from engine.playbook_text.conditions import Terms, condition_faults
from engine.playbook_text.schema_faults import unknown
from engine.playbook_text.sign_rules import sign_faults
from engine.requirements.kinds import KINDS
from engine.signs import Tunable
from engine.worksheet import Worksheets
from engine.yaml_places import Found, Path

RESERVED = ("done", "stopped")
"""Where a deal stands behind the last stage, and its status once stopped."""


class Entry(NamedTuple):
    """A mapping in the playbook and the path it stands at."""

    path: Path
    data: dict[str, Any]


class Book(NamedTuple):
    """A playbook as written, right or wrong."""

    data: Mapping[str, Any]
    worksheets: Worksheets
    signs: Tunable

    def stages(self) -> Iterator[Entry]:
        yield from _entries(self.data, (), "stages")

    def gates(self) -> Iterator[tuple[Entry, Entry]]:
        """Every requirement with its stage."""
        for stage in self.stages():
            for requirement in _entries(stage.data, stage.path, "gate"):
                yield stage, requirement


def _entries(data: Mapping[str, Any], path: Path, key: str) -> Iterator[Entry]:
    listed = data.get(key)
    for at, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, dict):
            yield Entry((*path, key, at), item)


def requirement_id(data: Mapping[str, Any]) -> str | None:
    """The explicit id, else `kind:name`; a condition is named by its field, or not at all."""
    if isinstance(data.get("id"), str):
        return str(data["id"])
    kind = next((kind for kind in KINDS if kind in data), None)
    name = data.get(kind) if kind else None
    if kind == "condition":
        name = name.get("field") if isinstance(name, dict) else None
    return f"{kind}:{name}" if isinstance(name, str) else None


def stage_order(book: Book) -> Iterator[Found]:
    seen: set[str] = set()
    won: str | None = None
    for path, stage in book.stages():
        id = stage.get("id")
        if isinstance(id, str):
            if id in seen:
                yield Found((*path, "id"), msg("lint.duplicate_stage", id=id))
            if id in RESERVED:
                yield Found((*path, "id"), msg("lint.reserved_stage", id=id))
            seen.add(id)
        if stage.get("status") == "open" and won:
            yield Found((*path, "status"), msg("lint.open_after_won", won=won))
        if stage.get("status") == "won":
            won = won or str(id)


def requirement_ids(book: Book) -> Iterator[Found]:
    seen: set[tuple[Path, str]] = set()
    for stage, (path, requirement) in book.gates():
        id = requirement_id(requirement)
        if id is None:
            if isinstance(requirement.get("condition"), dict):
                yield Found(path, msg("lint.condition_needs_id"))
        elif (stage.path, id) in seen and ("id" in requirement or "decision" not in requirement):
            yield Found(path, msg("lint.duplicate_requirement", id=id))
        else:
            seen.add((stage.path, id))


def decision_points(book: Book) -> Iterator[Found]:
    asked: dict[str, object] = {}
    for stage, (path, requirement) in book.gates():
        point = requirement.get("decision")
        if isinstance(point, str):
            if point in asked:
                yield Found(
                    (*path, "decision"), msg("lint.point_twice", point=point, stage=str(asked[point]))
                )
            asked.setdefault(point, stage.data.get("id"))


def checklist_items(book: Book) -> Iterator[Found]:
    homes: dict[str, object] = {}
    for stage in book.stages():
        for path, item in _entries(stage.data, stage.path, "checklist"):
            id = item.get("id")
            if isinstance(id, str):
                if id in homes:
                    yield Found((*path, "id"), msg("lint.duplicate_item", id=id, stage=str(homes[id])))
                homes.setdefault(id, stage.data.get("id"))
    for stage in book.stages():
        own = dict.fromkeys(str(i.data.get("id")) for i in _entries(stage.data, stage.path, "checklist"))
        for path, requirement in _entries(stage.data, stage.path, "gate"):
            wanted = requirement.get("item")
            if isinstance(wanted, str) and wanted not in own:
                yield Found((*path, "item"), unknown(msg("lint.item"), wanted, own))


def worksheet_names(book: Book) -> Iterator[Found]:
    for path, stage in book.stages():
        listed = stage.get("worksheets")
        for at, id in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(id, str) and id not in book.worksheets:
                yield Found((*path, "worksheets", at), unknown(msg("lint.worksheet"), id, book.worksheets))
    for _, (path, requirement) in book.gates():
        id = requirement.get("worksheet")
        if isinstance(id, str) and id not in book.worksheets:
            yield Found((*path, "worksheet"), unknown(msg("lint.worksheet"), id, book.worksheets))


def conditions(book: Book) -> Iterator[Found]:
    terms = _terms(book)
    for _, (path, requirement) in book.gates():
        for key in ("when", "condition"):
            yield from condition_faults(requirement.get(key), (*path, key), terms)
    yield from sign_faults(book.data.get("signs"), book.signs, terms)


def _terms(book: Book) -> Terms:
    points = [p for _, r in book.gates() if isinstance(p := r.data.get("decision"), str)]
    stages = tuple(str(stage.data.get("id")) for stage in book.stages())
    return Terms(known_names(points, book.worksheets), stages, book.worksheets)


def manners(book: Book) -> Iterator[Found]:
    """Behaviours, styles and parts speak of stages and of things to ask that are there."""
    stages = [entry.data for entry in book.stages()]
    places = dict.fromkeys(str(stage[key]) for key in ("id", "status") for stage in stages if key in stage)
    things = dict.fromkeys(_askable(book))
    for kind in ("behaviours", "styles", "parts"):
        for id, manner in _mapping(book.data.get(kind)):
            for place, _ in _mapping(_mapping_of(manner).get("at")):
                if place not in places:
                    found = unknown(msg("lint.stage_or_status"), place, places)
                    yield Found((kind, id, "at", place), found)
            listed = _mapping_of(manner).get("leave_out")
            for at, name in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(name, str) and name not in things:
                    found = unknown(msg("lint.askable"), name, things)
                    yield Found((kind, id, "leave_out", at), found)


def _askable(book: Book) -> Iterator[str]:
    """What a sheet can make a goal or a question of."""
    for _, (_, requirement) in book.gates():
        for name in (requirement.get("decision"), requirement_id(requirement)):
            if isinstance(name, str):
                yield name
    for stage in book.stages():
        yield from (str(item.data.get("id")) for item in _entries(stage.data, stage.path, "checklist"))
    for id, sheet in book.worksheets.items():
        yield id
        yield from (f"{id}.{field.id}" for field in sheet.fields)


def _mapping(data: object) -> list[tuple[str, Any]]:
    return list(_mapping_of(data).items())


def _mapping_of(data: object) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


RULES: tuple[Callable[[Book], Iterator[Found]], ...] = (
    stage_order,
    requirement_ids,
    decision_points,
    checklist_items,
    worksheet_names,
    conditions,
    manners,
)


def rule_faults(data: Mapping[str, Any], worksheets: Worksheets, signs: Tunable) -> Iterator[Found]:
    book = Book(data, worksheets, signs)
    for rule in RULES:
        yield from rule(book)
