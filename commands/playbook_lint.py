"""`playbook lint`: everything that is wrong with playbooks as they stand in their files."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.failure import fault_line, fault_object
from commands.playbook_counts import counts
from commands.playbook_named import is_path
from commands.printing import emit, json_text
from commands.settings import Settings
from engine.errors import ERROR, BadFile, Fault, Usage
from engine.message import Message, msg
from engine.playbook import Playbook, read_playbook
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.file import Loaded

FORMATS = ("text", "github", "sarif")

Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_file")]
Format = Annotated[str, typer.Option("--format", metavar="text|github|sarif", help="option.lint_format")]
Strict = Annotated[bool, typer.Option("--strict", help="option.lint_strict")]


class Linted(NamedTuple):
    """`faults` with the warnings, as they stand in the file; `unseen` why templates could not be tried."""

    path: str
    playbook: Playbook | None
    faults: tuple[Fault, ...]
    unseen: tuple[Message, ...]


def lint(ctx: typer.Context, paths: Paths, format_: Format = "text", strict: Strict = False) -> None:
    """Raises BadFile with every fault of every file, its templates' too: each makes sample sheets."""
    settings = Settings.of(ctx)
    if format_ not in FORMATS:
        raise Usage(msg("prep.unknown_format", given=format_, known=FORMATS))
    if format_ != "text" and settings.json:
        raise Usage(msg("shell.exclusive", one="--json", other="--format"))
    linted = [_linted(path) for path in paths]
    failure = _failure(linted, strict=strict)
    if format_ != "text":
        found = _once(linted)
        print(_sarif(found) if format_ == "sarif" else _github(found), end="")
        for line in (*_unseen(linted), *([say(failure.message)] if failure else [])):
            print(line, file=sys.stderr)
        raise typer.Exit(failure.exit_code if failure else 0)
    if failure:
        raise failure
    data = [
        {"file": each.path, **counts(each.playbook), "warnings": [*map(fault_object, each.faults)]}
        for each in linted
        if each.playbook
    ]
    emit(settings, data, lambda: "\n".join(_page(linted)))


def _linted(path: str) -> Linted:
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook
    from stages.shipped_playbooks import shipped

    path = path if is_path(path) else shipped().get(path, path)
    loaded = load_method_playbook(path, TUNABLE)
    found = (*loaded.faults, *loaded.warnings)
    playbook = read_playbook(loaded.parsed) if loaded.parsed else None
    unseen: tuple[Message, ...] = ()
    if playbook is not None:
        faults, unseen = _tried(playbook, loaded)
        found = (*found, *faults)
    return Linted(path, playbook, tuple(sorted(found, key=lambda fault: fault[:3])), unseen)


def _tried(playbook: Playbook, loaded: "Loaded") -> tuple[list[Fault], tuple[Message, ...]]:
    """Faults by the path of the template, as all others are."""
    from stages.worksheets import WORKSHEETS
    from visits.template_check import check_templates

    checked = check_templates(playbook, WORKSHEETS)
    files = loaded.written.templates if loaded.written else {}
    return [
        fault._replace(file=files.get(fault.file, fault.file)) for fault in checked.faults
    ], checked.unseen


def _once(linted: Iterable[Linted]) -> list[Fault]:
    """What two playbooks have from one base is said once."""
    found: list[Fault] = []
    for fault in (fault for each in linted for fault in each.faults):
        if fault not in found:
            found.append(fault)
    return found


def _failure(linted: Iterable[Linted], *, strict: bool) -> BadFile | None:
    found = _once(linted)
    faults = sum(fault.level == ERROR for fault in found)
    warnings = len(found) - faults
    if faults:
        what = msg("lint.failed", n=faults)
        return BadFile(msg("lint.and_warnings", what=what, n=warnings) if warnings else what, found)
    return BadFile(msg("lint.strict", n=warnings), found) if strict and warnings else None


def _page(linted: list[Linted]) -> Iterable[str]:
    found = _once(linted)
    yield from map(fault_line, found)
    for each in linted:
        if each.playbook:
            said = "lint.usable" if each.faults else "lint.passed"
            yield say(said, title=each.playbook.title, **counts(each.playbook))
    if found:
        yield say("lint.warned", n=len(found))
    yield from _unseen(linted)


def _unseen(linted: Iterable[Linted]) -> list[str]:
    return [say("lint.unseen", why=why) for each in linted for why in each.unseen]


def _github(found: Iterable[Fault]) -> str:
    from workshop.annotations import annotation

    return "".join(f"{annotation(_near(fault), say)}\n" for fault in found)


def _sarif(found: Iterable[Fault]) -> str:
    from importlib.metadata import version

    from commands.rule_words import about
    from workshop.sarif import log

    return f"{json_text(log([_near(fault) for fault in found], version('dealgate'), say, about))}\n"


def _near(fault: Fault) -> Fault:
    """Named from the folder one stands in, as review and editors name files; what is elsewhere stays so."""
    near = os.path.relpath(fault.file)
    return fault if near.startswith(os.pardir) else fault._replace(file=near)
