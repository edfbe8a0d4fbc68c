"""What programs rely on: the shapes of `--json`, of CSV and of errors."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import METHOD_VERSION


def matching(pattern: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


DAY = matching(r"\d{4}-\d\d-\d\d")
INSTANT = matching(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
AMOUNT = matching(r"\d+(\.\d+)?")
HASH = matching("[0-9a-f]{64}")
COMMAND = matching(r"dealgate \S.*")
STAGE = matching("understand|explore|expand|execute|confirm|done")
STATUS = matching("open|won|done|stopped")
LEVEL = matching("none|unknown|warn|critical")
STEP = {"what": str, "on": DAY, "with": (str, None)}
IN_LIST = {
    "key": str,
    "title": str,
    "account": (str, None),
    "owner": str,
    "playbook": str,
    "stage": STAGE,
    "status": STATUS,
    "slowed": bool,
    "waiting_until": (DAY, None),
    "unproven": [str],
    "amount": (AMOUNT, None),
    "currency": (str, None),
    "stage_since": (INSTANT, None),
    "won_at": (INSTANT, None),
    "close_date": (DAY, None),
    "next_step": (STEP, None),
    "version": int,
}
ANSWER = {
    "point": str,
    "answer": matching("yes|unsure|no"),
    "evidence": str,
    "kind": str,
    "contact": (str, None),
    "on": DAY,
    "by": str,
    "standing": str,
}
IN_FULL = IN_LIST | {
    "answers": [ANSWER],
    "worksheets": dict,
    "contacts": [{"name": str, "part": str, "style": (str, None), "left": (DAY, None)}],
    "waivers": [{"requirement": str, "reason": str, "until": DAY, "by": str}],
    "promises": [{"what": str, "by": matching("us|client"), "on": DAY, "kept": bool}],
}
REQUIREMENT = {
    "id": str,
    "kind": matching("decision|worksheet|item|condition|contact|visit"),
    "standing": matching("met|unmet|unknown|waived|not_applicable"),
    "why": str,
    "settle": (COMMAND, None),
}
GATE = {"deal": str, "stage": STAGE, "passed": bool, "requirements": [REQUIREMENT]}
AGE = {
    "since": (INSTANT, DAY, None),
    "calendar_days": (int, None),
    "working_days": (int, None),
    "limit": (int, None),
    "limit_from": (str, None),
}
STALLED = {
    "key": str,
    "stage": STAGE,
    "status": STATUS,
    "level": LEVEL,
    "amount": (AMOUNT, None),
    "currency": (str, None),
    "ages": {"stage": AGE, "silence": AGE, "next_step": AGE},
    "signs": [{"id": str, "level": LEVEL, "because": str, "ask": str}],
    "first_step": (str, None),
}
EVENT = {
    "seq": int,
    "at": (INSTANT, None),
    "recorded_at": INSTANT,
    "actor": str,
    "kind": str,
    "data": dict,
    "hash": HASH,
}
NEXT = {"key": str, "do": str, "why": str, "command": COMMAND, "due": (DAY, None)}
IMPORT = {
    "read": int,
    "created": int,
    "updated": int,
    "unchanged": int,
    "rejected": [{"row": int, "column": (str, None), "reason": str}],
}


RESOLVED = {"playbook": str, "version": int, "title": {"zh": str, "en": str}, "stages": [dict]}
ORIGIN = {"file": str, "line": int, "column": int}
FAULT = {
    "file": str,
    "line": (int, None),
    "column": (int, None),
    "key": str,
    "rule": matching("[a-z_]+"),
    "level": matching("error|warning"),
    "what": str,
}
COUNTED = {"playbook": str, "version": int, "stages": int, "requirements": int, "points": int}
CASE = {
    "case": str,
    "file": str,
    "line": int,
    "stage": str,
    "passed": bool,
    "standings": dict,
    "misses": [{"what": str, "requirements": [{"id": str, "standing": str, "why": [str]}]}],
}
SEEN = {"stage": str, "requirement": str, "guarded": bool, "met": int, "open": int, "lacking": [str]}
TRIED = {
    "playbook": str,
    "version": int,
    "passed": bool,
    "cases": [CASE],
    "coverage": {"complete": bool, "stages_without": [str], "requirements": [SEEN]},
    "wording": ({"changed": [str], "added": [str], "gone": [str]}, None),
}
DIFFERENCE = {"place": str, "kind": str, "what": str, "demands": bool, "note": (str, None)}
SIDE = {"passed": bool, "met": int, "all": int}
UPGRADED = {
    "playbook": str,
    "version": int,
    "batch": (str, None),
    "counts": {"deals": int, "open": int, "close": int, "otherwise": int, "unchanged": int},
    "deals": [
        {
            "key": str,
            "from": {"playbook": str, "version": int},
            "stage": STAGE,
            "to_stage": STAGE,
            "status": STATUS,
            "to_status": STATUS,
            "unproven": [str],
            "was": SIDE,
            "becomes": SIDE,
            "changes": bool,
            "requirements": [{"id": str, "title": str, "was": (str, None), "becomes": (str, None)}],
            "left": {"answers": [str], "items": [str], "waivers": [str]},
        }
    ],
    "message": str,
}
SIMULATED = {
    "playbook": str,
    "version": int,
    "since": (DAY, None),
    "until": (DAY, None),
    "only": ({"playbook": str, "version": (int, None)}, None),
    "deals": int,
    "won": int,
    "left_out": {"undated": int, "duplicates": int},
    "ran_under": [{"playbook": str, "version": int, "deals": int}],
    "moves": int,
    "held": int,
    "never_recorded": int,
    "stages": [{"stage": STAGE, "moves": int, "held": int, "days": dict, "requirements": [dict]}],
    "stages_without_moves": [str],
    "stages_elsewhere": dict,
    "outcomes": dict,
    "because": [str],
}
BATCH = {"batch": str, "at": INSTANT, "by": str, "deals": int, "taken_back": bool}
IN_PLAYBOOKS = {
    "id": str,
    "version": int,
    "title": {"zh": str, "en": str},
    "installed_at": (INSTANT, None),
    "deals": int,
    "upgrades": [BATCH],
}
IN_STAGES = {
    "id": str,
    "status": STATUS,
    "limits": {"warn": int, "critical": int, "quiet": int},
    "back": ([str], None),
    "gate": [{"id": str, "kind": str, "title": dict, "waivable": bool}],
    "checklist": [{"id": str, "title": dict}],
}
PLAYBOOK = {"id": str, "version": int, "title": dict, "stages": [IN_STAGES], "signs": [dict]}


def misfits(value: object, shape: object, place: str = "data") -> list[str]:
    """Every place where a value is not what it should be; more keys than the shape has are welcome."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{place} is {value!r}"]
        lost = [f"{place}.{name} is missing" for name in shape if name not in value]
        there = {name: s for name, s in shape.items() if name in value}
        return lost + [m for n, s in there.items() for m in misfits(value[n], s, f"{place}.{n}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{place} is {value!r}"]
        return [m for at, each in enumerate(value) for m in misfits(each, shape[0], f"{place}[{at}]")]
    if isinstance(shape, tuple):
        return [] if any(not misfits(value, s) for s in shape) else [f"{place} is {value!r}"]
    if shape is None:
        fits = value is None
    elif isinstance(shape, type):
        fits = type(value) is shape
    else:
        fits = shape(value)
    return [] if fits else [f"{place} is {value!r}"]


@pytest.mark.parametrize(
    ("line", "shape", "code"),
    [
        ("list", [IN_LIST], 0),
        ("show ACME-1", IN_FULL, 0),
        ("show D-1", IN_FULL, 0),
        ("gate ACME-1", GATE, 3),
        ("gate D-1", GATE, 3),
        ("stalled --all", [STALLED], 0),
        ("history ACME-1", [EVENT], 0),
        ("next", [NEXT], 0),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shapes_that_programs_rely_on(work, line, shape, code, lang):
    work.days(30)
    said = work(f"{line} --json --lang {lang}")
    assert (said.code, said.err) == (code, "")
    answer = json.loads(said.out)
    assert answer["dealgate"] == 1
    assert answer["data"], "nothing to look at"
    assert misfits(answer["data"], shape) == []


@pytest.fixture
def newer(work):
    """A next version of the playbook the deals follow, in a file."""
    stage = "{id: understand, gate: [{decision: needs_known, valid_for: 60d}]}"
    version = f"version: {METHOD_VERSION + 1}\n"
    head = f"playbook: client-value\n{version}extends: client-value\ntitle: {{zh: 新版, en: Newer}}\n"
    Path("newer.yaml").write_text(f"{head}stages: [{stage}]\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("list", [IN_PLAYBOOKS]),
        ("show", PLAYBOOK),
        ("show reorder --resolved", RESOLVED),
        ("lint newer.yaml", [{"file": str, **COUNTED, "warnings": [FAULT]}]),
        ("test reorder", [TRIED]),
        ("diff client-value newer.yaml", [DIFFERENCE]),
        ("install newer.yaml", {**COUNTED, "installed": bool, "message": str}),
        ("simulate newer.yaml", SIMULATED),
        ("new ours", {"folder": str, "files": [str]}),
        (
            "edit newer.yaml --raise-version",
            {"file": str, "changed": bool, "diff": str, "notes": [str]},
        ),
        ("schema", {"$schema": str, "$defs": dict}),
        ("schema --out schema.json", {"file": str}),
        ("diagram", {"format": matching("mermaid|svg"), "drawing": str}),
        ("diagram --out playbook.svg", {"format": matching("svg"), "path": str}),
    ],
)
def test_the_shapes_of_playbooks(work, newer, line, shape):
    found = work.data(f"playbook {line}", by="ada")
    assert found, "nothing to look at"
    assert misfits(found, shape) == []


def test_the_shapes_of_upgrades_and_their_batches(work, newer):
    work.ok("playbook install newer.yaml", by="ada")
    rehearsed = work.data("playbook upgrade --dry-run", by="ada")
    assert (misfits(rehearsed, UPGRADED), rehearsed["batch"]) == ([], None)
    done = work.data("playbook upgrade", by="ada")
    assert (misfits(done, UPGRADED), bool(done["deals"])) == ([], True)
    listed = {(each["id"], each["version"]): each for each in work.data("playbook list", by="ada")}
    assert misfits(list(listed.values()), [IN_PLAYBOOKS]) == []
    upgrades = listed["client-value", METHOD_VERSION + 1]["upgrades"]
    assert [batch["batch"] for batch in upgrades] == [done["batch"]]
    assert listed["retail", 1]["installed_at"] is None


def test_the_shape_of_faults_and_of_origins(work, newer):
    origins = work.data("playbook show newer.yaml --origin")
    assert misfits(list(origins.values()), [ORIGIN]) == []
    assert origins["stages.understand.gate.decision:needs_known.valid_for"]["file"] == "newer.yaml"
    text = Path("newer.yaml").read_text(encoding="utf-8")
    Path("newer.yaml").write_text(text.replace("60d", "60"), encoding="utf-8")
    (fault,) = work("playbook lint newer.yaml --json").error["details"]["faults"]
    assert misfits(fault, FAULT) == []
    assert (fault["level"], fault["line"]) == ("error", 5)


def test_what_a_deal_says_of_itself(work):
    deal = work.data("show ACME-1")
    assert {name: deal[name] for name in IN_LIST if name not in ("stage_since", "version")} == {
        "key": "ACME-1",
        "title": "Line 3 upgrade",
        "account": "ACME",
        "owner": "lin",
        "playbook": "client-value",
        "stage": "understand",
        "status": "open",
        "slowed": True,
        "waiting_until": "2026-03-06",
        "unproven": [],
        "amount": "480000.00",
        "currency": "CNY",
        "won_at": None,
        "close_date": "2026-09-30",
        "next_step": {"what": "send the comparison", "on": "2026-03-05", "with": "Chen Yu"},
    }
    assert deal["stage_since"].startswith("2026-03-02T")
    assert deal["worksheets"]["buying_behaviour"] == {
        "complete": 67,
        "fields": {"help_needed": 4, "complexity": 5},
        "figures": {"suggested": "project"},
    }
    assert deal["waivers"][0] | {"stage": "understand"} == deal["waivers"][0]
    [unsure] = deal["answers"]
    assert (unsure["contact"], unsure["standing"], unsure["by"]) == ("Chen Yu", "unmet", "lin")
    stopped, bare = work.data("show ACME-2"), work.data("show D-1")
    assert (stopped["status"], stopped["stage"], stopped["amount"]) == ("stopped", "understand", "95000.50")
    assert (bare["account"], bare["amount"], bare["next_step"], bare["answers"]) == (None, None, None, [])


def test_the_settling_commands_of_a_gate_work_when_completed(work):
    """Every `settle` is a command line of ours: with its blanks filled in, it settles what it stands at."""
    fills = {"--evidence …": "--evidence heard", "--kind …": "--kind client_document"}
    fills |= {"--with …": "--with chen", "--on …": "--on today", "--summary …": "--summary talk"}
    fills |= {"behaviour=…": "behaviour=project", "--reason …": "--reason x"}
    work.ok("set ACME-1 behaviour=")
    work.days(70)
    before = {r["id"]: r for r in work.data("gate ACME-1")["requirements"]}
    for id in ("decision:needs_known", "behaviour_judged", "visit:two_sided"):
        line = before[id]["settle"].removeprefix("dealgate ")
        for blank, given in fills.items():
            line = line.replace(blank, given)
        work.ok(line)
        after = {r["id"]: r["standing"] for r in work.data("gate ACME-1")["requirements"]}
        assert (before[id]["standing"] in ("unmet", "unknown"), after[id]) == (True, "met"), id


def test_the_result_of_a_write_is_the_deal_as_list_shows_it(work):
    written = work.data("set ACME-1 title='Line 4 upgrade'")
    assert misfits(written, IN_LIST) == []
    assert written["message"] == "ACME-1 is updated:\n  title: Line 3 upgrade → Line 4 upgrade"
    [listed] = [d for d in work.data("list") if d["key"] == "ACME-1"]
    assert {name: written[name] for name in listed} == listed


def test_an_import_says_how_many_and_which_not(work):
    Path("map.yaml").write_text(
        "source: crm\ncolumns: {id: id, title: what, amount: value, stage: stage}\n"
        "constants: {currency: CNY}\nstages: {Lead: understand}\n",
        encoding="utf-8",
    )
    Path("deals.csv").write_text("id,what,value,stage\n1,MES,5000,Lead\n2,ERP,ten,Lead\n", encoding="utf-8")
    found = work.data("import deals.csv --map map.yaml", by="ada")
    assert misfits(found, IMPORT) == []
    assert [found[n] for n in ("read", "created", "updated", "unchanged")] == [2, 1, 0, 0]
    assert [(r["row"], r["column"]) for r in found["rejected"]] == [(3, "value")]
    again = work.data("import deals.csv --map map.yaml", by="ada")
    assert [again[n] for n in ("read", "created", "updated", "unchanged")] == [2, 0, 0, 1]


def test_csv_is_a_table_with_the_same_names(work):
    said = work("list --csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [row["key"] for row in rows] == ["ACME-1", "ACME-2", "D-1"]
    assert rows[0]["amount"] == "480000.00"
    assert rows[0]["next_step.what"] == "send the comparison"
    assert rows[2]["account"] == ""
    assert work("show ACME-1 --csv").code == 2


def test_a_formula_in_a_title_is_no_formula_in_the_table(work):
    work.ok("""set D-1 title='=HYPERLINK("http://x")'""")
    rows = list(csv.DictReader(io.StringIO(work.ok("list --csv"))))
    assert rows[2]["title"].startswith("'=HYPERLINK")


def test_a_program_gets_every_deal_and_a_person_a_page(work):
    for n in range(60):
        work.ok(f"new 'deal {n}'")
    assert len(work.data("list")) == 63
    page = work.ok("list")
    assert "--after" in page
    assert page.count("\n") == 52
    assert len(work.data("list --limit 7")) == 7
    assert [d["key"] for d in work.data("list --after D-59")] == ["D-60", "D-61"]
