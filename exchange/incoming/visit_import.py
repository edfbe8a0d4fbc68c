"""Visits and calls on their way in: each to its deal or its client, as of when it was."""

from collections.abc import Iterable, Sequence
from datetime import date

from engine import contacts, visit_arrivals, visit_table
from engine.alike import same
from engine.change import Change
from engine.message import Message, msg
from engine.state import NOTHING_WRITTEN
from engine.visit_arrivals import Arrival
from engine.visit_fields import visit_data
from exchange.incoming.memory import Memory
from exchange.incoming.named_deals import NamedDeals
from exchange.incoming.row_import import Coming, RowImport, Task
from exchange.rows.client_ref import ClientRef
from exchange.rows.refusal import Refusal
from exchange.rows.visit_row import VisitRow


class VisitImport(RowImport[VisitRow]):
    def __init__(self, change: Change, task: Task, source: str, one_column: bool) -> None:
        """`source` is what deals came in under. With `one_column` for both, what is no deal is a client."""
        super().__init__(change, task)
        self.one_column = one_column
        self.deals = NamedDeals(change.store, source)
        self.people = Memory(change.store, f"{source}/contacts")
        self.named: dict[tuple[str, str], str] = {}
        """Keys of contacts, by account and name."""
        self.at: dict[str, str] = {}
        """The accounts of contacts, by key."""
        self.new: list[tuple[Arrival, Coming[VisitRow]]] = []

    # ── what there is to know ─────────────────────────────────────────────────────────────────

    def look_up(self, batch: Sequence[tuple[Coming[VisitRow], str | None]]) -> None:
        rows = [coming.row for coming, _ in batch]
        self.register.look_up(row.account for row in rows)
        self.deals.look_up({name for row in rows for name in row.deals}, titles=True)
        self.people.look_up(sorted({id for row in rows for id in row.contact_ids}))
        met = [row for row in rows if row.contacts or row.contact_ids]
        self._look_up_people(filter(None, map(self._account_known, met)))

    def _look_up_people(self, codes: Iterable[str]) -> None:
        """Of two of a name the one who is there still, and came first."""
        found = contacts.of_accounts(self.change.store, codes)
        for contact in sorted(found, key=lambda contact: contact.left_on is not None):
            self.at[contact.key] = contact.account
            if contact.name is not None:
                self.named.setdefault((contact.account, same(contact.name)), contact.key)

    def _deal(self, row: VisitRow) -> str | None:
        """The key of the first deal it names that is known."""
        return next((key for name in row.deals if (key := self.deals.key(name)) is not None), None)

    def _account_known(self, row: VisitRow) -> str | None:
        key = self._deal(row)
        if key is not None:
            return self.deals.account(key)
        return self.register.account_of(row.account) if row.account is not None else None

    # ── one row ───────────────────────────────────────────────────────────────────────────────

    def create(self, coming: Coming[VisitRow]) -> None:
        row = coming.row
        about = self._about(coming)
        owner = self.register.person(row.owner) if about is not None else None
        if about is not None and owner is None:
            self.reject(coming.number, "owner", msg("exchange.two_of_a_name", name=row.owner))
        if about is None or owner is None:
            return
        subject, account = about
        met, strangers = self._met(row, account)
        summary = f"{row.summary} ({'; '.join(strangers)})" if strangers else row.summary
        self.outcome.strangers.update(strangers)
        data = visit_data(self.change, met, row.on, summary, row.two_sided, row.channel, (), NOTHING_WRITTEN)
        external = {"source": self.task.source, "id": coming.id}
        self.new.append((Arrival(subject, row.at, owner, data, external), coming))
        self.outcome.created += 1

    def _about(self, coming: Coming[VisitRow]) -> tuple[str, str | None] | None:
        """The subject it was about and its account; None where there is none, and the row rejected."""
        row = coming.row
        key = self._deal(row)
        if key is not None:
            return f"deal:{key}", self.deals.account(key)
        if row.deals and not self.one_column:
            self.reject(coming.number, "deal", msg("exchange.no_deal", given="; ".join(row.deals)))
            return None
        # What may as well be a deal that is not here opens no account.
        known = self.register.account_of(row.account) if row.account is not None else None
        code = known if self.one_column else self.register.account(row.account)
        if code is None:
            self.reject(coming.number, "deal" if self.one_column else "account_id", self._nobody(row))
            return None
        return f"account:{code}", code

    def _nobody(self, row: VisitRow) -> Message:
        if self.one_column:
            return msg("bringing.neither_deal_nor_account", given="; ".join(row.deals))
        id = row.account.id if isinstance(row.account, ClientRef) else ""
        return msg("importing.no_such_client", id=id)

    def _met(self, row: VisitRow, account: str | None) -> tuple[list[str], list[str]]:
        """Keys of those who were met, and the names of those nobody knows there."""
        subjects = (self.people.recall(id).subject for id in row.contact_ids)
        keys = [subject.removeprefix("contact:") for subject in subjects if subject]
        met = [key for key in keys if account is not None and self.at.get(key) == account]
        if met and len(met) == len(row.contact_ids):
            return met, []
        strangers = []
        for name in row.contacts:
            key = self.named.get((account or "", same(name)))
            if key is None:
                strangers.append(name)
            elif key not in met:
                met.append(key)
        return met, strangers

    def update(self, coming: Coming[VisitRow], subject: str) -> bool:
        """What was told of a visit stays."""
        key = subject.removeprefix("visit:")
        held = visit_table.find(self.change.store, key)
        assert held is not None, "a visit that was imported is there"
        stands = msg(
            "bringing.visit_stands",
            visit=key,
            on=date.fromisoformat(held.on),
            channel=msg(f"visits.channel_{held.channel}"),
        )
        self.outcome.reject(Refusal(coming.number, None, stands))
        return False

    def write(self) -> None:
        held = visit_arrivals.bring_in(self.change, [arrival for arrival, _ in self.new])
        for visit, (_, coming) in zip(held, self.new, strict=True):
            self.memory.keep(coming.id, f"visit:{visit.key}", coming.digest)
