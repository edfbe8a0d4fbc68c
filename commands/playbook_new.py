"""`playbook new`: a folder with a playbook that passes its checks, two cases, and what an editor goes by."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from commands.os_trouble import why
from commands.playbook_schema import schema_text
from commands.printing import emit, pad, width, wrap
from commands.settings import Settings
from engine.errors import BadFile, DealgateError, Refused, Usage
from engine.message import msg, step
from words.say import say

if TYPE_CHECKING:
    from engine.playbook_text.file import Loaded

Id = Annotated[str, typer.Argument(metavar="metavar.playbook", help="argument.new_playbook")]
Base = Annotated[
    str | None,
    typer.Option("--extends", metavar="metavar.playbook", help="option.extends", show_default=False),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="metavar.folder", help="option.new_out", show_default=False)
]

_ID = re.compile(r"[a-z][a-z0-9_-]{0,59}")
_COLUMNS = 100
"""Of a comment."""
_PLAYBOOK, _CASES = "playbook.yaml", "tests/first.yaml"


def new(ctx: typer.Context, playbook: Id, extends: Base = None, out: Out = None) -> None:
    """All of it or nothing, and never over what is there."""
    from workshop.json_schema.document import FILE

    settings = Settings.of(ctx)
    if settings.csv:
        raise Usage(msg("shell.no_csv"))  # before anything is written
    if _ID.fullmatch(playbook) is None:
        raise Usage(msg("scaffold.bad_id", given=playbook))
    _check_free(ctx, playbook)
    folder = os.path.normpath(out or playbook)
    if os.path.lexists(folder):
        raise Refused(msg("scaffold.exists", folder=folder))
    base = _base(extends, folder)
    half = os.path.join(os.path.dirname(folder), f".{os.path.basename(folder)}.{os.getpid()}.part")
    try:
        files = _texts(playbook, folder, base, half) | {FILE: schema_text()}
        _write(half, files)
        os.rename(half, folder)
    except OSError as error:
        raise Refused(msg("scaffold.no_folder", folder=folder, why=why(error))) from None
    finally:
        _clear(half)
    data = {"folder": folder, "files": sorted(files)}
    emit(settings, data, lambda: _said(playbook, folder, extends=base is not None))


def _check_free(ctx: typer.Context, id: str) -> None:
    """Raises Refused where one that came along, or is installed, is called so. No database is needed."""
    from commands.desk import reading
    from engine.playbooks import kept
    from stages.shipped_playbooks import shipped

    if id in shipped():
        own = step("playbook new", playbook=None, extends=id)
        raise Refused(msg("scaffold.came_along", playbook=id), hint=own)
    try:
        taken = kept(reading(ctx).store, id) is not None
    except DealgateError:  # whoever writes a playbook need not be anybody there
        return
    if taken:
        whole = step("playbook show", playbook=id, resolved="")
        raise Refused(msg("scaffold.installed", playbook=id), hint=whole)


def _base(extends: str | None, folder: str) -> str | None:
    """As the new file is to name it: a path from where that stands."""
    from commands.playbook_named import is_path

    if extends is None or not is_path(extends):
        return extends
    way = os.path.relpath(extends, folder)
    return way if "/" in way else f"./{way}"


def _texts(id: str, folder: str, base: str | None, half: str) -> dict[str, str]:
    """By the name of the file. Raises BadFile where there is no such base."""
    import json

    from workshop.scaffold.folder import cases_text, playbook_text, standing_data

    whole = standing_data(id)
    if base is not None:
        bare = {"playbook": id, "version": 1, "extends": base, "title": {"zh": "新", "en": "new"}}
        whole = _meaning(_loaded(half, json.dumps(bare)), folder, base)
    return {
        _PLAYBOOK: playbook_text(id, quote(folder), base, whole, _comment),
        _CASES: cases_text(whole, _comment),
    }


def _loaded(half: str, text: str) -> "Loaded":
    """Read where it will stand, so that siblings are found."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook

    _write(half, {_PLAYBOOK: text})
    return load_method_playbook(half, TUNABLE)


def _meaning(loaded: "Loaded", folder: str, base: str) -> dict[str, object]:
    """Raises BadFile; what is wrong with the name of the base is placed where it was typed."""
    if loaded.written is None or loaded.faults:
        typed = f"--extends {base}"
        own = [
            each._replace(file=typed, line=0, column=0, key="") if ".part" in each.file else each
            for each in loaded.faults
        ]
        raise BadFile(msg("scaffold.not_made", folder=folder, n=len(own)), own)
    return loaded.written.data


def _write(folder: str, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _clear(folder: str) -> None:
    """What was left half done."""
    from shutil import rmtree

    with suppress(OSError):
        rmtree(folder)


def _comment(name: str) -> list[str]:
    """Chinese breaks behind a mark, for nobody reads on in the middle of a word."""
    lines = [""]
    for clause in re.split(r"(?<=[，。；：])", say(f"scaffold.note_{name}")):
        if lines[-1] and width(lines[-1] + clause) > _COLUMNS:
            lines.append("")
        lines[-1] += clause
    return [part for line in lines if line for part in wrap(line, _COLUMNS).split("\n")]


def _said(id: str, folder: str, *, extends: bool) -> str:
    from workshop.json_schema.document import FILE

    files = {_PLAYBOOK: "scaffold.file_playbook", _CASES: "scaffold.file_cases", FILE: "scaffold.file_schema"}
    steps = {f"dealgate playbook lint {quote(folder)}": "scaffold.step_lint"}
    steps[f"dealgate playbook test {quote(folder)}"] = "scaffold.step_test"
    if extends:
        steps[f"dealgate playbook show {quote(folder)} --resolved --origin"] = "scaffold.step_show"
    steps[f"dealgate playbook install {quote(folder)}"] = "scaffold.step_install"
    steps[f"dealgate new … --playbook {id}"] = "scaffold.step_open"
    made, then = say("scaffold.made", folder=folder), say("scaffold.next")
    return f"{made}\n{_listed(files)}\n\n{then}\n{_listed(steps)}"


def _listed(about: Mapping[str, str]) -> str:
    column = max(map(width, about))
    return "\n".join(f"  {pad(name, column)}  {say(id)}" for name, id in about.items())
