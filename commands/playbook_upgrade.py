"""`playbook upgrade`: deals go to another version of their playbook, all of a batch or none, and back."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from coach.limits.learning import relearn
from commands import filters
from commands.choices import chosen
from commands.completion import deal_keys
from commands.desk import Desk, writing
from commands.playbook import only
from commands.playbook_named import installed
from commands.progress import progress
from commands.upgrade_page import taken_back, upgraded
from engine import playbooks, upgrades
from engine.change import Change
from engine.errors import Usage
from engine.message import msg, step
from engine.playbook import Playbook
from engine.upgrades import Wish
from words.say import say

Id = Annotated[str | None, typer.Argument(metavar="metavar.playbook", help="argument.playbook")]
To = Annotated[str | None, typer.Option("--to", metavar="metavar.version", help="option.upgrade_to")]
Stages = Annotated[
    list[str] | None, typer.Option("--stage", metavar="metavar.stage_to", help="option.upgrade_stage")
]
Deals = Annotated[
    list[str] | None,
    typer.Option("--deal", metavar="metavar.deal", help="option.upgrade_deal", autocompletion=deal_keys),
]
Owner = Annotated[str | None, typer.Option("--owner", metavar="metavar.user", help="option.owner")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Batch = Annotated[str | None, typer.Option("--take-back", metavar="metavar.batch", help="option.take_back")]

COLUMNS = (
    *("key", "title", "owner", "stage", "to_stage", "status", "to_status"),
    *("was.passed", "was.met", "was.all"),
    *("becomes.passed", "becomes.met", "becomes.all", "changes", "requirements"),
    *("unproven", "left.answers", "left.items", "left.waivers"),
)


def upgrade(
    ctx: typer.Context,
    playbook: Id = None,
    to: To = None,
    stage: Stages = None,
    deal: Deals = None,
    owner: Owner = None,
    team: Team = None,
    take_back: Batch = None,
) -> None:
    """A rehearsal (`--dry-run`) does all of it, says what became of each deal, and takes it back."""
    desk = writing(ctx)
    work: Callable[[Change], dict[str, Any]]
    if take_back is not None:
        if any((playbook, to, stage, deal, owner, team)):
            raise Usage(msg("upgrade.batch_alone"))
        work = partial(_back, desk, id=take_back)
    else:
        wish = _wish(desk, playbook or only(desk.store), to, stage or [], deal or [], owner, team)
        work = partial(_go, desk, wish=wish)
    desk.do("playbook upgrade", work, rows="deals", columns=COLUMNS)


def _go(desk: Desk, change: Change, *, wish: Wish) -> dict[str, Any]:
    with progress(say("upgrade.progress")) as show:
        batch, effects = upgrades.upgrade(change, wish, show)
    if effects:
        relearn(change)
    return upgraded(wish, batch, effects, rehearsed=desk.settings.dry_run)


def _back(desk: Desk, change: Change, *, id: str) -> dict[str, Any]:
    with progress(say("upgrade.progress")) as show:
        batch, effects = upgrades.take_back(change, id, show)
    relearn(change)
    return taken_back(batch, effects, rehearsed=desk.settings.dry_run)


# ── what is asked ─────────────────────────────────────────────────────────────────────────────


def _wish(
    desk: Desk,
    of: str,
    to: str | None,
    stage: list[str],
    deal: list[str],
    owner: str | None,
    team: str | None,
) -> Wish:
    _check_named(desk, of)
    goal = _goal(desk, of, to)
    given = filters.read(desk.store, owner=owner, team=team)
    keys = tuple(dict.fromkeys(desk.key(each, writing=True) for each in deal)) or None
    return Wish(of, goal, _stages(desk, of, goal, stage), keys, filters.of_deals(given), given)


def _check_named(desk: Desk, of: str) -> None:
    """Which deals are meant is one playbook's, of whatever version; to which they go is said by --to."""
    id, at, version = of.partition("@")
    if at:
        installed(desk.store, id)
        there = step("playbook upgrade", playbook=id, to=version or None)
        raise Usage(msg("upgrade.of_no_version", given=of, playbook=id), hint=there)
    installed(desk.store, of)


def _goal(desk: Desk, of: str, to: str | None) -> Playbook:
    """A version of the same playbook, or `OTHER@VERSION`, or the newest of another."""
    if to is None:
        return playbooks.newest(desk.store, of)
    id, _, version = f"{of}@{to}".partition("@") if to.isdecimal() else to.partition("@")
    if version and (not version.isdecimal() or len(version) > 9):
        raise Usage(msg("upgrade.bad_version", given=to), hint=step("playbook list"))
    ids = {book.id for book in playbooks.installed(desk.store)}
    if not version and id not in ids and (number := id.lower().removeprefix("v")).isdecimal():
        there = step("playbook upgrade", playbook=of, to=number)
        raise Usage(msg("upgrade.bad_version", given=to), hint=there)
    newest = installed(desk.store, id)
    return playbooks.load(desk.store, id, int(version)) if version else newest


def _stages(desk: Desk, of: str, goal: Playbook, given: list[str]) -> dict[str, str]:
    """`OLD=NEW`, each by its id or name. A stage the new playbook has is no stage to be led elsewhere."""
    books = [book for book in playbooks.installed(desk.store) if book.id == of]
    old = {id: called for book in reversed(books) for id, called in filters.stage_names(book).items()}
    found: dict[str, str] = {}
    for each in given:
        left, equals, right = each.partition("=")
        if not equals:
            raise Usage(msg("upgrade.bad_stage", given=each))
        stage = chosen(left, old, "moves.unknown_stage")
        if stage in goal.order:
            raise Usage(msg("upgrade.stage_stands", stage=stage, playbook=goal.id, version=goal.version))
        led = chosen(right, filters.stage_names(goal), "moves.unknown_stage")
        if found.setdefault(stage, led) != led:
            raise Usage(msg("upgrade.stage_twice", stage=stage, goals=(found[stage], led)))
    return found
