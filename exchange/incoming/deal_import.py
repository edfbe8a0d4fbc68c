"""Deals on their way in: opened with their history and worksheets, or joined to the history they have."""

from collections.abc import Callable, Mapping, Sequence

from engine import deals, history, playbooks
from engine.account_code import NO_ACCOUNT
from engine.arrivals import Brought, Happening
from engine.change import Change
from engine.fold import fold
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.state import DONE, Deal
from exchange.incoming import difference
from exchange.incoming.happenings import joining, opening
from exchange.incoming.row_import import RowImport
from exchange.rows.deal_row import Point, Row
from exchange.rows.refusal import Refusal
from exchange.rows.sheets import column_of, first_filled, later_filled


class DealImport(RowImport[Row]):
    WHAT, CAME = "deals", "stage"
    """What the table holds, and the field that says how far a deal has come."""

    def __init__(
        self,
        change: Change,
        source: str,
        playbook: Playbook,
        column: Callable[[str], str | None],
        sheets: Mapping[str, Mapping[str, str]],
    ) -> None:
        """`sheets` are the columns by worksheet and field."""
        super().__init__(change, self.WHAT, source, column)
        self.playbook, self.sheets = playbook, sheets
        self.numbers: dict[str, int] = {}
        self.new: list[Brought] = []

    def create(self, number: int, row: Row, id: str, digest: str) -> None:
        owner = self._owner(number, row)
        if owner is None:
            return
        account = self.register.account(row.account)
        key = self._next_key(account)
        external = {"source": self.source, "id": id}
        filled = first_filled(row.said, self.change.worksheets)
        self.new.append(Brought(key, opening(row, account, owner, self.playbook, external, filled)))
        self.outcome.created += 1
        self.memory.keep(id, f"deal:{key}", digest)

    def update(self, number: int, row: Row, subject: str) -> bool:
        """Whether the row could be joined to the deal's history."""
        owner = self._owner(number, row)
        if owner is None:
            return False
        key = subject.removeprefix("deal:")
        happened = history.events(self.change.store, subject)
        deal = fold(happened)
        assert deal is not None, "a deal that was imported has a history"
        before = difference.told(happened)
        moves = self._moves(row, deal, before, happened)
        if isinstance(moves, Message):
            self.reject(number, self.CAME, moves)
            return False
        standing = {id: sheet.fields for id, sheet in deal.worksheets.items()}
        sheets = later_filled(
            row.said, before.said, standing, self.change.worksheets, row.currency, self.change.date
        )
        for id, fault in sheets.faults:
            column = column_of(self.sheets, id, fault)
            self.outcome.reject(Refusal(number, column, fault.what))
        if sheets.faults:
            return False
        account = self.register.account(row.account)
        at = max(self.change.at, deal.last_at or "")
        happenings = [*moves, *(Happening(at, {"filled": filled}) for filled in sheets.filled)]
        if fields := difference.changed_fields(before.deal, row, account, owner):
            happenings.append(Happening(at, {"fields": fields}))
        if happenings:
            deals.bring_on(self.change, key, happenings)
        self.outcome.updated += bool(happenings)
        self.outcome.unchanged += not happenings
        return True

    def _moves(
        self, row: Row, deal: Deal, before: difference.Told, happened: Sequence[history.Event]
    ) -> list[Happening] | Message:
        """What the row adds to the way the deal has come, or why it contradicts it."""
        playbook = playbooks.load(self.change.store, deal.playbook, deal.playbook_version)
        if any(p.stage not in (*playbook.order, DONE) for p in (*row.trail, *before.points)):
            return msg("exchange.other_playbook", playbook=deal.playbook)
        later = self.later(before.points, row, deal, playbook, happened)
        if not isinstance(later, Message):
            later = difference.fitted(later, difference.floor(happened), self.change.workspace.time_zone)
        return later if isinstance(later, Message) else joining(later, deal, playbook)

    def later(
        self,
        before: Sequence[Point],
        row: Row,
        deal: Deal,
        playbook: Playbook,
        happened: Sequence[history.Event],
    ) -> tuple[Point, ...] | Message:
        """The points the row adds to those told `before`, or why it contradicts them."""
        return difference.later_points(before, row.trail, deal, playbook, self.change.at)

    def _owner(self, number: int, row: Row) -> str | None:
        """The owner's login; None, and the row rejected, where nobody can be meant."""
        owner = self.register.person(row.owner)
        if owner is None:
            self.reject(number, "owner", msg("exchange.two_of_a_name", name=row.owner))
        elif owner in self.register.left:
            self.reject(number, "owner", msg("exchange.has_left", name=row.owner))
            return None
        return owner

    def _next_key(self, account: str | None) -> str:
        code = account or NO_ACCOUNT
        if code not in self.numbers:
            first = deals.next_key(self.change, account)
            self.numbers[code] = int(first.removeprefix(f"{code}-"))
        else:
            self.numbers[code] += 1
        return f"{code}-{self.numbers[code]}"

    def write_new(self) -> None:
        deals.bring_in(self.change, self.playbook, self.new)
        self.new = []
