"""`mapping list`, `show`, `lint` and `schema`: what they print, in which form, and how they exit."""

import json

import pytest

from cli import COMMANDS
from commands.program import run
from words.say import speak

OURS = """\
source: crm
columns: {title: Deal, stage: Stage, amount: Value}
stages: {Lead: understand}
"""
DOUBTFUL = OURS + "optional: [Owner]\n"
WRONG = OURS.replace("understand", "understood")


@pytest.fixture
def mapping(capfd, tmp_path, monkeypatch):
    """mapping("lint ours.yaml"): in the folder one stands in; the exit code, what it said, and to whom."""
    monkeypatch.chdir(tmp_path)

    def call(line, ours=OURS, table="Deal,Stage,Value\nA,Lead,1\nB,Won,2\n"):
        (tmp_path / "ours.yaml").write_text(ours, encoding="utf-8")
        (tmp_path / "deals.csv").write_text(table, encoding="utf-8")
        code = run(COMMANDS, ["mapping", *line.split()], {"HOME": str(tmp_path)})
        return code, *capfd.readouterr()

    yield call
    speak("en")


def test_list_names_those_that_came_along_and_what_they_need(mapping):
    code, out, err = mapping("list")
    assert (code, err) == (0, "")
    rows = [line.split("  ") for line in out.splitlines()]
    assert [cell.strip() for cell in rows[0] if cell.strip()] == ["NAME", "OF", "COLUMNS IT NEEDS"]
    contacts = next(line for line in out.splitlines() if line.startswith("hubspot/contacts"))
    assert contacts.endswith("First Name / Last Name")
    data = json.loads(mapping("list --json")[1])["data"]
    assert len(data) == 25
    assert data[0].keys() == {"name", "what", "needs", "columns", "file"}
    assert "商机" in mapping("list --lang zh")[1]


def test_show_prints_one_as_it_stands_to_begin_with(mapping, tmp_path):
    code, out, _ = mapping("show salesforce/deals")
    assert code == 0
    assert "  title: Opportunity Name" in out
    assert mapping("lint ours.yaml", out)[0] == 0
    assert json.loads(mapping("show salesforce/deals --json")[1])["data"]["name"] == "salesforce/deals"


def test_a_name_nobody_knows(mapping):
    code, _, err = mapping("show salesfroce/deals")
    assert code == 4
    assert "There is no mapping “salesfroce/deals”" in err
    assert "salesforce/deals" in err
    assert mapping("show salesforce")[0] == 4


def test_a_sound_one(mapping):
    assert mapping("lint ours.yaml") == (0, "Nothing wrong: ours.yaml, deals out of 3 columns\n", "")
    assert mapping("lint ours.yaml --lang zh")[1] == "没有问题：ours.yaml，商机，用到 3 列\n"


def test_a_warning_keeps_nobody_from_using_it_unless_asked(mapping):
    code, out, err = mapping("lint ours.yaml", DOUBTFUL)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "ours.yaml:4:12  optional[0]  warning: this mapping takes nothing from Owner, so this has no effect",
        "Fit for use: ours.yaml, deals out of 3 columns",
        "1 warning: nothing that keeps it from being used, but worth a look",
    ]
    assert mapping("lint ours.yaml --strict", DOUBTFUL)[0] == 7


def test_a_fault_keeps_it_from_being_used(mapping):
    code, out, err = mapping("lint ours.yaml", WRONG)
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        "ours.yaml:3:10  stages.Lead.stage  no stage understood; did you mean understand?",
        "1 fault to fix before anything can be imported by this",
    ]


def test_a_file_no_mapping_can_be_made_of_is_told_with_the_others(mapping, tmp_path):
    (tmp_path / "other.yaml").write_text("what: things\n", encoding="utf-8")
    code, _, err = mapping("lint ours.yaml other.yaml", WRONG)
    assert code == 7
    assert [line.partition(":")[0] for line in err.splitlines()[:2]] == ["ours.yaml", "other.yaml"]


def test_a_table_is_held_against_it(mapping):
    _, out, _ = mapping("lint ours.yaml --table deals.csv")
    assert out.splitlines()[0].endswith(
        "the stage of 1 row is “Won”, and the mapping does not say what that means"
    )
    code, _, err = mapping("lint ours.yaml --table deals.csv", table="Deal,Stage\nA,Lead\n")
    assert code == 7
    assert "the file has no column Value" in err


def test_for_review_and_for_editors(mapping):
    code, out, err = mapping("lint ours.yaml --format github", WRONG)
    assert (code, err) == (7, "1 fault to fix before anything can be imported by this\n")
    assert out.startswith("::error file=ours.yaml,line=3,col=10,title=unknown::stages.Lead.stage: no stage")
    code, out, _ = mapping("lint ours.yaml --format sarif", DOUBTFUL)
    results = json.loads(out)["runs"][0]["results"]
    assert (code, [result["level"] for result in results]) == (0, ["warning"])
    assert mapping("lint ours.yaml --format xml")[0] == 2


def test_for_a_program(mapping):
    data = json.loads(mapping("lint ours.yaml --json", DOUBTFUL)[1])["data"]
    assert [(each["file"], each["what"], each["columns"]) for each in data] == [("ours.yaml", "deals", 3)]
    assert data[0]["warnings"][0]["level"] == "warning"


def test_a_playbook_that_is_not_here_is_said(mapping):
    code, out, _ = mapping("lint ours.yaml", "playbook: ours\n" + OURS)
    assert code == 0
    assert out.splitlines()[-1] == (
        "The stages of ours.yaml were not looked at: the playbook ours is not here; install it first"
    )


def test_the_schema_takes_the_place_of_an_older_one_and_of_nothing_else(mapping, tmp_path):
    code, out, _ = mapping("schema --out mapping.schema.json")
    assert code == 0
    assert "mapping.schema.json" in out
    assert mapping("schema --out mapping.schema.json")[0] == 0
    assert json.loads((tmp_path / "mapping.schema.json").read_text(encoding="utf-8"))["title"] == "Mapping"
    code, _, err = mapping("schema --out ours.yaml")
    assert (code, "is no JSON Schema of mappings" in err) == (1, True)


def test_a_table_is_no_mapping(mapping, tmp_path):
    (tmp_path / "deals.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    code, _, err = mapping("lint deals.xlsx")
    assert (code, "docs/mappings.md" in err) == (7, True)
