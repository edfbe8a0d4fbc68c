"""Worksheets of an account itself: filled as those of a deal are, and told by its history."""

from typing import Annotated, NamedTuple

import pytest

from engine import account_sheets, accounts, deals
from engine.clock import end_of_day
from engine.errors import Conflict, NotAllowed, Usage
from engine.message import Text
from stages.kinds import Person, Score, Words, says
from stages.sheet_form import SheetForm


class Ties(NamedTuple):
    contract: Annotated[Words | None, says("合同", "Contract")] = None
    strength: Annotated[Score | None, says("力度", "Strength")] = None
    keeper: Annotated[Person | None, says("谁在维系", "Who keeps it up")] = None


class Figures(NamedTuple):
    twice: Annotated[Score | None, says("两倍", "Twice")] = None


TIES = SheetForm(
    "ties",
    Text("合作纽带", "Ties"),
    Text("什么让客户留下来。", "What makes the client stay."),
    Ties,
    Figures,
    lambda ties: Figures(None if ties.strength is None else 2 * ties.strength),
)
SHEETS = {"ties": TIES}


def fill(team, user="lin", worksheet="ties", code="ACME", *, expect=None, **raw):
    return team.do(user, account_sheets.fill, code, worksheet, raw, SHEETS, expect=expect)


def test_what_was_filled_in_is_joined_and_worked_out(team):
    fill(team, strength="2", contract="three years")
    account = fill(team, strength="", keeper="gao yan")
    assert account.version == 3
    assert account == accounts.find(team.store, "ACME")
    ties = account.sheets["ties"]
    assert ties.fields == {"contract": "three years", "keeper": "ACME.1"}, "people by key, not by name"
    assert (ties.complete, ties.figures.get("twice")) == (67, None)


def test_its_figures_are_its_own(team):
    assert fill(team, strength="2").sheets["ties"].figures == {"twice": 4}


def test_what_says_nothing_new_writes_nothing(team):
    fill(team, strength="2")
    assert fill(team, strength="2").version == 2
    assert fill(team, contract="").version == 2


def test_everything_wrong_is_said_at_once_and_nothing_is_written(team):
    with pytest.raises(Usage) as refused:
        fill(team, strength="7", keeper="Nobody", contract="three years")
    assert {fault["field"] for fault in refused.value.details["faults"]} == {"strength", "keeper"}
    assert accounts.find(team.store, "ACME").sheets == {}


def test_an_unknown_worksheet_comes_with_those_there_are(team):
    with pytest.raises(Usage) as refused:
        fill(team, worksheet="tie", strength="2")
    assert refused.value.details["candidates"] == ["ties"]


def test_only_by_who_works_there_and_has_seen_the_newest_version(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    with pytest.raises(NotAllowed):
        fill(team, "bo", strength="2")
    fill(team, strength="2", expect=1)
    with pytest.raises(Conflict):
        fill(team, strength="3", expect=1)


def test_as_it_was_on_a_day(team):
    team.day("2026-12-01")
    fill(team, strength="2")
    team.day("2026-12-05")
    fill(team, strength="5", contract="three years")
    strengths = {}
    for day in ("2026-11-30", "2026-12-01", "2026-12-05"):
        until = end_of_day(team.as_("wei").date.fromisoformat(day), "Asia/Shanghai")
        (account,) = accounts.everyone(team.store, until=until)
        assert account == accounts.as_of(team.store, "ACME", until)
        strengths[day] = {id: sheet.fields["strength"] for id, sheet in account.sheets.items()}
    assert strengths == {"2026-11-30": {}, "2026-12-01": {"ties": 2}, "2026-12-05": {"ties": 5}}
