"""What a writer said before it was killed, and whether what it left agrees."""

import json
from typing import NamedTuple

from benchmarks.random_commands import Command
from benchmarks.witness import Told, carry, differences, places
from engine import history
from engine.errors import DealgateError
from engine.store import Store, open_store
from engine.verify import verify


class Heard(NamedTuple):
    """What a writer said before it died. `doing`: announced, and neither done nor refused; several where it
    went on after the database was gone."""

    told: list[Told]
    doing: list[Command]


def hear(said: str) -> Heard:
    told: list[Told] = []
    doing: list[Command] = []
    for line in said.split("\n")[:-1]:  # what has no end of line was cut off, and not said
        word, what = json.loads(line)
        if word == "doing":
            doing.append(Command(**what))
            continue
        if word == "done":
            told += [(e[0], e[1], e[2], e[3], e[4]) for e in what]
        elif what[1].startswith("store."):  # the database was gone: whether it was done, nobody can say
            continue
        doing.pop()
    return Heard(told, doing)


class Ledger:
    """One database's history as far as anybody was told."""

    def __init__(self, url: str) -> None:
        self.url = url
        with open_store(url) as store:
            self.before = places(store)
        self.told: list[Told] = []

    def settle(self, heard: Heard) -> tuple[bool | None, list[str]]:
        """After a kill. What was under way is sent again under its request: it is done once, then or now.
        Whether any of it had been, and what is wrong."""
        self.told += heard.told
        kept: bool | None = None
        faults: list[str] = []
        with open_store(self.url, for_writing=True) as store:
            for command in heard.doing:
                there = bool(_written(store, command.request))
                kept = there or bool(kept)
                faults += _again(store, command, there)
                self.told += _written(store, command.request)
            faults += differences(store, self.before, self.told)
            faults += [f"verify: {flaw.subject} {flaw.seq} {flaw.what.id}" for flaw in verify(store).faults]
        return kept, faults


def _again(store: Store, command: Command, kept: bool) -> list[str]:
    try:
        done = carry(store, command)
    except DealgateError as no:
        if no.exit_code in (3, 4, 6) and not kept:
            return []
        return [f"{command.act} sent again after the kill: {no.exit_code} {no.message.id}"]
    if kept and done.events:
        return [f"{command.act} was done twice"]
    # Or it came through only now: a server does not see at once that whoever asked is gone.
    return (
        [] if set(done.events) <= set(_written(store, command.request)) else [f"{command.act} was half done"]
    )


def _written(store: Store, request: str | None) -> list[Told]:
    return [
        (row["subject"], row["seq"], row["kind"], row["actor"], row["request"])
        for row in history.stored(store)
        if row["request"] == request
    ]
