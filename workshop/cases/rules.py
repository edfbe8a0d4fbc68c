"""What a file of cases must keep to beyond its single keys: every name in it means something in the playbook.

The rules read the plain data and skip whatever the schema refuses, so that everything is said at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.facts import BEHAVIOURS
from engine.message import Message, msg
from engine.money import currency_of
from engine.nearest import shown
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import unknown
from engine.state import DONE
from engine.worksheet import Worksheets
from engine.yaml_places import Found, Path
from workshop.cases.sheet_values import value_fault

STANDINGS = ("open", "met", "unmet", "unknown", "waived", "not_applicable")


class Book(NamedTuple):
    """What the cases may speak of."""

    playbook: Playbook
    worksheets: Worksheets

    def requirements(self, stage: object = None) -> tuple[str, ...]:
        """Ids of the gate of a stage, or of all where none is named."""
        stages = (s for s in self.playbook.stages if stage in (None, s.id))
        return tuple(r.id for s in stages for r in s.gate)


def rule_faults(data: Mapping[str, Any], book: Book) -> Iterator[Found]:
    sets = _mapping(data.get("facts"))
    for name, given in sets.items():
        yield from _given(given, ("facts", name), book, None)
    names: dict[str, int] = {}
    listed = data.get("cases")
    for at, case in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(case, dict):
            path: Path = ("cases", at)
            yield from _case(case, path, book, sets)
            name = str(case.get("case"))
            if names.setdefault(name, at) != at:
                yield Found((*path, "case"), msg("cases.same_name"))


def _case(case: Mapping[str, Any], path: Path, book: Book, sets: Mapping[str, Any]) -> Iterator[Found]:
    stage = case.get("stage")
    if isinstance(stage, str) and stage not in (*book.playbook.order, DONE):
        yield _unknown((*path, "stage"), "stage", stage, book.playbook.order)
        stage = None
    like = case.get("like")
    for at, name in enumerate([like] if isinstance(like, str) else _list(like)):
        if isinstance(name, str) and name not in sets:
            place = (*path, "like") if isinstance(like, str) else (*path, "like", at)
            yield _unknown(place, "facts", name, sets)
    yield from _given(case.get("given"), (*path, "given"), book, stage)
    for key in STANDINGS:
        yield from _ids(case.get(key), (*path, key), "requirement", book.requirements(stage))
    yield from _expected(case, path)
    yield from _move(case, path, book)


def _expected(case: Mapping[str, Any], path: Path) -> Iterator[Found]:
    """A case says something, and nothing twice."""
    asks_gate = any(key in case for key in ("gate", *STANDINGS))
    if not asks_gate and "move" not in case:
        yield Found(path, msg("cases.nothing_expected"))
    if asks_gate and case.get("stage") == DONE:
        yield Found((*path, "stage"), msg("cases.no_gate_there"))
    if case.get("gate") == "passed" and (case.get("open") or case.get("unmet") or case.get("unknown")):
        yield Found((*path, "gate"), msg("cases.passed_yet_open"))
    named: dict[str, str] = {}
    for key in STANDINGS[1:]:
        for at, id in enumerate(_list(case.get(key))):
            if isinstance(id, str) and named.setdefault(id, key) != key:
                yield Found((*path, key, at), msg("cases.two_standings", id=id))


def _move(case: Mapping[str, Any], path: Path, book: Book) -> Iterator[Found]:
    move, to = case.get("move"), case.get("leads_to")
    if move is None:
        for key in ("leads_to", "refused"):
            if key in case:
                yield Found((*path, key), msg("cases.no_move"))
        return
    if (to is None) == ("refused" not in case):
        yield Found((*path, "move"), msg("cases.one_end"))
    ends = (*book.playbook.order, DONE, "stopped")
    if isinstance(to, str) and to not in ends:
        yield _unknown((*path, "leads_to"), "stage", to, ends)
    verb, _, target = move.rpartition(" ") if isinstance(move, str) else ("", "", "")
    if verb == "back to" and target not in book.playbook.order:
        yield _unknown((*path, "move"), "stage", target, book.playbook.order)
    if verb == "stop" and target not in book.playbook.stop_classes:
        yield _unknown((*path, "move"), "class", target, book.playbook.stop_classes)


def _given(given: object, path: Path, book: Book, stage: object) -> Iterator[Found]:
    data = _mapping(given)
    items = tuple(item.id for s in book.playbook.stages for item in s.checklist)
    behaviour = data.get("behaviour")
    behaviours = tuple(book.playbook.behaviours) or BEHAVIOURS
    if isinstance(behaviour, str) and behaviour not in behaviours:
        yield _unknown((*path, "behaviour"), "behaviour", behaviour, behaviours)
    yield from _ids(data.get("items"), (*path, "items"), "item", items)
    yield from _ids(data.get("waived"), (*path, "waived"), "requirement", book.requirements(stage))
    yield from _ids(data.get("unproven"), (*path, "unproven"), "stage", book.playbook.order)
    for point in _mapping(data.get("answers")):
        if point not in book.playbook.points:
            yield _unknown((*path, "answers", point), "point", point, book.playbook.points)
    yield from _sheets(data.get("worksheets"), (*path, "worksheets"), book.worksheets)
    codes = [((*path, "currency"), data.get("currency"))]
    codes += [((*path, "rates", code), code) for code in _mapping(data.get("rates"))]
    for place, code in codes:
        if isinstance(code, str) and currency_of(code) != code:
            yield Found(place, msg("lint.bad_currency", given=shown(code)))


def _sheets(data: object, path: Path, worksheets: Worksheets) -> Iterator[Found]:
    for id, said in _mapping(data).items():
        if id not in worksheets:
            yield _unknown((*path, id), "worksheet", id, worksheets)
            continue
        for name, typed in _mapping(said).items():
            fault = value_fault(worksheets[id], name, typed) if isinstance(typed, str | None) else None
            if fault:
                yield Found((*path, id, name), fault)


def _ids(given: object, path: Path, noun: str, known: Iterable[str]) -> Iterator[Found]:
    names = tuple(known)
    for at, id in enumerate(_list(given)):
        if isinstance(id, str) and id not in names:
            yield _unknown((*path, at), noun, id, names)


def _unknown(path: Path, noun: str, given: str, known: Iterable[str]) -> Found:
    return Found(path, unknown(Message(f"cases.noun_{noun}", {}), given, known))


def _mapping(data: object) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _list(data: object) -> list[Any]:
    return data if isinstance(data, list) else []
