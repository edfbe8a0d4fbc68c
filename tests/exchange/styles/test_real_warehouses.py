"""How the public exports are written, found out: open ends of two warehouses, and what says nothing."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.styles.days import Days, Moment
from exchange.styles.survey import Survey, survey
from exchange.tables.table_file import open_table
from stages.worksheets import WORKSHEETS

DATA = Path(__file__).parents[4] / "shared" / "data"
needs_the_data = pytest.mark.skipif(not DATA.exists(), reason=f"the public tables are not there: {DATA}")


def surveyed(file, plan) -> Survey:
    with open_table(str(DATA / file)) as table:
        return survey(table, plan, "UTC", "USD", WORKSHEETS)


def column(file, name, delimiter=","):
    with open(DATA / file, encoding="utf-8", newline="") as opened:
        return [row[name] for row in csv.DictReader(opened, delimiter=delimiter)]


def found(known):
    return {(each.column, each.what, each.example) for each in known.found}


def log(**columns):
    return EventPlan.model_validate(
        {"what": "events", "source": "crm", "columns": columns, "activities": {"x": "understand"}}
    )


@needs_the_data
@pytest.mark.parametrize(
    ("file", "names", "end"),
    [
        (
            "hubspot/deal_stage_data.csv",
            {"id": "deal_id", "activity": "value", "at": "date_entered", "close_date": "_fivetran_end"},
            "2050-01-01 00:00:00",
        ),
        (
            "salesforce/sf_opportunity_history_data.csv",
            {"id": "id", "activity": "stage_name", "at": "_fivetran_start", "close_date": "_fivetran_end"},
            "9999-12-31 23:59:59",
        ),
    ],
)
def test_the_ends_of_what_is_still_open_are_no_days(file, names, end):
    known = surveyed(file, log(**names))
    assert (known.undecided, known.mixed) == ((), ())
    assert found(known) == {("_fivetran_end", "open_ends", end)}
    style = known.of("_fivetran_end")
    days = Days("UTC", style.days, style.open_ends)
    cells = Counter(column(file, "_fivetran_end"))
    assert sum(n for cell, n in cells.items() if cell and days.says_nothing(cell)) == cells[end] > 0
    # Every other cell of the two columns is a day.
    rest = [cell for cell in (*cells, *column(file, names["at"])) if cell not in ("", end)]
    assert all(isinstance(days.read(cell), Moment) for cell in rest)


@needs_the_data
def test_unknown_is_an_answer_and_stays_one():
    plan = DealPlan.model_validate(
        {
            "source": "past",
            "columns": {"title": "Product", "stage": "Status"},
            "answers": ["Purch_dept", "Budgt_alloc"],
            "stages": {"Won": "done"},
        }
    )
    known = surveyed("b2b_answers/deals.csv", plan)
    assert "Unknown" in column("b2b_answers/deals.csv", "Purch_dept", ";")
    assert known.found == ()
    assert "Unknown" not in known.of("Purch_dept").nulls


@needs_the_data
def test_a_pipeline_with_plain_numbers_and_iso_days_needs_nothing():
    plan = DealPlan.model_validate(
        {
            "source": "crm",
            "columns": {
                "title": "product",
                "stage": "deal_stage",
                "amount": "close_value",
                "close_date": "close_date",
            },
            "stages": {"Engaging": {"stage": "explore", "on": "engage_date"}},
        }
    )
    known = surveyed("crm_sales/sales_pipeline.csv", plan)
    assert (known.undecided, known.mixed) == ((), ())
    assert [(each.what, each.way) for each in known.found] == [("currency", "USD")]
