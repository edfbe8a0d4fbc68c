"""What became of a CRM's deals here, in the words of that CRM: imported, worked on, and given back."""

import csv
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from engine import external
from exchange.mapping.shipped import shipped
from exchange.tables.table_file import open_table

HEADINGS = {
    "salesforce": "Id,Name,Account.Name,StageName,CloseDate",
    "hubspot": "Record ID,Deal Name,Associated Company,Deal Stage,Close Date",
    "pipedrive": "Deal - ID,Deal - Title,Deal - Organization,Deal - Stage,Deal - Expected close date",
    "dynamics": "(Do Not Modify) Opportunity,Topic,Potential Customer,Pipeline Phase,Est. Close Date",
    "odoo": "External ID,Opportunity,Customer,Stage,Expected Closing",
}
STAGES = {
    "salesforce": ("Prospecting", "Value Proposition"),
    "hubspot": ("Appointment Scheduled", "Presentation Scheduled"),
    "pipedrive": ("Lead In", "Demo Scheduled"),
    "dynamics": ("1-Qualify", "Develop"),
    "odoo": ("New", "验证"),
}
"""A value for the first stage, and one for the second that is not the first in the mapping."""
FIRST = {name: values[0] for name, values in STAGES.items()} | {"pipedrive": "Qualified"}
"""The first value in the mapping for the first stage."""


@pytest.fixture
def crm(request, shell, tmp_path):
    """Two deals that came from a CRM: A-1 in its first stage, A-2 in its second."""
    name = request.param
    shell.ok("account add Acme --code ACME")
    first, second = STAGES[name]
    table = tmp_path / "export.csv"
    rows = (f"A-1,Line 3,Acme,{first},2026-12-01", f"A-2,=Belts,Acme,{second},2026-12-02")
    table.write_text("\n".join([HEADINGS[name], *rows]) + "\n", encoding="utf-8")
    shell.ok(f"import {table} --map {shipped()[f'{name}/deals']}", by="ada")
    shell.crm = name
    return shell


ALL = pytest.mark.parametrize("crm", HEADINGS, indirect=True)
ONE = pytest.mark.parametrize("crm", ["salesforce"], indirect=True)


def updates(crm, *more):
    """By id what the files say of it."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "u.csv"
        files = crm.data(" ".join([f"export updates --for {crm.crm} --out {out}", *more]))["files"]
        return {next(iter(row.values())): row for path in files for row in rows_of(path)}


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stage(crm, id):
    return updates(crm)[id].get(HEADINGS[crm.crm].split(",")[3], "")


@ALL
def test_what_did_not_move_here_has_no_stage(crm):
    """The CRM may say more exactly where it stands."""
    assert [stage(crm, id) for id in ("A-1", "A-2")] == ["", ""]


@ALL
def test_what_moved_says_where_it_went_in_their_words(crm):
    crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
    assert stage(crm, "A-2") == FIRST[crm.crm]


@ALL
def test_a_stop_is_what_they_call_lost(crm):
    crm.ok("stop ACME-1 --class no_decision --reason 'no budget'", by="ada")
    row = updates(crm)["A-1"]
    lost = {
        "salesforce": {"StageName": "Closed Lost"},
        "hubspot": {"Deal Stage": "Closed Lost", "Closed Lost Reason": "no budget"},
        "pipedrive": {"Deal - Stage": "", "Deal - Status": "Lost", "Deal - Lost reason": "no budget"},
        "dynamics": {"Status": "Lost"},
        "odoo": {"Active": "False"},
    }[crm.crm]
    assert row | lost == row
    assert "Stopped: no budget" in row.values()


@ALL
def test_what_the_crm_makes_of_it_comes_back_as_it_stands_here(crm, tmp_path):
    """The CRM takes each cell that isn't empty, and exports again."""
    crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
    out = tmp_path / "updates.csv"
    told = crm.data(f"export updates --for {crm.crm} --changed --out {out}")
    assert (told["rows"], told["homeless"]) == (1, [])
    before = crm.data("show ACME-2")
    loaded(tmp_path / "export.csv", out)
    answer = crm.data(f"import {tmp_path}/export.csv --map {shipped()[f'{crm.crm}/deals']}", by="ada")
    assert answer["rejected"] == []
    after = crm.data("show ACME-2")
    assert (after["stage"], after["status"], after["title"]) == (before["stage"], before["status"], "=Belts")


def loaded(table, updates):
    with updates.open(encoding="utf-8", newline="") as file:
        changed = {row[0]: row for row in csv.reader(file)}
    with table.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    of_id, *there = changed.pop(names[0])
    for row in rows:
        cells = dict(zip(there, changed.get(row[0], [""])[1:], strict=False))
        row[:] = [cells.get(name) or cell for name, cell in zip(names, row, strict=True)]
    assert of_id == names[0]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])


@ALL
def test_no_title_goes_back(crm):
    """The id says which deal it is; an apostrophe before a title would rename the deal in their CRM."""
    row = updates(crm)["A-2"]
    assert HEADINGS[crm.crm].split(",")[1] not in row
    assert not any("Belts" in cell for cell in row.values())


@ONE
def test_next_step_and_verdict(crm):
    crm.ok("contact add 'Chen Yu' --account ACME --part decider", by="ada")
    crm.ok("step ACME-1 'send the comparison' --on 2026-03-05 --with chen", by="ada")
    row = updates(crm)["A-1"]
    assert (row["NextStep"], row["Next_Step_Date__c"]) == (
        *("2026-03-05 send the comparison · Chen Yu", "2026-03-05"),
    )
    assert row["Dealgate_Verdict__c"].startswith(
        "Gate closed, missing: The client feels we know what they need; "
    )
    crm.lang = "zh"
    said = updates(crm)["A-1"]["Dealgate_Verdict__c"]
    assert said.startswith("关卡未开，还缺：")
    assert "；" in said


@ONE
@pytest.mark.parametrize("what", ["+5G专网", "=1+1", "-40℃冷库", "@lin"])
def test_a_step_that_looks_like_a_formula_is_none_and_stays_what_it_is(crm, what):
    crm.ok(f"step ACME-1 --on 2026-03-05 -- '{what}'", by="ada")
    assert updates(crm)["A-1"]["NextStep"] == f"2026-03-05 {what}"


@ONE
def test_a_stop_nobody_gave_a_reason_for_is_told_by_its_class(crm, tmp_path):
    """An import may stop a deal without a word."""
    table, plan = tmp_path / "lost.csv", tmp_path / "lost.yaml"
    rows = ["A-8,Mast,Acme,Lost,2026-03-01,price", "A-9,Crane,Acme,Gone,2026-03-01,"]
    table.write_text("\n".join([HEADINGS["salesforce"] + ",Why", *rows]) + "\n", encoding="utf-8")
    plan.write_text(
        """
what: deals
source: salesforce
playbook: client-value
columns: {id: Id, title: Name, account: Account.Name, stage: StageName, reason: Why}
stages:
  Lost: [{stage: understand}, {stop: lost_to_competitor, on: CloseDate}]
  Gone: [{stage: understand}, {stop: unknown, on: CloseDate}]
""",
        encoding="utf-8",
    )
    crm.ok(f"import {table} --map {plan}", by="ada")
    verdicts = {id: row["Dealgate_Verdict__c"] for id, row in updates(crm).items()}
    assert verdicts["A-8"] == "Stopped: price"
    assert verdicts["A-9"] == "Stopped; why was not said"


@pytest.mark.parametrize("crm", ["hubspot"], indirect=True)
def test_why_it_was_lost_never_runs_as_a_formula(crm):
    crm.ok("stop ACME-1 --class no_decision --reason '=cheaper elsewhere'", by="ada")
    assert updates(crm)["A-1"]["Closed Lost Reason"] == "Stopped: =cheaper elsewhere"


@ONE
def test_whose_deals_came_from_elsewhere_is_told_from_where(crm, tmp_path):
    out = tmp_path / "u.csv"
    said = crm(f"export updates --for hubspot --out {out}")
    assert (said.code, out.exists()) == (1, False)
    assert "give back to HubSpot" in said.err
    assert "came from: salesforce" in said.err
    assert "--map" in said.err


@ONE
def test_no_file_where_there_is_nothing_to_tell(crm, tmp_path):
    out = tmp_path / "u.csv"
    assert crm.data(f"export updates --for salesforce --changed --out {out}") == {
        "out": None,
        "for": "salesforce",
        "rows": 0,
        "files": {},
        "homeless": [],
    }
    assert not out.exists()
    assert "No deal of Salesforce" in crm.ok(f"export updates --for salesforce --changed --out {out}")


@pytest.mark.sqlite("no table of another kind is read")
def test_where_nothing_was_imported(work):
    assert "imported with an id" in work("export updates --for odoo").err


@ONE
def test_only_what_changed(crm):
    assert updates(crm, "--changed") == {}
    crm.ok("set ACME-1 close_date=2027-01-15", by="ada")
    assert list(updates(crm, "--changed")) == ["A-1"]
    assert list(updates(crm, "--since 2026-03-02")) == ["A-1"]
    assert updates(crm, "--since 2026-03-03") == {}
    assert list(updates(crm, "--changed", "--owner bo")) == []


@ONE
def test_deals_that_never_were_theirs_are_left_out(crm):
    crm.ok("new Ours --account ACME")
    assert list(updates(crm)) == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("export updates", "exporting.for_which"),
        ("export updates --for sugar", "unknown"),
        ("export updates --for odoo --format jsonl", "unknown_format"),
        ("export updates --for odoo --format xlsx", "needs_out"),
        ("export updates --for odoo --stage explore", "not_with"),
        ("export updates --for odoo --as-of today", "not_here"),
    ],
)
def test_refused(work, line, said):
    assert work(line).code == 2, said


class TestWhereAnEmptyCellEmptiesTheField:
    """To Odoo it is False: it would archive the lead and take its stage. Dynamics clears as well."""

    @pytest.fixture
    def files(self, crm, tmp_path):
        def files(line="export updates"):
            n = len(list(tmp_path.iterdir()))
            told = crm.data(f"{line} --for {crm.crm} --out {tmp_path}/u{n}.csv")["files"]
            return {Path(path).name.removeprefix(f"u{n}"): rows_of(path) for path in told}

        return files

    CLEARING = pytest.mark.parametrize("crm", ["odoo", "dynamics"], indirect=True)
    ODOO = pytest.mark.parametrize("crm", ["odoo"], indirect=True)

    @CLEARING
    def test_no_cell_is_empty_but_what_only_the_crm_fills(self, crm, files):
        crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
        crm.ok("step ACME-1 'send it' --on 2026-03-05", by="ada")
        tables = files()
        assert sum(map(len, tables.values())) == 2
        for rows in tables.values():
            for row in rows:
                assert [name for name, cell in row.items() if not cell] == [
                    name for name in row if name.endswith(("Row Checksum", "Modified On"))
                ]

    @ODOO
    def test_what_nothing_happened_to_has_neither_stage_nor_active(self, crm, files):
        assert [list(row) for rows in files().values() for row in rows] == [
            ["External ID", "Dealgate Verdict"],
            ["External ID", "Dealgate Verdict"],
        ]

    @ODOO
    def test_rows_that_say_different_things_are_in_files_of_their_own(self, crm, files):
        crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
        assert {name: [row["External ID"] for row in rows] for name, rows in files().items()} == {
            ".csv": ["A-1"],
            "-2.csv": ["A-2"],
        }

    @ODOO
    def test_what_moved_is_active(self, crm, files):
        crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
        (moved,) = files()["-2.csv"]
        assert (moved["Stage"], moved["Active"]) == ("New", "True")

    @ODOO
    def test_more_than_one_file_is_none_for_the_screen(self, crm):
        crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
        said = crm("export updates --for odoo")
        assert said.code == 2
        assert "take 2 files" in said.err

    @ODOO
    def test_the_files_are_named(self, crm, tmp_path):
        crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
        said = crm.ok(f"export updates --for odoo --out {tmp_path}/u.csv")
        assert f"{tmp_path}/u.csv: 1 deal\n" in said
        assert f"{tmp_path}/u-2.csv: 1 deal" in said


@ONE
def test_no_line_is_longer_than_the_crms_take(crm):
    crm.ok(f"step ACME-1 '{'x' * 300}' --on 2026-03-05", by="ada")
    assert (len(updates(crm)["A-1"]["NextStep"]), updates(crm)["A-1"]["NextStep"][-1]) == (255, "…")
    verdict = updates(crm)["A-1"]["Dealgate_Verdict__c"]
    assert 200 < len(verdict) <= 255
    assert re.search(r"[^;]; \+ \d+ more$", verdict)
    crm.lang = "zh"
    assert len(updates(crm)["A-1"]["Dealgate_Verdict__c"]) <= 255


@pytest.mark.parametrize("crm", ["dynamics"], indirect=True)
def test_a_workbook_for_the_import_is_one_table(crm, tmp_path):
    """As Dynamics takes it."""
    crm.ok("step ACME-1 '=1+1' --on 2026-03-05", by="ada")
    crm.ok("step ACME-2 'call' --on 2026-03-05", by="ada")
    crm.ok(f"export updates --for dynamics --out {tmp_path}/u.xlsx")
    with open_table(str(tmp_path / "u.xlsx")) as table:
        rows = [dict(zip(table.heading, cells, strict=True)) for _, cells in table.rows]
    assert [row["Next Step"] for row in rows] == ["2026-03-05 =1+1", "2026-03-05 call"]
    assert [row["Next Step Date"] for row in rows] == ["2026-03-05", "2026-03-05"]
    with zipfile.ZipFile(tmp_path / "u.xlsx") as book:
        assert [name for name in book.namelist() if "worksheets/sheet" in name] == [
            "xl/worksheets/sheet1.xml"
        ]


class TestPageByPage:
    @ONE
    def test_all_of_them(self, crm, monkeypatch):
        whole = updates(crm)
        monkeypatch.setattr(external, "_AFTER", external._AFTER.replace("LIMIT 200", "LIMIT 1"))
        assert updates(crm) == whole
