"""One line of a client's picture, and the steps that make an unknown one known."""

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from engine.message import Message, Step, Text, msg, step
from engine.money import Money

Value: TypeAlias = "str | int | bool | Decimal | None"
Shown: TypeAlias = "Message | Money | Text | Decimal | int | str | None"


class Line(NamedTuple):
    """`value` is for programs and unrounded, `shown` for people; both None while it is unknown. `do` is what
    the method advises, `settle` are the steps that would make it known, or better known."""

    id: str
    title: Message
    value: Value
    shown: Shown
    because: Message
    do: tuple[Message, ...] = ()
    settle: tuple[Step, ...] = ()


def line(
    id: str,
    value: Value,
    shown: Shown,
    because: Message,
    do: tuple[Message, ...] = (),
    settle: tuple[Step, ...] = (),
) -> Line:
    return Line(id, msg(f"value.line_{id}"), value, shown, because, do, settle)


def order(code: str) -> Step:
    """An order with what it cost us: that is where a margin comes from."""
    return step("order add", None, account=code, amount=None, on=None, cost=None)


def fill(code: str, worksheet: str, field: str) -> Step:
    return step("account fill", None, account=code, worksheet=worksheet, **{field: None})
