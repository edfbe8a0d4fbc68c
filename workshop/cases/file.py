"""Reads the cases that stand beside a playbook, in `tests/*.yaml`; every fault with its place."""

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

from pydantic import ValidationError

from engine.errors import Fault
from engine.faults import in_order
from engine.file_content import text_of
from engine.message import Message, Text, msg
from engine.playbook import Playbook
from engine.playbook_text.schema_faults import schema_faults
from engine.worksheet import Worksheets
from engine.yaml_places import Found, Path, read_tree
from workshop.cases import schema
from workshop.cases.given import laid
from workshop.cases.rules import Book, rule_faults
from workshop.cases.schema import CaseFile, Given

FOLDER = "tests"
ACCEPTED = "accepted.yaml"
"""Stands among the cases, and is none: the wording as it was accepted."""


_typed = lru_cache(maxsize=64)(partial(read_tree, as_typed=True))
"""By content; nobody may change what comes out."""


class Case(NamedTuple):
    """A case with its place; `given` is all it builds on, laid together."""

    file: str
    line: int
    name: Text
    given: Given
    expects: schema.Case


class Cases(NamedTuple):
    """Every case there is, or what is wrong."""

    found: tuple[Case, ...]
    faults: tuple[Fault, ...]


def case_files(folder: str) -> list[str]:
    """The files of cases beside a playbook, by the folder it stands in."""
    inside = os.path.join(folder, FOLDER)
    names = sorted(os.listdir(inside)) if os.path.isdir(inside) else []
    return [os.path.join(inside, n) for n in names if n.endswith((".yaml", ".yml")) and n != ACCEPTED]


def read_cases(files: list[str], playbook: Playbook, worksheets: Worksheets) -> Cases:
    read = [_read(file, Book(playbook, worksheets)) for file in files]
    return Cases(tuple(c for one in read for c in one.found), tuple(f for one in read for f in one.faults))


def _read(file: str, book: Book) -> Cases:
    source = text_of(file)
    if isinstance(source, Message):
        return Cases((), (Fault(file, 0, 0, "", source),))
    tree = _typed(source)
    found: list[Found] = list(tree.faults)
    checked = None
    if isinstance(tree.data, dict):
        found += rule_faults(tree.data, book)
        try:
            checked = CaseFile.model_validate(tree.data)
        except ValidationError as error:
            found += schema_faults(error, CaseFile)
    elif not found:
        found.append(Found((), msg("lint.want_mapping")))
    if found or checked is None:
        named = (Fault(file, *(f.place or tree.place(f.path)), _key(f.path), f.what) for f in found)
        return Cases((), in_order(named))
    return Cases(tuple(_cases(file, checked, tree.data, tree.places)), ())


def _cases(
    file: str, checked: CaseFile, data: Mapping[str, Any], places: Mapping[Path, tuple[int, int]]
) -> Iterator[Case]:
    sets = data.get("facts") or {}
    for at, (case, typed) in enumerate(zip(checked.cases, data["cases"], strict=True)):
        given: Any = {}
        for over in (*(sets[name] for name in case.like), typed.get("given") or {}):
            given = laid(given, over)
        name = Text(case.case.zh, case.case.en)
        yield Case(file, places["cases", at][0], name, Given.model_validate(given), case)


def _key(path: Path) -> str:
    """`cases[3].given.answers.needs_known`, counted from 0."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
