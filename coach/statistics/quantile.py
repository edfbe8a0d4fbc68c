"""When a share of stays had ended: what a limit is, and how sure one is of it."""

from engine.value import Value


class Quantile(Value):
    """The day by which a share has ended; None where the curve never gets there, or its bound doesn't."""

    day: float | None
    low: float | None
    high: float | None
