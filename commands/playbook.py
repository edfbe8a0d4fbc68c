"""`playbook list` and `playbook show`: which are installed, and what one asks for."""

from typing import Annotated, Any

import typer

from commands.desk import Desk, reading
from commands.playbook_page import page, playbook_data
from commands.printing import Column, table
from engine import playbooks
from engine.clock import day_of
from engine.errors import NotFound
from engine.message import Text, msg, step
from engine.store import Store
from words.say import say, write

Id = Annotated[str | None, typer.Argument(metavar="metavar.playbook", help="argument.playbook")]


def list_(ctx: typer.Context) -> None:
    desk = reading(ctx)
    found = [{**each._asdict(), "title": each.title._asdict()} for each in playbooks.overview(desk.store)]
    desk.emit(found, lambda: _list_text(desk, found))


def show(ctx: typer.Context, playbook: Id = None) -> None:
    """The newest version of a playbook; the id may be left out where there is but one."""
    desk = reading(ctx)
    found = playbooks.newest(desk.store, playbook or _only(desk.store))
    desk.emit(playbook_data(found), lambda: page(found))


def _only(store: Store) -> str:
    ids = sorted({each.id for each in playbooks.overview(store)})
    if len(ids) != 1:
        what = msg("playbook_page.which") if ids else msg("playbook_page.none")
        raise NotFound(what, hint=step("playbook list"), details={"candidates": ids})
    return ids[0]


def _list_text(desk: Desk, found: list[dict[str, Any]]) -> str:
    if not found:
        return say("playbook_page.none")
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
            write(day_of(each["installed_at"], zone)),
            str(each["deals"]),
        )
        for each in found
    ]
    return table(rows, columns)
