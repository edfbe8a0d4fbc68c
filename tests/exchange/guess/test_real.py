"""First mappings of the public data: what is guessed, what is marked, and that it can be imported by."""

from pathlib import Path

import pytest

from commands.import_guess import first_mapping
from exchange.mapping.file import read_mapping
from exchange.mapping.lint import lint
from stages.worksheets import WORKSHEETS
from words.say import speak

DATA = Path(__file__).parents[3].parent / "shared" / "data"


def guessed(name):
    speak("en")
    file = DATA / name
    if not file.exists():
        pytest.skip(f"the public data is not there: {file}")
    text, draft = first_mapping(str(file))
    assert lint(read_mapping(text, "guessed.yaml"), None, WORKSHEETS) == ()
    return text, draft, {line.field: line.columns for line in draft.lines}


def bring(team, name, text):
    guess = team.folder / "guessed.yaml"
    guess.write_text(text, encoding="utf-8")
    return team.bring_file(DATA / name, guess)


def test_the_pipeline_comes_in_as_it_is_guessed(team):
    text, draft, columns = guessed("crm_sales/sales_pipeline.csv")
    assert columns["stage"] == ("deal_stage",)
    assert {way.value: (way.rows, way.steps[-1].stage or way.steps[-1].stop) for way in draft.ways} == {
        "Won": (4238, "execute"),
        "Lost": (2473, "unknown"),
        "Engaging": (1589, "explore"),
        "Prospecting": (500, "understand"),
    }
    assert draft.left == ("engage_date",)
    outcome = bring(team, "crm_sales/sales_pipeline.csv", text)
    assert (outcome.created, outcome.rejected) == (8800, [])


@pytest.mark.sqlite("once is enough: 92,093 rows")
def test_the_log_comes_in_as_it_is_guessed(team):
    text, draft, columns = guessed("loan_log/events.csv")
    assert (draft.what, columns["at"], columns["activity"]) == ("events", ("timestamp",), ("activity",))
    means = {way.value: way.steps for way in draft.ways}
    assert means["A_SUBMITTED"][0].stage == "understand"
    assert means["A_APPROVED"][0].stage == "execute"
    assert means["A_DECLINED"][0].stop == "disqualified"
    assert not any(way.sure for way in draft.ways)  # none is called exactly so: all are marked
    outcome = bring(team, "loan_log/events.csv", text)
    assert (outcome.created, outcome.rejected) == (13_087, [])


def test_answers_without_id_or_title_come_in(team):
    text, draft, columns = guessed("b2b_answers/deals.csv")
    assert columns == {"title": ("Product",), "stage": ("Status",), "owner": ("Seller",)}
    assert "Client" in draft.left  # it holds two words, and no clients
    outcome = bring(team, "b2b_answers/deals.csv", text)
    assert (outcome.created, outcome.rejected) == (448, [])


def test_hubspot_is_known_by_its_columns():
    text, draft, columns = guessed("hubspot/deal_data.csv")
    assert (draft.begun_with, columns["title"]) == ("hubspot/deals", ("property_dealname",))
    assert "stage: deal_pipeline_stage_id  # check: empty in every row" in " ".join(
        text.split(" " * 2)
    ).replace("id #", "id  #")


def test_salesforce_is_known_by_its_columns_and_its_accounts_come_before_its_deals(team):
    accounts, draft, _ = guessed("salesforce/sf_account_data.csv")
    assert draft.begun_with == "salesforce/accounts"
    assert bring(team, "salesforce/sf_account_data.csv", accounts).created == draft.rows
    text, draft, columns = guessed("salesforce/sf_opportunity_data.csv")
    assert (draft.begun_with, columns["stage"]) == ("salesforce/deals", ("stage_name",))
    marked = [line for line in text.splitlines() if "# check" in line and not line.startswith("#")]
    assert len(marked) == 1 + 1 + len(draft.ways)  # the accounts, the currency, every stage
    without = "\n".join(line for line in text.splitlines() if not line.startswith("  account_id:"))
    outcome = bring(team, "salesforce/sf_opportunity_data.csv", without)
    assert (outcome.created, outcome.rejected) == (draft.rows, [])
