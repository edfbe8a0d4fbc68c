"""What anybody was ever asked for, or recorded unasked: without it a requirement can't be told to be open.

A move made here met a gate, so its deal was asked for what its playbook of that time asks. An imported move
met none: what its deal lacks was only ever asked for where some import brought it for another deal.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from coach.simulation.clients_then import UNKNOWN, ClientPast
from coach.simulation.evidence import CLASS, FIELDS, looked_at, on_record, told, whole
from engine.clock import END_OF_TIME
from engine.playbook import Playbook
from engine.reads import View
from engine.state import Deal, Instant
from stages.worksheets import WORKSHEETS

_IMPORTS = """
SELECT data FROM event WHERE subject >= 'deal:' AND subject < 'deal;' AND kind = 'import'
  AND (at IS NULL OR at <= :until)
"""
_ALWAYS = (
    *("today", "deal.title", "deal.owner", "deal.stage", "deal.status"),
    *("deal.unproven", "deal.close_pushed"),
)
"""What every deal tells by being there."""
_ASKED = ("answers", "items", "worksheets")
"""Rooms of which a playbook says what is asked."""

Version = tuple[str, int]


class Recorded(NamedTuple):
    by_any: frozenset[str]
    """On record with any of the deals looked at."""
    by_imports: frozenset[str]
    """Brought by any import."""
    asked: Mapping[Version, frozenset[str]]
    """By playbook."""
    classed: Instant | None = None
    """When a client of these deals was first given a class."""

    def never(self, path: str, asked_of: Version | None, at: Instant) -> bool:
        """Whether nobody could have recorded what a deal doesn't tell.

        `asked_of` is the playbook the deal was pinned to; None for a move that was imported.
        """
        if path in _ALWAYS:
            return False
        if path == CLASS:
            return self.classed is None or at < self.classed
        if asked_of is None:
            return path not in self.by_imports
        if path not in self.by_any:
            return True
        room, _, name = path.partition(".")
        subject = f"{room}.{name.partition('.')[0]}"
        return room in _ASKED and subject not in self.asked.get(asked_of, ())

    def in_part(self, path: str, deal: Deal) -> bool:
        """Whether it says how far a worksheet is filled of which imports bring only some fields, and nobody
        has filled in another."""
        id = path.removeprefix("worksheets.").partition(".")[0]
        filled = deal.worksheets.get(id)
        if filled is None or path not in whole(id) or path in self.by_imports:
            return False
        return self.by_imports.issuperset(told(id, filled.fields))


def read_recorded(
    view: View, deals: Iterable[Deal], clients: Mapping[str, ClientPast], books: Iterable[Playbook]
) -> Recorded:
    """`deals` pass by one at a time: thousands of them need not be in memory together."""
    found: set[str] = set()
    classed: list[Instant] = []
    for deal in deals:
        past = clients.get(deal.account or "", UNKNOWN)
        found |= on_record(deal, {contact for client in past.known for contact in client.contacts})
        if past.first_classed is not None:
            classed.append(past.first_classed)
    imports = view.store.rows(_IMPORTS, until=view.until or END_OF_TIME)
    brought = {path for row in imports for path in _brought(json.loads(row["data"]))}
    brought |= {path for id in WORKSHEETS if _whole(id, brought) for path in whole(id)}
    asked = {(book.id, book.version): asked_by(book) for book in books}
    return Recorded(frozenset(found), frozenset(brought), asked, min(classed, default=None))


def _brought(data: Mapping[str, Any]) -> Iterator[str]:
    fields = data.get("opened") or data.get("fields") or {}
    yield from (f"deal.{name}" for name in FIELDS if fields.get(name) is not None)
    if fields.get("account") is not None:
        yield "account.code"
    if filled := data.get("filled"):
        yield from told(filled["worksheet"], {**filled["fields"], **filled["figures"]})


def _whole(id: str, brought: set[str]) -> bool:
    """Whether all was ever imported that a worksheet wants: some column may bring but one of its fields."""
    return brought.issuperset(
        f"worksheets.{id}.{field.id}" for field in WORKSHEETS[id].fields if field.needed
    )


def asked_by(playbook: Playbook) -> frozenset[str]:
    """What a playbook has people record."""
    points = (f"answers.{point}" for point in playbook.points)
    items = (f"items.{item.id}" for stage in playbook.stages for item in stage.checklist)
    named = {id for stage in playbook.stages for id in stage.worksheets}
    wanted = (looked_at(each) for stage in playbook.stages for each in stage.gate)
    return frozenset({*points, *items, *(f"worksheets.{id}" for id in named), *filter(None, wanted)})
