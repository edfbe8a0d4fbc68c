"""The live deals of a playbook, stage beside stage: what each holds, and which to look at first there."""

from collections.abc import Iterable, Mapping, Sequence

from coach.ages import Ages
from coach.casebook import clock_of
from coach.diagnosis import Finding, symptoms
from coach.judged import Judged
from coach.judging import survey
from coach.limits.limits import limit_table
from coach.looking import looked_into
from coach.stalled import Tally, ranked, tallies
from engine import bulk, playbooks, reads
from engine.bulk import Known
from engine.playbook import Playbook, Stage
from engine.reads import View
from engine.value import Value


class Shown(Value):
    """A deal on the board. `findings` are those that stall it, or leave its age unknown, the worst first."""

    deal: Judged
    known: Known
    ages: Ages
    findings: tuple[Finding, ...]


class Column(Value):
    """A stage by its id. `tallies` count all its live deals, `shown` are the first to look at, the worst
    first and those that are fine behind them."""

    stage: str
    tallies: Sequence[Tally]
    shown: tuple[Shown, ...]

    @property
    def total(self) -> int:
        return sum(tally.total for tally in self.tallies)

    @property
    def stalled(self) -> int:
        return sum(tally.stalled for tally in self.tallies)


_HELD = """
SELECT DISTINCT stage, playbook_version FROM {deals}
WHERE status IN ('open', 'won') AND playbook = :playbook ORDER BY playbook_version DESC, stage
"""


def stages_held(view: View, book: Playbook) -> list[Stage]:
    """Those of the newest version of a playbook, and behind them those in which deals of older versions still
    stand."""
    known = {stage.id: stage for stage in book.stages}
    for stage, version in view.store.rows(_HELD.format(deals=reads.table(view)), playbook=book.id):
        if stage not in known:
            known[stage] = playbooks.load(view.store, book.id, version).stage(stage)
    return list(known.values())


def open_board(
    view: View, stages: Iterable[str], where: str, params: Mapping[str, object], *, most: int, findings: int
) -> tuple[Column, ...]:
    """`where` speaks of the deal `d`; of each stage at most so many are shown, each with so many findings."""
    clock = clock_of(view)
    limits = limit_table(view, clock)
    # Of one moment: a deal that moves on meanwhile would have a sign and nothing that shows it.
    with view.store.snapshot():
        asked = survey(view, clock, limits, f"{where} AND d.stage = :board_stage", params)
        columns, first = [], dict[str, list[Judged]]()
        for stage in stages:
            here = asked._replace(params={**asked.params, "board_stage": stage})
            here = looked_into(here, limits, clock)
            counted = tallies(here)
            first[stage] = ranked(here, counted, every=True, most=most, grouped=False) if counted else []
            columns.append(Column(stage, counted, ()))
        # In one go: what is read of a deal is the same wherever it stands.
        wanted = [deal.key for found in first.values() for deal in found]
        known = {each.opened.deal.key: each for each in bulk.many(view, wanted, background=False)}

        def shown(deal: Judged) -> Shown:
            own, tuned = known[deal.key], asked.tuned[deal.place]
            return Shown(deal, own, *symptoms(deal, own, limits.of(deal), clock, tuned, findings))

        return tuple(column._replace(shown=tuple(map(shown, first[column.stage]))) for column in columns)
