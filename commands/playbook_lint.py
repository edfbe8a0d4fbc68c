"""`playbook lint`: everything that is wrong with playbooks as they stand in their files."""

import sys
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from commands.failure import fault_line, fault_object
from commands.linted import Linted, at_hand, linted, named_short
from commands.playbook_counts import counts
from commands.printing import emit, json_text
from commands.settings import Settings
from engine.errors import ERROR, BadFile, Fault, Usage
from engine.message import msg
from words.say import clean, say

FORMATS = ("text", "github", "sarif")

Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_file")]
Format = Annotated[str, typer.Option("--format", metavar="text|github|sarif", help="option.lint_format")]
Strict = Annotated[bool, typer.Option("--strict", help="option.lint_strict")]


def lint(ctx: typer.Context, paths: Paths, format_: Format = "text", strict: Strict = False) -> None:
    """Raises BadFile with every fault of every file, its templates' too: each makes sample sheets."""
    settings = Settings.of(ctx)
    if format_ not in FORMATS:
        raise Usage(msg("prep.unknown_format", given=format_, known=FORMATS))
    if format_ != "text" and settings.json:
        raise Usage(msg("shell.exclusive", one="--json", other="--format"))
    found = [linted(path) for path in paths]
    if format_ != "text":
        raise typer.Exit(_marked(found, format_, strict=strict))
    faults = _once(found, (lambda each: each.faults) if settings.json else named_short)
    if failure := _failure(faults, strict=strict):
        raise failure
    data = [
        {"file": each.path, **counts(each.playbook), "warnings": [*map(fault_object, each.faults)]}
        for each in found
        if each.playbook
    ]
    emit(settings, data, lambda: "\n".join(_page(found, faults)))


def _marked(found: list[Linted], format_: str, *, strict: bool) -> int:
    """For review and editors; the verdict goes to people. The exit code."""
    faults = _once(found, at_hand)
    failure = _failure(faults, strict=strict)
    print(_sarif(faults) if format_ == "sarif" else _github(faults), end="")
    for line in (*_unseen(found), *([say(failure.message)] if failure else [])):
        print(line, file=sys.stderr)
    return failure.exit_code if failure else 0


def _once(found: Iterable[Linted], told: Callable[[Linted], Iterable[Fault]]) -> list[Fault]:
    """What two playbooks have from one base is said once."""
    seen: list[Fault] = []
    said: list[Fault] = []
    for each in found:
        for fault, shown in zip(each.faults, told(each), strict=True):
            if fault not in seen:
                seen.append(fault)
                said.append(shown)
    return said


def _failure(found: list[Fault], *, strict: bool) -> BadFile | None:
    faults = sum(fault.level == ERROR for fault in found)
    warnings = len(found) - faults
    if faults:
        what = msg("lint.failed", n=faults)
        return BadFile(msg("lint.and_warnings", what=what, n=warnings) if warnings else what, found)
    return BadFile(msg("lint.strict", n=warnings), found) if strict and warnings else None


def _page(found: list[Linted], faults: list[Fault]) -> Iterable[str]:
    yield from map(fault_line, faults)
    for each in found:
        if each.playbook:
            said = "lint.usable" if each.faults else "lint.passed"
            yield clean(say(said, title=each.playbook.title, **counts(each.playbook)))
    if faults:
        yield say("lint.warned", n=len(faults))
    yield from _unseen(found)


def _unseen(found: Iterable[Linted]) -> list[str]:
    return [say("lint.unseen", why=why) for each in found for why in each.unseen]


def _github(found: list[Fault]) -> str:
    from workshop.annotations import annotation

    return "".join(f"{clean(annotation(fault, say))}\n" for fault in found)


def _sarif(found: list[Fault]) -> str:
    from importlib.metadata import version

    from commands.rule_words import about
    from workshop.sarif import log

    return f"{json_text(log(found, version('dealgate'), say, about))}\n"
