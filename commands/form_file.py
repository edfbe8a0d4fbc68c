"""A form in YAML, read back: every fault with its place in the file.

A form says all of the worksheet: a field that is emptied is cleared, one whose line was deleted is left
alone.
"""

import sys
from collections.abc import Mapping
from typing import Any

from commands.sheet_subject import Subject, as_ids
from engine.errors import BadFile, Fault
from engine.filling import BadFields, read_filling
from engine.message import Message, msg
from engine.playbook_places import Found, Tree, read_tree
from engine.state import Filled
from engine.worksheet import FieldFault, Raw, Worksheet

LARGEST = 1_000_000
"""Bytes of a form."""
STDIN = "-"


def file_text(path: str) -> str:
    """A form's text; `-` is what comes in. Raises BadFile where there is none."""
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _no_form(path, msg("lint.no_file")) from None
    except OSError:
        raise _no_form(path, msg("lint.unreadable")) from None
    if len(content) > LARGEST:
        raise _no_form(path, msg("sheets.form_too_big", limit=LARGEST // 1_000_000))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _no_form(path, msg("lint.not_utf8", line=line)) from None


def _no_form(path: str, what: Message) -> BadFile:
    return BadFile(msg("sheets.bad_form", n=1), (Fault(path, 0, 0, "", what),))


def read_form(
    text: str, file: str, sheet: Worksheet, subject: Subject, standing: Filled | None
) -> Mapping[str, Raw]:
    """What a form changes; `file` is its name. Raises BadFile with every fault at its place."""
    tree = read_tree(text, as_typed=True)
    found: list[Found] = list(tree.faults)
    raw: dict[str, Raw] = {}
    if isinstance(tree.data, dict):
        tidy = Tidied(tree.data, sheet)
        raw = as_ids(sheet.fields, tidy.raw, subject)
        found += [Found(tidy.place(fault), fault.what) for fault in faults_in(raw, sheet, subject, standing)]
    elif tree.data is not None or not found:
        found.append(Found((), msg("lint.want_mapping")))
    if found:
        faults = [_fault(file, tree, each) for each in found]
        raise BadFile(msg("sheets.bad_form", n=len(faults)), sorted(faults, key=lambda f: f[1:4]))
    return raw


def faults_in(
    raw: Mapping[str, Raw], sheet: Worksheet, subject: Subject, standing: Filled | None
) -> tuple[FieldFault, ...]:
    """What is wrong with it, before anything is written."""
    try:
        read_filling(sheet, raw, standing, currency=subject.currency, today=subject.today, find_contact=subject.find)
    except BadFields as bad:
        return bad.faults
    return ()


class Tidied:
    """A form's data without the rows nobody filled in; knows where the others stood."""

    def __init__(self, data: Mapping[str, Any], sheet: Worksheet) -> None:
        self.raw: dict[str, Raw] = dict(data)
        self._kept: dict[str, list[int]] = {}
        for field in sheet.fields:
            rows = data.get(field.id)
            if field.kind == "rows" and isinstance(rows, list):
                kept = [at for at, row in enumerate(rows) if not _is_blank(row)]
                self._kept[field.id] = kept
                self.raw[field.id] = [rows[at] for at in kept]

    def place(self, fault: FieldFault) -> tuple[str | int, ...]:
        """A fault's path in the form as it was written."""
        match fault.path:
            case (str(id), int(at), *rest) if at < len(self._kept.get(id, ())):
                return (id, self._kept[id][at], *rest)
        return fault.path


def _is_blank(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(map(_is_blank, value.values()))
    if isinstance(value, list):
        return all(map(_is_blank, value))
    return value is None or not str(value).strip()


def _fault(file: str, tree: Tree, found: Found) -> Fault:
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in found.path)
    return Fault(file, *(found.place or tree.place(found.path)), key, found.what)
