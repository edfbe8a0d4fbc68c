"""`limits`: what a coach reads about how long deals may stay, and when it is learned.

A pipeline comes in on 2 March 2026: deals in explore from Monday 3 November 2025, when no holiday is near.
"""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from databases import everything

from engine import learned_table
from engine.store import open_store

MAP = """
source: crm
playbook: client-value
columns: {id: id, title: title, owner: owner, amount: amount, behaviour: behaviour, stage: stage}
constants: {currency: CNY}
stages:
  Won: [{stage: explore, on: from}, {stage: execute, on: until}]
  Lost: [{stage: explore, on: from}, {stop: no_decision, on: until, reason: no budget}]
  Open: [{stage: explore, on: from}]
  Lead: [{stage: understand}]
"""
EXPLORE = "--stage explore"


def worked(days):
    weeks, rest = divmod(days, 5)
    return (date(2025, 11, 3) + timedelta(days=7 * weeks + rest)).isoformat()


@pytest.fixture
def past(shell, tmp_path):
    """past("1-20 Won", "Lead"): deals of each length in working days come in, and one without."""
    ids = iter(range(1, 1000))

    def bring(*said, behaviour="", thousands=False):
        (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
        rows = ["id,title,owner,amount,behaviour,stage,from,until"]
        for each in said:
            lengths, _, stage = each.rpartition(" ")
            first, _, last = lengths.partition("-")
            for n in range(int(first or 1), int(last or first or 1) + 1):
                until = worked(n) if stage in ("Won", "Lost") else ""
                amount = n * 1000 if thousands else ""
                rows.append(f"{next(ids)},Pump,lin,{amount},{behaviour},{stage},{worked(0)},{until}")
        (tmp_path / "past.csv").write_text("\n".join(rows), encoding="utf-8")
        shell.ok("import past.csv --map map.yaml", by="mia")

    return bring


@pytest.fixture
def learned_on(shell):
    def day():
        with open_store(shell.db) as store:
            return learned_table.learned_on(store)

    return day


def explore(shell, more=""):
    return next(each for each in shell.data(f"limits {EXPLORE} {more}")["limits"] if not each["segment"])


def test_before_anything_was_learned_the_playbook_holds(shell):
    said = shell.ok("limits")
    assert said.startswith("Limits on time in stage, all from the playbook")
    assert "too few, 0 of 20" in said
    assert said.rstrip().endswith("→ dealgate limits --learn")
    assert shell.data("limits")["learned_on"] is None


def test_an_import_learns(shell, past):
    past("1-20 Won")
    found = explore(shell)
    assert (found["limit_from"], found["ended"], found["n"]) == ("history", 20, 20)
    assert (found["warn"]["days"], found["warn"]["playbook"]) == (15, 25)
    assert found["warn"]["low"] < 15 < found["warn"]["high"]
    assert found["too_few"] is None


def test_the_page(shell, past):
    past("1-20 Won", "Lead")
    lines = shell.ok("limits").splitlines()
    assert lines[0] == "Limits on time in stage, learned on 2 Mar 2026 from your own deals"
    rows = {line.split("  ")[0]: " ".join(line.split()[1:]) for line in lines[2:8]}
    assert rows["Explore"] == "20 of 20 15 (11–19) 18 (≥15) 25 / 45"
    assert rows["Expand"] == "too few, 0 of 20 30 50 30 / 50"
    assert "1 stay of unknown length is not counted." in "\n".join(lines)


def test_the_page_in_chinese(shell, past):
    past("1-50 Won", *["Open"] * 40)
    said = shell.ok("limits --lang zh")
    assert said.startswith("停留时间的预警线和红线，2026年3月2日从本团队自己的商机里学得")
    assert " ".join(said.splitlines()[4].split()) == "探索 50/90 次 49* 50* 25 / 45"
    assert "停得更久的至今没有一" in said.replace("\n", "")
    assert "太少：0/20" in said


def test_kinds_of_deals_stand_below_their_stage(shell, past):
    past("1-20 Won", behaviour="profit")
    past("41-50 Lost", behaviour="project")
    said = shell.ok("limits").splitlines()
    at = next(n for n, line in enumerate(said) if line.startswith("Explore"))
    assert said[at + 1].split()[0] == "Benefit-centred"
    assert not said[at + 2].startswith(" ")
    assert "2 narrower kinds of deals have too few stays" in " ".join(said)
    one = shell.ok(f"limits {EXPLORE}")
    assert "\n  Project-centred  " in one
    assert "too few, 10 of 20" in one


def test_a_kind_with_too_few_says_whose_limit_it_has(shell, past):
    past("1-20 Won", behaviour="profit")
    past("41-50 Lost", behaviour="project")
    found = {each["segment"]: each for each in shell.data(f"limits {EXPLORE}")["limits"]}
    assert found["profit"]["limit_segment"] == "profit"
    assert (found["project"]["limit_from"], found["project"]["limit_segment"]) == ("history", "")
    assert found["project"]["too_few"] == {"n": 10, "needed": 20}
    assert found["project"]["behaviour"] == "project"


def test_sizes_stand_below_the_behaviour_they_are_a_part_of(shell, past):
    past("1-60 Won", behaviour="profit", thousands=True)
    names = [line[:20].rstrip() for line in shell.ok(f"limits {EXPLORE}").splitlines()[3:11]]
    sizes = ["small deals", "medium deals", "large deals"]
    assert names == [
        "Explore",
        *(f"  {size}" for size in sizes),
        "  Benefit-centred",
        *(f"    {size}" for size in sizes),
    ]


def test_a_limit_in_use_is_a_day_and_what_was_learned_stands_beside_it(shell, past):
    past(*["0 Lost"] * 20)
    assert " ".join(shell.ok("limits").splitlines()[4].split()).startswith(
        "Explore 20 of 20 1 (learned: 0) 2 (learned: 0)"
    )
    assert "1（学得 0）" in shell.ok("limits --lang zh")
    warn = explore(shell)["warn"]
    assert (warn["days"], warn["learned"], warn["low"], warn["high"]) == (1, 0, 0, None)


def test_a_young_pipeline_keeps_the_limits_of_the_playbook_and_says_why(shell, past):
    past("1-3 Lost", *["1-5 Lost"] * 5, *["Open"] * 200)
    found = explore(shell)
    assert (found["warn"]["days"], found["critical"]["days"], found["limit_from"]) == (25, 45, "playbook")
    assert found["warn"]["from"] == "playbook"
    assert "too few watched long enough" in shell.ok("limits")
    assert "观察得够久的太少" in shell.ok("limits --lang zh")


def test_where_only_the_warning_could_be_learned(shell, past):
    """Of 34 three quarters ended within 20 days; eight stand there since, which is too few to go by."""
    past("1-20 Won", "15-20 Won", *["Open"] * 8)
    said = shell.ok("limits")
    assert " 45†" in said.splitlines()[4]
    assert "† So many still stand there" in said
    found = explore(shell)
    assert (found["limit_from"], found["warn"]["from"], found["critical"]["from"]) == (
        *("history", "history", "playbook"),
    )
    (deal, *_) = (each for each in shell.data("stalled --all", by="wei") if each["stage"] == "explore")
    assert (deal["limits"]["critical"], deal["limits"]["critical_interval"]) == (45, None)


def test_a_record_of_ends_that_begins_late(shell, past):
    """The first ends on 10 November: all began before it."""
    past("5-30 Won")
    said = " ".join(shell.ok("limits").split())
    assert "Stays that began before the first end on record, 10 Nov 2025: Explore 100 %." in said
    assert "在2025年11月10日，有些停留在那之前就开始了：“探索”100%" in shell.ok("limits --lang zh").replace(
        "\n", ""
    )
    assert explore(shell)["early"] == 26
    assert shell.data("limits")["first_end"] == {"client-value": "2025-11-10"}


def test_years_without_holidays_are_named(shell, past):
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        store.run("DELETE FROM working_days WHERE year = 2025")
    past("1-20 Won")
    assert "No holidays are known for 2025: working days there are Monday to Friday" in shell.ok("limits")
    assert shell.data("limits")["guessed_years"] == [2025]


def test_limits_that_the_playbook_insists_on(shell, past, tmp_path):
    past("1-20 Won", behaviour="profit")
    folder = tmp_path / "firm"
    copytree(Path(__file__).parents[2] / "playbooks" / "client-value", folder)
    file = folder / "playbook.yaml"
    text = file.read_text(encoding="utf-8")
    later = re.sub(r"\nversion: \d+", "\nversion: 99", text)
    firm = later.replace("critical: 45d, ", "critical: 45d, learn: no, ")
    file.write_text(firm, encoding="utf-8")
    shell.ok(f"playbook install {folder}", by="mia")
    (found,) = shell.data(f"limits {EXPLORE}")["limits"]
    assert (found["warn"]["days"], found["fixed"], found["limit_from"]) == (25, True, "playbook")
    assert (found["ended"], found["too_few"]) == (20, None)
    assert "fixed by the playbook" in shell.ok("limits").splitlines()[4]
    assert "打法规定，不学习" in shell.ok("limits --lang zh")


def test_sizes_are_said_as_amounts(shell, past):
    """Of 1,000, 2,000 … 60,000 a third is small, up to 20,000: stays of 1 to 20 days."""
    past("1-60 Won", thousands=True)
    assert "Small is up to CNY 20,000, medium up to CNY 40,000, large above" in shell.ok("limits")
    assert "小单不超过 CNY 20,000，中单不超过 CNY 40,000，再往上是大单" in shell.ok("limits --lang zh")
    assert shell.data("limits")["sizes"] == [
        {"playbook": "client-value", "small_up_to": "20000.00", "medium_up_to": "40000.00", "currency": "CNY"}
    ]
    small = next(each for each in shell.data(f"limits {EXPLORE}")["limits"] if each["size"] == "small")
    assert (small["segment"], small["warn"]["days"]) == ("/small", 15)


def test_a_table_for_a_spreadsheet(shell, past):
    past("1-20 Won")
    head, *rows = shell.ok("limits --csv").splitlines()
    assert head.startswith("playbook,version,stage,segment,behaviour,size,warn.days,warn.low,warn.high")
    assert len(rows) == 5
    assert ",history,," in rows[1]


def test_as_of_a_day_only_what_was_known_by_then(shell, past):
    """On 21 November fourteen working days have passed: fourteen of the twenty had been won."""
    past("1-20 Won")
    then = explore(shell, "--as-of 2025-11-21")
    assert (then["limit_from"], then["ended"], then["n"]) == ("playbook", 14, 20)
    assert explore(shell, "--as-of 2025-12-01")["limit_from"] == "history"
    assert "what was known on 21 Nov 2025" in shell.ok("limits --as-of 2025-11-21")


def test_the_first_move_of_a_month_learns_and_the_next_does_not(shell, learned_on):
    shell.ok("new 'Line 3'")
    shell.ok("new 'Line 4'")
    assert learned_on() is None
    shell.ok("stop D-1 --class no_decision --reason budget")
    assert learned_on() == "2026-03-02"
    shell.days(10)
    shell.ok("reopen D-1 --reason budget")
    assert learned_on() == "2026-03-02"
    shell.days(25)
    shell.ok("stop D-2 --class no_decision --reason budget")
    assert learned_on() == "2026-04-06"
    shell.days(28)
    shell.ok("undo D-2")
    assert learned_on() == "2026-05-04"


def test_counts_that_somebody_changed_are_made_anew_when_asked(shell, past):
    """What is learned of itself goes on from what stands there."""
    past("1-20 Won")
    with open_store(shell.db, for_writing=True) as store:
        store.run("UPDATE segment_count SET n = n + 1 WHERE stage = 'explore'")
    past("Lead")
    assert explore(shell)["n"] == 40
    shell.ok("limits --learn", by="wei")
    assert explore(shell)["n"] == 20


def test_a_move_that_is_only_tried_learns_nothing(shell, learned_on):
    shell.ok("new 'Line 3'")
    shell.ok("stop D-1 --class no_decision --reason budget --dry-run")
    assert learned_on() is None


def test_learning_says_what_changed(shell, past):
    past("1-20 Won")
    past("41-70 Lost")
    shell.days(1)
    assert "No limit changed." in shell.ok("limits --learn", by="wei")
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        learned_table.replace(store, [])
    said = shell.ok("limits --learn --stage explore", by="wei")
    assert said.splitlines()[0] == "Learned from 50 stays, 50 of them ended."
    assert said.splitlines()[1].startswith("  Explore, all deals: warn 25 → ")
    assert len(said.splitlines()) == 2


def test_what_changed_as_a_program_gets_it(shell, past):
    past("1-20 Won")
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        learned_table.replace(store, [])
    found = shell.data("limits --learn", by="wei")
    assert found["changed"] == [
        {
            "playbook": "client-value",
            "stage": "explore",
            "segment": "",
            "warn": {"before": 25, "after": 15},
            "critical": {"before": 45, "after": 18},
            "limit_from": {"before": "playbook", "after": "history"},
        }
    ]


def test_a_rep_may_look_and_not_learn(shell, learned_on):
    refused = shell("limits --learn --json", by="lin")
    assert (refused.code, learned_on()) == (4, None)
    assert "lin may not learn the limits anew" in refused.error["message"]


def test_learning_expects_no_version(shell):
    assert "--expect doesn't go with this command" in shell("limits --learn --expect 3", by="wei").err


def test_a_playbook_and_a_stage_that_are_there(shell):
    assert len(shell.data("limits --playbook client-value")["limits"]) == 5
    assert [each["stage"] for each in shell.data("limits --stage 探索")["limits"]] == ["explore"]
    assert "client-value" in shell("limits --playbook loans").err
    assert "there is no stage" in shell("limits --stage loans").err.casefold()


def test_a_set_that_speaks_of_what_is_not_there_breaks_nothing(shell, past):
    past("1-20 Open")
    some = {"n": 20, "ended": 20, "warn": [1, 1, 1], "critical": [1, 1, 1], "longest": 1}
    found = {**some, "won": [], "n_won": 0, "left_out": 0}
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        places = (("gone", "explore", ""), ("client-value", "gone", ""), ("client-value", "explore", "/gone"))
        learned_table.replace(store, [learned_table.Learned(*p, "2026-03-01", found) for p in places])
    assert shell.data("stalled --all", by="wei")[0]["ages"]["stage"]["limit_from"] == "playbook"
    assert explore(shell)["limit_from"] == "playbook"


LEARNED = {"n": 30, "ended": 30, "warn": [9, 8, 9], "critical": [9, 9, 9], "longest": 9, "left_out": 0}


def spoilt(shell, **changed):
    """What stands in the cache of limits, by hand."""
    row = {"playbook": "client-value", "stage": "explore", "segment": "", "learned_on": "2026-03-01"}
    row |= {"found": json.dumps(LEARNED), **changed}
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        store.run("DELETE FROM learned")
        names = ", ".join(row)
        store.run(f"INSERT INTO learned ({names}) VALUES (:{', :'.join(row)})", **row)


def sort_of(**changed):
    return {"found": json.dumps(LEARNED | changed)}


@pytest.mark.parametrize(
    "changed",
    [
        {"found": "NaN"},
        {"found": "[]"},
        {"found": "no JSON"},
        {"found": "{}"},
        {"found": "[" * 100_000},
        {"learned_on": "never"},
        {"stage": "", "found": "{}"},
        {"stage": "", "found": '{"cuts": [200, 100]}'},
        {"stage": "", "found": '{"cuts": [1, 1e30]}'},
        {"stage": "", "found": '{"cuts": null, "first_end": "once"}'},
        sort_of(warn=[float("nan")] * 3),
        sort_of(warn=[1, 1, 1, 1]),
        sort_of(warn=[1e18, 1, 1]),
        sort_of(warn=["9", 8, 9]),
        sort_of(warn=[9.5, 8, 9]),
        sort_of(warn=[None, None, None]),
        sort_of(longest=10**18),
        sort_of(ended=31),
        sort_of(n="30"),
        sort_of(won_by=[[1, "2"]]),
        sort_of(won_by=[[2, 1], [1, 2]]),
        sort_of(won_by=[[1]]),
    ],
    ids=lambda changed: str(changed)[:60],
)
def test_a_set_that_cannot_be_read_is_no_set(shell, past, changed):
    past("1-20 Won")
    shell.ok("new 'Line 3'")
    spoilt(shell, **changed)
    said = "the learned limits can't be read; learn them anew: dealgate limits --learn"
    for line in ("stalled", "review", "limits"):
        assert said in " ".join(shell.ok(line, by="wei").split())
    assert "dealgate limits --learn" in shell.ok("stalled --lang zh", by="wei")
    found = shell.data("limits")
    assert (found["unreadable"], found["learned_on"], explore(shell)["limit_from"]) == (
        True,
        None,
        "playbook",
    )
    assert said in " ".join(shell("doctor").out.split())
    shell.ok("next")
    shell.ok("limits --learn", by="wei")
    assert (explore(shell)["limit_from"], shell.data("limits")["unreadable"]) == ("history", False)
    assert said not in shell("doctor").out


@pytest.mark.parametrize("changed", [{}, sort_of(later="x"), sort_of(won_by=[[1, 1], [9, 30]])])
def test_a_set_that_has_more_or_less_than_ours_is_read(shell, past, changed):
    past("1-20 Won")
    spoilt(shell, **changed)
    assert explore(shell)["warn"]["days"] == 9


def test_a_deal_that_is_done_stands_in_no_stage_that_has_limits(shell):
    refused = shell("limits --stage done --json")
    assert (refused.code, "done" in str(refused.error.get("candidates"))) == (2, False)


def test_reading_writes_nothing(shell, past):
    past("1-20 Won")
    before = everything(shell.db)
    assert explore(shell)["limit_from"] == "history"
    assert explore(shell, "--as-of 2025-12-31")["limit_from"] == "history"
    assert everything(shell.db) == before


def test_the_day_goes_by_the_same_limits_as_the_desk(shell, past):
    past("1-20 Won", "Open")
    (desk,) = [deal for deal in shell.data("stalled", by="mia") if deal["stage"] == "explore"]
    assert desk["limits"]["limit_from"] == "history"
    assert desk["ages"]["stage"]["limit"] != 25
    said = " ".join(shell.ok("next --limit 0").split())
    worked_days, limit = desk["ages"]["stage"]["working_days"], desk["ages"]["stage"]["limit"]
    assert f"{worked_days} of {limit} working days" in said


def test_the_stall_clock_says_whose_limit_it_used(shell, past):
    """Of twenty-one, five lasted longer than 16 days: 0.238."""
    past("1-20 Won", "Open")
    (deal,) = (each for each in shell.data("stalled --all", by="wei") if each["stage"] == "explore")
    age = deal["ages"]["stage"]
    assert (age["limit"], age["limit_from"], deal["older_than_won"]) == (16, "history", 100)
