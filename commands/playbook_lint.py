"""`playbook lint`: everything that is wrong with playbooks as they stand in their files."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.playbook_counts import counts
from commands.printing import emit
from commands.settings import Settings
from engine.errors import BadFile
from engine.message import msg
from engine.playbook import Playbook, read_playbook
from words.say import say

if TYPE_CHECKING:
    from visits.template_check import Checked

Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_file")]


def lint(ctx: typer.Context, paths: Paths) -> None:
    """Raises BadFile with every fault of every file, its templates' too: each makes sample sheets."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook

    loaded = [(path, load_method_playbook(path, TUNABLE)) for path in paths]
    read = [(path, read_playbook(each.parsed)) for path, each in loaded if each.parsed is not None]
    checked = [_tried(path, playbook) for path, playbook in read]
    faults = [fault for _, each in loaded for fault in each.faults]
    faults += [fault for each in checked for fault in each.faults]
    if faults:
        raise BadFile(msg("lint.failed", n=len(faults)), faults)
    unseen = [why for each in checked for why in each.unseen]
    data = [{"file": path, **counts(playbook)} for path, playbook in read]

    def text() -> str:
        passed = [say("lint.passed", title=p.title, **counts(p)) for _, p in read]
        return "\n".join([*passed, *(say("lint.unseen", why=why) for why in unseen)])

    emit(Settings.of(ctx), data, text)


def _tried(path: str, playbook: Playbook) -> "Checked":
    """Faults by the path of the template, as all others are."""
    from engine.playbook_text.file import templates_of
    from stages.worksheets import WORKSHEETS
    from visits.template_check import check_templates

    checked = check_templates(playbook, WORKSHEETS)
    folder = templates_of(path)
    named = (fault._replace(file=f"{folder}/{fault.file}") for fault in checked.faults)
    return checked._replace(faults=tuple(named))
