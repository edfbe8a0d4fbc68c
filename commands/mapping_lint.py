"""`mapping lint`: everything that is wrong with mappings, by themselves and for a table."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commands.failure import fault_line, fault_object
from commands.lint_report import check_format, failure, marked
from commands.mapping_named import chosen
from commands.printing import emit
from commands.settings import Settings
from engine.errors import DealgateError, Fault
from engine.message import Message, msg
from engine.playbook import Playbook
from words.say import clean, say

if TYPE_CHECKING:
    from exchange.mapping.file import Mapping
    from exchange.tables.table import Table

Paths = Annotated[list[str], typer.Argument(metavar="metavar.mapping", help="argument.mappings")]
TableFile = Annotated[
    str | None, typer.Option("--table", metavar="metavar.file", help="option.lint_table", show_default=False)
]
Format = Annotated[str, typer.Option("--format", metavar="text|github|sarif", help="option.lint_format")]
Strict = Annotated[bool, typer.Option("--strict", help="option.lint_strict")]


class Linted(NamedTuple):
    file: str
    what: str | None
    """What it is a mapping of; None where that can't be told."""
    columns: int
    faults: tuple[Fault, ...]
    unseen: Message | None = None
    """Why its stages could not be looked at."""


def lint(
    ctx: typer.Context,
    paths: Paths,
    table: TableFile = None,
    format_: Format = "text",
    strict: Strict = False,
) -> None:
    """Raises BadFile with every fault of every file."""
    settings = Settings.of(ctx)
    check_format(format_, json=settings.json)
    found = [_linted(ctx, path, table) for path in paths]
    faults = [fault for each in found for fault in each.faults]
    wrong = failure(faults, "mappings.failed", strict=strict)
    if format_ != "text":
        unseen = [each.unseen for each in found if each.unseen]
        raise typer.Exit(marked(faults, format_, wrong, unseen))
    if wrong:
        raise wrong
    data = [
        {
            "file": each.file,
            "what": each.what,
            "columns": each.columns,
            "warnings": [*map(fault_object, each.faults)],
        }
        for each in found
    ]
    emit(settings, data, lambda: "\n".join(_page(found, faults)))


def _linted(ctx: typer.Context, path: str, table: str | None) -> Linted:
    from engine.errors import BadFile
    from exchange.mapping.file import load_mapping
    from exchange.mapping.lint import lint
    from exchange.mapping.named_columns import named
    from stages.worksheets import WORKSHEETS

    picked = chosen(path, table)
    file = picked.path
    try:
        mapping = load_mapping(file)
    except BadFile as error:
        if not error.faults:
            raise
        return Linted(file, None, 0, error.faults)
    playbook, unseen = _playbook(ctx, mapping)
    with ExitStack() as opened:
        rows = _open(opened, table, mapping) if table else None
        faults = lint(mapping, playbook, WORKSHEETS, rows)
    columns = len({column for _, column in named(mapping.plan)})
    return Linted(picked.name or file, mapping.plan.what, columns, faults, unseen)


def _open(opened: ExitStack, table: str, mapping: "Mapping") -> "Table":
    from exchange.mapping.file import form_of
    from exchange.tables.table_file import open_table

    return opened.enter_context(open_table(table, form_of(mapping.plan)))


def _playbook(ctx: typer.Context, mapping: "Mapping") -> tuple[Playbook | None, Message | None]:
    """The one it names, installed here or come along; or why its stages can't be looked at."""
    from commands.playbook_named import is_path, named

    id = getattr(mapping.plan, "playbook", None)
    if not isinstance(id, str) or is_path(id):
        return None, None
    try:
        return named(ctx, id).playbook, None
    except DealgateError:
        return None, msg("mappings.unseen", file=mapping.file, playbook=id)


def _page(found: list[Linted], faults: list[Fault]) -> Iterator[str]:
    yield from map(fault_line, faults)
    for each in found:
        said = "mappings.usable" if each.faults else "mappings.passed"
        what = msg(f"mappings.what_{each.what}")
        yield clean(say(said, file=each.file, what=what, columns=each.columns))
    if faults:
        yield say("lint.warned", n=len(faults))
    yield from (say(each.unseen) for each in found if each.unseen)
