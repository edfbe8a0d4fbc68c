"""What a person waits for: whole processes on an imported pipeline, against a bare Python. Prints Markdown.

    python -m benchmarks.startup

Everything is byte-compiled first, and every command takes turns with `python -c pass`, so that a busy
machine slows both alike.
"""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from benchmarks.common import MAP, ROOT, USER, change_on, markdown, new_database, pipeline, surroundings
from engine import deals, people, reads, staff
from engine.change import Change, carry_out
from engine.reads import View
from engine.store import Store
from exchange.incoming.importer import bring

RUNS = 15
COACH = "coach"
ROOMS = ("commands", "engine", "stages", "words", "visits", "coach", "exchange", "workshop", "web")


class Timed(NamedTuple):
    name: str
    argv: tuple[str, ...]
    target: float
    after: tuple[str, ...] | None = None
    """Run untimed after each, so that the next finds things as they were."""


def main() -> None:
    for room in ROOMS:
        compileall.compile_dir(str(ROOT / room), quiet=1)
    compileall.compile_file(str(ROOT / "cli.py"), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = pipeline(folder)
        database = folder / "team.sqlite"
        with new_database(database) as store:
            change = change_on(store)
            carry_out(change, "import", lambda: {"n": bring(change, str(source.path), str(MAP)).created})
            commands = _commands(store)
        environ = {**os.environ, "DEALGATE_DB": str(database), "DEALGATE_USER": USER}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        rows = [_measure(command, environ) for command in commands]
    print(f"On {source.name}; medians of {RUNS} runs; {surroundings()}\n")
    print(markdown(("command", "bare Python", "dealgate", "ratio", "target", ""), rows))


def _commands(store: Store) -> list[Timed]:
    busy = _one(store, "SELECT owner FROM deal WHERE status = 'open' GROUP BY owner ORDER BY count(*) DESC")
    key = _one(store, "SELECT key FROM deal WHERE status = 'open' AND stage = 'explore' ORDER BY key")
    other = _one(store, "SELECT key FROM deal WHERE status = 'open' AND stage = 'explore' ORDER BY key DESC")
    point = next(iter(_opened(store, key).playbook.stage("explore").decisions)).point
    _open_gate(store, other)
    evidence = ("--evidence", "they said so", "--kind", "event_held")
    return [
        Timed("--help", ("--help",), 7),
        Timed("next", ("next", "--as", busy), 9),
        Timed("show", ("show", key), 9),
        Timed("gate", ("gate", key), 9),
        Timed("stalled", ("stalled",), 9),
        Timed("list", ("list",), 9),
        Timed("prep", ("prep", key), 12),
        Timed("answer", ("answer", key, point, "yes", *evidence), 10),
        Timed("advance", ("advance", other), 10, after=("undo", other)),
    ]


def _one(store: Store, sql: str) -> str:
    row = store.row(f"{sql} LIMIT 1")
    assert row is not None, "the pipeline has open deals"
    return str(row[0])


def _opened(store: Store, key: str) -> reads.Opened:
    change = change_on(store)
    return reads.opened(View(store, change.workspace, change.date), key)


def _open_gate(store: Store, key: str) -> None:
    """A coach waives all that is missing, so that `advance` has a gate to pass."""
    boss = change_on(store)
    carry_out(boss, "person add", lambda: {"user": staff.add(boss, COACH, "coach").user})
    coach: Change = boss._replace(actor=people.find(store, COACH))
    verdict = _opened(store, key).verdict
    until = boss.date.replace(year=boss.date.year + 1).isoformat()
    for checked in verdict.missing if verdict else ():
        id = checked.requirement.id

        def work(id: str = id) -> dict[str, object]:
            return {"version": deals.waive(coach, key, id, reason="benchmark", until=until).version}

        carry_out(coach, "waive", work)


def _measure(command: Timed, environ: dict[str, str]) -> tuple[str, ...]:
    bare, whole = [], []
    for _ in range(RUNS + 1):
        bare.append(_seconds([sys.executable, "-c", "pass"], environ)[0])
        seconds, code = _seconds([*_program(), *command.argv], environ)
        if code not in (0, 3):
            return command.name, "", "", "", f"≤ {command.target:g}×", f"failed, exit {code}"
        whole.append(seconds)
        if command.after:
            _seconds([*_program(), *command.after], environ)
    # The first of each warms the disk's cache.
    python, dealgate = median(bare[1:]), median(whole[1:])
    ratio = dealgate / python
    kept = "kept" if ratio <= command.target else "missed"
    milliseconds = (f"{python * 1000:.1f} ms", f"{dealgate * 1000:.1f} ms")
    return command.name, *milliseconds, f"{ratio:.1f}×", f"≤ {command.target:g}×", kept


def _program() -> list[str]:
    """As people run it: the script that stands beside this Python, if it is installed."""
    script = shutil.which("dealgate", path=os.path.dirname(sys.executable))
    return [script] if script else [sys.executable, "-c", "from cli import app; app()"]


def _seconds(argv: list[str], environ: dict[str, str]) -> tuple[float, int]:
    start = perf_counter()
    done = subprocess.run(
        argv, env=environ, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
    )
    return perf_counter() - start, done.returncode


if __name__ == "__main__":
    main()
