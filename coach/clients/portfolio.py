"""All clients of a workspace through the customer value lens: what they bought, and what is known of them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from coach.clients.clients import clients
from coach.clients.sales import Exchange, Sales, sales
from engine import playbooks, reads
from engine.accounts import HAND, Account
from engine.clock import day_of
from engine.deal_table import read_state
from engine.reads import View
from engine.state import Deal
from engine.store import Store
from stages.accounts.client import Client
from stages.accounts.composition import COMPOSITION, Composition
from stages.accounts.new_customer import NEW_CUSTOMER, NewCustomer
from stages.accounts.perceived_value import PERCEIVED_VALUE, PerceivedValue
from stages.accounts.portfolio import Portfolio, survey
from stages.accounts.rating import RATING, Rating
from stages.accounts.rules import DEFAULTS, Rules, read_rules
from stages.accounts.switching_cost import SWITCHING_COST, SwitchingCost
from stages.sheet_form import SheetForm

M = TypeVar("M")

_ADDED = (
    "SELECT substr(subject, 9) AS account, at FROM event"
    " WHERE seq = 1 AND subject >= 'account:' AND subject < 'account;'"
)
_COMPLAINED = "SELECT key, state FROM deal WHERE account IS NOT NULL AND state LIKE '%\"complaints\":{%'"


class Surveyed(NamedTuple):
    """The portfolio, with the accounts as they stand on record and where the purchases come from.

    Accounts in `sales.not_counted` are not in the portfolio: whatever it said of them would be wrong.
    """

    portfolio: Portfolio
    accounts: Mapping[str, Account]
    sales: Sales


def rules_of(store: Store, playbook: str | None = None) -> Rules:
    """Thresholds and weights of a playbook's newest version; without its id, of what holds for clients."""
    book = playbooks.newest(store, playbook) if playbook else playbooks.for_clients(store)
    return read_rules(book.accounts) if book else DEFAULTS


def read_portfolio(view: View, rules: Rules, *, dealings: bool = False) -> Surveyed:
    """Every client through the lens, as of the view's day. `dealings` adds the contacts and complaints,
    which take longer to gather and only the account review asks for."""
    bought = sales(view)
    known = {code: each for code, each in clients(view).items() if code not in bought.not_counted}
    told = _told(view, known, bought, dealings)
    exchange = Exchange(view.workspace)
    found = survey(told, bought.purchases, view.today, rules, bought.currency, exchange)
    return Surveyed(found, known, bought)


def _told(view: View, known: Mapping[str, Account], bought: Sales, dealings: bool) -> Iterator[Client]:
    sql = f"SELECT account, max(last_contact) AS met FROM {reads.table(view)} GROUP BY account"
    met = {row["account"]: row["met"] for row in view.store.rows(sql)}
    since = _known_since(view, bought)
    contacts = _contacts(view) if dealings else {}
    complaints = _complaints(view) if dealings else {}
    for code, account in known.items():
        last_visit = met.get(code)
        yield Client(
            code=code,
            name=account.name,
            since=since.get(code),
            by_hand=account.abc if account.abc_by == HAND else None,
            rating=_sheet(account, RATING, Rating()),
            composition=_sheet(account, COMPOSITION, Composition()),
            switching=_sheet(account, SWITCHING_COST, SwitchingCost()),
            perceived=_sheet(account, PERCEIVED_VALUE, PerceivedValue()),
            case=_sheet(account, NEW_CUSTOMER, NewCustomer()),
            contacts=contacts.get(code, 0),
            complaints=tuple(complaints.get(code, ())),
            last_visit=date.fromisoformat(last_visit) if last_visit else None,
        )


def _known_since(view: View, bought: Sales) -> dict[str, date]:
    """When each account was entered, its first deal opened or its first purchase made: the earliest."""
    opened = f"SELECT account, min(opened_at) AS at FROM {reads.table(view)} GROUP BY account"
    days = [(p.account, p.on) for p in bought.purchases]
    for row in (*view.store.rows(_ADDED), *view.store.rows(opened)):
        if row["at"] is not None:
            days.append((row["account"], day_of(row["at"], view.workspace.time_zone)))
    first: dict[str, date] = {}
    for account, day in days:
        first[account] = min(day, first.get(account, day))
    return first


def _sheet(account: Account, sheet: SheetForm[M, Any], empty: M) -> M:
    """What was filled in; the sheet itself, which loads pydantic, only where something was."""
    filled = account.sheets.get(sheet.id)
    return sheet.typed(filled.fields) if filled and filled.fields else empty


def _contacts(view: View) -> dict[str, int]:
    """How many people we know at each account who have not left."""
    today = view.today.isoformat()
    counted: dict[str, int] = {}
    for contact in reads.all_people(view):
        if contact.left_on is None or contact.left_on > today:
            counted[contact.account] = counted.get(contact.account, 0) + 1
    return counted


def _complaints(view: View) -> dict[str, list[date]]:
    """The days on which each account complained, from the complaints of its deals."""
    found: dict[str, list[date]] = {}
    for deal in _complaining(view):
        filled = deal.worksheets.get("complaints")
        for row in filled.fields.get("complaints", ()) if filled and deal.account else ():
            if row.get("raised_on"):
                found.setdefault(deal.account or "", []).append(date.fromisoformat(row["raised_on"]))
    return found


def _complaining(view: View) -> Iterator[Deal]:
    rows = view.store.rows(_COMPLAINED)
    if view.until is None:
        yield from (read_state(row["state"]) for row in rows)
    else:
        yield from reads.states(view, (row["key"] for row in rows)).values()
