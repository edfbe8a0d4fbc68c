"""`playbook install`: a version from its files into the database."""

from typing import Annotated, Any

import typer

from commands.desk import writing
from commands.playbook_counts import counts
from engine import playbooks
from engine.change import Change
from engine.errors import BadFile
from engine.message import msg
from engine.playbook import read_playbook
from words.say import say

Path = Annotated[
    str | None, typer.Argument(metavar="metavar.file", help="argument.playbook_install", show_default=False)
]


def install(ctx: typer.Context, path: Path = None) -> None:
    """Without a path what came along with the program. Raises BadFile with every fault."""
    from coach.signs.table import TUNABLE
    from commands.start import shipped_folder
    from engine.playbook_text.file import digest
    from stages.method_playbook import load_method_playbook

    desk = writing(ctx)
    playbooks.check_may_install(desk.actor)  # nobody mends what is not theirs to install
    path = path or f"{shipped_folder()}/client-value"
    loaded = load_method_playbook(path, TUNABLE)
    if loaded.parsed is None:
        raise BadFile(msg("lint.failed", n=len(loaded.faults)), loaded.faults)
    parsed = loaded.parsed

    def work(change: Change) -> dict[str, Any]:
        new = playbooks.install(change, parsed, loaded.source, digest(parsed))
        playbook = read_playbook(parsed)
        said = "playbook_page.installed" if new else "playbook_page.stands_already"
        message = say(said, title=playbook.title, playbook=playbook.id, version=playbook.version)
        return {**counts(playbook), "installed": new, "message": message}

    desk.do("playbook install", work)
