"""Two accounts that are one company: what moves, what stays, and what every past day shows."""

from datetime import date, timedelta

import pytest
from at_work import Team
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import (
    account_sheets,
    account_visits,
    accounts,
    contacts,
    deals,
    history,
    orders,
    reads,
    visit_table,
    weeks,
    workspace,
)
from engine.clock import end_of_day
from engine.errors import Conflict, NotAllowed, Refused
from engine.merging import merge, merger_of
from engine.message import step
from engine.reads import View, view_as_of
from engine.verify import verify
from engine.weeks import Planned
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

DAY, LATER = "2026-12-01", "2026-12-05"


@pytest.fixture
def two(team):
    """ACME, with Ms Gao and two deals; and STEEL, the same company, with Mr Ma, an order and a deal."""
    team.do("lin", accounts.add, "Acme Steel Co., Ltd.", "STEEL", "Suzhou")
    team.do("lin", contacts.add, "STEEL", "Ma Li", "decider", since="2026-02-01")
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    team.do("lin", deals.new, "Line 4", account="STEEL", amount="700", playbook="small")
    team.do("lin", orders.add, "ACME", "100", None, "2026-05-01")
    team.do("lin", orders.add, "STEEL", "20", None, "2026-05-02", deal="STEEL-1")
    team.do("lin", orders.add, "STEEL", "3", None, "2026-05-03")
    team.do("lin", orders.drop, "STEEL/2", "entered twice")
    met = {"contact": "Ma Li", "on": "2026-11-01", "summary": "met", "two_sided": True}
    team.do("lin", account_visits.log_visit, "STEEL", **met)
    team.do("lin", deals.log_visit, "STEEL-1", **met)
    return team


def merged(team, source="STEEL", into="ACME", user="han", **how):
    return team.do(user, merge, source, into, ACCOUNT_WORKSHEETS, **how)


def now(team):
    here = workspace.load(team.store)
    return View(team.store, here, team.as_("wei").date)


def then(team, day):
    return view_as_of(team.store, workspace.load(team.store), date.fromisoformat(day))


def shown(view, code):
    """What an account has on the day of a view: deals, people, amounts of orders, visits."""
    found = reads.listed(view, "d.account = :account", tail="ORDER BY d.key", account=code)
    until = view.until
    return (
        [deal.row.key for deal in found],
        [person.key for person in reads.people_there(view, code)],
        sorted(o.amount for o in orders.of_accounts(view.store, [code], until=until)),
        sorted(visit.key for visit, _ in visit_table.told_of(view, code)),
    )


EVERYTHING = (["ACME-1", "STEEL-1"], ["ACME.1", "STEEL.1"], [2000, 10000], ["STEEL-1:2", "STEEL:6"])
NOTHING = ([], [], [], [])


def refusal(team, *args, error=Refused, **how):
    with pytest.raises(error) as caught:
        merged(team, *args, **how)
    return caught.value.message.id


class TestWhatMoves:
    def test_everything_and_each_once(self, two):
        moved = merged(two)
        assert (moved.deals, moved.people, moved.orders) == (
            ("STEEL-1",),
            ("STEEL.1",),
            {"ACME/2": "STEEL/1"},
        )
        assert (moved.visits, moved.weeks) == (2, 0)
        assert (shown(now(two), "ACME"), shown(now(two), "STEEL")) == (EVERYTHING, NOTHING)
        assert orders.find(two.store, "ACME/2").deal == "STEEL-1"
        assert verify(two.store).faults == ()

    def test_a_past_day_shows_both_as_they_were(self, two):
        before = [shown(now(two), code) for code in ("ACME", "STEEL")]
        merged_on = two.today
        two.day(DAY)
        merged(two)
        assert [shown(then(two, merged_on), code) for code in ("ACME", "STEEL")] == before
        assert [shown(then(two, DAY), code) for code in ("ACME", "STEEL")] == [EVERYTHING, NOTHING]
        until = end_of_day(date.fromisoformat(merged_on), "Asia/Shanghai")
        assert [a.code for a in accounts.everyone(two.store, until=until)] == ["ACME", "STEEL"]
        assert [a.code for a in accounts.everyone(two.store)] == ["ACME"]

    def test_people_stand_in_their_order_on_a_past_day(self, two):
        """By their numbers there: who came from a client merged earlier, before who came later."""
        merged(two)
        two.do("lin", contacts.add, "ACME", "Zhou Min", "user")
        two.do("lin", accounts.add, "Group", "GROUP")
        before, day = [person.key for person in reads.people_there(now(two), "ACME")], two.today
        two.day(DAY)
        merged(two, "ACME", "GROUP")
        assert before == ["ACME.1", "STEEL.1", "ACME.3"]
        assert [person.key for person in reads.people_there(then(two, day), "ACME")] == before

    def test_each_says_so_in_its_own_history(self, two):
        merged(two)
        moved = ("deal:STEEL-1", "contact:STEEL.1", "account:STEEL")
        last = {subject: history.events(two.store, subject)[-1] for subject in moved}
        assert {s: (e.kind, dict(e.data)) for s, e in last.items()} == {
            "deal:STEEL-1": ("merge", {"account": "ACME", "from": "STEEL"}),
            "contact:STEEL.1": ("merge", {"account": "ACME", "number": 2}),
            "account:STEEL": ("merged", {"into": "ACME"}),
        }
        told = history.events(two.store, "account:ACME")[-1]
        assert (told.kind, told.data["from"], told.data["deals"]) == ("merge", "STEEL", ["STEEL-1"])
        assert [(o["was"], o["number"]) for o in told.data["orders"]] == [(1, 2)]

    def test_who_decides_there_is_asked_of_everybody(self, two):
        assert merged(two).account.deciders_changed_on == "2026-02-01"
        ma = contacts.find(two.store, "Ma Li", "ACME")
        two.do("lin", contacts.leave, ma, two.today)
        assert accounts.find(two.store, "ACME").deciders_changed_on == two.today
        two.do("han", contacts.erase, contacts.find(two.store, "STEEL.1"))
        assert verify(two.store).faults == ()

    def test_gaps_are_filled_and_what_stands_stays(self, two):
        for code, said in (
            ("STEEL", {"address": "Suzhou", "business_situation": "three shifts"}),
            ("ACME", {"address": "Wuxi"}),
        ):
            two.do("lin", account_sheets.fill, code, "customer_record", said, ACCOUNT_WORKSHEETS)
        two.do("lin", accounts.edit, "STEEL", abc="B")
        account = merged(two).account
        record = account.sheets["customer_record"]
        assert (record.fields["address"], record.fields["business_situation"]) == ("Wuxi", "three shifts")
        sheet = ACCOUNT_WORKSHEETS["customer_record"]
        assert record.complete == sheet.complete(record.fields)
        assert (account.place, account.abc, account.abc_by) == ("Suzhou", "B", "hand")
        assert verify(two.store).faults == ()

    def test_plans_name_the_one_that_goes_on(self, two):
        planned = [Planned("2026-11-17", code, None, None, "see") for code in ("ACME", "STEEL", "STEEL")]
        two.do("lin", weeks.keep_plan, "lin", "2026-11-16", planned)
        two.do("lin", weeks.explain, "lin", "2026-11-16", "STEEL@2", "outside")
        assert merged(two).weeks == 1
        week = weeks.load(two.store, "lin", "2026-11-16")
        assert ([p.account for p in week.plan], [*week.misses]) == (["ACME"] * 3, ["ACME@3"])
        assert verify(two.store).faults == ()

    def test_the_next_import_finds_them_where_they_are(self, two):
        for subject in ("account:STEEL", "order:STEEL/1", "order:STEEL/2"):
            two.store.run(
                "INSERT INTO external (source, id, subject, digest) VALUES ('crm', :s, :s, '')", s=subject
            )
        merged(two)
        rows = two.store.rows("SELECT id, subject FROM external ORDER BY id")
        assert [tuple(row) for row in rows] == [
            ("account:STEEL", "account:ACME"),
            ("order:STEEL/1", "order:ACME/2"),
            ("order:STEEL/2", "order:STEEL/2"),
        ]

    def test_somebody_there_already_is_named_and_not_joined(self, two):
        two.do("lin", contacts.add, "STEEL", "Yan, Gao", "user")
        moved = merged(two)
        assert [(came.key, there.key) for came, there in moved.doubles] == [("STEEL.2", "ACME.1")]
        assert len(contacts.of_account(two.store, "ACME")) == 3

    def test_orders_in_two_currencies_are_said_and_not_added(self, two):
        two.do("lin", orders.add, "STEEL", "5", "USD", "2026-05-04")
        assert [(note.id, note.params["currencies"]) for note in merged(two).notes] == [
            ("merging.order_currencies", ("CNY", "USD"))
        ]


class TestWhatGoesOn:
    def test_code_and_name_lead_to_it(self, two):
        merged(two)
        for text in ("STEEL", "steel", "Acme Steel Co., Ltd.", "STE", "Acme S"):
            assert accounts.find(two.store, text).code == "ACME", text
        assert accounts.find_itself(two.store, "STEEL").code == "STEEL"
        merger = merger_of(two.store, accounts.find_itself(two.store, "STEEL"))
        assert (merger.into.code, merger.by) == ("ACME", "han")

    def test_nothing_new_is_opened_there(self, two):
        merged(two)
        opened = two.do("lin", deals.new, "Line 5", account="STEEL", playbook="small")
        assert (opened.key, opened.account) == ("ACME-2", "ACME")
        assert two.do("lin", contacts.add, "STEEL", "Wu Bin", "user").key == "ACME.3"
        assert two.do("lin", orders.add, "STEEL", "1", None, "2026-05-05").key == "ACME/3"
        assert verify(two.store).faults == ()

    def test_an_order_says_what_it_is_now(self, two):
        merged(two)
        with pytest.raises(Refused) as caught:
            two.do("lin", orders.drop, "STEEL/1", "twice")
        assert (caught.value.message.id, caught.value.message.params["now"]) == (
            "merging.order_moved",
            "ACME/2",
        )
        with pytest.raises(Refused) as caught:
            two.do("lin", orders.drop, "STEEL/2", "twice")
        assert caught.value.message.id == "accounts.order_dropped"

    def test_its_code_is_never_used_again(self, two):
        merged(two)
        with pytest.raises(Refused):
            two.do("lin", accounts.add, "Other", "STEEL")
        assert two.do("lin", accounts.add, "Steel").code == "STEEL2"

    def test_a_deal_can_be_set_apart_again(self, two):
        merged(two)
        two.do("lin", accounts.add, "Steel Works", "WORKS")
        two.do("lin", deals.set_fields, "STEEL-1", {"account": "WORKS"})
        assert two.deal("STEEL-1").account == "WORKS"
        assert verify(two.store).faults == ()

    def test_nobody_undoes_half_of_it(self, two):
        merged(two)
        with pytest.raises(Refused) as caught:
            two.do("han", deals.undo, "STEEL-1")
        assert caught.value.message.id == "deals.undo_merge"
        assert caught.value.hint == step("set", "STEEL-1", account=None)

    def test_on_and_on(self, two):
        two.do("lin", accounts.add, "Acme Group", "GROUP")
        merged(two)
        two.day(DAY)
        merged(two, "ACME", "GROUP")
        assert shown(now(two), "GROUP")[0] == EVERYTHING[0]
        assert sorted(shown(now(two), "GROUP")[3]) == EVERYTHING[3]
        assert accounts.find(two.store, "STEEL").code == "GROUP"
        assert shown(then(two, "2026-11-30"), "ACME") == EVERYTHING
        assert verify(two.store).faults == ()


class TestWhatIsRefused:
    def test_what_can_t_be_one(self, two):
        two.do("lin", accounts.add, "Third", "THIRD")
        assert refusal(two, "ACME", "ACME") == "merging.itself"
        merged(two)
        assert refusal(two, "STEEL", "THIRD") == "merging.already"
        assert refusal(two, "THIRD", "STEEL") == "merging.into_merged"
        assert refusal(two, "ACME", "STEEL") == "merging.into_merged"
        assert verify(two.store).faults == ()

    @pytest.mark.parametrize("user", ["lin", "mei"])
    def test_it_takes_a_manager(self, two, user):
        assert refusal(two, user=user, error=NotAllowed) == "merging.may_not"

    def test_somebody_was_quicker(self, two):
        assert refusal(two, expect=1, error=Conflict)
        version = accounts.find(two.store, "ACME").version
        assert merged(two, expect=version).account.version == version + 1

    def test_a_rehearsal_leaves_everything(self, two):
        before = [shown(now(two), code) for code in ("ACME", "STEEL")]
        assert merged(two, dry_run=True).deals == ("STEEL-1",)
        assert [shown(now(two), code) for code in ("ACME", "STEEL")] == before

    def test_said_twice_it_is_done_once(self, two):
        assert merged(two, request="r1").deals == ("STEEL-1",)
        assert merged(two, request="r1") is None


# ── whatever is merged into whatever ──────────────────────────────────────────────────────────

CODES = ("ACME", "B", "C", "E")
steps = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.sampled_from(CODES), st.sampled_from(CODES)),
        st.tuples(st.sampled_from(("order", "deal", "person", "visit", "drop")), st.sampled_from(CODES)),
    ),
    min_size=4,
    max_size=14,
)


def _do(team, step, n):
    what, code, *more = step
    if what == "merge":
        merged(team, code, more[0])
    elif what == "order":
        team.do("lin", orders.add, code, str(n + 1), None, "2026-05-01")
    elif what == "deal":
        team.do("lin", deals.new, f"Line {n}", account=code, playbook="small")
    elif what == "person":
        team.do("lin", contacts.add, code, f"Person {n}", "decider" if n % 2 else "user")
    elif what == "drop":
        standing = orders.of_account(team.store, accounts.find(team.store, code).code)
        team.do("lin", orders.drop, standing[0].key, "twice")
    else:
        people = contacts.of_account(team.store, accounts.find(team.store, code).code)
        met = {"on": "2026-11-01", "summary": "met", "two_sided": True}
        team.do("lin", account_visits.log_visit, code, contact=people[0].key, **met)


def _totals(found):
    found = list(found)
    return [sorted(each for part in found for each in part[n]) for n in range(4)]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_nothing_is_lost_or_counted_twice(founded, databases, database, tmp_path_factory, steps):
    """Nor does a merge change what the day before it shows."""
    folder = tmp_path_factory.mktemp("storm")
    with databases.copy(founded(database), folder / "team.sqlite") as path:
        team = Team(path)
        for code in CODES[1:]:
            team.do("lin", accounts.add, f"Acme {code}", code)
        for n, step in enumerate(steps):
            before, yesterday = [shown(now(team), code) for code in CODES], team.today
            if step[0] == "merge":
                team.day((date.fromisoformat(yesterday) + timedelta(days=1)).isoformat())
            try:
                _do(team, step, n)
            except (Refused, IndexError):
                continue
            if step[0] == "merge":
                assert _totals(shown(now(team), code) for code in CODES) == _totals(before)
                assert [shown(then(team, yesterday), code) for code in CODES] == before
        assert verify(team.store).faults == ()
        team.store.close()
