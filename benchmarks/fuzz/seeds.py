"""Good inputs to begin with: what is shipped, what the pages show, and sheets filled in as people do."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from benchmarks.common import ROOT
from coach.signs.table import TUNABLE
from engine.playbook import Playbook, read_playbook
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS
from visits.render import render
from visits.sample_sheets import sample_sheets
from words.say import LANGUAGES, speak

SHIPPED = ROOT / "playbooks" / "client-value"


@cache
def parsed() -> dict[str, Any]:
    loaded = load_method_playbook(str(SHIPPED), TUNABLE)
    assert loaded.parsed is not None, loaded.faults
    return loaded.parsed


@cache
def shipped() -> Playbook:
    return read_playbook(parsed())


SMALL = """playbook: small
version: 1
title: &both {zh: 好, en: good}
behaviours:
  project: &manner {title: *both, wants: *both, wrong_card: *both}
  relationship: *manner
  profit: *manner
stages:
  - id: understand
    status: open
    title: *both
    focus: *both
    question: *both
    outcome: *both
    stuck: *both
    objectives: {client: *both, own_team: *both, competitors: *both}
    limits: {warn: 20d, critical: 35d, quiet: 10d}
    worksheets: [client_profile]
    checklist:
      - id: listed
        title: {zh: 列出来了, en: Listed}
    gate:
      - decision: needs_known
        title: *both
        ask: {zh: 他们懂我们吗？, en: Do they know?}
        valid_for: 90d
"""
"""A playbook of one stage, which reads ten times as fast as the shipped one; more requirements may follow."""
_MORE = """      - worksheet: client_profile
        at_least: 70%
        when: {field: deal.amount, op: ">=", value: 500000, currency: CNY}
      - item: listed
      - contact: economic_buyer
        title: *both
      - visit: two_sided
        within: 30d
        title: *both
      - id: condition:known
        title: *both
        because: *both
        condition:
          any:
            - {field: worksheets.client_profile.complete, op: ">", value: 50}
            - {not: {field: deal.behaviour, op: in, value: [project, profit]}}
            - expression: "contacts.count >= 2 and deal.amount > 5"
"""


def playbooks() -> Sequence[str]:
    whole = (SHIPPED / "playbook.yaml").read_text(encoding="utf-8")
    return whole, *[SMALL + _MORE] * 9, SMALL, *_blocks("playbooks.md")


def conditions() -> Sequence[str]:
    """As the shipped playbook and the pages write them, and one of every shape."""
    asked = (each for stage in parsed()["stages"] for each in stage["gate"])
    written = [
        json.dumps(c, ensure_ascii=False) for a in asked for c in (a.get("when"), a.get("condition")) if c
    ]
    return (
        *written,
        '{field: deal.amount, op: ">=", value: 500000, currency: CNY}',
        "{field: deal.close_date, op: <, value: 2026-12-31}",
        "{field: account.class, op: in, value: [A, B]}",
        "{not: {all: [{field: contacts.count, op: '>', value: 2}, {field: deal.behaviour, op: known}]}}",
        *(f"expression: {json.dumps(source)}" for source in expressions()),
    )


def expressions() -> Sequence[str]:
    return (
        "deal.amount > 500000 and contacts.count >= 2",
        "deal.stage in ['understand', 'explore'] or not deal.behaviour == 'project'",
        "worksheets.client_profile.complete >= 70",
        "(deal.amount + 3) * 2 / 4 - 1 < 99",
        "today > '2026-01-01' and answers.needs_known == 'yes'",
        "1 < contacts.count < 5",
        "visits.count == 0 or -deal.amount < 0",
    )


def templates() -> Sequence[str]:
    files = sorted((SHIPPED / "templates").glob("*.j2"))
    small = "{% for s in sheet.sections %}{{ s.id }} {{ s.lines|length }}{% endfor %}{{ label.heading }}"
    return (
        *[file.read_text(encoding="utf-8") for file in files],
        small,
        "{{ sheet.deal }} {{ sheet.title|upper }}",
    )


def mappings() -> Sequence[str]:
    files = sorted((ROOT / "docs" / "examples").rglob("*map.yaml"))
    return (*[file.read_text(encoding="utf-8") for file in files], *_blocks("import.md"))


MAPPING = """
source: crm
columns: {id: id, title: what, account: client, owner: rep, amount: value, stage: stage}
constants: {currency: CNY}
nulls_in: {value: ["0"]}
stages:
  Lead: understand
  Talking: {stage: explore, on: began}
  Won: [{stage: explore, on: began}, {stage: execute, on: closed}]
  Lost: [{stage: explore, on: began}, {stop: unknown, on: closed, reason: Lost in the CRM}]
"""
"""For the tables below."""


def tables() -> Sequence[str]:
    rows = (
        "1,Line 3,Acme,Lin Tao,480000,Lead,,",
        '2,"Scanners, old",华南精工,陈宇,"95,000.50",Talking,2026-01-05,',
        "3,三号线,Acme,lin,0,Won,2026-01-05,2026-03-01",
        "4,x,,,12,Lost,2026-01-05T10:00:00+08:00,2026-03-01",
    )
    text = "\n".join(("id,what,client,rep,value,stage,began,closed", *rows, ""))
    return text, text.replace(",", ";"), text.replace("\n", "\r\n")


def workbooks() -> Sequence[str]:
    """Parts of a workbook: its sheet, its formats, its texts."""
    head = "".join(f'<c r="{column}1" t="s"><v>{at}</v></c>' for at, column in enumerate("ABC"))
    rows = (
        f'<row r="1">{head}</row>',
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>华南精工</t></is></c>'
        '<c r="C2" s="1"><v>45356.5</v></c></row>',
        '<row r="4"><c r="A4"><f>A2+1</f><v>2</v></c><c t="str"><v>=x</v></c><c t="e"><v>#N/A</v></c></row>',
        '<row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5" s="1"><f>C2</f></c></row>',
    )
    merged = '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>'
    sheet = f"<worksheet><sheetData>{''.join(rows)}</sheetData>{merged}</worksheet>"
    formats = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd;@"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    texts = "<sst><si><t>id</t></si><si><r><t>wh</t></r><r><t>at</t></r></si><si><t>on_x000D_</t></si></sst>"
    return ("\n=====\n".join((sheet, formats, texts)),)


def objects() -> Sequence[str]:
    rows = (
        '{"id": 1, "what": "Line 3", "account": {"name": "华南", "place": {"city": "广州"}}, "value": 1.50}',
        '{"id": "2", "what": null, "tags": ["a", 2, true], "value": -1e-7, "open": false}',
        '{"id": 3, "what": "\\u4e09\\ud83c\\udfed", "lines": [{"n": 1}, {"n": 2}]}',
    )
    return "\n".join(rows), "[\n" + ",\n".join(rows) + "\n]"


def sheets() -> Sequence[str]:
    return tuple(_filled_in())


def _filled_in() -> Iterator[str]:
    for sheet in (*sample_sheets(shipped(), WORKSHEETS),):
        for language in LANGUAGES:
            speak(language)
            text = str(render(sheet, {}, "md"))
            yield text
            ticked = re.sub(r"\[ \]", lambda found: "[x]" if found.start() % 3 == 0 else "[ ]", text)
            yield re.sub(
                r"(\\?_){4,}", lambda found: "写了 some words" if found.start() % 2 else found[0], ticked
            )


def forms() -> Sequence[str]:
    return (
        "business_direction: three shifts\nbusiness_plan: |\n  a\n  b\n",
        "risks:\n  - risk: delay\n    likelihood: 3\n    impact: 5\n  - 风险: 人手\n",
        "people:\n  - person: Chen Yu\n    stance: supports\n    influence: 4\n",
        "currency: CNY\nflows:\n  - period: 0\n    outflow: 50万\n  - {period: 1, inflow: 480000.10}\n",
        "help_needed: 4\ncomplexity: '5'\nnote: 见附件\n",
        "criteria:\n  - criterion: 交期\n    weight: 3\n    scores: {我们: 4, 他们: 3}\n",
    )


def calendars() -> Sequence[str]:
    return ("country: CN\nyear: 2027\noff: [2027-01-01, 2027-02-05..2027-02-11]\non: [2027-02-14]\n",)


def words() -> Sequence[str]:
    return (
        *(
            "11月27日",
            "27 Nov 2026",
            "27.11.2026",
            "周五",
            "next Friday",
            "+3d",
            "下周五 10:00",
            "3 Dec at 2pm",
            "明天",
        ),
        *(
            "500,000.50",
            "50万元",
            "1.2m",
            "¥1,054.50",
            "1.054,50",
            "CNY",
            "人民币",
            "陈宇、李娜（采购）和张伟",
            "a and b",
        ),
        *("2026-11-27T10:00:00+08:00", "交期=4；价格=3", "12.5%", "2026年11月21日", "是的", "上上周三"),
    )


def _blocks(page: str) -> Sequence[str]:
    """What a page shows as YAML."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return tuple(re.findall(r"```yaml\n(.*?)```", text, re.DOTALL))
