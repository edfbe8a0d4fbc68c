"""The part of the storm that comes through the command line: a process a command."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import office
from benchmarks.common import ROOT
from benchmarks.random_commands import Chooser, Command
from benchmarks.witness import Line, Stopwatch, Told, written
from engine import workspace
from engine.reads import View
from engine.store import open_store

_READS = (("list",), ("stalled",), ("next",), ("show",), ("gate",), ("history",))
_OF_A_DEAL = ("show", "gate", "history")


def work(number: int, ready: Any, url: str, size: Any, folder: Path) -> None:
    """One seat: commands at random, one after the other, every fourth of them a look."""
    with open_store(url) as store, (folder / f"{number}.told").open("w", encoding="utf-8") as file:
        view = View(store, workspace.load(store), datetime.now(UTC).date())
        # A seat of its own: its words and requests are nobody else's.
        chooser = Chooser(view, 100 + number, size.seed, folder, office.ACCOUNTS[: size.clients])
        ready.wait(timeout=120)
        for at in range(size.lines):
            line = _look(chooser, url) if at % 4 == 3 else _write(chooser, url)
            file.write(written(line) + "\n")


def _look(chooser: Chooser, url: str) -> Line:
    argv = chooser.random.choice(_READS)
    if argv[0] in _OF_A_DEAL:
        argv = (*argv, chooser.steady().deal.key)
    code, said, ms = _run(argv, url, "mia")
    return Line(argv[0], code if code != 3 else 0, said if code not in (0, 3) else "", ms, 1, [])


def _write(chooser: Chooser, url: str) -> Line:
    command = chooser.next()
    while command.act not in _ARGV:
        command = chooser.next()
    argv = _ARGV[command.act](command.args)
    if command.expect is not None:
        argv += ("--expect", str(command.expect))
    if command.request is not None:
        argv += ("--request", command.request)
    code, said, ms = _run(argv, url, command.actor)
    if code != 0:
        return Line(command.act, code, said, ms, 1, [])
    return Line(command.act, 0, "", ms, 1, _told(command, json.loads(said)["data"]))


def _told(command: Command, data: dict[str, Any]) -> list[Told]:
    """Each of these commands writes one event, whose seq is the deal's new version."""
    return [(f"deal:{data['key']}", data["version"], command.act, command.actor, command.request)]


def _run(argv: tuple[str, ...], url: str, user: str) -> tuple[int, str, float]:
    """Exit code, what it said, and how long it took."""
    script = shutil.which("dealgate", path=os.path.dirname(sys.executable))
    program = [script] if script else [sys.executable, "-c", "from cli import app; app()"]
    environ = {**os.environ, "DEALGATE_DB": url, "DEALGATE_USER": user, "DEALGATE_LANG": "en"}
    watch = Stopwatch()
    done = subprocess.run(
        [*program, *argv, "--json"], env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )
    ms = watch.ms
    traceback = "Traceback" in done.stderr
    return (-1 if traceback else done.returncode), done.stderr if traceback else done.stdout, ms


def _fields(said: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in said.items())


def _answer(said: dict[str, Any]) -> tuple[str, ...]:
    who = ("--contact", said["contact"]) if said.get("contact") else ()
    given = (said["key"], said["point"], said["given"], "--evidence", said["evidence"])
    return ("answer", *given, "--kind", said["kind"], *who)


def _stop(said: dict[str, Any]) -> tuple[str, ...]:
    return ("stop", said["key"], "--class", said["stop_class"], "--reason", said["reason"])


def _new(said: dict[str, Any]) -> tuple[str, ...]:
    client = ("--account", said["account"]) if said["account"] else ()
    return ("new", said["title"], *client, "--amount", said["amount"], "--playbook", said["playbook"])


_ARGV: dict[str, Any] = {
    "new": _new,
    "answer": _answer,
    "fill": lambda said: ("fill", said["key"], said["worksheet"], *_fields(said["raw"])),
    "step": lambda said: ("step", said["key"], said["what"], "--on", said["on"]),
    "promise": lambda said: ("promise", said["key"], said["what"], "--by", said["by"], "--on", said["on"]),
    "wait": lambda said: ("wait", said["key"], "--until", said["until"], "--reason", said["reason"]),
    "advance": lambda said: ("advance", said["key"]),
    "back": lambda said: ("back", said["key"], said["stage"], "--reason", said["reason"]),
    "stop": _stop,
    "reopen": lambda said: ("reopen", said["key"], "--reason", said["reason"]),
    "undo": lambda said: ("undo", said["key"]),
}
"""What a command line says, of what always writes one event."""
