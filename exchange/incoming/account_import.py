"""Accounts on their way in: found by id, code or name, else opened; later told on by what the table says."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from engine import account_arrivals, accounts, external
from engine.account_arrivals import Told
from engine.accounts import HAND, Account
from engine.alike import same
from engine.arrivals import Happening
from engine.change import Change
from engine.message import msg
from engine.worksheet import Worksheets
from exchange.incoming import difference
from exchange.incoming.outcome import Outcome
from exchange.incoming.row_import import Coming, RowImport, Task
from exchange.rows.account_row import AccountRow
from exchange.rows.refusal import Refusal
from exchange.rows.sheets import Said, column_of, first_filled, later_filled, told_by


class Says(NamedTuple):
    """What the columns of a table tell: of which fields, and by which columns of which worksheet."""

    fields: Collection[str]
    sheets: Mapping[str, Mapping[str, str]]


class AccountImport(RowImport[AccountRow]):
    def __init__(self, change: Change, task: Task, says: Says, worksheets: Worksheets) -> None:
        """`worksheets` are those of accounts."""
        super().__init__(change, task)
        self.says, self.worksheets = says, worksheets
        self.standing: dict[str, Account] = {}
        self.told: dict[str, Told] = {}
        self.spoken_for: set[str] = set()
        """Codes of accounts that are some other row's of this source already."""
        self.fresh: dict[str, Coming[AccountRow]] = {}
        """By code what this batch opened."""
        self.more: dict[str, list[Happening]] = {}

    def look_up(self, batch: Sequence[tuple[Coming[AccountRow], str | None]]) -> None:
        new = [coming.row for coming, subject in batch if subject is None]
        self.register.look_up(row.name for row in new)
        codes = {subject.removeprefix("account:") for _, subject in batch if subject is not None}
        named = {row.code for row in new if row.code}
        named |= {code for row in new if (code := self.register.account_of(row.name))}
        found = accounts.by_codes(self.change.store, sorted(codes | named))
        self.standing = {account.code: account for account in found}
        self.told = account_arrivals.told(self.change.store, sorted(self.standing))
        there = [f"account:{code}" for code in sorted(named & self.standing.keys())]
        taken = external.named(self.change.store, self.task.source, there)
        self.spoken_for |= {subject.removeprefix("account:") for subject in taken}

    def take(self, batch: Sequence[Coming[AccountRow]]) -> Outcome:
        """Those it opens are what it creates, and not registered besides."""
        outcome = super().take(batch)
        outcome.accounts = 0
        return outcome

    def create(self, coming: Coming[AccountRow]) -> None:
        """Of two ids with one name each is an account of its own: nobody but people joins accounts."""
        row = coming.row
        given = self.standing.get(row.code or "")
        code = given.code if given and not given.merged_into else self.register.account_of(row.name)
        if code in self.standing and (row.id is None or code not in self.spoken_for):
            self.spoken_for.add(code)
            if self.update(coming, f"account:{code}"):
                self.remember(coming, f"account:{code}")
        elif code in self.fresh and row.id is None:
            self._again(coming, self.fresh[code])
        else:
            self._open(coming)

    def _again(self, coming: Coming[AccountRow], first: Coming[AccountRow]) -> None:
        """A row without an id, of a name that a row before it had."""
        if coming.digest == first.digest:
            self.outcome.unchanged += 1
        else:
            self.reject(
                coming.number, "name", msg("bringing.name_twice", name=coming.row.name, row=first.number)
            )

    def _open(self, coming: Coming[AccountRow]) -> None:
        row = coming.row
        given = row.code if row.code not in self.spoken_for | self.standing.keys() else None
        code = self.register.open(row.name, given, row.place, {"source": self.task.source, "id": coming.id})
        self.spoken_for.add(code)
        self.fresh[code] = coming
        said = [{"filled": each} for each in first_filled(row.said, self.worksheets)]
        said += [{"fields": {"abc": row.abc}}] if row.abc else []
        self._tell(code, said, coming)
        self.memory.keep(coming.id, f"account:{code}", coming.digest)
        self.outcome.created += 1

    def update(self, coming: Coming[AccountRow], subject: str) -> bool:
        account = self.standing[subject.removeprefix("account:")]
        before = self.told.get(account.code, Told({}, ()))
        filled = self._filled(coming, account, told_by(before.filled))
        if filled is None:
            return False
        fields = self._fields(coming.row, account, before)
        said: list[dict[str, Any]] = [{"filled": each} for each in filled]
        if fields.write or fields.said:
            said.append({"fields": fields.write, **({"said": fields.said} if fields.said else {})})
        self.outcome.kept += len(fields.said)
        if fields.said or before.kept - fields.write.keys():
            self.ours.add(coming.id)
        changes = bool(filled) or any(getattr(account, n) != value for n, value in fields.write.items())
        self._tell(account.code, said, coming)
        self.outcome.updated += changes
        self.outcome.unchanged += not changes
        for clash in fields.clashes:
            self.contradicts(coming, subject, *clash)
        return not fields.clashes

    def _fields(self, row: AccountRow, account: Account, before: Told) -> difference.Fields:
        """A name that differs in capitals or width is the same. A class by the ranking is nobody's word."""
        name = account.name if same(row.name) == same(account.name) else row.name
        table = {"name": name, "place": row.place, "abc": row.abc}
        here = {**account._asdict(), "abc": account.abc if account.abc_by == HAND else None}
        told = {name: value for name, value in table.items() if name in self.says.fields}
        return difference.fields(before.fields, told, here, self.task.conflicts, (), before.kept)

    def _filled(
        self, coming: Coming[AccountRow], account: Account, told: Said
    ) -> list[dict[str, Any]] | None:
        """What is to be told of its worksheets; None where that can't be, and the row is rejected."""
        row, standing = coming.row, {id: sheet.fields for id, sheet in account.sheets.items()}
        sheets = later_filled(row.said, told, standing, self.worksheets, row.currency, self.change.date)
        for id, fault in sheets.faults:
            column = column_of(self.says.sheets, id, fault)
            self.outcome.reject(Refusal(coming.number, column, fault.what))
        return None if sheets.faults else sheets.filled

    def _tell(self, code: str, said: Sequence[Mapping[str, Any]], coming: Coming[AccountRow]) -> None:
        external = {"source": self.task.source, "id": coming.id}
        told = [Happening(self.change.at, {**each, "external": external}) for each in said]
        if told:
            self.more.setdefault(code, []).extend(told)

    def write(self) -> None:
        account_arrivals.tell_on(self.change, self.more)
