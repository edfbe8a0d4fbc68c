"""The order of a rep's day, from what the rows of deals know.

A person may hold hundreds of deals: all are ranked here, and only those on the page are read to the
bottom, by `visits.thing`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from engine.deal_table import DealRow
from engine.money import major
from engine.reads import Listed
from engine.state import Day
from visits.thing import URGENCY, Thing

# What a row can tell, in the same order; `moving` may turn out to be an open gate, `late` is a stage too old.
_ROWS = (
    "promise",
    "step",
    "wake",
    "wait_over",
    "soon",
    "moving",
    "slowed",
    "account",
    "late",
    "no_step",
    "ahead",
)
_NEVER = "9999-12-31"


class Ranking(NamedTuple):
    """`soon` is the last day that counts as near; `rates` are into `currency`.

    `late` gives, by playbook, version and stage, the instant before which a stay began that has
    outlasted the stage's limit.
    """

    today: Day
    soon: Day
    currency: str
    rates: Mapping[str, str]
    late: Mapping[tuple[str, int, str], str]

    def key(self, listed: Listed) -> tuple[int, Decimal, str, str]:
        """Sorts the most pressing first, then the most valuable, then what has stood longest in its stage."""
        row = listed.row
        pressing = _ROWS.index(self._urgency(listed))
        return pressing, -self.worth(row), row.stage_since or _NEVER, row.key

    def worth(self, row: DealRow) -> Decimal:
        """In the workspace's currency; nothing where the amount or the rate is unknown."""
        if row.amount is None or row.currency is None:
            return Decimal(0)
        rate = "1" if row.currency == self.currency else self.rates.get(row.currency, "0")
        return major(row.amount, row.currency) * Decimal(rate)

    def _urgency(self, listed: Listed) -> str:
        row = listed.row
        if row.status == "stopped":
            return "wake"
        if row.promise_on is not None and row.promise_on <= self.today:
            return "promise"
        if row.next_on is not None and row.next_on <= self.today:
            return "step"
        if row.waiting_until is not None and (row.last_contact or "") < row.waiting_until:
            return "wait_over"
        if min(row.promise_on or _NEVER, row.next_on or _NEVER) <= self.soon:
            return "soon"
        if listed.slowed:
            return "slowed"
        if row.oldest_yes is not None:
            return "moving"
        if row.account is None:
            return "account"
        start = self.late.get((row.playbook, row.playbook_version, row.stage))
        if start is not None and row.stage_since is not None and row.stage_since < start:
            return "late"
        return "no_step" if row.next_on is None else "ahead"


def rank(rows: Iterable[Listed], ranking: Ranking) -> list[Listed]:
    return sorted(rows, key=ranking.key)


def waiting(listed: Listed, today: Day) -> bool:
    """Whether it waits for a known reason, and its day has not come."""
    until = listed.row.waiting_until
    return until is not None and until > today


def in_order(things: Iterable[tuple[Listed, Thing]]) -> list[tuple[Listed, Thing]]:
    """A page as it is shown: what the deals turned out to need, and among equals as they were ranked."""
    return sorted(things, key=lambda each: URGENCY.index(each[1].id))
