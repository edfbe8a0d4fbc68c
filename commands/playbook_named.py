"""A playbook as a command names it: the path of its files, an id, or an id with a version."""

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from commands.desk import reading
from engine import playbooks
from engine.errors import BadFile, NoDatabase, NotFound
from engine.message import Message, msg, step
from engine.nearest import nearest
from engine.playbook import Playbook, read_playbook
from engine.store import Store
from stages.shipped_playbooks import shipped

if TYPE_CHECKING:
    from engine.playbook_text.written import Written


class Named(NamedTuple):
    """`said` is how to call it in a sentence, `file` where it was read from; None of an installed one."""

    playbook: Playbook
    parsed: Mapping[str, Any]
    said: str
    file: str | None
    source: str
    """Its YAML, whole: what it extends is merged in."""
    written: "Written | None"
    """With the place of each line; None of an installed one."""


def is_path(text: str) -> bool:
    """Whether it names files rather than an id: it looks like it, or they are there.

    The id of one that came along is always that one, for a folder of its name may lie about anywhere.
    """
    if os.sep in text or "/" in text or text.endswith((".yaml", ".yml")):
        return True
    there = os.path.isfile(text) or os.path.isfile(os.path.join(text, "playbook.yaml"))
    return there and text not in shipped()


def named(ctx: typer.Context, text: str) -> Named:
    """A path, `id@version` as installed, or an `id`: the newest installed, else the one that came along.

    Opens the database only where the text is no path. Raises BadFile with every fault, NotFound.
    """
    if is_path(text):
        return from_files(text, text)
    id, _, version = text.partition("@")
    try:
        store = reading(ctx).store
    except NoDatabase as missing:
        if text not in shipped():
            raise missing if id in shipped() else nowhere(None, text, missing.message) from None
        return from_files(shipped()[text], text)
    return installed_or_shipped(store, id, version)


def installed_or_shipped(store: Store, id: str, version: str = "") -> Named:
    """Without a version the newest installed; that of the program where none is. Raises NotFound."""
    row = playbooks.kept(store, id, as_number(version)) if not version or as_number(version) else None
    if row is not None:
        parsed = json.loads(row.parsed)
        return Named(read_playbook(parsed), parsed, f"{id}@{parsed['version']}", None, row.source, None)
    if not version and id in shipped():
        return from_files(shipped()[id], id)
    raise nowhere(store, f"{id}@{version}" if version else id)


def as_number(version: str) -> int | None:
    """None where it is no number, or one that no version ever comes to."""
    return int(version) if version.isascii() and version.isdecimal() and int(version[:11]) < 2**31 else None


def installed(store: Store, id: str) -> Playbook:
    """The newest version, for a deal to follow. Raises NotFound; what came along says how to install it."""
    try:
        return playbooks.newest(store, id)
    except NotFound as unknown:
        if id in shipped():
            what, hint = msg("playbooks.not_installed", playbook=id), step("playbook install", playbook=id)
            raise NotFound(what, hint=hint, details=unknown.details) from None
        if close := nearest(id, shipped()):
            said = msg("deals.did_you_mean", close=close)
            raise NotFound(unknown.message, hint=said, details=unknown.details) from None
        raise


def from_files(path: str, said: str) -> Named:
    """Raises BadFile with every fault."""
    from coach.signs.table import TUNABLE
    from stages.method_playbook import load_method_playbook

    loaded = load_method_playbook(path, TUNABLE)
    if loaded.parsed is None:
        raise BadFile(msg("lint.failed", n=len(loaded.faults)), loaded.faults)
    return Named(read_playbook(loaded.parsed), loaded.parsed, said, path, loaded.source, loaded.written)


def nowhere(store: Store | None, given: str, otherwise: Message | None = None) -> NotFound:
    """Neither installed nor brought along: which comes close, or what else there is to say."""
    known = [f"{each.id}@{each.version}" for each in playbooks.overview(store)] if store else []
    ids = dict.fromkeys([*(each.partition("@")[0] for each in known), *shipped()])
    choices = [*known, *ids] if "@" in given else list(ids)
    close = nearest(given, choices)
    hint = msg("deals.did_you_mean", close=close) if close else otherwise or step("playbook list")
    return NotFound(msg("playbooks.nowhere", playbook=given), hint=hint, details={"candidates": choices})
