"""From where a deal stands here back to what its CRM calls that: the mapping it came by, read backwards."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from engine.playbook import Playbook
from engine.state import DONE, STOPPED, Deal
from exchange.plans.deals import DealPlan, Turn


def columns(plans: Sequence[DealPlan]) -> tuple[str, ...]:
    """Those that say where a deal stands: the stage's, and what tells the mappings apart."""
    return tuple(dict.fromkeys(name for plan in plans for name in (plan.columns.stage, *plan.only)))


def cells(plans: Sequence[DealPlan], deal: Deal, playbook: Playbook) -> Mapping[str, str] | None:
    """What to write into `columns`; None where no value leads anywhere near.

    Of several values the first; for a stage that has none, that of the nearest earlier stage in which a deal
    is as open, or as won.
    """
    ways = [(plan, value, trail[-1]) for plan in plans for value, trail in plan.stages.items()]
    for wanted in _wishes(deal, playbook):
        for plan, value, turn in ways:
            if wanted(turn):
                return {**{name: values[0] for name, values in plan.only.items()}, plan.columns.stage: value}
    return None


def _wishes(deal: Deal, playbook: Playbook) -> Iterator[Callable[[Turn], bool]]:
    """What a value should lead to, the best first."""
    if deal.status == STOPPED:
        stop_class = deal.closing.stop_class if deal.closing else None
        yield lambda turn: turn.stop is not None and turn.stop == stop_class
        yield lambda turn: turn.stop is not None
        return
    order = (*playbook.order, DONE)
    for stage in reversed(order[: order.index(deal.stage) + 1]):
        if stage == DONE or deal.stage == DONE or playbook.stage(stage).status == deal.status:
            yield partial(_stands_in, stage)


def _stands_in(stage: str, turn: Turn) -> bool:
    return turn.stop is None and turn.stage == stage
