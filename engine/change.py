"""One change, carried out: a transaction, the version expected, the request that may be repeated."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from engine import history, people
from engine.clock import day_of, to_instant
from engine.errors import Conflict, Refused, Usage
from engine.findable import LONGEST
from engine.history import Event
from engine.message import msg
from engine.people import Person
from engine.state import Day, Instant
from engine.store import Raced, Store
from engine.value import Value
from engine.workspace import Workspace

if TYPE_CHECKING:
    from engine.worksheet import Worksheets


_at = lru_cache(maxsize=4)(to_instant)
"""An import writes half a million events of one moment."""


class Change(Value):
    """Who changes something, when, and what they believe to stand there.

    `expect` is the version the person last saw; `request` makes a repeat harmless.
    """

    store: Store
    workspace: Workspace
    worksheets: "Worksheets"
    actor: Person
    now: datetime
    expect: int | None = None
    request: str | None = None

    @property
    def at(self) -> Instant:
        return _at(self.now)

    @property
    def date(self) -> date:
        """Today, where the workspace is."""
        return day_of(self.at, self.workspace.time_zone)

    @property
    def today(self) -> Day:
        return self.date.isoformat()

    def expects(self, subject: str, version: int) -> None:
        """Raises Conflict, saying who changed what, when somebody was quicker."""
        if self.expect is None or self.expect == version:
            return
        later = history.since(self.store, subject, self.expect)
        changes = [{"seq": e.seq, "at": e.recorded_at, "actor": e.actor, "kind": e.kind} for e in later]
        if not changes:
            raise Conflict(msg("deals.expected_future", expected=self.expect, version=version))
        last = later[-1]
        raise Conflict(
            msg("deals.conflict", n=len(changes), actor=last.actor, kind=msg(f"history.kind_{last.kind}")),
            details={"expected": self.expect, "version": version, "changes": changes},
        )

    def event(
        self,
        previous: tuple[int, str],
        subject: str,
        kind: str,
        data: Mapping[str, Any],
        at: Instant | None,
        text: str | None = None,
    ) -> tuple[Event, dict[str, object]]:
        """The event of this change behind `previous` (seq and hash), and its row for the history; `text` as
        `history.next_event` has it."""
        return history.next_event(
            previous,
            subject,
            kind,
            data,
            at=at,
            recorded_at=self.at,
            actor=self.actor.user,
            request=self.request,
            text=text,
        )

    def after(self, last_at: Instant | None) -> Instant:
        """Now, but never before the subject's last: clocks can step back."""
        return max(self.at, last_at or "")

    def record(
        self, subject: str, kind: str, data: Mapping[str, Any], last_at: Instant | None = None
    ) -> Event:
        """Append an event."""
        event, row = self.event(history.head(self.store, subject), subject, kind, data, self.after(last_at))
        self.store.run(history.INSERT, **row)
        return event


class _TakenBack(Exception):
    """Ends a dry run: the transaction rolls back."""


TOGETHER = 4
"""Tries beside others' changes, before nobody else may write meanwhile."""


def carry_out(
    change: Change, command: str, work: Callable[[], dict[str, Any]], *, dry_run: bool = False
) -> dict[str, Any]:
    """Run `work` in one transaction and return its result, JSON-ready.

    A request id seen before returns its first result and changes nothing; the same id used
    for another command is refused. A dry run does everything and takes it back.

    `work` is run again where somebody else's change got in between: what it found is no longer so. Nor is it
    begun where whoever acts has left meanwhile, or has another role: NotFound, Conflict.
    """
    for once in range(TOGETHER):
        try:
            return _carry_out(change, command, work, dry_run=dry_run, again=once > 0)
        except Raced:
            from engine.racing import step_aside  # for those alone who met somebody

            step_aside(once)
    return _carry_out(change, command, work, dry_run=dry_run, alone=True)


def _carry_out(
    change: Change,
    command: str,
    work: Callable[[], dict[str, Any]],
    *,
    dry_run: bool,
    alone: bool = False,
    again: bool = False,
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    try:
        with change.store.transaction(alone=alone, again=again):
            people.check_still(change.store, change.actor)
            known = earlier(change, command)
            if known is not None:
                return known
            result = work()
            if dry_run:
                change.store.send()
                raise _TakenBack
            remember(change, command, result)
    except _TakenBack:
        pass
    return result


def earlier(change: Change, command: str) -> dict[str, Any] | None:
    """What this request gave when it was carried out before; None where it was not."""
    if change.request is None:
        return None
    if len(change.request) > LONGEST:
        raise Usage(msg("deals.long_request", most=LONGEST))
    sql = "SELECT actor, command, result FROM request WHERE id = :id"
    row = change.store.row(sql, id=change.request)
    if row is None:
        return None
    if (row["actor"], row["command"]) != (change.actor.user, command):
        raise Refused(msg("deals.request_reused", request=change.request))
    result: dict[str, Any] = json.loads(row["result"])
    return result


def forget_requests(store: Store, where: str, /, **params: object) -> None:
    """Of the requests that answer `where` the id alone stays: a repeat changes nothing, and is refused.

    And of those remembered by digests these as well, which name nobody: what was done stays done.
    """
    for row in store.rows(f"SELECT id, result FROM request WHERE {where}", **params):
        kept = json.loads(row["result"]).get("digests")
        store.run(
            "UPDATE request SET command = '', result = :kept WHERE id = :id",
            kept=history.canonical({} if kept is None else {"digests": kept}),
            id=row["id"],
        )


class Remembered(Value):
    """A request carried out earlier: by whom, when, and what it gave; nothing where that was erased since."""

    request: str
    actor: str
    at: Instant
    result: Mapping[str, Any]


def remembered(store: Store, stem: str) -> list[Remembered]:
    """The requests `stem`, `stem.2`, `stem.3` and so on, the oldest first."""
    # '/' is the character after '.'.
    sql = (
        "SELECT id, actor, recorded_at, result FROM request"
        " WHERE id = :stem OR (id > :low AND id < :high) ORDER BY recorded_at, id"
    )
    rows = store.rows(sql, stem=stem, low=f"{stem}.", high=f"{stem}/")
    return [Remembered(r["id"], r["actor"], r["recorded_at"], json.loads(r["result"])) for r in rows]


def remember(change: Change, command: str, result: Mapping[str, Any]) -> None:
    """Keep what a request gave; without a request id nothing is kept.

    Raises Refused where it is somebody else's, which a database that sees to rights doesn't show.
    """
    if change.request is None:
        return
    kept = change.store.run(
        "INSERT INTO request (id, actor, command, result, recorded_at)"
        " VALUES (:id, :actor, :command, :result, :at) ON CONFLICT (id) DO NOTHING",
        id=change.request,
        actor=change.actor.user,
        command=command,
        result=history.canonical(result),
        at=change.at,
    )
    if not kept:
        raise Refused(msg("deals.request_reused", request=change.request))
