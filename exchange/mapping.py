"""Reads a mapping file; what is wrong in itself, for the playbook or for the table is named all at once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from pydantic import ValidationError

from engine.errors import BadFile, Fault
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.playbook_faults import schema_faults, unknown
from engine.playbook_places import Found, Path, Tree, read_tree
from engine.worksheet import Worksheets
from exchange import mapping_faults
from exchange.plan import DealPlan, EventPlan, OrderPlan

LARGEST = 1_000_000
"""Bytes of a mapping."""

Plan: TypeAlias = DealPlan | EventPlan | OrderPlan
PLANS: dict[str, type[DealPlan] | type[EventPlan] | type[OrderPlan]] = {
    "deals": DealPlan,
    "events": EventPlan,
    "orders": OrderPlan,
}


class Mapping(NamedTuple):
    file: str
    plan: Plan
    tree: Tree

    def fault(self, path: Path, what: Message) -> Fault:
        return _fault(self.file, self.tree, Found(path, what))

    def check_meaning(self, plan: DealPlan | EventPlan, playbook: Playbook, worksheets: Worksheets) -> None:
        """Raises BadFile where playbook and worksheets don't know what the mapping says."""
        found = [*mapping_faults.of_playbook(plan, playbook)]
        if isinstance(plan, DealPlan):
            found += mapping_faults.of_worksheets(plan, worksheets)
        _refuse(self.file, self.tree, found)

    def check_columns(self, heading: Sequence[str], table: str) -> None:
        """Raises BadFile where `table`, a file with this heading, lacks columns or has them twice."""
        found = list(mapping_faults.of_columns(self.plan, heading))
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
    """Without the index 0 of a list that was written as its only item; of questions that are their
    columns, the place in their list."""
    if path[:1] == ("answers",) and len(path) > 1 and isinstance(listed := tree.data["answers"], list):
        return ("answers", listed.index(path[1])) if path[1] in listed else ("answers",)
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
    what = tree.data.get("what", "deals")
    model = PLANS.get(what) if isinstance(what, str) else None
    if model is None:
        wrong = unknown(msg("lint.value"), str(what), PLANS)
        return None, [*tree.faults, Found(("what",), wrong)]
    try:
        plan = model.model_validate(tree.data)
    except ValidationError as error:
        return None, [*tree.faults, *schema_faults(error, model)]
    return plan, [*tree.faults, *mapping_faults.of_itself(plan)]


def _key(path: Path) -> str:
    """`stages.Won[1].on`: items by their position from 0."""
    key = ""
    for part in path:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else part
    return key
