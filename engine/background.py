"""What is known of a deal beside its own state: the talks with its client, what the client's other deals
found out, how long it has stood, and why it was once stopped.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from engine import reads
from engine.among import among
from engine.clock import END_OF_TIME, Calendar, day_of
from engine.reads import View
from engine.state import Day, Deal, Filled, Visit

_DEALS = 5
"""Of one client, the deals opened last; what older ones found out is history."""


class Beside(NamedTuple):
    """The worksheets of another deal of the client."""

    deal: str
    worksheets: Mapping[str, Filled]


class Stood(NamedTuple):
    """Working days in the stage, and without a two-sided contact; None where nobody knows the start."""

    in_stage: int | None = None
    silent: int | None = None


class Background(NamedTuple):
    """`visits` to the client, on any deal or none, the newest first; `beside` the newest deal first;
    `ended` why the deal was stopped before it was opened again."""

    visits: Sequence[Visit] = ()
    beside: Sequence[Beside] = ()
    stood: Stood = Stood()
    ended: str | None = None


def backgrounds(view: View, deals: Sequence[Deal], calendar: Calendar) -> dict[str, Background]:
    """By deal key, in a few reads for all of them."""
    from engine import visit_table  # the coach's list opens deals and has no need of it

    clients = {deal.account for deal in deals if deal.account is not None}
    visits = visit_table.told_to(view, clients)
    beside = _worksheets(view, clients)
    ended = _ended(view, [deal.key for deal in deals if deal.stay.by == "reopen"])
    return {
        deal.key: Background(
            visits.get(deal.account or "", ()),
            [other for other in beside.get(deal.account or "", ()) if other.deal != deal.key][:_DEALS],
            _stood(view, deal, calendar),
            ended.get(deal.key),
        )
        for deal in deals
    }


def _stood(view: View, deal: Deal, calendar: Calendar) -> Stood:
    """Silence begins with the stay where no contact is on record, as the stall clock has it."""
    since, last = deal.stay.since, deal.last_contact
    began = day_of(since, view.workspace.time_zone).isoformat() if since else None
    return Stood(_worked(view, began, calendar), _worked(view, last or began, calendar))


def _worked(view: View, start: Day | None, calendar: Calendar) -> int | None:
    return (
        None if start is None else max(0, calendar.working_days(view.today.fromisoformat(start), view.today))
    )


def _worksheets(view: View, clients: Iterable[str]) -> dict[str, list[Beside]]:
    names, params = among(sorted(clients))
    rows = view.store.rows(
        "SELECT key, account, state FROM (SELECT key, account, state, row_number() OVER"
        " (PARTITION BY account ORDER BY opened_at DESC NULLS LAST, key DESC) AS place FROM deal"
        f" WHERE account IN ({names}) AND (opened_at IS NULL OR opened_at <= :now)) AS d"
        f" WHERE place <= {_DEALS + 1} ORDER BY account, place",
        now=view.until or END_OF_TIME,
        **params,
    )
    found: dict[str, list[Beside]] = {}
    for key, account, state in rows:
        if view.until is None:
            filled = {id: Filled(**each) for id, each in json.loads(state)["worksheets"].items()}
        else:
            filled = dict(reads.deal(view, key).worksheets)
        found.setdefault(account, []).append(Beside(key, filled))
    return found


def _ended(view: View, keys: Iterable[str]) -> dict[str, str]:
    """The reason of the last stop, by deal: an event of its own, or what an import brought."""
    wanted = list(keys)
    if not wanted:
        return {}
    names, params = among(f"deal:{key}" for key in wanted)
    rows = view.store.rows(
        f"SELECT subject, kind, data FROM event WHERE subject IN ({names}) AND kind IN ('stop', 'import')"
        " AND (at IS NULL OR at <= :now) ORDER BY subject, seq",
        now=view.until or END_OF_TIME,
        **params,
    )
    found = {}
    for subject, kind, data in rows:
        told = json.loads(data)
        stop = told if kind == "stop" else told.get("stopped")
        if stop:
            found[subject.removeprefix("deal:")] = str(stop["reason"])
    return found
