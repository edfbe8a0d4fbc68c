"""Requirements that differ: tightened, loosened, reworded, or another thing under the same id."""

from collections.abc import Iterator

from engine.facts import PARTS
from engine.message import Message, Text, msg
from engine.playbook_text.logic.reasoning import Reasoning
from engine.requirements.kinds import KINDS, kind_of
from workshop.diff import sayings
from workshop.diff.conditions import guard_differs, need_differs
from workshop.diff.difference import REUSED, At, Difference, Said
from workshop.diff.entries import Entry, Kind, same_title
from workshop.diff.keys import keys_differ


def requirements(reasoning: Reasoning) -> Kind:
    def differs(at: At, old: Entry, new: Entry) -> Iterator[Difference]:
        return _differs(at, old, new, reasoning)

    return Kind("gate", _called, differs, _alike)


def _called(requirement: Entry) -> Message:
    return msg("diff.requirement", title=Text(**requirement["title"]), id=requirement["id"])


def _differs(at: At, old: Entry, new: Entry, reasoning: Reasoning) -> Iterator[Difference]:
    if _asked(old) != _asked(new):
        yield at.differs(REUSED, old, new, _said(old), _said(new), demands=True, note=msg("diff.reused_id"))
        return
    yield from guard_differs(at, old.get("when"), new.get("when"), reasoning)
    if kind_of(old) == "condition":
        yield from need_differs(at, old["condition"], new["condition"], reasoning)
    lent = ("title",) if "item" in old else ()  # by the checklist, which tells of it
    yield from keys_differ(at, old, new, but=("id", "when", *KINDS, *lent))


def _asked(requirement: Entry) -> tuple[str, object]:
    """What kind it is and of what; two conditions differ by what they say."""
    kind = kind_of(requirement)
    return kind, None if kind == "condition" else requirement[kind]


def _said(requirement: Entry) -> Said:
    kind = kind_of(requirement)
    if kind == "condition":
        return sayings.condition(requirement["condition"])
    name = requirement[kind]
    if name in PARTS:
        name = msg(f"contacts.part_{name}")
    return msg("diff.asks_talk") if name == "two_sided" else msg(f"diff.asks_{kind}", name=name)


def _alike(entry: Entry, other: Entry) -> bool:
    same = kind_of(entry) != "condition" and _asked(entry) == _asked(other)
    return same or same_title(entry, other)
