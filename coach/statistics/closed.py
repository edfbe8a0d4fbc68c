"""The closed deals of a team, one after another: won or lost, and what was answered about them."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from coach.statistics.answers import Outcome, answers_of
from engine import playbooks, reads
from engine.deal_table import read_state
from engine.reads import View
from engine.state import DONE, STOPPED, Deal, Instant

PAGE = 2000
"""Deals that stand in memory at a time."""
DUPLICATE = "duplicate"
"""The stop class of a deal that is another one's twin: it was never lost."""

_STATES = "SELECT key, state FROM deal WHERE key > :after AND status <> 'open' ORDER BY key LIMIT :page"
_KEYS = "SELECT key FROM deal WHERE key > :after ORDER BY key LIMIT :page"


class Asked(NamedTuple):
    """Which closed deals: of these owners (None: of all), closed no earlier than `since`."""

    owners: frozenset[str] | None = None
    since: Instant | None = None


def closed(view: View, asked: Asked, left_out: Counter[str]) -> Iterator[Outcome]:
    """Won is whoever reached a won stage, a stop after winning included; lost was stopped in an open one.

    `left_out` counts the closed deals that are not told: `duplicate`, and `undated` ones where `since` is
    asked for. As of a past day every history is folded again.
    """
    won_stages = {
        (playbook.id, playbook.version): {DONE, *(s.id for s in playbook.stages if s.status == "won")}
        for playbook in playbooks.installed(view.store)
    }
    for deal in _deals(view):
        won = deal.stage in won_stages[deal.playbook, deal.playbook_version]
        if not won and deal.status != STOPPED:
            continue
        if asked.owners is not None and deal.owner not in asked.owners:
            continue
        why = _left_out(deal, won, asked.since)
        if why is None:
            yield Outcome(won, answers_of(deal))
        elif why:
            left_out[why] += 1


def _left_out(deal: Deal, won: bool, since: Instant | None) -> str | None:
    """Why it is not told: empty where it was not asked for; None where it is told."""
    if not won and deal.closing and deal.closing.stop_class == DUPLICATE:
        return DUPLICATE
    if since is None:
        return None
    at = deal.won_at if won else deal.closing and deal.closing.at
    if at is None:
        return "undated"
    return None if at >= since else ""


def _deals(view: View) -> Iterator[Deal]:
    after = ""
    while rows := view.store.rows(_STATES if view.until is None else _KEYS, after=after, page=PAGE):
        if view.until is None:
            yield from (read_state(row["state"]) for row in rows)
        else:
            yield from reads.states(view, (row["key"] for row in rows)).values()
        after = rows[-1]["key"]
