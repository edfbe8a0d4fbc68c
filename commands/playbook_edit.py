"""`playbook edit`: a few places of a playbook's file changed, and all its other lines left as they are."""

import os
import stat
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.failure import fault_line
from commands.os_trouble import why
from commands.prep_file import write_whole
from commands.printing import emit
from commands.settings import Settings
from engine.errors import BadFile, Fault, NotFound, Refused, Usage
from engine.message import Message, msg, step
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.file import Loaded
    from workshop.editing.asked import Ask
    from workshop.editing.edit import Edited

Path = Annotated[str, typer.Argument(metavar="metavar.file", help="argument.playbook_path")]
Edits = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.edits", help="argument.edits", show_default=False)
]
Removed = Annotated[
    list[str] | None,
    typer.Option("--remove", metavar="metavar.path", help="option.remove", show_default=False),
]
Raised = Annotated[bool, typer.Option("--raise-version", help="option.raise_version")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="option.edit_dry_run")]


def edit(
    ctx: typer.Context,
    path: Path,
    edits: Edits = None,
    remove: Removed = None,
    raise_version: Raised = False,
    dry_run: DryRun = False,
) -> None:
    """Written only when it is read again and means just what was asked, with no fault it had not before."""
    if Settings.of(ctx).csv:
        raise Usage(msg("shell.no_csv"))  # before anything is written
    said = _file(path)
    file = os.path.realpath(said)
    before = _loaded(file, said)
    if before.written is None:
        raise BadFile(msg("lint.failed", n=len(before.faults)), before.faults)
    text, mark = _text(file)
    whole = before.written.data
    asks = _asks(edits or (), remove or (), whole, raise_version)
    changed = _edited(file, said, text, whole, before.faults, asks)
    after = _tried(file, said, changed.text)
    _check(before, after, changed)
    difference = _difference(said, text, changed.text)
    if difference and not dry_run:
        mode = stat.S_IMODE(os.stat(file).st_mode)
        write_whole(file, mark + changed.text.encode())
        os.chmod(file, mode)
    warnings = _new(before.warnings, after.warnings)
    after = after._replace(warnings=tuple(warnings))
    _tell(ctx, said, difference, after, changed.notes if difference else (), dry_run)


def _file(path: str) -> str:
    """Raises NotFound where there is none to change: those that came along are nobody's own."""
    from engine.playbook_text.sources import file_of
    from stages.shipped_playbooks import shipped

    said = file_of(path)
    if os.path.isfile(said):
        return said
    if path in shipped():
        raise NotFound(
            msg("editing.came_along", id=path),
            hint=step("playbook new", playbook=f"our-{path}", extends=path),
        )
    raise NotFound(msg("editing.no_file", path=path), hint=step("playbook new", playbook=None))


def _text(file: str) -> tuple[str, bytes]:
    """Without the byte order mark it may begin with, and that."""
    with open(file, "rb") as opened:
        content = opened.read()
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    return content.removeprefix(mark).decode(), mark


def _asks(
    edits: Iterable[str], removed: Iterable[str], whole: dict[str, Any], raise_version: bool
) -> "tuple[Ask, ...]":
    """Raises Usage where one of them can't be read."""
    from workshop.editing.asked import Ask, read_asks

    asks, wrong = read_asks(edits, removed)
    if wrong:
        raise Usage(wrong[0])
    if raise_version:
        version = whole.get("version")
        asks = (*asks, Ask("set", "version", version + 1 if isinstance(version, int) else 1))
    if not asks:
        raise Usage(msg("editing.nothing_asked"))
    return asks


def _edited(
    file: str, said: str, text: str, whole: dict[str, Any], faults: tuple[Fault, ...], asks: "tuple[Ask, ...]"
) -> "Edited":
    """Raises BadFile where it is no clean YAML, or can't be changed so."""
    from engine.yaml_places import read_tree
    from workshop.editing.edit import NotEdited, edited

    if read_tree(text).faults:
        raise BadFile(msg("lint.failed", n=len(faults)), faults)
    found = edited(text, whole, _base(file, text), asks)
    if isinstance(found, NotEdited):
        raise BadFile(msg("editing.cannot"), [Fault(said, 0, 0, each.path, each.what) for each in found.why])
    return found


def _base(file: str, text: str) -> dict[str, Any] | None:
    """What the file builds on: what one means that extends the same and says nothing else."""
    import json

    from engine.yaml_places import read_tree

    own = read_tree(text).data
    if not isinstance(own.get("extends"), str):
        return None
    bare = {key: own.get(key) for key in ("playbook", "version", "title", "extends")}
    written = _tried(file, file, json.dumps(bare)).written
    return written.data if written is not None else None


def _tried(file: str, said: str, text: str) -> "Loaded":
    """The text as if it stood in the file: beside it, where all it refers to is found."""
    trial = os.path.join(os.path.dirname(file), f".{os.path.basename(file)}.{os.getpid()}.part.yaml")
    try:
        with open(trial, "w", encoding="utf-8", newline="") as opened:
            opened.write(text)
        return _loaded(trial, said, stands_at=file)
    except OSError as error:
        raise Refused(msg("shell.file", path=said, why=why(error))) from None
    finally:
        with suppress(OSError):
            os.unlink(trial)


def _loaded(file: str, said: str, stands_at: str | None = None) -> "Loaded":
    """Faults under the name it was called by."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook

    loaded = load_method_playbook(file, TUNABLE, stands_at=stands_at)

    def named(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        return tuple(each._replace(file=said) if each.file == file else each for each in faults)

    return loaded._replace(faults=named(loaded.faults), warnings=named(loaded.warnings))


def _check(before: "Loaded", after: "Loaded", changed: "Edited") -> None:
    """Raises BadFile with what the edit would break, Refused where it would mean something else."""
    from workshop.editing.rewriting import same

    if new := _new(before.faults, after.faults):
        raise BadFile(msg("editing.would_break", n=len(new)), new)
    if after.written is None or not same(after.written.data, changed.means):
        raise Refused(msg("editing.not_by_lines"))


def _new(before: tuple[Fault, ...], after: tuple[Fault, ...]) -> list[Fault]:
    had, now = Counter(map(_kind, before)), Counter(map(_kind, after))
    return [fault for fault in after if now[_kind(fault)] > had[_kind(fault)]]


def _kind(fault: Fault) -> str:
    """What is wrong, wherever it stands: an edit may move it."""
    return repr((fault.what.id, sorted(fault.what.params.items(), key=lambda each: each[0])))


def _difference(file: str, old: str, new: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(old.splitlines(), new.splitlines(), file, file, n=2, lineterm="")
    return "\n".join(lines)


def _tell(
    ctx: typer.Context,
    file: str,
    difference: str,
    after: "Loaded",
    notes: tuple[Message, ...],
    dry_run: bool,
) -> None:
    end = "editing.would_change" if dry_run else "editing.changed"
    said = [say(Message(note.id, {**note.params, "file": file})) for note in notes]
    data = {"file": file, "changed": bool(difference) and not dry_run, "diff": difference, "notes": said}

    def text() -> str:
        lines = [difference] if difference else []
        lines.append(say(end if difference else "editing.unchanged", file=file))
        lines += [*said, *map(fault_line, after.warnings)]
        if after.faults:
            lines.append(say("editing.still_broken", n=len(after.faults), file=file))
        return "\n".join(lines)

    emit(Settings.of(ctx), data, text)
