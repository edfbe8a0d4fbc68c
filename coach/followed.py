"""A life that went over to another version of its playbook, or to another: told by the one it follows now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.life import Life, Move
from coach.stage_order import merged
from engine.playbook import Playbook
from engine.state import DONE

_LIVE = ("open", "won")


def led(moves: Sequence[Move], upgrade: Mapping[str, Any]) -> list[Move]:
    """Until an upgrade: a stage it led elsewhere goes by its new id all along."""
    old, new = upgrade["from_stage"], upgrade["stage"]
    return [move._replace(stage=new) if move.stage == old else move for move in moves]


def followed(
    life: Life, upgrades: Sequence[Mapping[str, Any]], books: Mapping[tuple[str, int], Playbook]
) -> Life:
    """`upgrades` as their events tell them, in their order.

    Time in a stage no version of the playbook has counts for the one the deal came to next.
    """
    path = [(data["playbook"], data["playbook_version"]) for data in upgrades]
    now = books[path[-1]]
    stages = {s.id: s.status for book in _versions(now, books) for s in book.stages}
    moves = tuple(_statuses(_merged(life.moves, stages), stages))
    stood = {move.stage for move in moves}
    earlier = [books[place] for place in ((life.playbook, life.version), *path[:-1])]
    orders = [[id for id in book.order if id in stood] for book in reversed(earlier)]
    won = frozenset(id for id in (*now.order, *stood) if stages.get(id) == "won") | {DONE}
    return life._replace(
        playbook=now.id,
        version=now.version,
        order=merged([now.order, *orders]),
        won_stages=won,
        moves=moves,
    )


def _versions(now: Playbook, books: Mapping[tuple[str, int], Playbook]) -> list[Playbook]:
    """Of one playbook, the one that counts last."""
    same = [book for book in books.values() if book.id == now.id and book.version != now.version]
    return [*sorted(same, key=lambda book: book.version), now]


def _merged(moves: Sequence[Move], stages: Mapping[str, str]) -> Iterator[Move]:
    """In stages the playbook knows; nobody moves from one to itself."""
    known = {*stages, DONE}
    standing: Move | None = None
    for at, move in enumerate(moves):
        stage = next((each.stage for each in moves[at:] if each.stage in known), move.stage)
        here = move._replace(stage=stage)
        stays = standing is not None and standing.stage == stage and standing.status in _LIVE
        if stays and here.status in _LIVE and here.kind != "reopen" and here.undone_at is None:
            continue
        if here.undone_at is None:
            standing = here
        yield here


def _statuses(moves: Iterator[Move], stages: Mapping[str, str]) -> Iterator[Move]:
    """A stage is open or won as the playbook has it now."""
    for move in moves:
        live = move.status in _LIVE and move.stage in stages
        yield move._replace(status=stages[move.stage]) if live else move
