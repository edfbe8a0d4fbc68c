"""Deals told by a log of events: all that it has of one deal is taken in as one row."""

from typing import Any

from engine.message import Message
from engine.playbook import Playbook
from exchange.incoming import difference
from exchange.incoming.deal_import import DealImport, Joining
from exchange.rows.deal_row import Point, Row


class EventImport(DealImport):
    CAME = "at"

    def later(self, row: Row, there: Joining, playbook: Playbook) -> tuple[Point, ...] | Message:
        """A log says itself when a deal was moved back."""
        deal, before, happened = there
        time_zone = self.change.workspace.time_zone
        return difference.later_events(before, row.trail, deal, playbook, happened, time_zone)

    def apart(self, row: Row, there: Joining) -> list[difference.Apart]:
        """It tells a story; told otherwise as a whole it stays out."""
        return []

    def telling(self, said: dict[str, Any]) -> dict[str, Any]:
        """Of what no event says anything a table of deals may tell."""
        silent = {name for name, value in said.items() if value is None}
        if "amount" in silent:
            silent.add("currency")
        return {name: value for name, value in said.items() if name not in silent}
