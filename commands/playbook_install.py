"""`playbook install`: a version from its files into the database."""

import json
import os
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from commands.desk import writing
from commands.playbook_counts import counts
from commands.playbook_named import Named, from_files, is_path, nowhere
from commands.printing import unpainted
from commands.step_line import command_line
from engine import playbooks
from engine.change import Change
from engine.errors import DealgateError, Refused, Usage
from engine.message import Step, Text, msg, step
from engine.store import Store
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
        raise _not_there(desk.store, playbook)
    new = from_files(playbook if is_path(playbook) else shipped()[playbook], playbook)

    def work(change: Change) -> dict[str, Any]:
        before = playbooks.kept(change.store, new.playbook.id)
        try:
            installed = playbooks.install(change, new.parsed, new.source, digest(new.parsed))
        except playbooks.VersionTaken as refused:
            raise _refused(refused, new) from None
        older = playbooks.live_on_older(change.store, new.playbook.id, new.playbook.version)
        if not installed:
            lines = [_called(new, "playbook_page.stands_already")]
        elif desk.settings.dry_run:
            lines, older = [_called(new, "playbook_page.would_install")], False
        else:
            lines = list(_installed(new, before if older else None))
        if older:
            lines.append(_arrow(step("playbook upgrade", playbook=new.playbook.id, dry_run="")))
        if playbook in shipped() and os.path.isfile(os.path.join(playbook, "playbook.yaml")):
            lines.append(say("playbook_page.not_the_folder", playbook=playbook))
        return {**counts(new.playbook), "installed": installed, "message": "\n".join(lines)}

    desk.do("playbook install", work)


def _not_there(store: Store, given: str) -> DealgateError:
    id, at, _ = given.partition("@")
    if not at:
        return nowhere(store, given)
    hint = step("playbook install", playbook=id) if id in shipped() else None
    return Usage(msg("playbooks.install_by_version", given=given, playbook=id), hint=hint)


def _called(new: Named, said: str) -> str:
    read = new.playbook
    return say(said, title=read.title, playbook=read.id, version=read.version)


def _installed(new: Named, before: playbooks.Kept | None) -> Iterator[str]:
    """Which deals go by it. `before`: the newest until now, where live deals follow an older one."""
    id, said = new.playbook.id, _called(new, "playbook_page.installed")
    yield say("playbook_page.for_new" if id == METHOD else "playbook_page.for_named", said=said, playbook=id)
    if id != METHOD:
        yield _arrow(step("new", title=None, playbook=id))
    if before is not None:
        signs_stay = json.loads(before.parsed).get("signs") == new.parsed.get("signs")
        yield say("playbook_page.older_keep" if signs_stay else "playbook_page.older_keep_but_signs")


def _arrow(taken: Step) -> str:
    return f"  → {command_line(taken)}"


def _refused(refused: playbooks.VersionTaken, new: Named) -> Refused:
    """With the command that gives it the next free number; what differs from the one that stands there."""
    hint = _renumbered(new, refused.free)
    if refused.standing is None:
        return Refused(refused.message, hint=hint, details=refused.details)
    from commands.playbook_diff import difference_data, difference_lines
    from workshop.diff.differences import differences

    found = differences(refused.standing, new.parsed)
    lines = "".join(f"\n{unpainted(line)}" for line in difference_lines(found))
    said = msg("playbooks.changed_how", said=refused.message, differences=Text(lines, lines))
    details = {**refused.details, "differences": [difference_data(each) for each in found]}
    return Refused(said if found else refused.message, hint=hint, details=details)


def _renumbered(new: Named, free: int) -> Step | None:
    """Nobody edits what came along with the program."""
    if not is_path(new.said):
        return None
    one_more = free == new.playbook.version + 1
    number = {"--raise-version": ""} if one_more else {"version": str(free)}
    return step("playbook edit", path=new.said, **number)
