"""`prep`: the sheet for a visit; with `--all` those of every live deal."""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from commands.completion import deal_keys
from commands.desk import Desk, reading
from commands.prep_data import sheet_data
from commands.prep_file import ENDINGS, form_of, keep_what_is_written, write_whole
from commands.printing import paint, window, wrap
from engine import bulk, contacts, workspace
from engine.background import Background
from engine.bulk import Known
from engine.contacts import Contact
from engine.errors import Refused, Usage
from engine.message import Message, msg, step
from engine.reads import View
from visits.absent import left_on
from visits.sheet import Sheet, build_sheet
from visits.templates import BINARY
from words.say import say

RECORD = "customer_record"
"""The account's worksheet a sheet draws on."""

Key = Annotated[
    str | None, typer.Argument(metavar="metavar.deal", help="argument.deal", autocompletion=deal_keys)
]
Met = Annotated[list[str] | None, typer.Option("--with", metavar="metavar.contact", help="option.prep_with")]
On = Annotated[str | None, typer.Option("--on", metavar="metavar.day", help="option.prep_on")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="text|md|html|docx|pdf|ics", help="option.format")
]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.prep_out")]
Open = Annotated[bool, typer.Option("--open", help="option.open")]
Force = Annotated[bool, typer.Option("--force", help="option.prep_force")]
All = Annotated[bool, typer.Option("--all", help="option.prep_all")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.prep_owner")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.prep_team")]


def prep(
    ctx: typer.Context,
    deal: Key = None,
    with_: Met = None,
    on: On = None,
    format: Format = None,
    out: Out = None,
    open_: Open = False,
    force: Force = False,
    all_: All = False,
    owner: Owner = None,
    team: Team = None,
) -> None:
    desk = reading(ctx)
    if desk.settings.csv:
        raise Usage(msg("shell.no_csv"))  # before anything is written
    day = date.fromisoformat(desk.day(on)) if on else None
    if all_:
        _refuse_together({"DEAL": deal, "--with": with_, "--open": open_}, "prep.not_with_all")
        from commands.prep_all import prep_all

        form = form_of(format, None, "md")
        prep_all(desk, out, form, owner=owner, team=team, on=day, force=force)
        return
    _refuse_together({"--owner": owner, "--team": team}, "prep.only_with_all")
    if deal is None:
        raise Usage(msg("prep.which"), hint=msg("shell.see_help", path="dealgate prep"))
    form = form_of(format, out, "html" if open_ else "text")
    if out is not None and not force:
        keep_what_is_written(out)
    known = bulk.one(desk.view, desk.key(deal))
    people = [person(desk, known, name) for name in with_] if with_ else expected(known)
    sheet = sheet_of(known, people, on=day)
    if out is not None or open_:
        _filed(desk, known, sheet, form, os.path.abspath(out) if out else _temporary(sheet, form), open_)
    elif desk.settings.json or form not in BINARY:
        desk.emit(sheet_data(sheet), lambda: _shown(_made(desk, known, sheet, form), form))
    else:
        _to_a_pipe(_made(desk, known, sheet, form), form)


def _refuse_together(given: dict[str, object], why: str) -> None:
    if odd := next((option for option, value in given.items() if value), None):
        raise Usage(msg(why, option=odd), hint=msg("shell.see_help", path="dealgate prep"))


def expected(known: Known) -> list[Contact]:
    """Who is to be met unless somebody else is named: the person of the next step, if still there."""
    agreed = known.opened.deal.next_step
    if agreed is None or agreed.contact is None or left_on(known.opened.facts, agreed.contact):
        return []
    return [contact for contact in known.people if contact.key == agreed.contact]


def sheet_of(known: Known, people: Sequence[Contact], on: date | None = None, id: str | None = None) -> Sheet:
    """`id`: of a sheet that was made before."""
    from stages.worksheets import WORKSHEETS

    # A sheet that is read back is known again by it. `secrets` would take 4 ms to say the same.
    id = id or os.urandom(6).hex()
    account = known.account
    return build_sheet(
        known.opened,
        people,
        known.people,
        WORKSHEETS,
        id=id,
        account=account.name if account else None,
        on=on,
        record=account.sheets.get(RECORD) if account else None,
        background=known.background or Background(),
    )


def person(desk: Desk, known: Known, text: str) -> Contact:
    """Somebody to be met, by name or key."""
    deal = known.opened.deal
    if deal.account is None:
        raise Refused(msg("visits.no_person", deal=deal.key), hint=step("set", deal.key, account=None))
    found = contacts.find(desk.store, text, deal.account)
    # As they were on the day one looks from.
    return next((contact for contact in known.people if contact.key == found.key), found)


def _made(desk: Desk, known: Known, sheet: Sheet, form: str) -> str | bytes:
    if form == "ics":
        return in_calendar(desk.view, known, sheet, desk.now)
    from visits.render import render
    from visits.template_cache import cache_folder, open_cache

    return render(sheet, known.opened.playbook.templates, form, open_cache(cache_folder(os.environ)))


def in_calendar(view: View, known: Known, sheet: Sheet, now: datetime) -> str:
    from visits.appointment_mark import of_visit
    from visits.ics import ics

    place = known.account.place if known.account else None
    return ics(sheet, of_visit(known.opened.deal, workspace.token(view.store)), now, place or "")


def _filed(desk: Desk, known: Known, sheet: Sheet, form: str, path: str, open_: bool) -> None:
    write_whole(path, _made(desk, known, sheet, form))
    said = [msg("prep.written", deal=sheet.deal, path=path)]
    if open_ and (why := _opened(path)) is not None:
        said.append(why)
    data = {**sheet_data(sheet), "path": path}
    desk.emit(data, lambda: "\n".join(map(say, said)))


def _opened(path: str) -> Message | None:
    from commands.opening import open_file

    return open_file(path)


def _temporary(sheet: Sheet, form: str) -> str:
    """A file of one's own that outlives the program, for whatever shows it."""
    from tempfile import mkstemp

    handle, path = mkstemp(prefix=f"{sheet.deal}-", suffix=f".{ENDINGS[form]}")
    os.close(handle)
    return path


def _to_a_pipe(made: str | bytes, form: str) -> None:
    if sys.stdout.isatty() or isinstance(made, str):
        raise Usage(msg("prep.to_a_terminal", form=form), hint=msg("prep.name_a_file", ending=ENDINGS[form]))
    sys.stdout.buffer.write(made)


def _shown(made: str | bytes, form: str) -> str:
    """As it stands for a file; for people within their window, a line's indent kept."""
    text = str(made).rstrip("\n")
    if form != "text":
        return text
    lines = []
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        hang = " " * (indent + 2 if line[indent : indent + 2].endswith(" ") else indent)
        lines.append(wrap(line, window(), hang) if indent else paint(wrap(line, window()), "bold"))
    return "\n".join(lines)
