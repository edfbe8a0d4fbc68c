"""What the API reads is what the command line prints, and what its description promises."""

import json

import pytest
from api import Program, faults_of

READS = {
    "/deals": "list",
    "/deals?stage=explore&owner=lin&team=north&account=HUANAN&status=open": (
        "list --stage explore --owner lin --team north --account HUANAN --status open"
    ),
    "/deals?limit=2": "list --limit 2",
    "/deals?limit=2&after=HUANAN-1": "list --limit 2 --after HUANAN-1",
    "/deals?as_of=2026-02-01": "list --as-of 2026-02-01",
    "/deals/HUANAN-1": "show HUANAN-1",
    "/deals/KUNLUN-1": "show KUNLUN-1",
    "/deals/NORTHSEA-1?as_of=2026-02-20": "show NORTHSEA-1 --as-of 2026-02-20",
    "/deals/HUANAN-1/gate": "gate HUANAN-1",
    "/deals/NORTHSEA-1/gate": "gate NORTHSEA-1",
    "/deals/HUANAN-1/history": "history HUANAN-1",
    "/deals/HUANAN-1/history?limit=2&after=3": "history HUANAN-1 --limit 2 --after 3",
    "/deals/HUANAN-1/worksheets/options": "show HUANAN-1 options",
    "/deals/HUANAN-1/review": "review HUANAN-1",
    "/next": "next",
    "/next?owner=lin&limit=3": "next --owner lin --limit 3",
    "/visits": "visit list",
    "/visits?list=due&team=north": "visit list --due --team north",
    "/visits/held?account=HUANAN&limit=1": "visit list --held --account HUANAN --limit 1",
    "/accounts": "account list",
    "/accounts?limit=1": "account list --limit 1",
    "/accounts/HUANAN": "account show HUANAN",
    "/accounts/HUANAN/worksheets/customer_record": "account show HUANAN customer_record",
    "/accounts/HUANAN/contacts": "contact list --account HUANAN",
    "/contacts?limit=1": "contact list --limit 1",
    "/contacts/HUANAN.1": "contact show HUANAN.1",
    "/orders": "order list",
    "/accounts/HUANAN/orders?since=2026-01-01": "order list --account HUANAN --since 2026-01-01",
    "/stalled": "stalled",
    "/stalled?all=true&limit=4": "stalled --all --limit 4",
    "/stalled/oldest?limit=1": "stalled --oldest --limit 1",
    "/review": "review",
    "/review/agenda?limit=1": "review --agenda --limit 1",
    "/review/changes?since=2026-01-05": "review --since 2026-01-05",
    "/forecast": "forecast",
    "/forecast?weeks=2&seed=7": "forecast --weeks 2 --seed 7",
    "/forecast/deals?months=2": "forecast --deals --months 2",
    "/forecast/record?weeks=2": "forecast --record --weeks 2",
    "/stats/funnel": "stats funnel",
    "/stats/time": "stats time",
    "/stats/time/understand": "stats time --stage understand",
    "/stats/velocity?by=team": "stats velocity --by team",
    "/stats/wins?by=contacts": "stats wins --by contacts",
    "/stats/wins?by=owner&since=2025-01-01": "stats wins --by owner --since 2025-01-01",
    "/stats/stops": "stats stops",
    "/playbooks": "playbook list",
    "/playbooks/client-value": "playbook show client-value",
    "/persons": "person list",
    "/persons?limit=1": "person list --limit 1",
}


@pytest.mark.parametrize("path", READS)
def test_an_answer_is_what_the_command_prints_and_the_description_promises(demo, coach, path):
    answer = coach.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.json() == json.loads(demo.shell(f"{READS[path]} --json", by="wei").out)
    assert faults_of(coach, "get", path, answer) == []


def test_a_sheet_is_what_prep_prints_but_for_its_id(demo, coach):
    answer = coach.get("/deals/HUANAN-1/sheet", params={"with": ["Chen Yu", "Sun Li"], "on": "2026-04-01"})
    said = demo.shell.data("prep HUANAN-1 --with 'Chen Yu' --with 'Sun Li' --on 2026-04-01", by="wei")
    sheet = answer.json()["data"]
    assert len(sheet.pop("id")) == len(said.pop("id"))
    assert sheet == said
    assert [person["name"] for person in sheet["people"]] == ["Chen Yu", "Sun Li"]
    assert faults_of(coach, "get", "/deals/HUANAN-1/sheet", answer) == []


def test_a_closed_gate_is_an_answer(coach):
    assert coach.data("/deals/HUANAN-1/gate")["passed"] is False


def test_sentences_are_in_the_language_asked_for(demo):
    with Program(demo, "wei", lang="zh-CN,en;q=0.5") as chinese:
        title = chinese.data("/deals/HUANAN-1/gate")["requirements"][0]["title"]
        assert any("\u4e00" <= c <= "\u9fff" for c in title)
        told = chinese.get("/deals/NONE-1").json()
    assert told["detail"] == "没有商机“NONE-1”。"
    assert told["title"] == "没有找到"


def test_a_filter_nobody_knows_is_refused_rather_than_left_out(coach):
    told = coach.get("/deals", params={"ower": "lin"})
    assert told.status_code == 400
    assert told.json()["details"]["faults"] == [{"at": "query.ower", "what": "is not known here"}]


def test_what_is_read_carries_its_version(coach):
    answer = coach.get("/deals/HUANAN-1")
    assert answer.headers["etag"] == f'"{answer.json()["data"]["version"]}"'
