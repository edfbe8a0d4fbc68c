"""The accounts there were on a day."""

from engine import accounts, orders, reads
from engine.accounts import Account
from engine.reads import View


def page(view: View, after: str | None, most: int | None) -> list[Account]:
    """By code, those behind `after`, no more than `most`. As of a past day all have to be told first."""
    if view.until is None:
        return accounts.page(view.store, after, most)
    behind = (after or "").strip().upper()
    return [account for code, account in clients(view).items() if code > behind][:most]


def clients(view: View) -> dict[str, Account]:
    """By code. As of a past day also those entered later, of whom deals or orders tell they were there."""
    known = {account.code: account for account in accounts.everyone(view.store, until=view.until)}
    if view.until is None:
        return known
    sql = f"SELECT DISTINCT account FROM {reads.table(view)} WHERE account IS NOT NULL"
    then = {row["account"] for row in view.store.rows(sql)}
    day = view.today.isoformat()
    then |= {order.account for order in orders.everyone(view.store, until_day=day, until=view.until)}
    for now in accounts.everyone(view.store):
        if now.code in then and now.code not in known:
            known[now.code] = Account(now.code, now.name, None, None, None, {}, 0)
    return dict(sorted(known.items()))
