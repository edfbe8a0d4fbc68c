"""`export eventlog`: a file for process mining, and what was left out said beside it."""

import json

import pytest
from eventlogs import read_xes, second_opinion


@pytest.fixture
def log(tmp_path):
    return tmp_path / "deals.xes"


def test_every_deal_is_a_case(work, log):
    said = work.data(f"export eventlog --out {log}")
    read = read_xes(log.read_text(encoding="utf-8"))
    assert (
        {name: said[name] for name in ("cases", "events", "variants")} == read.counts == second_opinion(log)
    )
    assert sorted(read.cases) == ["ACME-1", "ACME-2", "D-1"]
    assert [event["concept:name"] for event in read.cases["ACME-2"]] == [
        "stage.understand",
        "stop.no_decision",
    ]
    assert said["left_out"] == {"events": 0, "deals": 0}


def test_as_ocel_with_clients_contacts_and_colleagues(work, tmp_path):
    path = tmp_path / "deals.jsonocel"
    said = work.data(f"export eventlog --out {path}")
    log = json.loads(path.read_text(encoding="utf-8"))
    found = second_opinion(path)
    assert (found["events"], found["objects"]) == (said["events"], said["objects"])
    assert (len(log["events"]), len(log["objects"])) == (said["events"], said["objects"])
    objects = {each["id"]: each["type"] for each in log["objects"]}
    assert {"deal:ACME-1", "account:ACME", "account:HNJG", "contact:ACME.1", "person:lin"} <= objects.keys()
    links = [link["objectId"] for each in log["events"] + log["objects"] for link in each["relationships"]]
    assert set(links) <= objects.keys()
    assert ("contact:ACME.1", "contact") in {
        (link["objectId"], link["qualifier"])
        for event in log["events"]
        if event["type"] == "visit"
        for link in event["relationships"]
    }


@pytest.mark.parametrize("format", ["xes", "ocel"])
def test_nobody_at_the_client_is_named(work, format):
    assert "Chen" not in work.ok(f"export eventlog --format {format}")


def test_only_some_deals_and_nothing_leads_out_of_the_log(work, tmp_path):
    path = tmp_path / "one.json"
    work.ok("new 'Line 4' --account ACME --follows ACME-1")
    work.ok("order add ACME 100 --deal ACME-1")
    work.ok(f"export eventlog --status stopped --out {path}")
    log = json.loads(path.read_text(encoding="utf-8"))
    objects = {each["id"] for each in log["objects"]}
    assert {each for each in objects if each.startswith("deal:")} == {"deal:ACME-2"}
    links = {link["objectId"] for each in log["events"] + log["objects"] for link in each["relationships"]}
    assert links <= objects


def test_as_of_a_day_before_anything(work, log):
    assert work.data(f"export eventlog --out {log} --as-of 2026-01-01")["cases"] == 0
    assert read_xes(log.read_text(encoding="utf-8")).counts["cases"] == 0


def test_what_has_no_time_is_left_out_and_counted(shell, tmp_path, log):
    table, mapping = tmp_path / "t.csv", tmp_path / "m.yaml"
    table.write_text("id,what,stage,began\n1,Belts,Lead,\n2,Pumps,Talking,2026-01-05\n", encoding="utf-8")
    mapping.write_text(
        "source: crm\ncolumns: {id: id, title: what, stage: stage}\nconstants: {currency: CNY, owner: lin}\n"
        "stages: {Lead: understand, Talking: {stage: explore, on: began}}\n",
        encoding="utf-8",
    )
    shell.ok(f"import {table} --map {mapping}", by="ada")
    said = shell(f"export eventlog --out {log}")
    assert "1 case" in said.out
    assert "left out: nobody knows when they happened" in said.out
    assert "1 deal without a single event" in said.out
    assert shell("export eventlog --format ocel").err.count("left out") == 2


def test_what_it_does_not_take(shell, log):
    assert shell("export eventlog --format csv").code == 2
    assert shell(f"export eventlog --out {log.with_suffix('.xlsx')}").code == 2
    log.write_text("kept")
    assert shell(f"export eventlog --out {log}").code == 1
    assert log.read_text() == "kept"


def test_a_day_that_is_none_is_not_all_days(shell):
    assert shell("export updates --for salesforce --since ''").code == 2


def test_in_chinese_too(work, log):
    out = work.ok(f"export eventlog --out {log}", DEALGATE_LANG="zh")
    assert "3 个案例" in out
    assert 'key="title" value="了解需求"' in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ["eventlog", "updates --for salesforce"])
def test_the_file_itself_is_no_answer_of_json(work, what):
    code, out, err = work(f"export {what} --json")
    assert (code, json.loads(out)["error"]["code"], err) == (2, "usage", "")
    assert "--out" in json.loads(out)["error"]["message"]
