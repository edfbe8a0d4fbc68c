"""`kill -9` of what works on a whole database: an import, deals that go to a new version of their playbook,
a backup, a copy, an upgrade.

Each must be done or not begun, and when it is done again it is done.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import Any, NamedTuple

from benchmarks import office
from benchmarks.common import ROOT
from benchmarks.office import ACCOUNTS, pipeline_map
from engine import playbooks
from engine.database_url import SQLITE, kind_of
from engine.errors import DealgateError
from engine.migrating import migrate
from engine.playbook_text.file import digest
from engine.store import open_store
from engine.verify import verify
from exchange.incoming.row_import import BATCH

OLD_SCHEMA = "0004"
_OLD = ROOT / "tests" / "engine" / f"team_{OLD_SCHEMA}.sql"
_ROWS = BATCH + 500
"""More than one batch of an import."""


class Place(NamedTuple):
    """Where an errand is run. `folder` holds its files and nothing else; `empty(name)` is the address of
    another database of the same kind, still empty."""

    url: str
    folder: Path
    empty: Callable[[str], str]


class Errand(NamedTuple):
    """`prepare` gives the command line, `faults` what is wrong after the kill and after doing it again."""

    name: str
    prepare: Callable[[Place], list[str]]
    faults: Callable[[Place, list[str]], Iterator[str]]


def interrupted(place: Place, errand: Errand, seconds: float | None) -> tuple[bool, float, list[str]]:
    """Kill the errand after so many seconds, or let it finish, and do it again.

    Whether it was killed before its end, how long it took, and what is wrong.
    """
    argv = errand.prepare(place)
    started = perf_counter()
    one = subprocess.Popen([*_program(), *argv], cwd=ROOT, env=_environ(), stdout=subprocess.DEVNULL)
    if seconds is None:
        one.wait()
    else:
        sleep(seconds)
    killed = one.poll() is None
    one.kill()
    one.wait()
    return killed, perf_counter() - started, list(errand.faults(place, argv))


def errands_killed(
    place: Callable[[Errand], Place], times: int, random: Random
) -> Iterator[tuple[str, list[str]]]:
    """By turns; each is first run once in peace, to learn how long it takes. The name, and what is wrong."""
    usual: dict[str, float] = {}
    for at in range(times):
        errand = ERRANDS[at % len(ERRANDS)]
        if errand.name not in usual:
            _, usual[errand.name], faults = interrupted(place(errand), errand, None)
            if faults:
                yield f"{errand.name}, in peace", faults
        killed, faults = False, []
        while not (killed or faults):
            after = random.uniform(0.3, 1.0) * usual[errand.name]
            killed, _, faults = interrupted(place(errand), errand, after)
        yield errand.name, faults


def _program() -> list[str]:
    return [sys.executable, "-c", "from cli import app; app()"]


def _environ() -> dict[str, str]:
    return {**os.environ, "DEALGATE_USER": "ada", "DEALGATE_LANG": "en"}


def _again(argv: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_program(), *argv, "--json"], cwd=ROOT, env=_environ(), capture_output=True, text=True, check=False
    )


def _unclean(url: str, digest: str | None = None) -> Iterator[str]:
    with open_store(url) as store:
        proof = verify(store)
    yield from (f"verify: {flaw.subject} {flaw.seq} {flaw.what.id}" for flaw in proof.faults)
    if digest is not None and proof.digest != digest:
        yield f"{url} is not what it was copied from"


def _digest(url: str) -> str | None:
    with open_store(url) as store:
        return verify(store).digest


# ── import ────────────────────────────────────────────────────────────────────────────────────


def _import(place: Place) -> list[str]:
    table = place.folder / "deals.csv"
    rows = (f"x{n},Lot {n},{ACCOUNTS[0]},Prospecting" for n in range(_ROWS))
    table.write_text("\n".join(("id,title,account,stage", *rows)) + "\n", encoding="utf-8")
    map_ = str(pipeline_map(place.folder))
    return ["import", str(table), "--map", map_, "--request", "import", "--db", place.url]


def _half_imported(place: Place, argv: list[str]) -> Iterator[str]:
    sql = "SELECT count(*) AS n FROM event WHERE request = 'import' AND kind = 'import'"
    for when in ("after the kill", "when it was sent again"):
        with open_store(place.url) as store:
            row = store.row(sql)
        n = row["n"] if row else 0
        if n != _ROWS and (n % BATCH or when != "after the kill"):
            yield f"{n} of {_ROWS} rows {when}"
        if when == "after the kill" and (done := _again(argv)).returncode != 0:
            yield f"the next import says {done.stdout}"
    yield from _unclean(place.url)


# ── playbook upgrade ──────────────────────────────────────────────────────────────────────────


def _new_version(place: Place) -> list[str]:
    """All deals, those of an import as well, are to go to a version that asks for something else."""
    assert _again(_import(place)).returncode == 0, "an import in peace"
    with open_store(place.url, for_writing=True) as store:
        kept = playbooks.kept(store, "office")
        assert kept is not None, "what its deals follow"
        book: dict[str, Any] = json.loads(kept.parsed)
        book["version"] += 1
        book["stages"][0]["gate"][0]["valid_for"] = 5
        with store.transaction():
            playbooks.install(office.acting(store, "ada", expect=None, request=None), book, "", digest(book))
    return ["playbook", "upgrade", "office", "--request", "upgrade", "--db", place.url]


def _half_gone(place: Place, argv: list[str]) -> Iterator[str]:
    newest = "(SELECT max(version) FROM playbook WHERE id = 'office')"
    sql = (
        f"SELECT count(*) AS deals, count(CASE WHEN playbook_version = {newest} THEN 1 END) AS gone FROM deal"
    )
    for when in ("after the kill", "when it was sent again"):
        with open_store(place.url) as store:
            row = store.row(sql)
        deals, there = (row["deals"], row["gone"]) if row else (0, 0)
        if there not in (0, deals) or (there == 0 and when != "after the kill"):
            yield f"{there} of {deals} deals are on the new version {when}"
        if when == "after the kill" and (done := _again(argv)).returncode != 0:
            yield f"the next upgrade says {done.stdout}"
    yield from _unclean(place.url)


# ── backup, copy ──────────────────────────────────────────────────────────────────────────────


def _backup(place: Place) -> list[str]:
    return ["db", "backup", str(place.folder / "kept.sqlite"), "--db", place.url]


def _half_saved(place: Place, argv: list[str]) -> Iterator[str]:
    kept = place.folder / "kept.sqlite"
    if not kept.exists() and (done := _again(argv)).returncode != 0:
        yield f"the next backup says {done.stdout}"
    yield from _unclean(str(kept), _digest(place.url))
    strange = [one.name for one in place.folder.iterdir() if "kept" in one.name and one != kept]
    if strange:
        yield f"left lying about: {strange}"


def _copy(place: Place) -> list[str]:
    return ["db", "copy", place.url, place.empty("copy")]


def _half_copied(place: Place, argv: list[str]) -> Iterator[str]:
    target = argv[-1]
    if not _whole(target) and (done := _again(argv)).returncode != 0:
        yield f"the next copy says {done.stdout}"
    yield from _unclean(target, _digest(place.url))


def _whole(url: str) -> bool:
    try:
        with open_store(url) as store:
            return store.row("SELECT 1 FROM workspace") is not None
    except DealgateError:
        return False


# ── upgrade ───────────────────────────────────────────────────────────────────────────────────


def _upgrade(place: Place) -> list[str]:
    url = place.empty("old")
    grow_old(url)
    return ["db", "upgrade", "--db", url]


def _half_upgraded(place: Place, argv: list[str]) -> Iterator[str]:
    url = argv[-1]
    if (done := _again(argv)).returncode != 0:
        yield f"the next upgrade says {done.stdout}"
    yield from _unclean(url)
    with closing(_old_rows()) as dump, open_store(url) as store:
        row = store.row("SELECT count(*) AS n FROM event")
        (events,) = dump.execute("SELECT count(*) FROM event").fetchone()
        if row is None or row["n"] != events:
            yield f"{row and row['n']} events of {events} after the upgrade"
    for kept in place.folder.glob("*-before-*"):
        with closing(sqlite3.connect(kept)) as saved:
            if saved.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                yield f"{kept.name} is no good"
            if saved.execute("SELECT version_num FROM alembic_version").fetchone()[0] != OLD_SCHEMA:
                yield f"{kept.name} is not what stood before"


def _old_rows() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.executescript(_OLD.read_text(encoding="utf-8"))
    return made


def grow_old(url: str) -> None:
    """A database as an earlier program left it, with deals in it."""
    if kind_of(url) == SQLITE:
        with closing(_old_rows()) as dump, closing(sqlite3.connect(url)) as file:
            dump.backup(file)
            file.execute("PRAGMA journal_mode = WAL")
        return
    from sqlalchemy import MetaData, create_engine

    # Tables as they were then; the rows are those of the file.
    made = create_engine(url.replace("postgresql://", "postgresql+psycopg2://"))
    try:
        with made.begin() as held, closing(_old_rows()) as dump:
            migrate(held, to=OLD_SCHEMA)
            known = MetaData()
            known.reflect(held)
            dump.row_factory = sqlite3.Row
            for table in known.sorted_tables:
                rows: list[dict[str, Any]] = [dict(r) for r in dump.execute(f'SELECT * FROM "{table.name}"')]
                if rows and table.name != "alembic_version":
                    held.execute(table.insert(), rows)
    finally:
        made.dispose()


ERRANDS = (
    Errand("importing", _import, _half_imported),
    Errand("upgrading deals", _new_version, _half_gone),
    Errand("backing up", _backup, _half_saved),
    Errand("copying", _copy, _half_copied),
    Errand("upgrading", _upgrade, _half_upgraded),
)
