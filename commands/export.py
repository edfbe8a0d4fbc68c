"""`export`: tables, the team as an archive, updates for a CRM, event logs, and events as they come."""

from typing import Annotated

import typer

from commands.completion import users
from commands.desk import reading
from commands.listing import Stage, Status, Team
from commands.options import Account
from engine.errors import Usage, unknown
from engine.message import msg

ALL, ARCHIVE, UPDATES, EVENTLOG, EVENTS = "all", "archive", "updates", "eventlog", "events"
FEED = "events --follow"

What = Annotated[str | None, typer.Argument(metavar="metavar.table", help="argument.export_what")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="csv|xlsx|jsonl|xes|ocel", help="option.export_format")
]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.export_out")]
Headings = Annotated[
    str | None, typer.Option("--headings", metavar="ids|titles", help="option.export_headings")
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
For = Annotated[str | None, typer.Option("--for", metavar="CRM", help="option.export_for")]
Map = Annotated[str | None, typer.Option("--map", metavar="metavar.file", help="option.export_map")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.export_since")]
Changed = Annotated[bool, typer.Option("--changed", help="option.export_changed")]
Follow = Annotated[bool, typer.Option("--follow", help="option.follow")]
Cursor = Annotated[str | None, typer.Option("--cursor", metavar="metavar.file", help="option.cursor")]
From = Annotated[str | None, typer.Option("--from", metavar="start|now|POSITION", help="option.follow_from")]
Every = Annotated[str | None, typer.Option("--every", metavar="1s", help="option.follow_every")]

_TABLE = frozenset(("format", "out", "headings", "owner", "team", "stage", "status", "account"))
_FEED = frozenset(("follow", "cursor", "from", "every"))
"""Whoever says one of these wants events as they come."""
_GOES_WITH = {
    ALL: frozenset(("format", "out", "headings")),
    ARCHIVE: frozenset(("out",)),
    UPDATES: frozenset(("format", "out", "for", "map", "since", "changed", "owner", "team", "account")),
    EVENTLOG: _TABLE - {"headings"},
    FEED: _FEED | {"out"},
}
"""By what goes out, the options that mean something for it; _TABLE for the tables."""


def export(
    ctx: typer.Context,
    what: What = None,
    format: Format = None,
    out: Out = None,
    headings: Headings = None,
    owner: Owner = None,
    team: Team = None,
    stage: Stage = None,
    status: Status = None,
    account: Account = None,
    for_: For = None,
    map_: Map = None,
    since: Since = None,
    changed: Changed = False,
    follow: Follow = False,
    cursor: Cursor = None,
    from_: From = None,
    every: Every = None,
) -> None:
    table = _named(what, follow)
    given = {name.rstrip("_") for name, value in ctx.params.items() if value} - {"what"}
    if table == EVENTS and given & _FEED:
        table = FEED
    _check(table, given)
    filters = {"owner": owner, "team": team, "stage": stage, "status": status, "account": account}
    desk = reading(ctx)
    if table == ARCHIVE:
        from commands.export_archive import archive

        archive(desk, out)
    elif table == UPDATES:
        from commands.export_updates import updates

        updates(desk, for_, map_, out, format=format, since=since, changed=changed, asked=filters)
    elif table == EVENTLOG:
        from commands.export_eventlog import eventlog

        eventlog(desk, format, out, filters)
    elif table == FEED:
        from commands.export_feed import feed

        feed(desk, cursor, from_, every, out, follow=follow)
    else:
        from commands.export_table import tables

        tables(desk, table, format, out, headings, filters)


def _named(what: str | None, follow: bool) -> str:
    """What goes out; what is followed can only be events."""
    from exchange.outgoing.tables.every import TABLES

    known = (*TABLES, ALL, ARCHIVE, UPDATES, EVENTLOG)
    if what is None and not follow:
        raise Usage(msg("exporting.which", known=known))
    if what is not None and what not in known:
        raise unknown("exporting.unknown_table", what, known)
    return what or EVENTS


def _check(table: str, given: set[str]) -> None:
    """Raises Usage for an option that means nothing for this."""
    allowed = _GOES_WITH.get(table, _TABLE)
    for name in sorted(given - allowed):
        raise Usage(msg("exporting.not_with", option=f"--{name}", table=table))
