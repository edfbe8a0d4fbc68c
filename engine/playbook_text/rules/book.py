"""A playbook as written, right or wrong: what the rules read.

Rules see plain YAML data and skip whatever the schema already refuses, so that one lint run tells everything.
A path leads to the key that is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.requirements.kinds import KINDS
from engine.signs import Tunable
from engine.worksheet import Worksheets
from engine.yaml_places import Path


class Entry(NamedTuple):
    """A mapping in the playbook and the path it stands at."""

    path: Path
    data: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Book:
    """`worksheets` are those of the method, `signs` those that come along. One is like no other."""

    data: Mapping[str, Any]
    worksheets: Worksheets
    signs: Tunable

    def stages(self) -> Iterator[Entry]:
        yield from entries(self.data, (), "stages")

    def names_stages(self) -> bool:
        """Whether every stage can be told by its id; else nobody knows which of them are missing."""
        listed = list_of(self.data.get("stages"))
        return bool(listed) and all(isinstance(mapping_of(each).get("id"), str) for each in listed)

    def gates(self) -> Iterator[tuple[Entry, Entry]]:
        """Every requirement with its stage."""
        for stage in self.stages():
            for requirement in entries(stage.data, stage.path, "gate"):
                yield stage, requirement

    def items(self) -> Iterator[tuple[Entry, Entry]]:
        """Every line of a checklist with its stage."""
        for stage in self.stages():
            for item in entries(stage.data, stage.path, "checklist"):
                yield stage, item


def entries(data: Mapping[str, Any], path: Path, key: str) -> Iterator[Entry]:
    """The mappings in the list under a key."""
    for at, item in enumerate(list_of(data.get(key))):
        if isinstance(item, dict):
            yield Entry((*path, key, at), item)


def mapping_of(data: object) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def list_of(data: object) -> list[Any]:
    return data if isinstance(data, list) else []


def requirement_id(data: Mapping[str, Any]) -> str | None:
    """The explicit id, else `kind:name`; a condition is named by its field, or not at all."""
    if isinstance(data.get("id"), str):
        return str(data["id"])
    kind = next((kind for kind in KINDS if kind in data), None)
    name = data.get(kind) if kind else None
    if kind == "condition":
        name = mapping_of(name).get("field")
    return f"{kind}:{name}" if isinstance(name, str) else None
