"""The stages deals of one playbook go through, whichever version they are pinned to."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.lives import Life
from coach.stage_order import merged
from engine.message import Text
from engine.playbook import Playbook, Stage


class Ladder(NamedTuple):
    playbook: str
    title: Text
    stages: tuple[Stage, ...]
    """Those of the newest version; one that only older versions have stands behind the stage before it."""
    lives: tuple[Life, ...]

    def next(self, stage: str) -> Stage | None:
        """The stage behind one; None behind the last."""
        ids = [each.id for each in self.stages]
        at = ids.index(stage) + 1
        return self.stages[at] if at < len(ids) else None

    @property
    def last_open(self) -> Stage | None:
        """The stage that is left by winning."""
        return next((s for s in reversed(self.stages) if s.status == "open"), None)


def ladders(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Ladder, ...]:
    """One for each playbook that has deals, by id."""
    by_book: dict[str, list[Life]] = {}
    for life in lives:
        by_book.setdefault(life.playbook, []).append(life)
    versions: dict[str, list[Playbook]] = {}
    for book in sorted(books, key=lambda b: b.version, reverse=True):
        versions.setdefault(book.id, []).append(book)
    return tuple(
        Ladder(id, versions[id][0].title, _merged(versions[id]), tuple(by_book[id])) for id in sorted(by_book)
    )


def _merged(versions: Sequence[Playbook]) -> tuple[Stage, ...]:
    known = {stage.id: stage for book in reversed(versions) for stage in book.stages}
    return tuple(known[id] for id in merged([book.order for book in versions]))
