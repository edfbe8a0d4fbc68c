"""The portfolio of a real pipeline, counted again from its file."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import accumulate

import pytest
from company import PIPELINE

from commands.printing import width

RATE = 7

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture
def real(real):
    real.ok(f"db rate USD {RATE}", by="ada")
    return real


def won():
    """Days and values of the won deals of each client."""
    found = defaultdict(list)
    with PIPELINE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["deal_stage"] == "Won":
                found[row["account"]].append((date.fromisoformat(row["close_date"]), int(row["close_value"])))
    return found


def test_classes_hold_what_they_say(real):
    told = real.data("account list --by class --as-of 2017-12-31")
    sums = {name: RATE * sum(value for _, value in bought) for name, bought in won().items()}
    assert len(sums) == len(told["clients"]) == 85
    assert {row["name"]: Decimal(row["value"]) for row in told["clients"]} == sums
    ranked = [sums[row["name"]] for row in told["clients"]]
    assert ranked == sorted(ranked, reverse=True)
    n = told["summary"]["A"]["clients"]
    running, total = list(accumulate(ranked)), sum(ranked)
    assert running[n - 2] * 100 < 80 * total <= running[n - 1] * 100
    assert {row["class"] for row in told["clients"][:n]} == {"A"}
    assert told["summary"]["A"]["share"] == f"{Decimal(running[n - 1]) / total:.6f}"
    assert sum(row["gold"] for row in told["clients"]) == 5  # 5 % of 85, rounded up


def test_the_grid_holds_what_it_says(real):
    told = real.data("account list --by grid --as-of 2017-12-31")
    bought = won()
    for row in told["clients"]:
        days = sorted({day for day, value in bought[row["name"]] if value})
        cycle = Decimal((days[-1] - days[0]).days) / (len(days) - 1)
        assert (row["purchases"], Decimal(row["cycle_days"])) == (len(days), round(cycle, 1))
        each = Decimal(RATE * sum(value for _, value in bought[row["name"]])) / len(days)
        assert Decimal(row["amount"]) == round(each, 2)
    assert sum(cell["clients"] for cell in told["summary"]["cells"]) == 85


def test_one_client_of_them(real):
    largest = max(won(), key=lambda name: sum(value for _, value in won()[name]))
    told = real.data(f"account value '{largest}' --as-of 2017-12-31")
    lines = {each["id"]: each for each in told["lines"]}
    assert Decimal(lines["revenue"]["value"]) == RATE * sum(value for _, value in won()[largest])
    assert sum(Decimal(each["revenue"]) for each in told["periods"]) == Decimal(lines["revenue"]["value"])
    assert lines["class"]["value"] == "A"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_reads_well_in_80_columns(real, lang):
    real.lang = lang
    for way in ("class", "grid", "quadrant", "class --plot", "grid --plot"):
        page = real.ok(f"account list --by {way} --as-of 2017-12-31")
        assert [line for line in page.splitlines() if width(line) > 80] == []


def test_today_says_that_it_was_long_ago(real):
    assert "--as-of 2017-12-31" in real.ok("account list --by class")
