"""A deal in a few words. Today is Friday 20 November 2026 in Shanghai; every Monday to Friday is worked.

The stage warns after 20 working days, is critical after 35, and quiet means 10.
"""

from datetime import date

import pytest

from coach.ages import ages
from coach.level import Level
from coach.limits import Clock, stage_limits
from coach.sign import Case
from engine.clock import Calendar, start_of_day
from engine.deal_table import LiveDeal
from engine.message import Text
from engine.playbook import Limits
from words.say import say, speak

TODAY = date(2026, 11, 20)
SHANGHAI = "Asia/Shanghai"
EMPTY = LiveDeal(
    key="ACME-1", title="Line 3", owner="lin", playbook="client-value", playbook_version=1, stage="explore",
    status="open", amount=None, currency=None, stage_since=None, last_contact=None, next_on=None,
    next_contact=None, waiting_until=None, unsure=0, fresh_until=None, oldest_yes=None,
    deciders_changed_on=None,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english():
    speak("en")


@pytest.fixture
def clock():
    return Clock(TODAY, SHANGHAI, Calendar({}))


@pytest.fixture
def limits(clock):
    return stage_limits(
        Limits(20, 35, 10), Text("探索", "Explore"), Text("先说价值", "Show the value"), clock
    )


@pytest.fixture
def deal():
    """deal(since="2026-10-01", contact="2026-11-02", step="2026-11-10 with chen", waits="2026-12-01")"""

    def make(since=None, contact=None, step=None, waits=None, **columns):
        day, _, who = (step or "").partition(" with ")
        return EMPTY._replace(
            stage_since=start_of_day(date.fromisoformat(since), SHANGHAI) if since else None,
            last_contact=contact,
            next_on=day or None,
            next_contact=who or None,
            waiting_until=waits,
            **columns,
        )

    return make


@pytest.fixture
def shows(deal, limits, clock):
    """What a sign shows on a deal, "warn: no next step agreed"; "none" where it doesn't show."""

    def shows(sign, **given):
        made = deal(**given)
        level = sign.level(made, limits)
        if level == Level.NONE:
            return "none"
        case = Case(made, limits, ages(made, limits, clock), level)
        assert say(sign.ask(case)).endswith("?")
        return f"{level.name.lower()}: {say(sign.because(case))}"

    return shows
