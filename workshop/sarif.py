"""Faults as SARIF 2.1.0, which editors and code review know.

Keys by the standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from engine.errors import Fault
from engine.message import Message

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(
    faults: Sequence[Fault], version: str, say: Callable[[Message], str], about: Callable[[str], str]
) -> dict[str, Any]:
    """One run. `about` says of a rule what it is for; `version` is the program's."""
    levels = {fault.rule: fault.level for fault in faults}
    rules = [
        {"id": rule, "shortDescription": {"text": about(rule)}, "defaultConfiguration": {"level": level}}
        for rule, level in levels.items()
    ]
    order = {rule: at for at, rule in enumerate(levels)}
    run = {
        "tool": {"driver": {"name": "dealgate", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [{**_result(fault, say), "ruleIndex": order[fault.rule]} for fault in faults],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(fault: Fault, say: Callable[[Message], str]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(fault.file)}}
    if fault.line:
        physical["region"] = {"startLine": fault.line}
        if fault.column:
            physical["region"]["startColumn"] = fault.column
    place: dict[str, Any] = {"physicalLocation": physical}
    if fault.key:
        place["logicalLocations"] = [{"fullyQualifiedName": fault.key}]
    return {
        "ruleId": fault.rule,
        "level": fault.level,
        "message": {"text": say(fault.what)},
        "locations": [place],
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
