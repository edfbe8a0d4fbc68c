"""`prep` and `visit log`: before a visit, and after it."""

import os
from typing import Annotated, Any

import typer

from commands.deal_line import changed
from commands.desk import Desk, reading, writing
from commands.options import DealKey, OnOrToday, With
from commands.printing import paint, window, wrap
from commands.step_line import command_line
from commands.views import day
from engine import accounts, contacts, reads
from engine.change import Change
from engine.contacts import Contact
from engine.errors import Refused, Usage
from engine.message import Text, msg, step
from engine.reads import Opened
from engine.state import Deal
from visits.line import Line
from visits.sheet import Sheet, build_sheet
from words.say import say

Met = Annotated[str | None, typer.Option("--with", metavar="metavar.contact", help="option.with")]
Format = Annotated[str | None, typer.Option("--format", metavar="text|md", help="option.format")]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.out")]
Summary = Annotated[str, typer.Option("--summary", metavar="metavar.text", help="option.summary")]
TwoSided = Annotated[bool, typer.Option("--two-sided/--one-sided", help="option.two_sided")]


def prep(
    ctx: typer.Context, deal: DealKey, with_: Met = None, format: Format = None, out: Out = None
) -> None:
    desk = reading(ctx)
    form = _form(format, out)
    now = reads.opened(desk.view, desk.key(deal))
    sheet = _sheet(desk, now, with_)
    if out is not None:
        path = os.path.abspath(out)
        _write(path, _rendered(now, sheet, form))
        desk.emit(
            {**sheet_data(sheet), "path": path}, lambda: say("visits.written", deal=sheet.deal, path=path)
        )
    else:
        desk.emit(sheet_data(sheet), lambda: _shown(_rendered(now, sheet, form), form))


def _form(format: str | None, out: str | None) -> str:
    """The format asked for; else what the file's name says; else text."""
    known = ("text", "md")
    if format is None:
        return "md" if out and out.lower().endswith((".md", ".markdown")) else "text"
    if format not in known:
        raise Usage(msg("visits.unknown_format", given=format, known=known))
    return format


def _sheet(desk: Desk, now: Opened, with_: str | None) -> Sheet:
    from stages.worksheets import WORKSHEETS

    code = now.deal.account
    met = _person(desk, now.deal, with_)
    name = accounts.find(desk.store, code).name if code else None
    return build_sheet(now, met, reads.people_there(desk.view, code), WORKSHEETS, account=name)


def _person(desk: Desk, deal: Deal, text: str | None) -> Contact | None:
    if text is None:
        return None
    if deal.account is None:
        raise Refused(msg("visits.no_person", deal=deal.key), hint=step("set", deal.key, account=None))
    return contacts.find(desk.store, text, deal.account)


def _rendered(now: Opened, sheet: Sheet, form: str) -> str:
    from visits.render import render
    from visits.template_cache import cache_folder, open_cache

    return render(sheet, now.playbook.templates, form, open_cache(cache_folder(os.environ)))


def _shown(text: str, form: str) -> str:
    """As it stands for a file; for people within their window, a line's indent kept."""
    if form != "text":
        return text.rstrip("\n")
    lines = []
    for line in text.rstrip("\n").split("\n"):
        indent = len(line) - len(line.lstrip())
        hang = " " * (indent + 2 if line[indent : indent + 2].endswith(" ") else indent)
        lines.append(wrap(line, window(), hang) if indent else paint(wrap(line, window()), "bold"))
    return "\n".join(lines)


def _write(path: str, text: str) -> None:
    """All of it or nothing: a sheet that was printed over half-way would be worse than the old one."""
    half = f"{path}.{os.getpid()}.part"
    try:
        with open(half, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(half, path)
    except OSError as error:
        if os.path.exists(half):
            os.unlink(half)
        raise Refused(msg("shell.file", path=path, why=error.strerror or str(error))) from None


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    return {
        "deal": sheet.deal,
        "title": sheet.title,
        "account": sheet.account,
        "stage": sheet.stage,
        "with": sheet.met.name or sheet.met.key if sheet.met else None,
        "on": sheet.on.isoformat(),
        "head": [_line_data(line) for line in sheet.head],
        "sections": [
            {"id": s.id, "title": say(s.title), "lines": [_line_data(line) for line in s.lines]}
            for s in sheet.sections
        ],
    }


def _line_data(line: Line) -> dict[str, Any]:
    return {"text": say(line.text), "why": say(line.why), "fills": line.fills}


def log(
    ctx: typer.Context,
    deal: DealKey,
    with_: With,
    summary: Summary,
    on: OnOrToday = None,
    two_sided: TwoSided = True,
) -> None:
    from engine import deals  # with the moves and their machine, which `prep` has no use for

    desk = writing(ctx)
    key = desk.key(deal, writing=True)

    def work(change: Change) -> dict[str, Any]:
        when = desk.day_or_none(on)
        logged = deals.log_visit(change, key, contact=with_, on=when, summary=summary, two_sided=two_sided)
        return changed(desk, key, *_what_follows(desk, logged, two_sided))

    desk.do("visit log", work)


def _what_follows(desk: Desk, logged: Deal, two_sided: bool) -> list[str]:
    """The visit in a sentence; and the step to agree, where none stands ahead."""
    visit = logged.visits[-1]
    met = contacts.find(desk.store, visit.contact or "", logged.account)
    name = met.name or met.key
    said = "visits.logged" if two_sided else "visits.logged_one_sided"
    lines = [say(said, deal=logged.key, who=Text(name, name), on=day(visit.on))]
    ahead = logged.next_step
    if ahead is None or ahead.on <= desk.today.isoformat():
        follow = step("step", logged.key, what=None, on=None, **{"with": name})
        lines += [say("visits.then_step"), f"  → {command_line(follow)}"]
    return lines
