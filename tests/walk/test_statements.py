"""Every statement of the program is run on both databases, and finds the same in the same order.

The walk below goes through all commands in one office; what it does not reach is named, so whoever writes SQL
adds the command that runs it.
"""

import re
import shutil
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from databases import KINDS
from helpers import METHOD_VERSION
from shell import Shell, clock
from statements import record, written

from coach.board import open_board, stages_held
from commands import sample
from commands.completion import account_codes, deal_keys, users
from commands.settings import Settings
from commands.start import shipped_playbooks
from engine import playbooks
from engine.errors import Refused
from serving.calling import Caller
from serving.stores import Stores

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
PIPELINE = """\
id,what,client,rep,value,stage,began,closed
1,Belts,Lotus Mills,lin,{amount},Lead,,
2,Pumps,Lotus Mills,zhou,2000,Lost,2026-01-05,2026-02-05
"""
PIPELINE_MAP = """\
source: crm
columns: {id: id, title: what, account: client, owner: rep, amount: value, stage: stage}
constants: {currency: CNY}
stages:
  Lead: understand
  Lost: [{stage: explore, on: began}, {stop: unknown, on: closed, reason: Lost in the CRM}]
"""
ORDERS = (
    "no,client,day,value,deal\n1,Lotus Mills,2026-02-01,300,\n2,Huanan Precision,2026-02-02,400,HUANAN-1\n"
)
ORDERS_MAP = """\
what: orders
source: books
columns: {id: no, account: client, on: day, amount: value, deal: deal}
constants: {currency: CNY}
"""

CLIENTS = "id,client,place\nC1,Lotus Mills,Suzhou\nC2,Kunlun Valves,{place}\n"
CLIENTS_MAP = """\
what: accounts
source: crm
columns: {id: id, name: client, place: place}
"""
PEOPLE = "id,name,client,job\nP1,Wu Di,C1,Director\nP2,Gao Yan,C2,{job}\n"
PEOPLE_MAP = """\
what: contacts
source: crm
columns: {id: id, name: name, account_id: client, job: job}
constants: {part: decider}
"""
TALKS = """\
id,day,said,deal,client,who
T1,2026-02-01,prices,1,,
T2,2026-02-02,{said},Belts,,
T3,2026-02-03,tour,,C2,Gao Yan
"""
TALKS_MAP = """\
what: visits
source: crm
columns: {id: id, on: day, summary: said, deal: deal, account_id: client, contact: who}
constants: {channel: call}
"""

LAST_ADMIN = "person add ada --role manager"
"""Refused: somebody has to be."""
WALK = f"""
person add kai --role rep --team north
person add kai --role rep --team north --name 'Kai Sun'
{LAST_ADMIN}
person list
person list --as-of 2026-01-31
db rate USD 7.1
db status
db calendar --refresh
account add 'Lotus Mills' --code LOTUS --place Suzhou
account add 'Lotus Works'
account add 'Lotus Mills Ltd' --code LOTUSL
account edit LOTUS name='Lotus Mill' class=A
account edit LOTUS name='Lotus Mills'
account list
account list --limit 2 --after BOHAI
account list --as-of 2026-01-31
account list --by class
account list --by grid
account list --matrix current-potential
account show HUANAN
account show huan
account show HUANAN --as-of 2026-01-31
account value HUANAN
account review
account classify --request r-classify
account fill HUANAN rating satisfaction=4
contact add 'Wu Di' --account LOTUS --part champion --request r-wu
contact edit 'Wu Di' --account LOTUS part=decider job=Director
contact leave 'Wu Di' --account LOTUS
contact add 'Li Na' --account LOTUS --part user --request r-li
contact erase 'Li Na' --account LOTUS
contact list
contact list --account HUANAN --as-of 2026-01-31
contact list --limit 2 --after HUANAN.1
contact show chen
contact show HUANAN.1
account list --as-of 2023-03-01
account list --by class --as-of 2023-03-01
order add LOTUS 100 --on 2026-02-27
order add LOTUS 200
order drop LOTUS/1 --reason twice
order list
order list --account HUANAN --limit 2
order list --since 2026-01-01 --limit 2
order list --limit 3 --after LOTUS/2
order list --as-of 2026-01-31 --account HUANAN
order list --as-of 2026-01-31
import pipeline.csv --map pipeline.yaml
import pipeline.csv --map pipeline.yaml
import pipeline-2.csv --map pipeline.yaml
import orders.csv --map orders.yaml
import orders.csv --map orders.yaml
import clients.csv --map clients.yaml
import clients-2.csv --map clients.yaml
import people.csv --map people.yaml
import people-2.csv --map people.yaml
import talks.csv --map talks.yaml
import talks-2.csv --map talks.yaml
new 'Line 9' --account LOTUS --amount 1000 --owner kai --request r-new
new 'Line 9' --account LOTUS --amount 1000 --owner kai --request r-new
new 'A call'
new 'A call' --playbook nothing
new 'Line 10' --account LOTUS --follows LOTUS-1
list
list --limit 2 --after D-2
list --status open --stage understand --owner lin --team north --account HUANAN
list --as-of 2026-01-01
show HUANAN-1
show huanan-1
show HUANAN-1 --as-of 2026-02-10
show huanan
show nothing
gate HUANAN-1
gate HUANAN-1 --as-of 2026-02-10
history HUANAN-1
history HUANAN-1 --limit 3 --after 2
history HUANAN-1 --as-of 2026-02-10
set LOTUS-1 amount=2000 account=HUANAN
advance HUANAN-2
advance HUANAN-2 --expect 1
step HUANAN-2 'send the plan' --on today --with HUANAN.1
promise HUANAN-2 'a visit' --by us --on +4d
promise HUANAN-2 'a visit' --by us --kept
wait HUANAN-2 --until +5d --reason 'their budget'
answer HUANAN-2 better_than_others unsure --evidence 'they said so' --kind client_document
tick HUANAN-2 comparison_shown
undo HUANAN-2
fill HUANAN-2 qualification need=4 need_evidence=seen
waive BOHAI-1 decision:needs_known --reason 'they travel' --until +9d
visit log HUANAN-2 --with HUANAN.1 --with HUANAN.2 --summary talk
contact add 'Yu Min' --account LOTUS --part user
visit log --account LOTUS --with yu --summary 'at the gate'
visit list
visit list --held
visit list --held --limit 1 --after HUANAN-2:9
visit list --held --account HUANAN
visit list --due --owner zhou
visit list --agreed --account HUANAN
visit list --held --as-of 2026-02-20
visit plan
visit plan --keep
visit plan --team north
visit calendar --week
prep HUANAN-1
prep HUANAN-1 --as-of 2026-02-10
prep --all --out sheets
prep HUANAN-1 --out sheet.md
visit read sheet.md --yes
next
next --owner lin
next --owner fang
next --team north
next --as-of 2026-02-10
target lin visits=8 --weeks 2
target lin
report day
report day --as-of 2026-03-01
report week
report week --as-of 2026-02-23
report html --out report.html
stalled
stalled --all
stalled --oldest --limit 2
stalled --team north --stage explore
stalled --as-of 2026-02-10
review
review HUANAN-1 --verdict continue --what 'call the director' --by +3d
review HUANAN-1 --done
review --agenda
review --since last
limits
limits --learn
forecast
forecast --as-of 2026-01-31
stats answers
stats answers --as-of 2026-01-31
stats retention
stats funnel
stats time
stats velocity --by team
stats wins --by contacts
stats stops
stats waivers
stats signs
stop BOHAI-1 --class no_decision --reason frozen --wake +20d
reopen BOHAI-1 --reason 'they called'
prep BOHAI-1
fill NORTHSEA-1 next_conversation kind=upsell what='a second line' on=+9d person=NORTHSEA.1
contact leave gao --account BOHAI
stalled
playbook install tuned
playbook install retail
playbook show retail@1
account list --by class
new 'Line 11' --account LOTUS
stalled
playbook upgrade client-value --dry-run
playbook upgrade client-value --deal LOTUS-1 --owner lin
playbook upgrade client-value --team north
playbook list
playbook upgrade --take-back client-value#3
playbook upgrade --take-back client-value#9
back HUANAN-2 understand --reason 'the scope changed'
playbook list
playbook show client-value
playbook simulate client-value
playbook simulate client-value --as-of 2026-01-31
playbook install {{playbook}}
account duplicates
visit plan --week --keep --owner lin
account merge LOTUS --into LOTUSL
account show LOTUS
contact list --account LOTUS
contact list --account LOTUS --as-of 2026-03-01
visit list --held --account LOTUSL --as-of 2026-03-01
export events --cursor feed.json
export events --cursor feed.json
export events --from now
export eventlog --out log.xes
export eventlog --out log.json
export eventlog --account LOTUSL --out one.json
export deals --out deals.csv
export visits --out visits.csv
export updates --for hubspot --map pipeline.yaml --out hubspot.csv
export archive --out team.zip
db restore team.zip --db again.sqlite
person leave zhou --to lin
person leave kai --to lin
db verify
"""


@pytest.fixture(scope="module")
def walked(databases, tmp_path_factory):
    """By kind, each command line and what it ran."""
    return {kind: _walk(databases.empty(kind, "walk"), tmp_path_factory.mktemp(kind)) for kind in KINDS}


def _walk(db, home):
    shell, salts = Shell(db, str(home)), count()
    for name, text in {
        "pipeline.csv": PIPELINE.format(amount=1000),
        "pipeline-2.csv": PIPELINE.format(amount=1500),
        "pipeline.yaml": PIPELINE_MAP,
        "orders.csv": ORDERS,
        "orders.yaml": ORDERS_MAP,
        "clients.csv": CLIENTS.format(place="Wuxi"),
        "clients-2.csv": CLIENTS.format(place="Ningbo"),
        "clients.yaml": CLIENTS_MAP,
        "people.csv": PEOPLE.format(job="CFO"),
        "people-2.csv": PEOPLE.format(job="President"),
        "people.yaml": PEOPLE_MAP,
        "talks.csv": TALKS.format(said="a visit"),
        "talks-2.csv": TALKS.format(said="a long visit"),
        "talks.yaml": TALKS_MAP,
    }.items():
        (home / name).write_text(text, encoding="utf-8")
    shutil.copytree(SHIPPED, home / "tuned")
    book = home / "tuned" / "playbook.yaml"
    tuned = book.read_text(encoding="utf-8").replace(f"version: {METHOD_VERSION}", "version: 99")
    book.write_text(f"{tuned}\nsigns: {{single_threaded: {{level: critical}}}}\n", encoding="utf-8")
    ran = []
    with pytest.MonkeyPatch.context() as patch:
        for module in ("desk", "start", "sample", "checkup", "db", "crash"):
            patch.setattr(f"commands.{module}.datetime", clock(shell))
        patch.setattr("os.urandom", lambda n: next(salts).to_bytes(n))
        patch.chdir(home)
        seen = record(patch)
        sample.build(db, "ada", shipped_playbooks())
        ran.append(("demo", list(seen)))
        for line in filter(None, WALK.splitlines()):
            seen.clear()
            said = shell(f"{line.format(playbook=SHIPPED)} --no-input", by="ada")
            assert said.code in (0, 3, 4, 6) or line == LAST_ADMIN, (line, said)
            ran.append((line, list(seen)))
        seen.clear()
        _look_at_the_board(db)
        ran.append(("the board", list(seen)))
        seen.clear()
        with pytest.raises(Refused):
            sample.build(db, "ada", shipped_playbooks())
        tab = SimpleNamespace(find_object=lambda kind: Settings(db=db, user="ada"))
        offered = [offer(tab, "") for offer in (deal_keys, account_codes, users)]
        assert all(offered)
        ran.append(("tab", list(seen)))
    return ran


def _look_at_the_board(db):
    stores = Stores(db)
    view = Caller(stores, "ada", None).desk().view
    stages = [stage.id for stage in stages_held(view, playbooks.newest(view.store, "client-value"))]
    columns = open_board(
        view, stages, "d.playbook = :playbook", {"playbook": "client-value"}, most=3, findings=2
    )
    assert any(column.total for column in columns)
    stores.let_go()


def test_both_find_the_same_in_the_same_order(walked):
    assert KINDS == ("sqlite", "postgresql")
    for (line, one), (_, other) in zip(*(walked[kind] for kind in KINDS), strict=True):
        assert [_comparable(ran) for ran in one if _shared(ran)] == [
            _comparable(ran) for ran in other if _shared(ran)
        ], line


def test_every_statement_that_is_written_was_run_on_both(walked):
    statements = written()
    assert len(statements) > 100
    for kind in KINDS:
        ran = {ran.sql for _, seen in walked[kind] for ran in seen}
        missed = [f"{each.where} {each.pieces}"[:150] for each in statements if not any(map(each.is_in, ran))]
        assert not missed, "\n".join([kind, *missed])


def _shared(ran):
    """Not how each begins and ends a transaction and looks after itself, nor what only one enforces."""
    ours = re.match(r"(SELECT|WITH|INSERT|UPDATE|DELETE|DROP|CREATE|SAVEPOINT) ", ran.sql)
    # A change that was taken back leaves a gap in the server's count of positions.
    return ours and not re.search(r"\b(pg_\w+|to_reg\w+|sqlite_\w+|position)\b", ran.sql)


def _comparable(ran):
    """Where no order is asked for, any will do."""
    if ran.found is None or "ORDER BY" in ran.sql:
        return ran
    return ran.sql, sorted(ran.found, key=repr)
