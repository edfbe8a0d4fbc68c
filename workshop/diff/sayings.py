"""Values of a playbook in the reader's words."""

from collections.abc import Mapping
from typing import Any

from engine.condition import KNOWN, All, Compare, Condition, Expression, Not, read_condition
from engine.facts import label
from engine.history import canonical
from engine.message import Text, msg
from stages.field_names import named
from workshop.diff.difference import Said


def anything(value: Any) -> Said | None:
    """A text, a number, a list of these; None for nothing."""
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return msg("diff.yes" if value else "diff.no")
    if isinstance(value, str | int):
        return value
    if is_text(value):
        return Text(**value)
    if isinstance(value, list):
        return msg("diff.list", all=tuple(anything(each) or "" for each in value))
    return canonical(value)


def is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"zh", "en"}


def quoted(value: Any) -> Said | None:
    return None if value is None else msg("diff.quoted", text=Text(**value))


def days(value: int | None) -> Said:
    return msg("diff.for_ever") if value is None else msg("diff.days", n=value)


def working_days(value: int | None) -> Said | None:
    return None if value is None else msg("diff.working_days", n=value)


def per_cent(value: int) -> Said:
    return msg("diff.per_cent", n=value)


def rhythm(value: list[int] | None) -> Said:
    """Due from, overdue after; None: when it is needed."""
    return msg("diff.when_needed") if value is None else msg("diff.rhythm", soon=value[0], late=value[1])


def condition(data: Mapping[str, Any] | None) -> Said:
    return msg("diff.always") if data is None else _told(read_condition(data))


def _told(condition: Condition) -> Said:
    if isinstance(condition, Compare):
        field = label(condition.field)
        if condition.op == KNOWN:
            return named(msg("diff.is_known", field=field))
        return named(msg("diff.is", field=field, wanted=condition.wanted(condition.currency)))
    if isinstance(condition, Not):
        return msg("diff.is_not", what=_told(condition.part))
    if isinstance(condition, Expression):
        return condition.source
    told = tuple(map(_told, condition.parts))
    if len(told) == 1:
        return told[0]
    return msg("diff.all" if isinstance(condition, All) else "diff.any", parts=told)


def reasons(data: Any) -> tuple[Mapping[str, str], ...]:
    """The texts a condition gives, from the outside in."""
    if isinstance(data, list):
        return tuple(reason for each in data for reason in reasons(each))
    if not isinstance(data, Mapping):
        return ()
    inner = tuple(r for key, each in data.items() if key != "because" for r in reasons(each))
    return (data["because"], *inner) if data.get("because") else inner


def without_reasons(data: Any) -> Any:
    if isinstance(data, list):
        return [without_reasons(each) for each in data]
    if isinstance(data, Mapping):
        return {key: without_reasons(each) for key, each in data.items() if key != "because"}
    return data
