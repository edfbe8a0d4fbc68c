"""`mapping schema`: the keys of a mapping for an editor, with words in the reader's language."""

import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

from commands.prep_file import write_whole
from commands.printing import emit
from commands.settings import Settings
from engine.errors import Refused, Usage
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from exchange.mapping.json_schema import About

Out = Annotated[
    str | None, typer.Option("--out", metavar="metavar.file", help="option.schema_out", show_default=False)
]


def schema(ctx: typer.Context, out: Out = None) -> None:
    """On the screen, or in a file that takes the place of one made before."""
    settings = Settings.of(ctx)
    if settings.csv:
        raise Usage(msg("shell.no_csv"))
    text = schema_text()
    if out is None:
        emit(settings, json.loads(text), lambda: text.rstrip("\n"))
        return
    if os.path.exists(out) and not _is_schema(out):
        raise Refused(msg("mappings.other_file", file=out))
    write_whole(out, text.encode())
    emit(settings, {"file": out}, lambda: say("mappings.schema_written", file=out))


def schema_text() -> str:
    """As it stands in a file."""
    from exchange.mapping.json_schema import json_schema

    return json.dumps(json_schema(describe), ensure_ascii=False, indent=2) + "\n"


def _is_schema(path: str) -> bool:
    """Whether it is one that was written before, and nothing else would be lost."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError, RecursionError):
        return False
    defined = found.get("$defs") if isinstance(found, dict) else None
    return isinstance(defined, dict) and "deals.DealColumns" in defined


def describe(key: str) -> "About":
    from exchange.mapping.json_schema import About

    title, _, description = say(f"mapping_keys.{key}").partition("\n")
    return About(title, description)
