"""`import --guess`, and `import --map` by the name of a mapping that came along."""

import pytest

REPORT = (
    "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date\n"
    "006A,Line 3,ACME,Prospecting,1,2026-03-02\n"
    "006B,MES,Bohai,Closed Won,1,2026-03-01\n"
)


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.csv").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.sqlite("a draft needs no database")
def test_a_draft_on_the_screen_needs_no_database(shell, report):
    out = shell.ok("import report.csv --guess", DEALGATE_DB=str(report / "none.sqlite"))
    assert "what: deals\nsource: salesforce\n" in out
    data = shell.data("import report.csv --guess")
    assert (data["what"], data["rows"], data["begun_with"]) == ("deals", 2, "salesforce/deals")
    assert data["columns"]["title"] == {"columns": ["Opportunity Name"], "sure": True}
    assert data["values"][0] == {"value": "Prospecting", "rows": 1, "sure": True}


@pytest.mark.sqlite("a draft needs no database")
def test_a_draft_in_a_file_is_never_written_over_another(shell, report):
    out = shell.ok("import report.csv --guess --map ours.yaml")
    assert out.splitlines()[0] == "Written to ours.yaml: deals; look at the 1 line marked # check first."
    before = (report / "ours.yaml").read_text(encoding="utf-8")
    said = shell("import report.csv --guess --map ours.yaml --json")
    assert (said.code, "is not written over" in said.error["message"]) == (1, True)
    assert (report / "ours.yaml").read_text(encoding="utf-8") == before
    assert shell("import report.csv --guess --what things").code == 2


def test_what_was_drafted_can_be_imported_by(shell, report):
    shell.ok("import report.csv --guess --map ours.yaml", by="ada")
    assert shell.data("import report.csv --map ours.yaml", by="ada")["created"] == 2


def test_a_name_stands_for_a_mapping_and_a_crm_for_the_one_that_fits(shell, report):
    data = shell.data("import report.csv --map salesforce", by="ada")
    assert data["created"] == 2
    assert "Read by salesforce/deals: 6 columns of it are in the file" in data["message"]
    assert shell.data("import report.csv --map salesforce/deals", by="ada")["unchanged"] == 2
    assert [deal["stage"] for deal in shell.data("list", by="ada")] == ["understand", "execute"]


def test_a_crm_none_of_whose_columns_are_there(shell, report):
    (report / "other.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    said = shell("import other.csv --map pipedrive --json", by="ada")
    assert said.code == 4
    assert said.error["message"] == "No column of other.csv is one of those the mappings for pipedrive know"
    assert said.error["hint"] == "The file has: x, y"


def test_a_stage_of_their_own_says_how_the_mapping_is_made_theirs(shell, report):
    said = (
        "A mapping that comes along does not know stages of your own: dealgate mapping show "
        "salesforce/deals > ours.yaml, add them under stages, and import by that."
    )
    table = report / "report.csv"
    table.write_text(REPORT.replace("Prospecting", "Pilot"), encoding="utf-8")
    assert said in shell.data("import report.csv --map salesforce", by="ada")["notes"]
    table.write_text(
        REPORT.replace("Prospecting", "Pilot").replace("Closed Won", "Signing"), encoding="utf-8"
    )
    assert shell("import report.csv --map salesforce --json", by="ada").error["hint"] == said
    shell.ok("mapping show salesforce/deals", DEALGATE_DB=str(report / "none.sqlite"))
