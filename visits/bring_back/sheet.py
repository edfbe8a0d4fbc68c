"""What a filled-in sheet says, written through the one door: each entry for itself, and once.

A sheet is known by its id. What of it was written before is not written again, whoever reads it; what was
added since is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from engine import reads
from engine.change import Change, Remembered, remember, remembered
from engine.errors import DealgateError
from engine.history import canonical
from engine.message import Message, msg
from engine.reads import View
from visits.bring_back.bringing import Bringing, Outcome, refused
from visits.bring_back.entry import WRITERS
from visits.bring_back.visit import bring_visit, day_of_visit, is_dated, is_visit, undated
from visits.bring_back.worksheets import bring_fills
from visits.readback.reading import Entry, Left, Reading

ORDER = (
    *("set:account", "contact", "visit", "answer", "fill", "tick", "promise"),
    *("set", "style", "record", "goods", "step"),
)
"""Whose deal it is and who is who come first, for the rest may rest on it; the next step comes last."""
COMMAND = "visit read"


class Brought(NamedTuple):
    """`earlier`: the readings of this sheet that came before."""

    done: tuple[Message, ...]
    refused: tuple[Left, ...]
    applied: tuple[Entry, ...] = ()
    earlier: tuple[Remembered, ...] = ()
    notes: tuple[Message, ...] = ()
    """What whoever reads it should know first."""


def bring_back(change: Change, key: str, reading: Reading) -> Brought:
    """Writes what is new of a sheet, within the change's transaction. An entry refused stops no other."""
    stem = f"sheet:{key}:{reading.id}"
    earlier = tuple(remembered(change.store, stem))
    known = {each for before in earlier for each in before.result.get("digests", ())}
    new = [entry for entry in reading.entries if digest(entry) not in known]
    late = [entry for entry in new if is_visit(entry)] if known & {"visit"} else []
    request = f"{stem}.{len(earlier) + 1}" if earlier else stem
    there = change._replace(request=request)
    written = apply(there, key, reading, [entry for entry in new if entry not in late])
    if written.applied:
        # Digests alone: who is named on a sheet may be erased one day.
        digests = [
            *map(digest, written.applied),
            *(["visit"] if any(map(is_visit, written.applied)) else []),
        ]
        remember(there, COMMAND, {"deal": key, "digests": digests})
    left = (*written.left, *refused(late, msg("readback.visit_stands")))
    return Brought(written.done, left, written.applied, earlier, written.notes)


def apply(change: Change, key: str, reading: Reading, entries: Sequence[Entry]) -> Outcome:
    """Writes these entries of a reading, in an order in which one thing can rest on the other."""
    view = View(change.store, change.workspace, change.date)
    change.expects(f"deal:{key}", reads.deal(view, key).version)
    on, wrong = day_of_visit(reading, change.date)
    at = Bringing(change._replace(expect=None), key, reading, on)
    waits = undated(entries, wrong) if wrong else ()
    kept_back = [entry for entry in entries if wrong and is_dated(entry)]
    outcomes = [_carefully(at, group) for group in _groups([e for e in entries if e not in kept_back])]
    return Outcome(
        tuple(done for each in outcomes for done in each.done),
        (*waits, *(left for each in outcomes for left in each.left)),
        tuple(applied for each in outcomes for applied in each.applied),
        tuple(note for each in outcomes for note in each.notes),
    )


def digest(entry: Entry) -> str:
    """Tells whether an entry was written before, without saying what it says."""
    said = crc32(canonical(dict(sorted(entry.values.items()))).encode())
    return f"{entry.fills} {said:08x}"


def _carefully(at: Bringing, group: Sequence[Entry]) -> Outcome:
    """What belongs together goes in together, or not at all."""
    try:
        with at.change.store.savepoint():
            return _written(at, group)
    except DealgateError as error:
        return Outcome(left=refused(group, error.message))


def _written(at: Bringing, group: Sequence[Entry]) -> Outcome:
    kind = group[0].fills.partition(":")[0]
    if is_visit(group[0]):
        return bring_visit(at, group)
    if kind == "fill":
        return bring_fills(at, group)
    done = [WRITERS[kind](at, entry) for entry in group]
    return Outcome(tuple(said for said in done if said is not None), (), tuple(group))


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """In order; the lines of a visit, and all of the worksheets, together."""
    left = list(entries)
    for name in ORDER:
        here = [entry for entry in left if f"{entry.fills}:".startswith(f"{name}:")]
        if name == "visit":
            here = [entry for entry in left if is_visit(entry)]
        left = [entry for entry in left if entry not in here]
        if name in ("visit", "fill"):
            yield from ([tuple(here)] if here else [])
        else:
            yield from ((entry,) for entry in here)
