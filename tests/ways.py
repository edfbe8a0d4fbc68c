"""Deals by the way they came, in a few words: "explore 0, expand 9.5, stop cancelled 12".

A number is a day, counted from the beginning of Monday 5 January 2026 in UTC; `?` a day nobody knows. A stage
ahead is advanced to, with `!` by waiver and with `<` by an import; one behind is gone back to.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

from helpers import playbook

from coach.lives import Life, Move, Told
from engine.clock import Calendar, to_instant
from engine.state import DONE

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
ZONE = "UTC"
WEEKDAYS = Calendar({})
BOOK = playbook("""
- {id: explore, gate: [{decision: better}]}
- {id: expand, gate: [{decision: will_buy}]}
- {id: execute, status: won, gate: [{decision: met}]}
- {id: confirm, status: won, gate: [{decision: again}]}
""")
_keys = (f"ACME-{n}" for n in count(1))


def at(day):
    """The instant so many days after the Monday."""
    return None if day == "?" else to_instant(MONDAY + timedelta(days=float(day)))


def way(text, *, book=BOOK, owner="lin", told=(), **fields):
    """A life. `told`: fields set later, as (day, fields)."""
    won = frozenset({DONE, *(stage.id for stage in book.stages if stage.status == "won")})
    moves = []
    for part in text.split(","):
        moves.append(_move(part.split(), moves, book, won))
    first = {"owner": owner, "amount": None, "currency": None, "behaviour": None, **fields}
    known = (Told(moves[0].at, first), *(Told(at(day), given) for day, given in told))
    straight = in_order(moves) and in_order(known)
    return Life(next(_keys), book.id, book.version, book.order, won, tuple(moves), known, straight)


def moved(life, *moves):
    """The same with other moves."""
    return life._replace(moves=moves, straight=in_order(moves) and in_order(life.told))


def in_order(every):
    """Whether all of it is dated, in order, and nothing was taken back."""
    times = [each.at or "" for each in every]
    return "" not in times and times == sorted(times) and all(each.undone_at is None for each in every)


def _move(words, moves, book, won):
    *what, day = words
    if what[0] == "stop":
        return Move(at(day), "stop", moves[-1].stage, "stopped", None if what[1] == "?" else what[1])
    how, stage = what[0][-1], what[-1].rstrip("!<")
    status = "done" if stage == DONE else "won" if stage in won else "open"
    waived = ("decision:better",) if how == "!" else ()
    return Move(at(day), _kind(what, moves, stage, book), stage, status, None, waived)


def _kind(what, moves, stage, book):
    if not moves:
        return "new"
    if what[0] == "reopen":
        return "reopen"
    if what[0].endswith("<"):
        return "import"
    return "advance" if book.position(stage) > book.position(moves[-1].stage) else "back"


def ways(*texts, **given):
    return [way(text, **given) for text in texts]
