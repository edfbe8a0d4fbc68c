"""Statistics as a coach asks for them: past deals come in by a table, what went through gates by hand."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import playbook
from ways import ways

from commands.printing import width

MAP = """
source: past
columns: {title: what, owner: rep, amount: worth, stage: how}
constants: {currency: CNY}
worksheets: {buying_behaviour: {behaviour: behaviour}}
nulls: ["-"]
stages:
  won: [{stage: explore, on: from}, {stage: execute, on: to}]
  lost: [{stage: explore, on: from}, {stop: no_decision, on: to}]
  twin: [{stage: explore, on: from}, {stop: duplicate, on: to}]
  open: [{stage: explore, on: from}]
"""
HEADING = "what,rep,worth,behaviour,how,from,to"
# lin wins 30 of 40 in ten days each for 3,000; bo wins 10 of 40 in thirty days each for 5,000.
PAST = (
    *["Line 3,lin,3000,project,won,2025-06-02,2025-06-12"] * 30,
    *["Line 3,lin,-,project,lost,2025-06-02,2025-06-07"] * 10,
    *["Line 4,bo,5000,profit,won,2025-09-01,2025-10-01"] * 10,
    *["Line 4,bo,-,profit,lost,2025-09-01,2025-10-01"] * 30,
    *["Line 5,lin,-,project,open,2026-02-02,-"] * 4,
    "Line 5,lin,-,project,twin,2026-02-02,2026-02-03",
    "Line 6,bo,-,profit,open,-,-",
)
ALL = (
    "funnel",
    "time",
    "time --stage explore",
    "velocity",
    "velocity --by owner",
    "wins",
    "stops",
    "waivers",
)
BY = ("stage", "behaviour", "owner", "team", "contacts", "amount", "answer")


def bring(shell, *rows):
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("past.csv").write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    shell.ok("import past.csv --map map.yaml", by="ada")


@pytest.fixture
def past(shell):
    bring(shell, *PAST)
    return shell


def flat(text):
    return re.sub(r"\s+", " ", text)


def line(page, start):
    return next(line.split() for line in page.splitlines() if line.strip().startswith(start))


def test_funnel(past):
    (found,) = past.data("stats funnel")["funnels"]
    assert [found[name] for name in ("deals", "won", "open", "duplicates")] == [85, 40, 5, 1]
    assert found["lost"] == [{"class": "no_decision", "title": "No decision", "n": 40}]
    assert found["win_rate"] == {"rate": 0.5, "low": 0.392974, "high": 0.607026}
    explore = next(stage for stage in found["stages"] if stage["stage"] == "explore")
    assert [explore[name] for name in ("reached", "went_on", "stopped", "still")] == [85, 40, 40, 5]
    page = past.ok("stats funnel")
    assert line(page, "Explore") == ["Explore", "85", "40", "40", "5", "50%", "39–61%", "██████"]
    assert "Won 40, lost 40, open 5; of those decided 50% were won" in flat(page)
    assert "1 deal stopped as a duplicate left out" in page


def test_funnel_of_the_deals_opened_since(past):
    found = past.data("stats funnel --since 2026-01-01")
    assert (found["funnels"][0]["deals"], found["left_out"]) == (4, {"undated": 1, "ahead": 0})
    assert "1 deal left out: nobody knows" in flat(past.ok("stats funnel --since 2026-01-01"))


def test_time(past):
    """Today is Monday 2 March 2026, noon in Shanghai: since 2 February it has been 28 days and a half."""
    found = past.data("stats time")
    explore = next(stage for stage in found["stages"] if stage["stage"] == "explore")
    assert (explore["ended"], explore["open"], explore["undated"]) == (80, 4, 1)
    assert explore["days"] == {"n": 80, "median": 20, "p75": 30, "p90": 30}
    assert explore["working_days"] == {"n": 80, "median": 15, "p75": 22, "p90": 22}
    assert explore["longest_open"] == pytest.approx(28.5, abs=0.01)
    ways = {way["end"]: way for way in found["ways"]}
    assert (ways["won"]["mean"], ways["won"]["longest"], ways["lost"]["mean"]) == (15, 30, 23.75)
    page = past.ok("stats time")
    assert line(page, "Explore")[:4] == ["Explore", "80", "20.0", "d"]
    assert line(page, "Explore")[-2:] == ["30.0", "d"]
    assert " ".join(line(page, "won")) == "won 40 10.0 d 15.0 d 30.0 d 15.0 d 30.0 d"


def test_a_second_median_only_where_something_is_open(shell):
    """It counts the open ones as well; where there are none it would be the median, said twice."""
    bring(shell, *PAST[:80])
    assert line(shell.ok("stats time"), "Explore")[-2:] == ["15/22/22", "0"]


def test_one_stage_day_by_day(past):
    (found,) = past.data("stats time --stage explore")["stages"]
    days = [(d["day"], d["at_risk"], d["on"], d["stopped"]) for d in found["by_day"]]
    assert days == [(5, 84, 0, 10), (10, 74, 30, 0), (30, 40, 10, 30)]
    (pile_up,) = found["pile_ups"]
    assert [pile_up[name] for name in ("class", "first", "last", "n")] == ["no_decision", 30, 30, 30]
    rows = past.ok("stats time --stage 探索 --csv").splitlines()
    assert rows[1].startswith("explore,5,84,0,0,10,0.880952,")
    assert "With those that still last counted as well, half have left within 30.0 d" in flat(
        past.ok("stats time --stage explore")
    )


def test_a_pile_up_is_named(shell):
    """Two are lost on each of 45 days, and 40 more on the 30th."""
    days = [date(2025, 5, 1) + timedelta(days=n) for n in (*range(1, 46), *range(1, 46), *[30] * 40)]
    bring(shell, *(f"Line 3,lin,-,-,lost,2025-05-01,{day}" for day in days))
    said = flat(shell.ok("stats time --stage explore"))
    assert "Day 30: 42 stopped (No decision)" in said
    assert "looks like a time-out" in said
    assert "Explore: 42 stopped on day 30 (No decision), where about" in flat(shell.ok("stats time"))
    assert "dealgate stats time --stage explore" in shell.ok("stats time")
    assert "“探索”第 30 天终止的特别多：42 个" in shell.ok("stats time --lang zh")
    (stage,) = shell.data("stats time --stage explore")["stages"]
    assert [(p["class"], p["first"], p["n"]) for p in stage["pile_ups"]] == [("no_decision", 30, 42)]


def test_a_plot(past):
    pytest.importorskip("plotext")
    page = past.ok("stats time --stage explore --plot")
    assert "Still in Explore" in page
    assert "days since it came there" in page
    assert "stage's warning: " in page
    assert "stage's critical: " in page


def test_velocity_by_hand(past):
    """4 open × 40/80 × (30 × 3,000 + 10 × 5,000) / 40 ÷ 15 days = 4 × 0.5 × 3,500 ÷ 15 = 466.67 a day.

    The fifth was opened nobody knows when; the four have been open for 28 days, and one was won after 30.
    """
    found = past.data("stats velocity")
    (all_,) = found["velocities"]
    assert (found["currency"], all_["open"], all_["mean_won"]) == ("CNY", 4, "3500.00")
    assert (all_["cycle_days"], all_["per_day"]) == ("15.00", "466.67")
    assert (all_["left_out"]["older"], all_["left_out"]["no_age"]) == (0, 1)
    assert line(past.ok("stats velocity"), "4")[-2:] == ["CNY", "467"]
    by = past.data("stats velocity --by owner")["velocities"]
    assert [(v["group"], v["open"], v["per_day"]) for v in by] == [
        ("bo", 0, {"too_few": {"n": 10, "needed": 20}}),
        ("lin", 4, "900.00"),
    ]
    assert "bo: too few deals to say, 10 of 20" in past.ok("stats velocity --by owner")
    assert line(past.ok("stats velocity --by team"), "north")[-2:] == ["CNY", "900"]


def test_open_deals_older_than_any_that_was_won_are_left_out_and_said(past):
    """Two days later the four have been open for longer than the thirty days of the longest that was won."""
    past.days(2)
    (found,) = past.data("stats velocity")["velocities"]
    assert (found["open"], found["left_out"]["older"], found["per_day"]) == (0, 4, "0.00")
    assert "4 open deals left out: older than any that was won" in flat(past.ok("stats velocity"))
    assert "4 open deals are older than any that was won" in flat(past.ok("stats funnel"))
    assert "跟进中的商机有 4 个比任何一个赢单拖得都久" in past.ok("stats funnel --lang zh")
    assert past.data("stats funnel")["funnels"][0]["open_older_than_won"] == 4


def test_velocity_looks_at_deals_closed_since_and_all_that_are_open(past):
    (found,) = past.data("stats velocity --since 2025-09-01 --playbook client-value")["velocities"]
    assert (found["open"], found["won"], found["decided"]) == (4, 10, 40)
    assert found["per_day"] == {"too_few": {"n": 10, "needed": 20}}


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("stage", [("explore", 40, 80, False)]),
        ("behaviour", [("profit", 10, 40, True), ("project", 30, 40, True)]),
        ("owner", [("bo", 10, 40, True), ("lin", 30, 40, True)]),
        ("team", [("north", 30, 40, True), ("south", 10, 40, True)]),
        ("contacts", [("0", 10, 40, False)]),
        ("amount", [(None, 40, 80, False)]),
    ],
)
def test_win_rates(past, by, groups):
    found = past.data(f"stats wins --by {by}")
    assert found["by"] == by
    assert [(g["group"], g["won"], g["n"], g["apart"]) for g in found["playbooks"][0]["groups"]] == groups


def test_marks_are_explained(past):
    page = flat(past.ok("stats wins --by owner"))
    assert "bo 40 10 25% 14–40% ≠ ███" in page
    assert "By chance alone about 0.1 groups would look like that" in page
    assert "≠" not in past.ok("stats wins")
    assert past.ok("stats wins").endswith("--by behaviour|owner|team|contacts|amount|answer\n")


def test_people_are_counted_in_the_first_days_and_that_is_said(past):
    """Half the deals were decided within twenty days: as many days are looked at."""
    (found,) = past.data("stats wins --by contacts")["playbooks"]
    assert found["first_days"] == {"days": 20, "sooner": 40, "undated": 0}
    page = flat(past.ok("stats wins --by contacts"))
    assert "met in the first 20 days" in page
    assert "40 deals left out: decided sooner" in page


def test_what_is_on_record_for_the_won_above_all_is_not_compared(shell):
    """The behaviour of 30 won deals came with the table, of the 30 lost nobody knows it."""
    won, lost = "A,lin,5,project,won,2025-06-02,2025-06-12", "A,lin,5,-,lost,2025-06-02,2025-06-12"
    bring(shell, *[won] * 30, *[lost] * 30)
    (found,) = shell.data("stats wins --by behaviour")["playbooks"]
    assert [(g["group"], g["gap"], g["apart"]) for g in found["groups"]] == [
        ("project", None, False),
        (None, None, False),
    ]
    assert "on record for 50% of these deals only" in flat(shell.ok("stats wins --by behaviour"))
    assert "只有 50% 的商机有这项记录" in shell.ok("stats wins --by behaviour --lang zh")


def test_by_answer_is_the_page_of_answers(past):
    assert past.ok("stats wins --by answer --team north") == past.ok("stats answers --team north")
    assert "--playbook" in past("stats wins --by answer --playbook client-value").err


def test_unknown_ways_to_sort(past):
    said = past("stats wins --by behavior")
    assert (said.code, "Did you mean behaviour" in said.err) == (2, True)
    assert past("stats velocity --by stage").code == 2
    assert past.data("stats wins --by 采购倾向")["by"] == "behaviour"


def test_stops(past):
    past.ok("stop D-81 --class cancelled --reason 'plant closed' --wake 2026-03-09", by="ada")
    found = {row["class"]: row for row in past.data("stats stops")["stops"]}
    assert {id: (row["n"], row["mean_age"]) for id, row in found.items()} == {
        "no_decision": (40, 23.75),
        "cancelled": (1, pytest.approx(28.5, abs=0.01)),
        "duplicate": (1, 1),
    }
    assert (found["cancelled"]["wakes"], found["cancelled"]["wakes_due"]) == (1, 0)
    past.days(7)
    assert "1 deal has reached the day to wake them." in past.ok("stats stops")
    assert [row["class"] for row in past.data("stats stops --since 2026-02-01")["stops"]] == [
        "cancelled",
        "duplicate",
    ]


def test_waivers(past):
    """What was imported met no gate."""
    assert "moves that were imported met none" in flat(past.ok("stats waivers"))
    assert past.data("stats waivers")["gates"] == []


def test_deals_that_came_in_without_their_stages_are_told_and_their_stages_get_no_rate(past):
    """Of the 80 that are decided the 40 won went from Explore straight to Execute."""
    (found,) = past.data("stats funnel")["funnels"]
    assert {s["stage"]: s["bypassed"] for s in found["stages"]} == {
        "understand": 85,
        "explore": 0,
        "expand": 40,
        "execute": 0,
        "confirm": 0,
    }
    assert "brought in without their stages: Understand 85, Expand 40." in flat(past.ok("stats funnel"))
    said = past.ok("stats funnel --lang zh").replace("\n", "").replace(" ", "")
    assert "缺了途中的阶段）：了解85个、拓展40个。算上它们会让比率变样的阶段，不给比率。" in said


def test_a_win_rate_by_a_stage_the_won_never_stood_in_is_none(shell, monkeypatch):
    book = playbook(GATES)
    deals = ways(*["explore 0, expand 1, stop ? 2"] * 20, *["explore 0, execute 3"] * 30, book=book)
    monkeypatch.setattr("commands.stats_source.lives", lambda view: deals)
    monkeypatch.setattr("commands.stats_source.playbooks.installed", lambda store: [book])
    _, expand = shell.data("stats wins")["playbooks"][0]["groups"]
    assert (expand["group"], expand["n"], expand["rate"], expand["bypassed"]) == ("expand", 20, None, 30)
    page = shell.ok("stats wins")
    assert line(page, "Expand") == ["Expand", "20", "0", "–"]
    assert "brought in without their stages: Expand 30." in flat(page)


def test_below_twenty_deals_there_are_counts_and_no_rate(shell):
    bring(shell, "Line 3,lin,3000,project,won,2025-06-02,2025-06-12", "Line 3,lin,3000,-,open,2026-02-26,-")
    few = {"too_few": {"n": 1, "needed": 20}}
    (funnel,) = shell.data("stats funnel")["funnels"]
    assert (funnel["win_rate"], funnel["stages"][1]["rate"]) == (few, few)
    (velocity,) = shell.data("stats velocity")["velocities"]
    assert [velocity[name] for name in ("rate", "mean_won", "cycle_days", "per_day")] == [few] * 4
    assert shell.data("stats wins")["playbooks"][0]["rate"] == few
    page = shell.ok("stats funnel")
    assert "Won 1, lost 0, open 1; win rate: too few deals to say, 1 of 20." in flat(page)
    assert line(page, "Explore") == ["Explore", "2", "1", "0", "1", "–"]
    assert "–: fewer than 20 deals" in page
    assert line(shell.ok("stats velocity"), "1") == ["1", "–", "–", "–", "–"]
    assert "1 decided, 1 of them won; win rate: too few deals to say, 1 of 20." in flat(
        shell.ok("stats wins")
    )
    assert "赢单率：商机太少，还说不准：1 个，至少要 20 个。" in flat(shell.ok("stats wins --lang zh"))


def test_open_deals_the_mean_says_nothing_of_are_left_out_and_said(past):
    past.ok("set D-81 currency=EUR amount=5", by="ada")
    (found,) = past.data("stats velocity")["velocities"]
    assert (found["open"], found["left_out"]["unpriced"]) == (3, 1)
    assert "1 open deal left out: their currency has no rate" in flat(past.ok("stats velocity"))
    assert "币种没有汇率" in past.ok("stats velocity --lang zh")


@pytest.fixture
def twins(shell, monkeypatch):
    """Two playbooks of one title, with deals of both."""
    small, large = (playbook(GATES)._replace(id=id) for id in ("small", "large"))
    deals = ways("explore 0, expand 2", book=small) + ways("explore 0, stop cancelled 4", book=large)
    monkeypatch.setattr("commands.stats_source.lives", lambda view: deals)
    monkeypatch.setattr("commands.stats_source.playbooks.installed", lambda store: [small, large])
    return shell, small.title.en


@pytest.mark.parametrize("page", ["funnel", "time", "velocity", "wins", "stops"])
def test_playbooks_of_one_title_are_told_apart_by_their_id(twins, page):
    shell, title = twins
    said = shell.ok(f"stats {page}")
    assert f"{title} (large)" in said
    assert page in ("stops", "wins") or f"{title} (small)" in said


def test_a_gate_passed_by_waiver(work):
    gate = next(g for g in work.data("gate ACME-1")["requirements"] if g["standing"] not in ("met", "waived"))
    for each in work.data("gate ACME-1")["requirements"]:
        if each["standing"] not in ("met", "waived", "not_applicable"):
            work.ok(f"waive ACME-1 {each['id']} --reason 'on trust' --until +9d", by="wei")
    assert gate
    work.ok("advance ACME-1")
    (understand,) = work.data("stats waivers")["gates"]
    assert understand["stage"] == "understand"
    assert work.data("stats waivers")["together"] == []
    assert (understand["waived"]["passed"], understand["proven"]["passed"]) == (1, 0)
    assert understand["gap"] == {"too_few": {"n": 0, "needed": 20}}
    page = flat(work.ok("stats waivers"))
    assert "Understand by waiver 1 1 0 – – 0 proved 0 0 0 – – 0 too few deals to say, 0 of 20" in page


@pytest.fixture
def skipped(shell, monkeypatch):
    """Of 40 deals let pass at either gate 10 were won, of 40 that proved both 30; 6 of each are open."""
    book = playbook(GATES)
    lives = [
        *ways(*["explore 0, expand! 1, prepare! 2, execute! 4"] * 10, book=book),
        *ways(*["explore 0, expand! 1, prepare! 2, stop ? 5"] * 30, book=book),
        *ways(*["explore 0, expand 1, prepare 2, execute 4"] * 30, book=book),
        *ways(*["explore 0, expand 1, prepare 2, stop ? 5"] * 10, book=book),
        *ways(*["explore 0, expand! 1", "explore 0, expand 1"] * 6, book=book),
    ]
    monkeypatch.setattr("commands.stats_source.lives", lambda view: lives)
    monkeypatch.setattr("commands.stats_source.playbooks.installed", lambda store: [book])
    return shell


GATES = """
- {id: explore, label: {zh: 探索, en: Explore}, gate: [{decision: better}]}
- {id: expand, label: {zh: 拓展, en: Expand}, gate: [{decision: will_buy}]}
- {id: prepare, label: {zh: 准备, en: Prepare}, gate: [{decision: again}]}
- {id: execute, status: won, label: {zh: 执行, en: Execute}, gate: [{decision: met}]}
"""


def test_a_difference_is_told_and_no_cause(skipped):
    page = skipped.ok("stats waivers")
    assert "Explore by waiver 46 6 10 25% 14–40% 4.0 d 0 proved 46 6 30 75% 60–86% 3.0 d 0" in flat(page)
    assert (
        "were won less often: by 50 points (95% interval −65 to −29). Who was let pass wasn't drawn"
        in flat(page)
    )
    assert "pay" not in page
    assert "Came back or stopped since: 0 of 10 let pass, 0 of 30 others." in flat(page)
    assert flat(page).count("Those let pass were won less often: by 50 points") == 3
    assert "All gates together" in page
    chinese = skipped.ok("stats waivers --lang zh")
    assert "豁免放行的少赢 50 个百分点" in chinese
    assert "不划算" not in chinese
    assert max(map(width, [*page.splitlines(), *chinese.splitlines()])) <= 80


def test_the_gate_into_winning_compares_nothing(skipped):
    found = skipped.data("stats waivers")
    assert [(g["stage"], g["gap"] is None) for g in found["gates"]] == [
        ("explore", False),
        ("expand", False),
        ("prepare", True),
    ]
    assert found["gates"][2]["waived"]["rate"] is None
    (together,) = found["together"]
    assert together["gap"]["gap"] == -0.5
    assert skipped.ok("stats waivers --csv").count("\n") == 4


@pytest.mark.parametrize("command", ALL)
def test_nothing_to_count_yet(shell, command):
    said = shell.ok(f"stats {command}")
    assert "There are no deals yet" in said or "nothing to count" in said
    assert shell.ok(f"stats {command} --csv").count("\n") == 1
    shell.data(f"stats {command}")


@pytest.mark.parametrize("command", ALL)
@pytest.mark.parametrize(
    "rows",
    [
        ["A,lin,5,project,won,2026-01-05,2026-01-06"],
        ["A,lin,5,project,won,2026-01-05,2026-01-06"] * 25,
        ["A,lin,5,project,lost,2026-01-05,2026-01-06"] * 25,
        ["A,lin,5,project,open,-,-"],
        ["A,lin,5,project,won,-,-"] * 25,
        ["A,lin,5,project,won,2026-01-05,2026-01-05"] * 25,
    ],
    ids=["one", "all won", "all lost", "no day", "no days at all", "in no time"],
)
def test_hardly_any_history_never_breaks(shell, command, rows):
    bring(shell, *rows)
    for how in ("", "--csv", "--json"):
        said = shell(f"stats {command} {how}")
        assert (said.code, said.err) == (0, "")
        assert "nan" not in said.out.lower()
        assert "inf" not in said.out.lower()


def test_a_clock_that_went_backwards(shell):
    """Opened today, then the clock is set back ten days: what is dated later has not come yet."""
    shell.ok("new 'Line 3'")
    shell.days(-10)
    shell.ok("stop D-1 --class cancelled --reason 'plant closed'")
    assert shell.data("stats funnel")["left_out"]["ahead"] == 1
    assert "dated in the future" in shell.ok("stats funnel")
    shell.days(20)
    # History keeps its order: the stop is dated no earlier than what was recorded before it.
    assert shell.data("stats funnel")["left_out"]["ahead"] == 0
    assert shell.data("stats time")["stages"][0]["ended"] == 1
    assert shell.data("stats stops")["stops"][0]["mean_age"] < 0.1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [*ALL, *(f"wins --by {by}" for by in BY)])
def test_eighty_columns_will_do_in_both_languages(past, command, language):
    lines = past.ok(f"stats {command} --lang {language}").splitlines()
    assert max(map(width, lines)) <= 80
    assert bool(re.search(r"[\u3400-\u9fff]", "".join(lines))) == (language == "zh")


def test_as_of_a_day(past):
    (then,) = past.data("stats funnel --as-of 2025-08-01")["funnels"]
    assert (then["won"], then["deals"], then["open"]) == (30, 41, 1)


@pytest.mark.parametrize("command", ALL)
def test_a_part_of_the_deals(past, command):
    past.ok(f"stats {command} --team north --playbook client-value --owner lin --since 2025-01-01")
    assert past(f"stats {command} --team nowhere").code == 4
    assert past(f"stats {command} --playbook nosuch").code == 4
    assert past(f"stats {command} --since whenever").code == 2
