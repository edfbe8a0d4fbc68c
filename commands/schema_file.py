"""A JSON Schema for an editor: on the screen, or in a file that takes the place of one made before."""

import json
import os
from typing import Annotated

import typer

from commands.prep_file import write_whole
from commands.printing import emit
from commands.settings import Settings
from engine.errors import Refused, Usage
from engine.message import Message, msg
from words.say import say

Out = Annotated[
    str | None, typer.Option("--out", metavar="metavar.file", help="option.schema_out", show_default=False)
]


def show_schema(
    settings: Settings, text: str, out: str | None, *, defines: str, other: Message, written: Message
) -> None:
    """One made before is known by what it `defines`; refused with `other` where the file is none."""
    if settings.csv:
        raise Usage(msg("shell.no_csv"))  # before anything is written
    if out is None:
        emit(settings, json.loads(text), lambda: text.rstrip("\n"))
        return
    if os.path.exists(out) and not _is_schema(out, defines):
        raise Refused(other)
    write_whole(out, text.encode())
    emit(settings, {"file": out}, lambda: say(written))


def schema_file(schema: object) -> str:
    """As it stands in a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _is_schema(path: str, defines: str) -> bool:
    """Whether it is one that was written before, and nothing else would be lost."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError):
        return False
    defined = found.get("$defs") if isinstance(found, dict) else None
    return isinstance(defined, dict) and defines in defined
