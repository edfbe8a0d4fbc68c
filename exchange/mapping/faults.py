"""What is wrong with a mapping that every single key is right about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from engine.message import Message, msg
from engine.nearest import nearest
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import unknown
from engine.state import DONE
from engine.worksheet import KINDS, Worksheets
from engine.yaml_places import Found, Path
from exchange.plans.deals import UNKNOWN, DealPlan, Turn
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.tables.file_text import is_encoding

Plan = DealPlan | EventPlan | OrderPlan

_MOST_FORMS = 10
"""Ways to write a day; each is tried on every day there is."""


def of_itself(plan: Plan) -> Iterator[Found]:
    if plan.encoding is not None and not is_encoding(plan.encoding):
        yield Found(("encoding",), msg("exchange.no_encoding", encoding=plan.encoding))
    forms = plan.dates or []
    if len(forms) > _MOST_FORMS:
        yield Found(("dates",), msg("exchange.many_dates", limit=_MOST_FORMS))
    for at, form in enumerate(forms):
        if not _is_form(form):
            yield Found(("dates", at), msg("exchange.bad_date_form", given=form))
    if isinstance(plan, OrderPlan):
        yield from _of_orders(plan)
    elif isinstance(plan, EventPlan):
        yield from _of_activities(plan)
    else:
        yield from _of_trails(plan)


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
    if not (columns.account or columns.deal or plan.constants.account):
        yield Found(("columns",), msg("exchange.whose_order"))


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
        last = -1
        for at, waypoint in enumerate(trail):
            wrong = _unknown_to(playbook, waypoint)
            if wrong is not None:
                yield Found(("stages", value, at, "stage" if waypoint.stage else "stop"), wrong)
            elif waypoint.stage is not None:
                if playbook.position(waypoint.stage) <= last:
                    what = msg("exchange.stage_order", stage=waypoint.stage)
                    yield Found(("stages", value, at, "stage"), what)
                last = playbook.position(waypoint.stage)


def _unknown_to(playbook: Playbook, turn: Turn) -> Message | None:
    if turn.stage is not None:
        known: Sequence[str] = (*playbook.order, DONE)
        given, noun = turn.stage, msg("exchange.noun_stage")
    else:
        known, given = (*playbook.stop_classes, UNKNOWN), turn.stop or ""
        noun = msg("exchange.noun_stop_class")
    return None if given in known else unknown(noun, given, known)


def of_worksheets(plan: DealPlan, worksheets: Worksheets) -> Iterator[Found]:
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


def of_columns(plan: Plan, heading: Sequence[str]) -> Iterator[Found]:
    """Columns the table lacks or has twice, each once, where the mapping names it first."""
    places: dict[str, Path] = {}
    for path, name in _named(plan):
        places.setdefault(name, path)
    there = Counter(heading)
    for name, path in places.items():
        if there[name] > 1:
            yield Found(path, msg("exchange.column_twice", column=name))
        elif name not in there:
            if close := nearest(name, there):
                yield Found(path, msg("exchange.no_column_but", column=name, close=close))
            else:
                yield Found(path, msg("exchange.no_column", column=name))


def _named(plan: Plan) -> Iterator[tuple[Path, str]]:
    for field, names in plan.columns:
        if isinstance(names, str):
            yield ("columns", field), names
        elif names is not None:
            yield from ((("columns", field, at), name) for at, name in enumerate(names))
    for part, columns in (("nulls_in", plan.nulls_in), ("only", plan.only)):
        yield from (((part, name), name) for name in columns)
    if isinstance(plan, DealPlan):
        yield from _named_by_deals(plan)


def _named_by_deals(plan: DealPlan) -> Iterator[tuple[Path, str]]:
    for value, trail in plan.stages.items():
        for at, waypoint in enumerate(trail):
            if waypoint.on is not None:
                yield ("stages", value, at, "on"), waypoint.on
    for question, name in plan.answers.items():
        yield ("answers", question), name
    for id, fields in plan.worksheets.items():
        yield from ((("worksheets", id, field), name) for field, name in fields.items())
