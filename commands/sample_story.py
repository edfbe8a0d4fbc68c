"""A sample deal told from its beginning, through the one door, and what people wrote into its worksheets."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from engine import deals
from engine.change import Change
from engine.message import Text
from engine.people import Person
from engine.state import Day
from engine.worksheet import Raw
from words.say import say


class Today(NamedTuple):
    """A day as seen from the day of the demo: `Today(-26)` is 26 days ago."""

    plus: int = 0


Told: TypeAlias = "Text | Today | str | int | Sequence[Told] | Mapping[str | Text, Told]"
Sheets: TypeAlias = Mapping[str, Mapping[str | Text, Told]]
"""What was written into worksheets, by their ids."""


def typed(told: Told, today: date) -> Raw:
    """As a person types it: in the language of the demo, days as days."""
    if isinstance(told, Text):
        return say(told)
    if isinstance(told, Today):
        return (today + timedelta(days=told.plus)).isoformat()
    if isinstance(told, Mapping):
        return typed_fields(told, today)
    if isinstance(told, str | int):
        return told
    return [typed(each, today) for each in told]


def typed_fields(told: Mapping[str | Text, Told], today: date) -> dict[str, Raw]:
    return {_name(name): typed(each, today) for name, each in told.items()}


def _name(name: str | Text) -> str:
    return say(name) if isinstance(name, Text) else name


class Story(NamedTuple):
    """`today` is the day of the demo; `ago` says how many days before it a thing happened."""

    change: Change
    key: str
    coach: Person
    today: date

    def ago(self, days: int) -> "Story":
        return self._replace(change=self.change._replace(now=self.change.now - timedelta(days=days)))

    def day(self, days: int) -> Day:
        return (self.change.date + timedelta(days=days)).isoformat()

    def meet(self, who: Text, summary: Text) -> "Story":
        deals.log_visit(
            self.change, self.key, contact=say(who), on=None, summary=say(summary), two_sided=True
        )
        return self

    def hear(self, point: str, answer: str, who: Text, evidence: Text) -> "Story":
        deals.answer(
            self.change,
            self.key,
            point,
            answer,
            evidence=say(evidence),
            kind="client_said",
            contact=say(who),
        )
        return self

    def fill(self, sheets: Sheets) -> "Story":
        for worksheet, told in sheets.items():
            deals.fill(self.change, self.key, worksheet, typed_fields(told, self.today))
        return self

    def tick(self, *items: str) -> "Story":
        for item in items:
            deals.tick(self.change, self.key, item)
        return self

    def next(self, what: Text, days: int, who: Text | None = None) -> "Story":
        deals.set_step(self.change, self.key, say(what), on=self.day(days), contact=say(who) if who else None)
        return self

    def waive(self, requirement: str, reason: Text, days: int) -> "Story":
        by_coach = self.change._replace(actor=self.coach)
        deals.waive(by_coach, self.key, requirement, reason=say(reason), until=self.day(days))
        return self

    def advance(self) -> "Story":
        deals.advance(self.change, self.key)
        return self
