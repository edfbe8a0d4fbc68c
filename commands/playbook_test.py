"""`playbook test`: the cases that stand beside a playbook, tried on it."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from commands.printing import emit
from commands.settings import Settings
from engine.errors import BadFile, Refused
from engine.message import msg
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.file import Loaded
    from workshop.cases.bench import Place, Tried

Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_test")]
Covered = Annotated[bool, typer.Option("--coverage", help="option.coverage")]
Wanted = Annotated[bool, typer.Option("--require-coverage", help="option.require_coverage")]
Accept = Annotated[bool, typer.Option("--accept", help="option.accept_wording")]
Verbose = Annotated[bool, typer.Option("--verbose", help="option.every_case")]


def run_cases(
    ctx: typer.Context,
    paths: Paths,
    coverage: Covered = False,
    require_coverage: Wanted = False,
    accept: Accept = False,
    verbose: Verbose = False,
) -> None:
    """Raises BadFile with every fault of the playbooks and of their cases."""
    from coach.signs.table import TUNABLE
    from commands.playbook_test_page import CASE_COLUMNS, case_rows, page, tried_data
    from stages.method_playbook import load_method_playbook
    from stages.worksheets import WORKSHEETS
    from workshop.cases.bench import Tried, try_playbook

    places = [_place(path) for path in paths]
    loaded = [(place, load_method_playbook(place.path, TUNABLE)) for place in places]
    if accept:
        for place, each in loaded:
            _accept(place, each)
    found = [try_playbook(each, place, WORKSHEETS) for place, each in loaded]
    faults = [fault for each in found if not isinstance(each, Tried) for fault in each]
    if faults:
        raise BadFile(msg("cases.failed", n=len(faults)), faults)
    tried = [each for each in found if isinstance(each, Tried)]
    settings = Settings.of(ctx)
    data = case_rows(tried) if settings.csv else [tried_data(each) for each in tried]
    emit(settings, data, lambda: page(tried, coverage=coverage, verbose=verbose), CASE_COLUMNS)
    if not all(_good(each, require_coverage) for each in tried):
        raise typer.Exit(1)


def _place(path: str) -> "Place":
    """Of what is named by its files, or by its id where it came along with the program."""
    from commands.playbook_named import is_path, nowhere
    from stages.shipped_playbooks import shipped
    from workshop.cases.bench import place_of

    if is_path(path) or os.path.exists(path):
        return place_of(path)
    if path not in shipped():
        raise nowhere(None, path)
    return place_of(shipped()[path])


def _accept(place: "Place", loaded: "Loaded") -> None:
    """Raises Refused where there is no folder to keep it in, BadFile where there is nothing to accept."""
    from commands.prep_file import write_whole
    from workshop.cases.bench import accepted_file
    from workshop.cases.wording import file_text

    if place.own_folder is None:
        raise Refused(msg("cases.only_in_folder", path=place.path))
    if loaded.parsed is None:
        raise BadFile(msg("lint.failed", n=len(loaded.faults)), loaded.faults)
    file = accepted_file(place.own_folder)
    os.makedirs(os.path.dirname(file), exist_ok=True)
    about = say("cases.accepted_head", playbook=loaded.parsed["playbook"], version=loaded.parsed["version"])
    write_whole(file, file_text(loaded.parsed, about))


def _good(tried: "Tried", require_coverage: bool) -> bool:
    return tried.passed and (tried.coverage.complete or not require_coverage)
