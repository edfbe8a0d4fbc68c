"""`visit plan`: lin's week of Monday 2 March 2026, in north; the team works in China."""

import csv
import io
import json

import pytest
from icalendar import Calendar
from shell import sized_up

from commands.desk import Desk
from commands.printing import width
from engine import weeks
from engine.change import carry_out
from engine.store import open_store
from engine.weeks import Planned

CLASSES = ("ACME class=A place=Suzhou", "WUXI class=B place=Wuxi", "SUZ class=C place=Kunshan")


@pytest.fixture
def week(shell):
    """A step with A on Wednesday, a promise to C for Thursday, a stopped deal of B that wakes on Friday."""
    for name, code in (("Acme Tools", "ACME"), ("Wuxi Pumps", "WUXI"), ("苏州电子", "SUZ")):
        shell.ok(f"account add '{name}' --code {code}")
    for said in CLASSES:
        shell.ok(f"account edit {said}")
    shell.ok("contact add 'Chen Yu' --account ACME --part decider --since 2026-01-05")
    for line in (
        "new 'Line 3' --account ACME --amount 480000",
        "new Pumps --account WUXI --amount 90000",
        "new Boards --account SUZ",
        "new Valves --account WUXI",
        "step ACME-1 'show the pilot' --on 2026-03-04 --with chen",
        "promise SUZ-1 'a quote' --by us --on 2026-03-05",
        "stop WUXI-2 --class no_decision --reason 'frozen' --wake 2026-03-06",
    ):
        shell.ok(line)
    return shell


def days(week, *options, by="lin"):
    data = week.data(f"visit plan --week {' '.join(options)}", by=by)
    (plan,) = data["plans"]
    told = ((day["on"][-2:], day["visits"]) for day in plan["days"] if day["visits"])
    return {day: [(v["id"], v["deal"] or v["account"]) for v in visits] for day, visits in told}


def test_the_week_day_by_day(week):
    """The B client is due as well, and is seen when its deal wakes; A is met on Wednesday anyway."""
    assert days(week) == {
        "02": [("client_C", "SUZ")],
        "04": [("step", "ACME-1")],
        "05": [("promise", "SUZ-1")],
        "06": [("wake", "WUXI-2"), ("client_B", "WUXI")],
    }


def test_what_programs_get_of_a_visit(week):
    (plan,) = week.data("visit plan --week")["plans"]
    assert (plan["week"], plan["user"], plan["kept"], plan["left_over"]) == ("2026-03-02", "lin", False, [])
    assert plan["days"][2]["visits"] == [
        {
            "account": "ACME",
            "name": "Acme Tools",
            "place": "Suzhou",
            "class": "A",
            "deal": "ACME-1",
            "title": "Line 3",
            "contact": "Chen Yu",
            "kind": "visit",
            "id": "step",
            "why": "the next step you agreed: show the pilot",
            "moved": None,
            "command": "dealgate prep ACME-1 --with 'Chen Yu' --on 2026-03-04",
        }
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page(week, language, snapshot):
    page = week.ok(f"visit plan --week --lang {language}")
    assert page == snapshot
    assert max(map(width, page.splitlines())) <= 80


def test_each_command_of_the_plan_works(week):
    (plan,) = week.data("visit plan --week")["plans"]
    for command in [visit["command"] for day in plan["days"] for visit in day["visits"]]:
        week.ok(command.removeprefix("dealgate "))


def test_a_plan_kept_and_what_changed_since(week):
    assert "Kept as the plan of the week of 2 Mar 2026: 3 visits, 0 calls" in week.ok(
        "visit plan --week --keep"
    )
    assert "as it was kept" in week.ok("visit plan --week")
    week.ok("step ACME-1 'show the pilot' --on 2026-03-06 --with chen")
    (plan,) = week.data("visit plan --week")["plans"]
    assert plan["changes"] == [{"id": "moved", "whom": "ACME", "on": "2026-03-06"}]
    assert "moved since the plan was kept: ACME, now on 6 Mar 2026" in week.ok("visit plan --week")


def test_what_was_kept_for_days_gone_by_stays_for_the_report(week):
    week.ok("visit plan --week --keep")
    week.days(2)
    week.ok("visit plan --week --keep")
    before = {each["on"] for each in kept(week)}
    assert "2026-03-02" in before
    assert week("visit plan 2026-03-02 --week").code == 0


def test_what_somebody_keeps_for_days_gone_by_at_that_moment_stays_as_well(week, monkeypatch):
    week.days(2)
    do = Desk.do

    def at_that_moment(desk, command, work):
        with open_store(week.db, for_writing=True) as other:
            change = desk.change()._replace(store=other)
            monday = Planned("2026-03-02", "SUZ", None, None, "boards", False)
            carry_out(change, "", lambda: {"v": weeks.keep_plan(change, "lin", monday.on, [monday]).version})
        do(desk, command, work)

    monkeypatch.setattr(Desk, "do", at_that_moment)
    week.ok("visit plan --week --keep")
    assert kept(week)[0]["why"] == "boards"


def kept(week, monday=2, month="03"):
    """The plan of lin's week as it is stored."""
    with open_store(week.db) as store:
        return [each._asdict() for each in weeks.load(store, "lin", f"2026-{month}-{monday:02}").plan]


def test_one_visit_is_kept_for_one_client_and_no_promise(week):
    week.ok("visit plan --week --keep")
    assert [(each["on"], each["account"], each["deal"]) for each in kept(week)] == [
        ("2026-03-02", "SUZ", None),
        ("2026-03-04", "ACME", "ACME-1"),
        ("2026-03-06", "WUXI", "WUXI-2"),
    ]


def test_a_call_is_kept_as_a_call_and_what_for_without_the_planners_reasons(week):
    """ACME was seen on the 2nd: called five days later, seen ten days later."""
    week.ok("visit log ACME-1 --with chen --summary 'walked the line'")
    week.ok("step ACME-1 'show the pilot' --on 2026-04-01 --with chen")
    week.ok("step WUXI-1 'count the pumps' --on 2026-03-10")
    said = week.ok("visit plan 'next week' --keep")
    assert "Kept as the plan of the week of 9 Mar 2026: 3 visits, 2 calls" in said
    calls = [(each["on"][-2:], each["account"], each["why"]) for each in kept(week, 9) if each["call"]]
    assert calls == [("09", "ACME", "regular call"), ("09", "WUXI", "regular call")]
    visits = [(each["on"][-2:], each["account"], each["why"]) for each in kept(week, 9) if not each["call"]]
    assert visits == [
        ("09", "SUZ", "regular visit"),
        ("10", "WUXI", "count the pumps"),
        ("12", "ACME", "regular visit"),
    ]
    assert "Call Acme Tools (ACME)" in week.ok("visit calendar 'next week'")
    assert "Acme Tools: regular call, with Chen Yu" in week.ok("report week")
    assert "致电 Acme Tools（ACME）" in week.ok("visit plan 下周 --format ics --lang zh")


def test_what_stalled_is_kept_in_a_few_words(week):
    week.days(70)
    week.ok("visit plan --week --keep --lang zh")
    whys = {each["why"] for each in kept(week, 11, "05")}
    assert "让停住的商机动起来" in whys
    assert not any("要问" in why for why in whys)


def test_an_empty_plan_is_said_to_be_one(week):
    said = week.ok("visit plan --week --keep", by="ada")
    assert said.endswith("The week of 2 Mar 2026 is kept as an empty plan: no visit or call is due\n")
    assert "--keep" not in week.ok("visit plan --week", by="ada")


def test_a_promise_keeps_its_command_beside_a_visit_of_that_day(week):
    week.ok("promise ACME-1 'the drawings' --by us --on 2026-03-04")
    page = week.ok("visit plan 2026-03-04")
    assert (
        "      also ACME-1: you promised “the drawings” for this day\n"
        "      → dealgate prep ACME-1 --with 'Chen Yu' --on 2026-03-04\n"
        "      → dealgate promise ACME-1 'the drawings' --by us --kept\n"
    ) in page


def test_a_dry_run_keeps_nothing_and_a_request_once(week):
    assert "nothing was" in week.ok("visit plan --week --keep --dry-run").casefold()
    assert kept(week) == []
    first = week.data("visit plan --week --keep --request r1")
    assert week.data("visit plan --week --keep --request r1") == first
    assert first["version"] == 1


def test_the_week_by_any_of_its_days_and_never_one_that_is_over(week):
    assert week.data("visit plan 2026-03-11 --week")["week"] == "2026-03-09"
    assert week.data("visit plan 'next Friday' --week")["week"] == "2026-03-09"
    assert week.data("visit plan 下周五 --week")["week"] == "2026-03-09"
    over = week("visit plan 2026-02-27 --week")
    assert (over.code, over.err) == (
        *(1, "the week of 23 Feb 2026 is over\n  → dealgate report week --week 2026-02-23\n"),
    )
    week.days(5)  # Saturday: nothing of this week is worked any more
    this = week("visit plan 2026-03-04 --week")
    assert (this.code, this.err) == (
        *(1, "the week of 2 Mar 2026 is over\n  → dealgate report week --week 2026-03-02\n"),
    )
    for command in (over, this):
        week.ok(command.err.split("dealgate ")[1].strip())


def test_a_later_week_leaves_this_ones_appointments_to_this_one(week):
    """Wednesday's step, Thursday's promise and Friday's waking are of the week of the 2nd."""
    (plan,) = week.data("visit plan 'next week'")["plans"]
    found = {(v["id"], v["deal"] or v["account"]) for day in plan["days"] for v in day["visits"]}
    assert not found & {("step", "ACME-1"), ("promise", "SUZ-1"), ("wake", "WUXI-2")}
    week.ok("step ACME-1 'show the pilot' --on 2026-03-08 --with chen")
    week.days(5)  # on Saturday nobody else plans for Sunday
    (plan,) = week.data("visit plan --week")["plans"]
    (first,) = [v for v in plan["days"][0]["visits"] if v["deal"] == "ACME-1"]
    assert first["moved"] == "agreed for 8 Mar 2026, but that day is off: agree another with the client"


def test_a_week_by_its_name(week):
    """Whole, and without --week."""
    for said in ("下周", "'next week'"):
        data = week.data(f"visit plan {said}")
        assert (data["week"], len(data["plans"][0]["days"])) == ("2026-03-09", 5)
    assert "VEVENT" in week.ok("visit calendar 本周")


def test_a_step_with_somebody_who_has_left(week):
    week.ok("contact leave 'Chen Yu'")
    (plan,) = week.data("visit plan --week")["plans"]
    (visit,) = plan["days"][2]["visits"]
    assert visit["why"] == "“show the pilot” was agreed with Chen Yu, who left on 2 Mar 2026"
    assert visit["command"] == "dealgate step ACME-1 'show the pilot' --on 2026-03-04 --with …"


def test_two_who_see_the_same_person_in_a_week_are_told(week):
    week.ok("new 'Line 4' --account ACME --owner wei", by="wei")
    week.ok("step ACME-2 'meet the plant' --on 2026-03-05 --with chen", by="wei")
    plans = {p["user"]: p["warnings"] for p in week.data("visit plan --week --team north", by="wei")["plans"]}
    assert plans == {
        "lin": ["wei is to see Chen Yu this week too, on 5 Mar 2026: one visit together?"],
        "wei": ["lin is to see Chen Yu this week too, on 4 Mar 2026: one visit together?"],
    }
    assert "lin 这一周也要见 Chen Yu" in week.ok("visit plan --week --team north --lang zh", by="wei")


def test_a_stalled_deal_whose_gate_is_open_is_advanced(work):
    """Not visited: the plan says what `next` says."""
    sized_up(work, "ACME-1")
    work.ok("fill ACME-1 client_profile business_direction=x success_factors=x our_solution=x our_cases=x")
    work.ok("fill ACME-1 client_profile business_plan=x")
    work.ok("answer ACME-1 needs_known yes --evidence heard --kind client_document")
    work.ok("set ACME-1 behaviour=profit")
    work.ok("step ACME-1 'show the pilot' --on 2026-07-01")
    work.ok("promise ACME-1 'a reference visit' --by us --kept")
    work.days(7)
    work.ok("visit log ACME-1 --with chen --summary 'the budget stands'")
    work.days(49)
    (first,) = [t for t in work.data("next") if t["key"] == "ACME-1"]
    assert first["id"] == "advance", first
    (plan,) = work.data("visit plan --week")["plans"]
    (each,) = [v for day in plan["days"] for v in day["visits"] if v["deal"] == "ACME-1"]
    assert (each["id"], each["kind"], each["why"], each["command"]) == (
        *("stalled_critical", "advance", first["why"], "dealgate advance ACME-1"),
    )


def test_on_a_weekend_the_week_to_come(week):
    week.days(5)
    assert week.data("visit plan --week")["week"] == "2026-03-09"


def test_public_holidays_are_out_and_make_up_days_in(week):
    """Labour Day 2026: off from Friday 1 to Tuesday 5 May; Saturday the 9th is worked for it."""
    (plan,) = week.data("visit plan 2026-05-06 --week")["plans"]
    assert [day["on"] for day in plan["days"]] == ["2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09"]
    assert (plan["days_off"], plan["make_up_days"]) == (["2026-05-04", "2026-05-05"], ["2026-05-09"])
    page = week.ok("visit plan 2026-05-06 --week")
    assert "\nMonday 4 May 2026 · public holiday\n\nTuesday 5 May 2026 · public holiday\n" in page
    assert "\nSaturday 9 May 2026 · worked as a make-up day · " in page
    chinese = week.ok("visit plan 2026-05-06 --week --format md --lang zh")
    assert "\n## 星期一 2026年5月4日 · 放假\n" in chinese
    assert "\n## 星期六 2026年5月9日 · 调休上班" in chinese


def test_a_holiday_of_another_country_is_named(shell, tmp_path):
    """Thanksgiving 2026 is Thursday 26 November."""
    there = {"DEALGATE_DB": str(tmp_path / "us.sqlite")}
    shell.ok("init --country US", by="sam", **there)
    page = shell.ok("visit plan 2026-11-25 --week", by="sam", **there)
    assert "\nThursday 26 Nov 2026 · public holiday\n" in page
    assert page.count("public holiday") == 1


def test_a_weekend_is_named_neither_off_nor_worked(week):
    (plan,) = week.data("visit plan 2026-03-11 --week")["plans"]
    assert (plan["days_off"], plan["make_up_days"]) == ([], [])


def test_a_day_off_is_said_and_the_next_that_is_worked_shown(week):
    """Labour Day, the Tuesday and the Wednesday behind it; and today, where it is a Saturday."""
    (plan,) = week.data("visit plan 2026-05-01")["plans"]
    assert [day["on"] for day in plan["days"]] == ["2026-05-06"]
    assert plan["warnings"] == ["1 May 2026 is a day off; this is the next working day"]
    page = week.ok("visit plan 2026-05-01 --lang zh")
    assert page.startswith("2026年5月6日的拜访 · lin\n")
    assert "2026年5月1日休息，下面是之后的第一个工作日" in page
    over = week("visit plan 2026-03-01")
    assert (over.code, over.err) == (1, "1 Mar 2026 is over\n  → dealgate report day --on 2026-03-01\n")
    week.days(5)
    assert "7 Mar 2026 is a day off; this is the next working day" in week.ok("visit plan")


def test_a_year_whose_holidays_are_not_published_warns(week):
    (plan,) = week.data("visit plan 2027-03-03 --week")["plans"]
    assert plan["warnings"] == [
        "the public holidays and make-up days of 2027 are not published yet, so working days may change"
    ]


def test_a_stalled_deal_comes_with_the_coachs_question(week):
    week.days(70)
    (plan,) = week.data("visit plan --week")["plans"]
    whys = [v["why"] for day in plan["days"] for v in day["visits"] if v["id"].startswith("stalled")]
    assert any("Ask: " in why for why in whys)


def test_whose_week(week):
    assert days(week, "--owner lin", by="wei") == days(week)
    assert week("visit plan --week --owner lin", by="bo").code == 4
    plans = week.data("visit plan --week --team north", by="wei")["plans"]
    assert [plan["user"] for plan in plans] == ["lin", "wei"]
    assert week("visit plan --week --team north --keep", by="wei").code == 2
    assert week("visit plan --week --keep --as-of 2026-03-01").code == 2


def test_a_business_manager_sees_the_teams_a_and_b_clients_as_seldom_as_the_method_asks(week):
    """Never visited by anybody of that position: due since they were taken on; C is for the reps alone."""
    found = days(week, by="wei")
    assert {visit for visits in found.values() for visit in visits} == {
        ("client_A", "ACME"),
        ("client_B", "WUXI"),
    }


def test_markdown_to_tick_off(week, tmp_path):
    week.ok("account edit SUZ name='[x] <b>{{7*7}}'")
    page = week.ok("visit plan --week --format md")
    assert "- [ ] **ACME Acme Tools · class A · Suzhou** visit Chen Yu" in page
    assert r"- [ ] **SUZ \[x\] \<b>{{7\*7}} · class C" in page
    assert page.count("**WUXI ") == 1  # its waking deal, whatever else there is
    week.ok("visit plan --week --out plan.md")
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == page


def test_the_plan_in_a_calendar(week, tmp_path):
    week.ok("visit plan --week --out plan.ics --lang zh")
    found = Calendar.from_ical((tmp_path / "plan.ics").read_bytes())
    told = {str(event["summary"]): event["dtstart"].dt.isoformat() for event in found.walk("VEVENT")}
    assert told == {
        "拜访苏州电子（SUZ）": "2026-03-02",
        "拜访 Acme Tools（ACME-1）": "2026-03-04",
        "兑现承诺：a quote（SUZ-1）": "2026-03-05",
        "拜访 Wuxi Pumps（WUXI-2）": "2026-03-06",
    }


def test_csv_has_a_row_a_visit(week):
    rows = list(csv.DictReader(io.StringIO(week.ok("visit plan --week --csv"))))
    assert [(row["on"], row["account"], row["id"]) for row in rows][1] == ("2026-03-04", "ACME", "step")
    assert len(rows) == 5


def test_the_same_week_is_the_same_plan(week):
    assert json.dumps(week.data("visit plan --week")) == json.dumps(week.data("visit plan --week"))


def test_a_format_there_is_none_of(week):
    said = week("visit plan --week --format pdf")
    assert (said.code, "text, md, ics" in said.err) == (2, True)


def test_one_day_of_the_week(week):
    """Without --week the day asked for, else today; on a day off the next that is worked."""
    assert plan_days(week, "2026-03-04") == ["2026-03-04"]
    assert plan_days(week) == ["2026-03-02"]
    page = week.ok("visit plan 2026-03-04")
    assert page.startswith("Visits on 4 Mar 2026 · lin\n\nWednesday 4 Mar 2026 · Suzhou\n")
    assert "--keep" not in page
    week.days(5)
    assert plan_days(week) == ["2026-03-09"]


def plan_days(week, day=""):
    return [each["on"] for each in week.data(f"visit plan {day}")["plans"][0]["days"]]
