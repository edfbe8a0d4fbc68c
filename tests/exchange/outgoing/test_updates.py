"""What became of a CRM's deals here, in the words of that CRM: imported, worked on, and given back."""

import csv
import io

import pytest

from exchange.mapping.shipped import shipped

HEADINGS = {
    "salesforce": "Opportunity ID,Opportunity Name,Account Name,Stage,Close Date",
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
    out = crm.ok(" ".join([f"export updates --for {crm.crm}", *more]))
    return {next(iter(row.values())): row for row in csv.DictReader(io.StringIO(out))}


def stage(crm, id):
    return updates(crm)[id][HEADINGS[crm.crm].split(",")[3]]


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
        "salesforce": {"Stage": "Closed Lost"},
        "hubspot": {"Deal Stage": "Closed Lost"},
        "pipedrive": {"Deal - Stage": "", "Deal - Status": "Lost"},
        "dynamics": {"Pipeline Phase": "", "Status": "Lost"},
        "odoo": {"Stage": "", "Active": "False"},
    }[crm.crm]
    assert row | lost == row
    assert "Stopped: no budget" in row.values()


@ALL
def test_the_file_goes_back_in_by_the_same_mapping(crm, tmp_path):
    """As far as it tells of stages."""
    crm.ok("back ACME-2 understand --reason 'not that far'", by="ada")
    out = tmp_path / "updates.csv"
    told = crm.data(f"export updates --for {crm.crm} --changed --out {out}")
    assert (told["rows"], told["homeless"]) == (1, [])
    before = crm.data("show ACME-2")
    crm.data(f"import {out} --map {shipped()[f'{crm.crm}/deals']}", by="ada")
    after = crm.data("show ACME-2")
    assert (after["stage"], after["status"], after["title"]) == (before["stage"], before["status"], "=Belts")


@ONE
def test_next_step_and_verdict(crm):
    crm.ok("contact add 'Chen Yu' --account ACME --part decider", by="ada")
    crm.ok("step ACME-1 'send the comparison' --on 2026-03-05 --with chen", by="ada")
    row = updates(crm)["A-1"]
    assert (row["Next Step"], row["Next Step Date"]) == ("send the comparison · Chen Yu", "2026-03-05")
    assert row["Dealgate Verdict"].startswith(
        "Gate closed, missing: The client feels we know what they need, "
    )
    crm.lang = "zh"
    assert updates(crm)["A-1"]["Dealgate Verdict"].startswith("关口未开，还缺：")


@ONE
def test_no_formula_runs_where_they_open_it(crm):
    assert updates(crm)["A-2"]["Opportunity Name"] == "'=Belts"


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
        ("export updates --for odoo --stage explore", "not_with"),
        ("export updates --for odoo --as-of today", "not_here"),
    ],
)
def test_refused(work, line, said):
    assert work(line).code == 2, said


class TestPageByPage:
    @ONE
    def test_all_of_them(self, crm, monkeypatch):
        whole = updates(crm)
        statement = "exchange.outgoing.updates.rows._FROM"
        from exchange.outgoing.updates import rows

        monkeypatch.setattr(statement, rows._FROM.replace("LIMIT 200", "LIMIT 1"))
        assert updates(crm) == whole
