"""`playbook lint`: everything that is wrong with playbooks as they stand in their files."""

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from commands.failure import fault_line, fault_object
from commands.lint_report import check_format, failure, marked
from commands.linted import Linted, at_hand, linted, named_short
from commands.playbook_counts import counts
from commands.printing import emit
from commands.settings import Settings
from engine.errors import Fault
from engine.message import Message, msg
from words.say import clean, say

Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_file")]
Format = Annotated[str, typer.Option("--format", metavar="text|github|sarif", help="option.lint_format")]
Strict = Annotated[bool, typer.Option("--strict", help="option.lint_strict")]


def lint(ctx: typer.Context, paths: Paths, format_: Format = "text", strict: Strict = False) -> None:
    """Raises BadFile with every fault of every file, its templates' too: each makes sample sheets."""
    settings = Settings.of(ctx)
    check_format(format_, json=settings.json)
    found = [linted(path) for path in paths]
    if format_ != "text":
        faults = _once(found, at_hand)
        wrong = failure(faults, "lint.failed", strict=strict)
        raise typer.Exit(marked(faults, format_, wrong, _unseen(found)))
    faults = _once(found, (lambda each: each.faults) if settings.json else named_short)
    if wrong := failure(faults, "lint.failed", strict=strict):
        raise wrong
    data = [
        {"file": each.path, **counts(each.playbook), "warnings": [*map(fault_object, each.faults)]}
        for each in found
        if each.playbook
    ]
    emit(settings, data, lambda: "\n".join(_page(found, faults)))


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


def _page(found: list[Linted], faults: list[Fault]) -> Iterable[str]:
    yield from map(fault_line, faults)
    for each in found:
        if each.playbook:
            said = "lint.usable" if each.faults else "lint.passed"
            yield clean(say(said, title=each.playbook.title, **counts(each.playbook)))
    if faults:
        yield say("lint.warned", n=len(faults))
    yield from map(say, _unseen(found))


def _unseen(found: Iterable[Linted]) -> list[Message]:
    return [msg("lint.unseen", why=why) for each in found for why in each.unseen]
