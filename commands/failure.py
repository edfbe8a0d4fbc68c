"""The one spot where an error is printed: a sentence and what to do next, or one JSON object."""

import sys
from collections.abc import Mapping, Sequence

from commands.printing import json_text
from commands.step_line import command_line
from engine.errors import ERROR, WARNING, BadFile, DealgateError, Fault, GateClosed
from engine.message import Message, Step
from words.say import clean, say

_SHORT = 40
"""Columns of a path that may stand on every line."""


class BadForm(BadFile):
    """A form of a worksheet. Nobody jumps to its places from a program, so their file is named once."""


def report(error: DealgateError, *, as_json: bool) -> int:
    """Print it; the exit code."""
    if as_json:
        print(json_text({"dealgate": 1, "error": error_object(error)}))
    else:
        print("\n".join(lines(error)), file=sys.stderr)
    return error.exit_code


def error_object(error: DealgateError) -> Mapping[str, object]:
    details = dict(error.details)
    if isinstance(error, BadFile):
        for key, level in (("faults", ERROR), ("warnings", WARNING)):
            told = [fault_object(fault) for fault in error.faults if fault.level == level]
            if told or level == ERROR:
                details[key] = told
    return {
        "code": error.code,
        "message": say(error.message),
        "hint": hint_text(error.hint),
        "details": details,
    }


def lines(error: DealgateError) -> list[str]:
    if isinstance(error, GateClosed) and error.page:
        return [error.page]
    faults = []
    if isinstance(error, BadFile):
        faults = (
            path_once(error.faults) if isinstance(error, BadForm) else list(map(fault_line, error.faults))
        )
    hint = hint_text(error.hint)
    arrow = "  → " if isinstance(error.hint, Step) else "  "
    return [*faults, say(error.message), *([arrow + hint] if hint else [])]


def hint_text(hint: Message | Step | None) -> str | None:
    if hint is None:
        return None
    return command_line(hint) if isinstance(hint, Step) else say(hint)


def path_once(faults: Sequence[Fault]) -> list[str]:
    """A line each; a long path they share stands once above them."""
    files = {fault.file for fault in faults}
    if len(faults) < 2 or len(files) > 1 or len(faults[0].file) <= _SHORT:
        return list(map(fault_line, faults))
    inside = (fault_line(fault._replace(file="")) for fault in faults)
    return [faults[0].file, *(f"  {line.removeprefix(':')}" for line in inside)]


def fault_line(fault: Fault) -> str:
    """`our.yaml:31:9  stages.explore.gate[2].wrksheet  unknown key`; a place nobody knows is left out.

    One line whatever the file says: a pipeline may take a line that begins with `::` for an order.
    """
    place = ":".join([fault.file, *(str(n) for n in (fault.line, fault.column) if n)])
    what = say("lint.warning", what=fault.what) if fault.level == WARNING else say(fault.what)
    place = f"./{place}" if place.startswith("::") else place
    return "  ".join(clean(part) for part in (place, fault.key, what) if part)


def fault_object(fault: Fault) -> Mapping[str, object]:
    return {
        "file": fault.file,
        "line": fault.line or None,
        "column": fault.column or None,
        "key": fault.key,
        "rule": fault.rule,
        "level": fault.level,
        "what": say(fault.what),
    }
