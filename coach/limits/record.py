"""What the record of a playbook's deals is like as a whole: what its limits are learned by."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.limits.segments import Cuts
from engine.state import Day
from engine.value import Value

_MOST = 2**63
"""What a database holds of minor units."""


class Record(Value):
    cuts: Cuts | None
    """What counts as a small and as a medium deal."""
    first_end: Day | None = None
    """When the first stay ended of which that is known."""
    guessed_years: tuple[int, ...] = ()
    """Years whose holidays nobody knew."""


def read_record(found: Mapping[str, Any]) -> Record:
    """What stands of it as JSON, name by name; a set learned by an earlier program may lack some.

    Raises ValueError of what nobody can have learned.
    """
    try:
        cuts = None if found["cuts"] is None else Cuts(*found["cuts"])
        first, years = found.get("first_end"), tuple(found.get("guessed_years", ()))
        if first is not None:
            date.fromisoformat(first)
    except (KeyError, TypeError) as error:
        raise ValueError("this is no record") from error
    if {type(n) for n in (*(cuts or ()), *years)} - {int} or (
        cuts and not 0 < cuts.small < cuts.medium < _MOST
    ):
        raise ValueError("no record is like this")
    return Record(cuts, first, years)
