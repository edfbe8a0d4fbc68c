"""One way to do the work, in a process of its own: reads a command a line, answers with a line of JSON.

    python -m benchmarks.peers.worker MODULE DATABASE [new]

Commands: `["probe"]`, `["block", FIRST, DEALS]`, `["standing"]`, `["memory", KEY]`.
"""

import gc
import json
import sys
from collections.abc import Callable
from ctypes import CDLL
from importlib import import_module
from time import perf_counter, process_time
from typing import Any

from benchmarks.peers.work import POINTS, STAGES, Peer, Refused

PARTS = ("open", "answer", "gate", "advance")
FIRST = STAGES[0]


def main() -> None:
    module, path, *new = sys.argv[1:]
    peer: Peer = import_module(f"benchmarks.peers.{module}").Peer(path, new=bool(new))
    commands: dict[str, Callable[..., Any]] = {
        "probe": lambda: probe(peer),
        "block": lambda first, deals: block(peer, first, deals),
        "standing": peer.standing,
        "memory": lambda key: memory(peer, key),
    }
    for line in sys.stdin:
        name, *given = json.loads(line)
        print(json.dumps(commands[name](*given)), flush=True)


def probe(peer: Peer) -> list[list[str]]:
    """What the gate and the refused move say is missing, with nothing answered, and with all but the last."""
    key = peer.open(0)
    said = [*_refused(peer, key)]
    for point in POINTS[FIRST][:-1]:
        peer.answer(key, point)
    return [*said, *_refused(peer, key)]


def _refused(peer: Peer, key: str) -> tuple[list[str], list[str]]:
    try:
        peer.advance(key)
    except Refused as refused:
        return list(peer.missing(key)), list(refused.missing)
    return list(peer.missing(key)), []


def block(peer: Peer, first: int, deals: int) -> dict[str, float | str]:
    """Seconds for each part of the work on so many deals; of the whole, too, those of the `processor`, which
    doesn't count the waiting for the disk, and `moving` those of them that advance. `key`: that of the last.
    """
    spent, key, moving = dict.fromkeys(PARTS, 0.0), "", 0.0
    worked = process_time()
    began = perf_counter()
    for number in range(first, first + deals):
        t0 = perf_counter()
        key = peer.open(number)
        t1 = perf_counter()
        for point in POINTS[FIRST]:
            peer.answer(key, point)
        t2 = perf_counter()
        missing = peer.missing(key)
        before, t3 = process_time(), perf_counter()
        peer.advance(key)
        t4 = perf_counter()
        moving += process_time() - before
        assert not missing, f"all was answered, and {missing} is missing"
        for part, seconds in zip(PARTS, (t1 - t0, t2 - t1, t3 - t2, t4 - t3), strict=True):
            spent[part] += seconds
    whole = {"whole": perf_counter() - began, "processor": process_time() - worked, "moving": moving}
    return {**spent, **whole, "key": key}


def memory(peer: Peer, key: str) -> float:
    """Bytes for each deal loaded. What a library loads at its first use is loaded before."""
    peer.missing(key)
    before = _resident()
    loaded = peer.load()
    return (_resident() - before) / len(loaded)


def _resident() -> int:
    """With all given back to the system that is free."""
    gc.collect()
    if hasattr(libc := CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
    with open("/proc/self/status", encoding="ascii") as file:
        return 1024 * int(file.read().partition("VmRSS:")[2].split()[0])


if __name__ == "__main__":
    main()
