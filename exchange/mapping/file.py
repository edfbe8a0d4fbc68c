"""Reads a mapping file; what is wrong in itself, for the playbook or for the table is named all at once."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from engine.errors import BadFile, Fault
from engine.faults import MOST, in_order
from engine.message import Message, Step, msg
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import schema_faults, unknown
from engine.worksheet import Worksheets
from engine.yaml_places import Found, Path, Tree, read_tree
from exchange.mapping import faults as mapping_faults
from exchange.mapping.columns import Fit, fit
from exchange.mapping.readable import readable
from exchange.plans.accounts import AccountPlan
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.plan import PLANS, Plan
from exchange.tables.table import Form
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

LARGEST = 1_000_000
"""Bytes of a mapping."""
SHIPPED = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "mappings"
)
"""Where those are that come along, a folder a CRM."""


class Mapping(NamedTuple):
    file: str
    plan: Plan
    """All of it that can be read."""
    tree: Tree
    found: tuple[Found, ...] = ()
    """What is wrong with it in itself."""

    def check(
        self, playbook: Playbook | None, worksheets: Worksheets, heading: Sequence[str], table: str
    ) -> Fit:
        """The mapping laid over `table`, a file with this heading. Raises BadFile with all that is wrong: in
        itself, for playbook and worksheets, and where the file lacks columns or has them twice."""
        plan, fitted = self.plan, fit(self.plan, heading)
        columns = fitted.faults[: MOST + 1]
        found = list(self.found)
        if playbook is not None and isinstance(plan, DealPlan | EventPlan):
            found += mapping_faults.of_playbook(plan, playbook)
        if isinstance(plan, DealPlan):
            found += mapping_faults.of_worksheets(plan, worksheets)
        if isinstance(plan, AccountPlan):
            found += mapping_faults.of_worksheets(plan, ACCOUNT_WORKSHEETS)
        lacks = msg("exchange.lacks_columns", file=table, n=len(columns))
        hint = _hint(self.file, heading)
        self.refuse([*found, *columns], lacks if not found else None, hint if columns else None)
        return fitted

    def placed(self, found: Found) -> Fault:
        """Where it stands in the file, by its key as it was written."""
        return _fault(self.file, self.tree, found)

    def refuse(
        self, found: Iterable[Found], said: Message | None = None, hint: Message | Step | None = None
    ) -> None:
        """Raises BadFile where anything was found."""
        if faults := list(found):
            raise _bad(self.file, self.tree, faults, said, hint)


def _hint(file: str, heading: Sequence[str]) -> Message:
    """A mapping that came along is not for the user to change; their export is."""
    columns = tuple(heading[:30])
    folder, name = os.path.split(file.removesuffix(".yaml"))
    if os.path.dirname(folder) != SHIPPED:
        return msg("exchange.columns_are", columns=columns)
    return msg("mappings.export_lacks", columns=columns, name=f"{os.path.basename(folder)}/{name}")


def form_of(plan: Plan) -> Form:
    """How the table is written, as far as the mapping says."""
    delimiter = "\t" if plan.delimiter == "tab" else plan.delimiter
    return Form(None, plan.encoding, delimiter, plan.sheet, plan.heading)


def load_mapping(path: str) -> Mapping:
    """Raises BadFile where nothing can be made of it; other faults are `found`, to be told with the rest."""
    return read_mapping(_text(path), path)


def read_mapping(text: str, path: str) -> Mapping:
    """The same from its text; `path` is what faults call it."""
    tree = read_tree(text)
    model, found = _model(tree)
    if model is None:
        raise _bad(path, tree, found)
    assert isinstance(tree.data, dict), "what has a model has keys"
    try:
        plan = model.model_validate(tree.data)
    except ValidationError as error:
        found += schema_faults(error, model)
        plan = readable(model, tree.data)
    return Mapping(path, plan, tree, (*found, *mapping_faults.of_itself(plan)))


def _bad(
    file: str,
    tree: Tree,
    found: Iterable[Found],
    said: Message | None = None,
    hint: Message | Step | None = None,
) -> BadFile:
    faults = in_order(_fault(file, tree, each) for each in found)
    return BadFile(said or msg("exchange.bad_mapping", file=file, n=len(faults)), faults, hint=hint)


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


def _model(tree: Tree) -> tuple[type[Plan] | None, list[Found]]:
    if tree.data is None:
        return None, [*tree.faults] or [Found((), msg("lint.empty_file"))]
    if not isinstance(tree.data, dict):
        return None, [*tree.faults, Found((), msg("lint.want_mapping"))]
    what = tree.data.get("what", "deals")
    model = PLANS.get(what) if isinstance(what, str) else None
    if model is None:
        wrong = unknown(msg("lint.value"), str(what), PLANS)
        return None, [*tree.faults, Found(("what",), wrong)]
    return model, [*tree.faults]


def _key(path: Path) -> str:
    """`stages.Won[1].on`: items by their position from 0."""
    key = ""
    for part in path:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else part
    return key
