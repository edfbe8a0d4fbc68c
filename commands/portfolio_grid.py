"""The portfolio on the value grid: how often clients buy, and how much at a time."""

from collections.abc import Iterator
from typing import Any

from coach.clients.portfolio import Surveyed
from commands.printing import Column, pad, paint, table, width, wrapped
from commands.step_line import command_line
from engine.message import Message, msg, step
from engine.money import of_major, plain
from stages.accounts.grid import CELLS, Cuts, GridPlace, amount_cuts, cell_play
from stages.rounding import tenths
from words.say import clean, say, write

AMOUNTS = ("large", "medium", "small")
CYCLES = ("short", "medium", "long")
_SHADES = " ░▒▓█"

COLUMNS = (
    *("code", "name", "cell", "amount_size", "cycle_size", "purchases"),
    *("cycle_days", "amount", "currency", "because", "play"),
)


def rows(found: Surveyed, matrix: str | None = None) -> list[dict[str, Any]]:
    """From platinum to adjust, then those without a cell."""
    places = [place for members in _members(found).values() for place in members]
    return [_row(found, place) for place in (*places, *_nowhere(found))]


def _row(found: Surveyed, place: GridPlace) -> dict[str, Any]:
    currency = found.portfolio.currency
    amount = None if place.amount is None else plain(of_major(place.amount, currency).minor, currency)
    return {
        "code": place.account,
        "name": found.accounts[place.account].name,
        "cell": place.cell,
        "amount_size": place.amount_size,
        "cycle_size": place.cycle_size,
        "purchases": place.purchases,
        "cycle_days": None if place.cycle is None else str(tenths(place.cycle)),
        "amount": amount,
        "currency": currency,
        "because": say(place.because),
        "play": say(place.play) if place.play else None,
    }


def summary(found: Surveyed, matrix: str | None = None) -> dict[str, Any]:
    """Counts by the sizes of amount and cycle, and where the sizes are cut."""
    cuts = _cuts(found)
    rules, currency = found.portfolio.rules, found.portfolio.currency
    return {
        "cells": [
            {"amount_size": big, "cycle_size": long, "cell": CELLS[big, long], "clients": len(members)}
            for (big, long), members in _members(found).items()
        ],
        "unknown": len(_nowhere(found)),
        "short_cycle": rules.short_cycle,
        "medium_cycle": rules.medium_cycle,
        "medium_amount": plain(of_major(cuts.medium, currency).minor, currency) if cuts else None,
        "large_amount": plain(of_major(cuts.large, currency).minor, currency) if cuts else None,
    }


def _members(found: Surveyed) -> dict[tuple[str, str], list[GridPlace]]:
    """By amount and cycle, the largest buyers of each cell first."""
    members: dict[tuple[str, str], list[GridPlace]] = {(big, long): [] for big in AMOUNTS for long in CYCLES}
    for place in found.portfolio.grid.values():
        if place.cell and place.amount_size and place.cycle_size:
            members[place.amount_size, place.cycle_size].append(place)
    for each in members.values():
        each.sort(key=lambda place: (-(place.amount or 0), place.account))
    return members


def _nowhere(found: Surveyed) -> list[GridPlace]:
    return [place for place in found.portfolio.grid.values() if place.cell is None]


def _cuts(found: Surveyed) -> Cuts | None:
    amounts = [place.amount for place in found.portfolio.grid.values() if place.amount is not None]
    return amount_cuts(amounts, found.portfolio.rules)


def page(found: Surveyed, matrix: str | None = None) -> str:
    return "\n".join([_overview(found), *_cells(found), *_unplaced(found)])


def _overview(found: Surveyed) -> str:
    members = _members(found)
    columns = (Column(say("portfolio.grid_corner")), *(Column(_cycle(found, long)) for long in CYCLES))
    lines = [
        (_amount(found, big), *(_counted(CELLS[big, long], len(members[big, long])) for long in CYCLES))
        for big in AMOUNTS
    ]
    return table(lines, columns)


def _counted(cell: str, n: int) -> str:
    said = f"{say(f'value.grid_{cell}')} {n:,}"
    return paint(said, "bold") if n else paint(said, "dim")


def _cycle(found: Surveyed, long: str) -> str:
    rules = found.portfolio.rules
    days = {"short": rules.short_cycle, "medium": rules.medium_cycle}.get(long)
    return say(f"portfolio.cycle_{long}", days=days)


def _amount(found: Surveyed, big: str) -> str:
    cuts, currency = _cuts(found), found.portfolio.currency
    if cuts is None:
        return say(f"value.amount_{big}")
    least = {"large": of_major(cuts.large, currency), "medium": of_major(cuts.medium, currency)}.get(big)
    return say(f"portfolio.amount_{big}", amount=least)


def _cells(found: Surveyed) -> Iterator[str]:
    for (big, long), members in _members(found).items():
        if not members:
            continue
        yield ""
        heading = say(
            "portfolio.grid_cell",
            cell=say(f"value.grid_{CELLS[big, long]}"),
            amount=say(f"value.amount_{big}"),
            cycle=say(f"value.cycle_{long}"),
            n=len(members),
        )
        yield paint(heading, "bold")
        yield wrapped(f"  {say(cell_play(big, long))}", "  ")
        yield _accounts(found, members)
        if late := tuple(place.account for place in members if place.late):
            yield wrapped(f"  {say('portfolio.late', codes=late, play=msg('value.play_stopped'))}", "  ")


def _accounts(found: Surveyed, members: list[GridPlace]) -> str:
    columns = (
        Column(say("portfolio.col_code_in")),
        Column(say("accounts.col_name"), shrinks=True),
        Column(say("portfolio.col_purchases"), right=True),
        Column(say("portfolio.col_cycle"), right=True),
        Column(say("portfolio.col_each"), right=True),
    )
    lines = [
        (
            f"  {place.account}",
            clean(found.accounts[place.account].name),
            f"{place.purchases:,}",
            "" if place.cycle is None else str(tenths(place.cycle)),
            "" if place.amount is None else write(of_major(place.amount, found.portfolio.currency)),
        )
        for place in members
    ]
    return table(lines, columns)


def _unplaced(found: Surveyed) -> Iterator[str]:
    """Those without a cell, by the reason they have none."""
    reasons: dict[str, list[GridPlace]] = {}
    for place in _nowhere(found):
        reasons.setdefault(say(_why_nowhere(place)), []).append(place)
    for because, places in reasons.items():
        codes = tuple(place.account for place in places)
        yield ""
        yield wrapped(say("portfolio.no_cell", n=len(codes), because=because, codes=codes[:12]))
        if len(codes) > 12:
            yield say("portfolio.and_more", n=len(codes) - 12)
        if places[0].late:
            yield f"  → {command_line(step('account value', None, account=codes[0]))}"
        elif places[0].cycle is None:
            yield f"  → {command_line(step('order add', None, account=codes[0], amount=None, on=None))}"


def _why_nowhere(place: GridPlace) -> Message:
    """One reason for all who have stopped, whenever that was."""
    return msg("portfolio.stopped") if place.late else place.because


def plot(found: Surveyed, matrix: str | None = None) -> str:
    """A heat table: the darker a cell, the more clients it holds."""
    members = _members(found)
    most = max(map(len, members.values()))
    labels = {big: _amount(found, big) for big in AMOUNTS}
    column = max(map(width, labels.values()))
    heads = [_cycle(found, long) for long in CYCLES]
    wide = max(14, *map(width, heads))
    lines = [pad("", column) + "".join(f"  {pad(head, wide)}" for head in heads).rstrip()]
    for big in AMOUNTS:
        cells = [(CELLS[big, long], len(members[big, long])) for long in CYCLES]
        shade = [f"  {_shade(n, most) * wide}" for _, n in cells]
        named = [f"  {_shade(n, most) * 2} {pad(_counted(cell, n), wide - 3)}" for cell, n in cells]
        lines += [pad("", column) + "".join(shade), pad(labels[big], column) + "".join(named)]
        lines += [pad("", column) + "".join(shade), ""]
    return "\n".join(line.rstrip() for line in lines) + "".join(f"\n{line}" for line in _unplaced(found))


def _shade(n: int, most: int) -> str:
    """Nothing for none, a shade for any, the darkest for the most."""
    steps = len(_SHADES) - 1
    return _SHADES[-(-n * steps // most) if most else 0]
