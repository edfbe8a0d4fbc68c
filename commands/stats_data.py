"""Statistics as programs get them."""

from typing import Any

from coach.enough import TooFew
from coach.statistics.quantile import Quantile
from coach.statistics.stage_time import Quartiles
from coach.statistics.win_rate import Rate, enough


def figure(value: float | None) -> float | None:
    """Six digits: more would only look exact."""
    return None if value is None else float(f"{value:.6g}")


def few(found: TooFew) -> dict[str, Any]:
    return {"too_few": found._asdict()}


def rate_data(found: Rate | TooFew | None) -> dict[str, Any] | None:
    known = enough(found) if isinstance(found, Rate) else found
    if known is None or isinstance(known, TooFew):
        return None if known is None else few(known)
    return {name: figure(getattr(known, name)) for name in ("rate", "low", "high")}


def days_data(found: Quartiles | Quantile | TooFew) -> dict[str, Any]:
    """In days."""
    if isinstance(found, TooFew):
        return few(found)
    return {name: figure(value) for name, value in found._asdict().items()}
