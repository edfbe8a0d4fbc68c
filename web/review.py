"""The meeting at the coach's desk: the deals one sits down to, and each of them on one screen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.ages import Age
from coach.limits.limits import Clock
from coach.review.agreed import last
from coach.review.page import Page
from engine.message import Message, msg
from engine.state import REVIEW_VERDICTS, Day, Deal
from web.board import Filter
from web.forms import Option
from web.page import Said

_AGES = ("stage", "silence", "step")
_ABOVE = ("worth", *_AGES)
"""Facts that have a place of their own on the screen."""


class Row(NamedTuple):
    """A deal on the list one begins with."""

    key: str
    title: str
    owner: str
    level: str
    ask: Said

    @property
    def standing(self) -> Message:
        return msg(f"pages.level_{self.level}")


class Opening(NamedTuple):
    """What one is about to go through. `begin` is the address of the first deal, with all of them in it;
    None where there is none. `own`: whoever looks sees their own deals alone."""

    rows: tuple[Row, ...]
    found: int
    filters: tuple[Filter, ...]
    narrowed: bool
    day: date
    begin: str | None
    agenda: str
    minutes: str
    own: bool
    decides: bool

    @property
    def said(self) -> Message:
        return msg("review.agenda_about", n=len(self.rows), total=self.found)


class Shown(NamedTuple):
    """One of the three ages of a deal."""

    title: Message
    days: int | None
    limit: int
    told: tuple[Said, ...]

    @property
    def over(self) -> bool:
        return self.days is not None and self.days > self.limit


class Typed(NamedTuple):
    """What stands in the form of a verdict; `kept` is yes, no, or empty where nobody knows."""

    verdict: str = ""
    what: str = ""
    who: str = ""
    by: str = ""
    kept: str = ""


class Verdict(NamedTuple):
    """The form. `task` is what was agreed last time, of which somebody is to say whether it was done."""

    typed: Typed
    task: Said
    people: tuple[Option, ...]
    today: Day
    usual: Day
    """By when, unless somebody says so."""
    request: str

    @property
    def choices(self) -> tuple[Option, ...]:
        return tuple(
            Option(id, msg(f"review.verdict_{id}"), id == self.typed.verdict) for id in REVIEW_VERDICTS
        )


class Looked(NamedTuple):
    """A deal as its coach has it before them."""

    key: str
    title: str
    level: str
    version: int
    worth: tuple[Said, ...]
    ask: Said
    first: Said
    ages: tuple[Shown, ...]
    points: tuple[tuple[Message, tuple[Said, ...]], ...]
    last: tuple[Said, ...]
    since: tuple[Said, ...]
    agreed: bool
    """Whether the last review left something to do."""

    @property
    def standing(self) -> Message:
        return msg(f"pages.level_{self.level}")


class Stop(NamedTuple):
    """A deal of the sitting, as a step of the way through it."""

    n: int
    key: str
    path: str
    here: bool
    decided: bool


class Sitting(NamedTuple):
    """Where one is. `looked` is None of a deal there is nothing to decide on any more, which `trouble` says;
    `form` of whoever may not."""

    key: str
    n: int
    stops: tuple[Stop, ...]
    before: str | None
    after: str
    deals: str
    """Of the address: the keys in their order."""
    minutes: str
    looked: Looked | None = None
    form: Verdict | None = None
    said: tuple[Said, ...] = ()
    """What became of the deal before."""
    then: tuple[tuple[str, Message], ...] = ()
    """Where that is carried out."""
    trouble: Said = None
    changes: tuple[Said, ...] = ()
    lost: tuple[str, ...] = ()
    """What was typed and has no form to stand in."""

    @property
    def place(self) -> Message:
        return msg("review.place", n=self.n, total=len(self.stops))


def row(page: Page) -> Row:
    deal = page.deal
    return Row(deal.key, deal.title, deal.owner, page.case.deal.level.name.lower(), page.ask)


def looked(page: Page, clock: Clock) -> Looked:
    deal, told = page.deal, page.case.diagnosis
    facts = {fact.id: fact.said for fact in page.facts}
    ages = (told.ages.stage, told.ages.silence, told.ages.next_step)
    since: tuple[Said, ...] = ()
    if deal.review:
        since = page.since or (msg("review.since_nothing"),)
    return Looked(
        deal.key,
        deal.title,
        page.case.deal.level.name.lower(),
        deal.version,
        facts["worth"],
        page.ask,
        told.first_step,
        tuple(_age(id, age, facts[id], deal) for id, age in zip(_AGES, ages, strict=True)),
        tuple((msg(f"review.fact_{id}"), said) for id, said in facts.items() if id not in _ABOVE),
        tuple(last(deal.review, clock.today, clock.calendar)) if deal.review else (),
        since,
        deal.review is not None and deal.review.agreed,
    )


def _age(id: str, age: Age, told: tuple[Said, ...], deal: Deal) -> Shown:
    """Of a deal without a next step nothing is late."""
    days = None if id == "step" and deal.next_step is None else age.working_days
    return Shown(msg(f"review.fact_{id}"), days, age.limit, told)


def ways(deal: Deal) -> Iterator[tuple[str, Message]]:
    """By the verdict that stands: where on the deal's page it is carried out."""
    there = {"stop": ("stop",), "slow": ("wait", "back")}
    for act in there.get(deal.review.verdict, ()) if deal.review else ():
        yield f"/deals/{deal.key}#{act}", msg(f"meeting_room.go_{act}")


def colleagues(here: Mapping[str, str], owner: str, chosen: str) -> tuple[Option, ...]:
    """Colleagues by login; the owner first, who does it unless somebody else is named."""
    others = [Option(user, name, user == chosen) for user, name in here.items() if user != owner]
    return Option("", msg("meeting_room.the_owner", owner=here.get(owner, owner)), not chosen), *others


def stops(keys: Sequence[str], at: str, paths: Sequence[str], done: set[str]) -> tuple[Stop, ...]:
    return tuple(
        Stop(n, key, path, key == at, key in done)
        for n, (key, path) in enumerate(zip(keys, paths, strict=True), 1)
    )
