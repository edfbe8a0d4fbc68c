"""`prep --all`: a sheet for every live deal, each in a file of its own."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias

import typer

from commands import filters
from commands.desk import Desk
from commands.failure import lines
from commands.os_trouble import why
from commands.prep import expected, in_calendar, sheet_of
from commands.prep_file import ENDINGS, is_written_on, read_first, write_whole
from commands.progress import progress
from engine import bulk, reads, rights
from engine.errors import BadFile, DealgateError, NotAllowed, Refused, Usage
from engine.message import Message, msg, step
from engine.playbook import Playbook
from engine.reads import EVERY, Listed, View
from words.say import say

_NAMED = 8
"""Deals a person is told of one fault; programs get all."""
_TRIES = 3
"""So often is a template tried that fails each time: one that has to be stopped takes seconds."""
_LIVE = "d.status IN ('open', 'won')"


class Written(NamedTuple):
    deal: str
    path: str
    met: str | None
    """Key of the person who is expected; None where nobody is named."""


class Failed(NamedTuple):
    deal: str
    error: DealgateError


class Kept(NamedTuple):
    """A sheet somebody has written on, left as it is."""

    deal: str
    path: str


Made: TypeAlias = Written | Kept | Failed


class Done(NamedTuple):
    folder: str
    form: str
    written: Sequence[Written]
    kept: Sequence[Kept]
    failed: Sequence[Failed]


def prep_all(
    desk: Desk,
    out: str | None,
    form: str,
    *,
    owner: str | None,
    team: str | None,
    on: date | None,
    force: bool,
) -> None:
    """Exit 1, after all the others were made, where a sheet could not be."""
    if out is None:
        raise Usage(msg("prep.where"), hint=msg("prep.where_hint"))
    keys = [each.row.key for each in _held(desk, owner, team)]
    folder = _folder(out)
    with progress(say("prep.progress")) as show:
        all_: list[Made] = []
        for each in made(desk.view, keys, folder, form, desk.now, on, force=force):
            all_.append(each)
            show(len(all_), len(keys))
    written = [each for each in all_ if isinstance(each, Written)]
    kept = [each for each in all_ if isinstance(each, Kept)]
    failed = [each for each in all_ if isinstance(each, Failed)]
    done = Done(folder, form, written, kept, failed)
    desk.emit(_data(done), lambda: _text(done))
    if failed:
        raise typer.Exit(1)


def _held(desk: Desk, owner: str | None, team: str | None) -> list[Listed]:
    """The live deals of whom one asks for; else all one may work on."""
    if owner is not None and team is not None:
        raise Usage(msg("shell.exclusive", one="--owner", other="--team"))
    actor = desk.actor
    if owner is not None:
        holder = filters.person(desk.store, owner)
        if not rights.may(actor, "look", holder):
            raise NotAllowed(msg("prep.not_yours"), hint=step("prep", None, all="", out=None))
        return _listed(desk, "d.owner = :owner", owner=holder.user)
    if team is not None:
        team = filters.team(desk.store, team)
        if not rights.may_team(actor, "look", team):
            raise NotAllowed(msg("prep.not_yours"), hint=step("prep", None, all="", out=None))
        return _listed(desk, "p.team = :team", team=team)
    if rights.may(actor, "look"):
        return _listed(desk, EVERY)
    if rights.reach(actor, "look") == rights.TEAM:
        return _listed(desk, "(d.owner = :user OR p.team = :team)", user=actor.user, team=actor.team)
    return _listed(desk, "d.owner = :user", user=actor.user)


def _listed(desk: Desk, whose: str, **params: object) -> list[Listed]:
    return reads.listed(desk.view, f"{_LIVE} AND {whose}", tail="ORDER BY d.key", **params)


def _folder(out: str) -> str:
    path = os.path.abspath(out)
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise Refused(msg("shell.file", path=path, why=why(error))) from None
    return path


def made(
    view: View,
    keys: Sequence[str],
    folder: str,
    form: str,
    now: datetime,
    on: date | None = None,
    *,
    force: bool = False,
) -> Iterator[Made]:
    """One file after the other, and what became of it; `force` replaces what somebody has written on."""
    from visits.render import Printer
    from visits.template_cache import cache_folder, open_cache

    given_up = _GivenUp()
    with Printer(open_cache(cache_folder(os.environ))) as printer:
        for known in bulk.many(view, keys):
            key, playbook = known.opened.deal.key, known.opened.playbook
            path = os.path.join(folder, f"{key}.{ENDINGS[form]}")
            if not force and is_written_on(path):
                yield Kept(key, path)
                continue
            try:
                given_up.check(playbook)
                sheet = sheet_of(known, expected(known), on)
                if form == "ics":
                    content: str | bytes = in_calendar(view, known, sheet, now)
                else:
                    content = printer.print(sheet, playbook.templates, form)
                write_whole(path, content)
            except DealgateError as error:
                given_up.heard(playbook, error)
                yield Failed(key, error)
            else:
                yield Written(key, path, next((person.key for person in sheet.people), None))


class _GivenUp:
    """Templates that failed whenever they were tried, by playbook."""

    def __init__(self) -> None:
        self._failures: dict[tuple[str, int], list[BadFile]] = {}

    def check(self, playbook: Playbook) -> None:
        failures = self._failures.get((playbook.id, playbook.version), [])
        if len(failures) == _TRIES:
            raise failures[-1]

    def heard(self, playbook: Playbook, error: DealgateError) -> None:
        failures = self._failures.setdefault((playbook.id, playbook.version), [])
        if isinstance(error, BadFile) and len(failures) < _TRIES:
            failures.append(error)


def _data(done: Done) -> dict[str, Any]:
    return {
        "folder": done.folder,
        "format": done.form,
        "written": [{"deal": each.deal, "path": each.path, "with": each.met} for each in done.written],
        "kept": [each._asdict() for each in done.kept],
        "failed": [{"deal": each.deal, "why": "\n".join(lines(each.error))} for each in done.failed],
    }


def _text(done: Done) -> str:
    """One line for what was made; below it each fault once, with the deals it kept from having a sheet."""
    if not done.written and not done.kept and not done.failed:
        return say("prep.none")
    nobody = sum(each.met is None for each in done.written)
    said = []
    if done.written or not done.kept:
        said.append(say("prep.all_written", n=len(done.written), path=done.folder))
    if nobody:
        said.append(say("prep.nobody_named", n=nobody))
    if done.kept:
        said.append(say("prep.kept", deals=_some([each.deal for each in done.kept])))
        said.append(f"  {say(read_first(done.kept[0].path))}")
    whys: dict[str, list[str]] = {}
    for each in done.failed:
        whys.setdefault("\n  ".join(lines(each.error)), []).append(each.deal)
    for trouble, deals in whys.items():
        said.append(f"{say('prep.failed', deals=_some(deals))}\n  {trouble}")
    return "\n".join(said)


def _some(deals: Sequence[str]) -> Message:
    """As many as a person reads."""
    if len(deals) <= _NAMED:
        return msg("prep.deals", deals=tuple(deals))
    return msg("prep.deals_more", deals=tuple(deals[:_NAMED]), n=len(deals) - _NAMED)
