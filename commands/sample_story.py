"""A sample deal told from its beginning, through the one door, and what people wrote into its worksheets."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from engine import deals
from engine.change import Change
from engine.message import Text
from engine.people import Person
from engine.state import NOTHING_WRITTEN, Day, Diary
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


class Talk(NamedTuple):
    """What was written down of a visit or call besides who, when and what; the texts are a Diary's."""

    channel: str = "in_person"
    others: tuple[Text, ...] = ()
    interest: tuple[str, ...] = ()
    gained: Text | None = None
    lost: Text | None = None
    improve: Text | None = None
    opinions: Text | None = None
    handled: Text | None = None
    insight: Text | None = None

    def diary(self) -> Diary:
        told = {name: getattr(self, name) for name in Diary._fields}
        return NOTHING_WRITTEN._replace(**{name: say(text) for name, text in told.items() if text})


IN_PERSON = Talk()


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

    def workday(self, days: int) -> Day:
        """As `day`; at a weekend the Monday after it."""
        on = self.change.date + timedelta(days=days)
        return (on + timedelta(days=7 - on.weekday() if on.weekday() > 4 else 0)).isoformat()

    def by(self, actor: Person) -> "Story":
        return self._replace(change=self.change._replace(actor=actor))

    def meet(self, who: Text, summary: Text, talk: Talk = IN_PERSON) -> "Story":
        deals.log_visit(
            self.change,
            self.key,
            contact=say(who),
            on=None,
            summary=say(summary),
            two_sided=True,
            channel=talk.channel,
            others=tuple(map(say, talk.others)),
            interest=talk.interest,
            diary=talk.diary(),
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
        contact = say(who) if who else None
        deals.set_step(self.change, self.key, say(what), on=self.workday(days), contact=contact)
        return self

    def waive(self, requirement: str, reason: Text, days: int) -> "Story":
        by_coach = self.change._replace(actor=self.coach)
        deals.waive(by_coach, self.key, requirement, reason=say(reason), until=self.day(days))
        return self

    def advance(self) -> "Story":
        deals.advance(self.change, self.key)
        return self
