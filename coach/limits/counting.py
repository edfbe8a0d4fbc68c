"""Keeps the stays of all deals counted: what was counted before is kept, and deals whose way went on since
are counted anew, each by itself.

They are counted by all that their segment may hang on, and by the segments of now, which are learned from;
where deals come to be sorted in another way, the second are summed again from the first.

What the counts rest on besides history (how days are counted, which stages win) is kept with them. Where that
has changed, or the day from which anything is on record, all of it is counted again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from coach.limits.news import News
from coach.limits.past import Past, row_of
from coach.limits.sorting import Sorting, by_segment, sorting
from coach.limits.watch import Watch
from coach.lives import DUPLICATE, Life, each_life, lives_since
from engine import stay_table
from engine.change import Change
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Instant
from engine.stay_table import Reach, SegmentKind, StayKind, StayNumber
from engine.store import Store
from engine.workspace import Workspace

_PROGRAM = 1
"""Another number once stays are counted in another way."""


class Sorted(NamedTuple):
    """The stays of a playbook's deals, by their segments."""

    sorting: Sorting
    stays: Mapping[SegmentKind, StayNumber]
    first_end: Instant | None
    """When the first stay ended."""
    first_left: Instant | None
    """When the first of the stays that were left began."""


def sorted_anew(pasts: Mapping[str, Past], workspace: Workspace) -> dict[str, Sorted]:
    found = {}
    for playbook, past in pasts.items():
        by = sorting(_deals(playbook, past), workspace)
        stays = by_segment(_stays(playbook, past), {playbook: by})
        found[playbook] = Sorted(by, stays, past.first_end, past.first_left)
    return found


def kept_sorted(
    change: Change, books: Sequence[Playbook], watch: Watch, *, anew: bool = False
) -> dict[str, Sorted]:
    """By playbook what its deals have come through, counted through the newest event."""
    reach = None if anew else stay_table.reach(change.store)
    basis = _basis(books, watch)
    if reach is not None and _still_holds(reach.basis, basis, {book.id for book in books}):
        found = _brought_on(change, reach, basis, books, watch)
        if found is not None:
            return found
    return _all_anew(change, basis, books, watch)


# ── what the counts rest on ───────────────────────────────────────────────────────────────────


def _basis(books: Sequence[Playbook], watch: Watch) -> dict[str, Any]:
    """JSON-ready. Of the calendar the years that were over or under way: what ended did so in them."""
    stages: dict[str, dict[str, str]] = {}
    for book in sorted(books, key=lambda book: book.version):
        stages.setdefault(book.id, {}).update({stage.id: stage.status for stage in book.stages})
    said = repr(sorted((id, sorted(own.items())) for id, own in stages.items()))
    return {
        "program": _PROGRAM,
        "time_zone": watch.time_zone,
        "until": watch.until.isoformat(),
        "years": {
            str(year): _digest(days)
            for year, days in sorted(watch.calendar.tables.items())
            if year <= watch.until.year
        },
        "stages": _digest(said),
    }


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _still_holds(before: Mapping[str, Any], now: Mapping[str, Any], playbooks: Iterable[str]) -> bool:
    """A year that has begun since was none that anything had ended in."""
    try:
        same = all(before[name] == now[name] for name in ("program", "time_zone", "stages"))
        years = all(now["years"].get(year) == digest for year, digest in before["years"].items())
        new = all(year in before["years"] or year > before["until"][:4] for year in now["years"])
        told = all(len(before["record"][each]) == 2 and before["sorting"][each] for each in playbooks)
        past = not before["ahead"] and before["until"] <= now["until"]
        return bool(same and years and new and told and past)
    except (KeyError, TypeError, AttributeError):
        return False


# ── all of it ─────────────────────────────────────────────────────────────────────────────────


def _all_anew(
    change: Change, basis: dict[str, Any], books: Sequence[Playbook], watch: Watch
) -> dict[str, Sorted]:
    pasts, ahead = {book.id: Past() for book in books}, False
    for life in each_life(View(change.store, change.workspace, change.date)):
        if life.playbook in pasts and _if_counts(life, life.playbook):
            pasts[life.playbook].add(life, watch)
            ahead = ahead or watch.lies_ahead(life)
    numbers: dict[StayKind, StayNumber] = {}
    for playbook, past in pasts.items():
        numbers |= _stays(playbook, past) | _deals(playbook, past)
    stay_table.replace(change.store, numbers)
    found = sorted_anew(pasts, change.workspace)
    stay_table.replace_segments(change.store, [own.stays for own in found.values()])
    settled = change.store.settled() or 0
    stay_table.count_behind(change.store, settled)
    stay_table.keep_reach(change.store, Reach(settled, {**basis, **_record(found), "ahead": ahead}))
    return found


def _if_counts(life: Life | None, playbook: str) -> Life | None:
    """A duplicate was never a deal of its own."""
    return life if life and life.playbook == playbook and life.outcome != DUPLICATE else None


def _record(found: Mapping[str, Sorted]) -> dict[str, Any]:
    """JSON-ready."""
    firsts = {playbook: [own.first_end, own.first_left] for playbook, own in found.items()}
    return {"record": firsts, "sorting": {playbook: own.sorting.said for playbook, own in found.items()}}


def _deals(playbook: str, past: Past) -> dict[StayKind, StayNumber]:
    return {row_of(playbook, kind): StayNumber(n, 0) for kind, n in past.deals.items()}


def _stays(playbook: str, past: Past) -> dict[StayKind, StayNumber]:
    return {row_of(playbook, kind): number for kind, number in past.numbers.items()}


# ── what came since ───────────────────────────────────────────────────────────────────────────


def _brought_on(
    change: Change, reach: Reach, basis: dict[str, Any], books: Sequence[Playbook], watch: Watch
) -> dict[str, Sorted] | None:
    """None where all has to be counted again."""
    store = change.store
    settled = store.settled()
    through = reach.position if settled is None else settled
    news = {book.id: News(book.id, *reach.basis["record"][book.id]) for book in books}
    apart = []
    for deal in lives_since(store, reach.position, stay_table.counted_apart(store)):
        if watch.lies_ahead(deal.now):
            return None
        for playbook in dict.fromkeys(life.playbook for life in (deal.before, deal.now) if life):
            was, now = (_if_counts(life, playbook) for life in (deal.before, deal.now))
            if playbook in news:
                news[playbook].take(was, now, watch)
        if deal.position > through:
            apart.append((deal.now.key, deal.seq))
    if not all(own.same_record for own in news.values()):
        return None
    numbers = {kind: number for own in news.values() for kind, number in own.numbers.items()}
    if not stay_table.change(store, numbers):
        return None
    by = {each: sorting(stay_table.load_deals(store, each), change.workspace) for each in news}
    if not _sorted_on(store, numbers, by, reach.basis["sorting"]):
        return None
    stays: dict[str, dict[SegmentKind, StayNumber]] = {playbook: {} for playbook in news}
    sums = stay_table.load_segments(store)
    if not _are_days({kind.since for kind in sums if kind.since}):
        return None
    for kind, number in sums.items():
        if kind.playbook in stays:
            stays[kind.playbook][kind] = number
    found = {
        playbook: Sorted(by[playbook], stays[playbook], own.first_end, own.first_left)
        for playbook, own in news.items()
    }
    stay_table.count_apart(store, apart)
    stay_table.keep_reach(store, Reach(through, {**basis, **_record(found), "ahead": False}))
    return found


def _are_days(texts: Iterable[str]) -> bool:
    try:
        return all(map(date.fromisoformat, texts))
    except ValueError:
        return False


def _sorted_on(
    store: Store,
    numbers: Mapping[StayKind, StayNumber],
    by: Mapping[str, Sorting],
    before: Mapping[str, Any],
) -> bool:
    """Takes what changed over to the segments. False where it can't have been right."""
    same = {playbook for playbook, own in by.items() if before[playbook] == own.said}
    for playbook in by.keys() - same:
        stays = by_segment(stay_table.load_stays(store, playbook), by)
        stay_table.replace_segments(store, [stays], playbook)
    changed = {kind: number for kind, number in numbers.items() if kind.stage and kind.playbook in same}
    return stay_table.change_segments(store, by_segment(changed, by))
