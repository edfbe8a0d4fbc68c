"""`forecast`, as a coach runs it on deals that came in by a table; Monday, 2 March 2026 is today.

A deal a day from 1 November, every second of them won after nine days, the others lost after twelve.
"""

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

MAP = """
source: past
columns: {title: what, owner: rep, stage: how, amount: amount}
constants: {currency: CNY}
stages:
  Lead: [{stage: expand}]
  Open: [{stage: expand, on: began}]
  Won: [{stage: expand, on: began}, {stage: execute, on: ended}]
  Lost: [{stage: expand, on: began}, {stop: no_decision, on: ended, reason: no budget}]
"""
FIRST = date(2025, 11, 1)


def past(n):
    for day in range(n):
        won = day % 2 == 0
        began = FIRST + timedelta(days=day)
        ended = began + timedelta(days=9 if won else 12)
        over = ended < date(2026, 3, 2)
        how = ("Won" if won else "Lost") if over else "Open"
        rep, amount = "lin" if day % 3 else "bo", "1000" if won else ""
        yield f"Line,{rep},{how},{amount},{began},{ended if over else ''}"


@pytest.fixture
def brought(shell):
    """brought(rows): they come in."""

    def bring(*rows):
        Path("map.yaml").write_text(MAP, encoding="utf-8")
        Path("past.csv").write_text(
            "\n".join(["what,rep,how,amount,began,ended", *rows]) + "\n", encoding="utf-8"
        )
        shell.ok("import past.csv --map map.yaml", by="ada")
        return shell

    return bring


@pytest.fixture
def desk(brought):
    return brought(*past(121), "Old lead,lin,Lead,,,")


def test_open_deals_by_month(desk):
    found = desk.data("forecast")
    assert found["origin"] == "2026-03-02"
    assert (found["deals"], found["unknown"], found["unlearned"]) == (11, 1, 0)
    assert (found["usual_amount"], found["currency"]) == ("1000.00", "CNY")
    march, april, may = found["periods"]
    assert (march["from"], march["to"], may["to"]) == ("2026-03-01", "2026-03-31", "2026-05-31")
    assert march["wins"]["low"] <= march["wins"]["mean"] <= march["wins"]["high"] <= 11
    assert march["wins"]["share"] >= 0.8
    assert float(march["value"]["mean"]) == pytest.approx(1000 * march["wins"]["mean"])
    assert april["wins"]["mean"] < 1 < march["wins"]["mean"]


def test_the_page_says_what_is_in_it_and_what_is_not(desk):
    page = desk.ok("forecast --months 1")
    assert page.startswith("Wins to come after 2 Mar 2026: 11 open deals, learned from 110 decided")
    assert "2026-03 " in page
    assert "Of 2026-03 only the days after 2 Mar 2026 count." in page
    assert "1 deal left out: nobody knows since when" in page
    assert "no amount and count with CNY 1,000" in page
    assert "11 deals have no close date" not in page
    assert page.rstrip().endswith("→ dealgate forecast --record")


def test_in_chinese(desk):
    page = desk.ok("forecast --weeks 2 --lang zh")
    assert "从2026年3月2日起的赢单预测：进行中的商机 11 个" in page
    assert "2026年3月2日起的一周" in page
    record = desk.ok("forecast --record --lang zh")
    assert "80% 区间有" in record
    assert "二项区间" in record


def test_weeks_and_months_are_one_or_the_other(desk):
    assert len(desk.data("forecast --weeks 5")["periods"]) == 5
    refused = desk("forecast --weeks 2 --months 2 --json")
    assert (refused.code, refused.error["code"]) == (2, "usage")
    assert desk("forecast --months 13 --json").code == 2


def test_whose_deals(desk):
    every, bo = desk.data("forecast"), desk.data("forecast --owner bo")
    assert 0 < bo["deals"] < every["deals"]
    assert bo["history"] == every["history"]
    assert desk.data("forecast --playbook client-value")["deals"] == 11
    assert desk("forecast --owner nobody --json").code == 4


def test_as_of_a_day_and_with_a_seed(desk):
    then = desk.data("forecast --as-of 2026-01-31")
    assert (then["origin"], then["periods"][0]["from"]) == ("2026-01-31", "2026-02-01")
    assert then["history"] < desk.data("forecast")["history"]
    assert desk.data("forecast --seed 5") == desk.data("forecast --seed 5") != desk.data("forecast")


def test_the_reps_close_dates(desk):
    keys = [each["key"] for each in desk.data("list --status open") if each["stage_since"]][:2]
    desk.ok(f"set {keys[0]} close=2026-03-20", by="ada")
    desk.ok(f"set {keys[1]} close=2026-03-01", by="ada")
    found = desk.data("forecast --months 1")
    assert found["periods"][0]["own"]["deals"] == 1
    assert found["own"] == {"overdue": 1, "later": 0, "undated": 10}
    assert "1 open deal was to close before today." in desk.ok("forecast")


def test_its_record(desk):
    found = desk.data("forecast --record")
    assert found["unit"] == "week"
    first, last = found["periods"][0], found["periods"][-1]
    assert last["to"] == "2026-03-01"
    assert {"origin", "from", "to", "deals", "wins", "actual", "inside", "new", "own"} == set(first)
    held = found["inside"]
    assert held["n"] == len(found["periods"])
    assert held["held"] == sum(each["inside"] for each in found["periods"])
    assert held["low"] < held["rate"] <= held["high"]
    page = desk.ok("forecast --record")
    assert f"The 80% interval contained the actual number {held['held']} of {held['n']} times" in page
    assert "✓" in page
    assert desk.data("forecast --record --months 1")["unit"] == "month"
    assert len(desk.data("forecast --record --weeks 4")["periods"]) == 4


def test_as_csv(desk):
    rows = list(csv.DictReader(io.StringIO(desk.ok("forecast --csv"))))
    assert len(rows) == 3
    assert rows[0]["wins.low"].isdigit()
    assert rows[0]["currency"] == "CNY"
    record = list(csv.DictReader(io.StringIO(desk.ok("forecast --record --csv"))))
    assert {row["inside"] for row in record} <= {"true", "false"}


def test_too_few_deals_are_said_and_nothing_is_invented(brought):
    few = brought(*past(20))
    assert few.data("forecast --as-of 2025-11-15") == {"too_few": {"n": 4, "needed": 20}}
    assert few.ok("forecast --as-of 2025-11-15").startswith("No forecast yet: too few deals to say, 4 of 20.")
    assert few.data("forecast --record --as-of 2025-11-15") == {"too_few": {"n": 4, "needed": 20}}
    assert few.ok("forecast --csv --as-of 2025-11-15").count("\n") == 1


def test_an_empty_workspace(shell):
    assert shell.data("forecast") == {"too_few": {"n": 0, "needed": 20}}
