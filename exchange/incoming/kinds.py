"""What a table may hold, and what takes it in: its reader, and the import its batches go through."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeAlias

from engine.change import Change
from engine.playbook import Playbook
from exchange.incoming.account_ids import source_of
from exchange.incoming.account_import import AccountImport, Says
from exchange.incoming.contact_import import ContactImport
from exchange.incoming.deal_import import DealImport, Told
from exchange.incoming.event_import import EventImport
from exchange.incoming.order_import import OrderImport
from exchange.incoming.row_import import R, RowImport, Task
from exchange.incoming.visit_import import VisitImport
from exchange.plans.accounts import AccountPlan
from exchange.plans.contacts import ContactPlan
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.plans.plan import Plan
from exchange.plans.visits import VisitPlan
from exchange.rows.account_row import AccountReader, AccountRow
from exchange.rows.cell_reader import CellReader
from exchange.rows.contact_row import ContactReader, ContactRow
from exchange.rows.deal_row import Row, RowReader
from exchange.rows.event_row import EventReader
from exchange.rows.order_row import OrderReader, OrderRow
from exchange.rows.visit_row import VisitReader, VisitRow
from exchange.styles.survey import Survey
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS


class Kind(NamedTuple, Generic[R]):
    """`source` is the name its ids are remembered under, `make` gives what takes a batch in."""

    source: str
    reader: CellReader[R]
    make: Callable[[Change, Task], RowImport[R]]


class LogKind(NamedTuple):
    """A log of events, whose rows make one row for each deal."""

    source: str
    reader: EventReader
    playbook: Playbook
    make: Callable[[Change, Task], RowImport[Row]]


AnyKind: TypeAlias = (
    Kind[Row] | Kind[OrderRow] | Kind[AccountRow] | Kind[ContactRow] | Kind[VisitRow] | LogKind
)


def kind_of(
    change: Change, plan: Plan, playbook: Playbook | None, heading: Sequence[str], survey: Survey
) -> AnyKind:
    """`playbook` is the one the plan names, if it names one."""
    now, currency = change.at, change.workspace.currency
    if isinstance(plan, OrderPlan):
        orders = OrderReader(plan, heading, survey, now, currency)
        return Kind(f"{plan.source}/orders", orders, partial(OrderImport, deals=plan.source))
    if isinstance(plan, AccountPlan):
        accounts = AccountReader(plan, heading, survey, now, currency, ACCOUNT_WORKSHEETS)
        says = Says({*plan.fields, *plan.fixed}, plan.worksheets)
        make_account = partial(AccountImport, says=says, worksheets=ACCOUNT_WORKSHEETS)
        return Kind(source_of(plan.source), accounts, make_account)
    if isinstance(plan, ContactPlan):
        people = ContactReader(plan, heading, survey, now, currency)
        make_contact = partial(ContactImport, says={*plan.fields, *plan.fixed, "name"})
        return Kind(f"{plan.source}/contacts", people, make_contact)
    if isinstance(plan, VisitPlan):
        visits = VisitReader(plan, heading, survey, now, currency)
        columns = plan.columns
        one = columns.deal is not None and columns.deal in (columns.account_id, columns.account)
        return Kind(f"{plan.source}/visits", visits, partial(VisitImport, source=plan.source, one_column=one))
    assert playbook is not None, "deals follow a playbook"
    if isinstance(plan, EventPlan):
        log = EventReader(plan, heading, playbook, survey, now, currency)
        make = partial(EventImport, playbook=playbook, told=Told(_fields(plan), {}))
        return LogKind(plan.source, log, playbook, make)
    assert isinstance(plan, DealPlan), "there is no other kind"
    deals = RowReader(plan, heading, playbook, survey, now, currency, change.worksheets)
    told = Told(_fields(plan), plan.worksheets, deals.day_column)
    return Kind(plan.source, deals, partial(DealImport, playbook=playbook, told=told))


def _fields(plan: DealPlan | EventPlan) -> frozenset[str]:
    """What the rows tell of a deal's fields, by a column or a constant."""
    named = {*plan.fields, *plan.fixed}
    also = {"title"} if plan.columns.title else set()
    also |= {"account"} if "account_id" in named else set()
    also |= {"currency"} if "amount" in named else set()
    also |= {"behaviour"} if isinstance(plan, DealPlan) and plan.worksheets else set()
    return frozenset(named | also)
