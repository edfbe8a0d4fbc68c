"""Where an event log is made from: deals with their histories, some hundred at a time."""

from collections.abc import Iterator

from engine import history
from engine.history import Event
from engine.reads import View
from exchange.outgoing.eventlog.trace import Trace, trace
from exchange.outgoing.tables.wanted import Wanted, deals


def histories(view: View, wanted: Wanted) -> Iterator[list[Event]]:
    """Those of the deals asked for, by account and number, as far as the view's day."""
    for page in deals(view, wanted):
        subjects = [f"deal:{each.row.key}" for each in page]
        told = dict(history.events_among(view.store, subjects, until=view.until))
        yield from (told[subject] for subject in subjects if subject in told)


def traces(view: View, wanted: Wanted) -> Iterator[Trace]:
    for events in histories(view, wanted):
        found = trace(events)
        if found is not None:
            yield found
