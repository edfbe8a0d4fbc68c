"""Deals on their way in: opened with their history and worksheets, or joined to the history they have."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from engine import deals, history, playbooks
from engine.account_code import NO_ACCOUNT
from engine.arrivals import Brought, Happening
from engine.change import Change
from engine.fold import fold
from engine.history import Event
from engine.message import Message, msg
from engine.money import Money
from engine.playbook import Playbook
from engine.state import DONE, Deal
from exchange.incoming import difference, strangers
from exchange.incoming.happenings import Course
from exchange.incoming.memory import SharedMemory
from exchange.incoming.row_import import Coming, RowImport, Task
from exchange.rows.client_ref import ClientRef
from exchange.rows.deal_row import Point, Row
from exchange.rows.refusal import Refusal
from exchange.rows.sheets import column_of, first_filled, later_filled

PRICE = ("amount", "currency")
_UNSETTLED = ""
"""The digest of a row that is looked at again though it says the same."""


class Told(NamedTuple):
    """What the rows of a table tell of a deal: which of its fields, and by which columns of which worksheet.

    What is not among them stays as it is. `day_column` finds where a row has the day of a point.
    """

    fields: Collection[str]
    sheets: Mapping[str, Mapping[str, str]]
    day_column: Callable[[Sequence[str], Point], str | None] = lambda cells, point: None


class Joining(NamedTuple):
    """A deal that is here: as it stands, as imports alone tell it, and all its events."""

    deal: Deal
    before: difference.Told
    happened: Sequence[Event]


class DealImport(RowImport[Row]):
    CAME = "stage"
    """The field that says how far a deal has come."""

    def __init__(self, change: Change, task: Task, playbook: Playbook, told: Told) -> None:
        super().__init__(change, task)
        self.playbook, self.told = playbook, told
        self.course = Course(playbook)
        self.numbers: dict[str, int] = {}
        """The last of each account's keys."""
        self.histories: dict[str, list[Event]] = {}
        self.new: list[Brought] = []
        self.more: list[tuple[Brought, Sequence[Event]]] = []

    def remembering(self) -> SharedMemory:
        return SharedMemory(self.change.store, self.task.source, self.task.what)

    def look_up(self, batch: Sequence[tuple[Coming[Row], str | None]]) -> None:
        self.register.look_up(coming.row.account for coming, _ in batch)
        there = (subject for _, subject in batch if subject is not None)
        self.histories = dict(history.events_among(self.change.store, there))
        self._check_known(batch)
        named = {coming.row.account for coming, subject in batch if subject is None}
        codes = {NO_ACCOUNT, *(self.register.account_of(name) for name in named if name)}
        self.numbers = deals.last_numbers(self.change, sorted(filter(None, codes)))

    def _check_known(self, batch: Sequence[tuple[Coming[Row], str | None]]) -> None:
        """Raises BadFile where most of the deals that are known have become others."""
        known = {c.id: (c.row, self.histories[subject]) for c, subject in batch if subject is not None}
        if known and self.task.conflicts != difference.THEIRS and "account" in self.told.fields:
            found = strangers.strangers(known, self.register.account_of)
            strangers.check(found, len(known) + self.outcome.unchanged)

    def create(self, coming: Coming[Row]) -> None:
        row = coming.row
        owner = self._owner(coming)
        if owner is None:
            return
        account = self.register.account(row.account)
        key = self._next_key(account)
        external = {"source": self.task.source, "id": coming.id}
        filled = first_filled(row.said, self.change.worksheets)
        self.new.append(Brought(key, self.course.opening(row, account, owner, external, filled)))
        self.outcome.created += 1
        lacks = self._lacks_client(row)
        self.outcome.clientless += lacks
        self.memory.keep(coming.id, f"deal:{key}", _UNSETTLED if lacks else coming.digest)

    def _next_key(self, account: str | None) -> str:
        code = account or NO_ACCOUNT
        self.numbers[code] = self.numbers.get(code, 0) + 1
        return f"{code}-{self.numbers[code]}"

    # ── what is here already ──────────────────────────────────────────────────────────────────

    def update(self, coming: Coming[Row], subject: str) -> bool:
        happened = self.histories[subject]
        deal = fold(happened)
        assert deal is not None, "a deal that was imported has a history"
        there = Joining(deal, difference.told(happened), happened)
        moves = self._moves(coming.row, there)
        if isinstance(moves, Message):
            self.reject(coming.number, self.CAME, moves)
            return False
        filled = self._filled(coming, there)
        owner = self._owner(coming) if filled is not None else None
        if filled is None or owner is None:
            return False
        at = max(self.change.at, deal.last_at or "")
        fields = self._fields(coming, there, owner)
        said = [Happening(at, {"filled": each}) for each in filled]
        if fields.write:
            said.append(Happening(at, {"fields": fields.write}))
        apart = self.apart(coming.row, there)
        kept = self._kept(coming, fields, apart)
        more = [*moves, *said, *([Happening(at, {"fields": {}, "said": kept})] if kept else [])]
        if more:
            self.more.append((Brought(deal.key, more), happened))
        self.outcome.updated += bool(moves or said)
        self.outcome.unchanged += not (moves or said)
        if kept or there.before.kept - fields.write.keys():
            self.ours.add(coming.id)
        if not kept:
            for day in apart:
                column = self.told.day_column(coming.lines[0].cells, day.point)
                self.contradicts(coming, subject, difference.DAYS, day.here, day.there, column)
        for field, here, table in fields.clashes:
            prices = (_price(here, deal.currency), _price(table, coming.row.currency))
            self.contradicts(coming, subject, field, *(prices if field == "amount" else (here, table)))
        lacks = self._lacks_client(coming.row)
        self.outcome.clientless += lacks
        return not fields.clashes and (bool(kept) or not apart) and not lacks

    def apart(self, row: Row, there: Joining) -> list[difference.Apart]:
        """Days the row gives otherwise than the table did."""
        return difference.apart(there.before, row.trail, self.change.workspace.time_zone)

    def _kept(
        self, coming: Coming[Row], fields: difference.Fields, apart: Sequence[difference.Apart]
    ) -> dict[str, Any]:
        """What the table says and is not to count, where that was asked for."""
        if self.task.conflicts != difference.OURS:
            return {}
        price = {"currency": coming.row.currency} if "amount" in fields.said else {}
        days = {difference.place(day.point): day.there for day in apart}
        self.outcome.kept += len(fields.said) + len(days)
        return {**fields.said, **price, **({difference.DAYS: days} if days else {})}

    def _moves(self, row: Row, there: Joining) -> list[Happening] | Message:
        """What the row adds to the way the deal has come, or why it contradicts it."""
        deal, before, happened = there
        playbook = playbooks.load(self.change.store, deal.playbook, deal.playbook_version)
        if any(p.stage not in (*playbook.order, DONE) for p in (*row.trail, *before.points)):
            return msg("exchange.other_playbook", playbook=deal.playbook)
        later = self.later(row, there, playbook)
        if not isinstance(later, Message):
            floor, here = difference.floor(happened), self.change.workspace
            later = difference.fitted(later, floor, self.change.at, here.time_zone)
        return later if isinstance(later, Message) else Course(playbook).joining(later, deal)

    def later(self, row: Row, there: Joining, playbook: Playbook) -> tuple[Point, ...] | Message:
        """The points the row adds to those told before, or why it contradicts them."""
        here = self.change.workspace
        now, points = self.change.at, there.before.points
        return difference.later_points(points, row.trail, there.deal, playbook, now, here.time_zone)

    def _filled(self, coming: Coming[Row], there: Joining) -> list[dict[str, Any]] | None:
        """What is to be told of its worksheets; None where that can't be, and the row is rejected."""
        row, (deal, before, _) = coming.row, there
        standing = {id: sheet.fields for id, sheet in deal.worksheets.items()}
        change = self.change
        sheets = later_filled(row.said, before.said, standing, change.worksheets, row.currency, change.date)
        for id, fault in sheets.faults:
            column = column_of(self.told.sheets, id, fault)
            self.outcome.reject(Refusal(coming.number, column, fault.what))
        return None if sheets.faults else sheets.filled

    def _fields(self, coming: Coming[Row], there: Joining, owner: str) -> difference.Fields:
        row = coming.row
        said = {
            "title": row.title,
            "account": self.register.account(row.account),
            "owner": owner,
            "amount": row.amount,
            "currency": row.currency,
            "close_date": row.close_date,
            "behaviour": row.behaviour,
        }
        if self._lacks_client(row):
            del said["account"]
        table = self.telling({name: value for name, value in said.items() if name in self.told.fields})
        told, here = there.before.deal._asdict(), there.deal._asdict()
        return difference.fields(told, table, here, self.task.conflicts, (PRICE,), there.before.kept)

    def telling(self, said: dict[str, Any]) -> dict[str, Any]:
        """What this says of the deal: an empty cell says that there is nothing."""
        return said

    def _lacks_client(self, row: Row) -> bool:
        """Whether it names its account by an id alone that is not known, which gives no name to open one by.
        It comes in without, and is looked at again next time."""
        client = row.account
        if not isinstance(client, ClientRef) or client.name is not None:
            return False
        return self.register.account_of(client) is None

    def _owner(self, coming: Coming[Row]) -> str | None:
        """The owner's login; None, and the row rejected, where nobody can be meant."""
        name = coming.row.owner
        owner = self.register.person(name)
        if owner is None:
            self.reject(coming.number, "owner", msg("exchange.two_of_a_name", name=name))
        elif owner in self.register.left:
            self.reject(coming.number, "owner", msg("exchange.has_left", name=name))
            return None
        return owner

    def write(self) -> None:
        deals.bring_in(self.change, self.playbook, self.new)
        deals.bring_on(self.change, self.more)


def _price(amount: int | None, currency: str | None) -> Money | None:
    return Money(amount, currency) if amount is not None and currency is not None else None
