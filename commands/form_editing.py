"""A form in the reader's own editor. Whatever goes wrong, what was typed there stays in its file."""

import os
import sys
import tempfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from commands.editor import edit, editor_command
from commands.failure import lines
from commands.form_base import OutOfDate, stamp
from commands.form_file import file_text, read_form
from commands.prompt import typed
from commands.sheet_subject import Subject
from engine.errors import BadFile, DealgateError, Refused, Usage
from engine.message import Step, msg
from engine.worksheet import Raw, Worksheet
from words.say import say

if TYPE_CHECKING:
    from commands.filling import Task


def edited(task: "Task") -> None:
    """Writes what the form changes; says so where it changes nothing."""
    subject, sheet = task.subject, task.sheet
    instead = subject.fill(sheet.id, **{"--file": None})
    if task.desk.settings.no_input:
        raise Usage(msg("sheets.edit_nobody"), hint=instead)
    command = editor_command(os.environ, instead)
    task.rehearse()
    before = task.form()
    path = lay_down(before, subject, sheet)
    try:
        task.write(_from_editor(task, command, path, before), stamp(sheet, subject, task.standing))
    except BaseException as stop:
        _keep_or_drop(path, before, subject, sheet, stop)
        raise
    if task.desk.settings.dry_run:
        tell_kept(path)
    else:
        os.remove(path)


def _from_editor(task: "Task", command: list[str], path: str, before: str) -> Mapping[str, Raw]:
    """What the form changes; where something is wrong with it, a person may open it again."""
    instead: Step = task.subject.fill(task.sheet.id, **{"--file": None})
    while True:
        if wrong := edit(command, path):
            raise Refused(wrong, hint=instead)
        text = file_text(path, instead)
        if text == before:
            return {}
        try:
            return read_form(text, path, task.sheet, task.subject, task.standing)
        except BadFile as bad:
            if not task.desk.settings.interactive:
                raise
            print("\n".join([*lines(bad), say("sheets.open_again")]), file=sys.stderr, end=" ", flush=True)
            if typed().casefold() not in ("", "y", "yes", "是"):
                bad.faults = ()  # they were shown
                raise


def _keep_or_drop(path: str, before: str, subject: Subject, sheet: Worksheet, stop: BaseException) -> None:
    """A form that was changed is kept and said where; one that was not goes."""
    if not os.path.exists(path):
        return  # the editor, or who sat before it, took it away
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        changed = file.read() != before
    if not changed:
        os.remove(path)
        return
    if isinstance(stop, DealgateError) and not isinstance(stop, OutOfDate):
        go_on(stop, subject, sheet, path)
    tell_kept(path)


def go_on(error: DealgateError, subject: Subject, sheet: Worksheet, path: str) -> None:
    """Says in a refusal what to do with the form that holds what was typed."""
    error.hint = subject.fill(sheet.id, **{"--file": path})
    if error.message.id == "sheets.bad_form":
        error.message = msg("sheets.mend_form", **error.message.params)


def lay_down(text: str, subject: Subject, sheet: Worksheet) -> str:
    """A form written where only its owner reads it; the path."""
    handle, path = tempfile.mkstemp(prefix=f"dealgate-{subject.key}-{sheet.id}-", suffix=".yaml")
    with open(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def tell_kept(path: str) -> None:
    print(say("sheets.kept", path=path), file=sys.stderr)
