"""Everybody at once: many processes, random commands, and the history held against what each was told.

    python -m benchmarks.storm [--db sqlite|postgresql|both] [--processes 16] [--commands 500] [--clients 20]
                               [--shells 8] [--lines 40] [--seed N] [--write]

Prints Markdown; `--write` puts it into docs/reliability.md. Exits 1 where anything was lost, invented, or
answered otherwise than by a yes, a closed gate (3), "may not" or "not there" (4), or a conflict (6).
"""

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from benchmarks import office, shell_storm
from benchmarks.random_commands import Chooser, Command
from benchmarks.reliability_page import write_section
from benchmarks.storm_table import Found, Size, table
from benchmarks.witness import Line, Place, Stopwatch, Told, carry, differences, places, read, written
from engine import workspace
from engine.errors import DealgateError
from engine.reads import View
from engine.store import Store, open_store
from engine.verify import verify

ANSWERS = (0, 3, 4, 6)
_WAIT = 3600


def storm(url: str, size: Size, folder: Path) -> Found:
    """On an empty database at `url`; `folder` is for the files of what was told."""
    office.found(url, clients=size.clients)
    with open_store(url) as store:
        before = places(store)
    door, shell = folder / "door", folder / "shell"
    door.mkdir()
    shell.mkdir()
    noted: list[str | None] = []
    door_seconds = _together(size.processes, lambda: noted.append(_digest(url)), _in_door, url, size, door)
    shell_seconds = _together(size.shells, lambda: None, shell_storm.work, url, size, shell)
    told = read(door), read(shell)
    return Found(
        *("PostgreSQL" if "://" in url else "SQLite", size),
        *(told[0], door_seconds, told[1], shell_seconds),
        *judge(url, size, before, *told, noted[0]),
    )


def _digest(url: str) -> str | None:
    """Noted while everybody writes."""
    sleep(0.3)
    with open_store(url) as store:
        return verify(store).digest


def _together(
    processes: int, meanwhile: Callable[[], object], work: Callable[..., None], *args: object
) -> float:
    """Run `work(number, ready, *args)` in so many processes, which begin at one moment; how long it took."""
    spawn = get_context("spawn")
    ready = spawn.Barrier(processes + 1)
    started: list[BaseProcess] = []
    for number in range(processes):
        started.append(spawn.Process(target=work, args=(number, ready, *args)))
        started[-1].start()
    ready.wait(timeout=120)
    watch = perf_counter()
    meanwhile()
    for one in started:
        one.join(_WAIT)
    return perf_counter() - watch


def _in_door(number: int, ready: Any, url: str, size: Size, folder: Path) -> None:
    """One process: commands at random, and what came of each in a file of its own."""
    office_clients = office.ACCOUNTS[: size.clients]
    with (
        open_store(url, for_writing=True) as store,
        (folder / f"{number}.told").open("w", encoding="utf-8") as file,
    ):
        here = workspace.load(store)
        view = View(store, here, datetime.now(UTC).date())
        chooser = Chooser(view, number, size.seed, folder, office_clients)
        ready.wait(timeout=120)
        for _ in range(size.commands):
            for line in _one(store, chooser):
                file.write(written(line) + "\n")


def _one(store: Store, chooser: Chooser) -> Iterator[Line]:
    """A command, and now and then the same again, which must change nothing and say the same."""
    watch = Stopwatch()
    command: Command | None = None
    try:
        command = chooser.next()
        watch = Stopwatch()
        done = carry(store, command)
        yield Line(command.act, 0, "", watch.ms, done.tries, done.events)
        chooser.keep(command, done.result)
        if command.request and chooser.random.random() < 0.1:
            watch = Stopwatch()
            again = carry(store, command)
            same = "" if (again.result, again.tries) == (done.result, 0) else f"{again} after {done}"
            yield Line("repeat", -1 if same else 0, same, watch.ms, 1, [])
    except DealgateError as no:
        yield Line(command.act if command else "look", no.exit_code, no.message.id, watch.ms, 1, [])
    except Exception:
        yield Line(command.act if command else "look", -1, traceback.format_exc(), watch.ms, 1, [])


def judge(
    url: str, size: Size, before: set[Place], door: list[Line], shell: list[Line], noted: str | None
) -> tuple[int, list[str]]:
    """How many events there are, and all that is wrong. `noted`: the digest taken while everybody wrote."""
    faults = [f"{line.act}: {line.code} {line.said}" for line in (*door, *shell) if line.code not in ANSWERS]
    asked = size.processes * size.commands, size.shells * size.lines
    answered = sum(line.act != "repeat" for line in door), len(shell)
    if asked != answered:
        faults.append(f"{asked} commands were given, {answered} answered")
    told: list[Told] = [event for line in (*door, *shell) for event in line.events]
    with open_store(url) as store:
        faults += differences(store, before, told)
        proof = verify(store, noted)
    faults += [f"verify: {flaw.subject} {flaw.seq} {flaw.what.id}" for flaw in proof.faults]
    if noted is None or proof.since is None or not proof.since.matches:
        faults.append("what stood in the middle of it no longer stands as it did")
    return proof.events, faults


def run(kind: str, size: Size) -> Found:
    with tempfile.TemporaryDirectory(prefix="dealgate-storm-") as name, _empty(kind, Path(name)) as url:
        return storm(url, size, Path(name))


@contextmanager
def _empty(kind: str, folder: Path) -> Iterator[str]:
    """Where a database may be made: on disk, and with fsync as anybody has it."""
    if kind == "sqlite":
        yield str(folder / "storm.sqlite")
        return
    from benchmarks.own_server import own_server

    with own_server() as server:
        yield server.database()


def main() -> None:
    asked = argparse.ArgumentParser(description="Everybody at once")
    asked.add_argument("--db", choices=("sqlite", "postgresql", "both"), default="both")
    for name, default in Size()._asdict().items():
        asked.add_argument(f"--{name}", type=int, default=default)
    asked.add_argument("--write", action="store_true")
    said = vars(asked.parse_args())
    kinds = ("sqlite", "postgresql") if said["db"] == "both" else (said["db"],)
    size = Size(**{name: said[name] for name in Size._fields})
    found = [run(kind, size) for kind in kinds]
    print(table(found, "en"))
    for one in found:
        print(*(f"{one.kind}: {fault}" for fault in one.faults[:40]), sep="\n", file=sys.stderr)
    if any(one.faults for one in found):
        raise SystemExit(1)
    if said["write"]:
        write_section("storm", table(found, "en"), table(found, "zh"))


if __name__ == "__main__":
    main()
