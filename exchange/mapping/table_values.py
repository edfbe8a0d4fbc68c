"""The values of a table that a mapping has to say what they mean, held against what it says."""

from collections import Counter
from collections.abc import Iterator

from engine.message import msg
from engine.nearest import nearest
from engine.yaml_places import Found
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.plan import Plan
from exchange.tables.table import Table, Torn

MOST = 1_000
"""Values told apart; a column with more is no column of stages."""
NAMED = 50


def of_values(plan: Plan, laid: Plan, table: Table) -> Iterator[Found]:
    """Stages the mapping doesn't name, the most frequent first; `laid` is the plan by the table's own
    heading. What a log has besides means nothing and is no fault."""
    if not isinstance(plan, DealPlan) or not isinstance(laid, DealPlan):
        return
    counts = count(table, laid)
    known = {value.casefold() for value in plan.stages}
    missing = [(value, n) for value, n in counts.most_common() if value.casefold() not in known]
    for value, n in missing[:NAMED]:
        close = nearest(value, plan.stages)
        what = msg("mappings.value_unnamed", value=value, n=n)
        if close:
            what = msg("mappings.value_unnamed_close", value=value, n=n, close=close)
        yield Found(("stages",), what)


def count(table: Table, plan: DealPlan | EventPlan) -> Counter[str]:
    """Rows by the value of the stage or activity, of those that are wanted; blank ones left out."""
    column = plan.columns.stage if isinstance(plan, DealPlan) else plan.columns.activity
    at = {name: place for place, name in enumerate(table.heading)}
    wanted = [(at[name], {v.casefold() for v in values}) for name, values in plan.only.items()]
    empty = {"", *(plan.nulls or ()), *plan.nulls_in.get(column, ())}
    counts: Counter[str] = Counter()
    for _, cells in table.rows:
        if isinstance(cells, Torn) or len(cells) <= at[column]:
            continue
        value = cells[at[column]].strip()
        skipped = any(len(cells) > i and cells[i].strip().casefold() not in v for i, v in wanted)
        if value in empty or skipped or (value not in counts and len(counts) >= MOST):
            continue
        counts[value] += 1
    return counts
