"""`playbook install`: a version from its files into the database."""

from typing import Annotated, Any

import typer

from commands.desk import writing
from commands.playbook_counts import counts
from commands.playbook_named import Named, from_files, is_path, nowhere
from commands.printing import unpainted
from commands.step_line import command_line
from engine import playbooks
from engine.change import Change
from engine.errors import Refused
from engine.message import Text, msg, step
from stages.shipped_playbooks import METHOD, shipped
from words.say import say

Wanted = Annotated[
    str, typer.Argument(metavar="metavar.file", help="argument.playbook_install", show_default=False)
]


def install(ctx: typer.Context, playbook: Wanted = METHOD) -> None:
    """A path, or the id of one that came along with the program. Raises BadFile with every fault."""
    from engine.playbook_text.file import digest

    desk = writing(ctx)
    playbooks.check_may_install(desk.actor)  # nobody mends what is not theirs to install
    if not is_path(playbook) and playbook not in shipped():
        raise nowhere(desk.store, playbook)
    new = from_files(playbook if is_path(playbook) else shipped()[playbook], playbook)

    def work(change: Change) -> dict[str, Any]:
        try:
            installed = playbooks.install(change, new.parsed, new.source, digest(new.parsed))
        except playbooks.MeaningChanged as refused:
            raise _told(refused, new) from None
        said = "playbook_page.installed" if installed else "playbook_page.stands_already"
        read = new.playbook
        lines = [say(said, title=read.title, playbook=read.id, version=read.version)]
        if playbooks.live_on_older(change.store, read.id, read.version):
            lines.append(f"  → {command_line(step('playbook upgrade', playbook=read.id, dry_run=''))}")
        return {**counts(read), "installed": installed, "message": "\n".join(lines)}

    desk.do("playbook install", work)


def _told(refused: playbooks.MeaningChanged, new: Named) -> Refused:
    """With what differs from the version that stands there."""
    from commands.playbook_diff import difference_data, difference_lines
    from workshop.diff.differences import differences

    found = differences(refused.standing, new.parsed)
    lines = "".join(f"\n{unpainted(line)}" for line in difference_lines(found))
    said = msg("playbooks.changed_how", said=refused.message, differences=Text(lines, lines))
    details = {**refused.details, "differences": [difference_data(each) for each in found]}
    return Refused(said if found else refused.message, details=details)
