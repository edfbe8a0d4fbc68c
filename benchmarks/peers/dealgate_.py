"""dealgate itself, in process: what its commands do at their desk, without what they read once more to say
what has changed."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.peers.work import EVIDENCE, KIND, OWNER, Refused, Standing, amount, title
from coach.limits.monthly import relearn_monthly
from engine import deals, people, reads, workspace
from engine.change import Change, carry_out
from engine.moves import GateNotPassed
from engine.reads import View
from engine.state import Deal
from engine.store import open_store
from stages.worksheets import WORKSHEETS

PLAYBOOK = "side-by-side"


class Peer:
    def __init__(self, path: str, *, new: bool = False) -> None:
        if new:
            _create(path)
        self._store = open_store(path, for_writing=True)
        self._here = workspace.load(self._store)
        self._actor = people.find(self._store, OWNER)

    def _change(self) -> Change:
        return Change(self._store, self._here, WORKSHEETS, self._actor, datetime.now(UTC))

    def _view(self) -> View:
        return View(self._store, self._here, self._change().date)

    def open(self, number: int) -> str:
        change = self._change()

        def work() -> dict[str, Any]:
            deal = deals.new(change, title(number), amount=str(amount(number)), playbook=PLAYBOOK)
            return {"key": deal.key}

        return str(carry_out(change, "new", work)["key"])

    def answer(self, key: str, point: str) -> None:
        change = self._change()

        def work() -> dict[str, Any]:
            deal = deals.answer(change, key, point, "yes", evidence=EVIDENCE, kind=KIND)
            return {"version": deal.version}

        carry_out(change, "answer", work)

    def missing(self, key: str) -> Sequence[str]:
        verdict = reads.opened(self._view(), key).verdict
        return () if verdict is None else _points(verdict)

    def advance(self, key: str) -> None:
        change = self._change()

        def work() -> dict[str, Any]:
            deal = deals.advance(change, key)
            relearn_monthly(change)
            return {"version": deal.version}

        try:
            carry_out(change, "advance", work)
        except GateNotPassed as refused:
            raise Refused(_points(refused.verdict)) from None

    def load(self) -> Sequence[object]:
        return self._every_deal()

    def _every_deal(self) -> list[Deal]:
        keys = [row["key"] for row in self._store.rows("SELECT key FROM deal")]
        return [reads.deal(self._view(), key) for key in keys]

    def standing(self) -> Standing:
        found = self._every_deal()
        return Standing(
            dict(Counter(deal.stage for deal in found)),
            sum(len(deal.answers) for deal in found),
            self._number("SELECT count(*) FROM event WHERE subject LIKE 'deal:%'"),
            str(self._one("PRAGMA journal_mode")),
            self._number("PRAGMA synchronous"),
        )

    def _one(self, sql: str) -> object:
        row = self._store.row(sql)
        assert row is not None, "it always answers"
        return row[0]

    def _number(self, sql: str) -> int:
        return int(str(self._one(sql)))


def _points(verdict: Any) -> tuple[str, ...]:
    return tuple(checked.requirement.point for checked in verdict.missing)


def _create(path: str) -> None:
    """A workspace with one admin and the playbook beside this file, installed as any other."""
    from engine import staff, upkeep
    from engine.people import Person
    from engine.playbook_text.file import digest
    from engine.playbooks import install
    from stages.method_playbook import load_method_playbook

    upkeep.create(path)
    loaded = load_method_playbook(str(Path(__file__).with_name("playbook.yaml")))
    if loaded.parsed is None:
        raise SystemExit(f"the playbook has faults: {loaded.faults}")
    with open_store(path, for_writing=True) as store:
        now = datetime.now(UTC)
        here = workspace.create(store, time_zone="UTC", country="US", currency="USD", now=now)
        change = Change(store, here, WORKSHEETS, Person(OWNER, OWNER, "admin", None, None), now)
        with store.transaction():
            staff.add_first(change)
            install(change, loaded.parsed, loaded.source, digest(loaded.parsed))
