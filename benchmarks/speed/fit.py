"""How fast a cost grows: the exponent of a power law, by least squares on logarithms."""

from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple


class Fit(NamedTuple):
    """cost ~ size^exponent; `error` is the standard error of the exponent, None where two points fix it."""

    exponent: float
    error: float | None

    def __str__(self) -> str:
        return f"{self.exponent:.2f}" + ("" if self.error is None else f" ± {self.error:.2f}")


def fit(sizes: Sequence[float], costs: Sequence[float]) -> Fit:
    x, y = [log(size) for size in sizes], [log(cost) for cost in costs]
    n, mean_x, mean_y = len(x), sum(x) / len(x), sum(y) / len(y)
    spread = sum((each - mean_x) ** 2 for each in x)
    exponent = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread
    if n < 3:
        return Fit(exponent, None)
    left = sum((b - mean_y - exponent * (a - mean_x)) ** 2 for a, b in zip(x, y, strict=True))
    return Fit(exponent, sqrt(left / (n - 2) / spread))
