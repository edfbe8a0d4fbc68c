"""The words that change a list whose entries have ids, and where such lists stand."""

from collections.abc import Sequence

from engine.message import msg
from engine.playbook_text.written import Node
from engine.yaml_places import Found, Path

ENTRY_LISTS = ("stages", "gate", "checklist")
PLACES = ("before", "after")
DIRECTIVES = (*PLACES, "remove")


def list_kind(path: Path) -> str | None:
    """`stages`, `gate` or `checklist` where such a list stands at this path."""
    inside = len(path) == 3 and path[0] == "stages" and path[2] in ENTRY_LISTS[1:]
    return str(path[-1]) if path == ("stages",) or inside else None


def without_directives(root: Node) -> tuple[Node, list[Found]]:
    """A playbook that extends none: in it these words mean nothing, and each is a fault."""
    return _stripped(root, (), ("stages",))


def _stripped(node: Node, path: Path, lists: Sequence[str]) -> tuple[Node, list[Found]]:
    data = dict(node.value) if isinstance(node.value, dict) else {}
    found: list[Found] = []
    for name in lists:
        listed = data.get(name)
        if listed is None or not isinstance(listed.value, list):
            continue
        entries: list[Node] = []
        for at, entry in enumerate(listed.value):
            here = (*path, name, at)
            inner, wrong = _stripped(entry, here, ENTRY_LISTS[1:] if name == "stages" else ())
            said = inner.value if isinstance(inner.value, dict) else {}
            found += wrong
            for key in DIRECTIVES:
                if key in said:
                    found.append(
                        Found((*here, key), msg("lint.directive_alone", key=key), said[key].origin[1:])
                    )
            entries.append(without(inner, DIRECTIVES) if said else inner)
        data[name] = listed._replace(value=entries)
    return (node._replace(value=data) if data else node), found


def without(node: Node, keys: Sequence[str | None]) -> Node:
    return node._replace(value={key: each for key, each in node.keys.items() if key not in keys})
