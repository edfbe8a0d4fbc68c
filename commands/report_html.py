"""`report html`: one page for the coach's meeting, to be read on a phone, on a screen or on paper."""

import os
import re
import stat
from datetime import date, timedelta
from typing import Annotated

import typer

from commands.chart_source import Narrowed, narrowed
from commands.completion import users
from commands.desk import Desk, reading
from commands.meeting_source import meeting
from commands.prep_file import by_ending, write_whole
from engine.errors import Refused, Usage
from engine.message import msg
from words.say import say

Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.report_out")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Playbook = Annotated[
    str | None, typer.Option("--playbook", metavar="metavar.playbook", help="option.only_playbook")
]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.meeting_since")]
Force = Annotated[bool, typer.Option("--force", help="option.report_force")]
Open = Annotated[bool, typer.Option("--open", help="option.report_open")]
_WEEK = timedelta(days=7)
_OURS = b'<meta name="generator" content="dealgate">'


def html(
    ctx: typer.Context,
    out: Out = None,
    team: Team = None,
    owner: Owner = None,
    playbook: Playbook = None,
    since: Since = None,
    force: Force = False,
    show: Open = False,
) -> None:
    desk = reading(ctx)
    asked = narrowed(desk, team, owner, playbook)
    path = _path(out, desk.today, asked)
    _keep_what_is_there(path, force)
    told = meeting(desk, asked, _first_day(desk, since))
    from web.meeting import page
    from web.render import html as rendered

    made = page(told)
    write_whole(path, rendered(made))
    if show:
        _open(path)
    data = {
        "file": os.path.abspath(path),
        "day": desk.today.isoformat(),
        "since": told.changes.since.isoformat(),
        "stalled": sum(tally.stalled for tally in told.stalled.tallies),
        "waiting": len(told.waiting),
        "sections": [section.id for section in made.sections],
    }
    desk.emit(data, lambda: say("report_html.written", path=path))


def _first_day(desk: Desk, since: str | None) -> date:
    """Of the days whose changes are told: a week's, unless it is said."""
    first = date.fromisoformat(desk.day(since, past=True)) if since else desk.today - _WEEK
    if first > desk.today:
        raise Usage(msg("report_html.since_ahead", day=first))
    return first


# ── the file ──────────────────────────────────────────────────────────────────────────────────


def _path(out: str | None, today: date, asked: Narrowed) -> str:
    """By the day, and by whose deals they are. Raises Usage where what was given is no name of a file."""
    if out is not None and out.strip() in ("", "-"):
        raise Usage(msg("report_html.no_name", given=out), hint=msg("report_html.name_one"))
    by_ending(out, {"html": "html", "htm": "html"}, "html")
    if out:
        return out
    whose = asked.owner.user if asked.owner else asked.team or ""
    parts = ("meeting", re.sub(r"\W+", "-", whose).strip("-"), today.isoformat())
    return "-".join(filter(None, parts)) + ".html"


def _keep_what_is_there(path: str, force: bool) -> None:
    """Raises Refused where a file stands that no report wrote, or a pipe, a device, a folder."""
    try:
        there = os.stat(path)
        if not stat.S_ISREG(there.st_mode):
            raise Refused(msg("report_html.no_file", path=path), hint=msg("report_html.name_one"))
        with open(path, "rb") as file:
            ours = _OURS in file.read(2_000)
    except OSError:
        return  # nothing there to lose; what else is wrong will show
    if there.st_size and not ours and not force:
        raise Refused(msg("report_html.not_ours", path=path), hint=msg("report_html.use_force"))


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    webbrowser.open(Path(path).absolute().as_uri())
