"""Who was told what: each acknowledged write in a file of the process that got it, against the history."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, ClassVar, NamedTuple

from benchmarks.office import acting
from benchmarks.random_commands import Command, do
from engine import history
from engine.change import Change, carry_out
from engine.history import Event
from engine.store import Store

Told = tuple[str, int, str, str, str | None]
"""An event somebody was told of: subject, seq, kind, actor, request."""
Place = tuple[str, int]


class Watched(Change):
    """A change that remembers the events it makes, in a list of its own class."""

    made: ClassVar[list[Told]]

    def event(self, *args: Any, **kwargs: Any) -> tuple[Event, dict[str, object]]:
        event, row = super().event(*args, **kwargs)
        self.made.append((event.subject, event.seq, event.kind, event.actor, event.request))
        return event, row


class Done(NamedTuple):
    """`tries`: how often the database took it back before, and once more."""

    result: dict[str, Any]
    events: list[Told]
    tries: int


def carry(store: Store, command: Command) -> Done:
    """Carry a command out for good; returns once it is acknowledged."""
    made: list[Told] = []
    watched = type("Watched", (Watched,), {"made": made})
    change = watched(*acting(store, command.actor, expect=command.expect, request=command.request))
    tries = 0

    def work() -> dict[str, Any]:
        nonlocal tries
        tries += 1
        made.clear()
        return do(change, command)

    return Done(carry_out(change, command.act, work), made, tries)


# ── the files ─────────────────────────────────────────────────────────────────────────────────


class Line(NamedTuple):
    """What became of one command. `code`: as of an exit, 0 acknowledged, -1 a traceback in `said`."""

    act: str
    code: int
    said: str
    ms: float
    tries: int
    events: list[Told]


def read(folder: Path) -> list[Line]:
    files = sorted(folder.glob("*.told"))
    return [read_line(text) for file in files for text in file.read_text(encoding="utf-8").splitlines()]


def written(line: Line) -> str:
    return json.dumps(line)


def read_line(text: str) -> Line:
    *said, events = json.loads(text)
    return Line(*said, [(e[0], e[1], e[2], e[3], e[4]) for e in events])


class Stopwatch:
    def __init__(self) -> None:
        self._started = perf_counter()

    @property
    def ms(self) -> float:
        return (perf_counter() - self._started) * 1000


# ── the comparison ────────────────────────────────────────────────────────────────────────────


def places(store: Store) -> set[Place]:
    """Where events stand."""
    return {(row["subject"], row["seq"]) for row in history.stored(store)}


def differences(store: Store, before: set[Place], told: Iterable[Told]) -> list[str]:
    """Every event somebody was told of is in the history exactly once, and but for those `before` no other;
    no subject has a gap. Empty where all is well."""
    stand = [
        (row["subject"], row["seq"], row["kind"], row["actor"], row["request"])
        for row in history.stored(store)
    ]
    acknowledged = Counter(told)
    found = Counter(event for event in stand if event[:2] not in before)
    lost = [f"acknowledged and not there: {_shown(e)}" for e in sorted((acknowledged - found), key=str)]
    strange = [
        f"there and acknowledged to nobody: {_shown(e)}" for e in sorted(found - acknowledged, key=str)
    ]
    return [*lost, *strange, *_gaps(stand)]


def _gaps(stand: Iterable[Told]) -> Iterator[str]:
    """The history by subject and seq counts from 1 without a gap or a repetition."""
    last: dict[str, int] = {}
    for subject, seq, *_ in stand:
        if seq != last.get(subject, 0) + 1:
            yield f"{subject} goes from {last.get(subject, 0)} to {seq}"
        last[subject] = seq


def _shown(event: Told) -> str:
    subject, seq, kind, actor, request = event
    return f"{subject} {seq} {kind} by {actor}" + (f" ({request})" if request else "")
