"""A worksheet filled in at the terminal, one question a field. It talks on stderr: stdout is data.

Enter keeps what stands there, `-` takes it away, `?` explains; the end of the input (Ctrl-D) leaves it at
what was typed so far; Ctrl-C gives up and is the caller's.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from commands.choices import lines_of, listed
from commands.form_file import faults_in
from commands.form_text import accepted
from commands.printing import paint
from commands.prompt import EXPLAIN, TAKE_AWAY, read_line, tell
from commands.sheet_subject import Subject, as_ids
from commands.sheet_value import CURRENCY, named_row, shown
from engine.message import Message, msg
from engine.state import Filled
from engine.worksheet import Field, FieldFault, Path, Raw, Worksheet
from stages.sheet_form import gaps
from words.say import say

CHANGE = ("e", "E", "改")
NO_MORE = ("none", "no", "没有", "无", "沒有", "無", "没有了")
"""Typed where a new row is asked for: there is none."""


class Asked(NamedTuple):
    changes: Mapping[str, Raw]
    """What was typed, rows by their names: nobody else's row is overwritten."""
    whole: Mapping[str, Any]
    """The worksheet as it would stand, unchecked."""


def ask(subject: Subject, sheet: Worksheet, standing: Filled | None, *, everything: bool) -> Asked:
    """From the first gap on; with `everything`, or where there is no gap, from the beginning."""
    talk = _Talk(subject, sheet, standing)
    gap = None if everything else next(iter(gaps(sheet, standing)), None)
    tell(say("sheets.ask_head", worksheet=sheet.title, key=subject.key))
    asked = talk.asked(everything=everything)
    at = asked.index(gap) if gap in asked else 0
    if at:
        tell(say("sheets.ask_gap", n=at + 1))
    try:
        while at < len(asked):
            tell()
            label = say("sheets.ask_field", n=at + 1, of=len(asked), label=asked[at].label)
            talk.field(asked[at], label, everything=everything)
            # What is asked for may depend on what was just said.
            done, asked = asked[at], talk.asked(everything=everything)
            at = asked.index(done) + 1
    except EOFError:
        tell()
    except KeyboardInterrupt:
        tell()
        tell(say("sheets.gave_up"))
        raise
    return Asked(talk.changes(), talk.now)


class _Talk:
    """`now` is the worksheet as it would stand, what was typed included; `origins` are the names its rows
    stood under, None for new ones."""

    def __init__(self, subject: Subject, sheet: Worksheet, standing: Filled | None) -> None:
        self.subject = subject
        self.sheet = sheet
        self.standing = standing
        self.now: dict[str, Any] = dict(standing.fields) if standing else {}
        self.origins: dict[str, list[str | None]] = {}
        self.talked: set[str] = set()

    def asked(self, *, everything: bool) -> list[Field]:
        """The fields there is something to ask about; what was talked about stays among them.

        Rows are always asked for: only the answer tells that there are none.
        """
        idle = self.sheet.idle(as_ids(self.sheet.fields, self.now, self.subject))
        told = {id for id, value in self.now.items() if not _is_empty(value)} | self.talked
        return [
            field
            for field in self.sheet.fields
            if everything
            or (field.id != CURRENCY and (field.id not in idle or field.id in told or field.kind == "rows"))
        ]

    def field(self, field: Field, label: str, *, everything: bool) -> None:
        self.talked.add(field.id)
        tell(paint(label, "bold"))
        if field.ask != field.label:
            tell(say(field.ask))
        if field.kind == "rows":
            self._rows(field, everything=everything)
        else:
            self._cell(field, self.now, (field.id,))

    def _rows(self, field: Field, *, everything: bool) -> None:
        """Those that stand, one after the other; then new ones, until Enter."""
        name, *rest = field.columns
        rows = self.now[field.id] = [dict(row) for row in self.now.get(field.id) or ()]
        origins = self.origins[field.id] = [str(row[name.id]) for row in rows]
        at = 0
        while at < len(rows):
            tell(say("sheets.ask_row", n=at + 1, row=named_row(field, rows[at], self.subject, self.now)))
            typed = self._typed(name, msg("sheets.explain_row"))
            while typed and typed not in (*TAKE_AWAY, *CHANGE):
                tell(say("sheets.explain_row"))
                typed = self._typed(name, msg("sheets.explain_row"))
            if typed in TAKE_AWAY:
                del rows[at], origins[at]
                continue
            if everything or typed in CHANGE:
                self._row(field, field.columns, at)
            else:
                self._row(field, tuple(c for c in rest if c.needed and _is_empty(rows[at].get(c.id))), at)
            at += 1
        while True:
            tell(say("sheets.ask_another" if rows else "sheets.ask_first", name=name.label))
            rows.append({})
            origins.append(None)
            try:
                self._cell(name, rows[-1], (field.id, len(rows) - 1, name.id), told=True)
            finally:
                if _is_empty(rows[-1].get(name.id)) or str(rows[-1][name.id]).casefold() in NO_MORE:
                    del rows[-1], origins[-1]
            if len(rows) == at:
                return
            self._row(field, tuple(rest), at)
            at += 1

    def _row(self, field: Field, columns: tuple[Field, ...], at: int) -> None:
        row = self.now[field.id][at]
        for column in columns:
            self._cell(column, row, (field.id, at, column.id))
        # What only the whole row can show, such as dates out of order, is asked once more.
        for fault in self._faults() if columns else ():
            again = next((c for c in columns if fault.path == (field.id, at, c.id)), None)
            if again is not None:
                tell(say(fault.what))
                self._cell(again, row, fault.path)

    def _cell(self, field: Field, row: dict[str, Any], path: Path, *, told: bool = False) -> None:
        """Asks until it is accepted; what is to stay stays. `told`: what is asked for was said already."""
        if len(path) > 1 and not told:
            tell(paint(say("sheets.ask_column", label=field.label), "bold"))
            if field.ask != field.label:
                tell(say("sheets.ask_column", label=field.ask))
        if field.kind == "scores" and (names := self._score_names(path)):
            self._scores(field, names, row, path)
            return
        if field.choices:
            tell(say(accepted(field, self.subject) or ""))
        if not _is_empty(row.get(field.id)):
            tell(say("sheets.ask_stands", value=shown(field, row[field.id], self.subject, self.now)))
        before = row.get(field.id)
        while typed := self._typed(field, self._explained(field, path)):
            row[field.id] = None if typed in TAKE_AWAY else typed
            if (told and typed.casefold() in NO_MORE) or self._accepts(path):
                return
            row[field.id] = before

    def _scores(self, field: Field, names: list[str], row: dict[str, Any], path: Path) -> None:
        """One question a name."""
        for name in names:
            before = dict(row.get(field.id) or {})
            stands = say("sheets.ask_stands", value=str(before[name])) if name in before else ""
            tell(say("sheets.ask_score", name=name, stands=stands))
            while typed := self._typed(field, msg("sheets.accepts_score")):
                others = {other: score for other, score in before.items() if other != name}
                row[field.id] = others if typed in TAKE_AWAY else {**before, name: typed}
                if self._accepts(path):
                    break
                row[field.id] = before

    def _score_names(self, path: Path) -> list[str]:
        """What can be scored: what was scored in other rows, and the rows of the only other table."""
        tables = [field for field in self.sheet.fields if field.kind == "rows" and field.id != path[0]]
        rows = self.now.get(tables[0].id) or () if len(tables) == 1 else ()
        names = [str(row[tables[0].columns[0].id]) for row in rows]
        mine = self.now.get(str(path[0])) or ()
        scored = [row.get(path[-1]) for row in mine] if len(path) > 1 else [mine]
        names += [name for each in scored if isinstance(each, dict) for name in each]
        return list(dict.fromkeys(names))

    def _typed(self, field: Field, explained: Message | None) -> str:
        while True:
            typed = read_line()
            if typed not in EXPLAIN:
                return typed
            tell(say(explained or msg("sheets.explain_text")))
            tell(say("sheets.explain_keys"))

    def _explained(self, field: Field, path: Path) -> Message | None:
        """What it accepts: the choices, the names there are to choose from, or the kind of value."""
        if field.choices:
            return msg("sheets.explain_choice", choices=listed(self.subject.choices(field)))
        names = self.sheet.refers(path, self.now) if len(path) > 1 else ()
        if names:
            return msg("sheets.explain_names", names=lines_of(names))
        return accepted(field, self.subject)

    def _accepts(self, path: Path) -> bool:
        """Whether nothing is wrong at this place; says what is."""
        wrong = [fault for fault in self._faults() if fault.path[: len(path)] == path]
        for fault in wrong:
            tell(say(fault.what))
        return not wrong

    def _faults(self) -> tuple[FieldFault, ...]:
        given = {id: value for id, value in self.now.items() if value is not None}
        return faults_in(as_ids(self.sheet.fields, given, self.subject), self.sheet, self.subject, None)

    def changes(self) -> dict[str, Raw]:
        """What differs from what stood there, rows by the names they stood under."""
        before = self.standing.fields if self.standing else {}
        changes: dict[str, Raw] = {}
        for field in self.sheet.fields:
            if field.id in self.origins:
                if patch := self._patch(field, before.get(field.id) or ()):
                    changes[field.id] = patch
            elif self.now.get(field.id) != before.get(field.id):
                changes[field.id] = self.now[field.id] or ""
        return changes

    def _patch(self, field: Field, before: Sequence[Mapping[str, Any]]) -> dict[str, Raw]:
        name, origins = field.columns[0].id, self.origins[field.id]
        stood = {str(row[name]): row for row in before}
        patch: dict[str, Raw] = {called: "" for called in stood if called not in origins}
        for row, called in zip(self.now[field.id], origins, strict=True):
            old = stood.get(called or "", {})
            changed = {id: value or "" for id, value in row.items() if value != old.get(id)}
            if changed:
                patch[called or str(row[name])] = changed
        return patch


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {})
