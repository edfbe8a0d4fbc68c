"""`playbook diagram`: a playbook as a picture, for a wall, a page or a pull request."""

import os
from typing import Annotated

import typer

from commands.choices import chosen
from commands.playbook import Id, only
from commands.playbook_named import named
from commands.prep_file import by_ending, write_whole
from commands.printing import emit
from commands.settings import Settings
from engine.playbook import Playbook
from words.say import current, say

FORMATS = ("mermaid", "svg")
_ENDINGS = {"svg": "svg", "mmd": "mermaid", "mermaid": "mermaid", "md": "markdown"}

Format = Annotated[
    str | None, typer.Option("--format", metavar="|".join(FORMATS), help="option.diagram_format")
]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.diagram_out")]


def diagram(ctx: typer.Context, playbook: Id = None, format: Format = None, out: Out = None) -> None:
    """On the screen, or in a file that takes the place of one made before; `.md` is Mermaid in a fence."""
    settings = Settings.of(ctx)
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
    write_whole(path, f"```mermaid\n{drawn}```\n" if ending == "markdown" and form == "mermaid" else drawn)
    emit(settings, {"format": form, "path": path}, lambda: say("diagram.written", path=path))


def drawing(playbook: Playbook, format: str) -> str:
    """In the reader's language."""
    from workshop.diagram.mermaid import mermaid
    from workshop.diagram.picture import picture
    from workshop.diagram.svg import svg

    drawn = picture(playbook)
    return svg(drawn, say, current()) if format == "svg" else mermaid(drawn, say)
