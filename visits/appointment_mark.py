"""By what a calendar knows an appointment again, wherever it is moved to: what was changed later replaces it.

`workspace` tells one team's database from another's, for a calendar may hold appointments of both.
"""

from datetime import date, timedelta
from typing import NamedTuple
from zlib import crc32

from engine.state import CHANNELS, Deal

_SEEN = CHANNELS[:2]


class Mark(NamedTuple):
    """UID and SEQUENCE of RFC 5545; of two with one sequence, the later made counts (RFC 5546, 2.1.5)."""

    uid: str
    sequence: int = 0


def of_visit(deal: Deal, workspace: str) -> Mark:
    """The deal's next visit: the same until it was held, on whatever day it will be."""
    held = sum(visit.channel in _SEEN for visit in deal.visits)
    return Mark(_uid(f"{deal.key}-visit-{held + 1}", workspace), deal.version)


def of_promise(deal: Deal, what: str, workspace: str) -> Mark:
    return Mark(_uid(f"{deal.key}-promise-{crc32(what.encode()):08x}", workspace), deal.version)


def of_plan(on: date, whom: str, deal: Deal | None, workspace: str) -> Mark:
    """What is only planned: the deal's next visit, unless another day is agreed for that; else the client's
    of that week. `whom` is the client, or a deal that has none."""
    if deal is not None and (deal.next_step is None or deal.next_step.on == on.isoformat()):
        return of_visit(deal, workspace)
    monday = on - timedelta(days=on.weekday())
    return Mark(_uid(f"{whom}-week-{monday:%Y%m%d}", workspace))


def _uid(name: str, workspace: str) -> str:
    return f"{name}@{workspace}.dealgate"
