"""A form in YAML, read back: every fault with its place in the file.

A form says all of the worksheet: a field that is emptied is cleared, one whose line was deleted is left
alone.
"""

import sys
from collections.abc import Mapping
from typing import Any

from commands.failure import BadForm
from commands.sheet_fault import readable
from commands.sheet_subject import Subject, as_ids
from engine.errors import BadFile, Fault
from engine.filling import BadFields, read_filling
from engine.message import Message, Step, msg
from engine.state import Filled
from engine.worksheet import Field, FieldFault, Raw, Worksheet
from engine.yaml_places import Found, Tree, read_tree
from stages.joining import called

LARGEST = 1_000_000
"""Bytes of a form."""
STDIN = "-"


def file_text(path: str, instead: Step) -> str:
    """A form's text; `-` is what comes in. Raises BadFile where there is none, with `instead` to do."""
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _no_form(path, instead, msg("lint.no_file")) from None
    except OSError:
        raise _no_form(path, instead, msg("lint.unreadable")) from None
    if len(content) > LARGEST:
        raise _no_form(path, instead, msg("sheets.form_too_big", limit=LARGEST // 1_000_000))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _no_form(path, instead, msg("lint.not_utf8", line=line)) from None


def _no_form(path: str, instead: Step, what: Message) -> BadFile:
    return BadFile(msg("sheets.no_form"), (Fault(path, 0, 0, "", what),), hint=instead)


def read_form(
    text: str, file: str, sheet: Worksheet, subject: Subject, standing: Filled | None
) -> Mapping[str, Raw]:
    """What a form changes; `file` is its name. Raises BadFile with every fault at its place."""
    tree = read_tree(text, as_typed=True)
    found = [_of_form(fault) for fault in tree.faults]
    raw: dict[str, Raw] = {}
    if isinstance(tree.data, dict):
        tidy = Tidied(tree.data, sheet)
        raw = as_ids(sheet.fields, tidy.raw, subject)
        found += [Found(tidy.place(fault), fault.what) for fault in faults_in(raw, sheet, subject, standing)]
    elif tree.data is not None or not found:
        found.append(Found((), msg("lint.want_mapping")))
    if found:
        faults = [_fault(file, tree, each) for each in found]
        raise BadForm(msg("sheets.bad_form", n=len(faults)), sorted(faults, key=lambda f: f[1:4]))
    return raw


def _of_form(found: Found) -> Found:
    """What is said of playbooks, said of forms."""
    several = found.what.id == "lint.yaml_documents"
    return found._replace(what=msg("sheets.form_documents")) if several else found


def faults_in(
    raw: Mapping[str, Raw], sheet: Worksheet, subject: Subject, standing: Filled | None
) -> tuple[FieldFault, ...]:
    """What is wrong with it, before anything is written."""
    try:
        read_filling(
            sheet,
            raw,
            standing,
            currency=subject.currency,
            today=subject.today,
            find_contact=subject.find,
        )
    except BadFields as bad:
        return tuple(readable(fault, sheet, subject) for fault in bad.faults)
    return ()


class Tidied:
    """A form's data by the ids of fields and columns, without the rows nobody filled in; knows how and where
    everything stood."""

    def __init__(self, data: Mapping[str, Any], sheet: Worksheet) -> None:
        self._typed: dict[str, str] = {}
        self._kept: dict[str, list[int]] = {}
        self._columns: dict[tuple[str, int, str], str] = {}
        self.raw: dict[str, Raw] = {}
        fields = {field.id: field for field in sheet.fields}
        for typed, value in data.items():
            id = called(typed, sheet.fields)
            if id is None or id in self.raw or (typed != id and id in data):
                self.raw[typed] = value
                continue
            self._typed[id] = typed
            self.raw[id] = self._rows(fields[id], value) if fields[id].kind == "rows" else value

    def _rows(self, field: Field, rows: Raw) -> Raw:
        if not isinstance(rows, list):
            return rows
        kept = self._kept[field.id] = [at for at, row in enumerate(rows) if not _is_blank(row)]
        return [self._row(field, at, rows[at]) for at in kept]

    def _row(self, field: Field, at: int, row: Raw) -> Raw:
        if not isinstance(row, Mapping):
            return row
        tidy: dict[str, Raw] = {}
        for typed, value in row.items():
            id = called(typed, field.columns)
            plain = id is None or id in tidy or (typed != id and id in row)
            tidy[typed if plain or id is None else id] = value
            if not plain and id is not None:
                self._columns[field.id, at, id] = typed
        return tidy

    def place(self, fault: FieldFault) -> tuple[str | int, ...]:
        """A fault's path in the form as it was written."""
        id, *rest = fault.path
        where = (self._typed.get(str(id), id), *rest)
        if rest and isinstance(rest[0], int) and rest[0] < len(kept := self._kept.get(str(id), [])):
            at = kept[rest[0]]
            columns = [self._columns.get((str(id), at, str(column)), column) for column in rest[1:2]]
            where = (where[0], at, *columns, *rest[2:])
        return where


def _is_blank(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_blank, value.values()))
    if isinstance(value, list):
        return all(map(_is_blank, value))
    return value is None or not str(value).strip()


def _fault(file: str, tree: Tree, found: Found) -> Fault:
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in found.path)
    return Fault(file, *(found.place or tree.place(found.path)), key, found.what)
