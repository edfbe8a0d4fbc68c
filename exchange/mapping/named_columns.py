"""Where a mapping names columns, and the same mapping with other names for them."""

from collections.abc import Iterator, Mapping

from engine.yaml_places import Path
from exchange.plans.accounts import AccountPlan
from exchange.plans.deals import DealPlan
from exchange.plans.plan import Plan

BY_COLUMN = ("nulls_in", "dates_in", "decimal_in", "units", "first_of", "only")
"""Keys under which something is said of a column."""


def named(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every column with the place that names it, in the order of the mapping's keys."""
    for field, names in plan.columns:
        if isinstance(names, str):
            yield ("columns", field), names
        elif names is not None:
            yield from ((("columns", field, at), name) for at, name in enumerate(names))
    for part in BY_COLUMN:
        yield from (((part, name), name) for name in getattr(plan, part))
    if isinstance(plan, DealPlan):
        for value, trail in plan.stages.items():
            for at, waypoint in enumerate(trail):
                if waypoint.on is not None:
                    yield ("stages", value, at, "on"), waypoint.on
        yield from ((("answers", question), name) for question, name in plan.answers.items())
    if isinstance(plan, DealPlan | AccountPlan):
        for id, fields in plan.worksheets.items():
            yield from ((("worksheets", id, field), name) for field, name in fields.items())


def renamed(plan: Plan, names: Mapping[str, str | None]) -> Plan:
    """With every column called anew; None takes away what only that column says."""
    changed: dict[str, object] = {
        "columns": plan.columns.model_copy(update=_fields(plan, names)),
        "also": {},
        "optional": None,
    }
    for part in BY_COLUMN:
        by_column = getattr(plan, part)
        changed[part] = {new: value for name, value in by_column.items() if (new := names[name])}
    if isinstance(plan, DealPlan):
        changed["stages"] = {value: _trail(plan, value, names) for value in plan.stages}
        changed["answers"] = _present(plan.answers, names)
    if isinstance(plan, DealPlan | AccountPlan):
        changed["worksheets"] = {id: _present(fields, names) for id, fields in plan.worksheets.items()}
    return plan.model_copy(update=changed)


def _fields(plan: Plan, names: Mapping[str, str | None]) -> dict[str, object]:
    fields: dict[str, object] = {}
    for field, column in plan.columns:
        if isinstance(column, str):
            fields[field] = names[column]
        elif column is not None:
            fields[field] = [new for name in column if (new := names[name])]
    return fields


def _present(columns: Mapping[str, str], names: Mapping[str, str | None]) -> dict[str, str]:
    return {key: new for key, name in columns.items() if (new := names[name])}


def _trail(plan: DealPlan, value: str, names: Mapping[str, str | None]) -> list[object]:
    """A stage on the way whose day is not there is left out, as one whose cell is empty; not the last of all,
    and not the only one before a stop."""
    trail = plan.stages[value]
    kept: list[object] = []
    for at, waypoint in enumerate(trail):
        new = names[waypoint.on] if waypoint.on else None
        lost = waypoint.on is not None and new is None and waypoint.stage is not None
        only = not kept and at + 2 == len(trail) and trail[-1].stage is None
        if not lost or only or at + 1 == len(trail):
            kept.append(waypoint.model_copy(update={"on": new}))
    return kept
