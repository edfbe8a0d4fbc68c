"""Deals in a few words, on the playbook as shipped. Today is Saturday 21 November 2026."""

from pathlib import Path

import pytest
from helpers import DAY

from engine.background import Background
from engine.contacts import Contact
from engine.facts import Facts
from engine.playbook import read_playbook
from engine.playbook_text.file import load_playbook
from engine.reads import Opened
from engine.state import Answer, Closing, Deal, Filled, NextStep, Promise, Review, Stay, Visit, Wait
from stages.worksheets import WORKSHEETS
from visits.sheet import build_sheet
from words.say import say, speak

TODAY = "2026-11-21"
SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
PEOPLE = {
    "Chen Yu": Contact("ACME.1", "ACME", "Chen Yu", "decider", "analytical", "2026-01-05", None, 1),
    "Gao Min": Contact("ACME.2", "ACME", "Gao Min", "user", None, "2026-01-05", None, 1),
    "Li Na": Contact("ACME.3", "ACME", "Li Na", "blocker", "amiable", "2026-01-05", None, 1),
    "Wu Bin": Contact("ACME.4", "ACME", "Wu Bin", "economic_buyer", "driver", "2026-01-05", "2026-11-02", 1),
    "Zhou Lan": Contact("ACME.5", "ACME", "Zhou Lan", "buyer", "driver", "2026-01-05", None, 1),
}
EVERYONE = tuple(PEOPLE)


@pytest.fixture(autouse=True)
def _english():
    speak("en")
    yield
    speak("en")


@pytest.fixture(scope="session")
def playbook():
    loaded = load_playbook(str(SHIPPED), WORKSHEETS)
    assert loaded.parsed is not None, loaded.faults
    return read_playbook(loaded.parsed)


def answered(point, words):
    """`yes 2026-11-12 they nodded`: the client's answer, its day, its evidence."""
    given, on, evidence = words.split(" ", 2)
    kind = "client_said"
    if given == "hope":
        given, kind = "yes", "seller_observed"
    return Answer(point, given, evidence, kind, "ACME.1", on, "lin", f"{on}T01:00:00.000000Z")


def promised(words):
    """`us 2026-11-20 send the offer`"""
    by, on, what = words.split(" ", 2)
    return Promise(what, by, on)


def stepped(words):
    """`2026-11-24 Chen Yu: show the pilot`"""
    on, _, rest = words.partition(" ")
    who, _, what = rest.rpartition(": ")
    return NextStep(what, on, PEOPLE[who].key if who else None, "2026-11-01")


def reviewed(words):
    """`lin 2026-11-24 ring the CFO`: who was asked by when for what; nothing behind the day is help."""
    who, due, *what = words.split(" ", 2)
    return Review("slow", what[0] if what else None, who, due, "2026-11-10", "wei", None, "warn", ())


@pytest.fixture
def opened(playbook):
    """opened("explore", answers={"better_than_others": "unsure 2026-11-12 delivery"}, step="…", …)

    A visit is its day, what happened, and the signs of interest seen.
    """

    def make(
        stage="understand",
        *,
        key="ACME-1",
        title="Line 3 upgrade",
        account="ACME",
        amount=48_000_000,
        behaviour="project",
        status="open",
        answers=None,
        items=(),
        profile=None,
        sheets=None,
        promises=(),
        visits=(),
        step=None,
        wait=None,
        stopped=None,
        review=None,
        known=EVERYONE,
    ):
        deal = Deal(
            key=key,
            title=title,
            account=account,
            owner="lin",
            playbook="client-value",
            playbook_version=1,
            amount=amount,
            currency="CNY",
            close_date=None,
            behaviour=behaviour,
            status="stopped" if stopped else status,
            stay=Stay(1, stage, "2026-11-02T01:00:00.000000Z", "new", ("lin",)),
            opened_at="2026-11-02T01:00:00.000000Z",
            answers={point: answered(point, words) for point, words in (answers or {}).items()},
            items=tuple(items),
            worksheets={**read(JUDGED), **(read(sheets) if sheets else {}), **filled(profile)},
            promises=tuple(promised(words) for words in promises),
            visits=tuple(
                Visit(on, "ACME.1", summary, True, "lin", interest=tuple(signs))
                for on, summary, *signs in visits
            ),
            last_contact=max((on for on, *_ in visits), default=None),
            next_step=stepped(step) if step else None,
            wait=Wait(wait.split(" ", 1)[0], wait.split(" ", 1)[1], "2026-11-02", 1) if wait else None,
            closing=Closing("no_decision", stopped, None, TODAY) if stopped else None,
            review=reviewed(review) if review else None,
        )
        facts = Facts(
            deal=deal,
            contacts=tuple(PEOPLE[name].fact for name in known) if account else (),
            deciders_changed_on=None,
            points=playbook.points,
            today=TODAY,
            currency="CNY",
            rates={},
        )
        return Opened(deal, playbook, facts)

    return make


JUDGED = {"buying_behaviour": {"help_needed": "4", "complexity": "5"}}
"""What every client is judged by on the first call."""


def filled(profile):
    """The client profile with the fields named: `business_plan=third line by May`."""
    if not profile:
        return {}
    fields = dict(entry.split("=", 1) for entry in profile)
    sheet = WORKSHEETS["client_profile"]
    return {sheet.id: Filled(fields, sheet.complete(fields), sheet.figures(fields))}


def read(sheets):
    """Worksheets by id, in the words of `fill`: `{"risks": {"risks": {"delay": {"likelihood": "4"}}}}`."""
    made = {}
    for id, raw in sheets.items():
        fields, faults = WORKSHEETS[id].read(raw, {}, "CNY", DAY)
        assert faults == ()
        made[id] = Filled(fields, WORKSHEETS[id].complete(fields), WORKSHEETS[id].figures(fields))
    return made


@pytest.fixture
def sheet(opened):
    """sheet("explore", met=("Chen Yu", "Li Na"), behaviour="profit", …): the sheet of such a deal.

    `who` says what is different about those to be met: their part, their style.
    """

    def make(
        stage="understand",
        *,
        met=None,
        who=None,
        on=None,
        record=None,
        background=None,
        known=EVERYONE,
        **deal,
    ):
        names = (met,) if isinstance(met, str) else met or ()
        there = [PEOPLE[name] for name in known] if deal.get("account", "ACME") else []
        now = opened(stage, known=known, **deal)
        return build_sheet(
            now,
            [PEOPLE[name]._replace(**(who or {})) for name in names],
            there,
            WORKSHEETS,
            id="1f2e3d4c5b6a",
            account="Acme Works",
            on=on,
            record=record,
            background=background or Background(),
        )

    return make


@pytest.fixture
def lines(sheet):
    """lines("goals", "explore", …): a section's lines as they are read; none where it is not there."""

    def make(section, *args, **deal):
        found = [s.lines for s in sheet(*args, **deal).sections if s.id == section]
        return [say(line.text) for line in found[0]] if found else []

    return make
