"""The writer that is killed: random commands, each announced before and acknowledged after, on its output.

    python -m benchmarks.victim URL FOLDER SEED CLIENTS MOMENTS

It says in a shared byte (the file MOMENTS) where it stands, so that whoever kills it knows.
"""

import json
import mmap
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MOMENTS = ("starting", "opening", "looking", "changing", "committing", "acknowledging", "closing")
_WRITES_OPEN = 12
"""Writes until it closes the database and opens it again; a file of SQLite is checkpointed then."""


class Clock:
    """Where a process stands, as others see it, also once it is dead."""

    def __init__(self, path: str) -> None:
        with open(path, "r+b") as file:
            self._byte = mmap.mmap(file.fileno(), 1)

    def says(self, moment: str) -> None:
        self._byte[0] = MOMENTS.index(moment)

    @property
    def moment(self) -> str:
        return MOMENTS[self._byte[0]]


def main(url: str, folder: str, seed: str, clients: str, moments: str) -> None:
    clock = Clock(moments)
    clock.says("starting")
    from benchmarks.office import ACCOUNTS
    from benchmarks.random_commands import Chooser
    from engine import workspace
    from engine.reads import View
    from engine.store import open_store

    written = 0
    while True:
        clock.says("opening")
        with open_store(url, for_writing=True) as store:
            _announce(store, clock)
            view = View(store, workspace.load(store), datetime.now(UTC).date())
            number = int(seed) * 1000 + written  # nobody said these words before
            chooser = Chooser(view, number, int(seed), Path(folder), ACCOUNTS[: int(clients)])
            for _ in range(_WRITES_OPEN):
                clock.says("looking")
                command = chooser.next()._replace(request=f"v{number}.{chooser.made}")
                _one(store, command, clock)
                written += 1
            clock.says("closing")


def _one(store: Any, command: Any, clock: Clock) -> None:
    from benchmarks.witness import carry
    from engine.errors import DealgateError

    _say("doing", command._asdict())
    clock.says("changing")
    try:
        done = carry(store, command)
    except DealgateError as no:
        clock.says("acknowledging")
        _say("no", [no.exit_code, no.message.id])
        return
    clock.says("acknowledging")
    _say("done", done.events)


def _announce(store: Any, clock: Clock) -> None:
    """Have the store say when it commits."""
    commit = store._commit

    def announced() -> None:
        clock.says("committing")
        commit()
        clock.says("changing")

    store._commit = announced


def _say(word: str, what: object) -> None:
    os.write(1, (json.dumps([word, what]) + "\n").encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
