"""What lint found, for people, for code review and for editors: the same of playbooks and of mappings."""

import sys
from collections.abc import Iterable, Sequence

from commands.printing import json_text
from engine.errors import ERROR, BadFile, Fault, Usage
from engine.message import Message, msg
from words.say import clean, say

FORMATS = ("text", "github", "sarif")


def check_format(format_: str, *, json: bool) -> None:
    if format_ not in FORMATS:
        raise Usage(msg("prep.unknown_format", given=format_, known=FORMATS))
    if format_ != "text" and json:
        raise Usage(msg("shell.exclusive", one="--json", other="--format"))


def failure(found: Sequence[Fault], failed: str, *, strict: bool) -> BadFile | None:
    """The error there is to raise: `failed` is the sentence that counts what is wrong."""
    faults = sum(fault.level == ERROR for fault in found)
    warnings = len(found) - faults
    if faults:
        what = msg(failed, n=faults)
        return BadFile(msg("lint.and_warnings", what=what, n=warnings) if warnings else what, found)
    return BadFile(msg("lint.strict", n=warnings), found) if strict and warnings else None


def marked(found: Sequence[Fault], format_: str, wrong: BadFile | None, unseen: Iterable[Message]) -> int:
    """For review and editors; the verdict goes to people. The exit code."""
    print(_sarif(found) if format_ == "sarif" else _github(found), end="")
    for what in (*unseen, *([wrong.message] if wrong else [])):
        print(say(what), file=sys.stderr)
    return wrong.exit_code if wrong else 0


def _github(found: Sequence[Fault]) -> str:
    from workshop.annotations import annotation

    return "".join(f"{clean(annotation(fault, say))}\n" for fault in found)


def _sarif(found: Sequence[Fault]) -> str:
    from importlib.metadata import version

    from commands.rule_words import about
    from workshop.sarif import log

    return f"{json_text(log(found, version('dealgate'), say, about))}\n"
