"""`import` of clients, their people and visits, as a person and as a program runs it."""

from datetime import timedelta
from pathlib import Path

import pytest

FILES = {
    "deals.yaml": "source: crm\ncolumns: {id: id, title: what, account: client, stage: stage}\n"
    "stages: {Talking: {stage: explore, on: began}}\n",
    "people.csv": "id,name,client,role\nP1,Chen Yu,Bohai Steel,Economic Buyer\n",
    "people.yaml": "source: crm\nwhat: contacts\ncolumns: {id: id, name: name, account: client, part: role}\n"
    "parts: {Economic Buyer: economic_buyer}\n",
    "talks.yaml": "source: crm\nwhat: visits\n"
    "columns: {id: id, on: on, summary: said, deal: deal, channel: how, contact: who}\n"
    "channels: {Call: call}\none_sided: [Email]\n",
}
TALKS = "id,on,said,deal,how,who\nT1,{on},prices,1,Call,Chen Yu; Wu Bin\nT2,{on},the offer,1,Email,\n"


@pytest.fixture
def silent(shell):
    """A company with a deal of 60 days ago, to whose client nobody has spoken since as far as is known."""
    began, last = ((shell.now - timedelta(days=n)).date() for n in (60, 3))
    deals = f"id,what,client,stage,began\n1,Line 3 upgrade,Bohai Steel,Talking,{began}\n"
    for name, text in {**FILES, "deals.csv": deals, "talks.csv": TALKS.format(on=last)}.items():
        Path(name).write_text(text, encoding="utf-8")
    for table in ("deals", "people"):
        shell.ok(f"import {table}.csv --map {table}.yaml", by="ada")
    return shell


def silence(shell):
    (deal,) = shell.data("stalled --all", by="ada")
    return deal["ages"]["silence"]["calendar_days"]


def test_a_call_that_is_imported_ends_the_silence(silent):
    before = silence(silent)
    assert before is None or before >= 60
    said = silent.ok("import talks.csv --map talks.yaml", by="ada")
    assert said.splitlines()[:1] == ["2 rows read: 2 visits created, 0 unchanged."]
    assert "Named in visits, but no contacts there: Wu Bin (1 visit)." in said
    assert silence(silent) == 3


def test_history_says_that_it_was_imported_and_who_was_there(silent):
    silent.ok("import talks.csv --map talks.yaml", by="ada")
    told = silent.ok("history BOHAI-1", by="ada")
    assert "imported: ada spoke to Chen Yu by phone on 27 Feb 2026: prices (Wu Bin)" in " ".join(told.split())
    assert "imported: ada sent the client something on 27 Feb 2026: the offer" in " ".join(told.split())
    told = silent.ok("history BOHAI-1 --lang zh", by="ada")
    assert "导入：ada 在2026年2月27日与Chen Yu通电话" in told.replace("\n", "").replace(
        " Chen Yu ", "Chen Yu"
    )


def test_a_program_gets_whom_nobody_knows(silent):
    found = silent.data("import talks.csv --map talks.yaml --dry-run", by="ada")
    assert (found["what"], found["created"], found["strangers"]) == ("visits", 2, {"Wu Bin": 1})
    assert not any("visit" in event["data"] for event in silent.data("history BOHAI-1", by="ada"))


def test_a_rep_may_not(silent):
    assert silent("import people.csv --map people.yaml", by="lin").code == 4


def test_the_database_still_proves_itself(silent):
    silent.ok("import talks.csv --map talks.yaml", by="ada")
    assert silent.data("db verify", by="ada")["faults"] == []
