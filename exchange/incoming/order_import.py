"""Orders on their way in: entered for their accounts, or corrected by what a later table says of them."""

from collections.abc import Sequence

from engine import orders
from engine.change import Change
from engine.message import Message, msg
from engine.orders import Order
from exchange.incoming.named_deals import NamedDeals
from exchange.incoming.row_import import Coming, RowImport, Task
from exchange.rows.client_ref import Client, ClientRef
from exchange.rows.order_row import TOLD, OrderRow


class OrderImport(RowImport[OrderRow]):
    """A table of deals of the same source may have the same ids: those of orders are remembered apart."""

    def __init__(self, change: Change, task: Task, deals: str) -> None:
        """`deals` is the source under which deals came in by id."""
        super().__init__(change, task)
        self.deals = NamedDeals(change.store, deals)
        self.standing: dict[str, Order] = {}
        self.new: list[tuple[orders.Brought, Coming[OrderRow]]] = []
        self.changed: list[tuple[Order, dict[str, object]]] = []

    def look_up(self, batch: Sequence[tuple[Coming[OrderRow], str | None]]) -> None:
        self.register.look_up(coming.row.account for coming, _ in batch)
        self.deals.look_up({coming.row.deal for coming, _ in batch if coming.row.deal is not None})
        there = [subject.removeprefix("order:") for _, subject in batch if subject is not None]
        self.standing = {order.key: order for order in orders.by_keys(self.change.store, there)}

    def create(self, coming: Coming[OrderRow]) -> None:
        row = coming.row
        deal = self._deal(row)
        if isinstance(deal, Message):
            self.reject(coming.number, "deal", deal)
            return
        key, account = deal
        account = self.register.account(row.account) or account
        if account is None:
            self._no_account(coming)
            return
        external = {"source": self.task.source, "id": coming.id}
        brought = orders.Brought(
            account, row.on, row.amount, row.currency, row.cost, row.product, row.note, key, external
        )
        self.new.append((brought, coming))
        self.outcome.created += 1

    def _no_account(self, coming: Coming[OrderRow]) -> None:
        client = coming.row.account
        if isinstance(client, ClientRef):
            self.reject(coming.number, "account_id", msg("importing.no_such_client", id=client.id))
        else:
            self.reject(coming.number, "account", msg("exchange.no_account"))

    def update(self, coming: Coming[OrderRow], subject: str) -> bool:
        row = coming.row
        deal = self._deal(row)
        if isinstance(deal, Message):
            self.reject(coming.number, "deal", deal)
            return False
        key, account = deal
        account = self.register.account_of(row.account) if row.account else account
        before = self.standing[subject.removeprefix("order:")]
        if account != before.account:
            self.reject(coming.number, "account", msg("exchange.order_moved", order=before.key))
            return False
        says = row._replace(deal=key)._asdict()
        changed = {name: says[name] for name in TOLD if says[name] != getattr(before, name)}
        if changed:
            self.changed.append((before, changed))
        self.outcome.updated += bool(changed)
        self.outcome.unchanged += not changed
        return True

    def _deal(self, row: OrderRow) -> tuple[str | None, str | None] | Message:
        """The deal an order came from and its account."""
        if row.deal is None:
            return None, None
        key = self.deals.key(row.deal)
        if key is None:
            return msg("exchange.no_deal", given=row.deal)
        account = self.deals.account(key)
        if row.account is not None and self.register.account_of(row.account) != account:
            return msg("exchange.order_elsewhere", deal=key, account=_named(row.account))
        return key, account

    def write(self) -> None:
        entered = orders.bring_in(self.change, [brought for brought, _ in self.new])
        for order, (_, coming) in zip(entered, self.new, strict=True):
            self.memory.keep(coming.id, f"order:{order.key}", coming.digest)
        orders.correct_many(self.change, self.changed)


def _named(client: Client) -> str:
    return client.name or client.id if isinstance(client, ClientRef) else client
