"""Where all of it stands in the drawing of a playbook: stages from top to bottom, a gate at the foot of each.

Moves back run up on the left, the way out and back in runs on the right. All in units of the drawing, which
is as wide as a phone's page; y grows downwards.
"""

from collections.abc import Sequence
from typing import NamedTuple

from engine.message import msg
from engine.state import DONE, STOPPED
from workshop.diagram.lettering import BOLD, balanced, wrapped
from workshop.diagram.picture import ADVANCE, BACK, REOPEN, STOP, Box, Picture, Say, Wanted, parts

WIDTH = 400
LARGE, MIDDLE, SMALL = 15.0, 13.0, 12.0
"""Sizes of letters."""
LEADING = 16.5
"""From one line to the next."""
_MARGIN, _RAIL = 6.0, 8.0
_RIGHT = 360.0
"""Where the cards end; behind it run the way out and the way in."""
_OUT, _IN = 372.0, 388.0
_ONWARD, _AGAIN = 96.0, 60.0
"""How far from the left edge of the drawing one goes on, and comes back from done."""
_PAD = 9.0

Point = tuple[float, float]


class Entry(NamedTuple):
    """A requirement: its lines, and where the first one stands."""

    wanted: Wanted
    lines: tuple[str, ...]
    x: float
    y: float


class Card(NamedTuple):
    box: Box
    x: float
    y: float
    width: float
    height: float
    head: tuple[str, ...]
    outcome: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def foot(self) -> float:
        return self.y + self.height

    @property
    def after(self) -> float:
        """Where what comes behind it begins."""
        return self.foot + 20 + len(self.outcome) * LEADING


class Way(NamedTuple):
    """A line through points, with an arrow's head at its end or without. `move` says which kind of move."""

    move: str
    points: tuple[Point, ...]
    head: bool


class End(NamedTuple):
    """Done, or stopped."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


class Layout(NamedTuple):
    height: float
    title: tuple[str, ...]
    cards: tuple[Card, ...]
    ends: tuple[End, ...]
    ways: tuple[Way, ...]
    legend: float
    """Where it begins."""


def layout(drawn: Picture, say: Say) -> Layout:
    title = wrapped(
        say(msg("diagram.head", title=drawn.title, version=drawn.version)), WIDTH - 2 * _MARGIN, LARGE * BOLD
    )
    lanes = back_lanes(drawn)
    left = _MARGIN + _RAIL * (len(lanes) + 1) + 4
    top = _MARGIN + len(title) * 20 + 6
    cards: list[Card] = []
    for n, box in enumerate(drawn.boxes, 1):
        cards.append(_card(n, box, left, top, say))
        top = cards[-1].after
    done, stopped = _ends(drawn, left, top, say)
    foot = max(done.y + done.height, stopped.y + stopped.height)
    ways = (*_onward(cards, drawn, done), *_backward(cards, lanes, left), *_outside(cards, drawn, stopped))
    again = _again(cards, drawn, done)
    legend = foot + 22
    return Layout(legend + 6 * LEADING + 4, title, tuple(cards), (done, stopped), (*ways, *again), legend)


def back_lanes(drawn: Picture) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Lines up on the left, each as the stages it leads from and those it leads to.

    Stages from which one may go back to every earlier one share a line; each of the others has its own.
    """
    order = [box.id for box in drawn.boxes]
    back = {id: drawn.targets(id, BACK) for id in order}
    free = tuple(id for at, id in enumerate(order) if at and back[id] == tuple(order[:at]))
    own = [((id,), back[id]) for id in order if back[id] and id not in free]
    shared = [(free, tuple(order[: order.index(free[-1])]))] if free else []
    return (*shared, *own)


def _card(n: int, box: Box, left: float, top: float, say: Say) -> Card:
    room = _RIGHT - left
    head = wrapped(
        say(msg(f"diagram.stage_{box.status}", n=n, title=box.title)), room - 2 * _PAD, MIDDLE * BOLD
    )
    y = top + len(head) * LEADING + 29
    entries: list[Entry] = []
    for wanted in box.wants:
        said, notes = parts(wanted, say)
        lines = balanced(said, room - 2 * _PAD - 14, SMALL, notes)
        entries.append(Entry(wanted, lines, left + _PAD + 14, y))
        y += len(lines) * LEADING + 2
    height = y - LEADING + 12 - top if entries else len(head) * LEADING + 16
    outcome = wrapped(say(box.outcome), _RIGHT - _ONWARD - 10, SMALL)
    return Card(box, left, top, room, height, head, outcome, tuple(entries))


def _ends(drawn: Picture, left: float, top: float, say: Say) -> tuple[End, End]:
    middle = (left + WIDTH - _MARGIN) / 2
    done = wrapped(say(drawn.label(DONE)), middle - left - 30, MIDDLE * BOLD)
    stopped = wrapped(say(drawn.label(STOPPED)), WIDTH - middle - 30, MIDDLE * BOLD)
    height = max(len(done), len(stopped)) * LEADING + 14
    return (
        End(done, left, top, middle - left - 10, height),
        End(stopped, middle, top, WIDTH - _MARGIN - middle, height),
    )


# ── moves ─────────────────────────────────────────────────────────────────────────────────────


def _onward(cards: Sequence[Card], drawn: Picture, done: End) -> list[Way]:
    tops = {card.box.id: card.y for card in cards} | {DONE: done.y}
    return [
        Way(ADVANCE, ((_ONWARD, card.foot), (_ONWARD, tops[target])), head=True)
        for card in cards
        for target in drawn.targets(card.box.id, ADVANCE)
    ]


def _again(cards: Sequence[Card], drawn: Picture, done: End) -> list[Way]:
    """From done back into a stage, when that is the last: no other is near."""
    last = cards[-1]
    there = last.box.id in drawn.targets(DONE, REOPEN)
    return [Way(REOPEN, ((_AGAIN, done.y), (_AGAIN, last.foot)), head=True)] if there else []


def _backward(
    cards: Sequence[Card], lanes: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], left: float
) -> list[Way]:
    """A way in at the head of a card, a way out further down: so the two don't meet."""
    by_id = {card.box.id: card for card in cards}
    ways: list[Way] = []
    for n, (sources, targets) in enumerate(lanes):
        x = left - 4 - _RAIL * (n + 1)
        entries = [by_id[id].y + 14 + 5 * n for id in targets]
        exits = [by_id[id].y + 30 + 5 * n for id in sources]
        ways.append(Way(BACK, ((x, max(exits)), (x, min(entries))), head=False))
        ways += [Way(BACK, ((left, y), (x, y)), head=False) for y in exits]
        ways += [Way(BACK, ((x, y), (left, y)), head=True) for y in entries]
    return ways


def _outside(cards: Sequence[Card], drawn: Picture, stopped: End) -> list[Way]:
    """Out by the solid line, in again by the broken one."""
    out = [card for card in cards if STOPPED in drawn.targets(card.box.id, STOP)]
    back_in = [card for card in cards if card.box.id in drawn.targets(STOPPED, REOPEN)]
    ways = [Way(STOP, ((_RIGHT, card.y + 14), (_OUT, card.y + 14)), head=False) for card in out]
    if out:
        ways.append(Way(STOP, ((_OUT, out[0].y + 14), (_OUT, stopped.y)), head=True))
    if back_in:
        ways.append(Way(REOPEN, ((_IN, stopped.y), (_IN, back_in[0].y + 28)), head=False))
    ways += [Way(REOPEN, ((_IN, card.y + 28), (_RIGHT, card.y + 28)), head=True) for card in back_in]
    return ways
