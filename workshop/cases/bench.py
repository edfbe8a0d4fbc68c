"""A playbook and its cases, tried together: outcomes, coverage, wording, as one value."""

import os
from typing import NamedTuple

from engine.errors import Fault
from engine.file_content import text_of
from engine.message import Message
from engine.playbook import Playbook, read_playbook
from engine.playbook_text.file import Loaded
from engine.worksheet import Worksheets
from workshop.cases.coverage import Coverage, coverage
from workshop.cases.file import ACCEPTED, FOLDER, case_files, read_cases
from workshop.cases.trial import Outcome, try_case
from workshop.cases.wording import Differences, differences

BOOK = "playbook.yaml"


class Place(NamedTuple):
    """Where a playbook is read from, where its cases are, and whether the folder is its own."""

    path: str
    files: tuple[str, ...]
    own_folder: str | None
    whole: bool = True
    """All its cases, not some files of them."""


class Tried(NamedTuple):
    playbook: Playbook
    place: Place
    outcomes: tuple[Outcome, ...]
    coverage: Coverage
    wording: Differences | Message | None
    """None where nothing has been accepted; a message where what was can't be read."""

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.misses)

    @property
    def passed(self) -> bool:
        differs = self.wording is not None and (isinstance(self.wording, Message) or bool(self.wording.all))
        return bool(self.outcomes) and not self.failed and not differs


def place_of(path: str) -> Place:
    """From the folder of a playbook, its YAML file, or one file of its cases."""
    above = os.path.dirname(os.path.dirname(os.path.abspath(path)))
    if os.path.isdir(path):
        return Place(path, tuple(case_files(path)), path)
    if os.path.basename(os.path.dirname(os.path.abspath(path))) == FOLDER and _is_book(above):
        return Place(os.path.relpath(above), (path,), None, whole=False)
    folder = os.path.dirname(path)
    return Place(path, tuple(case_files(folder)), folder if os.path.basename(path) == BOOK else None)


def accepted_file(folder: str) -> str:
    return os.path.join(folder, FOLDER, ACCEPTED)


def try_playbook(loaded: Loaded, place: Place, worksheets: Worksheets) -> Tried | tuple[Fault, ...]:
    """The faults where the playbook or its cases have any."""
    if loaded.parsed is None:
        return loaded.faults
    playbook = read_playbook(loaded.parsed)
    cases = read_cases(list(place.files), playbook, worksheets)
    if cases.faults:
        return cases.faults
    outcomes = tuple(try_case(case, playbook, worksheets) for case in cases.found)
    wording = _wording(loaded.parsed, place.own_folder) if place.own_folder is not None else None
    return Tried(playbook, place, outcomes, coverage(playbook, outcomes), wording)


def _wording(parsed: dict[str, object], folder: str) -> Differences | Message | None:
    file = accepted_file(folder)
    if not os.path.exists(file):
        return None
    text = text_of(file)
    return text if isinstance(text, Message) else differences(parsed, text)


def _is_book(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, BOOK))
