"""The board: the stages beside one another, what each holds, and what to look at first there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.board import Column
from coach.casebook import Case
from coach.level import Level
from engine.message import Message, Text, msg
from engine.money import Money
from engine.playbook import Playbook, Stage
from web.page import Said


class Tile(NamedTuple):
    """A deal. `signs` say why it is shown where it is, the worst first."""

    key: str
    title: str
    account: str | None
    owner: str
    level: str
    worth: Money | None
    facts: tuple[Said, ...]
    signs: tuple[Said, ...]

    @property
    def standing(self) -> Message:
        return msg(f"pages.level_{self.level}")


class Lane(NamedTuple):
    """A stage: `earns` is the status a deal earns by leaving it."""

    id: str
    title: Text
    earns: Text
    n: int
    stalled: int
    worth: tuple[Money, ...]
    tiles: tuple[Tile, ...]
    more: str
    """The address of all of them."""

    @property
    def left(self) -> int:
        return self.n - len(self.tiles)


class Choice(NamedTuple):
    value: str
    label: Said
    chosen: bool


class Filter(NamedTuple):
    """`name` is what stands in the address."""

    name: str
    title: Message
    choices: tuple[Choice, ...]


class Board(NamedTuple):
    lanes: tuple[Lane, ...]
    filters: tuple[Filter, ...]
    narrowed: bool
    day: date


_SIGNS = 2
"""On a tile."""


def lane(stage: Stage, column: Column, today: date, more: str) -> Lane:
    worth: dict[str, int] = {}
    for tally in column.tallies:
        if tally.worth and tally.priced:
            worth[tally.worth.currency] = worth.get(tally.worth.currency, 0) + tally.worth.minor
    return Lane(
        stage.id,
        stage.title,
        stage.outcome,
        column.total,
        column.stalled,
        tuple(Money(minor, currency) for currency, minor in sorted(worth.items())),
        tuple(tile(case, today) for case in column.cases),
        more,
    )


def tile(case: Case, today: date) -> Tile:
    deal, known = case.deal, case.known
    account = known.account
    amount = Money(deal.amount, deal.currency) if deal.amount is not None and deal.currency else None
    level = "waiting" if deal.waiting else deal.level.name.lower()
    signs = [finding.because for finding in case.diagnosis.findings if finding.level >= Level.UNKNOWN]
    return Tile(
        deal.key,
        deal.title,
        account.name if account else None,
        deal.owner,
        level,
        amount,
        tuple(_facts(case, today)),
        tuple(signs[:_SIGNS]) if not deal.waiting else (),
    )


def _facts(case: Case, today: date) -> Iterator[Said]:
    deal = case.known.opened.deal
    age = case.diagnosis.ages.stage
    if age.working_days is not None:
        yield msg("pages.stage_days", n=age.working_days)
    if case.deal.waiting and deal.wait:
        yield msg("pages.waits", until=date.fromisoformat(deal.wait.until), reason=deal.wait.reason)
    elif deal.next_step:
        yield msg("pages.next", what=deal.next_step.what, on=date.fromisoformat(deal.next_step.on))


def filters(
    playbook: Playbook, asked: Mapping[str, str], offered: Mapping[str, Sequence[tuple[str, Said]]]
) -> tuple[Filter, ...]:
    """`offered`: of each filter the values there are, with what to call them."""
    return tuple(
        Filter(
            name,
            msg(f"pages.filter_{name}"),
            tuple(Choice(value, label, asked.get(name) == value) for value, label in values),
        )
        for name, values in offered.items()
        if len(values) > 1
    )
