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
from commands.rows_gone import told_of
from commands.sheet_subject import Subject, as_ids
from engine.change import Change, carry_out
from engine.errors import BadFile, DealgateError, Usage
from engine.filling import BadFields
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


class Task(NamedTuple):
    """One worksheet to be filled in, and the way to write it."""

    desk: Desk
    subject: Subject
    sheet: Worksheet
    standing: Filled | None
    work: Work

    def write(self, raw: Mapping[str, Raw], stamped: str | None = None) -> None:
        """`stamped`: what the form it stood in was made from. Raises OutOfDate where something else stands
        there by now."""
        subject, sheet = self.subject, self.sheet

        def written(change: Change) -> dict[str, Any]:
            from commands.form_base import check_stamp

            before = subject.stands(sheet.id)
            result = self.work(change, raw)
            after = subject.stands(sheet.id)
            check_stamp(stamped, sheet, subject, before, after)
            return result | told_of(sheet, before, after, subject, str(result["message"]))

        self.desk.do(f"{subject.command} fill".strip(), written)

    def rehearse(self) -> None:
        """Raises what would refuse any change at all, before somebody takes the trouble to type."""
        change = self.desk.change()._replace(request=None)
        try:
            carry_out(change, "", lambda: self.work(change, {}), dry_run=True)
        except BadFields:
            return  # what stands there is to be mended

    def form(self, values: Mapping[str, Any] | None = None) -> str:
        """With the values that stand there, or with others."""
        from commands.form_base import stamp
        from commands.form_text import form_text

        standing = self.standing.fields if self.standing else {}
        made_from = stamp(self.sheet, self.subject, self.standing)
        return form_text(self.sheet, standing if values is None else values, self.subject, made_from)


def fill_sheet(
    desk: Desk, subject: Subject, sheet: Worksheet, standing: Filled | None, ways: Ways, work: Work
) -> None:
    """Gathers what changes, in the way that was asked for, writes it through `work` and prints the result."""
    _check(ways)
    task = Task(desk, subject, sheet, standing, work)
    if ways.form:
        text = task.form()
        desk.emit({"form": text}, lambda: text.rstrip("\n"))
    elif ways.edit:
        from commands.form_editing import edited

        edited(task)
    elif ways.file is not None:
        _from_file(task, ways.file)
    elif ways.words:
        task.write(_from_words(task, ways.words))
    else:
        _asked(task, everything=ways.everything)


def _check(ways: Ways) -> None:
    said = {"FIELD=VALUE": ways.words, "--file": ways.file, "--edit": ways.edit, "--form": ways.form}
    given = [name for name, value in {**said, "--all": ways.everything}.items() if value]
    if len(given) > 1:
        raise Usage(msg("shell.exclusive", one=given[0], other=given[1]))


# ── from words and files ──────────────────────────────────────────────────────────────────────


def _from_words(task: Task, words: list[str]) -> Mapping[str, Raw]:
    from commands.form_file import faults_in
    from commands.sheet_words import name_of, typed

    sheet, subject = task.sheet, task.subject
    said = typed(words, sheet, task.standing.fields if task.standing else {}, subject)
    raw = as_ids(sheet.fields, said.raw, subject)
    faults = faults_in(raw, sheet, subject, task.standing)
    if not faults:
        return raw
    named = [(name_of(fault.path, said, subject), fault.what) for fault in faults]
    lines = "".join(f"\n  {say('deals.field_fault', field=name, what=what)}" for name, what in named)
    details = {"faults": [{"field": name, "what": say(what)} for name, what in named]}
    raise Usage(msg("sheets.bad_words", faults=Text(lines, lines)), details=details)


def _from_file(task: Task, path: str) -> None:
    from commands.form_base import stamp_in
    from commands.form_editing import go_on
    from commands.form_file import STDIN, file_text, read_form

    text = file_text(path, task.subject.fill(task.sheet.id, **{"--form": ""}))
    try:
        raw = read_form(text, path, task.sheet, task.subject, task.standing)
    except BadFile as bad:
        if path != STDIN:
            go_on(bad, task.subject, task.sheet, path)
        raise
    task.write(raw, stamp_in(text, task.sheet, task.subject))


# ── question by question ──────────────────────────────────────────────────────────────────────


def _asked(task: Task, *, everything: bool) -> None:
    """What a person types when asked; with nobody to ask, says what could be given.

    What can't be written becomes a form, so that none of it is lost.
    """
    subject, sheet = task.subject, task.sheet
    if not task.desk.settings.interactive:
        raise _nobody_to_ask(subject, sheet)
    from commands.asking import ask
    from commands.form_editing import go_on, lay_down, tell_kept
    from commands.form_file import faults_in

    task.rehearse()
    asked = ask(subject, sheet, task.standing, everything=everything)
    if not asked.changes:
        raise Usage(msg("deals.fill_nothing"), hint=subject.show(sheet.id))
    raw = as_ids(sheet.fields, asked.changes, subject)
    if faults_in(raw, sheet, subject, task.standing):
        _from_file(task, lay_down(task.form(asked.whole), subject, sheet))
        return
    try:
        task.write(raw)
    except Exception as stop:
        path = lay_down(task.form(asked.whole), subject, sheet)
        if isinstance(stop, DealgateError):
            go_on(stop, subject, sheet, path)
        tell_kept(path)
        raise


def _nobody_to_ask(subject: Subject, sheet: Worksheet) -> Usage:
    first = sheet.fields[0]
    place = f"{first.id}.+.{first.columns[0].id}" if first.columns else first.id
    names = tuple(field.id for field in sheet.fields)
    return Usage(msg("deals.fill_what", fields=names), hint=subject.fill(sheet.id, **{place: None}))
