"""The table of accounts."""

from collections.abc import Iterator, Sequence

from engine import accounts, reads
from engine.accounts import Account
from engine.external import first_origins
from engine.reads import View
from exchange.outgoing.column import Row, day, number, text
from exchange.outgoing.tables.wanted import NOWHERE, PAGE, Wanted

COLUMNS = (
    text("code", "客户编号", "Account"),
    text("name", "客户", "Name"),
    text("place", "所在地", "Place"),
    text("abc", "等级", "Class"),
    text("abc_by", "等级由谁定", "Class given by"),
    day("deciders_changed_on", "决策人变动日", "Deciders changed on"),
    number("deals", "商机数", "Deals"),
    number("version", "版本", "Version"),
    text("source", "来源", "Source"),
    text("source_id", "来源编号", "Id in the source"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for page in pages(view, wanted):
        deals = reads.deals_by_account(view, [account.code for account in page])
        came = first_origins(view.store, [f"account:{account.code}" for account in page])
        for account in page:
            yield (
                *(account.code, account.name, account.place, account.abc, account.abc_by),
                *(account.deciders_changed_on, deals.get(account.code, 0), account.version),
                *came.get(f"account:{account.code}", NOWHERE),
            )


def pages(view: View, wanted: Wanted) -> Iterator[Sequence[Account]]:
    """By code, as the view's day shows them."""
    last: str | None = None
    while page := accounts.page(view.store, last, PAGE):
        last = page[-1].code
        there = reads.accounts_of(view, [account.code for account in page]) if view.until else None
        if shown := [
            account if there is None else there[account.code]
            for account in page
            if wanted.account in (None, account.code) and (there is None or account.code in there)
        ]:
            yield shown
