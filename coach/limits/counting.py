"""Keeps the stays of all deals counted: what was counted before is kept, and deals whose way went on since
are counted anew, each by itself.

What the counts rest on besides history (how days are counted, which stages win) is kept with them. Where that
has changed, or the day from which anything is on record, all of it is counted again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from coach.limits.past import Counted, Kind, Past, counted, deal_kind, kind_of
from coach.limits.watch import Watch
from coach.lives import DUPLICATE, Life, Stay, each_life, lives_since
from engine import stay_table
from engine.change import Change
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Instant
from engine.stay_table import UNKNOWN, Reach, StayKind, StayNumber
from engine.store import Store

_PROGRAM = 1
"""Another number once stays are counted in another way."""
_KNOWN = ("behaviour", "currency", "amount")
_STANDING = f"""
SELECT playbook, stage, {", ".join(_KNOWN)}, stage_since FROM deal WHERE status IN ('open', 'won')
"""


def pasts(change: Change, books: Sequence[Playbook], watch: Watch, *, anew: bool = False) -> dict[str, Past]:
    """By playbook what its deals have come through, counted through the newest event."""
    reach = None if anew else stay_table.reach(change.store)
    basis = _basis(books, watch)
    if reach is not None and _still_holds(reach.basis, basis):
        found = _brought_on(change.store, reach, basis, books, watch)
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
) -> dict[str, Past]:
    found, ahead = {book.id: Past() for book in books}, False
    for life in each_life(View(change.store, change.workspace, change.date)):
        if (past := _past_of(life, found)) is not None:
            past.add(life, watch.span)
            ahead = ahead or watch.lies_ahead(life)
    numbers: dict[StayKind, StayNumber] = {}
    for playbook, past in found.items():
        early = past.all_early()
        left = {kind: n for kind, n in past.stays.items() if not kind.lasts}
        for kind, n in (left | past.deals).items():
            numbers[_row(playbook, kind)] = StayNumber(n, early[kind])
    stay_table.replace(change.store, numbers)
    settled = change.store.settled() or 0
    stay_table.count_behind(change.store, settled)
    stay_table.keep_reach(change.store, Reach(settled, {**basis, **_record(found), "ahead": ahead}))
    return found


def _past_of(life: Life, pasts: Mapping[str, Past]) -> Past | None:
    """A duplicate was never a deal of its own."""
    return None if life.outcome == DUPLICATE else pasts.get(life.playbook)


def _record(pasts: Mapping[str, Past]) -> dict[str, Any]:
    """JSON-ready."""
    return {"record": {playbook: [past.first_end, past.first_left] for playbook, past in pasts.items()}}


def _row(playbook: str, kind: Kind) -> StayKind:
    return StayKind(
        playbook,
        kind.stage,
        kind.behaviour or "",
        kind.currency or "",
        UNKNOWN if kind.amount is None else kind.amount,
        UNKNOWN if kind.days is None else kind.days,
        int(kind.won),
    )


def _kind(row: StayKind) -> Kind:
    return Kind(
        row.stage,
        row.behaviour or None,
        row.currency or None,
        None if row.amount == UNKNOWN else row.amount,
        None if row.days == UNKNOWN else row.days,
        bool(row.won),
    )


# ── what came since ───────────────────────────────────────────────────────────────────────────


class _More(NamedTuple):
    """What counts of deals now and did not before, less what did before and does not now."""

    deals: Counter[Kind]
    stays: Counter[Counted]

    def take(self, life: Life, watch: Watch, times: int) -> None:
        self.deals[deal_kind(life)] += times
        for stay in counted(life, watch.span):
            if not stay.kind.lasts:
                self.stays[stay] += times


def _brought_on(
    store: Store, reach: Reach, basis: dict[str, Any], books: Sequence[Playbook], watch: Watch
) -> dict[str, Past] | None:
    """None where all has to be counted again."""
    settled = store.settled()
    through = reach.position if settled is None else settled
    found = _as_counted(store, reach, books)
    more = {playbook: _More(Counter(), Counter()) for playbook in found}
    apart = []
    for deal in lives_since(store, reach.position, stay_table.counted_apart(store)):
        if watch.lies_ahead(deal.now):
            return None
        for life, times in ((deal.before, -1), (deal.now, 1)):
            if life is not None and _past_of(life, found) is not None:
                more[life.playbook].take(life, watch, times)
        if deal.position > through:
            apart.append((deal.now.key, deal.seq))
    numbers: dict[StayKind, StayNumber] = {}
    for playbook, past in found.items():
        changed = _bring_on(past, more[playbook])
        if changed is None:
            return None
        numbers |= {_row(playbook, kind): number for kind, number in changed.items()}
    stay_table.change(store, numbers)
    stay_table.count_apart(store, apart)
    stay_table.keep_reach(store, Reach(through, {**basis, **_record(found), "ahead": False}))
    for playbook, stay in _standing(store, watch):
        found[playbook].put(stay)
    return found


def _as_counted(store: Store, reach: Reach, books: Sequence[Playbook]) -> dict[str, Past]:
    found = {book.id: Past() for book in books}
    for row, number in stay_table.load(store).items():
        if (past := found.get(row.playbook)) is not None:
            kind = _kind(row)
            (past.stays if kind.stage else past.deals)[kind] = number.n
            if number.early:
                past.early[kind] = number.early
    for playbook, (first_end, first_left) in reach.basis["record"].items():
        if playbook in found:
            found[playbook].first_end, found[playbook].first_left = first_end, first_left
    return found


def _bring_on(past: Past, more: _More) -> dict[Kind, StayNumber] | None:
    """What changes in the table. None where the first end or beginning on record is another now, for then
    others began early; or where the counts can't have been right."""
    come, gone = ([stay for stay, n in more.stays.items() if n * sign > 0] for sign in (1, -1))
    ends, ends_no_more = _instants(stay.until for stay in come), _instants(stay.until for stay in gone)
    if ends and (past.first_end is None or min(ends) < past.first_end):
        return None
    begins, begins_no_more = _instants(stay.since for stay in come), _instants(stay.since for stay in gone)
    if past.first_end in ends_no_more - ends or past.first_left in begins_no_more - begins:
        return None
    past.first_left = min(filter(None, (past.first_left, *begins)), default=None)
    changed: dict[Kind, StayNumber] = {}
    for stay, n in more.stays.items():
        if n:
            is_early = stay.since is not None and past.first_end is not None and stay.since < past.first_end
            _add(changed, stay.kind, n, n if is_early else 0)
    for kind, n in more.deals.items():
        if n:
            _add(changed, kind, n, 0)
    for kind, number in changed.items():
        counts = past.stays if kind.stage else past.deals
        counts[kind] += number.n
        past.early[kind] += number.early
        if counts[kind] < 0:
            return None
        if not counts[kind]:
            del counts[kind]
    return changed


def _instants(instants: Iterable[Instant | None]) -> set[Instant]:
    return {each for each in instants if each is not None}


def _add(changed: dict[Kind, StayNumber], kind: Kind, n: int, early: int) -> None:
    before = changed.get(kind, StayNumber(0, 0))
    changed[kind] = StayNumber(before.n + n, before.early + early)


def _standing(store: Store, watch: Watch) -> Iterator[tuple[str, Counted]]:
    """By playbook the stays that last, as the deals' rows tell."""
    for playbook, stage, *known, since in store.rows(_STANDING):
        span = watch.span(Stay("", stage, "open", since, None, None, None))
        kind = kind_of(stage, dict(zip(_KNOWN, known, strict=True)))
        lasting = kind._replace(days=int(span.days) if span else None, lasts=True)
        yield playbook, Counted(lasting, since, None)
