"""A team at work on a real database, and what it does most: one deal, ACME-1, on its way."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from helpers import NOW, written

from engine import deals, people, workspace
from engine.change import Change, carry_out
from engine.clock import from_instant
from engine.errors import Refused
from engine.playbook_text.file import digest
from engine.playbooks import install
from engine.reads import View, opened
from engine.state import Deal
from engine.store import open_store
from stages.worksheets import WORKSHEETS

DEAL = "ACME-1"
SMALL = """
- id: understand
  gate: [{decision: needs_known, valid_for: 30d}, {item: listed}]
- id: expand
  gate: [{decision: will_buy}, {worksheet: client_profile, at_least: 50%, waivable: false}]
- id: execute
  status: won
  gate: [{decision: expectation_met}]
- id: confirm
  status: won
  gate: [{decision: value_confirmed}]
"""
TIGHTER = SMALL.replace("{item: listed}", "{item: listed}, {item: shown}")


class Team:
    """A real database with people in it. Each thing done takes a minute; `day` goes to another day."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.store = open_store(path, for_writing=True)
        self.now = from_instant(NOW)

    def day(self, day: str) -> None:
        self.now = datetime.combine(datetime.fromisoformat(day), self.now.timetz())

    @property
    def today(self) -> str:
        return self.as_("wei").today

    def as_(self, user: str, **settings: object) -> Change:
        here = workspace.load(self.store)
        return Change(self.store, here, WORKSHEETS, people.find(self.store, user), self.now, **settings)

    def do(self, user, work, *args, expect=None, request=None, dry_run=False, command=None, **options):
        """Carry out one function of the engine as somebody; what it returns."""
        self.now += timedelta(minutes=1)
        change = self.as_(user, expect=expect, request=request)
        done = []

        def once():
            done.append(work(change, *args, **options))
            return {"did": work.__name__}

        carry_out(change, command or work.__name__, once, dry_run=dry_run)
        return done[0] if done else None

    def install(self, stages: str, **named: object) -> None:
        loaded = written(stages, **named)
        self.do("wei", install, loaded.parsed, loaded.source, digest(loaded.parsed))

    def deal(self, key: str) -> Deal:
        return self.opened(key).deal

    def opened(self, key: str):
        here = workspace.load(self.store)
        return opened(View(self.store, here, self.as_("wei").date), key)

    def standings(self, key: str) -> dict[str, str]:
        return {c.requirement.id: c.standing for c in self.opened(key).verdict.checked}


def said(team, point="needs_known", answer="yes", user="lin", **how):
    how = {"evidence": "they said so", "kind": "client_said", "contact": "Gao Yan", **how}
    return team.do(user, deals.answer, DEAL, point, answer, **how)


def waive(team, user="mei", requirement="item:listed", until="2026-12-31"):
    return team.do(user, deals.waive, DEAL, requirement, reason="agreed", until=until)


def to(team, stage):
    """Bring the deal to a stage by the honest way."""
    understand = [lambda: said(team), lambda: team.do("lin", deals.tick, DEAL, "listed")]
    half = dict.fromkeys(("business_direction", "business_plan", "success_factors", "our_solution"), "known")
    expand = [
        lambda: said(team, "will_buy"),
        lambda: team.do("lin", deals.fill, DEAL, "client_profile", half),
    ]
    execute, confirm = [lambda: said(team, "expectation_met")], [lambda: said(team, "value_confirmed")]
    order = ("understand", "expand", "execute", "confirm", "done")
    for steps in (understand, expand, execute, confirm)[: order.index(stage)]:
        for step in steps:
            step()
        team.do("lin", deals.advance, DEAL)
    return team.deal(DEAL)


def refused(team, user, work, *args, error=Refused, **options):
    """The message id of a refusal that left the deal as it was."""
    before = team.deal(DEAL)
    with pytest.raises(error) as caught:
        team.do(user, work, *args, **options)
    assert team.deal(DEAL) == before
    return caught.value.message.id


def on_day(store, day, work, *args, user="wei", **options):
    """Carry out one function of the engine at nine in the morning of a day; what it returns."""
    now = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    change = Change(store, workspace.load(store), WORKSHEETS, people.find(store, user), now)
    done = []
    carry_out(change, "test", lambda: done.append(work(change, *args, **options)) or {})
    return done[0]
