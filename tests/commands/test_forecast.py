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
    assert march["wins"]["low"] <= march["wins"]["median"] <= march["wins"]["high"] <= 11
    assert march["wins"]["share"] >= 0.8
    assert float(march["value"]["median"]) == 1000 * march["wins"]["median"]
    assert april["wins"]["median"] < 1 < march["wins"]["median"]
    assert march["own"] == found["total"]["own"] == {"deals": None, "value": None}, "nobody set a date"


def test_the_page_says_what_is_in_it_and_what_is_not(desk):
    page = desk.ok("forecast --months 1")
    assert page.startswith("Wins to come after 2 Mar 2026: 11 open deals, learned from 110 decided")
    assert "2026-03 " in page
    assert "Of 2026-03 only the days after 2 Mar 2026 count." in page
    assert "1 deal left out: nobody knows since when" in page
    assert "the mean of the deals won so far, CNY 1,000, stands in" in page
    row = next(line for line in page.splitlines() if line.startswith("2026-03 "))
    assert row.split()[-2:] == ["–", "–"], "nobody set a date"
    assert "No deal has a close date" in page
    assert page.rstrip().endswith("→ dealgate forecast --record")


def test_in_chinese(desk):
    page = desk.ok("forecast --weeks 2 --lang zh")
    assert "从2026年3月2日起的赢单预测：跟进中的商机 11 个" in page
    assert "2026年3月2日起的一周" in page
    record = desk.ok("forecast --record --lang zh")
    assert "80% 区间有" in record
    assert "二项区间" in record


def test_weeks_and_months_are_one_or_the_other(desk):
    assert len(desk.data("forecast --weeks 5")["periods"]) == 5
    refused = desk("forecast --weeks 2 --months 2 --json")
    assert (refused.code, refused.error["code"]) == (2, "usage")
    assert desk("forecast --months 13 --json").code == 2
    for given in ("--months 99", "--months 0"):
        assert "--months takes a whole number from 1 to 12" in desk(f"forecast {given}").err
    assert "--weeks 要填 1 到 26 之间的整数" in desk("forecast --weeks 27 --lang zh").err
    assert desk("forecast --deals --record --json").code == 2


def test_whose_deals(desk):
    every, bo = desk.data("forecast"), desk.data("forecast --owner bo")
    assert 0 < bo["deals"] < every["deals"]
    assert bo["history"] == every["history"]
    assert desk.data("forecast --playbook client-value")["deals"] == 11
    assert desk("forecast --owner nobody --json").code == 4


def test_however_many_periods_are_shown_a_month_says_the_same(desk):
    one, twelve = (desk.data(f"forecast --months {n}") for n in (1, 12))
    assert one["periods"] == twelve["periods"][:1]
    assert one["total"] == {name: one["periods"][0][name] for name in ("wins", "value", "own")}
    assert "together" in desk.ok("forecast")
    assert "together" not in desk.ok("forecast --months 1").split("Wins and value")[0]


def test_which_deals_it_rests_on(desk):
    found = desk.data("forecast --deals")
    assert found["to"] == "2026-05-31"
    assert len(found["deals"]) == 11
    assert found["deals"][:5] == desk.data("forecast")["first"]
    chances = [each["chance"] for each in found["deals"]]
    assert chances == sorted(chances, reverse=True), "each is worth the same"
    assert found["deals"][0]["owner"] in ("bo", "lin")
    page = desk.ok("forecast --deals")
    assert page.count("CNY 1,000") == 11 + 1
    assert page.count("~CNY 1,000") == sum(each["usual"] for each in found["deals"]) > 0
    assert "每个商机赢单的可能" in desk.ok("forecast --deals --lang zh")
    rows = list(csv.DictReader(io.StringIO(desk.ok("forecast --csv --deals"))))
    assert (len(rows), rows[0]["value"]) == (11, "1000.00")


def test_nothing_to_forecast_is_said_and_no_row_of_noughts(brought):
    over = brought(*past(100))
    page = over.ok("forecast --owner ada")
    assert page == "There is nothing to forecast after 2 Mar 2026.\nNo deal is open.\n"
    assert over.data("forecast --owner ada")["deals"] == 0
    assert "没有跟进中的商机。" in over.ok("forecast --owner ada --lang zh")
    assert "Of the deals asked for, none was open" in over.ok("forecast --record --owner ada")


def test_a_record_that_ended_long_ago_is_asked_for_as_of_its_end(brought):
    def long_ago(row):
        return row.replace("2026-", "2012-").replace("2025-", "2011-")

    old = brought(*map(long_ago, past(130)))
    page = old.ok("forecast --owner lin")
    assert "Nothing was decided in the last two years: the record ends on 28 Feb 2012." in page
    assert "→ dealgate forecast --owner lin --as-of 2012-02-28" in page
    assert "nobody has yet gone" not in page
    assert old.data("forecast")["ended"] == "2012-02-28"
    assert "最后一次变动在2012年2月28日" in old.ok("forecast --lang zh")
    assert old.data("forecast --as-of 2012-02-28")["ended"] is None


def test_the_record_of_a_pipeline_that_is_over_ends_with_it(brought):
    old = brought(*past(100))
    then, now = (old.data(f"forecast --record{asked}") for asked in (" --as-of 2026-02-20", ""))
    assert then["periods"] == now["periods"] != []
    assert (then["ended"], now["ended"]) == (None, "2026-02-20")
    assert "Compared up to 20 Feb 2026, the last day any of these deals moved." in old.ok("forecast --record")
    assert "只对照到2026年2月20日" in old.ok("forecast --record --lang zh")


def test_what_to_ask_next_is_asked_of_the_same_deals(desk):
    asked = "--as-of 2026-01-31 --playbook client-value --owner lin"
    page = desk.ok(f"forecast --weeks 2 {asked}")
    assert f"→ dealgate forecast --deals --weeks 2 {asked}" in page
    assert f"→ dealgate forecast --record {asked}" in page
    assert "→ dealgate forecast --record\n" in desk.ok("forecast")


def test_amounts_that_were_imported_later_are_not_known_on_a_past_day(desk):
    then = desk.data("forecast --as-of 2026-01-31")
    assert 0 < then["imported_later"] < then["deals"], "only those won have an amount"
    assert then["unpriced"] == then["deals"]
    assert {each["usual"] for each in then["first"]} == {True}
    page = " ".join(desk.ok("forecast --as-of 2026-01-31").split())
    assert "imported later; what they were on 31 Jan 2026 is not on record" in page
    assert "后来才导入" in desk.ok("forecast --as-of 2026-01-31 --lang zh")
    assert desk.data("forecast")["imported_later"] == 0


def test_how_far_periods_stray_is_not_known_yet(desk):
    assert "isn't known yet (0 earlier forecasts to compare with)" in desk.ok("forecast --as-of 2025-12-10")
    assert "isn't known yet" not in desk.ok("forecast --weeks 2")


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
    assert found["own"] == {"overdue": 1, "later": 0, "undated": 9}
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


def test_a_plot_has_a_row_for_every_month(desk):
    pytest.importorskip("plotext")
    page = desk.ok("forecast --months 4 --plot")
    assert "Wins to expect" in page
    drawn = page[page.index("Wins to expect") :]
    assert [line.count("┃") for line in drawn.splitlines() if "┤" in line] == [1, 1, 1, 1]
    assert "the bar is the 80% interval, ┃ what to expect" in drawn
