"""Statistics as a coach asks for them: past deals come in by a table, what went through gates by hand."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

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
    assert " ".join(line(page, "won")) == "won 40 10.0 d 15.0 d 30.0 d 15.0 d 30.0 d"


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
    (stage,) = shell.data("stats time --stage explore")["stages"]
    assert [(p["class"], p["first"], p["n"]) for p in stage["pile_ups"]] == [("no_decision", 30, 42)]


def test_a_plot(past):
    pytest.importorskip("plotext")
    page = past.ok("stats time --stage explore --plot")
    assert "Still in Explore" in page
    assert "days since it came there" in page


def test_velocity_by_hand(past):
    """5 open × 40/80 × (30 × 3,000 + 10 × 5,000) / 40 ÷ 15 days = 5 × 0.5 × 3,500 ÷ 15 = 583.33 a day."""
    found = past.data("stats velocity")
    (all_,) = found["velocities"]
    assert (found["currency"], all_["open"], all_["mean_won"]) == ("CNY", 5, "3500.00")
    assert (all_["cycle_days"], all_["per_day"]) == ("15.00", "583.33")
    by = past.data("stats velocity --by owner")["velocities"]
    assert [(v["group"], v["open"], v["per_day"]) for v in by] == [
        ("bo", 1, {"too_few": {"n": 10, "needed": 20}}),
        ("lin", 4, "900.00"),
    ]
    assert "bo: too few deals to say, 10 of 20" in past.ok("stats velocity --by owner")
    assert line(past.ok("stats velocity --by team"), "north")[-2:] == ["CNY", "900"]


def test_velocity_looks_at_deals_closed_since_and_all_that_are_open(past):
    (found,) = past.data("stats velocity --since 2025-09-01 --playbook client-value")["velocities"]
    assert (found["open"], found["won"], found["decided"]) == (5, 10, 40)
    assert found["per_day"] == {"too_few": {"n": 10, "needed": 20}}


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("stage", [("explore", 40, 80, False)]),
        ("behaviour", [("profit", 10, 40, True), ("project", 30, 40, True)]),
        ("owner", [("bo", 10, 40, True), ("lin", 30, 40, True)]),
        ("team", [("north", 30, 40, True), ("south", 10, 40, True)]),
        ("contacts", [("0", 40, 80, False)]),
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


def test_a_gate_passed_by_waiver(work):
    gate = next(g for g in work.data("gate ACME-1")["requirements"] if g["standing"] not in ("met", "waived"))
    for each in work.data("gate ACME-1")["requirements"]:
        if each["standing"] not in ("met", "waived", "not_applicable"):
            work.ok(f"waive ACME-1 {each['id']} --reason 'on trust' --until +9d", by="wei")
    assert gate
    work.ok("advance ACME-1")
    every, understand = work.data("stats waivers")["gates"]
    assert (every["stage"], understand["stage"]) == (None, "understand")
    assert (understand["waived"]["passed"], understand["proven"]["passed"]) == (1, 0)
    assert understand["gap"] == {"too_few": {"n": 0, "needed": 20}}
    page = flat(work.ok("stats waivers"))
    assert "Understand by waiver 1 0 0 – – 0 proved 0 0 0 – – 0 too few deals to say, 0 of 20" in page


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
