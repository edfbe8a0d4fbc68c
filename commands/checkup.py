"""What `doctor` looks at: the installation, the database and where it lies."""

import os
import sys
from datetime import UTC, datetime
from typing import NamedTuple

from commands.settings import Settings
from engine import people, playbooks, workspace
from engine.clock import day_of, to_instant
from engine.database_url import POSTGRESQL
from engine.errors import DealgateError, NotAllowed
from engine.message import Message, Step, msg, step
from engine.sqlite_store import SqliteStore
from engine.store import Store, open_store
from engine.working_days import years_of

_NETWORK = {"nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "afs", "9p", "fuse.sshfs", "ncpfs", "ceph"}


class Check(NamedTuple):
    id: str
    ok: bool
    message: Message
    hint: Message | Step | None = None


def checks(settings: Settings) -> list[Check]:
    """Every check that can be made; what depends on a database is left out when there is none."""
    found = [_python(), _terminal()]
    try:
        store = open_store(settings.db)
    except NotAllowed:
        raise  # whoever isn't let in is told that, and nothing of how things stand there
    except DealgateError as error:
        return [*found, Check("database", False, error.message, error.hint)]
    with store:
        found.append(Check("database", True, msg("start.db_found", path=store.name)))
        found += [
            *_disk(store),
            *_server(store),
            _soundness(store),
            *_guard(store),
            _person(store, settings),
            *_calendar(store),
        ]
        found += [*_playbooks(store), *_limits(store)]
    return found


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("python", sys.version_info >= (3, 11), msg("start.python", version=version))


def _terminal() -> Check:
    encoding = (sys.stdout.encoding or "").lower()
    fits = encoding.replace("-", "") in ("utf8", "gb18030", "utf16")
    return Check(
        "terminal", fits, msg("start.terminal" if fits else "start.terminal_poor", encoding=encoding)
    )


def _disk(store: Store) -> list[Check]:
    """Where a file lies; a server knows best where it keeps its own."""
    if not isinstance(store, SqliteStore):
        return []
    kind = _file_system(os.path.realpath(store.path))
    if kind in _NETWORK:
        return [Check("disk", False, msg("start.network_drive", kind=kind))]
    return [Check("disk", True, msg("start.local_disk"))]


def _server(store: Store) -> list[Check]:
    """How a server is reached, and what it is."""
    if store.kind != POSTGRESQL:
        return []
    from engine.postgres.grants import edition
    from engine.postgres.health import TESTED, health
    from engine.postgres.store import span

    found = health(store)
    older = found.major < min(TESTED)
    apart = "agrees" if abs(found.skew) < 1 else "ahead" if found.skew > 0 else "behind"
    off = None if found.clock_holds else msg("store.set_clock")
    way = "encrypted" if found.encrypted else "local" if found.local else "open"
    enforced = "server_rights" if store.login is not None else "server_above"
    old = found.rights and found.edition != edition()
    rights = "server_old_rights" if old else enforced if found.rights else "server_no_rights"
    tried = tuple(map(str, TESTED))
    checks = [
        Check(
            "server",
            not older,
            msg("db.server_old", version=found.version, tried=tried)
            if older
            else msg("db.server", version=found.version),
        ),
        Check("encoding", found.encoding == "UTF8", msg("db.server_encoding", encoding=found.encoding)),
        Check("clock", found.clock_holds, msg(f"db.server_clock_{apart}", time=span(found.skew)), off),
        Check("connection", way != "open", msg(f"db.server_{way}")),
        Check("rights", not old, msg(f"db.{rights}", login=found.login), step("db grant") if old else None),
    ]
    if found.behind:
        checks.append(Check("places", False, msg("store.places_behind", path=store.name), step("db upgrade")))
    return [*checks, Check("replica", True, msg("db.server_replica"))] if found.replica else checks


def _file_system(path: str) -> str:
    """The kind of file system a path lies on, where the system tells (Linux); else nothing."""
    try:
        with open("/proc/mounts", encoding="utf-8", errors="replace") as mounts:
            points = [line.split()[1:3] for line in mounts]
    except OSError:
        return ""
    holding = [(point, kind) for point, kind in points if path.startswith(point.rstrip("/") + "/")]
    return max(holding, key=lambda found: len(found[0]))[1] if holding else ""


def _soundness(store: Store) -> Check:
    sound = store.is_sound()
    if sound is None:
        return Check("files", True, msg("start.server_files"))
    return Check("soundness", sound, msg("start.sound" if sound else "start.unsound"))


def _guard(store: Store) -> list[Check]:
    """Where what keeps history from being changed is gone."""
    return [] if store.is_guarded() else [Check("guard", False, msg("db.unguarded"), step("db verify"))]


def _person(store: Store, settings: Settings) -> Check:
    """Whoever looks after a server need not be anybody here, unless they say who they are."""
    user = store.login or settings.user
    known = any(p.user == user and p.left_on is None for p in people.everyone(store))
    if not known and store.kind == POSTGRESQL and store.login is None and settings.acting is None:
        return Check("person", True, msg("start.looks_after", user=user))
    return Check("person", known, msg("start.known" if known else "start.not_known", user=user))


def _playbooks(store: Store) -> list[Check]:
    """Versions that came along with the program and are newer than those installed."""
    from stages.shipped_playbooks import ALONG

    newest = {each.id: each.version for each in reversed(playbooks.overview(store))}
    newer = {each.id: each.version for each in ALONG}
    return [
        Check(
            "playbook", True, msg("start.newer_playbook", playbook=id, version=version, installed=newest[id])
        )
        for id, version in newer.items()
        if newest.get(id, version) < version
    ]


def _limits(store: Store) -> list[Check]:
    """Those that were learned, where they can't be read."""
    from coach.limits.limits import last_learned

    unreadable = last_learned(store) is None
    return [Check("limits", False, msg("coach.limits_unreadable"))] if unreadable else []


def _calendar(store: Store) -> list[Check]:
    """Through which year working days are known, and what of this year and the next may still change."""
    from commands.calendar import warnings

    here = workspace.load(store)
    today = day_of(to_instant(datetime.now(UTC)), here.time_zone)
    years = years_of(store, here.country)
    last = max(years, default=0)
    settled = today.year in years and not years[today.year].provisional
    known = "start.calendar" if last >= today.year else "start.calendar_over"
    more = [Check("calendar", True, said) for said in warnings(years, today)]
    return [Check("calendar", settled, msg(known, year=last)), *more]
