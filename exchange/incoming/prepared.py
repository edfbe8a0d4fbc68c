"""What must be known before the first row goes in: the mapping, the table's columns, how they are written."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from engine import playbooks
from engine.change import Change
from engine.errors import BadFile, NotAllowed, NotFound
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import unknown
from engine.rights import may
from engine.yaml_places import Found
from exchange.mapping.columns import Fit
from exchange.mapping.file import Mapping, form_of, load_mapping
from exchange.plans.accounts import AccountPlan
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.plan import Plan
from exchange.styles.carrying import to_say
from exchange.styles.survey import Survey, survey
from exchange.tables.table import Form, Table
from exchange.tables.table_file import open_table
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

Decide = Callable[[Survey], Survey]
"""Asks somebody about what can't be found out."""


class Prepared(NamedTuple):
    """A table and its mapping, which fit one another. `plan` calls columns as the table does; `noted` is
    worth being seen, though nothing is wrong."""

    path: str
    form: Form
    plan: Plan
    playbook: Playbook | None
    survey: Survey
    noted: tuple[Message, ...]


def prepare(change: Change, path: str, map_path: str, decide: Decide = lambda found: found) -> Prepared:
    """Read the mapping, and the table once through. Raises BadFile with all that is wrong with either;
    NotAllowed unless the actor is a manager or an admin."""
    if not may(change.actor, "bring_in"):
        raise NotAllowed(msg("exchange.may_not_import", user=change.actor.user))
    mapping = load_mapping(map_path)
    with ExitStack() as opened:
        try:
            table = opened.enter_context(open_table(path, form_of(mapping.plan)))
        except (BadFile, LookupError):
            mapping.refuse(mapping.found)
            raise
        playbook, fitted = _fitted(change, mapping, table.heading, path)
        plan = fitted.plan
        found = _surveyed(change, table, plan)
    settled = decide(found) if found.undecided else found
    settled.check(path, table.heading)
    return Prepared(path, table.form, plan, playbook, settled, (*fitted.said, *table.notes))


def _surveyed(change: Change, table: Table, plan: Plan) -> Survey:
    here = change.workspace
    sheets = ACCOUNT_WORKSHEETS if isinstance(plan, AccountPlan) else change.worksheets
    return survey(table, plan, here.time_zone, here.currency, sheets, here.country)


def to_say_of(change: Change, prepared: Prepared, rejected: str) -> tuple[str, ...]:
    """Lines for the mapping, without which the rows that stayed out, by themselves, would not be read as they
    were among all the others."""
    with open_table(rejected, Form()) as table:
        return to_say(prepared.survey, _surveyed(change, table, prepared.plan))


def _fitted(
    change: Change, mapping: Mapping, heading: Sequence[str], table: str
) -> tuple[Playbook | None, Fit]:
    """The newest version of the playbook the mapping names, nothing being wrong for that or the table."""
    plan, sheets = mapping.plan, change.worksheets
    if not isinstance(plan, DealPlan | EventPlan):
        return None, mapping.check(None, sheets, heading, table)
    try:
        playbook = playbooks.newest(change.store, plan.playbook)
    except NotFound as error:
        known = error.details["candidates"]
        assert isinstance(known, list)
        said = unknown(msg("exchange.noun_playbook"), plan.playbook, known)
        missing = Found(("playbook",), said)
        mapping._replace(found=(*mapping.found, missing)).check(None, sheets, heading, table)
        raise
    return playbook, mapping.check(playbook, sheets, heading, table)
