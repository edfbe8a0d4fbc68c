"""What was brought in says in a log where from, so that it can be joined to the other system again."""

import json
import xml.etree.ElementTree as ElementTree
from io import StringIO

from engine import accounts, deals
from engine.change import carry_out
from engine.reads import View
from exchange.outgoing.eventlog.objects import ObjectLog
from exchange.outgoing.eventlog.ocel import OcelWriter
from exchange.outgoing.eventlog.source import traces
from exchange.outgoing.eventlog.xes import write_xes
from exchange.outgoing.tables.wanted import Wanted
from words.say import say

ACCOUNTS = "{what: accounts, source: crm, columns: {id: id, name: name}}"
CONTACTS = (
    "{what: contacts, source: crm, columns: {id: id, name: name, account: client}, constants: {part: user}}"
)
ORDERS = "{what: orders, source: books, columns: {id: id, account: client, amount: sum, on: on}}"


def brought(team):
    team.bring("A7,ACME", map=ACCOUNTS, heading="id,name")
    team.bring("P7,Yu,ACME", map=CONTACTS, heading="id,name,client")
    team.bring("O7,ACME,5,2026-03-02", map=ORDERS, heading="id,client,sum,on")
    team.bring("D7,Line 3,ACME,lin,10,Talking,2026-03-02,")
    change = team.change()
    carry_out(change, "new", lambda: {"key": deals.new(change, "By hand", account="ACME").key})
    change = team.change()
    return View(team.store, change.workspace, change.date)


def test_of_a_trace(team):
    file = StringIO()
    write_xes(traces(brought(team), Wanted()), file, say)
    log = ElementTree.fromstring(file.getvalue())
    said = [
        {each.get("key"): each.get("value") for each in trace} for trace in log.iter(f"{log.tag[:-3]}trace")
    ]
    assert [(each.get("source"), each.get("source_id")) for each in said] == [("crm", "D7"), (None, None)]


def test_of_an_object(team):
    view, file = brought(team), StringIO()
    writer = OcelWriter(file)
    ObjectLog(view, Wanted()).write(writer)
    log = json.loads(file.getvalue())
    said = {
        each["id"]: {value["name"]: value["value"] for value in each["attributes"]} for each in log["objects"]
    }
    assert {id: (each["source"], each["source_id"]) for id, each in said.items() if "source" in each} == {
        "deal:ACME-1": ("crm", "D7"),
        "account:ACME": ("crm/accounts", "A7"),
        "contact:ACME.1": ("crm/contacts", "P7"),
        "order:ACME/1": ("books/orders", "O7"),
    }
    known = {kind["name"]: {each["name"] for each in kind["attributes"]} for kind in log["objectTypes"]}
    assert all({"source", "source_id"} <= known[sort] for sort in ("deal", "account", "contact", "order"))
    assert [each.code for each in accounts.everyone(team.store)] == ["ACME"]
