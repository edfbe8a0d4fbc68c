"""Visits and calls made elsewhere, on their way into the history of their deal, or of their client."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine import account_arrivals, deals, history, visit_table
from engine.arrivals import Brought, Happening
from engine.change import Change
from engine.state import Instant
from engine.visit_table import Held


class Arrival(NamedTuple):
    """A visit as `visit_fields.visit_data` makes its `data`; `by` is who of ours was there.

    `subject` is what it was about: `deal:ACME-3` or `account:ACME`.
    """

    subject: str
    at: Instant
    by: str
    data: Mapping[str, Any]
    external: Mapping[str, str]


def bring_in(change: Change, batch: Sequence[Arrival]) -> list[Held]:
    """Many visits to many deals and clients, in the order of the batch.

    Each counts from its own time on, so that silence and cadence know it as if it had been logged then.
    """
    account_arrivals.may_bring_in(change)
    told: dict[str, list[Happening]] = {}
    places = []
    for arrival in batch:
        own = told.setdefault(arrival.subject, [])
        visit = {**arrival.data, "by": arrival.by}
        own.append(Happening(arrival.at, {"visit": visit, "external": dict(arrival.external)}))
        places.append(len(own))
    ends = _told_on(change, told)
    held = []
    for arrival, place in zip(batch, places, strict=True):
        version, account = ends[arrival.subject]
        seq = version - len(told[arrival.subject]) + place
        held.append(visit_table.visit_of(arrival.subject, seq, arrival.by, arrival.data, account))
    visit_table.keep_many(change.store, held)
    return held


def _told_on(change: Change, told: Mapping[str, Sequence[Happening]]) -> Mapping[str, tuple[int, str | None]]:
    """By subject its version afterwards and the account it belongs to."""
    clients = {s.removeprefix("account:"): own for s, own in told.items() if s.startswith("account:")}
    happened = history.events_among(change.store, (s for s in told if s.startswith("deal:")))
    about = [(Brought(s.removeprefix("deal:"), told[s]), before) for s, before in happened]
    after = {f"deal:{deal.key}": (deal.version, deal.account) for deal in deals.bring_on(change, about)}
    for code, account in account_arrivals.tell_on(change, clients).items():
        after[f"account:{code}"] = (account.version, code)
    return after
