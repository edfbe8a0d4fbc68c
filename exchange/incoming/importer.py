"""Brings a table in: what is new with its history, what changed by what changed, the rest untouched.

Runs inside one change. A row goes in whole, with its account, owner and identity, or not at all.
"""

from collections.abc import Sequence
from contextlib import ExitStack

from engine import playbooks
from engine.change import Change
from engine.errors import BadFile, Fault, NotAllowed, NotFound
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import unknown
from engine.rights import may
from engine.yaml_places import Found
from exchange.incoming.deal_import import DealImport
from exchange.incoming.event_import import EventImport
from exchange.incoming.order_import import OrderImport
from exchange.incoming.outcome import Outcome
from exchange.incoming.row_import import Progress
from exchange.mapping.file import Mapping, load_mapping
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.plans.plan import Plan
from exchange.rows.deal_row import RowReader
from exchange.rows.event_row import EventReader
from exchange.rows.order_row import OrderReader
from exchange.styles.cells import Days
from exchange.tables.table import Form, Table
from exchange.tables.table_file import open_table

NAMED = 20
"""Faults named where nothing could go in: when every row is wrong, it is for one reason."""
UNNAMED = 10
"""Activities a person is shown."""


def bring(
    change: Change,
    path: str,
    map_path: str,
    *,
    all_or_nothing: bool = False,
    progress: Progress = lambda done, lines: None,
) -> Outcome:
    """Import the table at `path` by the mapping at `map_path`.

    `progress` is told rows done and lines there are, now and then. Raises BadFile where no row can go in,
    or with `all_or_nothing` where one can't; NotAllowed unless the actor is a manager or an admin.
    """
    if not may(change.actor, "bring_in"):
        raise NotAllowed(msg("exchange.may_not_import", user=change.actor.user))
    mapping = load_mapping(map_path)
    plan = mapping.plan
    with ExitStack() as opened:
        try:
            table = opened.enter_context(open_table(path, _form(plan)))
        except (BadFile, LookupError):
            mapping.refuse(mapping.found)
            raise
        playbook = _playbook(change, mapping, table.heading, path)
        if isinstance(plan, OrderPlan):
            outcome = _orders(change, plan, table, progress)
        else:
            assert playbook is not None, "deals follow a playbook"
            outcome = _deals(change, plan, playbook, table, progress)
        _refuse(outcome, path, table, all_or_nothing)
    return outcome


def _form(plan: Plan) -> Form:
    delimiter = "\t" if plan.delimiter == "tab" else plan.delimiter
    return Form(None, plan.encoding, delimiter, plan.sheet, plan.heading)


def _forms(plan: Plan) -> list[str]:
    return plan.dates or []


def _orders(change: Change, plan: OrderPlan, table: Table, progress: Progress) -> Outcome:
    here = change.workspace
    days = Days(here.time_zone, _forms(plan))
    reader = OrderReader(plan, table.heading, days, change.at, here.currency)
    return OrderImport(change, plan, reader.column).run(reader, table, progress)


def _deals(
    change: Change, plan: DealPlan | EventPlan, playbook: Playbook, table: Table, progress: Progress
) -> Outcome:
    here, sheets = change.workspace, change.worksheets
    days = Days(here.time_zone, _forms(plan))
    heading, now = table.heading, change.at
    if isinstance(plan, EventPlan):
        log = EventReader(plan, heading, playbook, days, now, here.currency)
        return EventImport(change, plan.source, playbook, log.column, {}).run_log(log, table, progress)
    rows = RowReader(plan, heading, playbook, days, now, here.currency, sheets)
    importing = DealImport(change, plan.source, playbook, rows.column, plan.worksheets)
    return importing.run(rows, table, progress)


def _playbook(change: Change, mapping: Mapping, heading: Sequence[str], table: str) -> Playbook | None:
    """The newest version of the one the mapping names, nothing being wrong with it for that or the table."""
    plan, sheets = mapping.plan, change.worksheets
    if isinstance(plan, OrderPlan):
        mapping.check(None, sheets, heading, table)
        return None
    try:
        playbook = playbooks.newest(change.store, plan.playbook)
    except NotFound as error:
        known = error.details["candidates"]
        assert isinstance(known, list)
        said = unknown(msg("exchange.noun_playbook"), plan.playbook, known)
        missing = Found(("playbook",), said)
        mapping._replace(found=(*mapping.found, missing)).check(None, sheets, heading, table)
        raise
    mapping.check(playbook, sheets, heading, table)
    return playbook


def unnamed(outcome: Outcome) -> Message:
    """The activities of a log that the mapping does not name, the most frequent first."""
    most = outcome.unnamed.most_common(UNNAMED)
    named = tuple(msg("exchange.activity_count", activity=activity, n=n) for activity, n in most)
    return msg("exchange.unnamed", activities=named)


def _refuse(outcome: Outcome, path: str, table: Table, all_or_nothing: bool) -> None:
    """A row nobody knows the deal of can't go in either, but keeps no deal out."""
    bad, wanted = outcome.left_out, outcome.wanted
    if outcome.cases == 0 and outcome.unnamed and not outcome.strays:
        raise BadFile(msg("exchange.none_named", file=path, n=outcome.read), hint=unnamed(outcome))
    if not (bad or outcome.strays) or (bad < wanted and not all_or_nothing):
        return
    at = {name: column for column, name in enumerate(table.heading, 1)}
    faults = [
        Fault(path, r.row, at.get(r.column or "", 0), r.column or "", r.reason)
        for r in outcome.rejected[:NAMED]
    ]
    if outcome.cases is not None and bad:
        id = "exchange.not_all_in_cases" if bad < wanted else "exchange.none_in_cases"
        n, read = bad, wanted
    else:
        id = "exchange.not_all_in" if bad < wanted else "exchange.none_in"
        n, read = bad or outcome.strays, outcome.read - outcome.skipped
    more = outcome.faults - len(faults)
    hint = msg("exchange.more_faults", n=more) if more else None
    raise BadFile(msg(id, file=path, n=n, read=read), faults, hint=hint)
