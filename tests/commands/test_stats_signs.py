"""`stats signs`, as a coach runs it on past deals that come in by a table.

Of 300 deals of 6 January 2025 ten are won every weekday. The 25 that began on the 7th are flagged from the
first Sunday of March on, and none of them is won; of the 30 that began on 24 March 24 are.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from commands.printing import width

MAP = """
source: past
columns: {title: what, owner: rep, stage: how}
constants: {currency: CNY}
stages:
  talking: {stage: understand, on: began}
  won: [{stage: understand, on: began}, {stage: execute, on: ended}]
  lost: [{stage: understand, on: began}, {stop: unknown, on: ended}]
"""
HEADING = "what,rep,how,began,ended"


def weekdays(first, n):
    day = date.fromisoformat(first)
    for _ in range(n):
        yield day
        day += timedelta(days=3 if day.weekday() == 4 else 1)


PAST = (
    *(f"Line 1,lin,won,2025-01-06,{day}" for day in weekdays("2025-01-07", 30) for _ in range(10)),
    *["Line 2,lin,lost,2025-01-07,2025-05-06"] * 15,
    *["Line 2,lin,talking,2025-01-07,"] * 10,
    *["Line 3,bo,won,2025-03-24,2025-05-07"] * 24,
    *["Line 3,bo,lost,2025-03-24,2025-05-07"] * 6,
)


@pytest.fixture
def past(shell):
    """The command line after the table came in."""
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("past.csv").write_text("\n".join([HEADING, *PAST]) + "\n", encoding="utf-8")
    shell.ok("import past.csv --map map.yaml", by="ada")
    return shell


LINE = "stats signs --learned-before 2025-03-01"


def test_the_finding_and_the_table(past):
    said = past.ok(LINE)
    lines = said.splitlines()
    assert said.startswith("Look at flagged deals first: none of 25 were won later")
    assert "Understand: warning after 21 working days, critical after 26" in said
    assert "the playbook's own: 20 and 35" in said
    assert "2025-03-30    55       25       0.0%        25       0.0%      30      80.0%" in lines
    assert "2025-05-04    55       55      43.6%        55      43.6%       0          –" in lines
    assert "each once     55       25       0.0%        25       0.0%      30      80.0%" in lines
    assert "80.0 points less" in said
    assert max(map(width, lines)) <= 80


def test_in_chinese(past):
    said = past.ok(f"{LINE} --lang zh")
    assert said.startswith("先看被预警的商机：被预警的 25 个里没有一个后来赢单")
    assert "“了解”：预警 21 个工作日，红线 26" in said
    assert "周日        跟进中  预警  后来赢单  越过红线" in said
    assert "少赢 80.0 个百分点" in said
    assert max(map(width, said.splitlines())) <= 80


def test_of_a_few_deals_no_percentage(shell):
    """Two deals of January that one month end finds open, and one of them is won."""
    rows = [
        *PAST[:300],
        *(f"Line 4,bo,{how},2025-01-07,2025-04-{day}" for how, day in (("won", 15), ("lost", 16))),
    ]
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("few.csv").write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    shell.ok("import few.csv --map map.yaml", by="ada")
    said = shell.ok(LINE)
    assert said.startswith("Don't rely on these flags yet: 2 deals were flagged at the first look and 0 not")
    assert "each once      2        2     1 of 2" in said
    assert "1 of 2 were won" in said
    assert "50.0%" not in said
    assert "1/2" in shell.ok(f"{LINE} --lang zh")


def test_what_programs_get(past):
    found = past.data(LINE)
    assert (found["learned_before"], found["last"], found["every"]) == ("2025-03-01", "2025-05-07", "week")
    assert found["limits"] == [
        {
            "playbook": "client-value",
            "stage": "understand",
            "label": "Understand",
            "warn": 21,
            "critical": 26,
            "critical_from": "share",
            "ended": 300,
            "n": 325,
            "own": {"warn": 20, "critical": 35},
        }
    ]
    march = next(look for look in found["looks"] if look["day"] == "2025-03-30")
    assert (march["open"], march["undated"]) == (55, 0)
    flagged, others = (
        {"n": 25, "won": 0, "lost": 15, "undecided": 10},
        {"n": 30, "won": 24, "lost": 6, "undecided": 0},
    )
    assert (march["flagged"], march["others"]) == (flagged, others)
    warn = found["warn"]
    assert (warn["flagged"], warn["others"]) == (flagged, others) == tuple(found["own"].values())[:2]
    apart = warn["of_all"]
    assert (apart["flagged"], apart["others"], apart["difference"]) == (0, 0.8, -0.8)
    assert -1 < apart["low"] < apart["difference"] < apart["high"] < 0
    assert warn["of_decided"] == {"too_few": {"n": 15, "needed": 20}}
    assert found["ever"] == {"n": 55, "won": 24, "lost": 21, "undecided": 10}
    assert found["because"][0] in past.ok(LINE).replace("\n", " ")


def test_a_row_a_look_for_spreadsheets(past):
    heading, *rows = past.ok(f"{LINE} --csv").splitlines()
    assert heading.startswith(
        "day,open,undated,flagged.n,flagged.won,flagged.lost,flagged.undecided,critical.n"
    )
    assert "2025-03-30,55,0,25,0,15,10,25,0,15,10,30,24,6,0" in rows
    assert len(rows) == 9


def test_as_of_a_day_nothing_later_is_known(past):
    """On 20 April nobody had been won or lost of those that began in March."""
    found = past.data(f"{LINE} --as-of 2025-04-20")
    assert found["last"] == "2025-03-24"
    assert [look["day"] for look in found["looks"]] == ["2025-03-09", "2025-03-16", "2025-03-23"]


def test_before_anything_ended_it_says_so(shell):
    found = shell.data("stats signs")
    assert (found["learned_before"], found["too_few"]) == (None, {"n": 0, "needed": 20})
    said = shell.ok("stats signs")
    assert "No limit can be learned yet" in said
    assert "dealgate import" in said
    assert "还学不出停留界线" in shell.ok("stats signs --lang zh")
    assert shell.ok("stats signs --csv").count("\n") == 1


def test_a_record_that_ends_too_early(past):
    said = past.ok("stats signs --learned-before 2025-05-01")
    assert "there is no whole week behind 1 May 2025" in said
    assert past.data("stats signs --learned-before 2025-05-01")["looks"] == []


def test_only_the_deals_of_one_playbook(past):
    assert past.data(f"{LINE} --playbook client-value") == past.data(LINE)
    refused = past("stats signs --playbook nix")
    assert (refused.code, "nix" in refused.err) == (4, True)


def test_a_day_that_is_none(past):
    assert past("stats signs --learned-before someday").code == 2
