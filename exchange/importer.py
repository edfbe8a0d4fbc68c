"""Brings a table of deals in: new ones with their history, changed ones by what changed, the rest untouched.

Runs inside one change. A row's deal, account, owner and identity go in together or not at all.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from engine import deals, history, playbooks
from engine.accounts import NO_ACCOUNT
from engine.arrivals import Brought, Happening
from engine.change import Change
from engine.errors import BadFile, Fault, NotAllowed, NotFound
from engine.fold import fold
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.playbook_faults import unknown
from engine.state import DONE
from exchange import difference
from exchange.cells import Days
from exchange.happenings import joining, opening
from exchange.mapping import Mapping, load_mapping
from exchange.register import Register
from exchange.row import Refusal, Row, RowReader
from exchange.table_file import Table, open_table

BATCH = 2000
"""Rows written together."""
NAMED = 20
"""Faults named where nothing could go in: when every row is wrong, it is for one reason."""

_KNOWN = "SELECT id, subject, digest FROM external WHERE source = :source"
_REMEMBER = (
    "INSERT INTO external (source, id, subject, digest) VALUES (:source, :id, :subject, :digest)"
    " ON CONFLICT (source, id) DO UPDATE SET digest = excluded.digest"
)


@dataclass(slots=True)
class Outcome:
    """Rows counted; `rejected` names each fault, so a row may stand there more than once."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    accounts: int = 0
    people: int = 0
    rejected: list[Refusal] = field(default_factory=list)

    @property
    def rejected_rows(self) -> int:
        return len({refusal.row for refusal in self.rejected})


def bring(
    change: Change,
    path: str,
    map_path: str,
    *,
    all_or_nothing: bool = False,
    progress: Callable[[int, int], None] = lambda done, lines: None,
) -> Outcome:
    """Import the table at `path` by the mapping at `map_path`.

    `progress` is told rows done and lines there are, now and then. Raises BadFile where no row can go in,
    or with `all_or_nothing` where one can't; NotAllowed unless the actor is a manager or an admin.
    """
    if change.actor.role not in ("manager", "admin"):
        raise NotAllowed(msg("exchange.may_not_import", user=change.actor.user))
    mapping = load_mapping(map_path)
    playbook = _playbook(change, mapping)
    mapping.check_playbook(playbook)
    with open_table(path, mapping.plan.encoding) as table:
        mapping.check_columns(table.heading, path)
        outcome = _Import(change, mapping, playbook, table).run(progress)
        _refuse(outcome, path, table, all_or_nothing)
    return outcome


def _playbook(change: Change, mapping: Mapping) -> Playbook:
    id = mapping.plan.playbook
    try:
        return playbooks.newest(change.store, id)
    except NotFound as error:
        known = error.details["candidates"]
        assert isinstance(known, list)
        said = unknown(msg("exchange.noun_playbook"), id, known)
        raise BadFile(said, [mapping.fault(("playbook",), said)], hint=error.hint) from None


def _refuse(outcome: Outcome, path: str, table: Table, all_or_nothing: bool) -> None:
    bad = outcome.rejected_rows
    if bad == 0 or (bad < outcome.read and not all_or_nothing):
        return
    at = {name: column for column, name in enumerate(table.heading, 1)}
    faults = [
        Fault(path, r.row, at.get(r.column or "", 0), r.column or "", r.reason)
        for r in outcome.rejected[:NAMED]
    ]
    id = "exchange.none_in" if bad == outcome.read else "exchange.not_all_in"
    more = len(outcome.rejected) - len(faults)
    hint = msg("exchange.more_faults", n=more) if more else None
    raise BadFile(msg(id, file=path, n=bad, read=outcome.read), faults, hint=hint)


class _Import:
    def __init__(self, change: Change, mapping: Mapping, playbook: Playbook, table: Table) -> None:
        plan, here = mapping.plan, change.workspace
        self.change, self.playbook, self.table = change, playbook, table
        self.source = plan.source
        days = Days(here.time_zone, plan.dates)
        self.reader = RowReader(plan, table.heading, playbook, days, change.at, here.currency)
        self.register = Register(change)
        found = change.store.rows(_KNOWN, source=plan.source)
        self.known = {row["id"]: (row["subject"], row["digest"]) for row in found}
        self.seen: dict[str, int] = {}
        self.alike: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}
        self.new: list[Brought] = []
        self.remembered: list[dict[str, str]] = []
        self.outcome = Outcome()

    def run(self, progress: Callable[[int, int], None]) -> Outcome:
        outcome = self.outcome
        for number, cells in self.table.rows:
            outcome.read += 1
            if isinstance(cells, Message):
                outcome.rejected.append(Refusal(number, None, cells))
                continue
            row, refusals = self.reader.read(number, cells)
            outcome.rejected += refusals
            if row is not None:
                self._take(number, row, row.id or self._identity(cells))
            if outcome.read % BATCH == 0:
                self._write()
                progress(outcome.read, self.table.lines)
        self._write()
        outcome.accounts, outcome.people = self.register.accounts, self.register.people
        return outcome

    def _identity(self, cells: list[str]) -> str:
        """Of a row without an id: what it says, and the how manieth it is to say so."""
        content = sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()
        self.alike[content] += 1
        return f"{content}#{self.alike[content]}"

    def _take(self, number: int, row: Row, id: str) -> None:
        if id in self.seen:
            self._reject(number, "id", msg("exchange.id_twice", id=id, row=self.seen[id]))
            return
        self.seen[id] = number
        digest = sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()
        subject, told = self.known.get(id, (None, None))
        if told == digest:
            self.outcome.unchanged += 1
            return
        owner = self.register.person(row.owner)
        if owner is None:
            self._reject(number, "owner", msg("exchange.two_of_a_name", name=row.owner))
            return
        if owner in self.register.left:
            self._reject(number, "owner", msg("exchange.has_left", name=row.owner))
            return
        if subject is None:
            subject = self._create(row, id, owner)
        elif not self._update(number, row, subject.removeprefix("deal:"), owner):
            return
        self.remembered.append({"source": self.source, "id": id, "subject": subject, "digest": digest})

    def _reject(self, number: int, field: str, reason: Message) -> None:
        self.outcome.rejected.append(Refusal(number, self.reader.column(field), reason))

    def _create(self, row: Row, id: str, owner: str) -> str:
        account = self.register.account(row.account)
        key = self._next_key(account)
        external = {"source": self.source, "id": id}
        self.new.append(Brought(key, opening(row, account, owner, self.playbook, external)))
        self.outcome.created += 1
        return f"deal:{key}"

    def _next_key(self, account: str | None) -> str:
        code = account or NO_ACCOUNT
        if code not in self.numbers:
            first = deals.next_key(self.change, account)
            self.numbers[code] = int(first.removeprefix(f"{code}-"))
        else:
            self.numbers[code] += 1
        return f"{code}-{self.numbers[code]}"

    def _update(self, number: int, row: Row, key: str, owner: str) -> bool:
        """Whether the row could be joined to the deal's history."""
        happened = history.events(self.change.store, f"deal:{key}")
        deal = fold(happened)
        assert deal is not None, "a deal that was imported has a history"
        playbook = playbooks.load(self.change.store, deal.playbook, deal.playbook_version)
        before, points = difference.told(happened)
        if any(p.stage not in (*playbook.order, DONE) for p in row.trail):
            self._reject(number, "stage", msg("exchange.other_playbook", playbook=deal.playbook))
            return False
        later = difference.later_points(points, row.trail, deal, playbook, self.change.at)
        if not isinstance(later, Message):
            later = difference.fitted(later, difference.floor(happened), self.change.workspace.time_zone)
        if isinstance(later, Message):
            self._reject(number, "stage", later)
            return False
        account = self.register.account(row.account)
        happenings = joining(later, deal, playbook)
        if fields := difference.changed_fields(before, row, account, owner):
            at = max(self.change.at, deal.last_at or "")
            happenings.append(Happening(at, {"fields": fields}))
        if happenings:
            deals.bring_on(self.change, key, happenings)
        self.outcome.updated += bool(happenings)
        self.outcome.unchanged += not happenings
        return True

    def _write(self) -> None:
        deals.bring_in(self.change, self.playbook, self.new)
        self.change.store.run_many(_REMEMBER, self.remembered)
        self.new, self.remembered = [], []
