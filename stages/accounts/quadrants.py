"""The five two-by-two matrices clients are placed in (method §7); the loyalty quadrant is a deal's."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from engine.message import Message, msg
from engine.money import of_major
from stages.accounts.purchases import NOTHING
from stages.accounts.rating import Rating
from stages.rounding import tenths

HIGH = Decimal(3)
"""A score of 3 or more is high."""
EXTREME = 5


class Axis(NamedTuple):
    """What is measured: `money` is cut at the portfolio's median, a `score` (0–5) at HIGH."""

    id: str
    kind: str


class Matrix(NamedTuple):
    """Cells by (high across, high up)."""

    id: str
    across: Axis
    up: Axis
    cells: Mapping[tuple[bool, bool], str]


MATRICES: Mapping[str, Matrix] = {
    "volume_profit": Matrix(
        "volume_profit",
        Axis("volume", "money"),
        Axis("profit", "money"),
        {
            (True, True): "continuity",
            (True, False): "unprofitable",
            (False, True): "selective",
            (False, False): "leaving",
        },
    ),
    "current_potential": Matrix(
        "current_potential",
        Axis("current", "money"),
        Axis("potential", "score"),
        {
            (True, True): "high_value",
            (True, False): "secondary_value",
            (False, True): "potential_value",
            (False, False): "low_value",
        },
    ),
    "value_loyalty": Matrix(
        "value_loyalty",
        Axis("value", "money"),
        Axis("loyalty", "score"),
        {
            (True, True): "golden",
            (True, False): "at_risk",
            (False, True): "over_service",
            (False, False): "marginal",
        },
    ),
    "value_response": Matrix(
        "value_response",
        Axis("value", "money"),
        Axis("response", "score"),
        {
            (True, True): "best",
            (True, False): "exotic",
            (False, True): "fatal_attraction",
            (False, False): "ghosts",
        },
    ),
    "direct_indirect": Matrix(
        "direct_indirect",
        Axis("direct_function", "score"),
        Axis("indirect_function", "score"),
        {
            (True, True): "high_performing",
            (True, False): "selling",
            (False, True): "networking",
            (False, False): "low_performing",
        },
    ),
}


class Cut(NamedTuple):
    """Where high begins; None while a money axis has fewer than two values to compare."""

    at: Decimal | None

    def high(self, value: Decimal) -> bool | None:
        return None if self.at is None else value > self.at if self.above else value >= self.at

    @property
    def above(self) -> bool:
        """Whether high begins above it, not at it: what brings nothing is never high."""
        return self.at == 0


class Spot(NamedTuple):
    """A client in a matrix. `missing` names the axes nothing is known on."""

    account: str
    across: Decimal | None
    up: Decimal | None
    cell: str | None
    because: Message
    missing: tuple[str, ...]


class Placed(NamedTuple):
    """A matrix with everybody in it, and where its axes are cut."""

    matrix: Matrix
    across: Cut
    up: Cut
    spots: Mapping[str, Spot]


Values = Mapping[str, Decimal | None]


def axis_name(axis: str, by: str) -> Message:
    """How an axis is called; `by` is what a client's value goes by, revenue or contribution."""
    return msg(f"value.axis_value_{by}" if axis == "value" else f"value.axis_{axis}")


def place(
    matrix: Matrix,
    across: Values,
    up: Values,
    by: str,
    currency: str,
    silent: Mapping[str, Message] = {},
) -> Placed:
    """Everybody in their cell; who has no value on an axis has no cell. `by` as for `axis_name`.

    `silent` says of accounts why they have no value on an axis of money.
    """
    names = axis_name(matrix.across.id, by), axis_name(matrix.up.id, by)
    cuts = cut(matrix.across, across.values()), cut(matrix.up, up.values())
    spots = {}
    for account in across:
        x, y = across[account], up[account]
        sides = (None if x is None else cuts[0].high(x)), (None if y is None else cuts[1].high(y))
        cell = None if sides[0] is None or sides[1] is None else matrix.cells[sides[0], sides[1]]
        missing = tuple(axis for axis, v in ((matrix.across, x), (matrix.up, y)) if v is None)
        if x is None or y is None:
            because = _missing(missing, by, silent.get(account))
        elif cell is None:
            because = msg("value.spot_alone")
        else:
            because = msg(
                "value.spot_because",
                across=_side(names[0], x, cuts[0], sides[0], matrix.across, currency),
                up=_side(names[1], y, cuts[1], sides[1], matrix.up, currency),
            )
        spots[account] = Spot(account, x, y, cell, because, tuple(axis.id for axis in missing))
    return Placed(matrix, *cuts, spots)


def _missing(axes: tuple[Axis, ...], by: str, silent: Message | None) -> Message:
    other = axes if silent is None else tuple(axis for axis in axes if axis.kind != "money")
    unknown = msg("value.spot_missing", axes=tuple(axis_name(axis.id, by) for axis in other))
    if silent is None or len(other) == len(axes):
        return unknown
    return msg("value.and", first=silent, second=unknown) if other else silent


def cut(axis: Axis, values: Iterable[Decimal | None]) -> Cut:
    """(+) Scores at 3; money at the median of what is above zero (of an even number the mean of the middle
    two): many who bring nothing don't make all others high. At zero where nobody brings anything."""
    if axis.kind == "score":
        return Cut(HIGH)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Cut(None)
    return Cut(median([value for value in known if value > 0] or [NOTHING]))


def cautions(cell: str | None, rating: Rating, costly: bool) -> tuple[Message, ...]:
    """What the method adds for a client of secondary or low value, and for a large one that pays badly (§7).

    `costly`: serving them costs more than they bring. Extremely price-sensitive is a score of 5 (+).
    """
    disloyal = rating.loyalty is not None and rating.loyalty < HIGH
    owes = rating.credit_standing is not None and rating.credit_standing < HIGH
    if cell in ("continuity", "unprofitable") and owes:
        return (msg("value.debtor"),)
    if cell == "secondary_value" and disloyal:
        return (msg("value.careful_loyalty"),)
    if cell != "low_value":
        return ()
    found = []
    if rating.price_sensitivity == EXTREME and disloyal:
        found.append(msg("value.may_drop_price"))
    if costly and owes:
        found.append(msg("value.may_drop_credit"))
    return tuple(found)


def _side(name: Message, value: Decimal, cut: Cut, high: bool | None, axis: Axis, currency: str) -> Message:
    shown, at = (
        None if v is None else of_major(v, currency) if axis.kind == "money" else tenths(v)
        for v in (value, cut.at)
    )
    side = ("above" if high else "upto") if cut.above else ("high" if high else "low")
    return msg(f"value.side_{side}", axis=name, value=shown, cut=at)
