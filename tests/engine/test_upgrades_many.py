"""Many deals at once: the preview and the result agree deal by deal, and taken back nothing is left of it."""

import random
from time import perf_counter

import pytest

from engine import bulk, deal_table, deals, playbooks, workspace
from engine.arrivals import Brought, Happening
from engine.reads import View
from engine.upgrades import Wish, take_back, upgrade
from engine.verify import verify

NEW = """
- id: understand
  gate: [{decision: needs_known, valid_for: 10d}, {item: shown}]
- id: decide
  gate:
    - {decision: will_buy}
    - {contact: user}
    - id: small
      condition: {field: deal.amount, op: "<", value: 500, currency: CNY}
      title: {zh: 小, en: small}
- id: execute
  status: won
  gate: [{item: delivered, when: {field: deal.amount, op: ">", value: 900, currency: CNY}}]
"""
LED = {"expand": "decide", "confirm": "execute"}
STAGES = ("understand", "expand", "execute", "confirm")


def opened(n, stage, chance):
    status = "won" if stage in ("execute", "confirm") else "open"
    return {
        "title": f"Line {n}", "account": chance.choice(["ACME", None]), "owner": chance.choice(["lin", "bo"]),
        "playbook": "small", "playbook_version": 1, "amount": chance.choice([None, 10000, 60000, 100000]),
        "currency": "CNY", "close_date": None, "behaviour": None, "stage": stage,
        "stage_title": {"zh": "好", "en": "good"}, "status": status, "unproven": [], "external": {},
    }  # fmt: skip


def fill(team, n):
    """So many deals in all stages, some of which have answers, ticks, waits and waivers."""
    chance = random.Random(n)
    book = playbooks.load(team.store, "small", 1)
    brought = [
        Brought(f"D-{i + 1}", [Happening(None, {"opened": opened(i, STAGES[i % 4], chance)})])
        for i in range(n)
    ]
    team.do("han", deals.bring_in, book, brought)
    for i in chance.sample(range(1, n, 4), k=min(n // 4, 40)):
        key = f"D-{i}"
        team.do("han", deals.tick, key, "listed")
        how = {"evidence": "seen", "kind": "event_held", "on": "2026-11-01"}
        team.do("han", deals.answer, key, "needs_known", chance.choice(["yes", "unsure"]), **how)


@pytest.fixture
def many(team):
    def made(n):
        fill(team, n)
        team.install(NEW, version=2)
        return Wish("small", playbooks.load(team.store, "small", 2), LED)

    return made


def verdicts(team):
    view = View(team.store, workspace.load(team.store), team.as_("wei").date)
    keys = [row["key"] for row in team.store.rows("SELECT key FROM deal ORDER BY sort_key")]
    return {k.opened.deal.key: k.opened.verdict for k in bulk.many(view, keys, background=False)}


def states(team):
    rows = team.store.rows("SELECT state FROM deal ORDER BY key")
    return [deal_table.read_state(row["state"])._replace(version=0, last_at=None) for row in rows]


def agrees(team, wish):
    """Rehearse, do, look at each deal, take back, and look again; how long each took."""
    before, told, took = states(team), verdicts(team), {}

    def timed(name, work):
        started = perf_counter()
        found = work()
        took[name] = perf_counter() - started
        return found

    _, rehearsed = timed("preview", lambda: team.do("han", upgrade, wish, dry_run=True))
    assert states(team) == before
    batch, done = timed("upgrade", lambda: team.do("han", upgrade, wish))
    assert rehearsed == done
    after = verdicts(team)
    assert {e.deal.key: e.before for e in done} == told
    assert {e.deal.key: e.verdict for e in done} == after
    assert [
        e.after._replace(version=0, last_at=None) for e in sorted(done, key=lambda e: e.deal.key)
    ] == states(team)
    assert verify(team.store).faults == ()
    timed("back", lambda: team.do("han", take_back, batch))
    assert states(team) == before
    assert verify(team.store).faults == ()
    assert any(e.before.passed != e.verdict.passed for e in done)
    return took


def test_some_hundred(team, many):
    agrees(team, many(420))


@pytest.mark.proof
def test_ten_thousand(team, many):
    took = agrees(team, many(10_000))
    assert max(took.values()) < 300, took
