"""Win rates of two sorts of deals compared gate by gate, and then all gates together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.statistics.difference import Difference, difference_of_counted


class Placed(NamedTuple):
    """A decided deal at one gate: whether it is of the one sort or of the other."""

    key: str
    one: bool
    won: bool


def together(gates: Iterable[Sequence[Placed]]) -> Difference | TooFew | None:
    """How much more often the one sort is won; None where fewer than two gates have deals of both.

    Gate by gate, since a deal that came further met more gates and is won more often anyway.

    Σ (n m / N)(p − q) ÷ Σ n m / N, of n of the one sort at a gate and m others: N. Mantel & W. Haenszel
    (1959), J. Natl. Cancer Inst. 22, 719–748, as a difference: S. Greenland & J. M. Robins (1985),
    Biometrics 41, 55–68. That is one weighted mean less another: at its gate a deal of the one sort counts
    m / N, another n / N. The interval is one of deals that count several times, for they are not drawn anew
    at every gate.
    """
    ones: defaultdict[str, float] = defaultdict(float)
    others: defaultdict[str, float] = defaultdict(float)
    compared = 0
    won: set[str] = set()
    for placed in gates:
        n = sum(each.one for each in placed)
        if not 0 < n < len(placed):
            continue
        compared += 1
        for each in placed:
            side, opposite = (ones, len(placed) - n) if each.one else (others, n)
            side[each.key] += opposite / len(placed)
        won |= {each.key for each in placed if each.won}
    if compared < 2:
        return None
    fewest = min(len(ones), len(others))
    return TooFew(fewest) if fewest < ENOUGH else difference_of_counted(ones, others, frozenset(won))
