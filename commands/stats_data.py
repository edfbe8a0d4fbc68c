"""Statistics as programs get them."""

from typing import Any

from coach.enough import TooFew
from coach.statistics.quantile import Quantile
from coach.statistics.stage_time import Quartiles
from coach.statistics.win_rate import Rate


def figure(value: float | None) -> float | None:
    """Six digits: more would only look exact."""
    return None if value is None else float(f"{value:.6g}")


def few(found: TooFew) -> dict[str, Any]:
    return {"too_few": found._asdict()}


def rate_data(found: Rate | TooFew | None) -> dict[str, Any] | None:
    if found is None or isinstance(found, TooFew):
        return None if found is None else few(found)
    return {name: figure(getattr(found, name)) for name in ("rate", "low", "high")}


def days_data(found: Quartiles | Quantile | TooFew) -> dict[str, Any]:
    """In days."""
    if isinstance(found, TooFew):
        return few(found)
    return {name: figure(value) for name, value in found._asdict().items()}
