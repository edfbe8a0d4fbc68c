"""The reader's own editor on a file."""

import os
import subprocess
import sys
from collections.abc import Mapping

from engine.errors import Usage
from engine.message import Message, Step, msg


def editor_command(environ: Mapping[str, str], instead: Step) -> list[str]:
    """$VISUAL, else $EDITOR, split as a shell would. Raises Usage where there is none, or none that can be
    split; `instead` is what to do then."""
    import shlex

    said = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(said, posix=os.name != "nt")
    except ValueError:
        raise Usage(msg("sheets.editor_odd", editor=said), hint=instead) from None
    if not words:
        raise Usage(msg("sheets.no_editor"), hint=instead)
    return words


def edit(command: list[str], path: str) -> Message | None:
    """Open the file and wait; what went wrong, or None."""
    # A result may be on its way to another program: the editor has nothing to say there.
    screen = None if sys.stdout.isatty() else 2
    try:
        code = subprocess.run([*command, path], stdout=screen, check=False).returncode
    except OSError as error:
        return msg("sheets.editor_missing", editor=command[0], why=error.strerror or "")
    return msg("sheets.editor_failed", editor=command[0], code=code) if code else None
