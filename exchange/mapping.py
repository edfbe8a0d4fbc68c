"""Reads a mapping file; what is wrong in itself, for the playbook or for the table is named all at once."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from pydantic import ValidationError

from engine.errors import BadFile, Fault
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.playbook_faults import schema_faults, unknown
from engine.playbook_places import Found, Path, Tree, read_tree
from engine.state import DONE
from exchange.plan import UNKNOWN, Plan, Waypoint

LARGEST = 1_000_000
"""Bytes of a mapping."""


class Mapping(NamedTuple):
    file: str
    plan: Plan
    tree: Tree

    def fault(self, path: Path, what: Message) -> Fault:
        return _fault(self.file, self.tree, Found(path, what))

    def check_playbook(self, playbook: Playbook) -> None:
        """Raises BadFile where the playbook does not know what the mapping says."""
        _refuse(self.file, self.tree, _playbook_faults(self.plan, playbook))

    def check_columns(self, heading: Sequence[str], table: str) -> None:
        """Raises BadFile where `table`, a file with this heading, lacks columns or has them twice."""
        found = list(_column_faults(self.plan, heading))
        said = msg("exchange.lacks_columns", file=table, n=len(found))
        _refuse(self.file, self.tree, found, said, msg("exchange.columns_are", columns=tuple(heading[:30])))


def load_mapping(path: str) -> Mapping:
    """Raises BadFile with every fault."""
    tree = read_tree(_text(path))
    plan, found = _check(tree)
    _refuse(path, tree, found)
    assert plan is not None, "a mapping without faults is a plan"
    return Mapping(path, plan, tree)


def _refuse(
    file: str, tree: Tree, found: Iterable[Found], said: Message | None = None, hint: Message | None = None
) -> None:
    faults = sorted((_fault(file, tree, f) for f in found), key=lambda fault: fault[1:4])
    if faults:
        raise BadFile(said or msg("exchange.bad_mapping", file=file, n=len(faults)), faults, hint=hint)


def _fault(file: str, tree: Tree, found: Found) -> Fault:
    path = _as_written(found.path, tree)
    return Fault(file, *(found.place or tree.place(path)), _key(path), found.what)


def _as_written(path: Path, tree: Tree) -> Path:
    """Without the index 0 of a list that was written as its only item."""
    written: Path = ()
    for part in path:
        if part != 0 or (*written, 0) in tree.places:
            written = (*written, part)
    return written


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise BadFile(msg("exchange.no_file", file=path), hint=msg("exchange.map_help")) from None
    except OSError:
        raise BadFile(msg("exchange.unreadable", file=path)) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(msg("exchange.map_not_text", file=path), hint=msg("exchange.map_help")) from None
    if len(content) > LARGEST:
        raise BadFile(msg("exchange.map_too_big", file=path), hint=msg("exchange.map_help"))
    return text


def _check(tree: Tree) -> tuple[Plan | None, Iterable[Found]]:
    if tree.data is None:
        return None, tree.faults or (Found((), msg("lint.empty_file")),)
    if not isinstance(tree.data, dict):
        return None, (*tree.faults, Found((), msg("lint.want_mapping")))
    try:
        plan = Plan.model_validate(tree.data)
    except ValidationError as error:
        return None, [*tree.faults, *schema_faults(error, Plan)]
    return plan, [*tree.faults, *_rule_faults(plan)]


def _rule_faults(plan: Plan) -> Iterator[Found]:
    """What no single key can tell."""
    if plan.encoding is not None:
        try:
            codecs.lookup(plan.encoding)
        except LookupError:
            yield Found(("encoding",), msg("exchange.no_encoding", encoding=plan.encoding))
    for value, trail in plan.stages.items():
        for at, waypoint in enumerate(trail):
            path: Path = ("stages", value, at)
            if (waypoint.stage is None) == (waypoint.stop is None):
                yield Found(path, msg("exchange.stage_or_stop"))
            if waypoint.stop is not None and at != len(trail) - 1:
                yield Found(path, msg("exchange.stop_last"))
            if waypoint.on is None and any(earlier.on for earlier in trail[:at]):
                yield Found(path, msg("exchange.needs_on"))
        if trail[0].stage is None and trail[0].stop is not None:
            yield Found(("stages", value, 0), msg("exchange.stop_from"))


def _playbook_faults(plan: Plan, playbook: Playbook) -> Iterator[Found]:
    """Stages and stop classes the playbook does not have, and stages out of their order."""
    behaviour = plan.constants.behaviour
    if behaviour is not None and behaviour not in playbook.behaviours:
        what = unknown(msg("exchange.noun_behaviour"), behaviour, playbook.behaviours)
        yield Found(("constants", "behaviour"), what)
    for value, trail in plan.stages.items():
        last = -1
        for at, waypoint in enumerate(trail):
            wrong = _unknown_to(playbook, waypoint)
            if wrong is not None:
                yield Found(("stages", value, at, "stage" if waypoint.stage else "stop"), wrong)
            elif waypoint.stage is not None:
                if playbook.position(waypoint.stage) <= last:
                    what = msg("exchange.stage_order", stage=waypoint.stage)
                    yield Found(("stages", value, at, "stage"), what)
                last = playbook.position(waypoint.stage)


def _unknown_to(playbook: Playbook, waypoint: Waypoint) -> Message | None:
    if waypoint.stage is not None:
        known: Sequence[str] = (*playbook.order, DONE)
        given, noun = waypoint.stage, msg("exchange.noun_stage")
    else:
        known, given = (*playbook.stop_classes, UNKNOWN), waypoint.stop or ""
        noun = msg("exchange.noun_stop_class")
    return None if given in known else unknown(noun, given, known)


def _column_faults(plan: Plan, heading: Sequence[str]) -> Iterator[Found]:
    """Columns the table lacks or has twice, each once, where the mapping names it first."""
    places: dict[str, Path] = {}
    for path, name in _named(plan):
        places.setdefault(name, path)
    for name, path in places.items():
        if heading.count(name) > 1:
            yield Found(path, msg("exchange.column_twice", column=name))
        elif name not in heading:
            close = get_close_matches(name, heading, n=1)
            if close:
                yield Found(path, msg("exchange.no_column_but", column=name, close=close[0]))
            else:
                yield Found(path, msg("exchange.no_column", column=name))


def _named(plan: Plan) -> Iterator[tuple[Path, str]]:
    for field, names in plan.columns:
        if isinstance(names, str):
            yield ("columns", field), names
        elif names is not None:
            yield from ((("columns", field, at), name) for at, name in enumerate(names))
    for name in plan.nulls_in:
        yield ("nulls_in", name), name
    for value, trail in plan.stages.items():
        for at, waypoint in enumerate(trail):
            if waypoint.on is not None:
                yield ("stages", value, at, "on"), waypoint.on


def _key(path: Path) -> str:
    """`stages.Won[1].on`: items by their position from 0."""
    key = ""
    for part in path:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else part
    return key
