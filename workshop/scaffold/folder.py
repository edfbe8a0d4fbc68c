"""The files of a new playbook as texts: one that stands alone, or one that changes another."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from engine.playbook_text.rules.book import requirement_id
from engine.yaml_places import read_tree

Comment: TypeAlias = Callable[[str], Sequence[str]]
"""The lines of a comment by its name, in the reader's language and without their `#`."""

_HERE = Path(__file__).parent
_PLACE = re.compile(r"^([# ]*)#: (\w+)$", re.MULTILINE)


def playbook_text(
    id: str, folder: str, base: str | None, resolved: Mapping[str, Any], comment: Comment
) -> str:
    """`resolved` is what the base means; its first decision point serves as the example."""
    names = {"PLAYBOOK": id, "FOLDER": folder}
    if base is None:
        return _written("standing.yaml", names, comment)
    return _written("extending.yaml", names | {"BASE": base} | _example(resolved), comment)


def cases_text(resolved: Mapping[str, Any], comment: Comment) -> str:
    """Two cases about the first decision point of a whole playbook."""
    return _written("cases.yaml", _example(resolved), comment)


def standing_data(id: str) -> dict[str, Any]:
    """What the playbook that stands alone says."""
    data: dict[str, Any] = read_tree(_written("standing.yaml", {"PLAYBOOK": id}, lambda name: ())).data
    return data


def _example(resolved: Mapping[str, Any]) -> dict[str, str]:
    """A decision point that is always asked, its stage, and another requirement of that."""
    asked = [
        (stage, requirement)
        for stage in resolved["stages"]
        for requirement in stage["gate"]
        if "decision" in requirement
    ]
    stage, found = min(asked, key=lambda each: "when" in each[1])
    ids = [requirement_id(each) or "" for each in stage["gate"] if each is not found]
    return {
        "STAGE": stage["id"],
        "POINT": found["decision"],
        "REQUIREMENT": requirement_id(found) or "",
        "OTHER": ids[-1] if ids else "",
    }


def _written(name: str, names: Mapping[str, str], comment: Comment) -> str:
    text = (_HERE / name).read_text(encoding="utf-8")
    text = re.sub("|".join(names), lambda match: names[match[0]], text)

    def said(match: re.Match[str]) -> str:
        return "\n".join(f"{match[1]}# {line}" for line in comment(match[2]))

    return _PLACE.sub(said, text)
