"""From what was seen of a column to how it is written: what the cells say, else what other columns do."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from exchange.styles import numbers
from exchange.styles.day_text import ORDERS
from exchange.styles.days import Days, Moment
from exchange.styles.example import Example
from exchange.styles.found import Mixed, Undecided, Way
from exchange.styles.style import DAY, NUMBER
from exchange.styles.tally import DayTally, NumberTally


class Decision(NamedTuple):
    """The way, with a cell that shows it; or the ways there are."""

    way: str | None = None
    example: Example | None = None
    open: Undecided | None = None
    mixed: Mixed | None = None


def of_days(column: str, tally: DayTally) -> Decision:
    """The orders every cell can stand in; a column of bare numbers counts, if all count the same."""
    if not tally.orders:
        if tally.clear or len(tally.counts) != 1:
            return Decision()
        way, example = next(iter(tally.counts.items()))
        return Decision(way, example)
    fit = [order for order in ORDERS if all(order in ways for ways in tally.orders)]
    narrow = sorted(tally.orders, key=len)
    example = tally.orders[narrow[0]]
    if not fit:
        other = next((ways for ways in narrow if not set(ways) & set(narrow[0])), narrow[-1])
        return Decision(mixed=_mixed(column, DAY, example, tally.orders[other]))
    if len(fit) == 1:
        real = (tally.orders[ways] for ways in narrow if day_of(tally.orders[ways].cell, fit[0]))
        return Decision(fit[0], next(real, example))
    open = [_open(column, each, fit) for each in tally.orders.values()]
    best = max(open, key=lambda each: len(each.ways))
    # All but one of the readings may be no day: 31/02/24.
    if len(best.ways) > 1:
        return Decision(open=best)
    return Decision(best.ways[0].way if best.ways else fit[0], best.example)


def _open(column: str, example: Example, fit: Sequence[str]) -> Undecided:
    ways = tuple(Way(way, day) for way in fit if (day := day_of(example.cell, way)))
    return Undecided(column, DAY, example, ways)


def of_numbers(
    column: str, kind: str, tally: NumberTally, *, thousandths: bool, point: bool = False
) -> Decision:
    """`thousandths`: whether three decimals make sense. Where they don't, `1,234` can only be whole; `1.234`
    is doubtful still where people write decimals behind a `point`."""
    certain = tally.certain
    if len(certain) == 2:
        return Decision(mixed=_mixed(column, kind, *certain.values()))
    if certain:
        way, example = next(iter(certain.items()))
        return Decision(way, example)
    doubtful = thousandths or kind == NUMBER or (point and tuple(tally.whole) == (",",))
    either = tally.open or (next(iter(tally.whole.values()), None) if doubtful else None)
    if either is not None:
        ways = tuple(
            Way(mark, value) for mark in numbers.MARKS if (value := value_of(either.cell, mark)) is not None
        )
        return Decision(open=Undecided(column, kind, either, ways))
    if len(tally.whole) == 2:
        return Decision(mixed=_mixed(column, kind, *tally.whole.values()))
    for way, example in tally.whole.items():
        return Decision(way, example)
    return Decision()


def _mixed(column: str, kind: str, one: Example, other: Example) -> Mixed:
    return Mixed(column, kind, *sorted((one, other)))


def lent(decision: Decision, others: Mapping[str, str]) -> tuple[str, str] | None:
    """The way all `others` that know it agree on, and the first of them; None where this column can't be
    read so."""
    if len(set(others.values())) != 1:
        return None
    name, way = next(iter(others.items()))
    fits = decision.open is None or any(each.way == way for each in decision.open.ways)
    return (way, name) if fits else None


def day_of(cell: str, way: str, time_zone: str = "UTC") -> date | None:
    """The day a cell says, of a moment the one it is there; None where it is none."""
    found = Days(time_zone, (way,)).read(cell)
    return date.fromisoformat(found.day) if isinstance(found, Moment) else None


def value_of(cell: str, mark: str) -> Decimal | None:
    written = numbers.taken_apart(cell)
    found = numbers.number(written, mark) if isinstance(written, numbers.Written) else None
    return found.value if found else None
