"""Keeps the stays of all deals counted: what was counted before is kept, and deals whose way went on since
are counted anew, each by itself.

They are counted by all that their segment may hang on, and by the segments of now, which are learned from;
where deals come to be sorted in another way, the second are summed again from the first.

What the counts rest on besides history (how days are counted, which stages win) is kept with them. Where that
has changed, or the day from which anything is on record, all of it is counted again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from coach.limits.past import Counted, Kind, Past, counted, deal_kind
from coach.limits.sorting import Sorting, by_segment, sorting
from coach.limits.watch import Watch
from coach.lives import DUPLICATE, Life, each_life, lives_since
from engine import stay_table
from engine.change import Change
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Instant
from engine.stay_table import UNKNOWN, Reach, SegmentKind, StayKind, StayNumber
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
    if reach is not None and _still_holds(reach.basis, basis):
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


def _still_holds(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """A year that has begun since was none that anything had ended in."""
    try:
        same = all(before[name] == now[name] for name in ("program", "time_zone", "stages"))
        years = all(now["years"].get(year) == digest for year, digest in before["years"].items())
        new = all(year in before["years"] or year > before["until"][:4] for year in now["years"])
        return bool(same and years and new and not before["ahead"] and before["until"] <= now["until"])
    except (KeyError, TypeError, AttributeError):
        return False


# ── all of it ─────────────────────────────────────────────────────────────────────────────────


def _all_anew(
    change: Change, basis: dict[str, Any], books: Sequence[Playbook], watch: Watch
) -> dict[str, Sorted]:
    pasts, ahead = {book.id: Past() for book in books}, False
    for life in each_life(View(change.store, change.workspace, change.date)):
        if _counts(life, pasts):
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


def _counts(life: Life, playbooks: Iterable[str]) -> bool:
    """A duplicate was never a deal of its own."""
    return life.outcome != DUPLICATE and life.playbook in playbooks


def _record(found: Mapping[str, Sorted]) -> dict[str, Any]:
    """JSON-ready."""
    firsts = {playbook: [own.first_end, own.first_left] for playbook, own in found.items()}
    return {"record": firsts, "sorting": {playbook: own.sorting.said for playbook, own in found.items()}}


def _deals(playbook: str, past: Past) -> dict[StayKind, StayNumber]:
    return {_row(playbook, kind): StayNumber(n, 0) for kind, n in past.deals.items()}


def _stays(playbook: str, past: Past) -> dict[StayKind, StayNumber]:
    return {_row(playbook, kind): number for kind, number in past.numbers.items()}


def _row(playbook: str, kind: Kind) -> StayKind:
    return StayKind(
        playbook,
        kind.stage,
        kind.behaviour or "",
        kind.currency or "",
        UNKNOWN if kind.amount is None else kind.amount,
        UNKNOWN if kind.days is None else kind.days,
        kind.since or "",
        int(kind.won),
    )


# ── what came since ───────────────────────────────────────────────────────────────────────────


class _More(NamedTuple):
    """What counts of deals now and did not before, less what did before and does not now."""

    deals: Counter[Kind]
    stays: Counter[Counted]

    def take(self, life: Life, watch: Watch, times: int) -> None:
        deal = deal_kind(life)
        self.deals[deal] += times
        for stay in counted(life, deal, watch):
            self.stays[stay] += times


def _brought_on(
    change: Change, reach: Reach, basis: dict[str, Any], books: Sequence[Playbook], watch: Watch
) -> dict[str, Sorted] | None:
    """None where all has to be counted again."""
    store = change.store
    settled = store.settled()
    through = reach.position if settled is None else settled
    more = {book.id: _More(Counter(), Counter()) for book in books}
    apart = []
    for deal in lives_since(store, reach.position, stay_table.counted_apart(store)):
        if watch.lies_ahead(deal.now):
            return None
        for life, times in ((deal.before, -1), (deal.now, 1)):
            if life is not None and _counts(life, more):
                more[life.playbook].take(life, watch, times)
        if deal.position > through:
            apart.append((deal.now.key, deal.seq))
    numbers: dict[StayKind, StayNumber] = {}
    firsts: dict[str, tuple[Instant | None, Instant | None]] = {}
    for playbook, own in more.items():
        first_end, first_left = reach.basis["record"][playbook]
        if not _on_record(first_end, first_left, own):
            return None
        begins = _begins(stay for stay, n in own.stays.items() if n > 0)
        firsts[playbook] = first_end, min(filter(None, (first_left, *begins)), default=None)
        numbers |= _changed(playbook, first_end, own)
    if not stay_table.change(store, numbers):
        return None
    by = {each: sorting(stay_table.load_deals(store, each), change.workspace) for each in more}
    if not _sorted_on(store, numbers, by, reach.basis["sorting"]):
        return None
    stays: dict[str, dict[SegmentKind, StayNumber]] = {playbook: {} for playbook in more}
    for kind, number in stay_table.load_segments(store).items():
        if kind.playbook in stays:
            stays[kind.playbook][kind] = number
    found = {playbook: Sorted(by[playbook], stays[playbook], *firsts[playbook]) for playbook in more}
    stay_table.count_apart(store, apart)
    stay_table.keep_reach(store, Reach(through, {**basis, **_record(found), "ahead": False}))
    return found


def _on_record(first_end: Instant | None, first_left: Instant | None, more: _More) -> bool:
    """Whether the first end and the first beginning on record are the same as before: else others began
    early."""
    come, gone = ([stay for stay, n in more.stays.items() if n * sign > 0] for sign in (1, -1))
    ends, ends_no_more = _instants(stay.until for stay in come), _instants(stay.until for stay in gone)
    if ends and (first_end is None or min(ends) < first_end):
        return False
    begins, begins_no_more = _begins(come), _begins(gone)
    return first_end not in ends_no_more - ends and first_left not in begins_no_more - begins


def _begins(stays: Iterable[Counted]) -> set[Instant]:
    """Of those that were left."""
    return _instants(stay.since for stay in stays if stay.kind.since is None)


def _instants(instants: Iterable[Instant | None]) -> set[Instant]:
    return {each for each in instants if each is not None}


def _changed(playbook: str, first_end: Instant | None, more: _More) -> dict[StayKind, StayNumber]:
    """What changes in the table."""
    numbers: Counter[StayKind] = Counter()
    early: Counter[StayKind] = Counter()
    for stay, n in more.stays.items():
        numbers[_row(playbook, stay.kind)] += n
        if stay.since is not None and first_end is not None and stay.since < first_end:
            early[_row(playbook, stay.kind)] += n
    for kind, n in more.deals.items():
        numbers[_row(playbook, kind)] += n
    return {kind: StayNumber(n, early[kind]) for kind, n in numbers.items() if n or early[kind]}


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
