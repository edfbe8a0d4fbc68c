"""`import`, as a person and as a program runs it."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from cli import COMMANDS
from commands.program import run
from words.say import speak

MAP = """
source: crm
columns: {id: id, title: what, account: client, amount: value, stage: stage}
constants: {currency: CNY}
stages:
  Lead: understand
  Talking: {stage: explore, on: began}
"""
ORDERS = """
source: books
columns: {id: no, account: client, on: day, amount: value}
constants: {currency: CNY}
"""
PIPELINE = """id,what,client,value,stage,began
1,Line 3 upgrade,ACME,5000,Lead,
2,Scanners,,,Talking,2026-03-02
3,MES,ACME,ten,Lead,
"""


@pytest.fixture
def dealgate(databases, database, capfd, tmp_path, monkeypatch):
    """A team whose admin is wei, in a folder with pipeline.csv and map.yaml."""
    monkeypatch.chdir(tmp_path)
    db = databases.empty(database, "team")
    environ = {"HOME": str(tmp_path), "DEALGATE_DB": db, "DEALGATE_USER": "wei"}
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("pipeline.csv").write_text(PIPELINE, encoding="utf-8")

    def call(*argv):
        code = run(COMMANDS, argv, environ)
        out, err = capfd.readouterr()
        return code, out, err

    assert call("init", "--time-zone", "Asia/Shanghai")[0] == 0
    yield call
    speak("en")


IMPORT = ("import", "pipeline.csv", "--map", "map.yaml")


def data(answer):
    code, out, err = answer
    assert (code, err) == (0, "")
    return json.loads(out)["data"]


def test_what_came_in_and_what_did_not(dealgate):
    assert dealgate(*IMPORT) == (
        0,
        "3 rows read: 2 deals created, 0 updated, 0 unchanged.\n"
        "1 account and 0 people registered.\n"
        "1 row did not go in:\n"
        "  row 4, value: “ten” isn't an amount in CNY; write it like 1200000\n"
        "The rows that stayed out are in pipeline.rejected.csv, each with the reason; correct them there and"
        " import that file with the same mapping.\n",
        "",
    )
    _, out, _ = dealgate(*IMPORT, "--lang", "zh")
    assert out.splitlines()[0] == "读了 3 行：新增商机 0 个，更新 0 个，没有变化 2 个。"
    assert [d["key"] for d in data(dealgate("list", "--json"))] == ["ACME-1", "D-1"]


def test_the_shape_programs_rely_on(dealgate):
    said = data(dealgate(*IMPORT, "--json"))
    del said["message"]
    assert said == {
        "what": "deals",
        "read": 3,
        "skipped": 0,
        "created": 2,
        "updated": 0,
        "unchanged": 0,
        "rejected": [
            {"row": 4, "column": "value", "reason": "“ten” isn't an amount in CNY; write it like 1200000"}
        ],
        "accounts": 1,
        "people": 0,
        "faults": 1,
        "rejected_file": "pipeline.rejected.csv",
        "clientless": 0,
        "kept": 0,
        "conflicts": [],
        "duplicates": [],
        "detected": [],
        "notes": [],
        "complete": True,
    }


def test_answers_come_in_and_history_tells_it(dealgate):
    Path("map.yaml").write_text(MAP + "answers: {Who pays?: client}\n", encoding="utf-8")
    dealgate(*IMPORT)
    Path("pipeline.csv").write_text(PIPELINE.replace("Scanners,,", "Scanners,Bohai,"), encoding="utf-8")
    dealgate(*IMPORT)
    Path("pipeline.csv").write_text(PIPELINE, encoding="utf-8")
    dealgate(*IMPORT)
    sheet = data(dealgate("show", "ACME-1", "--json"))["worksheets"]["qualification"]
    assert sheet["fields"] == {"answers": [{"question": "Who pays?", "answer": "ACME"}]}
    assert "imported: “Qualification”, now 0 %" in dealgate("history", "ACME-1")[1]
    assert "导入：填写“客户资格评估”，完成 0%" in dealgate("history", "ACME-1", "--lang", "zh")[1]
    assert dealgate("history", "D-1")[1].count("imported: “Qualification”") == 2
    assert dealgate("db", "verify")[0] == 0


def test_orders_come_in(dealgate):
    Path("orders.csv").write_text("no,client,day,value\n1,ACME,2026-03-02,50\n2,ACME,,9\n", encoding="utf-8")
    Path("map.yaml").write_text(ORDERS, encoding="utf-8")
    wanted = "what: orders\n" + ORDERS
    assert dealgate("import", "orders.csv", "--map", "map.yaml")[0] == 7
    Path("map.yaml").write_text(wanted + 'only: {no: "1"}\n', encoding="utf-8")
    assert dealgate("import", "orders.csv", "--map", "map.yaml") == (
        0,
        "2 rows read: 1 order created, 0 updated, 0 unchanged.\n"
        "1 row skipped, as the mapping asks.\n"
        "1 account and 0 people registered.\n",
        "",
    )
    said = data(dealgate("import", "orders.csv", "--map", "map.yaml", "--json"))
    assert (said["what"], said["skipped"], said["unchanged"]) == ("orders", 1, 1)
    assert dealgate("db", "verify")[0] == 0


EVENTS = """
what: events
source: log
columns: {id: no, activity: did, at: at}
activities: {Call: understand, Quote: explore, Bid: expand, Lost: {stop: no_decision, reason: Lost}}
"""
LOG = """no,did,at
7,Quote,2026-03-02T10:00:00+08:00
7,Sneeze,2026-03-02
7,Call,2026-03-01
8,Call,soon
8,Quote,2026-03-04
7,Call,2026-03-05
7,Lost,2026-03-09
"""


def test_a_log_of_events_comes_in(dealgate):
    Path("log.csv").write_text(LOG, encoding="utf-8")
    Path("map.yaml").write_text(EVENTS, encoding="utf-8")
    log = ("import", "log.csv", "--map", "map.yaml")
    assert dealgate(*log) == (
        0,
        "7 rows read, of 2 deals: 1 created, 0 updated, 0 unchanged.\n"
        "1 row skipped, as the mapping asks.\n"
        "Activities the mapping does not name: Sneeze (1 row)\n"
        "Activities the mapping names and the file does not have: Bid\n"
        "1 deal stayed out whole. What is wrong:\n"
        "  row 5, at: “soon” isn't a day; write it like 2026-03-31\n"
        "The rows that stayed out are in log.rejected.csv, each with the reason; correct them there and"
        " import that file with the same mapping.\n",
        "",
    )
    assert "对照表没有列出的活动：Sneeze 1 行" in dealgate(*log, "--lang", "zh")[1]
    said = data(dealgate(*log, "--json"))
    assert Path("log.rejected.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "8,Call,soon,5,at,“soon” isn't a day; write it like 2026-03-31",
        "8,Quote,2026-03-04,6,,",
    ]
    for key in (
        "message",
        "rejected",
        "rejected_file",
        "clientless",
        "kept",
        "conflicts",
        "duplicates",
        "detected",
        "complete",
        "notes",
    ):
        del said[key]
    assert said == {
        "what": "events",
        "read": 7,
        "skipped": 1,
        "created": 0,
        "updated": 0,
        "unchanged": 1,
        "accounts": 0,
        "people": 0,
        "faults": 1,
        "deals": 2,
        "left_out": 1,
        "strays": 0,
        "unnamed": {"Sneeze": 1},
        "absent": ["Bid"],
    }
    then = data(dealgate("show", "D-1", "--as-of", "2026-03-04", "--json"))
    assert (then["stage"], then["status"]) == ("explore", "open")
    now = data(dealgate("show", "D-1", "--json"))
    assert (now["stage"], now["status"]) == ("understand", "stopped")
    assert dealgate("db", "verify")[0] == 0


def test_a_dry_run_says_the_same_and_changes_nothing(dealgate):
    said = data(dealgate(*IMPORT, "--dry-run", "--json"))
    assert data(dealgate("list", "--json")) == []
    run = data(dealgate(*IMPORT, "--json"))
    for key in ("message", "rejected_file"):
        del said[key], run[key]
    assert said == run | {"dry_run": True}


def test_a_repeated_request_answers_as_the_first_even_when_the_file_is_gone(dealgate):
    first = data(dealgate(*IMPORT, "--request", "r1", "--json"))
    Path("pipeline.csv").unlink()
    assert data(dealgate(*IMPORT, "--request", "r1", "--json")) == first


def test_all_or_nothing(dealgate):
    code, out, err = dealgate(*IMPORT, "--all-or-nothing")
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        "pipeline.csv:4:4  value  “ten” isn't an amount in CNY; write it like 1200000",
        "1 of the 3 rows of pipeline.csv can't go in; as asked, nothing was written.",
        "  The rows that stayed out are in pipeline.rejected.csv, each with the reason; correct them there"
        " and import that file with the same mapping.",
    ]
    assert data(dealgate("list", "--json")) == []


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("nope.csv", None, "There is no file nope.csv."),
        ("x.csv", b"", "x.csv is empty; nothing was imported."),
        ("x.csv", b"id,what\n", "x.csv has a heading and no rows; there is nothing to import."),
        (
            "x.csv",
            b"PK\x03\x04",
            "x.csv is incomplete or damaged, perhaps only half downloaded; export or download it again.",
        ),
        ("x.csv", b"id,what\n1,x\n", "4 columns of the mapping do not fit x.csv; nothing was imported."),
        (
            "x.csv",
            b"id,what,client,value,stage,began\n1,,,,,\n2,,,,,\n",
            "None of the 2 rows of x.csv can go in",
        ),
    ],
)
def test_files_that_can_not_be_used(dealgate, file, content, said):
    if content is not None:
        Path(file).write_bytes(content)
    code, out, err = dealgate("import", file, "--map", "map.yaml")
    assert (code, out) == (7, "")
    assert said in err
    assert "Traceback" not in err
    code, out, _ = dealgate("import", file, "--map", "map.yaml", "--json")
    assert (code, json.loads(out)["error"]["code"]) == (7, "bad_file")
    assert data(dealgate("list", "--json")) == []


def test_a_version_makes_no_sense_for_many_deals(dealgate):
    code, _, err = dealgate(*IMPORT, "--expect", "1")
    assert (code, "--expect" in err) == (2, True)
    assert "--expect" not in dealgate("import", "--help")[1], "nor is it offered"


def test_history_tells_an_imported_move_back_from_one_ahead(dealgate):
    """Only what was passed on the way is without proof."""
    Path("log.csv").write_text(
        "no,did,at\n7,Call,2026-03-01\n7,Bid,2026-03-02\n7,Quote,2026-03-03\n7,Lost,2026-03-04\n7,Quote,2026-03-05\n",
        encoding="utf-8",
    )
    Path("map.yaml").write_text(EVENTS, encoding="utf-8")
    dealgate("import", "log.csv", "--map", "map.yaml")
    told = [line.partition("imported: ")[2] for line in dealgate("history", "D-1")[1].splitlines()[2:]]
    assert told == [
        "reached Agree the solution, without proof",
        "moved back to Explore the options",
        "stopped (No decision): Lost",
        "reached Explore the options",
    ]
    assert "导入：退回“" in dealgate("history", "D-1", "--lang", "zh")[1]


def test_rows_of_nobody_are_counted_apart_from_deals(dealgate):
    Path("log.csv").write_text(LOG + ",Call,2026-03-01\n", encoding="utf-8")
    Path("map.yaml").write_text(EVENTS, encoding="utf-8")
    log = ("import", "log.csv", "--map", "map.yaml")
    said = dealgate(*log, "--dry-run")[1]
    assert "8 rows read, of 2 deals" in said
    assert "1 deal stayed out whole, besides 1 row of nobody knows which deal. What is wrong:" in said
    assert "有 1 个商机整个没有导入，另有 1 行看不出是哪个商机的" in dealgate(*log, "--lang", "zh")[1]
    Path("log.csv").write_text(LOG.replace("8,Call,soon", ",Call,2026-03-01"), encoding="utf-8")
    said = dealgate(*log)[1]
    assert "1 row of nobody knows which deal did not go in:\n  row 5, no: no id" in said


def test_the_corrected_rows_go_in_by_themselves(dealgate):
    dealgate(*IMPORT)
    kept = Path("pipeline.rejected.csv")
    assert (
        kept.read_text(encoding="utf-8-sig")
        .splitlines()[0]
        .endswith("dealgate_row,dealgate_column,dealgate_reason")
    )
    kept.write_text(kept.read_text(encoding="utf-8-sig").replace("ACME,ten", "ACME,10"), encoding="utf-8")
    said = data(dealgate("import", str(kept), "--map", "map.yaml", "--json"))
    assert (said["created"], said["rejected_file"]) == (1, None)
    assert [d["key"] for d in data(dealgate("list", "--json"))] == ["ACME-1", "ACME-2", "D-1"]


def test_a_corrected_file_is_never_replaced(dealgate):
    dealgate(*IMPORT)
    kept = Path("pipeline.rejected.csv")
    kept.write_text("corrected by hand", encoding="utf-8")
    again = data(dealgate(*IMPORT, "--json", "--rejected", str(kept)))
    assert (again["rejected_file"], kept.read_text()) == ("pipeline.rejected-2.csv", "corrected by hand")


@pytest.mark.parametrize("how", [(), ("--dry-run",), ("--request", "r1")])
def test_a_file_that_can_not_be_read_to_its_end_is_no_success(dealgate, how):
    table = Path("pipeline.csv")
    lines = table.read_text(encoding="utf-8").splitlines()
    torn = [*lines, lines[-1].replace("ACME", '"ACME'), *lines[2:]]
    table.write_text("\n".join(torn), encoding="utf-8")
    for _ in range(2 if how else 1):
        code, out, _ = dealgate(*IMPORT, "--json", "--rejected", "bad.csv", *how)
        said = json.loads(out)["data"]
        assert (code, said["complete"]) == (7, False)
    assert f"never closed; {len(lines) - 1} lines to the end" in said["rejected"][-1]["reason"]
    assert "The table could not be read to its end" in said["message"]
    kept = Path("bad.csv").read_text(encoding="utf-8-sig")
    assert kept.splitlines()[-1].endswith("could not be read")
    assert lines[2].split(",")[0] in kept


def test_where_the_rows_that_stay_out_are_kept(dealgate):
    assert data(dealgate(*IMPORT, "--json", "--rejected", "bad.csv"))["rejected_file"] == "bad.csv"
    assert Path("bad.csv").exists()
    assert data(dealgate(*IMPORT, "--json", "--rejected", "none"))["rejected_file"] is None
    assert not Path("pipeline.rejected.csv").exists()


def test_conflicts_are_said_and_settled(dealgate):
    dealgate(*IMPORT)
    dealgate("set", "ACME-1", "amount=6000")
    changed = PIPELINE.replace(",5000,", ",7000,")
    Path("pipeline.csv").write_text(changed, encoding="utf-8")
    said = dealgate(*IMPORT)[1]
    assert "1 field changed in the table and here as well" in said
    assert "  row 2, ACME-1, value: “CNY 6,000” here, “CNY 7,000” in the table" in said
    zh = dealgate(*IMPORT, "--lang", "zh")[1]
    assert "有 1 处在表里改了、在这里也改了，改得不一样；这里的没有动：" in zh
    conflict = data(dealgate(*IMPORT, "--json"))["conflicts"]
    assert conflict == [
        {
            "row": 2,
            "key": "ACME-1",
            "column": "value",
            "field": "amount",
            "here": {"minor": 600_000, "currency": "CNY"},
            "table": {"minor": 700_000, "currency": "CNY"},
        }
    ]
    assert data(dealgate(*IMPORT, "--json", "--conflicts", "ours"))["conflicts"] == []
    assert data(dealgate(*IMPORT, "--json"))["conflicts"] == []
    told = " ".join(dealgate("history", "ACME-1")[1].split())
    assert "imported: the table says amount: CNY 7,000; what stands here was kept" in told
    assert dealgate("db", "verify")[0] == 0
    code, _, err = dealgate(*IMPORT, "--conflicts", "mine")
    assert (code, "choose from show" in err) == (2, True)


def test_accounts_alike_are_proposed(dealgate):
    dealgate(*IMPORT)
    more = "id,what,client,value,stage,began\n7,Line 9,ACME Ltd.,1,Lead,\n"
    Path("pipeline.csv").write_text(more, encoding="utf-8")
    said = dealgate(*IMPORT)[1]
    assert "  ACME2 ACME Ltd. is like ACME ACME\n" in said
    assert "dealgate account merge ACME2 --into ACME" in said


def test_stopped_half_way_it_says_how_far_it_came(dealgate, monkeypatch):
    monkeypatch.setattr("exchange.incoming.chunks.BATCH", 2)

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("commands.import_.progress", lambda title: nullcontext(stop))
        code, out, _ = dealgate(*IMPORT, "--request", "r1")
    assert code == 130
    assert "Stopped half-way: 2 of 3 rows are done with, and kept; run it again to go on from there." in out
    said = data(dealgate(*IMPORT, "--request", "r1", "--json"))
    assert (said["created"], said["unchanged"], said["complete"]) == (0, 2, True)
    assert data(dealgate(*IMPORT, "--request", "r1", "--json")) == said


def test_imported_history_is_said_to_be(dealgate):
    dealgate(*IMPORT)
    assert "imported" in dealgate("history", "D-1")[1]
    shown = dealgate("show", "D-1")[1]
    assert "without proof" in shown or "unproven" in shown
