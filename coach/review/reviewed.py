"""Reviews held between two days, and what became of what was agreed."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from coach.review.agreed import asked, task
from coach.review.change import Change
from engine import reads
from engine.clock import END_OF_TIME
from engine.message import Message, msg
from engine.reads import View

_EVENTS = """
SELECT subject, seq, actor, kind, data FROM event
WHERE subject >= 'deal:' AND subject < 'deal;' AND kind IN ('review', 'review_done', 'undo')
  AND at > :after AND at <= :until
ORDER BY at, subject, seq
"""
_LATE = """
SELECT key FROM {deals}
WHERE review_due >= :first AND review_due < :today AND status IN ('open', 'won') ORDER BY key
"""


def review_changes(then: View, now: View, deals: str) -> Iterator[Change]:
    """`deals` is the table that has the deals' rows as of `now`."""
    rows = now.store.rows(_EVENTS, after=then.until, until=now.until or END_OF_TIME)
    # Of several verdicts on a deal on one day the last is the one that counts.
    told = {(key, kind, data["on"]): (actor, data) for key, actor, kind, data in _standing(rows)}
    for (key, kind, _), (actor, data) in told.items():
        yield _change(key, kind, actor, data)
    yield from _late(then, now, deals)


def last_held(view: View, keys: Collection[str]) -> date | None:
    """The last day before today on which one of these deals was reviewed; today, where that was the first."""
    rows = view.store.rows(_EVENTS, after="", until=view.until or END_OF_TIME)
    days = {data["on"] for key, _, kind, data in _standing(rows) if kind == "review" and key in keys}
    before = [day for day in days if day < view.today.isoformat()]
    last = max(before or days, default=None)
    return date.fromisoformat(last) if last else None


def _standing(rows: Iterable[Any]) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Key, actor, kind and data of what was not taken back."""
    told = [(subject, seq, actor, kind, json.loads(data)) for subject, seq, actor, kind, data in rows]
    undone = {(subject, data["seq"]) for subject, _, _, kind, data in told if kind == "undo"}
    for subject, seq, actor, kind, data in told:
        if kind != "undo" and (subject, seq) not in undone:
            yield subject.removeprefix("deal:"), actor, kind, data


def _change(key: str, kind: str, actor: str, data: Mapping[str, Any]) -> Change:
    if kind == "review_done":
        return Change("task_done", key, None, data["on"], msg("review.changed_task_done", who=actor))
    was = None if data["kept"] is None else "kept" if data["kept"] else "not_kept"
    return Change("reviewed", key, was, data["verdict"], _held(actor, data))


def _held(coach: str, data: Mapping[str, Any]) -> Message:
    said = msg("review.changed_reviewed", coach=coach, verdict=msg(f"review.verdict_{data['verdict']}"))
    if data["due"]:
        said = msg("review.changed_agreed", said=said, task=asked(data["who"], data["what"], data["due"]))
    if data["kept"] is None:
        return said
    return msg("review.changed_kept" if data["kept"] else "review.changed_not_kept", said=said)


def _late(then: View, now: View, deals: str) -> Iterator[Change]:
    """What fell due in these days and is still open."""
    first, today = then.today.isoformat(), now.today.isoformat()
    keys = [row["key"] for row in now.store.rows(_LATE.format(deals=deals), first=first, today=today)]
    for key, deal in reads.states(now, keys).items():
        review = deal.review
        assert review is not None, "its row has the day"
        yield Change("task_late", key, review.due, None, msg("review.changed_task_late", task=task(review)))
