"""Cells of a workbook that can't be read: whoever needs them refuses the row, and nothing else is lost."""

import pytest
from workbooks import cell, row, texts, workbook

from commands.import_rejects import RejectsFile

MAP = """
source: crm
columns: {id: id, title: what, amount: value, stage: stage, account: client}
constants: {currency: CNY}
stages: {Lead: understand}
"""
HEADING = ("id", "what", "value", "stage", "client", "score")
LOG_MAP = """
what: events
source: log
columns: {id: id, activity: did, at: at, account: client}
constants: {currency: CNY}
activities: {Call: understand, Quote: explore}
"""
NEVER = "is a formula that was never calculated"


@pytest.fixture
def bring(team, tmp_path):
    """Import rows of a workbook; None is a formula that was never calculated."""

    def bring(*rows, heading=HEADING, map=MAP, **how):
        table, mapping = tmp_path / "x.xlsx", tmp_path / "map.yaml"
        lines = [_row(number, cells) for number, cells in enumerate(rows, 2)]
        table.write_bytes(workbook(row(1, texts(1, *heading)), *lines))
        mapping.write_text(map, encoding="utf-8")
        return team.bring_file(table, mapping, **how)

    return bring


def _row(number, cells):
    placed = [(f"{chr(65 + at)}{number}", text) for at, text in enumerate(cells)]
    made = [cell(at, None, formula="A1") if text is None else cell(at, text=text) for at, text in placed]
    return row(number, *made)


def test_in_a_column_nobody_asks_for_it_keeps_no_row_out(bring, named):
    outcome = bring(("1", "Line", "5", "Lead", "ACME", None), ("2", "Hall", "6", "Lead", "ACME", "x"))
    assert (outcome.created, named(outcome)) == (2, [])


def test_who_needs_it_refuses_the_row_and_names_the_cell(bring, named):
    outcome = bring(
        ("1", "Line", None, "Lead", "ACME", "x"),
        (None, "Hall", "6", None, "ACME", "x"),
        ("3", "Roof", "7", "Lead", "ACME", "x"),
    )
    assert outcome.created == 1
    said = named(outcome)
    assert [each.partition(" is a")[0] for each in said] == [
        "2 value: the cell C2",
        "3 id: the cell A3",
        "3 stage: the cell D3",
    ], "once a cell"
    assert all(NEVER in each for each in said)


def test_a_row_the_mapping_might_not_want_is_not_dropped_without_a_word(bring, named):
    outcome = bring(
        ("1", "Line", "5", "Lead", "ACME", None),
        ("2", "Hall", "6", "Lead", "ACME", "no"),
        ("3", "Roof", "7", "Lead", "ACME", "yes"),
        map=f"{MAP}only: {{score: [yes]}}\n",
    )
    assert (outcome.created, outcome.skipped) == (1, 1)
    assert named(outcome)[0].startswith("2 score: the cell F2 is a formula")


def test_what_can_be_read_of_it_is_in_the_file_of_rejected_rows(bring, tmp_path):
    rejects = RejectsFile("x.xlsx", str(tmp_path / "bad.csv"))
    bring(
        ("1", "Line", None, "Lead", "ACME", "x"),
        ("2", "Hall", "6", "Lead", "ACME", "x"),
        rejects=rejects.begin,
    )
    heading, line = rejects.close().read_text("utf-8-sig").splitlines()
    assert heading == "id,what,value,stage,client,score,dealgate_row,dealgate_column,dealgate_reason"
    assert line.startswith("1,Line,,Lead,ACME,x,2,value,")


def test_in_a_log_as_well(bring, named, tmp_path):
    rejects = RejectsFile("x.xlsx", str(tmp_path / "bad.csv"))
    outcome = bring(
        ("1", "Call", "2026-01-01", ""),
        ("1", "Quote", None, None),
        ("2", "Call", "2026-01-01", "ACME"),
        ("2", None, "2026-01-02", "ACME"),
        ("3", "Call", "2026-01-01", "ACME"),
        heading=("id", "did", "at", "client"),
        map=LOG_MAP,
        rejects=rejects.begin,
    )
    assert outcome.created == 1
    assert [each.partition(" is a")[0] for each in named(outcome)] == [
        "3 at: the cell C3",
        "3 client: the cell D3",
        "5 did: the cell B5",
    ]
    assert rejects.close().read_text("utf-8-sig").splitlines()[2].startswith("1,Quote,,,3,at; client,")


def test_an_id_nobody_sees_is_none(team, named):
    outcome = team.bring(
        "\u200b,Line,ACME,lin,1,Lead,,", "2,\u200b \u2060,ACME,lin,1,Lead,,", "3,x,,,,Lead,,"
    )
    assert [each.partition(":")[0] for each in named(outcome)] == ["2 id", "3 what"]


def test_what_nobody_sees_at_the_ends_of_an_id_is_no_part_of_it(team):
    assert team.bring("D900\u200b,Line,ACME,lin,1,Lead,,").created == 1
    again = team.bring("\ufeff D900,Line,ACME,lin,1,Lead,,")
    assert (again.created, again.unchanged) == (0, 1)


def test_a_long_cell_is_quoted_in_part(team, named):
    (said,) = named(team.bring("1,Line,ACME,lin," + "x" * 5000 + ",Lead,,", "2,Line,ACME,lin,1,Lead,,"))
    assert (f"“{'x' * 60}…”" in said, len(said) < 200) == (True, True)
