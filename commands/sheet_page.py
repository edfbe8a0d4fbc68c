"""A worksheet on the screen, for `show DEAL WORKSHEET` and `account show NAME WORKSHEET` alike."""

from collections.abc import Iterable, Iterator

from commands.desk import Desk
from commands.printing import mark, paint, window, wrap
from commands.sheet_table import table_lines
from commands.sheet_view import Line, Pair, SheetView, Table
from commands.step_line import command_line
from words.say import say


def emit_sheet(desk: Desk, view: SheetView, *, markdown: bool) -> None:
    """Made by `sheet_view.view_sheet`; as a page, as Markdown, or for programs."""

    def text() -> str:
        if markdown:
            from commands.sheet_markdown import markdown as in_markdown

            return in_markdown(view)
        return page(view)

    desk.emit(view.data, text)


def how_far(view: SheetView) -> str:
    """Its completeness in a sentence."""
    return say("sheets.page_complete", n=view.complete) if view.stored.fields else say("sheets.page_empty")


def page(view: SheetView) -> str:
    head = f"{paint(view.title, 'bold')} · {view.whose}"
    top = [wrap(head, window()), wrap(view.about, window()), how_far(view)]
    blocks = ["\n".join(top)]
    if pairs := [part for part in view.parts if isinstance(part, Pair)]:
        blocks.append("\n".join(_pairs(pairs)))
    blocks += [_table(part) for part in view.parts if isinstance(part, Table)]
    blocks += [_section(title, lines) for title, lines in _rest(view) if lines]
    blocks.append(f"→ {command_line(view.fill)}")
    return "\n\n".join(blocks)


def _rest(view: SheetView) -> Iterator[tuple[str, list[str]]]:
    yield say("sheets.page_figures"), list(_pairs(view.figures))
    yield say("sheets.page_remarks"), [_wrapped(f"  · {remark}") for remark in view.remarks]
    for section in view.sections:
        yield section.title, list(map(_line, section.lines))
    yield say("sheets.page_gaps"), list(_pairs(Pair(gap.label, gap.ask) for gap in view.gaps))


def _pairs(pairs: Iterable[Pair]) -> Iterator[str]:
    for pair in pairs:
        yield _wrapped(say("sheets.page_pair", label=pair.label, value=pair.value))


def _line(line: Line) -> str:
    if line.below:
        return wrap(f"    {line.text}", window(), "    ")
    return _wrapped(f"  {mark(line.standing) if line.standing else '·'} {line.text}")


def _wrapped(text: str) -> str:
    return wrap(text, window(), "    ")


def _table(table: Table) -> str:
    return _section(table.label, [f"  {line}".rstrip() for line in table_lines(table, window() - 2)])


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([paint(title, "bold"), *lines])
