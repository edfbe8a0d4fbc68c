"""The portfolio in two-by-two matrices: who is where, and what to do with them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from coach.clients.portfolio import Surveyed
from commands.choices import chosen
from commands.printing import Column, paint, table, width, wrapped
from commands.step_line import command_line
from engine.message import Message, msg, step
from engine.money import of_major, plain
from stages.accounts.quadrants import Axis, Cut, Placed, Spot, axis_name
from stages.rounding import tenths
from words.say import both, clean, say, write

TYPED = {
    "volume-profit": "volume_profit",
    "current-potential": "current_potential",
    "value-loyalty": "value_loyalty",
    "value-response": "value_response",
    "function": "direct_indirect",
}
"""What a matrix is called on a command line."""
NAMES = {id: typed for typed, id in TYPED.items()}

COLUMNS = ("matrix", "code", "name", "cell", "across", "up", "because", "do")


def read_matrix(typed: str) -> str:
    """The id of a matrix as somebody typed it."""
    names = {name: (both(f"value.line_{id}"),) for name, id in TYPED.items()}
    return TYPED[chosen(NAMES.get(typed, typed), names, "portfolio.unknown_matrix")]


def rows(found: Surveyed, matrix: str | None = None) -> list[dict[str, Any]]:
    """A line for each client in each matrix asked for."""
    return [
        _row(found, placed, spot)
        for placed in _asked(found, matrix)
        for spot in sorted(placed.spots.values(), key=_worth)
    ]


def _asked(found: Surveyed, matrix: str | None) -> list[Placed]:
    return [placed for id, placed in found.portfolio.matrices.items() if matrix in (None, id)]


def _worth(spot: Spot) -> tuple[Decimal, Decimal, str]:
    lowest = Decimal("-Infinity")
    across = lowest if spot.across is None else spot.across
    return -across, -(lowest if spot.up is None else spot.up), spot.account


def _row(found: Surveyed, placed: Placed, spot: Spot) -> dict[str, Any]:
    return {
        "matrix": NAMES[placed.matrix.id],
        "code": spot.account,
        "name": found.accounts[spot.account].name,
        "cell": spot.cell,
        "across": _exact(found, placed.matrix.across, spot.across),
        "up": _exact(found, placed.matrix.up, spot.up),
        "because": say(spot.because),
        "do": say(f"value.do_{spot.cell}") if spot.cell else None,
    }


def _exact(found: Surveyed, axis: Axis, value: Decimal | None) -> str | None:
    currency = found.portfolio.currency
    if value is None:
        return None
    return plain(of_major(value, currency).minor, currency) if axis.kind == "money" else f"{tenths(value)}"


def summary(found: Surveyed, matrix: str | None = None) -> list[dict[str, Any]]:
    """By matrix: its axes, where they are cut, and how many clients stand in each cell."""
    return [
        {
            "matrix": NAMES[placed.matrix.id],
            "across": _cut_of(found, placed.matrix.across, placed.across.at),
            "up": _cut_of(found, placed.matrix.up, placed.up.at),
            "cells": {cell: len(spots) for cell, spots in _members(placed).items()},
            "unknown": sum(spot.cell is None for spot in placed.spots.values()),
            "before_cost_to_serve": len(_uncosted(found, placed)),
        }
        for placed in _asked(found, matrix)
    ]


def _cut_of(found: Surveyed, axis: Axis, at: Decimal | None) -> dict[str, str | None]:
    return {"id": axis.id, "cut": _exact(found, axis, at)}


def _members(placed: Placed) -> dict[str, list[Spot]]:
    """By cell, high across and high up first."""
    ordered = sorted(placed.matrix.cells.items(), reverse=True)
    members: dict[str, list[Spot]] = {cell: [] for _, cell in ordered}
    for spot in sorted(placed.spots.values(), key=_worth):
        if spot.cell:
            members[spot.cell].append(spot)
    return members


def page(found: Surveyed, matrix: str | None = None) -> str:
    """One matrix with its clients by cell; of all five the counts."""
    if matrix is not None:
        placed = found.portfolio.matrices[matrix]
        return "\n".join([*_square(found, placed), *_cells(found, placed)])
    blocks = ["\n".join(_square(found, placed)) for placed in _asked(found, None)]
    more = say("portfolio.one_matrix")
    command = command_line(step("account list", None, by="quadrant", matrix="value-loyalty"))
    return "\n\n".join([*blocks, f"{more}\n  → {command}"])


def _square(found: Surveyed, placed: Placed) -> Iterator[str]:
    """Counts in the four cells, as they lie on paper, and what the others lack."""
    matrix, members = placed.matrix, _members(placed)
    yield paint(say(f"value.line_{matrix.id}"), "bold")
    if any(members.values()):
        yield from _four(found, placed, members)
    missing = list(_missing(found, placed))
    if placed.spots and not missing and not any(members.values()):
        yield wrapped(f"  {say('value.spot_alone')}", "  ")
    yield from missing


def _four(found: Surveyed, placed: Placed, members: dict[str, list[Spot]]) -> Iterator[str]:
    matrix = placed.matrix
    columns = (
        Column(f"  {_axis(found, matrix.up)}"),
        *(Column(_side(found, matrix.across, placed.across, high)) for high in (False, True)),
    )
    lines = [
        (
            f"  {_side(found, matrix.up, placed.up, high)}",
            *(_counted(matrix.cells[right, high], members) for right in (False, True)),
        )
        for high in (True, False)
    ]
    drawn = table(lines, columns).splitlines()
    before = max(width(columns[0].heading), *(width(line[0]) for line in lines))
    yield f"{' ' * (before + 2)}{_axis(found, matrix.across)}"
    yield from drawn


def _side(found: Surveyed, axis: Axis, cut: Cut, high: bool) -> str:
    side = ("above" if high else "upto") if cut.above else ("high" if high else "low")
    return say(f"portfolio.side_{side}", cut=_cut(found, axis, cut.at))


def _counted(cell: str, members: dict[str, list[Spot]]) -> str:
    n = len(members[cell])
    said = f"{say(f'value.cell_{cell}')} {n:,}"
    return said if n else paint(said, "dim")


def _cut(found: Surveyed, axis: Axis, at: Decimal | None) -> str:
    if at is None:
        return "?"
    return write(of_major(at, found.portfolio.currency)) if axis.kind == "money" else str(tenths(at))


def _axis(found: Surveyed, axis: Axis) -> str:
    return say(axis_name(axis.id, found.portfolio.rules.value_by))


def _missing(found: Surveyed, placed: Placed) -> Iterator[str]:
    """How many have no cell, for want of what, and the command that settles it for the first of them."""
    for n, first, axis in _lacking(found, placed):
        if axis is None:
            lacks = say("portfolio.bought_nothing", n=n, days=found.portfolio.rules.window)
        else:
            lacks = say("portfolio.lacking", n=n, axis=_axis(found, axis))
        yield wrapped(f"  {lacks}", "  ")
        if axis is None or axis.kind == "money":
            settle = step("order add", None, account=first, amount=None, on=None, cost=None)
        else:
            settle = step("account fill", None, account=first, worksheet="rating", **{axis.id: None})
        yield f"    → {command_line(settle)}"
    if uncosted := _uncosted(found, placed):
        said = say("portfolio.before_cost_to_serve", n=len(uncosted), of=_placed(placed))
        yield wrapped(f"  {said}", "  ")
        settle = step("account fill", None, account=uncosted[0], worksheet="rating", cost_to_serve=None)
        yield f"    → {command_line(settle)}"


def _lacking(found: Surveyed, placed: Placed) -> Iterator[tuple[int, str, Axis | None]]:
    """How many lack what, and the first of them; no axis means that they bought nothing, once for both."""
    axes = (placed.matrix.across, placed.matrix.up)
    money = {axis.id for axis in axes if axis.kind == "money"}
    silent = [s for s in placed.spots.values() if s.account in found.portfolio.silent]
    if nothing := [spot.account for spot in silent if money.intersection(spot.missing)]:
        yield len(nothing), nothing[0], None
    for axis in axes:
        without = {spot.account for spot in placed.spots.values() if axis.id in spot.missing}
        if axis.id in money:
            without -= found.portfolio.silent
        if without:
            yield len(without), min(without), axis


def _uncosted(found: Surveyed, placed: Placed) -> list[str]:
    """Those with a cell whose profit, where an axis shows it, is taken before the cost to serve them."""
    if "profit" not in {found.portfolio.figure(axis) for axis in (placed.matrix.across, placed.matrix.up)}:
        return []
    return [code for code in found.portfolio.uncosted if placed.spots[code].cell is not None]


def _cells(found: Surveyed, placed: Placed) -> Iterator[str]:
    for cell, spots in _members(placed).items():
        if not spots:
            continue
        yield ""
        yield paint(say("portfolio.in_cell", cell=say(f"value.cell_{cell}"), n=len(spots)), "bold")
        yield wrapped(f"  {say(f'value.do_{cell}')}", "  ")
        yield _accounts(found, placed, spots)


def _accounts(found: Surveyed, placed: Placed, spots: list[Spot]) -> str:
    axes = (placed.matrix.across, placed.matrix.up)
    columns = (
        Column(say("portfolio.col_code_in")),
        Column(say("accounts.col_name"), shrinks=True),
        *(Column(_axis(found, axis), right=True) for axis in axes),
    )
    lines = [
        (
            f"  {spot.account}",
            clean(found.accounts[spot.account].name),
            *(_cut(found, axis, value) for axis, value in zip(axes, (spot.across, spot.up), strict=True)),
        )
        for spot in spots
    ]
    return table(lines, columns)


def _placed(placed: Placed) -> int:
    return sum(spot.cell is not None for spot in placed.spots.values())


def _undrawn(found: Surveyed, placed: Placed) -> Message:
    """Why there is nothing to draw: what most clients lack, if they lack anything."""
    lacking = list(_lacking(found, placed))
    if len(found.accounts) < 2 or not lacking:
        return msg("portfolio.too_few_to_plot")
    axes = tuple(axis_name(axis.id, found.portfolio.rules.value_by) for _, _, axis in lacking if axis)
    if not axes:
        return msg("portfolio.nothing_to_plot")
    return msg("portfolio.lacking_to_plot", axes=axes)


def plot(found: Surveyed, matrix: str | None = None) -> str:
    """Clients as points; without a matrix asked for, in the one that most of them have a place in."""
    from commands.portfolio_plot import Axes, Point, scatter

    placed = max(_asked(found, matrix), key=_placed)
    axes = placed.matrix
    points = [
        Point(
            spot.across, spot.up, found.portfolio.abc(spot.account) or "•", found.accounts[spot.account].name
        )
        for spot in sorted(placed.spots.values(), key=_worth)
        if spot.across is not None and spot.up is not None and spot.cell is not None
    ]
    if not points or placed.across.at is None or placed.up.at is None:
        return "\n".join([wrapped(say(_undrawn(found, placed))), "", *_square(found, placed)])
    drawn = scatter(
        points,
        Axes(
            say(f"value.line_{axes.id}"),
            _axis(found, axes.across),
            _axis(found, axes.up),
            (placed.across.at, placed.up.at),
            {corner: say(f"value.cell_{cell}") for corner, cell in axes.cells.items()},
        ),
    )
    return "\n".join([drawn, wrapped(say("portfolio.scatter_legend")), "", *_square(found, placed)])
