"""The rows of an update: for each deal that came from a CRM its id there, and what became of it here."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from engine import bulk, history, reads
from engine.among import among
from engine.history import Event
from engine.message import Message, msg
from engine.reads import Opened, View
from engine.state import STOPPED, Instant
from engine.stays import stays
from exchange.outgoing.column import Column, Row, text
from exchange.outgoing.tables.wanted import Wanted
from exchange.outgoing.updates import way_back
from exchange.outgoing.updates.crm import Crm
from exchange.plans.deals import DealPlan

_PAGE = 200
_FROM = (
    "SELECT id, subject FROM external WHERE source = :source AND id > :after"
    f" AND subject >= 'deal:' AND subject < 'deal;' ORDER BY id LIMIT {_PAGE}"
)


class Asked(NamedTuple):
    """Which deals: with something done `since` an instant, or `changed` here since they last came."""

    wanted: Wanted
    since: Instant | None = None
    changed: bool = False


class Updates:
    """`homeless` are the keys of deals that stand where no value of the mapping leads to."""

    def __init__(
        self, view: View, plans: Sequence[DealPlan], crm: Crm, say: Callable[[Message], str]
    ) -> None:
        """`plans` are the mappings of one source."""
        self.view, self.plans, self.crm, self.say = view, plans, crm, say
        self.homeless: list[str] = []

    @property
    def columns(self) -> tuple[Column, ...]:
        """Named as in the CRM's own export, so that its import knows them, and ours too."""
        first, crm = self.plans[0].columns, self.crm
        names = [first.id or "", *self._title, *way_back.columns(self.plans)]
        names += [crm.next_step, crm.next_on, crm.verdict, *crm.blank]
        return tuple(text(name, name, name) for name in names)

    @property
    def _title(self) -> list[str]:
        """A title that was put together from several columns can't be taken apart again."""
        names = self.plans[0].columns.title
        return names if len(names) == 1 else []

    def rows(self, asked: Asked) -> Iterator[Row]:
        """By id."""
        source, after = self.plans[0].source, ""
        while page := self.view.store.rows(_FROM, source=source, after=after):
            yield from self._page([(row["id"], row["subject"]) for row in page], asked)
            after = page[-1]["id"]

    def _page(self, came: Sequence[tuple[str, str]], asked: Asked) -> Iterator[Row]:
        names, params = among([subject.removeprefix("deal:") for _, subject in came])
        where = f"{asked.wanted.where} AND d.key IN ({names})"
        there = {
            each.row.key for each in reads.listed(self.view, where, tail="", **params, **asked.wanted.given)
        }
        told = dict(history.events_among(self.view.store, (f"deal:{key}" for key in there)))
        keys = [key for key in sorted(there) if _is_wanted(told[f"deal:{key}"], asked)]
        opened = {
            known.opened.deal.key: (known.opened, {person.key: person.name for person in known.people})
            for known in bulk.many(self.view, keys, background=False)
        }
        for id, subject in came:
            if found := opened.get(subject.removeprefix("deal:")):
                yield self._row(id, *found, told[subject])

    def _row(self, id: str, now: Opened, people: dict[str, str | None], told: Sequence[Event]) -> Row:
        deal, step = now.deal, now.deal.next_step
        places = way_back.columns(self.plans)
        cells = dict.fromkeys(places, "")
        if stays(told)[-1].by != "import":  # else it stands where the CRM has it, and may say so more exactly
            found = way_back.cells(self.plans, deal, now.playbook)
            cells |= found or {}
            if found is None:
                self.homeless.append(deal.key)
        who = people.get(step.contact or "") if step else None
        what = step.what + (f" · {who}" if who else "") if step else None
        return (
            *(id, *([deal.title] if self._title else []), *(cells[name] for name in places)),
            *(what, step.on if step else None, self.say(verdict_line(now))),
            *(None for _ in self.crm.blank),
        )


def _is_wanted(told: Sequence[Event], asked: Asked) -> bool:
    done = [event for event in told if event.kind != "import"]
    if asked.since is not None and not any((event.at or "") >= asked.since for event in done):
        return False
    last = max((event.seq for event in told if event.kind == "import"), default=0)
    return not asked.changed or any(event.seq > last for event in done)


def verdict_line(now: Opened) -> Message:
    """Whether the gate is open, and what is missing, in one line; of what was stopped why."""
    if now.deal.status == STOPPED and now.deal.closing:
        return msg("exporting.verdict_stopped", reason=now.deal.closing.reason)
    verdict = now.verdict
    if verdict is None:
        return msg("exporting.verdict_done")
    if verdict.passed:
        return msg("exporting.verdict_open")
    missing = tuple(checked.requirement.title for checked in verdict.missing)
    return msg("exporting.verdict_closed", missing=missing)
