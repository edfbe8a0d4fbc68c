"""A form in the reader's own editor. Whatever goes wrong, what was typed there stays in its file."""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping

from commands.desk import Desk
from commands.editor import edit, editor_command
from commands.failure import lines
from commands.form_file import file_text, read_form
from commands.form_text import form_text
from commands.sheet_subject import Subject
from engine.errors import BadFile, DealgateError, Refused, Usage
from engine.message import Step, msg
from engine.state import Filled
from engine.worksheet import Raw, Worksheet
from words.say import say


def edited(
    desk: Desk,
    subject: Subject,
    sheet: Worksheet,
    standing: Filled | None,
    write: Callable[[Mapping[str, Raw]], None],
) -> None:
    """Writes what the form changes; says so where it changes nothing."""
    if desk.settings.no_input:
        raise Usage(msg("sheets.edit_nobody"), hint=subject.fill(sheet.id, **{"--file": None}))
    command = editor_command(os.environ, subject.fill(sheet.id, **{"--file": None}))
    before = form_text(sheet, standing.fields if standing else {}, subject)
    path = lay_down(before, subject, sheet)
    # A form says all of the worksheet: what somebody else writes meanwhile must not be lost by it.
    if desk.settings.expect is None:
        desk.settings.expect = subject.version
    try:
        write(_from_editor(desk, command, path, before, subject, sheet, standing))
    except BaseException as stop:
        _keep_or_drop(path, before, subject, sheet, stop)
        raise
    if desk.settings.dry_run:
        _tell_kept(path)
    else:
        os.remove(path)


def _from_editor(
    desk: Desk,
    command: list[str],
    path: str,
    before: str,
    subject: Subject,
    sheet: Worksheet,
    standing: Filled | None,
) -> Mapping[str, Raw]:
    """What the form changes; where something is wrong with it, a person may open it again."""
    while True:
        if wrong := edit(command, path):
            raise Refused(wrong, hint=subject.fill(sheet.id, **{"--file": None}))
        text = file_text(path)
        if text == before:
            return {}
        try:
            return read_form(text, path, sheet, subject, standing)
        except BadFile as bad:
            if not desk.settings.interactive:
                raise
            print("\n".join([*lines(bad), say("sheets.open_again")]), file=sys.stderr, end=" ", flush=True)
            if input().strip().casefold() not in ("", "y", "yes", "是"):
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
    if isinstance(stop, DealgateError):
        stop.hint = go_on(subject, sheet, path)
    _tell_kept(path)


def go_on(subject: Subject, sheet: Worksheet, path: str) -> Step:
    """The command to go on with, once a form is mended."""
    return subject.fill(sheet.id, **{"--file": path})


def lay_down(text: str, subject: Subject, sheet: Worksheet) -> str:
    """A form written where only its owner reads it; the path."""
    handle, path = tempfile.mkstemp(prefix=f"dealgate-{subject.key}-{sheet.id}-", suffix=".yaml")
    with open(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def _tell_kept(path: str) -> None:
    print(say("sheets.kept", path=path), file=sys.stderr)
