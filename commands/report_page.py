"""A report as text for a terminal or as Markdown for a mail: parts under a title, each with its lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from commands.printing import Column, mark, paint, table, window, wrap
from visits.markdown import escape_markdown
from words.say import clean

_TICKED = {"met": "[x] ", "unmet": "[ ] ", "unknown": "[ ] "}
"""The marks that stand for done and not done, as Markdown writes them."""


class Entry(NamedTuple):
    """A line with what stands below it; `mark` is a standing, as `commands.printing.mark` draws it."""

    text: str
    mark: str | None = None
    below: tuple[str, ...] = ()


class Table(NamedTuple):
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


class Part(NamedTuple):
    title: str
    entries: Sequence[Entry] = ()
    table: Table | None = None


class Page(NamedTuple):
    """`about` are lines under the title."""

    title: str
    about: Sequence[str]
    parts: Sequence[Part]


def written(page: Page, form: str) -> str:
    """`text` for a window, `md` for a mail."""
    return markdown(page) if form == "md" else text(page)


def text(page: Page) -> str:
    blocks = ["\n".join([_wrapped(page.title, "", bold=True), *(_wrapped(line, "") for line in page.about)])]
    blocks += ["\n".join(_text_part(part)) for part in page.parts]
    return "\n\n".join(blocks)


def _text_part(part: Part) -> Iterator[str]:
    yield _wrapped(part.title, "", bold=True)
    if part.table:
        yield table(part.table.rows, part.table.columns)
    for entry in part.entries:
        sign = f"{mark(entry.mark)} " if entry.mark else ""
        yield _wrapped(f"  {sign}{clean(entry.text)}", "    ")
        yield from (_wrapped(f"    {clean(line)}", "      ") for line in entry.below)


def _wrapped(line: str, indent: str, *, bold: bool = False) -> str:
    lines = wrap(line, window(), indent)
    return paint(lines, "bold") if bold and "\n" not in lines else lines


def markdown(page: Page) -> str:
    blocks = [f"# {escape_markdown(page.title)}", *map(escape_markdown, page.about)]
    for part in page.parts:
        blocks.append(f"## {escape_markdown(part.title)}")
        if part.table:
            blocks.append("\n".join(_table(part.table)))
        if part.entries:
            blocks.append("\n".join(line for entry in part.entries for line in _entry(entry)))
    return "\n\n".join(blocks)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- {_TICKED.get(entry.mark or '', '')}{escape_markdown(clean(entry.text))}"
    yield from (f"  - {escape_markdown(clean(line))}" for line in entry.below)


def _table(shown: Table) -> Iterator[str]:
    yield _row(column.heading for column in shown.columns)
    yield "| " + " | ".join("--:" if column.right else "---" for column in shown.columns) + " |"
    yield from (_row(cells) for cells in shown.rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escape_markdown(clean(cell)) for cell in cells) + " |"
