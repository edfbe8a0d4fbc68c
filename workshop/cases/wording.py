"""What of a playbook no gate asks about, as it was accepted: a short digest for each place a reader can find.

Texts, limits, visit lines, manners, signs, cadence, accounts, stop classes, templates, order of things.
What decides a gate is not here: cases hold that.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from engine.history import canonical
from engine.message import Message, msg
from engine.requirements.kinds import requirement_id
from engine.yaml_places import read_tree

_DIGITS = 8
_TEXTS = ("title", "ask", "because", "today", "where")
"""Keys of a requirement that decide nothing."""
_CONDITIONS = ("when", "condition")


class Differences(NamedTuple):
    """Places that read otherwise than accepted, new ones, and those that are gone."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.changed, *self.added, *self.gone)


def wording(parsed: Mapping[str, Any]) -> dict[str, str]:
    """The digest of each place, in the order of the playbook."""
    return {place: _digest(value) for place, value in _places(parsed)}


def _digest(value: Any) -> str:
    """A word or a number is its own."""
    if isinstance(value, str | int):
        return str(value)
    return sha256(canonical({"": value}).encode()).hexdigest()[:_DIGITS]


def file_text(parsed: Mapping[str, Any], about: str) -> str:
    """`about`: lines of a comment that say what the file is."""
    comment = [f"# {line}" for line in about.split("\n")]
    places = [f"{place}: {digest}" for place, digest in wording(parsed).items()]
    return "\n".join([*comment, *places]) + "\n"


def differences(parsed: Mapping[str, Any], accepted: str) -> Differences | Message:
    """Against the text of `accepted.yaml`; or what is wrong with that text."""
    tree = read_tree(accepted, as_typed=True)
    if tree.faults:
        return tree.faults[0].what
    if not isinstance(tree.data, dict):
        return msg("lint.want_mapping")
    then, now = tree.data, wording(parsed)
    return Differences(
        changed=tuple(place for place in now if place in then and then[place] != now[place]),
        added=tuple(place for place in now if place not in then),
        gone=tuple(place for place in then if place not in now),
    )


def _places(parsed: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in parsed.items():
        if key == "stages":
            yield "stages", [stage["id"] for stage in value]
            for stage in value:
                yield from _stage(stage, f"stages.{stage['id']}")
        elif key in ("behaviours", "styles", "parts"):
            yield key, list(value)
            for id, manner in value.items():
                yield from _leaves(manner, f"{key}.{id}")
        elif isinstance(value, Mapping) and not _is_text(value):
            yield key, list(value)
            for id, each in value.items():
                yield f"{key}.{id}", each
        else:
            yield key, value


def _stage(stage: Mapping[str, Any], place: str) -> Iterator[tuple[str, Any]]:
    for key, value in stage.items():
        if key == "gate":
            yield f"{place}.gate", [requirement_id(r) for r in value]
            for r in value:
                yield f"{place}.gate.{requirement_id(r)}", _texts(r)
        elif key == "checklist":
            yield f"{place}.checklist", [item["id"] for item in value]
            for item in value:
                yield f"{place}.checklist.{item['id']}", item
        elif key in ("visit", "objectives"):
            for inner, lines in value.items():
                yield f"{place}.{key}.{inner}", lines
        elif key not in ("id", "back"):  # where a deal may go back to is for cases to hold
            yield f"{place}.{key}", value


def _leaves(data: Mapping[str, Any], place: str) -> Iterator[tuple[str, Any]]:
    """Down to the texts and lists."""
    for key, value in data.items():
        if isinstance(value, Mapping) and not _is_text(value):
            yield from _leaves(value, f"{place}.{key}")
        else:
            yield f"{place}.{key}", value


def _texts(requirement: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: requirement[key] for key in _TEXTS if key in requirement}
    reasons = {key: list(_reasons(requirement[key])) for key in _CONDITIONS if key in requirement}
    return {**said, **reasons}


def _reasons(condition: Mapping[str, Any]) -> Iterator[Any]:
    """Every `because` within a condition, or None, by the shape of the condition."""
    yield condition.get("because")
    parts: Iterable[Any] = condition.get("all") or condition.get("any") or ()
    for part in (*parts, *([condition["not"]] if condition.get("not") else ())):
        yield from _reasons(part)


def _is_text(value: Mapping[str, Any]) -> bool:
    return set(value) == {"zh", "en"}
