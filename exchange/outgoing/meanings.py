"""What the ids in the cells mean: a page of a workbook whose headings are titles. The ids stay what they are,
so that the tables come back equal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from engine import playbooks
from engine.accounts import HAND, ORDERS
from engine.answers import ANSWERS, KINDS
from engine.deals import SIDES
from engine.facts import PARTS, STYLES
from engine.message import Message, Text, msg
from engine.people import ROLES
from engine.playbook import Playbook
from engine.state import CHANNELS, DONE, INTEREST
from engine.store import Store
from exchange.outgoing.column import Row, Sheet, heading, text
from exchange.outgoing.tables.worksheets import FIELD, FIGURE
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.worksheets import WORKSHEETS

Title: TypeAlias = Text | Message
Say: TypeAlias = Callable[[Title], str]
Meanings: TypeAlias = Mapping[str, tuple[Title, ...]]
"""By id; several where playbooks or worksheets call different things alike."""

COLUMNS = (
    text("sheet", "表", "Sheet"),
    text("column", "列名", "Column"),
    text("value", "值", "Value"),
    text("meaning", "含义", "Meaning"),
)
_MOVES = ("new", "import", "advance", "back", "stop", "reopen", "upgrade")
_STATUSES = ("open", "won", DONE, "stopped")


def with_meanings(store: Store, sheets: Sequence[Sheet], say: Say) -> list[Sheet]:
    """The sheets, and behind them the page; its rows are known once the others were gone through."""
    known = meanings(store)
    watched = [_Watched(sheet, known) for sheet in sheets]
    rows = (row for each in watched for row in each.told(say))
    page = Sheet("values", Text("值说明", "Values"), COLUMNS, rows)
    return [*(each.sheet for each in watched), *([page] if any(each.places for each in watched) else [])]


class _Watched:
    """A sheet, and which ids with a meaning went by."""

    def __init__(self, sheet: Sheet, known: Mapping[str, Meanings]) -> None:
        names = [(at, f"{sheet.name}.{column.id}") for at, column in enumerate(sheet.columns)]
        self.places = {at: known[name] for at, name in names if name in known}
        self._met: dict[int, set[str]] = {at: set() for at in self.places}
        self.sheet = sheet._replace(rows=self._rows(sheet.rows))

    def _rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            for at, there in self.places.items():
                if isinstance(cell := row[at], str):
                    self._met[at].update(id for id in cell.split(", ") if id in there)
            yield row

    def told(self, say: Say) -> Iterator[Row]:
        for at, there in self.places.items():
            column = heading(self.sheet.columns[at], say)
            for id in (each for each in there if each in self._met[at]):
                yield from ((say(self.sheet.title), column, id, say(title)) for title in there[id])


def meanings(store: Store) -> dict[str, Meanings]:
    """By table and column."""
    books = [playbooks.load(store, each.id, each.version) for each in playbooks.overview(store)]
    stages = _of(books, lambda book: ((stage.id, stage.title) for stage in book.stages))
    return {
        **_of_stages({**stages, **_said("deals.stage_", DONE)}),
        "deals.playbook": _of(books, lambda book: [(book.id, book.title)]),
        "deals.behaviour": _of(books, lambda book: [(id, way.title) for id, way in book.behaviours.items()]),
        "deals.stop_class": _of(books, lambda book: book.stop_classes.items()),
        "answers.point": _of(books, _points),
        "waivers.requirement": _of(books, _requirements),
        **_of_worksheets(),
        "accounts.abc_by": {
            ORDERS: (msg("exporting.class_by_orders"),),
            HAND: (msg("exporting.class_by_hand"),),
        },
        "contacts.part": _said("contacts.part_", *PARTS),
        "contacts.style": _said("contacts.style_", *STYLES),
        "visits.channel": _said("visits.channel_", *CHANNELS),
        "visits.interest": _said("visits.interest_", *INTEREST),
        "answers.answer": _said("gate.answer_", *ANSWERS),
        "answers.kind": _said("gate.evidence_", *KINDS),
        "promises.by": _said("deals.side_", *SIDES),
        "people.role": _said("people.role_", *ROLES),
    }


def _of_stages(stages: Meanings) -> dict[str, Meanings]:
    statuses, moves = _said("moves.status_", *_STATUSES), _said("history.kind_", *_MOVES)
    found = dict.fromkeys(("deals.stage", "deals.unproven", "waivers.stage", "stages.stage"), stages)
    found |= dict.fromkeys(("deals.status", "stages.status"), statuses)
    return found | dict.fromkeys(("stages.by", "stages.left_by"), moves)


def _points(book: Playbook) -> Iterator[tuple[str, Text]]:
    return ((decision.point, decision.ask) for stage in book.stages for decision in stage.decisions)


def _requirements(book: Playbook) -> Iterator[tuple[str, Text]]:
    return ((requirement.id, requirement.title) for stage in book.stages for requirement in stage.gate)


def _of_worksheets() -> dict[str, Meanings]:
    sheets = [*WORKSHEETS.values(), *ACCOUNT_WORKSHEETS.values()]
    fields = [(field.id, field.label) for sheet in sheets for field in (*sheet.fields, *sheet.results)]
    return {
        "worksheets.worksheet": {sheet.id: (sheet.title,) for sheet in sheets},
        "worksheets.kind": {
            FIELD: (msg("exporting.kind_field"),),
            FIGURE: (msg("exporting.kind_figure"),),
        },
        "worksheets.name": _all(fields),
    }


def _said(prefix: str, *ids: str) -> Meanings:
    return {id: (msg(f"{prefix}{id}"),) for id in ids}


def _of(books: Sequence[Playbook], named: Callable[[Playbook], Iterable[tuple[str, Text]]]) -> Meanings:
    """Of each playbook the title its newest version gives; `books` has the newest version first."""
    newest = {(book.id, id): title for book in reversed(books) for id, title in named(book)}
    return _all((id, title) for (_, id), title in newest.items())


def _all(titles: Iterable[tuple[str, Text]]) -> Meanings:
    found: dict[str, dict[Title, None]] = {}
    for id, title in titles:
        found.setdefault(id, {})[title] = None
    return {id: tuple(each) for id, each in found.items()}
