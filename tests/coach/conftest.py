"""A deal in a few words. Today is Friday 20 November 2026 in Shanghai; every Monday to Friday is worked.

The stage warns after 20 working days, is critical after 35, and quiet means 10.
"""

import sqlite3
from datetime import date

import pytest

from coach.diagnosis import diagnose
from coach.level import Level
from coach.limits import Clock, StageLimits, cutoffs
from coach.stalled import ranked, survey
from engine.clock import Calendar, start_of_day
from engine.deal_table import DealRow
from engine.message import Text
from engine.playbook import Limits
from engine.reads import View
from engine.store import Store
from engine.workspace import Workspace
from words.say import say, speak

TODAY = date(2026, 11, 20)
SHANGHAI = "Asia/Shanghai"
YUAN = Workspace(SHANGHAI, "CN", "CNY", {"USD": "7.1", "JPY": "0.048"})
EMPTY = dict.fromkeys(DealRow._fields) | {
    "key": "ACME-1",
    "title": "Line 3",
    "owner": "lin",
    "playbook": "client-value",
    "playbook_version": 1,
    "stage": "explore",
    "status": "open",
    "unsure": 0,
}


@pytest.fixture(autouse=True)
def _english():
    speak("en")


@pytest.fixture
def clock():
    return Clock(TODAY, SHANGHAI, Calendar({}))


@pytest.fixture
def limits(clock):
    days = Limits(20, 35, 10)
    return StageLimits(
        Text("探索", "Explore"), Text("先说价值", "Show the value"), days, cutoffs(days, clock)
    )


@pytest.fixture
def asked(limits):
    """asked(A_1={...}, B_2={...}): a survey of a pipeline, deals by key.

    A deal is since="2026-10-01", contact="2026-11-02", step="2026-11-10 with chen", waits="2026-12-01",
    deciders="2026-11-02", or any column of its row; what is left out is not known.
    """

    def ask(**deals):
        connection = sqlite3.connect(":memory:")
        connection.row_factory = sqlite3.Row
        connection.execute(f"CREATE TABLE deal ({', '.join(DealRow._fields)})")
        connection.execute("CREATE TABLE account (code, deciders_changed_on)")
        for key, given in deals.items():
            row = columns(key=key.replace("_", "-"), **given)
            connection.execute("INSERT INTO account VALUES (?, ?)", (row["account"], given.get("deciders")))
            connection.execute(f"INSERT INTO deal VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
        view = View(Store(":memory:", connection), YUAN, TODAY)
        return survey(view, {("client-value", 1, "explore"): limits}, "1 = 1")

    return ask


def columns(since=None, contact=None, step=None, waits=None, deciders=None, **others):
    day, _, who = (step or "").partition(" with ")
    known = {
        "account": others["key"],
        "stage_since": start_of_day(date.fromisoformat(since), SHANGHAI) if since else None,
        "last_contact": contact,
        "next_on": day or None,
        "next_contact": who or None,
        "waiting_until": waits,
    }
    return EMPTY | known | others


@pytest.fixture
def judged(asked):
    """judged(since=...): one deal, judged."""
    return lambda **given: ranked(asked(A_1=given), every=True)[0]


@pytest.fixture
def diagnosed(judged, limits, clock):
    return lambda **given: diagnose(judged(**given), limits, clock)


@pytest.fixture
def shows(diagnosed):
    """What a sign shows on a deal, "warn: no next step agreed"; "none" where it doesn't show."""

    def shows(sign, **given):
        for found in diagnosed(**given).findings:
            if found.id == sign.id:
                assert say(found.ask).endswith("?")
                return f"{Level(found.level).name.lower()}: {say(found.because)}"
        return "none"

    return shows
