"""The head of the coach's page: which limits were used, and on how many deals they rest."""

import re
from datetime import date

import pytest
from helpers import playbook

from coach.casebook import Casebook
from coach.limits.limits import Clock, LimitSource, LimitTable, StageLimits, cutoffs
from coach.limits.said import said as limits_said
from coach.looking import judge
from coach.stalled import Tally
from commands.stalled_text import page
from engine import workspace
from engine.clock import Calendar
from engine.reads import View
from words.say import say, speak

DAY = date(2026, 11, 20)
STAGES = """
- {id: understand, label: {zh: 探索, en: Explore}, gate: [{decision: a}]}
- {id: expand, label: {zh: 拍板, en: Agree}, gate: [{decision: b}]}
"""


def limits(clock, book, learned):
    """Of every stage; those learned rest on so many deals."""
    found = {}
    for stage in book.stages:
        n = learned.get(stage.id)
        source = LimitSource("history", n=n, ended=n) if n else LimitSource()
        here = StageLimits(stage.label, stage.stuck, stage.limits, cutoffs(stage.limits, clock), source)
        found[book.id, book.version, stage.id] = {"": here}
    return LimitTable(found, {})


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "limits: own history for Explore of small (148 stays), Explore of large (20 stays)"),
        ("zh", "small 的“探索”（148 次停留）、large 的“探索”（20 次停留）"),
    ],
)
def test_stages_of_one_name_are_told_apart_by_their_playbook(lang, told):
    clock = Clock(DAY, "UTC", Calendar({}))
    found = {}
    for id, n in (("small", 148), ("large", 20)):
        book = playbook(STAGES)._replace(id=id)
        found |= limits(clock, book, {"understand": n}).by_place
    speak(lang)
    try:
        assert told in say(limits_said(LimitTable(found, {})))
    finally:
        speak("en")


@pytest.mark.parametrize(
    ("learned", "lang", "said"),
    [
        ({}, "en", "limits from the playbook"),
        ({"understand": 148}, "en", "limits: own history for Explore (148 stays), playbook elsewhere"),
        (
            {"understand": 148, "expand": 20},
            "en",
            "limits: own history for Explore (148 stays), Agree (20 stays)",
        ),
        ({"understand": 148}, "zh", "预警线和红线：“探索”（148 次停留）取自家历史，其余取自销售打法"),
    ],
)
def test_it_says_which_limits_it_used_and_on_how_many_deals(team, learned, lang, said):
    here = workspace.load(team.store)
    clock = Clock(DAY, here.time_zone, Calendar({}))
    asked = judge(View(team.store, here, DAY), clock, LimitTable({}, {}))
    one = Tally("open", 1, 0, 0, 0, 0, None, None)
    found = Casebook(asked, [one], (), limits(clock, playbook(STAGES), learned), clock)
    speak(lang)
    try:
        assert said in re.sub(r"\n ?", "" if lang == "zh" else " ", page(found, every=False))
    finally:
        speak("en")
