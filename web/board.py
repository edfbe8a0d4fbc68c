"""The board: the stages beside one another, what each holds, and what to look at first there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.board import Column, Shown
from engine.message import Message, Text, msg
from engine.money import Money
from engine.playbook import Stage
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
    first: bool
    """Whether there is no stage before it to go back to."""

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
    """`anything`: whether there is a deal at all; `playbooks`: whether one could be opened."""

    lanes: tuple[Lane, ...]
    filters: tuple[Filter, ...]
    narrowed: bool
    day: date
    anything: bool = True
    playbooks: bool = True

    @property
    def nothing(self) -> bool:
        """Whether none of the deals answers what was asked."""
        return all(lane.n == 0 for lane in self.lanes)


def empty(day: date, *, playbooks: bool) -> Board:
    return Board((), (), False, day, anything=False, playbooks=playbooks)


def lane(stage: Stage, column: Column, today: date, more: str, *, first: bool) -> Lane:
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
        tuple(tile(shown, today) for shown in column.shown),
        more,
        first,
    )


def tile(shown: Shown, today: date) -> Tile:
    deal, known = shown.deal, shown.known
    account = known.account
    amount = Money(deal.amount, deal.currency) if deal.amount is not None and deal.currency else None
    level = "waiting" if deal.waiting else deal.level.name.lower()
    return Tile(
        deal.key,
        deal.title,
        account.name if account else None,
        deal.owner,
        level,
        amount,
        tuple(_facts(shown, today)),
        tuple(finding.because for finding in shown.findings),
    )


def _facts(shown: Shown, today: date) -> Iterator[Said]:
    deal = shown.known.opened.deal
    age = shown.ages.stage
    if age.working_days is not None:
        yield msg("pages.stage_days", n=age.working_days)
    if shown.deal.waiting and deal.wait:
        yield msg("pages.waits", until=date.fromisoformat(deal.wait.until), reason=deal.wait.reason)
    elif deal.next_step:
        yield msg("pages.next", what=deal.next_step.what, on=date.fromisoformat(deal.next_step.on))


def filters(
    asked: Mapping[str, str], offered: Mapping[str, Sequence[tuple[str, Said]]]
) -> tuple[Filter, ...]:
    """`offered`: of each filter the values there are, with what to call them."""
    return tuple(
        Filter(
            name,
            msg(f"pages.filter_{name}"),
            tuple(Choice(value, label, asked.get(name) == value) for value, label in values),
        )
        for name, values in offered.items()
        if len(values) > 1 or name in asked.keys() - {"playbook"}
    )
