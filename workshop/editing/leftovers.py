"""What is said of an entry elsewhere goes with it when it is taken away, and comes back with it."""

from collections.abc import Mapping
from typing import Any

from engine.playbook_text.merge import merge
from engine.playbook_text.merge_leftovers import MANNERS, names
from engine.playbook_text.written import nodes_of, plain
from engine.yaml_places import read_tree
from workshop.editing.rewriting import same

_SPEAKING = ("leave_out", "at")
"""Of a manner: the points it leaves out, the stages it says something else of."""


def settled(
    before: Mapping[str, Any], after: dict[str, Any], base: Mapping[str, Any], own: dict[str, Any]
) -> dict[str, Any]:
    """`after`, in what speaks of the entries that came or went since `before`, as `own` over `base` has it.

    Only there: in all else `after` is what is wanted, whatever merging makes of it.
    """
    moved = names(before) ^ names(after)
    if not moved:
        return after
    nowhere = read_tree("{}")
    whole, _ = merge(nodes_of("base", nowhere, base), nodes_of("own", nowhere, own))
    merged = plain(whole)
    made = dict(after)
    for kind in MANNERS:
        theirs = _dict(merged.get(kind))
        if isinstance(manners := after.get(kind), dict):
            made[kind] = {id: _manner(each, _dict(theirs.get(id)), moved) for id, each in manners.items()}
    return made


def _manner(wanted: Any, merged: dict[str, Any], moved: set[str]) -> Any:
    if not isinstance(wanted, dict):
        return wanted
    taken = [key for key in _SPEAKING if key in wanted and key in merged]
    taken = [key for key in taken if same(_still(wanted[key], moved), _still(merged[key], moved))]
    return {key: merged[key] if key in taken else each for key, each in wanted.items()}


def _still(said: Any, moved: set[str]) -> Any:
    """Without what it says of those."""
    if isinstance(said, dict):
        return {key: each for key, each in said.items() if key not in moved}
    return [each for each in said if str(each) not in moved] if isinstance(said, list) else said


def _dict(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}
