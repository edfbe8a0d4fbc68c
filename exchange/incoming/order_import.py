"""Orders on their way in: entered for their accounts, or corrected by what a later table says of them."""

from collections.abc import Callable

from engine import orders
from engine.change import Change
from engine.message import Message, msg
from exchange.incoming.memory import Memory
from exchange.incoming.row_import import RowImport
from exchange.plans.orders import OrderPlan
from exchange.rows.order_row import TOLD, OrderRow

_DEAL = "SELECT key, account FROM deal WHERE key = :key"


class OrderImport(RowImport[OrderRow]):
    def __init__(self, change: Change, plan: OrderPlan, column: Callable[[str], str | None]) -> None:
        # A table of deals may bring orders as well: its ids are then remembered twice.
        super().__init__(change, "orders", f"{plan.source}/orders", column)
        self.deals = Memory(change.store, plan.source) if plan.columns.deal else None
        self.new: list[tuple[orders.Brought, str, str]] = []
        """With their id and digest."""

    def create(self, number: int, row: OrderRow, id: str, digest: str) -> None:
        deal = self._deal(row)
        if isinstance(deal, Message):
            self.reject(number, "deal", deal)
            return
        key, account = deal
        account = self.register.account(row.account) or account
        if account is None:
            self.reject(number, "account", msg("exchange.no_account"))
            return
        brought = orders.Brought(
            account,
            row.on,
            row.amount,
            row.currency,
            row.cost,
            row.product,
            row.note,
            key,
            {"source": self.source, "id": id},
        )
        self.new.append((brought, id, digest))
        self.outcome.created += 1

    def update(self, number: int, row: OrderRow, subject: str) -> bool:
        deal = self._deal(row)
        if isinstance(deal, Message):
            self.reject(number, "deal", deal)
            return False
        key, account = deal
        account = self.register.account_of(row.account) if row.account else account
        before = orders.find(self.change.store, subject.removeprefix("order:"))
        if account != before.account:
            self.reject(number, "account", msg("exchange.order_moved", order=before.key))
            return False
        says = row._replace(deal=key)._asdict()
        changed = orders.correct(self.change, before.key, {name: says[name] for name in TOLD}) != before
        self.outcome.updated += changed
        self.outcome.unchanged += not changed
        return True

    def _deal(self, row: OrderRow) -> tuple[str | None, str | None] | Message:
        """The deal an order came from and its account, by its key or the id it came in under."""
        if row.deal is None or self.deals is None:
            return None, None
        subject = self.deals.recall(row.deal).subject
        key = subject.removeprefix("deal:") if subject else row.deal.upper()
        found = self.change.store.row(_DEAL, key=key)
        if found is None:
            return msg("exchange.no_deal", given=row.deal)
        known = row.account is None or self.register.account_of(row.account) == found["account"]
        if not known:
            return msg("exchange.order_elsewhere", deal=key, account=row.account)
        return found["key"], found["account"]

    def write_new(self) -> None:
        entered = orders.bring_in(self.change, [brought for brought, _, _ in self.new])
        for order, (_, id, digest) in zip(entered, self.new, strict=True):
            self.memory.keep(id, f"order:{order.key}", digest)
        self.new = []
