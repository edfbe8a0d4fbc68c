"""`mapping list` and `mapping show`: the mappings that came along, to import by or to begin with."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.mapping_named import chosen
from commands.printing import Column, emit, table, wrapped
from commands.settings import Settings
from engine.errors import BadFile, Usage
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from exchange.plans.plan import Plan

Name = Annotated[str, typer.Argument(metavar="metavar.mapping", help="argument.mapping")]


def list_(ctx: typer.Context) -> None:
    from exchange.mapping.file import load_mapping
    from exchange.mapping.named_columns import named
    from exchange.mapping.shipped import shipped

    found: list[dict[str, Any]] = []
    for name, path in shipped().items():
        plan = load_mapping(path).plan
        columns = list(dict.fromkeys(column for _, column in named(plan)))
        data = {"name": name, "what": plan.what, "needs": _needs(plan, columns), "columns": columns}
        found.append({**data, "file": path})
    emit(Settings.of(ctx), found, lambda: _page(found))


def _needs(plan: "Plan", columns: list[str]) -> list[str]:
    """Columns it can't do without; of several that make a name one will do."""
    optional = plan.optional or []
    needs = [column for column in columns if column not in optional]
    lists = [names for _, names in plan.columns if isinstance(names, list)]
    return needs + [" / ".join(names) for names in lists if all(name in optional for name in names)]


def _page(found: list[dict[str, Any]]) -> str:
    columns = (
        Column(say("mappings.col_name")),
        Column(say("mappings.col_what")),
        Column(say("mappings.col_needs"), shrinks=True),
    )
    rows = [(each["name"], say(f"mappings.what_{each['what']}"), " · ".join(each["needs"])) for each in found]
    return "\n".join([table(rows, columns), "", wrapped(say("mappings.list_help"))])


def show(ctx: typer.Context, name: Name) -> None:
    """The file as it stands, with its comments."""
    settings = Settings.of(ctx)
    if settings.csv:
        raise Usage(msg("shell.no_csv"))
    found = chosen(name)
    try:
        with open(found.path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        raise BadFile(msg("exchange.unreadable", file=found.path)) from None
    emit(settings, {"name": found.name, "file": found.path, "yaml": text}, lambda: text.rstrip("\n"))
