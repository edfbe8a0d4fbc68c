"""Orders: entered, imported, corrected, taken back, and as they stood on a day."""

import time
from datetime import date

import pytest

from engine import accounts, deals, history, orders
from engine.clock import end_of_day
from engine.errors import Conflict, NotAllowed, NotFound, Refused, Usage
from engine.orders import Brought, Order
from engine.verify import verify

MAY, JUNE = "2026-05-01", "2026-06-01"


def add(team, amount="120000", on=MAY, *, user="lin", account="ACME", currency=None, **more):
    return team.do(user, orders.add, account, amount, currency, on, **more)


def sums(found):
    return {order.key: order.amount for order in found}


def as_of(team, day):
    """What stood at the end of a day: by account and by all, which have to agree."""
    until = end_of_day(date.fromisoformat(day), "Asia/Shanghai")
    everyone = list(orders.everyone(team.store, until_day=day, until=until))
    assert sorted(orders.of_account(team.store, "ACME", day)) == sorted(
        o for o in everyone if o.account == "ACME"
    )
    return everyone


def faults(said):
    """Each by its id: what is joined stands on a line of its own."""
    if said.id != "accounts.order_faults":
        return [said.id]
    return [*faults(said.params["first"]), *faults(said.params["then"])]


class TestEntering:
    def test_what_was_bought_when_for_how_much(self, team):
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
        first = add(team, "12万", cost="80,000.50", product=" 轴承 ", note="", deal="acme-1")
        assert first == Order("ACME", 1, MAY, 12_000_000, 8_000_050, "CNY", "轴承", None, "ACME-1", None)
        assert first.key == "ACME/1"
        assert add(team, "-1.2m", JUNE, currency="jpy").key == "ACME/2"
        assert orders.find(team.store, " acme/2 ").amount == -1_200_000, "yen have no smaller unit"
        assert orders.of_account(team.store, "ACME") == [first, orders.find(team.store, "ACME/2")]

    def test_it_happened_on_its_day_and_today_at_the_latest_now(self, team):
        add(team, on=MAY)
        today = add(team, on=team.today)
        told = history.events(team.store, "account:ACME")[1:]
        assert [(e.kind, e.at) for e in told] == [
            ("order", "2026-04-30T16:00:00.000000Z"),
            ("order", "2026-11-20T16:00:00.000000Z"),
        ]
        assert told[1].at < told[1].recorded_at
        assert accounts.find(team.store, "ACME").version == today.number + 1

    def test_everything_wrong_is_said_at_once(self, team):
        team.do("lin", deals.new, "Elsewhere", playbook="small")
        with pytest.raises(Usage) as refused:
            add(team, "a lot", "2026-12-24", cost="1,5", deal="D-1")
        assert faults(refused.value.message.params["faults"]) == [
            "accounts.order_amount",
            "accounts.order_amount",
            "accounts.order_future",
            "accounts.order_elsewhere",
        ]
        with pytest.raises(Usage) as refused:
            add(team, "a lot", currency="XXX", cost="more", deal="ACME-9")
        assert faults(refused.value.message.params["faults"]) == [
            "deals.bad_currency",
            "deals.unknown",
        ]
        assert orders.of_account(team.store, "ACME") == []

    def test_no_cost_is_unknown_and_zero_is_zero(self, team):
        assert (add(team).cost, add(team, cost="0").cost, add(team, cost="").cost) == (None, 0, None)

    def test_by_who_works_there_and_has_seen_the_newest_version(self, team):
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
        with pytest.raises(NotAllowed):
            add(team, user="bo")
        add(team, expect=1)
        with pytest.raises(Conflict) as raced:
            add(team, expect=1)
        assert raced.value.message.params["kind"].id == "history.kind_order"
        with pytest.raises(NotFound):
            add(team, account="Nobody")


class TestDropping:
    def test_a_reason_is_needed_and_the_number_is_not_used_again(self, team):
        add(team)
        with pytest.raises(Usage):
            team.do("lin", orders.drop, "ACME/1", " ")
        dropped = team.do("lin", orders.drop, "acme/1", "entered twice")
        assert dropped == orders.find(team.store, "ACME/1")
        assert dropped.dropped_at is not None
        assert orders.of_account(team.store, "ACME") == []
        assert add(team).key == "ACME/2"
        assert accounts.find(team.store, "ACME").version == 4

    def test_only_once(self, team):
        add(team)
        team.do("lin", orders.drop, "ACME/1", "entered twice")
        with pytest.raises(Refused):
            team.do("lin", orders.drop, "ACME/1", "again")

    @pytest.mark.parametrize("key", ["ACME/2", "GHOST/1", "ACME", "ACME/x", "", "/1"])
    def test_of_an_order_there_is(self, team, key):
        add(team)
        with pytest.raises(NotFound):
            team.do("lin", orders.drop, key, "r")


class TestAsOf:
    def test_an_order_counts_from_its_day_until_it_is_dropped(self, team):
        add(team, "100", MAY)
        add(team, "200", JUNE)
        team.day("2026-12-01")
        team.do("lin", orders.drop, "ACME/1", "entered twice")
        seen = {day: sums(as_of(team, day)) for day in ("2026-04-30", MAY, JUNE, "2026-11-30", "2026-12-01")}
        assert seen == {
            "2026-04-30": {},
            MAY: {"ACME/1": 10_000},
            JUNE: {"ACME/1": 10_000, "ACME/2": 20_000},
            "2026-11-30": {"ACME/1": 10_000, "ACME/2": 20_000},
            "2026-12-01": {"ACME/2": 20_000},
        }
        assert sums(orders.everyone(team.store)) == {"ACME/2": 20_000}

    def test_a_correction_counts_from_when_it_was_made(self, team):
        add(team, "100", MAY)
        add(team, "200", MAY)
        team.day("2026-12-01")
        team.do("wei", orders.correct, "ACME/1", {"amount": 15_000, "on": JUNE})
        assert [(o.key, o.on, o.amount) for o in as_of(team, MAY)] == [
            ("ACME/1", MAY, 10_000),
            ("ACME/2", MAY, 20_000),
        ]
        assert [(o.key, o.on, o.amount) for o in as_of(team, "2026-12-01")] == [
            ("ACME/1", JUNE, 15_000),
            ("ACME/2", MAY, 20_000),
        ]
        assert [o.key for o in orders.of_account(team.store, "ACME")] == ["ACME/2", "ACME/1"], "by day"


class TestBringingIn:
    def test_many_of_many_accounts_with_where_they_come_from(self, team):
        team.do("wei", accounts.add, "Beta")
        add(team)
        came = team.do(
            "wei",
            orders.bring_in,
            [
                Brought("BETA", MAY, 100, "CNY", external={"source": "erp", "id": "7"}),
                Brought("ACME", JUNE, 200, "EUR", cost=150, product="pump"),
                Brought("BETA", JUNE, 300, "CNY"),
            ],
        )
        assert [o.key for o in came] == ["BETA/1", "ACME/2", "BETA/2"]
        assert list(orders.everyone(team.store)) == [
            orders.find(team.store, key) for key in ("ACME/1", "ACME/2", "BETA/1", "BETA/2")
        ]
        assert accounts.find(team.store, "BETA").version == 3
        assert history.events(team.store, "account:BETA")[1].data["external"] == {"source": "erp", "id": "7"}
        assert verify(team.store).faults == ()

    def test_one_of_a_day_to_come_is_told_now_and_counts_then(self, team):
        team.do("wei", orders.bring_in, [Brought("ACME", "2026-12-24", 100, "CNY")])
        *_, event = history.events(team.store, "account:ACME")
        assert event.at == event.recorded_at
        assert (sums(as_of(team, "2026-12-23")), sums(as_of(team, "2026-12-24"))) == ({}, {"ACME/1": 100})

    def test_a_changed_row_is_an_event_and_the_same_one_is_not(self, team):
        add(team, product="pump")
        corrected = team.do(
            "wei", orders.correct, "ACME/1", {"amount": 500, "product": "pump", "note": "2nd"}
        )
        assert (corrected.amount, corrected.note) == (500, "2nd")
        assert corrected == orders.find(team.store, "ACME/1")
        *_, event = history.events(team.store, "account:ACME")
        assert (event.kind, event.data) == (
            "order_edit",
            {"number": 1, "fields": {"amount": 500, "note": "2nd"}},
        )
        team.do("wei", orders.correct, "ACME/1", {"amount": 500})
        assert accounts.find(team.store, "ACME").version == event.seq

    def test_whose_it_is_and_its_number_stay(self, team):
        add(team)
        for fields in ({"account": "BETA"}, {"number": 2}, {"dropped_at": "2026-01-01"}):
            with pytest.raises(ValueError, match="not of an order"):
                team.do("wei", orders.correct, "ACME/1", fields)

    def test_not_by_who_may_not_change_an_account_among_them(self, team):
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
        with pytest.raises(NotAllowed):
            team.do("bo", orders.bring_in, [Brought("ACME", MAY, 100, "CNY")])

    def test_nor_for_an_account_that_is_not_there(self, team):
        with pytest.raises(NotFound):
            team.do("wei", orders.bring_in, [Brought("GHOST", MAY, 100, "CNY")])
        assert history.events(team.store, "account:GHOST") == []

    @pytest.mark.proof
    def test_a_hundred_thousand_take_seconds(self, team):
        codes = [f"C{n}" for n in range(1000)]
        for code in codes:
            team.do("wei", accounts.add, f"Client {code}", code)
        days = [f"2025-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(336)]
        batch = [Brought(codes[n % 1000], days[n % 336], n, "CNY") for n in range(100_000)]
        began = time.perf_counter()
        team.do("wei", orders.bring_in, batch)
        assert time.perf_counter() - began < 20
        assert sum(o.amount for o in orders.everyone(team.store)) == sum(range(100_000))
        assert verify(team.store).faults == ()


def test_an_account_with_a_longer_code_has_its_own(team):
    team.do("wei", accounts.add, "Acme Rail", "ACMERAIL")
    add(team)
    assert orders.of_account(team.store, "ACMERAIL", JUNE) == orders.of_account(team.store, "ACMERAIL") == []
