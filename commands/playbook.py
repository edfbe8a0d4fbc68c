"""`playbook list` and `playbook show`: which are installed, and what one asks for."""

from typing import Annotated, Any

import typer

from commands.desk import Desk, reading
from commands.playbook_named import named
from commands.playbook_page import page, playbook_data
from commands.printing import Column, emit, table, wrapped
from commands.settings import Settings
from commands.step_line import command_line
from commands.upgrade_batches import batch_lines, batches
from engine import playbooks
from engine.clock import day_of
from engine.errors import NotFound
from engine.message import Text, msg, step
from engine.store import Store
from stages.shipped_playbooks import ALONG
from words.say import say, write

Id = Annotated[str | None, typer.Argument(metavar="metavar.playbook", help="argument.playbook_or_file")]


Resolved = Annotated[bool, typer.Option("--resolved", help="option.resolved")]
WithOrigin = Annotated[bool, typer.Option("--origin", help="option.origin")]


def list_(ctx: typer.Context) -> None:
    desk = reading(ctx)
    found = [{**each._asdict(), "title": each.title._asdict()} for each in playbooks.overview(desk.store)]
    ids = {each["id"] for each in found}
    none = {"installed_at": None, "deals": 0}
    more = [each for each in ALONG if each.id not in ids]
    found += [{**each._asdict(), "title": each.title._asdict(), **none} for each in more]
    for each in found:
        each["upgrades"] = batches(desk.store, each["id"], each["version"])
    desk.emit(found, lambda: _list_text(desk, found))


def show(
    ctx: typer.Context, playbook: Id = None, resolved: Resolved = False, origin: WithOrigin = False
) -> None:
    """The newest version of a playbook; it may be left out where there is but one."""
    settings = Settings.of(ctx)
    found = named(ctx, playbook or only(reading(ctx).store))
    if origin:
        from commands.playbook_resolved import origin_data, origin_page, with_files

        whole = with_files(found)
        emit(settings, origin_data(whole) if settings.json else None, lambda: origin_page(whole))
    elif resolved:
        from commands.playbook_resolved import whole_data

        emit(settings, whole_data(found) if settings.json else None, lambda: found.source.rstrip("\n"))
    else:
        emit(settings, playbook_data(found.playbook), lambda: page(found.playbook))


def only(store: Store) -> str:
    ids = sorted({each.id for each in playbooks.overview(store)})
    if len(ids) != 1:
        what = msg("playbook_page.which") if ids else msg("playbook_page.none")
        raise NotFound(what, hint=step("playbook list"), details={"candidates": ids})
    return ids[0]


def _list_text(desk: Desk, found: list[dict[str, Any]]) -> str:
    zone = desk.view.workspace.time_zone
    columns = (
        Column(say("playbook_page.col_id")),
        Column(say("playbook_page.col_version"), right=True),
        Column(say("playbook_page.col_title"), shrinks=True),
        Column(say("playbook_page.col_installed")),
        Column(say("playbook_page.col_deals"), right=True),
    )
    rows = [
        (
            each["id"],
            str(each["version"]),
            say(Text(**each["title"])),
            write(day_of(at, zone)) if (at := each["installed_at"]) else say("playbook_page.not_yet"),
            str(each["deals"]) if at else "",
        )
        for each in found
    ]
    absent = [each["id"] for each in found if each["installed_at"] is None]
    line = command_line(step("playbook install", playbook=absent[0])) if absent else ""
    more = ["", wrapped(say("playbook_page.along", line=line))] if absent else []
    return "\n".join([table(rows, columns), *batch_lines(desk, found), *more])
