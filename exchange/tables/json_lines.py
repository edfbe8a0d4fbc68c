"""Objects of JSON as rows: one a line, or a list of them; what is nested stands under `account.name`."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TextIO, TypeAlias

from engine.errors import BadFile
from engine.message import Message, msg
from exchange.tables.file_kind import head_of
from exchange.tables.file_text import LONGEST, probe
from exchange.tables.heading import visible
from exchange.tables.mended import mended
from exchange.tables.table import WIDEST, Form, Numbered, Table, Torn, Typed

Flat: TypeAlias = dict[str, str]
_CHUNK = 1 << 16
_GREATEST = 400
"""An exponent beyond which a number is no quantity of anything, and stays the text it is."""
_BLANK = " \t\r\n"
_LONGEST_NAME = 1000


class _Wrong(Exception):
    """`why` an object is no row; `last` where nothing behind it can be read."""

    def __init__(self, why: Message, *, last: bool = False) -> None:
        super().__init__(why.id)
        self.why, self.last = why, last


@contextmanager
def open_json(path: str, form: Form) -> Iterator[Table]:
    """The heading is all the names there are, in the order they first come. Raises BadFile where there are
    none."""
    listed = _is_list(path)
    text = probe(path, form.encoding, endless=listed)
    found = Form("jsonl", text.encoding, None, None, None)
    names: dict[str, None] = {}
    lines = 0
    with open(path, encoding=text.encoding, newline="") as file:
        bad = None
        for number, row in _objects(file, listed):
            lines += 1
            if isinstance(row, Torn):
                bad = bad or (number, row.why)
            else:
                names.update(dict.fromkeys(row))
            if len(names) > WIDEST:
                raise BadFile(msg("tables.many_keys", file=path, limit=WIDEST))
        if not names:
            raise _no_objects(path, bad)
        file.seek(0)
        rows = mended(_rows(_objects(file, listed), tuple(names)), tuple(names))
        yield Table(tuple(names), rows, lines, found, [])


def _no_objects(path: str, bad: tuple[int, Message] | None) -> BadFile:
    if bad is None:
        return BadFile(msg("tables.no_rows", file=path))
    return BadFile(msg("tables.no_json", file=path, row=bad[0], why=bad[1]))


def _is_list(path: str) -> bool:
    start = head_of(path)[:_CHUNK].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return start.lstrip().startswith(b"[")


def _rows(objects: Iterator[tuple[int, Flat | Torn]], heading: tuple[str, ...]) -> Iterator[Numbered]:
    for number, row in objects:
        yield number, row if isinstance(row, Torn) else [row.get(name, "") for name in heading]


def _objects(file: TextIO, listed: bool) -> Iterator[tuple[int, Flat | Torn]]:
    """Each with its number, that of its line or its place in the list; or why it is none."""
    for number, text, value in _members(file) if listed else _lines(file):
        try:
            yield number, _flat(value)
        except _Wrong as wrong:
            yield number, Torn(wrong.why, (text,), wrong.last)


def _lines(file: TextIO) -> Iterator[tuple[int, str, object]]:
    """Each with its number and its text."""
    for number, line in enumerate(file, 1):
        text = line.strip("\ufeff" + _BLANK)
        if not text:
            continue
        try:
            yield number, text, _DECODER.decode(text)
        except json.JSONDecodeError as error:
            yield number, text, _Wrong(msg("tables.bad_json", at=error.pos + 1))
        except RecursionError:
            yield number, text, _Wrong(msg("tables.deep_json"))


def _members(file: TextIO) -> Iterator[tuple[int, str, object]]:
    """The members of a list, one after the other; behind a wrong one nothing can be told apart any more."""
    buffer = file.read(_CHUNK).lstrip("\ufeff" + _BLANK)
    at, number = 1, 1
    while True:
        at = _past(buffer, at)
        try:
            if buffer[at : at + 1] == "]":
                if (buffer[at + 1 :] + file.read(_CHUNK)).strip(_BLANK):
                    yield number, buffer[at + 1 :], _Wrong(msg("tables.bad_json_list", at=2), last=True)
                return
            value, end = _DECODER.raw_decode(buffer, at)
            if end == len(buffer) and not isinstance(value, dict):
                raise json.JSONDecodeError("may go on", buffer, end)
            yield number, buffer[at:end], value
        except json.JSONDecodeError as error:
            more = file.read(max(_CHUNK, len(buffer) - at)) if len(buffer) - at < LONGEST else ""
            if not more:
                why = msg("tables.bad_json_list", at=error.pos - at + 1)
                yield number, buffer[at:], _Wrong(why, last=True)
                return
            buffer, at = buffer[at:] + more, 0
            continue
        except RecursionError:
            yield number, buffer[at:], _Wrong(msg("tables.deep_json"), last=True)
            return
        at, number = end, number + 1


def _past(buffer: str, at: int) -> int:
    while buffer[at : at + 1] and buffer[at] in _BLANK + ",":
        at += 1
    return at


# ── values ────────────────────────────────────────────────────────────────────────────────────────


def _number(text: str) -> str:
    """As it is written, all its digits; without an exponent, as long as that is of use."""
    if "e" not in text and "E" not in text:
        return Typed(text)
    number = Decimal(text)
    return text if abs(number.adjusted()) > _GREATEST else Typed(f"{number:f}")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object] | _Wrong:
    """A fault is handed on as a value, for the reader to come to the end of the object all the same."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        return _Wrong(msg("tables.key_twice", key=twice))
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_number, parse_float=_number, parse_constant=str
)


def _flat(value: object) -> Flat:
    if isinstance(value, _Wrong):
        raise value
    if not isinstance(value, dict):
        raise _Wrong(msg("tables.no_object"))
    row: Flat = {}
    _lay(value, "", row)
    return row


def _lay(value: dict[str, object], above: str, row: Flat) -> None:
    for key, each in value.items():
        name = above + visible(_text(key))
        if isinstance(each, dict):
            if len(name) > _LONGEST_NAME:
                raise _Wrong(msg("tables.deep_json"))
            _lay(each, f"{name}.", row)
        elif name in row:
            raise _Wrong(msg("tables.key_twice", key=name))
        else:
            row[name] = _cell(each)


def _cell(value: object) -> str:
    """Several plain values are joined; several objects stay the JSON they are."""
    if isinstance(value, _Wrong):
        raise value
    if isinstance(value, list):
        if any(isinstance(each, dict | list) for each in value):
            return _text(json.dumps(value, ensure_ascii=False, default=_cell))
        return "; ".join(map(_cell, value))
    if isinstance(value, bool):
        return Typed(str(value).lower())
    if value is None:
        return ""
    assert isinstance(value, str), "numbers stay as they are written"
    return _text(value)


def _text(text: str) -> str:
    """Refused where it holds what no text has: a zero, or half of a character."""
    if "\0" in text or (not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)):
        raise _Wrong(msg("tables.no_character"))
    return text
