"""The public loan log, imported and given out again: as many cases, events and variants as the table has."""

import csv
from datetime import datetime
from functools import cache
from itertools import groupby

from eventlogs import counts_of, read_xes, second_opinion
from loan_log import LAST, LOG, loans, needs_the_log

from engine.reads import view_as_of
from exchange.outgoing.eventlog.objects import ObjectLog
from exchange.outgoing.eventlog.ocel import OcelWriter
from exchange.outgoing.eventlog.source import traces
from exchange.outgoing.eventlog.xes import write_xes
from exchange.outgoing.tables.wanted import Wanted
from words.say import say

MEANS = {
    "A_SUBMITTED": "stage.applied", "A_PREACCEPTED": "stage.preaccepted", "A_ACCEPTED": "stage.accepted",
    "O_SENT": "stage.offered", "O_SENT_BACK": "stage.returned", "A_APPROVED": "stage.done",
    "A_DECLINED": "stop.declined", "A_CANCELLED": "stop.cancelled",
}  # fmt: skip
"""By the README of the data; what is named nowhere there is nothing a deal does."""


@cache
def in_the_table():
    """Case by case what it tells, counted from the CSV alone: an activity again and again is one."""
    cases = {}
    with LOG.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["activity"] in MEANS:
                told = (datetime.fromisoformat(row["timestamp"]), MEANS[row["activity"]])
                cases.setdefault(row["case_id"], []).append(told)
    return {
        case: tuple(activity for activity, _ in groupby(name for _, name in sorted(told, key=lambda e: e[0])))
        for case, told in cases.items()
    }


def counted():
    ways = in_the_table().values()
    return {"cases": len(ways), "events": sum(map(len, ways)), "variants": len(set(ways))}


def view():
    return view_as_of(loans().change.store, loans().change.workspace, LAST)


@needs_the_log
def test_as_xes_it_has_the_cases_events_and_variants_of_the_table(tmp_path):
    path = tmp_path / "loans.xes"
    with path.open("w", encoding="utf-8") as file:
        counts = write_xes(traces(view(), Wanted()), file, say)
    assert counted()["cases"] == 13_087
    assert counts_of(counts) == counted()
    assert (counts.untimed, counts.empty) == (0, 0)
    read = read_xes(path.read_text(encoding="utf-8"))
    assert read.counts == counted()
    ways = sorted(tuple(event["concept:name"] for event in case) for case in read.cases.values())
    assert ways == sorted(in_the_table().values())
    assert second_opinion(path) == counted()


@needs_the_log
def test_as_ocel_too(tmp_path):
    path = tmp_path / "loans.jsonocel"
    with path.open("w", encoding="utf-8") as file:
        counts = ObjectLog(view(), Wanted()).write(OcelWriter(file))
    assert counts_of(counts) == counted()
    found = second_opinion(path)
    assert (found["events"], found["variants"]) == (counted()["events"], counted()["variants"])
    assert found["objects"] == counts.objects == 13_087 + 1, "the deals, and whoever owns them"
