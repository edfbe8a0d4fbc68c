"""Any deals, any new version of their playbook: what was foretold comes true, and history tells all of it."""

import json
from contextlib import suppress

import pytest
from at_work import Team
from counted import learned_step_by_step
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.limits.learning import relearn
from coach.lives import lives
from engine import deal_table, deals, history, playbooks, workspace
from engine.errors import DealgateError
from engine.fold import fold
from engine.reads import View
from engine.upgrades import Wish, take_back, upgrade
from engine.upgrading import reachable
from engine.verify import verify

STAGES = ("meet", "understand", "expand", "execute", "confirm")
KEYS = ("ACME-1", "ACME-2", "ACME-3")
NUMBERS = st.integers(0, 3)


@st.composite
def gates(draw, stage):
    """Some of what this stage might ask for: no id stands in two stages."""
    asked = [{"item": f"{stage}_{n}"} for n in draw(st.sets(NUMBERS, max_size=2))]
    for n in draw(st.sets(NUMBERS, max_size=2)):
        days = draw(st.sampled_from([None, "5d", "60d"]))
        asked.append({"decision": f"{stage}_point_{n}", **({"valid_for": days} if days else {})})
    if draw(st.booleans()) or not asked:
        amount = {"field": "deal.amount", "op": draw(st.sampled_from(["<", ">="])), "value": 500}
        asked.append({"condition": {**amount, "currency": "CNY"}})
    return asked


@st.composite
def books(draw):
    """The stages of a playbook, in any order of those there might be, won from some stage on."""
    ids = [id for id in STAGES if draw(st.booleans())] or ["meet"]
    won = draw(st.integers(0, len(ids)))
    return json.dumps(
        [
            {"id": id, "status": "won" if at >= max(won, 1) else "open", "gate": draw(gates(id))}
            for at, id in enumerate(ids)
        ]
    )


steps = st.tuples(
    st.sampled_from(["tick", "answer", "advance", "back", "stop", "reopen", "wait"]),
    st.sampled_from(KEYS),
    NUMBERS,
)


def act(team, what, key, n):
    """One thing somebody does to a deal, where it may be done."""
    now = team.opened(key)
    items = [i.id for s in now.playbook.stages for i in s.checklist]
    points = list(now.playbook.points)
    how = {"evidence": "seen", "kind": "event_held", "on": "2026-11-10"}
    doing = {
        "tick": lambda: items and team.do("lin", deals.tick, key, items[n % len(items)], off=n == 3),
        "answer": lambda: (
            points
            and team.do(
                "lin", deals.answer, key, points[n % len(points)], ("yes", "yes", "unsure", "no")[n], **how
            )
        ),
        "advance": lambda: team.do("lin", deals.advance, key),
        "back": lambda: team.do("lin", deals.back, key, now.playbook.order[0], reason="too early"),
        "stop": lambda: n == 0 and team.do("lin", deals.stop, key, "no_decision", reason="no budget"),
        "reopen": lambda: team.do("han", deals.reopen, key, reason="they called"),
        "wait": lambda: team.do("lin", deals.wait, key, until="2026-12-24", reason="their budget"),
    }
    with suppress(DealgateError):
        doing[what]()


def foretold(team, work, *args):
    """What a rehearsal says is what comes, gate by gate."""
    before = [deal_table.load(team.store, key) for key in KEYS]
    _, said = team.do("han", work, *args, dry_run=True)
    assert [deal_table.load(team.store, key) for key in KEYS] == before
    batch, done = team.do("han", work, *args)
    assert [_timeless(e) for e in said] == [_timeless(e) for e in done]
    for effect in done:
        assert team.opened(effect.deal.key).verdict == effect.verdict
    return batch, before, done


def _timeless(effect):
    deal = effect.after._replace(won_at=bool(effect.after.won_at), version=0, last_at=None)
    return (deal, effect.before, effect.verdict, effect.left)


def agree(team):
    """The rows are what history tells, and so are lives."""
    told = {
        life.key: life for life in lives(View(team.store, workspace.load(team.store), team.as_("wei").date))
    }
    for key in KEYS:
        deal = deal_table.load(team.store, key)
        assert fold(history.events(team.store, f"deal:{key}")) == deal
        life = told[key]
        assert (life.stage, life.status, life.version) == (deal.stage, deal.status, deal.playbook_version)
        assert all(stay.stage in life.order for stay in life.stays)


@pytest.mark.sqlite(
    "each example needs a database of its own; both kinds are held by tests/engine/test_upgrades.py"
)
@given(st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_way(founded, databases, database, tmp_path_factory, data):
    with databases.copy(founded(database), tmp_path_factory.mktemp("any") / "team.sqlite") as path:
        team = Team(path)
        try:
            _go(team, data.draw)
        finally:
            team.store.close()


def _go(team, draw):
    for n, key in enumerate(KEYS):
        team.do("lin", deals.new, key, account="ACME", playbook="small", amount=(None, "100", "900")[n])
    batch = None
    for version in range(2, 2 + draw(st.integers(1, 3))):
        for step in draw(st.lists(steps, max_size=12)):
            act(team, *step)
        if draw(st.booleans()):
            team.do("wei", relearn)
        team.install(draw(books()), version=version)
        to = playbooks.load(team.store, "small", version)
        near = {}
        for stage, was in ((team.deal(key).stage, team.opened(key).playbook) for key in KEYS):
            if stage in was.order and stage not in to.order:
                near[stage] = [id for id in near.get(stage, to.order) if id in reachable(stage, was, to)]
        led = {stage: draw(st.sampled_from(ids)) for stage, ids in near.items()}
        batch, before, _ = foretold(team, upgrade, Wish("small", to, led))
        agree(team)
        if batch and draw(st.booleans()):
            _, _, _ = foretold(team, take_back, batch)
            after = [deal_table.load(team.store, key) for key in KEYS]
            assert [d._replace(version=0, last_at=None) for d in after] == [
                d._replace(version=0, last_at=None) for d in before
            ]
            agree(team)
    assert verify(team.store).faults == ()
    learned_step_by_step(team.as_("wei"))
