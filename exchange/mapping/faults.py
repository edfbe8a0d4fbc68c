"""What is wrong with a mapping that every single key is right about."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from engine.message import Message, msg
from engine.nearest import shown
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import unknown
from engine.state import CHANNELS, DONE
from engine.worksheet import KINDS, Worksheets
from engine.yaml_places import Found, Path
from exchange.plans.accounts import AccountPlan
from exchange.plans.contacts import ContactPlan
from exchange.plans.deals import UNKNOWN, DealPlan, Turn
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.plans.plan import Plan
from exchange.plans.source import DAY_ORDERS
from exchange.plans.visits import VisitPlan
from exchange.styles.day_text import ORDERS
from exchange.styles.open_ends import is_day
from exchange.tables.file_text import is_encoding

_MOST_FORMS = 10
"""Ways to write a day; each is tried on every day there is."""


def of_itself(plan: Plan) -> Iterator[Found]:
    if plan.encoding is not None and not is_encoding(plan.encoding):
        yield Found(("encoding",), msg("exchange.no_encoding", encoding=plan.encoding))
    yield from _of_days(("dates",), plan.dates or [])
    for column, forms in plan.dates_in.items():
        yield from _of_days(("dates_in", column), forms)
    yield from of_styles(plan)
    if isinstance(plan, OrderPlan):
        yield from _of_orders(plan)
    elif isinstance(plan, EventPlan):
        yield from _of_activities(plan)
    elif isinstance(plan, DealPlan):
        yield from _of_trails(plan)
    elif isinstance(plan, ContactPlan):
        yield from _of_contacts(plan)
    elif isinstance(plan, VisitPlan):
        yield from _of_visits(plan)


def _of_days(path: Path, forms: Sequence[str]) -> Iterator[Found]:
    """Either which part comes first, or the ways to write a day."""
    if len(forms) > _MOST_FORMS:
        yield Found(path, msg("exchange.many_dates", limit=_MOST_FORMS))
    for at, form in enumerate(forms):
        if form in DAY_ORDERS:
            if len(forms) > 1:
                yield Found((*path, at), msg("mappings.order_alone", given=form))
        elif "%" not in form:
            yield Found((*path, at), msg("mappings.no_day_order", given=shown(form), known=ORDERS))
        elif not _is_form(form):
            yield Found((*path, at), msg("exchange.bad_date_form", given=form))


def of_styles(plan: Plan) -> Iterator[Found]:
    """Open ends are days in the one spelling."""
    for at, given in enumerate(plan.open_ends or []):
        if not is_day(given):
            yield Found(("open_ends", at), msg("styles.bad_open_end", given=given))


def _is_form(form: str) -> bool:
    """Whether a day can be read by it: nothing it doesn't know, and nothing twice."""
    try:
        datetime.strptime("", form)
    except ValueError as error:
        return "does not match" in str(error)
    except re.error:
        return False
    return False


def _of_orders(plan: OrderPlan) -> Iterator[Found]:
    columns = plan.columns
    if columns.cost and columns.margin:
        yield Found(("columns", "margin"), msg("exchange.cost_or_margin"))
    if not (columns.account or columns.account_id or columns.deal or plan.constants.account):
        yield Found(("columns",), msg("exchange.whose_order"))


def _of_contacts(plan: ContactPlan) -> Iterator[Found]:
    if not (plan.columns.account or plan.columns.account_id or plan.constants.account):
        yield Found(("columns",), msg("mappings.whose_contact"))
    if not (plan.columns.part or plan.constants.part):
        yield Found(("columns",), msg("bringing.whose_part"))


def _of_visits(plan: VisitPlan) -> Iterator[Found]:
    columns = plan.columns
    if not (columns.deal or columns.account or columns.account_id or plan.constants.account):
        yield Found(("columns",), msg("mappings.whose_visit"))
    if not (columns.channel or plan.constants.channel):
        yield Found(("columns",), msg("bringing.no_channel_said"))
    noun = msg("mappings.noun_channel")
    for value, channel in plan.channels.items():
        if channel not in CHANNELS:
            yield Found(("channels", value), unknown(noun, channel, CHANNELS))
    fixed = plan.constants.channel
    if fixed is not None and fixed not in CHANNELS:
        yield Found(("constants", "channel"), unknown(noun, fixed, CHANNELS))


def _of_activities(plan: EventPlan) -> Iterator[Found]:
    for name, turn in plan.activities.items():
        if (turn.stage is None) == (turn.stop is None):
            yield Found(("activities", name), msg("exchange.activity_means"))


def _of_trails(plan: DealPlan) -> Iterator[Found]:
    for value, trail in plan.stages.items():
        for at, waypoint in enumerate(trail):
            path: Path = ("stages", value, at)
            if (waypoint.stage is None) == (waypoint.stop is None):
                yield Found(path, msg("exchange.stage_or_stop"))
            if waypoint.stop is not None and at != len(trail) - 1:
                yield Found(path, msg("exchange.stop_last"))
            if waypoint.on is None and any(earlier.on for earlier in trail[:at]):
                yield Found(path, msg("exchange.needs_on"))
        if trail[0].stage is None and trail[0].stop is not None:
            yield Found(("stages", value, 0), msg("exchange.stop_from"))


def of_playbook(plan: DealPlan | EventPlan, playbook: Playbook) -> Iterator[Found]:
    """Stages and stop classes the playbook does not have, and stages out of their order."""
    behaviour = plan.constants.behaviour
    if behaviour is not None and behaviour not in playbook.behaviours:
        what = unknown(msg("exchange.noun_behaviour"), behaviour, playbook.behaviours)
        yield Found(("constants", "behaviour"), what)
    if isinstance(plan, DealPlan):
        yield from _trails_in(plan, playbook)
    else:
        yield from _activities_in(plan, playbook)


def _activities_in(plan: EventPlan, playbook: Playbook) -> Iterator[Found]:
    for name, turn in plan.activities.items():
        wrong = _unknown_to(playbook, turn)
        if wrong is not None:
            yield Found(("activities", name, "stage" if turn.stage else "stop"), wrong)


def _trails_in(plan: DealPlan, playbook: Playbook) -> Iterator[Found]:
    for value, trail in plan.stages.items():
        last, dated = -1, False
        for at, waypoint in enumerate(trail):
            wrong = _unknown_to(playbook, waypoint)
            if wrong is not None:
                yield Found(("stages", value, at, "stage" if waypoint.stage else "stop"), wrong)
            elif waypoint.stage is not None:
                here = playbook.position(waypoint.stage)
                again = here == last and dated and waypoint.on is not None
                if here <= last and not again:
                    what = msg("exchange.stage_order", stage=waypoint.stage)
                    yield Found(("stages", value, at, "stage"), what)
                last, dated = here, waypoint.on is not None


def _unknown_to(playbook: Playbook, turn: Turn) -> Message | None:
    if turn.stage is not None:
        known: Sequence[str] = (*playbook.order, DONE)
        given, noun = turn.stage, msg("exchange.noun_stage")
    else:
        known, given = (*playbook.stop_classes, UNKNOWN), turn.stop or ""
        noun = msg("exchange.noun_stop_class")
    return None if given in known else unknown(noun, given, known)


def of_worksheets(plan: DealPlan | AccountPlan, worksheets: Worksheets) -> Iterator[Found]:
    """Worksheets and fields there are none of, and fields that no single cell can fill."""
    for id, columns in plan.worksheets.items():
        if id not in worksheets:
            yield Found(("worksheets", id), unknown(msg("exchange.noun_worksheet"), id, worksheets))
            continue
        fields = {field.id: field for field in worksheets[id].fields}
        fit = [name for name, field in fields.items() if field.kind in KINDS and field.kind != "contact"]
        for name in columns:
            if name not in fields:
                yield Found(("worksheets", id, name), unknown(msg("exchange.noun_field"), name, fit))
            elif name not in fit:
                kind = "person" if fields[name].kind == "contact" else "several"
                yield Found(("worksheets", id, name), msg(f"exchange.field_{kind}", field=name))
