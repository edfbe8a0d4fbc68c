"""The closed deals somebody asks for, and their record, read a few hundred at a time."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.lives import DUPLICATE, OPEN, Life, lives
from coach.simulation.clients_then import clients_then
from coach.simulation.recorded import read_recorded
from coach.simulation.replay import Ground, Replay, replay
from coach.simulation.simulation import Simulation, simulation
from engine import history, playbooks, reads
from engine.among import batches
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Deal, Instant


class Asked(NamedTuple):
    """Deals that were decided (won, or stopped before) from `since` to `until`, both counted.

    `playbook` and `version`: those pinned to it; None for all.
    """

    since: Instant | None = None
    until: Instant | None = None
    playbook: str | None = None
    version: int | None = None


class Closed(NamedTuple):
    lives: tuple[Life, ...]
    undated: int
    """Deals left out, because nobody knows when they were decided."""
    duplicates: int


def closed_deals(view: View, asked: Asked) -> Closed:
    """Won is whoever stands in a won stage, is done, or was stopped there; lost was stopped before."""
    chosen: list[Life] = []
    undated = duplicates = 0
    for life in lives(view):
        if asked.playbook not in (None, life.playbook) or asked.version not in (None, life.version):
            continue
        if life.outcome == OPEN:
            continue
        at = life.decided_at
        if life.outcome == DUPLICATE:
            duplicates += _within(life.last.at, asked)
        elif at is None and (asked.since or asked.until):
            undated += 1
        elif at is None or _within(at, asked):
            chosen.append(life)
    return Closed(tuple(chosen), undated, duplicates)


def _within(at: Instant | None, asked: Asked) -> bool:
    return (asked.since is None or (at or "") >= asked.since) and (
        asked.until is None or (at or "") <= asked.until
    )


def simulated(
    view: View, playbook: Playbook, closed: Closed, now: Instant
) -> tuple[Simulation, list[Replay]]:
    """The closed deals gone through again, by their keys."""
    clients = clients_then(view)
    keys = [life.key for life in closed.lives]
    books = {(book.id, book.version): book for book in playbooks.installed(view.store)}
    record = read_recorded(view, _states(view, keys), clients, books.values())
    ground = Ground(playbook, record, clients, books, view.workspace, now)
    by_key = {f"deal:{life.key}": life for life in closed.lives}
    told = history.events_among(view.store, by_key, until=view.until)
    replays = [replay(by_key[subject], events, ground) for subject, events in told]
    return simulation(playbook, replays), replays


def _states(view: View, keys: Sequence[str]) -> Iterator[Deal]:
    for page in batches(keys):
        yield from reads.states(view, page).values()
