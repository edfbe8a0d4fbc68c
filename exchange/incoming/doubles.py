"""Accounts an import opened whose names are alike another's: proposed to people, joined by nobody else."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from engine.alike import Pair, proposals, stem
from engine.store import Row, Store
from exchange.incoming.scratch import Scratch

_ALL = "SELECT code, name FROM account WHERE code > :after AND merged_into IS NULL ORDER BY code LIMIT 1000"


def doubles(store: Store, scratch: Scratch) -> Iterator[Pair]:
    """What was opened, and what it is alike; found on disk, for there may be many of both."""
    if not scratch.any_opened():
        return
    for page in _pages(store):
        named = ((stem(row["name"]), row["code"], row["name"]) for row in page)
        scratch.note_names(each for each in named if each[0])
    for group in scratch.doubles():
        # Those that were there come first: of two that were opened the later is named.
        known = sorted(group, key=itemgetter(2, 0))
        new = {code: name for code, name, opened in known if opened}
        yield from proposals(new, [(code, name) for code, name, _ in known])


def _pages(store: Store) -> Iterator[Sequence[Row]]:
    after = ""
    while page := store.rows(_ALL, after=after):
        yield page
        after = page[-1]["code"]
