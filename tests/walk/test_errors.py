"""Refusals: the exit code, one sentence, what to do next; and nothing written."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from databases import ask, everything

READS = ["list", "show ACME-1", "gate ACME-1", "history ACME-1", "next", "prep ACME-1", "stalled"]
READS += ["show ACME-1 buying_behaviour", "account value ACME", "account review", "order list"]
WRITES = [
    "set ACME-1 title=x",
    "answer ACME-1 needs_known yes --evidence x --kind client_document",
    "fill ACME-1 client_profile business_plan=x",
    "fill ACME-1 stakeholders people.chen.influence=5",
    "tick ACME-1 root_cause",
    "step ACME-1 call --on +1d",
    "promise ACME-1 offer --by us --on +1d",
    "visit log ACME-1 --with chen --summary x",
    "wait ACME-1 --until +1d --reason x",
    "stop ACME-1 --class no_decision --reason x",
    "undo ACME-2",
    "reopen ACME-2 --reason x",
    "new x",
    "account add Beta",
    "account edit ACME name=Acme2",
    "account fill ACME rating trust=4",
    "account classify",
    "order add ACME 50000 --on today --cost 31000",
    "contact add Li --account ACME --part user",
    "contact edit gao part=buyer",
    "contact leave gao",
    "person add kim --role rep",
    "person leave bo --to lin",
]


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        ("list --nonsense", 2, "usage"),
        ("answer ACME-1 needs_known", 2, "usage"),
        ("answer ACME-1 needs_known maybe --evidence x --kind client_document", 2, "usage"),
        ("answer ACME-1 needs_knwn yes --evidence x --kind client_document", 2, "usage"),
        ("answer ACME-1 needs_known yes --evidence x --kind hearsay", 2, "usage"),
        ("answer ACME-1 needs_known yes --evidence x --kind client_said", 2, "usage"),
        ("answer ACME-1 needs_known yes --evidence ' ' --kind client_document", 2, "usage"),
        ("answer ACME-1 needs_known yes --evidence x --kind client_document --on +2d", 2, "usage"),
        ("answer ACME-1 needs_known yes --evidence x --kind client_said --contact nobody", 4, "not_found"),
        ("answer D-1 needs_known yes --evidence x --kind client_said --contact chen", 1, "refused"),
        ("set ACME-1 colour=red", 2, "usage"),
        ("set ACME-1 amount=much", 2, "usage"),
        ("set ACME-1 amount=-5", 2, "usage"),
        ("set ACME-1 currency=yuan", 2, "usage"),
        ("set ACME-1 close_date=soon", 2, "usage"),
        ("set ACME-1 behaviour=nice", 2, "usage"),
        ("set ACME-1 account=NOBODY", 4, "not_found"),
        ("set ACME-1 owner=nobody", 4, "not_found"),
        ("set ACME-1 title", 2, "usage"),
        ("fill ACME-1 client_profile colour=red", 2, "usage"),
        ("fill ACME-1 no_sheet a=b", 2, "usage"),
        ("fill ACME-1 buying_behaviour help_needed=9", 2, "usage"),
        ("fill ACME-1 options criteria.price.weight=-1", 2, "usage"),
        ("fill ACME-1 value_canvas --file nowhere.yaml", 7, "bad_file"),
        ("account fill ACME rating trust=7", 2, "usage"),
        ("order add ACME 1e3x --on today", 2, "usage"),
        ("order drop ACME/9 --reason x", 4, "not_found"),
        ("tick ACME-1 no_item", 2, "usage"),
        ("wait ACME-1 --until 2026-03-01 --reason x", 2, "usage"),
        ("waive ACME-1 visit:two_sided --until +3d --reason x", 4, "not_allowed"),
        ("advance ACME-1", 3, "gate_closed"),
        ("back ACME-1 explore --reason x", 1, "refused"),
        ("back ACME-1 nowhere --reason x", 2, "usage"),
        ("stop ACME-1 --class bored --reason x", 2, "usage"),
        ("stop ACME-2 --class no_decision --reason x", 1, "refused"),
        ("advance ACME-2", 1, "refused"),
        ("reopen ACME-1 --reason x", 1, "refused"),
        ("show NOPE-1", 4, "not_found"),
        ("show ACME", 4, "not_found"),
        ("list --as nobody", 4, "not_found"),
        ("list --as-of soon", 2, "usage"),
        ("list --status lost", 2, "usage"),
        ("undo ACME-1 --as bo", 4, "not_allowed"),
        ("set ACME-1 title=x --expect 1", 6, "conflict"),
        ("set ACME-1 title=x --expect 99", 6, "conflict"),
        ("playbook lint nowhere.yaml", 7, "bad_file"),
        ("import nowhere.csv --map nowhere.yaml --as ada", 7, "bad_file"),
        ("person add kim --role king --as ada", 2, "usage"),
        ("person add kim --role rep", 4, "not_allowed"),
        ("contact add 'Chen Yu' --account ACME --part user", 1, "refused"),
        ("contact add Li --account ACME --part king", 2, "usage"),
        ("account add 'Acme Tools'", 1, "refused"),
        ("account add Other --code ACME", 1, "refused"),
        ("account add Other --code D", 1, "refused"),
        ("init", 1, "refused"),
    ],
)
def test_a_refusal_has_its_code_a_sentence_and_writes_nothing(work, line, code, name):
    before = everything(work.db)
    said = work(f"{line} --json")
    assert (said.code, said.error["code"], said.err) == (code, name, "")
    assert said.error["message"].strip()
    for lang in ("zh", "en"):
        said = work(line, DEALGATE_LANG=lang)
        assert (said.code, said.out) == (code, "")
        assert "Traceback" not in said.err
        assert said.err.strip()
        assert bool(re.search("[\u4e00-\u9fff]", said.err)) == (lang == "zh")
    assert everything(work.db) == before


def test_a_key_nobody_knows_comes_with_those_that_are_close(work):
    error = work("show ACM-7 --json").error
    assert error["details"]["candidates"] == ["ACME-1 Line 3 upgrade", "ACME-2 Old scanners"]
    error = work("show ACME --json").error
    assert error["details"]["candidates"] == ["ACME-1 Line 3 upgrade", "ACME-2 Old scanners"]
    assert "lin" in work("list --as lina --json").error["details"]["candidates"]


def test_the_beginning_of_a_key_will_do_for_a_person_and_a_program_writes_exactly(work):
    work.ok("new 'Twelve'")
    for n in range(9):
        work.ok(f"new 'deal {n}'")
    assert work.data("show d-10")["key"] == "D-10"
    assert work.data("show D-1")["key"] == "D-1", "an exact key wins over a longer one"
    work.ok("set acme-1 title=Exact --no-input")
    work.ok("stop D-2 --class duplicate --reason x")
    work.ok("account add Zeta --code ZETA")
    work.ok("new 'Only one' --account ZETA")
    assert work.data("show zet")["key"] == "ZETA-1"
    assert work.data("set zet title=Short")["title"] == "Short"
    assert work("set zet title=x --no-input --json").error["code"] == "not_found"
    assert work.data("show zet --no-input")["title"] == "Short", "reading by a beginning harms nobody"


@pytest.mark.parametrize("line", WRITES)
def test_a_dry_run_says_it_all_and_writes_nothing(work, line):
    work.ok("order add ACME 50000 --on today", by="ada")
    before = everything(work.db)
    said = work(f"{line} --dry-run --json", by="ada")
    assert said.data["dry_run"] is True, said
    assert "Dry run" in work.ok(f"{line} --dry-run", by="ada")
    assert everything(work.db) == before
    assert "dry_run" not in work.data(line, by="ada")
    assert everything(work.db) != before


@pytest.mark.parametrize("line", READS)
def test_a_read_writes_nothing(work, line):
    before = everything(work.db)
    work(line)
    work(f"{line} --as-of yesterday")
    assert everything(work.db) == before


@pytest.fixture(scope="module")
def nothing(databases):
    """By kind, where there is no database, or nothing in it."""
    return databases.once("none", lambda _: None)


@pytest.mark.parametrize("line", [*READS, *WRITES])
def test_without_a_database_every_command_says_how_to_begin(shell, nothing, database, line):
    nowhere = nothing(database)
    said = shell(line, DEALGATE_DB=nowhere)
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("  → dealgate init\n")
    assert not (os.path.exists(nowhere) if database == "sqlite" else everything(nowhere))


def test_a_program_reads_no_question_and_gets_no_colour(work):
    for line in READS:
        assert "\x1b" not in work(line).out
    assert work("fill ACME-1 client_profile --json").error["code"] == "usage"


def test_a_database_of_another_age(work):
    ask(work.db, "UPDATE alembic_version SET version_num = '0000'")
    for line in READS:
        said = work(f"{line} --json")
        assert (said.code, said.error["hint"]) == (5, "dealgate db upgrade")
    assert work("--help").code == 0
    ask(work.db, "UPDATE alembic_version SET version_num = '9999'")
    for line in (*READS, *WRITES):
        assert work(f"{line} --json").error["code"] == "refused"


def test_a_gate_that_is_closed_is_told_whole(work):
    error = work("advance ACME-1 --json").error
    gate = json.loads(work("gate ACME-1 --json").out)["data"]
    assert error["details"]["gate"] == gate
    assert work("advance ACME-1").err == work("gate ACME-1").out


def test_who_changed_what_meanwhile(work):
    seen = work.data("show ACME-1")["version"]
    work.ok("set ACME-1 title=Mine", by="wei")
    work.ok("tick ACME-1 root_cause", by="mia")
    error = work(f"set ACME-1 title=Yours --expect {seen} --json").error
    assert [(c["actor"], c["kind"]) for c in error["details"]["changes"]] == [("wei", "set"), ("mia", "tick")]
    assert "mia" in work(f"set ACME-1 title=Yours --expect {seen}").err
    assert work.data("show ACME-1")["title"] == "Mine"


def test_the_same_request_twice_changes_one_thing_and_says_the_same(work):
    once = work("tick ACME-1 root_cause --request r-1 --json")
    assert work("tick ACME-1 root_cause --request r-1 --json").data == once.data
    assert work("tick ACME-1 root_cause --request r-1").out == once.data["message"] + "\n"
    assert [e["kind"] for e in work.data("history ACME-1")].count("tick") == 2
    opened = work("new 'Twice' --request r-2 --json")
    assert work("new 'Twice' --request r-2 --json").data == opened.data
    assert [d["title"] for d in work.data("list")].count("Twice") == 1
    assert work("advance ACME-1 --request r-1 --json").error["code"] == "refused"
    assert work("tick ACME-1 root_cause --request r-1 --json", by="wei").error["code"] == "refused"


def test_a_dry_run_does_not_use_up_a_request(work):
    work.ok("new 'Once' --request r-3 --dry-run")
    assert work.data("new 'Once' --request r-3")["title"] == "Once"


def _without_id(data):
    """A sheet has a new id whenever it is made."""
    return {name: value for name, value in data.items() if name != "id"} if isinstance(data, dict) else data


def test_the_past_is_shown_as_it_was(work):
    lines = ("list", "show ACME-1", "gate ACME-1", "history ACME-1", "contact list", "prep ACME-1")
    lines += ("account show ACME", "contact show chen")
    before = {line: work(f"{line} --json") for line in lines}
    day = work.now.date().isoformat()
    work.days(10)
    work.ok("set ACME-1 title=Later amount=1 behaviour=profit")
    work.ok("answer ACME-1 needs_known yes --evidence x --kind client_document")
    work.ok("contact add 'Li Lei' --account ACME --part economic_buyer")
    work.ok("contact leave gao")
    work.ok("contact edit chen phone=1 job=chief")
    work.ok("account edit ACME place=Wuxi")
    work.ok("visit log ACME-1 --with chen --summary later")
    work.ok("reopen ACME-2 --reason x")
    work.ok("new 'Newer'")
    for line, said in before.items():
        assert _without_id(work(f"{line} --json --as-of {day}").data) == _without_id(said.data), line
    assert work(f"show D-2 --as-of {day} --json").error["code"] == "not_found"
    assert [e["kind"] for e in work.data("history ACME-2")][-1] == "reopen"


def test_an_unexpected_error_says_where_its_report_was_saved(work, monkeypatch):
    def broken(*args: object, **more: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("engine.reads.listed", broken)
    said = work("list")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    [report] = Path(work.home).rglob("crash-*.txt")
    assert str(report) in said.err
    assert "on purpose" in report.read_text(encoding="utf-8")
    assert work("list --json").error["code"] == "crash"


@pytest.mark.sqlite("a server takes no file")
def test_a_file_that_is_no_database(work, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ms Gao, " * 100)
    said = work("list", DEALGATE_DB=str(tmp_path / "letter.txt"))
    assert (said.code, said.err) == (1, f"{tmp_path / 'letter.txt'} is not a SQLite database file.\n")
    said = work("list", DEALGATE_DB=str(tmp_path))
    assert said.code == 1
    assert "is a folder" in said.err


@pytest.mark.sqlite("a server has files of its own")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to(work, tmp_path):
    os.chmod(work.db, 0o400)
    assert work("new x").code == 1


def test_what_is_no_text_is_said_to_be_none(work):
    wrong = work("show \udcff\udcfe")
    assert (wrong.code, "UTF-8" in wrong.err) == (2, True)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "+99999w"])
def test_no_day_of_our_times(work, day):
    for line in ("list", "stalled", "next", "show ACME-1"):
        assert work(f"{line} --as-of {day}").code == 2


def test_a_request_id_stands_for_one_wish(work):
    work.ok("set ACME-1 title=Renamed --request r1")
    assert work("set ACME-1 title=Renamed --request r1").code == 0
    for other in ("set ACME-1 title=Again --request r1", "set D-1 title=Renamed --request r1"):
        assert work(f"{other} --json").error["code"] == "refused"
    assert work.data("show D-1")["title"] != "Renamed"


def test_a_missing_rate_is_settled_by_a_rate(work):
    work.ok("new Scanners --account ACME --amount 900000 --currency USD")
    settles = [r["settle"] for r in work.data("gate ACME-3")["requirements"]]
    assert "dealgate db rate USD …" in settles


def test_nobody_reads_the_refusal(work):
    """`dealgate show NONE --json | head -c 1`: no traceback where the pipe closes on an error."""
    environ = {**os.environ, "DEALGATE_DB": work.db, "DEALGATE_USER": "lin"}
    line = "import cli; cli.app()"
    with subprocess.Popen(
        [sys.executable, "-c", line, "show", "NONE", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
