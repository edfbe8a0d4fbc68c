"""Real logs gone through again: next to nothing a gate asks for was recorded, and that is what is said."""

from datetime import date
from time import perf_counter

import pytest
from helpers import playbook
from loan_log import LAST, ZONE, loans, needs_the_log

from coach.simulation.closed_deals import Asked, closed_deals, simulated
from engine import playbooks
from engine.clock import end_of_day, start_of_day
from engine.reads import view_as_of

STAGES = ("applied", "preaccepted", "accepted", "offered", "returned")
# Of all that is asked here, an import brought the amount alone.
NEW = "\n".join(
    f"- {{id: {stage}, gate: [{{decision: p{n}}}, {{id: not_large{n}, condition: "
    "{field: deal.amount, op: '<', value: 20000, currency: EUR}}]}"
    for n, stage in enumerate(STAGES)
)


@pytest.fixture(scope="module")
def view():
    bank = loans()
    return view_as_of(bank.change.store, bank.change.workspace, LAST)


@needs_the_log
def test_under_its_own_playbook_nothing_can_be_told(view):
    """12,688 applications were decided, and moved on 22,038 times; nobody had answered or ticked anything."""
    closed = closed_deals(view, Asked())
    assert (len(closed.lives), closed.undated, closed.duplicates) == (12688, 0, 0)
    (own,) = playbooks.installed(view.store)
    start = perf_counter()
    found, _ = simulated(view, own, closed, end_of_day(LAST, ZONE))
    assert perf_counter() - start < 60
    assert (found.moves, found.held, found.never_recorded, found.stored) == (22038, 0, 22038, 0)
    assert [stage.deals for stage in found.stages] == [6968, 4783, 4688, 3158, 2115]
    unmoved, untold = found.outcomes["unmoved"], found.outcomes["never_recorded"]
    assert (untold.n, untold.won, dict(untold.lost)) == (6968, 2246, {"cancelled": 2806, "declined": 1916})
    assert (unmoved.n, dict(unmoved.lost)) == (5720, {"declined": 5719, "cancelled": 1})


@needs_the_log
def test_what_was_recorded_is_judged(view):
    """The amounts came with the log: who wanted 20,000 or more would have been held, and to the end."""
    closed = closed_deals(
        view, Asked(start_of_day(date(2011, 11, 1), ZONE), end_of_day(date(2011, 11, 30), ZONE))
    )
    large = {life.key for life in closed.lives if (life.value("amount") or 0) >= 2_000_000}
    found, replays = simulated(view, playbook(NEW), closed, end_of_day(LAST, ZONE))
    held = {each.life.key for each in replays if any(passage.holds for passage in each.passages)}
    assert held == large & {each.life.key for each in replays if each.passages}
    assert held
    assert found.held == sum(stage.found.to_the_end for stage in found.stages)
    first = found.stages[0]
    assert first.found.held + first.never_recorded == first.moves
