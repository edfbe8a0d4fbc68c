"""Filling in a worksheet: by FIELD=VALUE words, from a file, with an editor, or question by question.

For `fill DEAL WORKSHEET` and `account fill NAME WORKSHEET` alike:

    def fill(ctx, deal, worksheet, fields: Pairs = None, file: FormFile = None, edit: Edit = False,
             form: FormOnly = False, everything: Everything = False) -> None:
        ways = Ways(fields, file, edit, form, everything)
        fill_sheet(desk, of_deal(desk.view, now), sheet, standing, ways, work)
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple

import typer

from commands.desk import Desk
from commands.sheet_subject import Subject, as_ids
from engine.change import Change
from engine.errors import BadFile, Usage
from engine.message import Text, msg
from engine.state import Filled
from engine.worksheet import Raw, Worksheet
from words.say import say

Pairs = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.fields", help="argument.fields", show_default=False)
]
FormFile = Annotated[str | None, typer.Option("--file", metavar="metavar.file", help="option.form_file")]
Edit = Annotated[bool, typer.Option("--edit", help="option.edit_form")]
FormOnly = Annotated[bool, typer.Option("--form", help="option.form")]
Everything = Annotated[bool, typer.Option("--all", help="option.all_fields")]

Work = Callable[[Change, Mapping[str, Raw]], dict[str, Any]]
"""Writes what was gathered; the result as `desk.do` wants it."""


class Ways(NamedTuple):
    """How it was asked to be filled in: one of them, or none, which means question by question."""

    words: list[str] | None = None
    file: str | None = None
    edit: bool = False
    form: bool = False
    """Only print the form."""
    everything: bool = False
    """Ask for every field, not from the first gap on."""


def fill_sheet(
    desk: Desk, subject: Subject, sheet: Worksheet, standing: Filled | None, ways: Ways, work: Work
) -> None:
    """Gathers what changes, in the way that was asked for, writes it through `work` and prints the result."""
    _check(ways)

    def write(raw: Mapping[str, Raw]) -> None:
        desk.do(f"{subject.command} fill".strip(), lambda change: work(change, raw))

    if ways.form:
        text = _form(sheet, standing, subject)
        desk.emit({"form": text}, lambda: text.rstrip("\n"))
    elif ways.edit:
        from commands.form_editing import edited

        edited(desk, subject, sheet, standing, write)
    elif ways.file is not None:
        write(_from_file(subject, sheet, standing, ways.file))
    elif ways.words:
        write(_from_words(subject, sheet, standing, ways.words))
    else:
        write(_asked(desk, subject, sheet, standing, everything=ways.everything))


def _check(ways: Ways) -> None:
    said = {"FIELD=VALUE": ways.words, "--file": ways.file, "--edit": ways.edit, "--form": ways.form}
    given = [name for name, value in {**said, "--all": ways.everything}.items() if value]
    if len(given) > 1:
        raise Usage(msg("shell.exclusive", one=given[0], other=given[1]))


def _form(sheet: Worksheet, standing: Filled | None, subject: Subject) -> str:
    from commands.form_text import form_text

    return form_text(sheet, standing.fields if standing else {}, subject)


# ── from words and files ──────────────────────────────────────────────────────────────────────


def _from_words(
    subject: Subject, sheet: Worksheet, standing: Filled | None, words: list[str]
) -> Mapping[str, Raw]:
    from commands.form_file import faults_in
    from commands.sheet_words import name_of, typed

    before = standing.fields if standing else {}
    said = typed(words, sheet, before)
    raw = as_ids(sheet.fields, said.raw, subject)
    faults = faults_in(raw, sheet, subject, standing)
    if not faults:
        return raw
    named = [(name_of(fault.path, said, sheet, before, subject), fault.what) for fault in faults]
    lines = "".join(f"\n  {say('deals.field_fault', field=name, what=what)}" for name, what in named)
    details = {"faults": [{"field": name, "what": say(what)} for name, what in named]}
    raise Usage(msg("sheets.bad_words", faults=Text(lines, lines)), details=details)


def _from_file(subject: Subject, sheet: Worksheet, standing: Filled | None, path: str) -> Mapping[str, Raw]:
    from commands.form_editing import go_on
    from commands.form_file import STDIN, file_text, read_form

    try:
        return read_form(file_text(path), path, sheet, subject, standing)
    except BadFile as bad:
        if path != STDIN:
            bad.hint = go_on(subject, sheet, path)
        raise


# ── question by question ──────────────────────────────────────────────────────────────────────


def _asked(
    desk: Desk, subject: Subject, sheet: Worksheet, standing: Filled | None, *, everything: bool
) -> Mapping[str, Raw]:
    """What a person types when asked; with nobody to ask, says what could be given."""
    if not desk.settings.interactive:
        first = sheet.fields[0]
        place = f"{first.id}.+.{first.columns[0].id}" if first.columns else first.id
        names = tuple(field.id for field in sheet.fields)
        raise Usage(msg("deals.fill_what", fields=names), hint=subject.fill(sheet.id, **{place: None}))
    from commands.asking import ask
    from commands.form_editing import lay_down
    from commands.form_file import faults_in
    from commands.form_text import form_text

    asked = ask(subject, sheet, standing, everything=everything)
    if not asked.changes:
        raise Usage(msg("deals.fill_nothing"), hint=subject.show(sheet.id))
    raw = as_ids(sheet.fields, asked.changes, subject)
    if not faults_in(raw, sheet, subject, standing):
        return raw
    # What was typed doesn't go together: it becomes a form, so that none of it is lost.
    path = lay_down(form_text(sheet, asked.whole, subject), subject, sheet)
    return _from_file(subject, sheet, standing, path)
