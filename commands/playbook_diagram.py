"""`playbook diagram`: a playbook as a picture, for a wall, a page or a pull request."""

import os
import re
from typing import Annotated

import typer

from commands.choices import chosen
from commands.playbook import Id, only
from commands.playbook_named import named
from commands.prep_file import by_ending, write_whole
from commands.printing import emit
from commands.settings import Settings
from engine.errors import Refused, Usage
from engine.message import msg
from engine.playbook import Playbook
from words.say import current, say

FORMATS = ("mermaid", "svg")
_ENDINGS = {"svg": "svg", "mmd": "mermaid", "mermaid": "mermaid", "md": "markdown"}
_MERMAID = r"---\ntitle: .*\nconfig: \{flowchart: [^`]*"
_SVG = r'<svg [^>]* aria-labelledby="title about">(?s:.*)</svg>\s*'
_OURS = rf"{_MERMAID}|```mermaid\n{_MERMAID}```\s*|{_SVG}"
"""What those that are made here look like, and nothing beside."""

Format = Annotated[
    str | None, typer.Option("--format", metavar="|".join(FORMATS), help="option.diagram_format")
]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.diagram_out")]


def diagram(ctx: typer.Context, playbook: Id = None, format: Format = None, out: Out = None) -> None:
    """On the screen, or in a file that takes the place of one made before; `.md` is Mermaid in a fence."""
    settings = Settings.of(ctx)
    if settings.csv:
        raise Usage(msg("shell.no_csv"))  # before anything is written
    ending = by_ending(out, _ENDINGS, "")
    if playbook is None:
        from commands.desk import reading

        playbook = only(reading(ctx).store)
    found = named(ctx, playbook).playbook
    if format is not None:
        form = chosen(format, dict.fromkeys(FORMATS, ()), "diagram.unknown_format")
    else:
        form = "svg" if ending == "svg" else "mermaid"
    drawn = drawing(found, form)
    if out is None:
        emit(settings, {"format": form, "drawing": drawn}, lambda: drawn.rstrip("\n"))
        return
    path = os.path.abspath(out)
    if os.path.exists(path) and not _is_drawing(path):
        raise Refused(msg("diagram.other_file", file=path))
    write_whole(path, f"```mermaid\n{drawn}```\n" if ending == "markdown" and form == "mermaid" else drawn)
    emit(settings, {"format": form, "path": path}, lambda: say("diagram.written", path=path))


def _is_drawing(path: str) -> bool:
    """Whether it is one that was made before, and nothing else would be lost."""
    try:
        with open(path, encoding="utf-8") as file:
            return re.fullmatch(_OURS, file.read()) is not None
    except (OSError, ValueError):
        return False


def drawing(playbook: Playbook, format: str) -> str:
    """In the reader's language."""
    from workshop.diagram.mermaid import mermaid
    from workshop.diagram.picture import picture
    from workshop.diagram.svg import svg

    drawn = picture(playbook)
    return svg(drawn, say, current()) if format == "svg" else mermaid(drawn, say)
