"""The order of a rep's day, from what the rows of deals know, and what the clients' cadence asks.

A person may hold hundreds of deals: all are ranked here, and only those on the page are read to the
bottom, by `visits.thing`.
"""

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from typing import TypeAlias

from engine.deal_table import DealRow
from engine.money import major
from engine.reads import Listed
from engine.state import Day
from engine.value import Value
from visits.cadence import DueClient
from visits.client_thing import client_id
from visits.thing import URGENCY, Thing

Entry: TypeAlias = Listed | DueClient
"""A deal, or a client that is to be seen or called."""
# What a row can tell, in the same order; `moving` may turn out to be an open gate, `late` is a stage too old.
_ROWS = (
    "promise",
    "client_A_stalled",
    "step",
    "review",
    "wake",
    "wait_over",
    "soon",
    "client_A",
    "moving",
    "slowed",
    "account",
    "late",
    "no_step",
    "client",
    "ahead",
)
_NEVER = "9999-12-31"
_NOT_YET = "B"
"""Who has no class, for want of orders, ranks with the middle."""


class Ranking(Value):
    """`soon` is the last day that counts as near; `rates` are into `currency`; `late` holds the keys of deals
    that have outlasted the limit of their stay."""

    today: Day
    soon: Day
    currency: str
    rates: Mapping[str, str]
    late: Set[str]
    due: Mapping[str, DueClient] = {}
    """By account: clients of a class, whether or not their day has come."""
    stalled: Set[str] = frozenset()
    """Keys of the deals at a critical sign that one speaks of with A clients that are overdue."""
    whose: str | None = None
    """Whose day it is; of a colleague's deal only what a review asked of them counts. None: a team's."""

    def key(self, entry: Entry) -> tuple[int, str, int, Decimal, str, str]:
        """Sorts the most pressing first, then clients by class and by how long they are overdue, then the
        most valuable, then what has stood longest in its stage."""
        if isinstance(entry, DueClient):
            due, id = entry.due, client_id(entry, stalled=entry.deal in self.stalled)
            since = due.due_on.isoformat()
            return _ROWS.index(id), entry.abc, -due.overdue_days, -entry.worth, since, entry.code
        row = entry.row
        client = self.due.get(row.account or "")
        abc, overdue = (client.abc, client.due.overdue_days) if client else (_NOT_YET, 0)
        worth_it = -worth(row, self.currency, self.rates)
        return self.urgency(entry), abc, -overdue, worth_it, row.stage_since or _NEVER, row.key

    def urgency(self, listed: Listed) -> int:
        """The place of a deal among those that press; the lower, the more."""
        return _ROWS.index(self._urgency(listed))

    def _urgency(self, listed: Listed) -> str:
        row = listed.row
        reviewed = row.review_due or _NEVER
        if self.whose not in (None, row.owner):
            return "review" if reviewed <= self.today else "soon"
        if row.status == "stopped":
            return "wake"
        if row.promise_on is not None and row.promise_on <= self.today:
            return "promise"
        if row.next_on is not None and row.next_on <= self.today:
            return "step"
        if reviewed <= self.today:
            return "review"
        if row.waiting_until is not None and (row.last_contact or "") < row.waiting_until:
            return "wait_over"
        if min(row.promise_on or _NEVER, row.next_on or _NEVER, reviewed) <= self.soon:
            return "soon"
        if listed.slowed:
            return "slowed"
        if row.oldest_yes is not None:
            return "moving"
        if row.account is None:
            return "account"
        if row.key in self.late:
            return "late"
        return "no_step" if row.next_on is None else "ahead"


def worth(row: DealRow, currency: str, rates: Mapping[str, str]) -> Decimal:
    """In the workspace's currency; nothing where the amount or the rate is unknown."""
    if row.amount is None or row.currency is None:
        return Decimal(0)
    rate = "1" if row.currency == currency else rates.get(row.currency, "0")
    return major(row.amount, row.currency) * Decimal(rate)


def rank(rows: Iterable[Listed], ranking: Ranking) -> list[Entry]:
    """Deals, and the clients due by today whose own deals press no more than that.

    A client stands there with the deal one speaks of, which is then no entry of its own.
    """
    deals = {each.row.key: each for each in rows}
    theirs: dict[str, list[Listed]] = {}
    for each in deals.values():
        theirs.setdefault(each.row.account or "", []).append(each)
    clients = [
        client
        for code, client in ranking.due.items()
        if client.due.due_on.isoformat() <= ranking.today
        and all(ranking.urgency(each) > _ROWS.index(client_id(client)) for each in theirs.get(code, ()))
    ]
    spoken_of = {client.deal for client in clients}
    alone = (each for key, each in deals.items() if key not in spoken_of)
    return sorted([*alone, *clients], key=ranking.key)


def waiting(listed: Listed, today: Day) -> bool:
    """Whether it waits for a known reason, and its day has not come."""
    until = listed.row.waiting_until
    return until is not None and until > today


def in_order(things: Iterable[tuple[Entry, Thing]]) -> list[tuple[Entry, Thing]]:
    """A page as it is shown: what the deals turned out to need, and among equals as they were ranked."""
    return sorted(things, key=lambda each: URGENCY.index(each[1].id))
