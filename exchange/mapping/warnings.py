"""What can be meant by a mapping and hardly ever is: each found where it is written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.message import msg
from engine.playbook import Playbook
from engine.yaml_places import Found, Path
from exchange.mapping.columns import folded
from exchange.mapping.named_columns import named
from exchange.plans.accounts import AccountPlan
from exchange.plans.contacts import ContactPlan
from exchange.plans.deals import DealPlan, Waypoint
from exchange.plans.events import EventPlan
from exchange.plans.plan import Plan
from exchange.plans.visits import VisitPlan

_OF_A_COLUMN = ("dates_in", "decimal_in", "nulls_in", "first_of")
_IN_GENERAL = {"dates_in": "dates", "decimal_in": "decimal", "nulls_in": "nulls"}
_ABOUT = {"deal", "account", "account_id"}


def warnings(plan: Plan, data: Mapping[str, Any]) -> Iterator[Found]:
    """`data` is the mapping as it was written."""
    yield from _used_twice(plan)
    yield from _also(plan)
    yield from _idle_columns(plan)
    yield from _said_twice(plan)
    yield from _values_twice(plan)
    yield from _values_never_read(plan)
    yield from _idle_keys(plan, data)


def _used_twice(plan: Plan) -> Iterator[Found]:
    """Two fields out of one column; a title may be put together from what is used elsewhere, and what a visit
    was about may be a deal or a client."""
    first: dict[str, str] = {}
    for field, column in plan.fields.items():
        if column in first and not (isinstance(plan, VisitPlan) and {field, first[column]} <= _ABOUT):
            yield Found(("columns", field), msg("mappings.used_twice", column=column, field=first[column]))
        first.setdefault(column, field)


def _also(plan: Plan) -> Iterator[Found]:
    """Another name that is a column's own, or another column's as well: one heading would be both."""
    own = {folded(name): name for _, name in named(plan)}
    first: dict[str, str] = {}
    for column, names in plan.also.items():
        for at, name in enumerate(names):
            other = own.get(folded(name))
            if other is not None and folded(other) != folded(column):
                yield Found(("also", column, at), msg("mappings.also_is_column", given=name))
            elif first.get(folded(name), column) != column:
                what = msg("mappings.also_twice", given=name, column=first[folded(name)])
                yield Found(("also", column, at), what)
            first.setdefault(folded(name), column)


def _idle_columns(plan: Plan) -> Iterator[Found]:
    """Something said of a column that the mapping takes nothing from."""
    taken = {name for path, name in named(plan) if path[0] not in _OF_A_COLUMN}
    for part in ("also", *_OF_A_COLUMN):
        for column in getattr(plan, part):
            if column not in taken:
                yield Found((part, column), msg("mappings.idle_column", column=column))
    for at, column in enumerate(plan.optional or ()):
        if column not in taken:
            yield Found(("optional", at), msg("mappings.idle_column", column=column))


def _said_twice(plan: Plan) -> Iterator[Found]:
    """One column written the way all are."""
    for part, general in _IN_GENERAL.items():
        for column, how in getattr(plan, part).items():
            if how and how == getattr(plan, general):
                yield Found((part, column), msg("mappings.said_twice", key=general))


def _values(plan: Plan) -> tuple[str, Sequence[str], str | None]:
    """The key under which values are told what they mean, those, and the column they stand in."""
    if isinstance(plan, DealPlan):
        return "stages", tuple(plan.stages), plan.fields.get("stage")
    if isinstance(plan, EventPlan):
        return "activities", tuple(plan.activities), plan.fields.get("activity")
    return "", (), None


def _values_twice(plan: Plan) -> Iterator[Found]:
    """In other capitals alone, which make no difference when the table is read."""
    key, values, _ = _values(plan)
    first: dict[str, str] = {}
    for value in values:
        if value.casefold() in first:
            other = first[value.casefold()]
            yield Found((key, value), msg("mappings.value_twice", value=value, other=other))
        first.setdefault(value.casefold(), value)


def _values_never_read(plan: Plan) -> Iterator[Found]:
    """Values that count as empty, or whose rows are skipped."""
    key, values, column = _values(plan)
    if column is None:
        return
    empty = {*(plan.nulls or ()), *plan.nulls_in.get(column, ())}
    wanted = {value.casefold() for value in plan.only.get(column, ())}
    for value in values:
        if value in empty:
            yield Found((key, value), msg("mappings.value_is_null", value=value))
        elif wanted and value.casefold() not in wanted:
            yield Found((key, value), msg("mappings.value_unwanted", value=value, column=column))


def _idle_keys(plan: Plan, data: Mapping[str, Any]) -> Iterator[Found]:
    """Keys that speak of a column nobody named, and what stands between one part of a title."""
    for key, field in _explained(plan):
        if data.get(key) and field not in plan.fields:
            yield Found((key,), msg("mappings.idle_key", key=key, field=field))
    joined = {"title", "name", "summary"}
    parts = max((len(names) for field, names in plan.columns if field in joined and names), default=0)
    if "join" in data and parts < 2:
        yield Found(("join",), msg("mappings.idle_join"))


def _explained(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Keys that explain the values of a column, and the field it is."""
    if isinstance(plan, AccountPlan):
        return (("classes", "abc"),)
    if isinstance(plan, ContactPlan):
        return (("parts", "part"), ("styles", "style"))
    if isinstance(plan, VisitPlan):
        return (("channels", "channel"), ("one_sided", "channel"))
    return ()


def of_playbook(plan: Plan, playbook: Playbook) -> Iterator[Found]:
    """Stages on the way that no value leads to, where the file has values enough for all of them."""
    if not isinstance(plan, DealPlan):
        return
    trails = [_stages(trail) for trail in plan.stages.values() if trail[-1].stop is None]
    reached = {stage for trail in trails for stage in trail if stage in playbook.order}
    if not reached:
        return
    furthest = max(map(playbook.position, reached))
    on_the_way = playbook.order[: furthest + 1]
    missing = [stage for stage in on_the_way if stage not in reached]
    if missing and len(trails) >= len(on_the_way):
        path: Path = ("stages",)
        yield from (Found(path, msg("mappings.no_value_for", stage=stage)) for stage in missing)


def _stages(trail: Sequence[Waypoint]) -> list[str]:
    return [waypoint.stage for waypoint in trail if waypoint.stage is not None]
