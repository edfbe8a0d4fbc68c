"""Every live deal stands in one column of the board, the stalled ones first; none is twice there or lost."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.board import open_board, stages_held
from coach.casebook import open_casebook
from coach.level import Level
from engine import bulk, deal_table, playbooks, reads, workspace
from engine.reads import View
from engine.state import DONE, STOPPED, Stay, Wait
from engine.store import open_store

TODAY = date(2026, 3, 2)
STAGES = ("understand", "explore", "expand", "execute", "confirm", DONE)
DEALS = st.lists(
    st.fixed_dictionaries(
        {
            "stage": st.sampled_from(STAGES),
            "stopped": st.booleans() | st.just(False),
            "money": st.none() | st.tuples(st.integers(0, 10**9), st.sampled_from(["CNY", "USD"])),
            "age": st.none() | st.integers(0, 400),
            "waits": st.booleans() | st.just(False),
            "owner": st.sampled_from(["lin", "bo"]),
        }
    ),
    max_size=12,
)


class _Over(Exception):
    pass


@pytest.fixture
def store(work):
    with open_store(work.db, for_writing=True) as store:
        yield store


def _put(store, deals):
    """These deals and no others, in the order they are told."""
    base = reads.deal(View(store, workspace.load(store), TODAY), "D-1")
    book = playbooks.load(store, base.playbook, base.playbook_version)
    store.run("DELETE FROM visit")
    store.run("DELETE FROM deal")
    for n, told in enumerate(deals):
        stage, (amount, currency) = told["stage"], told["money"] or (None, None)
        since = told["age"] is not None and f"{TODAY - timedelta(days=told['age'])}T04:00:00.000000Z"
        ended = DONE if stage == DONE else None
        status = ended or (STOPPED if told["stopped"] else book.stage(stage).status)
        deal = base._replace(
            key=f"P-{n}",
            owner=told["owner"],
            amount=amount,
            currency=currency,
            status=status,
            stay=Stay(1, stage, since or None, "new", (told["owner"],)),
            wait=Wait((TODAY + timedelta(days=9)).isoformat(), "budget", TODAY.isoformat(), 1)
            if told["waits"]
            else None,
        )
        deal_table.insert(store, deal, book)
    return book


@given(DEALS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_the_columns_share_out_the_live_deals(store, deals):
    with suppress(_Over), store.transaction():
        book = _put(store, deals)
        view = View(store, workspace.load(store), TODAY)
        live = {
            row["key"]: row["stage"]
            for row in store.rows("SELECT key, stage FROM deal WHERE status IN ('open', 'won')")
        }
        stages = [stage.id for stage in stages_held(view, book)]
        columns = open_board(view, stages, "d.playbook = :p", {"p": book.id}, most=1000, findings=2)
        shown = [(each.deal.key, column.stage) for column in columns for each in column.shown]
        assert sorted(shown) == sorted(live.items())
        assert [column.total for column in columns] == [len(column.shown) for column in columns]
        levels = {c.deal.key: c.deal.level for c in open_casebook(view, every=True).cases}
        for column in columns:
            own = [levels[each.deal.key] for each in column.shown]
            assert own == [each.deal.level for each in column.shown]
            assert column.stalled == sum(level >= Level.WARN for level in own)
            calm = [level < Level.UNKNOWN for level in own]
            assert calm == sorted(calm)
            for each in column.shown:
                assert len(each.findings) <= 2
                assert bool(each.findings) == (each.deal.level >= Level.UNKNOWN)
                assert all(f.level <= each.deal.level for f in each.findings)
            first = open_board(view, [column.stage], "d.playbook = :p", {"p": book.id}, most=2, findings=1)[0]
            assert [e.deal.key for e in first.shown] == [e.deal.key for e in column.shown[:2]]
            assert (first.total, first.tallies) == (column.total, column.tallies)
        raise _Over


@given(DEALS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
def test_a_filter_leaves_out_and_changes_no_order(store, deals):
    with suppress(_Over), store.transaction():
        book = _put(store, deals)
        view = View(store, workspace.load(store), TODAY)
        every, of_lin = (
            open_board(view, STAGES[:-1], where, {"p": book.id, "o": "lin"}, most=1000, findings=0)
            for where in ("d.playbook = :p", "d.playbook = :p AND d.owner = :o")
        )
        for whole, part in zip(every, of_lin, strict=True):
            assert [e.deal.key for e in part.shown] == [
                e.deal.key for e in whole.shown if e.deal.owner == "lin"
            ]
        raise _Over


def test_what_it_says_is_of_one_moment(work, monkeypatch):
    """Somebody answers between the sign and what shows it: the sign is told of what stood there."""
    work.days(60)
    many = bulk.many

    def meanwhile(view, keys, **rest):
        said = "no --kind event_held --evidence 'they chose another'"
        work.ok(f"answer ACME-1 needs_known {said}")
        return many(view, keys, **rest)

    monkeypatch.setattr("coach.board.bulk.many", meanwhile)
    with open_store(work.db) as store:
        view = View(store, workspace.load(store), work.now.date())
        (column,) = open_board(view, ["understand"], "1 = 1", {}, most=9, findings=9)
    told = [finding.id for each in column.shown for finding in each.findings if each.deal.key == "ACME-1"]
    assert "slowed_long" in told
    assert work.data("show ACME-1")["answers"][-1]["answer"] == "no"
