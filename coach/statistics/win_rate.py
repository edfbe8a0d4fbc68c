"""The arithmetic of win rates: how sure a rate is, and what an answer tells about winning.

Counts in, figures out. Rates and shares run from 0 to 1, information is in bits. None of it is money.
"""

from collections.abc import Mapping, Sequence
from math import erfc, exp, fsum, inf, lgamma, log, log2, sqrt
from typing import NamedTuple, TypeVar

from coach.enough import ENOUGH, TooFew

Name = TypeVar("Name")

Z_95 = 1.959963984540054
"""Of the standard normal distribution 95 % lie within ± this."""
EXPECTED = 5
"""Deals of either outcome an answer must be expected to have for the test of it to be trusted."""


class Rate(NamedTuple):
    """So many of `n` were won; `low` to `high` is where the true rate lies, with 95 % confidence."""

    n: int
    won: int
    rate: float
    low: float
    high: float


class Information(NamedTuple):
    """What knowing the answer tells about winning.

    `chance_bits` is what answers given at random would seem to tell; `share` the part of the
    uncertainty that is gone beyond that. `p`: how often chance alone would look as good or better.
    """

    bits: float
    chance_bits: float
    share: float
    g: float
    df: int
    p: float
    reliable: bool
    """Whether there are deals enough for `p` to be trusted."""


def rate(won: int, n: int) -> Rate:
    """Score interval: E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212. `n` is at least 1.

    (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), which stays between 0 and 1 for any count.
    """
    p, z2 = won / n, Z_95 * Z_95
    centre = p + z2 / (2 * n)
    half = Z_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    scale = 1 + z2 / n
    # At the ends the formula gives exactly 0 and 1, and floating point almost.
    low = 0.0 if won == 0 else (centre - half) / scale
    high = 1.0 if won == n else (centre + half) / scale
    return Rate(n, won, p, low, high)


def enough(found: Rate | None) -> Rate | TooFew | None:
    """A rate to be told: of fewer than 20 none is."""
    return TooFew(found.n) if found and found.n < ENOUGH else found


def holds(found: Rate, won: int, n: int) -> bool:
    """Whether it stays within its interval when `n` more are counted, `won` of them won."""
    return found.low <= (found.won + won) / (found.n + n) <= found.high


def entropy(counts: Sequence[int]) -> float:
    """Bits: −Σ p log₂ p. C. E. Shannon (1948), Bell Syst. Tech. J. 27, 379–423."""
    total = sum(counts)
    return fsum(-c / total * log2(c / total) for c in counts if c)


def judgeable(table: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of answers given as (won, lost) those a test can judge: EXPECTED of either outcome, by chance alone.

    Answers too rare for that are put together, and left out where even together they are too rare. Which
    these are depends on how often an answer was given, not on what it won, so the test stays fair.
    """
    asked = sum(map(sum, table))
    scarcer = min(sum(row[at] for row in table) for at in (0, 1))
    often = [row for row in table if sum(row) * scarcer >= EXPECTED * asked]
    rare = [row for row in table if sum(row) * scarcer < EXPECTED * asked]
    together = (sum(won for won, _ in rare), sum(lost for _, lost in rare))
    return [*often, together] if sum(together) * scarcer >= EXPECTED * asked else often


def information(table: Sequence[tuple[int, int]]) -> Information:
    """Of answers given as (won, lost); at least one deal in all.

    G = 2 Σ O ln(O/E) is the likelihood-ratio statistic, chi-square with (answers − 1) degrees of freedom
    when answer and outcome have nothing to do with one another: Sokal & Rohlf, Biometry (3rd ed. 1995),
    ch. 17. The mutual information in bits is G / (2 N ln 2), by both definitions; chance alone makes it
    df / (2 N ln 2) on average: G. A. Miller (1955), Note on the bias of information estimates.
    """
    rows = [row for row in table if sum(row)]
    columns = [sum(row[at] for row in rows) for at in (0, 1)]
    n = sum(columns)
    cells = [(row[at], sum(row) * columns[at] / n) for row in rows for at in (0, 1) if columns[at]]
    # Where answer and outcome are independent G is 0; rounding must not make it less.
    g = max(0.0, 2 * fsum(seen * log(seen / expected) for seen, expected in cells if seen))
    df = (len(rows) - 1) * (sum(1 for c in columns if c) - 1)
    bits, chance = (x / (2 * n * log(2)) for x in (g, df))
    doubt = entropy(columns)
    share = max(0.0, bits - chance) / doubt if doubt else 0.0
    return Information(bits, chance, share, g, df, chi_square_tail(g, df), df > 0 and _enough(cells))


def _enough(cells: Sequence[tuple[int, float]]) -> bool:
    """No count expected below 1, at most a fifth below 5: W. G. Cochran (1954), Biometrics 10, 417–451."""
    expected = [e for _, e in cells]
    return min(expected) >= 1 and 5 * sum(e < EXPECTED for e in expected) <= len(expected)


def chi_square_tail(x: float, df: int) -> float:
    """P(χ² ≥ x) for whole degrees of freedom: Abramowitz & Stegun (1964) 26.4.4 (odd) and 26.4.5 (even).

    Both are Σ e^(−x/2) (x/2)^a / Γ(a + 1) over a = …, df/2 − 2, df/2 − 1, down to 0 or to ½; where df is
    odd, 2 Q(√x) = erfc(√(x/2)) comes on top. With no degree of freedom there is nothing to be surprised by.
    """
    half, odd = x / 2, df % 2
    if df == 0 or half <= 0:
        return 1.0
    start = 0.5 if odd else 0.0
    # By logarithms, because e^(−x/2) vanishes long before the product does.
    terms = [exp(a * log(half) - half - lgamma(a + 1)) for a in (start + r for r in range(df // 2))]
    return min(1.0, fsum([erfc(sqrt(half)) if odd else 0.0, *terms]))


def holm(ps: Mapping[Name, float]) -> dict[Name, float]:
    """p adjusted for asking several questions at once: S. Holm (1979), Scand. J. Statist. 6, 65–70.

    The smallest of m is multiplied by m, the next by m − 1, and so on; none comes below one before it.
    """
    adjusted: dict[Name, float] = {}
    before, left = -inf, len(ps)
    for name, p in sorted(ps.items(), key=lambda each: each[1]):
        before = max(before, min(1.0, p * left))
        adjusted[name], left = before, left - 1
    return adjusted
