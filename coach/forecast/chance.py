"""The chance that a deal is won within so many days, from where it stands and since when.

Day by day: who goes on during a day has the rest of the time from the next stage, on average from the
middle of that day (a semi-Markov process: D. R. Cox & H. D. Miller, The Theory of Stochastic Processes,
1965, ch. 9; the convolution by the trapezoid rule). Who goes back begins there on the day after.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from coach.forecast.pace import Pace, Share


class Chances(NamedTuple):
    """Of one playbook, by stage and by days that are left: 1, 2, 3 … ahead, 0, 1, 2 … behind."""

    paces: Mapping[str, Pace]
    ahead: Mapping[str, list[float]]
    """To be won by going on from here, half a day of the time being gone."""
    behind: Mapping[str, list[float]]
    """To be won by way of an earlier stage."""

    def within(self, stage: str, ages: Iterable[int], days: Sequence[int]) -> Iterator[list[float]]:
        """For each number of days, for deals that have been in a stage for so many."""
        pace, most = self.paces[stage], max(days, default=0)
        # Those that leave on the first day have the most days left.
        ahead = [self.ahead[stage][:n][::-1] for n in days]
        behind = [self.behind[stage][:n][::-1] for n in days]
        for age in ages:
            on, back = _flow(pace, age, most)
            won = [sum(map(mul, on, left)) for left in ahead]
            if back:
                won = [n + sum(map(mul, back, left)) for n, left in zip(won, behind, strict=True)]
            yield won


def chances(paces: Mapping[str, Pace], order: Sequence[str], won: frozenset[str], days: int) -> Chances:
    """`order`: the stages as they follow one another. One without a pace keeps its deals for ever."""
    stages = [stage for stage in reversed(order) if stage in paces]
    flows = {stage: _flow(paces[stage], 0, days) for stage in stages}
    # By days left: of a deal that has just come to a stage.
    before = {stage: float(stage in won) for stage in (*order, *won)}
    ahead: dict[str, list[float]] = {stage: [] for stage in stages}
    behind = {stage: [_mixed(before, paces[stage].behind)] for stage in stages}
    for _ in range(days):
        now = dict(before)
        for stage in stages:
            pace, (on, back) = paces[stage], flows[stage]
            ahead[stage].append((_mixed(now, pace.ahead) + _mixed(before, pace.ahead)) / 2)
            if stage not in won:  # older versions of the playbook may have open deals in one that is
                now[stage] = _sum(on, ahead[stage]) + (_sum(back, behind[stage]) if back else 0.0)
        for stage in stages:
            behind[stage].append(_mixed(now, paces[stage].behind))
        before = now
    return Chances(paces, ahead, behind)


def _flow(pace: Pace, age: int, days: int) -> tuple[list[float], list[float]]:
    """Of deals that age in a stage, the share that goes on, and back, on each day to come."""
    there = list(accumulate(_following(pace.stays, age, days), mul, initial=1.0))
    on = list(map(mul, there, _following(pace.on, age, days)))
    return on, list(map(mul, there, _following(pace.back, age, days))) if pace.behind else []


def _following(by_age: list[float], age: int, days: int) -> list[float]:
    """From an age on, day by day; nothing changes after the last."""
    found = by_age[age : age + days]
    return found if len(found) == days else found + by_age[-1:] * (days - len(found))


def _sum(flow: Sequence[float], left: list[float]) -> float:
    """Those that leave on the first day have the most days left."""
    total: float = sum(map(mul, flow, reversed(left)))
    return total


def _mixed(by_stage: Mapping[str, float], shares: Iterable[Share]) -> float:
    return sum([share * by_stage.get(stage, 0.0) for stage, share in shares])
