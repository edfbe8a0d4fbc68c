"""A playbook laid over the one it extends: keys are changed, added and taken away.

Mappings merge key by key, a scalar replaces, `null` takes a key away. A list replaces, or says what it adds
and removes; lists whose entries have ids are merged by them (`merge_entries`). Conditions are replaced whole.
"""

from typing import Any

from engine.playbook_text.directives import ENTRY_LISTS, list_kind
from engine.playbook_text.merge_entries import Entries, nothing_to_remove
from engine.playbook_text.merge_leftovers import without_leftovers
from engine.playbook_text.written import GONE, Node, plain
from engine.yaml_places import Found, Path

OWN = ("playbook", "version", "title")
"""What no playbook has from another."""
_CHANGES = ("add", "remove")


def merge(base: Node, own: Node) -> tuple[Node, list[Found]]:
    """Both are mappings; `base` is whole. Paths of what is wrong lead into `own`."""
    kept = {key: each for key, each in base.keys.items() if key not in OWN}
    said = {key: each for key, each in own.keys.items() if key != "extends"}
    merging = _Merging()
    titles = {key: said.pop(key) for key in OWN if key in said}
    merged = merging.mapping(Node(kept, own.origin), Node(said, own.origin), ())
    whole = without_leftovers(base, merged, own.origin.file)
    return whole._replace(value={**titles, **whole.keys}), merging.found


class _Merging:
    def __init__(self) -> None:
        self.found: list[Found] = []

    def value(self, base: Node | None, own: Node, path: Path) -> Node:
        """`base` is None where it has no such key."""
        there = base.value if base is not None else None
        if _is_condition(path):
            return own
        if isinstance(own.value, list) and list_kind(path) in ENTRY_LISTS:
            before = there if isinstance(there, list) else []
            entries = Entries(before, path, self.entry, self.found)
            return Node(entries.merged(own.value), base.origin if base is not None else own.origin)
        if isinstance(own.value, dict):
            if isinstance(there, list) or (there is None and _says_changes(own.value)):
                return self.changes(there if isinstance(there, list) else [], own, path)
            if base is None or isinstance(there, dict):
                return self.mapping(base, own, path)
        return own

    def entry(self, base: Node | None, own: Node, path: Path) -> Node:
        """One of a list whose entries have ids."""
        return self.mapping(base, own, path)

    def mapping(self, base: Node | None, own: Node, path: Path) -> Node:
        before = base.keys if base is not None else {}
        merged = dict(before)
        for key, said in own.keys.items():
            there = before.get(key)
            here = (*path, key)
            if there is not None and there.value == GONE:
                there = None
            if said.value is not None or base is None:
                merged[key] = self.value(there, said, here)
            elif there is not None:
                merged[key] = Node(GONE, said.origin)
            else:
                self.nothing(here, said, key, [k for k, each in before.items() if each.value != GONE])
        return Node(merged, base.origin if base is not None else own.origin)

    def changes(self, before: list[Node], own: Node, path: Path) -> Node:
        """`{add: […], remove: […]}` of a list without ids; what says more is for the schema to refuse."""
        if not _says_changes(own.keys):
            return own
        kept = before
        removed, added = (own.keys.get(key) for key in reversed(_CHANGES))
        for at, each in enumerate(_items(removed)):
            wanted = plain(each)
            left = [node for node in kept if not _means(wanted, plain(node))]
            if len(left) == len(kept):
                known = [plain(node) for node in kept]
                self.nothing((*path, "remove", at), each, _said(wanted), list(map(_said, known)))
            kept = left
        return Node([*kept, *_items(added)], own.origin)

    def nothing(self, path: Path, at: Node, name: str, known: list[str]) -> None:
        """What is to be taken away is not there."""
        self.found.append(Found(path, nothing_to_remove(name, known), at.origin[1:]))


def _is_condition(path: Path) -> bool:
    of_sign = len(path) == 3 and path[0] == "signs" and path[2] == "condition"
    of_gate = len(path) == 5 and path[2] == "gate" and path[4] in ("when", "condition")
    return of_sign or of_gate


def _says_changes(data: dict[str, Node]) -> bool:
    return bool(data) and all(key in _CHANGES and isinstance(each.value, list) for key, each in data.items())


def _items(node: Node | None) -> list[Node]:
    return node.value if node is not None and isinstance(node.value, list) else []


def _means(wanted: Any, item: Any) -> bool:
    """The same; or a text in both languages, by one of them."""
    if isinstance(wanted, dict) and isinstance(item, dict) and wanted:
        return all(item.get(language) == text for language, text in wanted.items())
    return bool(wanted == item)


def _said(item: Any) -> str:
    """A word, or a text in one of its languages."""
    return str(next(iter(item.values()))) if isinstance(item, dict) and item else str(item)
