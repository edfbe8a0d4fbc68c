"""The limits one by one, as a coach reads them: of every stage, and of its segments."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coach.enough import TooFew
from coach.limits.lengths import Lengths
from coach.limits.limits import Clock, Measure, StageLimits, tells
from coach.limits.segments import ALL, every_segment
from engine.learned_table import Learned
from engine.playbook import Playbook, Stage


class Line(NamedTuple):
    """A segment of a stage: the limits in use there, and what is known of it itself."""

    playbook: Playbook
    stage: Stage
    segment: str
    limits: StageLimits
    known: Lengths | None
    """None before anything was learned."""

    @property
    def own(self) -> bool:
        """Whether it has limits of its own; else they are those of a wider segment, or the playbook's."""
        return self.stage.learn and self.known is not None and tells(self.known, self.stage)

    @property
    def too_few(self) -> TooFew | None:
        """Why it has none, where enough stays would make some."""
        if not self.stage.learn or (self.known and self.known.enough):
            return None
        return TooFew(self.known.ended if self.known else 0)


class Changed(NamedTuple):
    """A limit that is another than before."""

    before: Line
    after: Line


def limit_list(books: Iterable[Playbook], learned: Sequence[Learned], clock: Clock) -> list[Line]:
    """By playbook and stage, all deals first, sizes below a behaviour; no segments where the playbook insists
    on its limits. Of several versions the newest says what the playbook wants."""
    measure = Measure(learned, clock)
    return [
        Line(book, stage, segment, measure.limits(book, stage, segment), known.get(segment))
        for book, stage in _stages(books)
        for known in [measure.lengths(book.id, stage.id)]
        for segment in every_segment()
        if segment == ALL or (stage.learn and segment in known)
    ]


def _stages(books: Iterable[Playbook]) -> Iterator[tuple[Playbook, Stage]]:
    """Those of older versions that the newer ones have no more stand behind."""
    seen = set()
    for book in books:
        for stage in book.stages:
            if (book.id, stage.id) not in seen:
                seen.add((book.id, stage.id))
                yield book, stage


def changes(before: Iterable[Line], after: Iterable[Line]) -> list[Changed]:
    """A segment nobody knew before was measured as all deals of its stage."""
    known = {(line.playbook.id, line.stage.id, line.segment): line for line in before}
    found = []
    for line in after:
        place = line.playbook.id, line.stage.id
        was = known.get((*place, line.segment)) or known[(*place, ALL)]
        if was.limits.days != line.limits.days:
            found.append(Changed(was, line))
    return found
