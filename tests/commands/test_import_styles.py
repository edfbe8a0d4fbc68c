"""How a table is written: found out and shown by `import`, asked about at a terminal."""

import io
import json
import sys
from pathlib import Path

import pytest

MAP = """
source: crm
columns: {id: id, title: what, account: client, amount: value, stage: stage, close_date: due}
constants: {currency: EUR}
stages:
  Lead: understand
  Talking: {stage: explore, on: began}
"""
HEADING = "id;what;client;value;stage;began;due\n"
GERMAN = (
    HEADING
    + """1;Line 3;Nordwind;€1.234,50;Talking;03.04.2024;25.12.2026
2;MES;Nordwind;12 k€;Talking;31.02.2024;31.12.9999
3;Spares;Bohai;3,5 Mio. EUR;Talking;09.04.2024;-
4;Tools;Bohai;12m;Lead;;-
"""
)
UNCLEAR = HEADING + "1;Line 3;Nordwind;5;Talking;03/04/2024;05/06/2027\n"
IMPORT = "import pipeline.csv --map map.yaml"


@pytest.fixture
def table(shell, tmp_path, monkeypatch):
    """A pipeline in this folder, as ada imports it."""
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")

    def written(text, mapping=MAP):
        Path("pipeline.csv").write_text(text, encoding="utf-8")
        Path("map.yaml").write_text(mapping, encoding="utf-8")

    return written


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def typing(monkeypatch):
    """What somebody types at the terminal, line by line."""
    return lambda *lines: monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))


def test_what_was_found_out_is_shown(shell, table):
    table(GERMAN)
    lines = shell(f"{IMPORT} --dry-run", by="ada").out.splitlines()
    assert lines[2:11] == [
        "Found out from the table (to say otherwise, use the key in brackets in the mapping):",
        "  Cells are separated by semicolons (;); if that is wrong, name another under delimiter in the"
        " mapping.",
        "  due: day first, so “25.12.2026” is 25 Dec 2026 (dates)",
        "  began: day first, so “03.04.2024” is 3 Apr 2024 (dates)",
        "  value: decimals behind a comma, so “€1.234,50” is 1234.5 (decimal)",
        "  due: “-” says no more than an empty cell (nulls)",
        "  due: “31.12.9999” stands for no day yet (open_ends)",
        "2 rows did not go in:",
        "  row 3, began: there is no 31 February 2024",
    ]


def test_and_in_chinese(shell, table):
    table(GERMAN)
    shell.lang = "zh"
    assert (
        "  due：“31.12.9999”表示还没有到期，不当作日期（open_ends）"
        in shell(f"{IMPORT} --dry-run", by="ada").out
    )


def test_a_program_gets_all_of_it(shell, table):
    table(GERMAN)
    detected = shell(f"{IMPORT} --json", by="ada").data["detected"]
    assert detected[1:3] == [
        {
            "column": "began",
            "what": "dates",
            "way": "day first",
            "example": "03.04.2024",
            "reads": "2024-04-03",
            "after": None,
        },
        {
            "column": "value",
            "what": "decimal",
            "way": ",",
            "example": "€1.234,50",
            "reads": "1234.50",
            "after": None,
        },
    ]
    assert shell("show NORDWIND-1 --json").data["amount"] == "1234.50"


def test_what_the_mapping_says_is_not_shown(shell, table):
    said = 'dates: day first\ndecimal: ","\nnulls: ["-"]\nopen_ends: ["9999-12-31"]\n'
    table(GERMAN, MAP + said)
    assert shell(f"{IMPORT} --json", by="ada").data["detected"] == []


def test_a_program_is_told_what_it_has_to_decide(shell, table):
    table(UNCLEAR)
    said = shell(f"{IMPORT} --json", by="ada")
    assert said.code == 7
    assert said.error["message"].startswith("How 2 columns of pipeline.csv should be read is not clear")
    assert "dates_in: {due: day first}" in json.dumps(said.error, ensure_ascii=False)
    assert shell("list --json").data == []


def test_somebody_at_the_terminal_is_asked_once(shell, table, typing):
    table(UNCLEAR)
    typing("what?", "2")
    said = shell(IMPORT, by="ada")
    assert said.code == 0
    assert said.err.splitlines()[:5] == [
        "“05/06/2027” in the column due can be read in several ways, and no cell of it",
        "tells which:",
        "  1  5 Jun 2027 (day first)",
        "  2  6 May 2027 (month first)",
        "Which is it? Type the number:",
    ]
    assert "To be asked no more, write in the mapping: dates_in: {due: month first}" in said.err
    assert shell("show NORDWIND-1 --json").data["close_date"] == "2027-05-06"


def test_who_does_not_answer_imports_nothing(shell, table, typing):
    table(UNCLEAR)
    typing()
    assert shell(IMPORT, by="ada").code == 7
    typing("1")
    assert shell(f"{IMPORT} --no-input", by="ada").code == 7


def test_two_ways_in_one_column_name_a_cell_of_each(shell, table):
    table(HEADING + "1;A;Nordwind;1,5;Lead;;\n2;B;Nordwind;1.5;Lead;;\n")
    said = shell(IMPORT, by="ada")
    assert said.code == 7
    assert said.err.startswith(
        "pipeline.csv:3:4  value  “1.5” here, and “1,5” in row 2: two decimal marks in one column;"
    )


# ── the rows that stay out ────────────────────────────────────────────────────────────────────

TOLD = HEADING + "1;Line 3;Nordwind;5;Talking;25/03/2024;\n2;MES;Nordwind;12m;Talking;03/04/2024;\n"


def test_what_a_dry_run_would_keep_is_said_and_not_written(shell, table):
    table(TOLD)
    said = shell(f"{IMPORT} --dry-run", by="ada").out
    assert "A real run would keep 1 row in pipeline.rejected.csv, with the reasons." in said
    assert "correct them there" not in said
    assert shell(f"{IMPORT} --dry-run --json", by="ada").data["rejected_file"] is None
    assert not Path("pipeline.rejected.csv").exists()


def test_unless_it_is_asked_for_by_name(shell, table):
    table(TOLD)
    said = shell(f"{IMPORT} --dry-run --rejected out.csv --json", by="ada")
    assert said.data["rejected_file"] == "out.csv"
    assert Path("out.csv").exists()


def test_what_the_column_told_and_those_rows_do_not_is_to_be_written(shell, table):
    """Of 03/04/2024 alone nobody knows which is the day."""
    table(TOLD)
    line = "dates_in: {began: day first}"
    said = shell(IMPORT, by="ada").out
    assert said.splitlines()[-1].endswith(f"first write in the mapping: {line}")
    corrected = Path("pipeline.rejected.csv").read_text(encoding="utf-8-sig").replace("12m", "12k")
    Path("pipeline.rejected.csv").write_text(corrected, encoding="utf-8")
    again = "import pipeline.rejected.csv --map map.yaml --json --no-input"
    assert shell(again, by="ada").code == 7
    Path("map.yaml").write_text(f"{MAP}{line}\n", encoding="utf-8")
    assert shell(again, by="ada").data["created"] == 1
    assert "3 Apr 2024" in shell("history NORDWIND-2").out


def test_where_they_tell_it_themselves_there_is_nothing_to_write(shell, table):
    table(TOLD.replace("03/04", "30/04"))
    assert "first write in the mapping" not in shell(IMPORT, by="ada").out


def test_whose_money_it_was_is_told_on(shell, table):
    bare = MAP.replace("constants: {currency: EUR}\n", "")
    table(HEADING + "1;A;Nordwind;$5;Lead;;\n2;B;Nordwind;US$ 7;Lead;;\n3;C;Nordwind;8;Dead;;\n", bare)
    said = shell(IMPORT, by="ada").out
    assert said.splitlines()[-1].endswith("first write in the mapping: constants: {currency: USD}")


# ── where it came from ────────────────────────────────────────────────────────────────────────


def test_a_deal_tells_where_it_came_from(shell, table):
    table(HEADING + "4711;A;Nordwind;5;Lead;;\n")
    shell(IMPORT, by="ada")
    assert "  Came from: crm (4711)\n" in shell("show NORDWIND-1").out
    assert "imported from crm (4711): “A”, in" in shell("history NORDWIND-1").out
    shell.lang = "zh"
    assert "  来源：crm（编号 4711）\n" in shell("show NORDWIND-1").out
    assert "从 crm 导入（编号 4711）：商机“A”" in shell("history NORDWIND-1").out


def test_a_row_without_an_id_came_from_a_source(shell, table):
    table(HEADING + "4711;A;Nordwind;5;Lead;;\n", MAP.replace("id: id, ", ""))
    shell(IMPORT, by="ada")
    assert "  Came from: crm\n" in shell("show NORDWIND-1").out
    assert "imported from crm: “A”, in" in shell("history NORDWIND-1").out


def test_history_says_what_was_kept_and_why_it_stopped(shell, table):
    lost = MAP + "  Lost: [{stage: explore, on: began}, {stop: lost_to_competitor, on: due}]\n"
    row = HEADING + "1;A;Nordwind;5;Talking;2024-04-03;\n"
    table(row, lost)
    shell(IMPORT, by="ada")
    shell.ok("set NORDWIND-1 amount=6", by="ada")
    table(row.replace(";5;", ";7;").replace("-03;", "-02;"), lost)
    said = shell(f"{IMPORT} --conflicts ours", by="ada").out
    assert "In 2 fields what stands here was kept, and that is remembered." in said
    assert "0 updated, 1 unchanged" in said
    table(row.replace(";5;", ";7;").replace("-03;", "-02;2024-06-01").replace("Talking", "Lost"), lost)
    shell(IMPORT, by="ada")
    told = " ".join(shell("history NORDWIND-1").out.split())
    assert "the table says amount: EUR 7, Explore the options on 2 Apr 2024; what stands" in told
    assert "imported: stopped (Lost to a competitor)" in told
    shell.lang = "zh"
    told = shell("history NORDWIND-1").out
    assert "导入：表里的金额改成了 EUR 7" in told
    assert "导入：已终止（" in told
