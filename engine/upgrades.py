"""Deals go to another version of their playbook, many at once, and back: of one door with `engine.deals`.

All of a batch goes or nothing. Each deal gets an event, and the playbook they go to one that lists them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from engine import bulk, deal_table, history, playbooks, upgrading
from engine.among import batches
from engine.bulk import Known
from engine.change import Change
from engine.errors import NotAllowed, Refused
from engine.fold import apply, fold
from engine.history import Event
from engine.message import Message, msg, step
from engine.playbook import Playbook
from engine.reads import View
from engine.rights import may
from engine.state import Deal, Instant
from engine.store import Row, Store
from engine.upgrade_batches import Batch, batch_id, find_batch
from engine.upgrading import Effect, destination, reachable, told

NAMED = 20
"""Deals a sentence names; programs get all."""
Progress = Callable[[int, int], None]


class Wish(NamedTuple):
    """Live deals of the playbook `of` that are to go to `to`.

    `keys`: these alone, whatever version they are pinned to; else those on an older version, or on any
    version of another playbook. `where` narrows the deals `d` further, with its `params`.
    """

    of: str
    to: Playbook
    stages: Mapping[str, str]
    """Where deals go whose stage isn't there any more."""
    keys: tuple[str, ...] | None = None
    where: str = "1 = 1"
    params: Mapping[str, object] = {}


# ── to another version ────────────────────────────────────────────────────────────────────────


def upgrade(
    change: Change, wish: Wish, progress: Progress = lambda done, of: None
) -> tuple[str | None, list[Effect]]:
    """The batch and what became of each deal, by key; None and nothing where no deal is left to go.

    Raises NotAllowed, Refused with every deal that can't go, NotFound.
    """
    _check_may(change)
    found = _chosen(change.store, wish)
    if not found:
        return None, []
    _check_stages(found, wish)
    _check_reach(change.store, found, wish)
    to = wish.to
    seq = history.head(change.store, f"playbook:{to.id}")[0] + 1
    batch = batch_id(to.id, seq)
    listed = [[row["key"], row["version"] + 1] for row in found]
    said = {
        "batch": batch,
        "of": wish.of,
        "version": to.version,
        "stages": dict(wish.stages),
        "deals": listed,
    }
    change.record(f"playbook:{to.id}", "upgrade", said)
    effects: list[Effect] = []
    for page in _pages(change, [row["key"] for row in found]):
        effects += _written(change, wish, batch, page)
        progress(len(effects), len(found))
    return batch, effects


def _check_may(change: Change) -> None:
    if not may(change.actor, "bring_in"):
        raise NotAllowed(msg("upgrade.may_not", user=change.actor.user))


_LIVE = (
    "SELECT d.key, d.stage, d.version, d.playbook, d.playbook_version FROM deal d"
    " WHERE d.status IN ('open', 'won') AND d.playbook = :of"
)
_ELSEWHERE = "(d.playbook <> :id OR d.playbook_version {} :version)"


def _chosen(store: Store, wish: Wish) -> list[Row]:
    """By key. Of deals that were named, those that are not live, of another playbook, or not theirs whom
    `where` asks for are refused."""
    where = f"{_ELSEWHERE.format('<' if wish.keys is None else '<>')} AND {wish.where}"
    goal = {"of": wish.of, "id": wish.to.id, "version": wish.to.version, **wish.params}
    found = list(store.rows(f"{_LIVE} AND {where} ORDER BY d.sort_key", **goal))
    if wish.keys is None:
        return found
    live = {row["key"] for row in store.rows(_LIVE, of=wish.of)}
    if strays := [key for key in wish.keys if key not in live]:
        said = msg("upgrade.not_among", n=len(strays), deals=_some(strays), playbook=wish.of)
        raise Refused(said, hint=step("list"), details={"deals": strays})
    asked = {row["key"] for row in store.rows(f"{_LIVE} AND {wish.where}", of=wish.of, **wish.params)}
    if others := [key for key in wish.keys if key not in asked]:
        said = msg("upgrade.not_theirs", n=len(others), deals=_some(others))
        raise Refused(said, hint=msg("upgrade.name_or_narrow"), details={"deals": others})
    return [row for row in found if row["key"] in set(wish.keys)]


def _check_stages(found: Sequence[Row], wish: Wish) -> None:
    """Raises Refused where a stage is gone in the new playbook and nothing says where its deals go."""
    homeless: dict[str, list[str]] = {}
    for row in found:
        if destination(row["stage"], wish.to, wish.stages) is None:
            homeless.setdefault(row["stage"], []).append(row["key"])
    if not homeless:
        return
    gone = tuple(
        msg("upgrade.stage_gone", stage=stage, n=len(keys), deals=_some(keys))
        for stage, keys in homeless.items()
    )
    there = {"playbook": wish.to.id, "version": wish.to.version}
    raise Refused(
        msg("upgrade.stages_gone", n=sum(map(len, homeless.values())), stages=gone, **there),
        hint=msg(
            "upgrade.say_where", options=tuple(f"--stage {s}=…" for s in homeless), stages=wish.to.order
        ),
        details={"deals": [{"key": key, "stage": stage} for stage, keys in homeless.items() for key in keys]},
    )


def _check_reach(store: Store, found: Sequence[Row], wish: Wish) -> None:
    """Raises Refused where deals would be led past what stood behind the stage that is gone."""
    gone = [row for row in found if row["stage"] not in wish.to.order]
    books = playbooks.pinned(store, ((row["playbook"], row["playbook_version"]) for row in gone))
    far: dict[str, tuple[tuple[str, ...], list[str]]] = {}
    for row in gone:
        stage = row["stage"]
        near = reachable(stage, books[row["playbook"], row["playbook_version"]], wish.to)
        if wish.stages[stage] not in near:
            far.setdefault(stage, (near, []))[1].append(row["key"])
    if not far:
        return
    told = tuple(
        msg(
            "upgrade.stage_too_far", stage=stage, to=wish.stages[stage], n=len(keys), deals=_some(keys),
            stages=near,
        )
        for stage, (near, keys) in far.items()
    )  # fmt: skip
    options = tuple(f"--stage {stage}={near[-1]}" for stage, (near, _) in far.items())
    raise Refused(
        msg("upgrade.too_far", n=sum(len(keys) for _, keys in far.values()), stages=told),
        hint=msg("upgrade.at_most", options=options),
        details={"deals": [{"key": k, "stage": stage} for stage, (_, keys) in far.items() for k in keys]},
    )


def _some(names: Sequence[str | Message]) -> tuple[str | Message, ...]:
    rest = len(names) - NAMED
    return (*names[:NAMED], msg("upgrade.and_more", n=rest)) if rest > 0 else tuple(names)


def _pages(change: Change, keys: Iterable[str]) -> Iterator[list[Known]]:
    view = View(change.store, change.workspace, change.date)
    for page in batches(keys):
        yield list(bulk.many(view, page, background=False))


def _written(change: Change, wish: Wish, batch: str, page: Sequence[Known]) -> list[Effect]:
    """The events and rows of some deals."""
    heads = _newest(change.store, (known.opened.deal.key for known in page))
    events: list[dict[str, object]] = []
    rows: list[tuple[Deal, Playbook]] = []
    effects = []
    for opened in (known.opened for known in page):
        deal = opened.deal
        stage = destination(deal.stage, wish.to, wish.stages)
        assert stage is not None, "those without a stage were refused"
        said = told(deal, opened.playbook, wish.to, stage, batch)
        event, row = _next(change, heads[deal.key], "upgrade", said, deal.last_at)
        effects.append(upgrading.upgrade(opened, wish.to, event.data, event.at or change.at))
        events.append(row)
        rows.append((apply(deal, event), wish.to))
    change.store.run_many(history.INSERT, events)
    deal_table.update_many(change.store, rows)
    return effects


def _newest(store: Store, keys: Iterable[str]) -> dict[str, Event]:
    found = history.newest_among(store, (f"deal:{key}" for key in keys))
    return {event.subject.removeprefix("deal:"): event for event in found}


def _next(
    change: Change, head: Event, kind: str, data: Mapping[str, Any], last_at: Instant | None
) -> tuple[Event, dict[str, object]]:
    at = max(change.at, last_at or "")
    return change.event((head.seq, head.hash), head.subject, kind, data, at)


# ── and back ──────────────────────────────────────────────────────────────────────────────────


def take_back(
    change: Change, id: str, progress: Progress = lambda done, of: None
) -> tuple[Batch, list[Effect]]:
    """All of a batch, each deal to where it came from, while nothing else has happened to any of them.

    Raises NotAllowed, NotFound, Refused with every deal that changed since, and by whom.
    """
    _check_may(change)
    batch = find_batch(change.store, id)
    if batch.back:
        raise Refused(msg("upgrade.back_already", batch=id))
    newest = _newest(change.store, batch.deals)
    _check_untouched(change.store, batch, newest)
    change.record(f"playbook:{batch.playbook}", "upgrade_back", {"batch": id})
    effects: list[Effect] = []
    for page in _pages(change, batch.deals):
        effects += _returned(change, batch, newest, page)
        progress(len(effects), len(batch.deals))
    return batch, effects


def _check_untouched(store: Store, batch: Batch, newest: Mapping[str, Event]) -> None:
    """What came later and was taken back as well is as if it had never been."""
    after = [f"deal:{key}" for key, seq in batch.deals.items() if newest[key].seq != seq]
    standing = {
        subject.removeprefix("deal:"): history.newest_standing(told)
        for subject, told in history.events_among(store, after)
    }
    later = {key: e for key, e in standing.items() if e is not None and e.seq != batch.deals[key]}
    if not later:
        return
    told = [
        msg("upgrade.changed_by", deal=key, kind=msg(f"history.kind_{e.kind}"), actor=e.actor)
        for key, e in later.items()
    ]
    changes = [{"deal": key, "seq": e.seq, "actor": e.actor, "kind": e.kind} for key, e in later.items()]
    said = msg("upgrade.changed_since", batch=batch.id, n=len(later), deals=_some(told))
    first, last = next(iter(later.items()))
    batch_after = last.kind == "upgrade" and last.data["batch"]
    hint = step("playbook upgrade", take_back=batch_after) if batch_after else step("history", first)
    raise Refused(said, hint=hint, details={"deals": changes})


def _returned(
    change: Change, batch: Batch, newest: Mapping[str, Event], page: Sequence[Known]
) -> list[Effect]:
    events: list[dict[str, object]] = []
    after: dict[str, Deal] = {}
    histories = dict(history.events_among(change.store, (f"deal:{known.opened.deal.key}" for known in page)))
    for deal in (known.opened.deal for known in page):
        said = {"seq": batch.deals[deal.key], "kind": "upgrade", "batch": batch.id}
        event, row = _next(change, newest[deal.key], "undo", said, deal.last_at)
        events.append(row)
        back = fold([*histories[f"deal:{deal.key}"], event])
        assert back is not None, "a deal that was upgraded has a history"
        after[deal.key] = back
    books = playbooks.pinned(
        change.store, ((deal.playbook, deal.playbook_version) for deal in after.values())
    )
    rows = [(deal, books[deal.playbook, deal.playbook_version]) for deal in after.values()]
    change.store.run_many(history.INSERT, events)
    deal_table.update_many(change.store, rows)
    return [
        upgrading.effect(known.opened, deal, book) for known, (deal, book) in zip(page, rows, strict=True)
    ]
