"""What a playbook is to mean once it is edited: plain data in, plain data out."""

from typing import Any

from engine.message import Message, msg
from engine.nearest import shown
from workshop.editing.asked import Ask
from workshop.editing.paths import Entry, Steps, steps, value_at


def wanted(data: dict[str, Any], ask: Ask) -> dict[str, Any] | Message:
    """All of it, with one change; or why that can't be."""
    found = steps(ask.path, data)
    if isinstance(found, Message):
        return found
    there = value_at(data, found)
    if ask.verb == "remove" and not _is_there(data, found):
        return msg("editing.nothing_there", path=shown(ask.path))
    if ask.verb == "add" and there is not None and not isinstance(there, list):
        return msg("editing.no_list", path=shown(ask.path))
    if ask.verb == "remove":
        made = without(data, found)
    else:
        made = put(data, found, ask.value if ask.verb == "set" else [*(there or ()), ask.value])
    return made if isinstance(made, dict) else msg("editing.bad_path", path=shown(ask.path))


def _is_there(data: Any, steps: Steps) -> bool:
    around, last = value_at(data, steps[:-1]), steps[-1]
    return isinstance(last, Entry) or (isinstance(around, dict) and last in around)


def put(data: Any, steps: Steps, value: Any) -> Any:
    """Mappings on the way are made where there are none."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, Entry):
        return [put(each, tuple(rest), value) if n == step.at else each for n, each in enumerate(data)]
    around = data if isinstance(data, dict) else {}
    return {**around, step: put(around.get(step), tuple(rest), value)}


def without(data: Any, steps: Steps) -> Any:
    step, *rest = steps
    if isinstance(step, Entry):
        listed = [each for n, each in enumerate(data) if rest or n != step.at]
        return [
            without(each, tuple(rest)) if rest and n == step.at else each for n, each in enumerate(listed)
        ]
    if rest:
        return {**data, step: without(data[step], tuple(rest))}
    return {key: each for key, each in data.items() if key != step}
