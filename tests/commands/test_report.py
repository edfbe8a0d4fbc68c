"""`report`: lin's week from Monday 2 March 2026, the day and the week."""

import sys

import pytest
from at_work import on_day
from terminal import Terminal

from commands.printing import width
from engine import deals, weeks
from engine.state import Diary
from engine.store import open_store
from engine.weeks import Planned

MONDAY = "2026-03-02"


def done(work, day, change, *args, **options):
    """Something lin did on a day, by the door itself."""
    with open_store(work.db, for_writing=True) as store:
        on_day(store, day, change, *args, user="lin", **options)


@pytest.fixture
def busy(work):
    """Targets, a plan kept, a visit on Tuesday with a diary, a call on Wednesday, orders, a promise kept."""
    work.ok("target lin visits=3 calls=1 sales=10万 margin=30000 new_clients=1 collection=50000", by="wei")
    plan = [
        Planned("2026-03-02", "ACME", "ACME-1", "ACME.1", "A client, due since 20 Feb"),
        Planned("2026-03-03", "HNJG", None, None, "never seen yet"),
        Planned("2026-03-05", "HNJG", None, None, "second talk"),
        Planned("2026-03-06", "ACME", None, "ACME.2", "the users have a say", call=True),
    ]
    done(work, MONDAY, weeks.keep_plan, "lin", MONDAY, plan)
    work.ok("report day --focus 'win the comparison'")
    work.ok("contact add 'Liu Min' --account HNJG --part user")
    work.ok("new Scales --account HNJG --amount 90000")
    work.ok("order add ACME 60000 --cost 40000 --on 2026-03-02")
    work.ok("order add ACME 500 --currency EUR --cost 1 --on 2026-03-02")
    work.days(1)
    diary = Diary(gained="they weigh by hand", improve="bring a sample")
    said = {"on": None, "two_sided": True, "interest": ("asked_terms",), "diary": diary}
    done(work, "2026-03-03", deals.log_visit, "HNJG-1", contact="liu", summary="showed the scales", **said)
    work.ok("order add HNJG 20000 --on 2026-03-03")
    work.ok("promise ACME-1 'a reference visit' --by us --kept")
    work.days(1)
    said = {"on": None, "two_sided": True, "channel": "call"}
    done(
        work, "2026-03-04", deals.log_visit, "ACME-1", contact="chen", summary="asked for the budget", **said
    )
    return work


def figures(data):
    return {each["figure"]: (each["target"], each["actual"], each["missed"]) for each in data["figures"]}


class TestTheDay:
    @pytest.mark.parametrize("form", ["text", "md"])
    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_a_day(self, busy, snapshot, lang, form):
        busy.lang = lang
        monday = busy.ok(f"report day --on {MONDAY} --format {form}")
        tuesday = busy.ok(f"report day --on 2026-03-03 --format {form}")
        assert f"{monday}\n=====\n\n{tuesday}" == snapshot
        assert form == "md" or max(map(width, (monday + tuesday).splitlines())) <= 80

    def test_what_a_program_gets(self, busy):
        data = busy.data("report day --on 2026-03-03")
        assert (data["user"], data["on"], data["working_day"], data["provisional"]) == (
            "lin",
            "2026-03-03",
            True,
            False,
        )
        assert [(t["kind"], t["account"], t["state"]) for t in data["due"]] == [("plan", "HNJG", "kept")]
        (visit,) = data["visits"]
        assert (visit["deal"], visit["with"], visit["channel"]) == ("HNJG-1", "Liu Min", "in_person")
        assert (visit["interest"], visit["diary"]["gained"]) == (["asked_terms"], "they weigh by hand")
        assert [each["what"] for each in data["kept"]] == ["a reference visit"]
        assert data["next_day"] == "2026-03-04"

    def test_the_focus_is_set_changed_and_taken_away(self, work):
        assert work.ok("report day --focus 'see Chen' --on +1d") == (
            "Focus of Tuesday 3 Mar 2026: see Chen\n"
        )
        assert work.data("report day --on tomorrow")["focus"] == "see Chen"
        assert work.ok("report day --focus '' --on tomorrow") == "Tuesday 3 Mar 2026 has no focus any more.\n"
        assert work.data("report day --on tomorrow")["focus"] is None

    def test_a_step_that_fell_due_is_told_with_what_became_of_it(self, work):
        work.days(3)  # Thursday: the comparison was to be sent
        (due,) = work.data("report day")["due"]
        assert (due["kind"], due["what"], due["with"], due["state"]) == (
            "step",
            "send the comparison",
            "Chen Yu",
            "standing",
        )
        work.ok("step ACME-1 'send the comparison' --on +4d --with chen")
        (due,) = work.data("report day")["due"]
        assert (due["state"], due["moved_to"]) == ("moved", "2026-03-09")
        assert [a["what"] for a in work.data("report day --on 2026-03-06")["ahead"]] == [
            "a reference visit",
            "send the comparison",
        ], "the weekend is passed over, with what falls into it"

    def test_answers_and_moves_of_the_day(self, work):
        data = work.data("report day")
        assert [(a["deal"], a["point"], a["answer"], a["with"]) for a in data["answers"]] == [
            ("ACME-1", "needs_known", "unsure", "Chen Yu")
        ]
        assert [(m["deal"], m["kind"]) for m in data["moves"]][-1] == ("ACME-2", "stop")

    def test_what_was_taken_back_the_same_day_is_not_told(self, work):
        work.ok("promise ACME-1 'a reference visit' --by us --kept")
        work.ok("answer ACME-1 needs_known yes --evidence x --kind event_held")
        work.ok("undo ACME-1")
        data = work.data("report day")
        assert [a["answer"] for a in data["answers"]] == ["unsure"]
        assert [k["what"] for k in data["kept"]] == ["a reference visit"]

    def test_a_step_is_due_for_whoever_owned_the_deal_that_day(self, work):
        work.ok("set ACME-1 owner=bo", by="mia")
        work.days(3)
        assert work.data("report day")["due"] == []
        assert [d["what"] for d in work.data("report day", by="bo")["due"]] == ["send the comparison"]

    def test_a_public_holiday_says_so_and_a_make_up_saturday_does_not(self, work):
        assert "A day off." in work.ok("report day --on 2026-02-18")
        assert "A day off." not in work.ok("report day --on 2026-02-14")
        assert work.data("report day --on 2026-02-14")["working_day"] is True

    def test_a_year_not_published_yet_warns(self, work):
        said = work.data("report day --on 2027-03-01")
        assert said["provisional"] is True
        assert "2027" in said["warnings"][0]
        assert "not all published" in work.ok("report day --on 2027-03-01")

    def test_as_of_a_day_it_is_as_it_was(self, busy):
        assert busy.data("report day --on 2026-03-02 --as-of 2026-03-02")["focus"] == "win the comparison"
        assert busy.data("report day --on 2026-03-03 --as-of 2026-03-02")["visits"] == []


def test_a_day_of_the_team(busy):
    data = busy.data("report day --team north --on 2026-03-03", by="wei")
    assert [(each["user"], len(each["due"]) > 0) for each in data["people"]] == [
        ("lin", True),
        ("wei", False),
    ]
    shown = busy.ok("report day --team north", by="wei")
    assert shown.index("Daily report · lin") < shown.index("Daily report · wei")
    assert busy("report day --team north", by="bo").code == 4
    assert busy("report day --team north --owner lin", by="wei").code == 2


class TestTheWeek:
    @pytest.mark.parametrize("form", ["text", "md"])
    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_a_week(self, busy, snapshot, lang, form):
        busy.lang = lang
        running = busy.ok(f"report week --format {form}")
        busy.days(5)
        busy.ok("report miss visits --cause outside --note 'HNJG on shutdown'")
        over = busy.ok(f"report week --week 2026-03-04 --format {form}")
        assert f"{running}\n=====\n\n{over}" == snapshot
        assert form == "md" or max(map(width, (running + over).splitlines())) <= 80

    def test_the_figures(self, busy):
        busy.ok("report week collection=3万")
        data = busy.data("report week")
        # Visits: ACME on Monday, HNJG on Tuesday. The EUR order has no rate, HNJG's no cost; lin's both
        # clients placed their first order this week.
        assert figures(data) == {
            "visits": ("3", "2", True),
            "calls": ("1", "1", False),
            "sales": ("100000.00", "80000.00", True),
            "margin": ("30000.00", "20000.00", True),
            "new_clients": ("1", "2", False),
            "collection": ("50000.00", "30000.00", True),
        }
        assert (data["orders_without_rate"], data["orders_without_cost"]) == ({"EUR": 1}, 1)
        assert (data["over"], data["misses"]) == (False, []), "a week still running has missed nothing yet"
        busy.ok("db rate EUR 8", by="ada")
        assert figures(busy.data("report week"))["sales"][1] == "84000.00"

    def test_an_order_of_another_week_makes_an_old_client_and_no_sales(self, busy):
        busy.ok("order add ACME 7000 --cost 1 --on 2026-02-20")
        found = figures(busy.data("report week"))
        assert (found["sales"][1], found["new_clients"][1]) == ("80000.00", "1")

    def test_the_plan(self, busy):
        planned = busy.data("report week")["planned"]
        assert [(p["on"], p["account"], p["held_on"], p["missed"]) for p in planned] == [
            ("2026-03-02", "ACME", "2026-03-02", False),
            ("2026-03-03", "HNJG", "2026-03-03", False),
            ("2026-03-05", "HNJG", None, False),
            ("2026-03-06", "ACME", "2026-03-04", False),
        ]
        busy.days(3)  # Saturday: no working day is left
        data = busy.data("report week")
        assert [p["missed"] for p in data["planned"]] == [False, False, True, False]
        assert [m["what"] for m in data["misses"]] == ["visits", "sales", "margin", "HNJG@2"]

    def test_a_miss_is_explained_once_the_week_is_over(self, busy):
        said = busy("report miss visits --cause skill --week 2026-03-02")
        assert (said.code, said.err.splitlines()[0]) == (
            1,
            "The week of 2 Mar 2026 is still running, so visits can't be missed yet.",
        )
        busy.days(6)
        assert busy.ok("report miss visits --cause 执行不到位") == "Noted: visits, execution.\n"
        assert busy.data("report week --week 2026-03-02")["misses"][0] == {
            "what": "visits",
            "cause": "execution",
            "note": None,
        }
        assert busy("report miss calls --cause skill --json").error["code"] == "refused"
        assert busy("report miss visits --cause weather --json").error["code"] == "usage"
        assert busy("report miss sleep --cause skill --json").error["code"] == "usage"

    def test_whose_a_report_is(self, busy):
        for line in ("report day", "report week"):
            assert busy(f"{line} --owner lin", by="bo").code == 4
            assert busy.data(f"{line} --owner lin", by="wei")["user"] == "lin"
        assert busy("report week collection=1 --owner lin", by="bo").code == 4
        assert busy("report week --team north", by="bo").code == 4
        assert busy("report week --team north --owner lin").code == 2

    def test_a_team_s_week(self, busy, snapshot):
        busy.days(3)
        busy.ok("report miss sales --cause target", by="lin")
        data = busy.data("report week --team north", by="wei")
        assert [each["user"] for each in data["people"]] == ["lin", "wei"]
        assert busy.ok("report week --team north", by="wei") == snapshot

    def test_who_left_stays_in_the_weeks_they_worked_in(self, busy):
        busy.ok("person leave lin --to wei", by="mia")
        team = busy.data("report week --team north", by="wei")["people"]
        assert [each["user"] for each in team] == ["lin", "wei"]
        busy.days(7)
        team = busy.data("report week --team north", by="wei")["people"]
        assert [each["user"] for each in team] == ["wei"]

    def test_a_week_to_come_is_not_running(self, busy):
        data = busy.data("report week --week 'next week'")
        assert (data["begun"], data["over"]) == (False, False)
        assert "has not begun" in busy.ok("report week --week 'next week'")
        assert busy.data("report week")["begun"] is True

    def test_an_order_counts_for_the_owner_of_its_deal_else_of_the_newest(self, busy):
        busy.ok("set ACME-1 owner=bo", by="mia")
        assert figures(busy.data("report week"))["sales"][1] == "80000.00", "ACME-2 is newer and lin's"
        busy.ok("order add ACME 1000 --deal ACME-1 --on 2026-03-03", by="mia")
        assert figures(busy.data("report week", by="bo"))["sales"][1] == "1000.00"

    def test_without_orders_sales_are_not_known(self, work):
        data = work.data("report week")
        assert figures(data)["sales"] == figures(data)["new_clients"] == (None, None, False)
        assert "No orders are recorded yet" in work.ok("report week")

    def test_other_weeks_by_name(self, work):
        assert work.data("report week --week 'last week'")["monday"] == "2026-02-23"
        assert work.data("report week --week 下周")["monday"] == "2026-03-09"
        assert work.data("report week --week 2026-02-26")["monday"] == "2026-02-23"

    def test_as_of_a_day(self, busy):
        assert figures(busy.data("report week --as-of 2026-03-02"))["visits"][1] == "1"

    @pytest.mark.parametrize(
        "line",
        ["report week --dry-run", "report day --request r1", "report day --focus x --as-of 2026-03-02"],
    )
    def test_what_goes_only_with_looking_or_only_with_writing(self, work, line):
        assert work(line).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
def test_at_a_terminal_each_miss_is_asked_for_once(busy):
    busy.days(7)

    def report(*typed):
        terminal = Terminal(busy, f"report week --week {MONDAY}", size=(80, 100))
        terminal.answers(*typed)
        return terminal.last()[0]

    # Of visits the cause with a note, of sales not now, of margin by its name, of the visit not now.
    shown = report("2", "two on shutdown", "", "skill", "", "")
    assert "Cause: an outside cause (two on shutdown)" in shown
    assert {m["what"]: m["cause"] for m in busy.data(f"report week --week {MONDAY}")["misses"]} == {
        "visits": "outside",
        "sales": None,
        "margin": "skill",
        "HNJG@2": None,
    }
    report("1", "", "4", "")
    assert "What was the cause" not in report()


def test_everything_said_of_weeks_proves_itself(busy):
    assert busy.data("db verify")["faults"] == []
