"""What the base leaves out, or says of a stage, goes when that is taken away."""

from collections.abc import Mapping
from typing import Any

from engine.playbook_text.rules.book import Book, requirement_id
from engine.playbook_text.written import Node, plain

MANNERS = ("behaviours", "styles", "parts")


def without_leftovers(base: Node, merged: Node, own: str) -> Node:
    """`own` is the file laid over the base: what it says itself stays, to be told where it is wrong."""
    gone = names(_stages(base)) - names(_stages(merged))
    if not gone or not isinstance(merged.value, dict):
        return merged
    data = dict(merged.value)
    for kind in MANNERS:
        node = data.get(kind)
        if node is not None and isinstance(node.value, dict):
            data[kind] = node._replace(value={id: _manner(m, gone, own) for id, m in node.value.items()})
    return merged._replace(value=data)


def _manner(manner: Node, gone: set[str], own: str) -> Node:
    """Without points it leaves out and stages it says something else of."""
    if not isinstance(manner.value, dict):
        return manner
    data = dict(manner.value)
    left_out, places = data.get("leave_out"), data.get("at")
    if left_out is not None and isinstance(left_out.value, list):
        kept = [n for n in left_out.value if _is_own(n, own) or not _is_one_of(gone, n)]
        data["leave_out"] = left_out._replace(value=kept)
    if places is not None and isinstance(places.value, dict):
        said = places.value.items()
        data["at"] = places._replace(value={k: n for k, n in said if k not in gone or _is_own(n, own)})
    return manner._replace(value=data)


def _is_own(node: Node, own: str) -> bool:
    inside = node.value.values() if isinstance(node.value, dict) else ()
    return node.origin.file == own or any(_is_own(each, own) for each in inside)


def _is_one_of(gone: set[str], node: Node) -> bool:
    return isinstance(node.value, str) and node.value in gone


def _stages(root: Node) -> dict[str, Any]:
    stages = root.keys.get("stages")
    return {"stages": plain(stages)} if stages is not None else {}


def names(playbook: Mapping[str, Any]) -> set[str]:
    """Stages, requirements, decision points and checklist items, by what they are called elsewhere."""
    book = Book({"stages": playbook.get("stages")}, {}, {})
    found = [stage.data.get("id") for stage in book.stages()]
    found += [item.data.get("id") for _, item in book.items()]
    for _, requirement in book.gates():
        found += [requirement_id(requirement.data), requirement.data.get("decision")]
    return {name for name in found if isinstance(name, str)}
