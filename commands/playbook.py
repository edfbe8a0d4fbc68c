"""`playbook`: which are installed, what one asks for, and what is wrong with one being written."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.desk import Desk, reading, writing
from commands.playbook_page import page, playbook_data
from commands.printing import Column, emit, table
from commands.settings import Settings
from engine import playbooks
from engine.change import Change
from engine.clock import day_of
from engine.errors import BadFile, NotFound
from engine.message import Text, msg, step
from engine.playbook import Playbook, read_playbook
from engine.store import Store
from words.say import say, write

if TYPE_CHECKING:
    from visits.template_check import Checked

Id = Annotated[str | None, typer.Argument(metavar="metavar.playbook", help="argument.playbook")]
Paths = Annotated[list[str], typer.Argument(metavar="metavar.file", help="argument.playbook_file")]
Path = Annotated[
    str | None, typer.Argument(metavar="metavar.file", help="argument.playbook_install", show_default=False)
]


def list_(ctx: typer.Context) -> None:
    desk = reading(ctx)
    found = [{**each._asdict(), "title": each.title._asdict()} for each in playbooks.overview(desk.store)]
    desk.emit(found, lambda: _list_text(desk, found))


def show(ctx: typer.Context, playbook: Id = None) -> None:
    """The newest version of a playbook; the id may be left out where there is but one."""
    desk = reading(ctx)
    found = playbooks.newest(desk.store, playbook or _only(desk.store))
    desk.emit(playbook_data(found), lambda: page(found))


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
    data = [{"file": path, **_counts(playbook)} for path, playbook in read]

    def text() -> str:
        passed = [say("lint.passed", title=p.title, **_counts(p)) for _, p in read]
        return "\n".join([*passed, *(say("lint.unseen", why=why) for why in unseen)])

    emit(Settings.of(ctx), data, text)


def _tried(path: str, playbook: Playbook) -> "Checked":
    """Faults by the path of the template, as all others are."""
    from engine.playbook_file import templates_of
    from stages.worksheets import WORKSHEETS
    from visits.template_check import check_templates

    checked = check_templates(playbook, WORKSHEETS)
    folder = templates_of(path)
    named = (fault._replace(file=f"{folder}/{fault.file}") for fault in checked.faults)
    return checked._replace(faults=tuple(named))


def install(ctx: typer.Context, path: Path = None) -> None:
    """Without a path what came along with the program. Raises BadFile with every fault."""
    from coach.signs.table import TUNABLE
    from commands.start import shipped_folder
    from engine.playbook_file import digest
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
        return {**_counts(playbook), "installed": new, "message": message}

    desk.do("playbook install", work)


def _only(store: Store) -> str:
    ids = sorted({each.id for each in playbooks.overview(store)})
    if len(ids) != 1:
        what = msg("playbook_page.which") if ids else msg("playbook_page.none")
        raise NotFound(what, hint=step("playbook list"), details={"candidates": ids})
    return ids[0]


def _list_text(desk: Desk, found: list[dict[str, Any]]) -> str:
    if not found:
        return say("playbook_page.none")
    zone = desk.view.workspace.time_zone
    columns = (
        Column(say("playbook_page.col_id")),
        Column(say("playbook_page.col_version"), right=True),
        Column(say("playbook_page.col_title"), shrinks=True),
        Column(say("playbook_page.col_installed")),
        Column(say("playbook_page.col_deals"), right=True),
    )
    rows = [
        (
            each["id"],
            str(each["version"]),
            say(Text(**each["title"])),
            write(day_of(each["installed_at"], zone)),
            str(each["deals"]),
        )
        for each in found
    ]
    return table(rows, columns)


def _counts(playbook: Playbook) -> dict[str, Any]:
    requirements = [r for stage in playbook.stages for r in stage.gate]
    return {
        "playbook": playbook.id,
        "version": playbook.version,
        "stages": len(playbook.stages),
        "requirements": len(requirements),
        "points": sum(r.kind == "decision" for r in requirements),
    }
