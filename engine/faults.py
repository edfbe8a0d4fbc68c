"""The faults of a file, as many as anybody mends at a time."""

from collections.abc import Iterable
from itertools import islice

from engine.errors import Fault
from engine.message import msg

MOST = 200


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """As they stand in the file, each once. No more than `MOST` are looked for, then one that says so."""
    found = list(islice(faults, MOST + 1))
    placed = sorted(found[:MOST], key=lambda fault: fault[:4])
    told = [fault for at, fault in enumerate(placed) if at == 0 or fault != placed[at - 1]]
    if len(found) > MOST:
        told.append(Fault(told[0].file, 0, 0, "", msg("lint.more_faults", n=MOST), told[0].level))
    return tuple(told)
