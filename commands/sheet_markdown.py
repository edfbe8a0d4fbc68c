"""A worksheet as Markdown, to be pasted into a mail. What people typed stays what they typed.

Only what was filled in and what follows from it: gates, advice and wrong cards are for the team, and a mail
may go to the client.
"""

from collections.abc import Iterable, Iterator

from commands.sheet_page import how_far
from commands.sheet_table import MOST_COLUMNS
from commands.sheet_view import Pair, SheetView, Table
from visits.markdown import escape_markdown
from words.say import say


def markdown(view: SheetView) -> str:
    blocks = [
        f"# {_said(view.title)} · {_said(view.whose)}",
        _said(view.about),
        _said(how_far(view)),
    ]
    if pairs := [part for part in view.parts if isinstance(part, Pair)]:
        blocks.append(_pairs(pairs))
    for part in view.parts:
        if isinstance(part, Table):
            lines = _table(part) if len(part.columns) <= MOST_COLUMNS else _one_by_one(part)
            blocks += [f"## {_said(part.label)}", "\n".join(lines)]
    if view.figures:
        blocks += [f"## {_said(say('sheets.page_figures'))}", _pairs(view.figures)]
    return "\n\n".join(blocks)


def _pairs(pairs: Iterable[Pair]) -> str:
    return "\n".join(f"- {_pair(pair.label, pair.value)}" for pair in pairs)


def _pair(label: str, value: str) -> str:
    return f"**{_said(say('sheets.before_colon', label=label))}** {_said(value)}".replace("：** ", "：**")


def _table(table: Table) -> Iterator[str]:
    yield _row(_said(column.head) for column in table.columns)
    yield _row("--:" if column.right else "---" for column in table.columns)
    yield from (_row(map(_said, row)) for row in table.rows)


def _one_by_one(table: Table) -> Iterator[str]:
    """A row after the other: in a mail, a wide table is no table."""
    for name, *rest in table.rows:
        yield f"- {_said(name)}"
        for column, cell in zip(table.columns[1:], rest, strict=True):
            if cell:
                yield f"  - {_pair(column.head, cell)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _said(text: str) -> str:
    return escape_markdown(text)
