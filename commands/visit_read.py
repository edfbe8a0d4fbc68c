"""`visit read`: a filled-in sheet, shown as it was understood, and written once that is right."""

import sys
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

import typer

from commands.completion import deal_keys
from commands.desk import Desk, writing
from commands.prompt import typed
from commands.visit_file import STDIN, is_left_file, left_file, left_text, not_a_sheet, sheet_text
from commands.visit_page import Page
from engine import bulk, reads
from engine.bulk import Known
from engine.change import Change, carry_out
from engine.errors import Refused, Usage
from engine.message import msg
from engine.reads import Opened
from visits.bring_back.sheet import COMMAND, Brought, bring_back
from visits.marks import Head, head_of, marks_of, printed_marks
from visits.readback.reader import deal_of, read_back
from visits.readback.reading import Reading
from words.say import LANGUAGES, current, say, speak

File = Annotated[str, typer.Argument(metavar="metavar.file", help="argument.sheet")]
Deal = Annotated[
    str | None,
    typer.Option("--deal", metavar="metavar.deal", help="option.sheet_deal", autocompletion=deal_keys),
]
Yes = Annotated[bool, typer.Option("--yes", help="option.yes")]
AGREED = ("y", "yes", "是", "好")


def read(ctx: typer.Context, file: File, deal: Deal = None, yes: Yes = False) -> None:
    desk = writing(ctx)
    text = sheet_text(file)
    key = _deal(desk, file, text, deal)
    now = reads.opened(desk.view, key)
    reading = _reading(desk, now, text)
    if not reading.entries and not _is_sheet(text):
        raise not_a_sheet(file)
    change = desk.change()
    page = carried(change._replace(request=None), now, reading, COMMAND, dry_run=True)
    seen = False
    if not desk.settings.dry_run and page.brought.done:
        if not yes:
            _agreed(desk, page, file)
            seen = True
        sure = change._replace(expect=now.deal.version if change.expect is None else change.expect)
        page = carried(sure, now, reading, _asked(desk, text), dry_run=False)
    if desk.settings.dry_run:
        return desk.emit(page.data(), page.text)
    beside = left_file(file, reading, page.left) if page.left else None
    desk.emit(page.data(beside), lambda: page.brief(beside) if seen else page.text(beside))
    if page.left and beside is None:
        if not (desk.settings.json or desk.settings.csv):
            print(left_text(reading, page.left), end="")
        raise typer.Exit(1)
    if not page.left and is_left_file(file):
        print(say("readback.all_in", path=file), file=sys.stderr)
    return None


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def _deal(desk: Desk, file: str, text: str, given: str | None) -> str:
    """The deal a sheet is for, as it says itself; where it doesn't, as somebody says."""
    said = deal_of(text)
    if said is None and given is None:
        if not _is_sheet(text):
            raise not_a_sheet(file)
        raise Usage(msg("readback.which_deal"), hint=msg("readback.say_deal"))
    key = desk.key(given or said or "", writing=True)
    if said is not None and key != said:
        raise Refused(msg("readback.other_deal", deal=said, given=key))
    return key


def _is_sheet(text: str) -> bool:
    """Whether any of what we print on every sheet is still there."""
    return head_of(text) is not None or bool(printed_marks(text)) or "<!-- visit:" in text


def _reading(desk: Desk, now: Opened, text: str) -> Reading:
    from stages.worksheets import WORKSHEETS

    known = reads.people_there(desk.view, now.deal.account)
    names = {contact.key: contact.name for contact in known if contact.name}
    printed = printed_marks(text) or as_printed(bulk.one(desk.view, now.deal.key), head_of(text))
    return read_back(text, now.playbook, WORKSHEETS, now.deal, names, printed)


def as_printed(known: Known, head: Head | None) -> frozenset[str]:
    """The marks a sheet of this deal has, in both languages, for those and the day its first line names: for
    one that lost its own."""
    from commands.prep import sheet_of
    from visits.render import render

    keys = head.people if head else ()
    people = [contact for contact in known.people if contact.key in keys]
    marks: set[str] = set()
    before = current()
    try:
        sheet = sheet_of(known, people, on=date.fromisoformat(head.on) if head and head.on else None)
        for language in LANGUAGES:
            speak(language)
            made = render(sheet, known.opened.playbook.templates, "md")
            marks |= marks_of(str(made).split("\n"))
    except Refused:
        return frozenset()  # a deal that is done has no sheet
    finally:
        speak(before)
    return frozenset(marks)


# ── writing ───────────────────────────────────────────────────────────────────────────────────


def _asked(desk: Desk, text: str) -> str:
    """What a request stands for: another sheet under the same one is refused."""
    if not desk.settings.request:
        return COMMAND
    return f"{COMMAND} {sha256(text.encode()).hexdigest()}"


def carried(change: Change, now: Opened, reading: Reading, command: str, *, dry_run: bool) -> Page:
    """Write it in one transaction; a rehearsal takes everything back."""
    key, pages = now.deal.key, []
    view = reads.View(change.store, change.workspace, change.date)

    def work() -> dict[str, Any]:
        before = reads.opened(view, key).verdict
        brought = bring_back(change, key, reading)
        after = reads.opened(view, key).verdict
        pages.append(Page(now.deal, reading, brought, before, after, applied=not dry_run))
        return {"deal": key, "sheet": reading.id}

    carry_out(change, command, work, dry_run=dry_run)
    # A request that was carried out before runs no work again; one that met another change, the last counts.
    return pages[-1] if pages else Page(now.deal, reading, Brought((), ()), now.verdict, now.verdict)


def _agreed(desk: Desk, page: Page, file: str) -> None:
    """Raises Usage where nobody can be asked; ends where somebody says no."""
    settings = desk.settings
    if not settings.interactive or file == STDIN:
        if not (settings.json or settings.csv):
            print(page.text())
        raise Usage(msg("readback.not_applied"), hint=msg("readback.say_yes"), details=page.data())
    print(page.text(), file=sys.stderr)
    print(say("readback.apply"), end=" ", file=sys.stderr, flush=True)
    if _typed() not in AGREED:
        print(say("readback.not_done"), file=sys.stderr)
        raise typer.Exit(0)


def _typed() -> str:
    """The end of the input agrees to nothing, and whoever breaks off is told so."""
    try:
        return typed().casefold()
    except EOFError:
        return ""
    except KeyboardInterrupt:
        print(f"\n{say('readback.not_done')}", file=sys.stderr)
        raise
