"""Stages that differ, each with its gate, its checklist, its limits and its lines for the sheet."""

from collections.abc import Iterator, Sequence

from engine.message import Message, Text, msg
from engine.playbook_text.logic.reasoning import Reasoning
from workshop.diff.difference import ADDED, CHANGED, LOOSENED, REMOVED, TIGHTENED, At, Difference
from workshop.diff.entries import Entry, Kind, Sides, entries_differ, same_title
from workshop.diff.keys import keys_differ
from workshop.diff.lists import names_differ, order_differs, paired
from workshop.diff.requirements import requirements
from workshop.diff.sayings import anything
from workshop.diff.sheet_lines import lines_differ


def stages_differ(sides: Sides, reasoning: Reasoning) -> Iterator[Difference]:
    gone, came, stayed = paired(sides.old, sides.new)
    for stage in gone:
        yield _whole(stage).differs(REMOVED, stage, note=_renamed(stage, came))
    for stage in came:
        yield _whole(stage).differs(ADDED, None, stage, demands=True, note=_renamed(stage, gone))
    yield from order_differs(At(msg("diff.stages"), ("stages",)), sides.old, sides.new)
    for old, new in stayed:
        yield from _stage_differs(old, new, sides, reasoning)


def _at(stage: Entry) -> At:
    called = msg("diff.stage", title=Text(**stage["title"]), id=stage["id"])
    return At(called, ("stages", stage["id"]))


def _whole(stage: Entry) -> At:
    return _at(stage)._replace(what=(msg("diff.whole_stage"),))


def _renamed(stage: Entry, others: Sequence[Entry]) -> Message | None:
    other = next((other for other in others if same_title(stage, other)), None)
    return msg("diff.renamed", id=other["id"]) if other else None


def _stage_differs(old: Entry, new: Entry, sides: Sides, reasoning: Reasoning) -> Iterator[Difference]:
    at = _at(new)
    lists = {"gate", "checklist", "visit", "worksheets", "back"}
    lent = {"label"} if all(side["label"] == side["title"] for side in (old, new)) else set()
    yield from _way_back(at, old, new, sides)
    yield from keys_differ(at, old, new, but={"id", *lists, *lent})
    here = at.into("worksheets", msg("diff.key_worksheets"))
    yield from names_differ(here, old["worksheets"], new["worksheets"])
    yield from entries_differ(at, old, new, sides, requirements(reasoning))
    yield from entries_differ(at, old, new, sides, _CHECKLIST)
    yield from lines_differ(at.into("visit", msg("diff.key_visit")), old.get("visit"), new.get("visit"))


def _way_back(at: At, old: Entry, new: Entry, sides: Sides) -> Iterator[Difference]:
    """Fewer stages to go back to is tighter; left out, it is every earlier one."""
    if old.get("back") == new.get("back"):
        return
    before, after = _ways_back(old, sides.old), _ways_back(new, sides.new)
    kind = TIGHTENED if set(after) < set(before) else LOOSENED if set(before) < set(after) else CHANGED
    here = at.into("back", msg("diff.key_back"))
    yield here.differs(kind, old.get("back"), new.get("back"), anything(before), anything(after))


def _ways_back(stage: Entry, stages: Sequence[Entry]) -> list[str]:
    earlier: list[str] = [each["id"] for each in stages]
    allowed: list[str] = stage.get("back", earlier)
    return [id for id in earlier[: earlier.index(stage["id"])] if id in allowed]


def _item_called(item: Entry) -> Message:
    return msg("diff.item", title=Text(**item["title"]), id=item["id"])


def _item_differs(at: At, old: Entry, new: Entry) -> Iterator[Difference]:
    return keys_differ(at, old, new, but=("id",))


_CHECKLIST = Kind("checklist", _item_called, _item_differs, same_title)
