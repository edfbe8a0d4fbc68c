"""Accounts an import opened whose names are alike another's: proposed to people, joined by nobody else."""

from collections.abc import Iterator
from operator import itemgetter

from engine import account_register
from engine.alike import Pair, proposals
from engine.store import Store
from exchange.incoming.scratch import Scratch


def doubles(store: Store, scratch: Scratch) -> Iterator[Pair]:
    """What was opened, and what it is alike; found on disk, for there may be many of both."""
    if not scratch.any_opened():
        return
    for page in account_register.pages(store):
        scratch.note_names((e.stem, e.code, e.name) for e in page if e.stem and e.merged_into is None)
    for group in scratch.doubles():
        # Those that were there come first: of two that were opened the later is named.
        known = sorted(group, key=itemgetter(2, 0))
        new = {code: name for code, name, opened in known if opened}
        yield from proposals(new, [(code, name) for code, name, _ in known])
