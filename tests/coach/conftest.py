"""A deal in a few words. Today is Friday 20 November 2026 in Shanghai; every Monday to Friday is worked.

The stage warns after 20 working days, is critical after 35, and quiet means 10. Its gate asks for one
decision point, `needs_known`, whose yes is good for 90 days, and for one item.
"""

import json
from contextlib import suppress
from datetime import date
from typing import NamedTuple

import pytest
from helpers import facts, playbook, written

from coach.casebook import Case
from coach.diagnosis import diagnose
from coach.judging import Survey
from coach.level import Level
from coach.limits.limits import Clock, LimitTable, StageLimits, cutoffs
from coach.looking import judge
from coach.stalled import ranked
from engine import upkeep
from engine.background import Background
from engine.bulk import Known
from engine.clock import Calendar, start_of_day
from engine.contacts import Contact
from engine.deal_table import INSERT, DealRow, row_of
from engine.reads import Opened, View
from engine.state import Filled, NextStep, Promise, Review, Stay, Wait
from engine.store import Store, open_store
from engine.workspace import Workspace
from words.say import say, speak

DAY = date(2026, 11, 20)
SHANGHAI = "Asia/Shanghai"
YUAN = Workspace(SHANGHAI, "CN", "CNY", {"USD": "7.1", "JPY": "0.048"})
STAGES = """
- id: understand
  label: {zh: 探索, en: Explore}
  stuck: {zh: 先说价值, en: Show the value}
  gate:
    - {decision: needs_known, ask: {zh: 他们懂我们吗？, en: Do they know us?}, valid_for: 90d}
    - {item: listed}
"""


class Told(NamedTuple):
    """One deal, as a test tells it: its row, and all that is known of it."""

    row: dict[str, object]
    known: Known


@pytest.fixture(autouse=True)
def _english():
    speak("en")
    yield
    speak("en")


@pytest.fixture
def clock():
    return Clock(DAY, SHANGHAI, Calendar({}))


@pytest.fixture
def limits(clock):
    return _limits(playbook(STAGES), clock)


def _limits(book, clock):
    stage = book.stages[0]
    return StageLimits(stage.label, stage.stuck, stage.limits, cutoffs(stage.limits, clock))


@pytest.fixture(scope="session")
def bare(databases):
    """By kind, a database in which there is nothing yet; open as long as the tests run."""
    made = databases.once("bare", upkeep.create)
    stores = {}

    def of(kind):
        if kind not in stores:
            stores[kind] = open_store(made(kind), for_writing=True)
        return stores[kind]

    yield of
    for store in stores.values():
        store.close()


class _Over(Exception):
    """Takes back what a test did."""


@pytest.fixture
def store(bare, database):
    store = bare(database)
    with suppress(_Over), store.transaction():
        yield store
        raise _Over


@pytest.fixture
def asked(clock, store, monkeypatch):
    """asked(A_1={...}, B_2={...}): a survey of a pipeline, deals by key, over `signs` as a playbook has them.

    A deal is since="2026-10-01", contact="2026-11-02", step="2026-11-10 with chen", waits="2026-12-01",
    close="2026-11-30", deciders="2026-11-02", promises=("us 2026-11-10 a reference",),
    due="2026-11-02 pilot", complaint="2026-11-02", review="2026-11-02 call them"; answers, contacts,
    visits and waivers as in `helpers`; any other word is a column of its row. What is left out is not known.
    """

    def ask(signs="{}", **deals) -> Survey:
        book = playbook(STAGES, signs=signs)
        told = {
            key.replace("_", "-"): tell(book, key=key.replace("_", "-"), **given)
            for key, given in deals.items()
        }
        _tell_all(store, told, signs)
        view = View(store, YUAN, DAY)
        monkeypatch.setattr("engine.bulk.many", lambda view, keys, **_: (told[key].known for key in keys))
        return judge(view, clock, LimitTable({(book.id, 1, "understand"): {"": _limits(book, clock)}}, {}))

    return ask


_PLAYBOOK = (
    "INSERT INTO playbook (id, version, digest, parsed, source, installed_at)"
    " VALUES ('small', 1, '', :parsed, '', '')"
)
_ACCOUNT = "INSERT INTO account (code, name, deciders_changed_on, version) VALUES (:account, '', :changed, 1)"
_CONTACT = (
    "INSERT INTO contact (key, account, part, since, left_on, sealed, version)"
    " VALUES (:key, :account, :part, :since, :left_on, '', 1)"
)


def _tell_all(store: Store, told: dict[str, Told], signs: str) -> None:
    """These deals and no others."""
    for table in ("deal", "contact", "account", "playbook"):
        store.run(f"DELETE FROM {table}")
    store.run(_PLAYBOOK, parsed=json.dumps(written(STAGES, signs=signs).parsed))
    for row, known in told.values():
        facts = known.opened.facts
        account = row["account"]
        store.run(_ACCOUNT, account=account, changed=facts.deciders_changed_on)
        for at, c in enumerate(facts.contacts):
            here = {"key": f"{account}-{at}", "account": account}
            store.run(_CONTACT, **here, part=c.part, since=c.since, left_on=c.left_on)
        store.run(INSERT, **row, state="{}")


def tell(
    book, *, key, since=None, contact=None, step=None, waits=None, close=None, deciders=None, **others
) -> Told:
    columns = {name: others.pop(name) for name in DealRow._fields if name in others and name not in _STATE}
    told = {name: others.pop(name, ()) for name in ("contacts", "visits", "waivers")}
    day, _, who = (step or "").partition(" with ")
    state = {name: others.pop(name) for name in _STATE if name in others}
    deal = {
        "key": key,
        "account": key,
        "amount": None,
        "currency": None,
        "stay": Stay(1, "understand", _start(since), columns.get("entered_by", "new"), ("lin",)),
        "opened_at": _start(others.pop("opened", since)),
        "last_contact": contact,
        "next_step": NextStep("talk", day, who or None, "2026-01-05") if day else None,
        "wait": Wait(waits, "budget round", "2026-01-05", 1) if waits else None,
        "close_date": close,
        "promises": tuple(map(_promise, others.pop("promises", ()))),
        "worksheets": others.pop("worksheets", {})
        | dict(_sheets(others.pop("due", None), others.pop("complaint", None))),
        "review": _review(others.pop("review", None)),
        **state,
    }
    answers = others.pop("answers", {})
    assert not others, f"nothing is called {others}"
    found = facts(answers=answers, today=DAY.isoformat(), changed=deciders, points=book.points, **told)
    found = found._replace(deal=found.deal._replace(**deal))
    people = [
        Contact(c.key, key, c.part.title(), c.part, None, c.since, c.left_on, 1) for c in found.contacts
    ]
    row = row_of(found.deal, book)._asdict() | columns
    return Told(row, Known(Opened(found.deal, book, found), None, people, Background()))


_STATE = ("status", "amount", "currency", "close_pushed", "pushed_idle", "unproven", "items", "behaviour")


def _start(day):
    return start_of_day(date.fromisoformat(day), SHANGHAI) if day else None


def _promise(text):
    by, on, what = text.split(maxsplit=2)
    return Promise(what.removesuffix(" kept"), by, on, what.endswith(" kept"))


def _sheets(due, complaint):
    if due:
        day, what = due.split(maxsplit=1)
        yield (
            "delivery_plan",
            Filled({"milestones": [{"milestone": what, "due": day}]}, 50, {"next_due": day}),
        )
    if complaint:
        yield "complaints", Filled({}, 50, {"oldest_open": complaint})


def _review(text):
    if text is None:
        return None
    due, _, what = text.partition(" ")
    return Review("continue", what or None, "lin", due, "2026-11-01", "wei", None, "warn", ())


@pytest.fixture
def judged(asked):
    """judged(since=...): one deal, judged."""
    return lambda signs="{}", **given: ranked(asked(signs, A_1=given), every=True)[0]


@pytest.fixture
def diagnosed(asked, clock):
    def diagnosed(signs="{}", source=None, **given):
        survey = asked(signs, A_1=given)
        (deal,) = ranked(survey, every=True)
        book = playbook(STAGES, signs=signs)
        known = tell(book, key="A-1", **given).known
        tuned = survey.tuned[deal.place]
        limits = _limits(book, clock)
        limits = limits._replace(source=source) if source else limits
        return Case(deal, known, diagnose(deal, known, limits, clock, tuned)).diagnosis

    return diagnosed


@pytest.fixture
def shows(diagnosed):
    """What a sign shows on a deal, "warn: no next step agreed"; "none" where it doesn't show."""

    def shows(sign, **given):
        for found in diagnosed(**given).findings:
            if found.id == getattr(sign, "id", sign):
                assert say(found.ask)[-1] in "?？"
                return f"{Level(found.level).name.lower()}: {say(found.because)}"
        return "none"

    return shows
