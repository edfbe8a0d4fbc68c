"""Entries of stages that differ: those that came, went, moved to another stage, or were altered."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from engine.message import Message, Text, msg
from workshop.diff.difference import ADDED, MOVED, REMOVED, At, Difference
from workshop.diff.lists import order_differs, paired

Entry: TypeAlias = dict[str, Any]


class Sides(NamedTuple):
    """All stages of both playbooks."""

    old: Sequence[Entry]
    new: Sequence[Entry]


class Kind(NamedTuple):
    """Requirements of the gate, or lines of the checklist."""

    key: str
    called: Callable[[Entry], Message]
    differs: Callable[[At, Entry, Entry], Iterator[Difference]]
    alike: Callable[[Entry, Entry], bool]
    """Whether it looks like the same one under another id."""


class Home(NamedTuple):
    stage: Entry
    entry: Entry


def entries_differ(at: At, old: Entry, new: Entry, sides: Sides, kind: Kind) -> Iterator[Difference]:
    """`old` and `new` are the same stage; what left it for another is told where it came to."""
    gone, came, stayed = paired(old[kind.key], new[kind.key])
    for each in gone:
        if not _elsewhere(each, kind.key, sides.old, sides.new):
            yield _into(at, kind, each).differs(REMOVED, each, note=_renamed(each, came, kind))
    for each in came:
        here = _into(at, kind, each)
        if home := _elsewhere(each, kind.key, sides.new, sides.old):
            titles = Text(**home.stage["title"]), Text(**new["title"])
            yield here.differs(MOVED, home.stage["id"], new["id"], *titles)
            yield from kind.differs(here, home.entry, each)
        else:
            yield here.differs(ADDED, None, each, demands=True, note=_renamed(each, gone, kind))
    yield from order_differs(at.into(kind.key, msg(f"diff.key_{kind.key}")), old[kind.key], new[kind.key])
    for before, after in stayed:
        yield from kind.differs(_into(at, kind, after), before, after)


def _into(at: At, kind: Kind, entry: Entry) -> At:
    return At(at.group, (*at.place, kind.key, entry["id"]), (kind.called(entry),))


def _elsewhere(entry: Entry, key: str, own: Sequence[Entry], other: Sequence[Entry]) -> Home | None:
    """Where the only entry of this id stands on the other side, if at a stage both sides have; the same
    id may stand at several gates."""
    homes = [Home(stage, each) for stage in other for each in stage[key] if each["id"] == entry["id"]]
    here = [stage["id"] for stage in own for each in stage[key] if each["id"] == entry["id"]]
    both = {stage["id"] for stage in own} & {stage["id"] for stage in other}
    moved = len(homes) == len(here) == 1 and {homes[0].stage["id"], here[0]} <= both
    return homes[0] if moved else None


def _renamed(entry: Entry, others: Sequence[Entry], kind: Kind) -> Message | None:
    other = next((other for other in others if kind.alike(entry, other)), None)
    return msg("diff.renamed", id=other["id"]) if other else None


def same_title(entry: Entry, other: Entry) -> bool:
    return bool(entry["title"] == other["title"])
