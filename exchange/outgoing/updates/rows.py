"""The rows of an update: for each deal that came from a CRM its id there, and what became of it here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from engine import bulk, external, history, reads
from engine.among import among
from engine.history import Event
from engine.message import Message, Text, msg
from engine.reads import Opened, View
from engine.state import STOPPED, Closing, Instant, NextStep
from engine.stays import stays
from exchange.outgoing.column import Cell, Column, Row, day, text
from exchange.outgoing.spelling import harmless
from exchange.outgoing.tables.wanted import Wanted
from exchange.outgoing.updates import way_back
from exchange.outgoing.updates.crm import LONGEST, Crm
from exchange.plans.deals import DealPlan

Told: TypeAlias = Mapping[str, Cell]
"""By column what there is to say of a deal."""
Part: TypeAlias = tuple[tuple[Column, ...], Iterator[Row]]


class Asked(NamedTuple):
    """Which deals: with something done `since` an instant, or `changed` here since they last came."""

    wanted: Wanted
    since: Instant | None = None
    changed: bool = False


class Updates:
    """`homeless` are the keys of deals that stand where no value of the mapping leads to."""

    def __init__(
        self, view: View, plans: Sequence[DealPlan], crm: Crm, say: Callable[[Message | Text], str]
    ) -> None:
        """`plans` are the mappings of one source."""
        self.view, self.plans, self.crm, self.say = view, plans, crm, say
        self.homeless: list[str] = []

    @property
    def columns(self) -> tuple[Column, ...]:
        """Named as the CRM's import knows them, and ours too."""
        crm = self.crm
        names = [self.plans[0].columns.id or "", *way_back.columns(self.plans), crm.next_step, crm.next_on]
        names += [crm.verdict, *filter(None, [crm.reason]), *crm.blank]
        called = [crm.called.get(name, name) for name in names]
        return tuple((day if name == crm.next_on else text)(name, name, name) for name in called)

    def parts(self, asked: Asked) -> list[Part]:
        """One table; for a CRM that empties a field where the cell is empty one for each kind of row, the
        largest first, so that every row says something in every column but those only the CRM fills."""
        columns = self.columns
        if not self.crm.empties:
            return [(columns, _laid(columns, self.rows(asked)))]
        kinds: dict[frozenset[str], list[Told]] = {}
        for told in self.rows(asked):
            kinds.setdefault(frozenset(told), []).append(told)
        parts = []
        for names, rows in sorted(kinds.items(), key=lambda kind: len(kind[1]), reverse=True):
            there = tuple(column for column in columns if column.id in names or column.id in self.crm.blank)
            parts.append((there, _laid(there, rows)))
        return parts or [(columns, iter(()))]

    def rows(self, asked: Asked) -> Iterator[Told]:
        """By id."""
        for page in external.deals_of(self.view.store, self.plans[0].source):
            yield from self._page(page, asked)

    def _page(self, came: Mapping[str, str], asked: Asked) -> Iterator[Told]:
        """`came` are the keys by id."""
        names, params = among(list(came.values()))
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
        for id, key in came.items():
            if found := opened.get(key):
                yield self._row(id, *found, told[f"deal:{key}"])

    def _row(self, id: str, now: Opened, people: dict[str, str | None], told: Sequence[Event]) -> Told:
        crm, step = self.crm, now.deal.next_step
        said: dict[str, Cell] = {self.plans[0].columns.id or "": id}
        if stays(told)[-1].by != "import":  # else it stands where the CRM has it, and may say so more exactly
            said |= self._moved(now)
        if step is not None:
            said[crm.next_step] = cut(self.say(step_line(step, people.get(step.contact or ""))))
            said[crm.next_on] = step.on
        said[crm.verdict] = self._verdict(now)
        return {crm.called.get(name, name): cell for name, cell in said.items()}

    def _moved(self, now: Opened) -> Mapping[str, Cell]:
        found = way_back.cells(self.plans, now.deal, now.playbook)
        if found is None:
            self.homeless.append(now.deal.key)
            return {}
        closing = now.deal.closing
        if self.crm.reason is None or now.deal.status != STOPPED or closing is None:
            return found
        why = self._lost(closing, now.playbook.stop_classes)
        return {**found, self.crm.reason: cut(why)} if why else found

    def _lost(self, closing: Closing, classes: Mapping[str, Text]) -> str | None:
        """Why it was lost; where that looks like a formula, behind a word that makes it none."""
        why = _why(closing, classes)
        said = why if isinstance(why, str | None) else self.say(why)
        return said if said is None or harmless(said) == said else self.say(_ended(closing, classes))

    def _verdict(self, now: Opened) -> str:
        """Whether the gate is open, and what is missing, in one line; of what was stopped why."""
        if now.deal.status == STOPPED and now.deal.closing:
            return cut(self.say(_ended(now.deal.closing, now.playbook.stop_classes)))
        verdict = now.verdict
        if verdict is None:
            return self.say(msg("exporting.verdict_done"))
        if verdict.passed:
            return self.say(msg("exporting.verdict_open"))
        return self._closed([self.say(checked.requirement.title) for checked in verdict.missing])

    def _closed(self, missing: Sequence[str]) -> str:
        """As many as fit, and how many more there are."""
        between = self.say(msg("exporting.separator"))
        line = whole = self.say(msg("exporting.verdict_closed", missing=between.join(missing)))
        for n in range(len(missing) - 1, 0, -1):
            if len(line) <= LONGEST:
                return line
            first = between.join(missing[:n])
            line = self.say(msg("exporting.verdict_closed_more", missing=first, n=len(missing) - n))
        return line if len(line) <= LONGEST else cut(whole)


def _laid(columns: Sequence[Column], rows: Iterable[Told]) -> Iterator[Row]:
    return ([told.get(column.id) for column in columns] for told in rows)


def cut(text: str) -> str:
    """As much of it as a CRM's line of text holds."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _is_wanted(told: Sequence[Event], asked: Asked) -> bool:
    done = [event for event in told if event.kind != "import"]
    if asked.since is not None and not any((event.at or "") >= asked.since for event in done):
        return False
    last = max((event.seq for event in told if event.kind == "import"), default=0)
    return not asked.changed or any(event.seq > last for event in done)


def step_line(step: NextStep, who: str | None) -> Message:
    """It begins with its day, so never as a formula does: nothing has to be put before it."""
    said = {"on": step.on, "what": step.what}
    return msg("exporting.step_with", who=who, **said) if who else msg("exporting.step", **said)


def _ended(closing: Closing, classes: Mapping[str, Text]) -> Message:
    why = _why(closing, classes)
    return msg("exporting.verdict_stopped", reason=why) if why else msg("exporting.verdict_stopped_unsaid")


def _why(closing: Closing, classes: Mapping[str, Text]) -> str | Text | None:
    """The reason somebody wrote; where nobody did, the class."""
    stop_class = closing.stop_class
    return closing.reason.strip() or (classes.get(stop_class, stop_class) if stop_class else None)
