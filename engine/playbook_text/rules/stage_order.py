"""Stages: each id once, none of the program's own, and nothing open behind what is won."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, Entry
from engine.state import DONE, STOPPED
from engine.yaml_places import Found

RESERVED = (DONE, STOPPED)
"""Where a deal stands behind the last stage, and its status once stopped."""


def stage_order(book: Book) -> Iterator[Found]:
    seen: set[str] = set()
    won: Entry | None = None
    for path, stage in book.stages():
        id = stage.get("id")
        if isinstance(id, str):
            if id in seen:
                yield Found((*path, "id"), msg("lint.duplicate_stage", id=id))
            if id in RESERVED:
                yield Found((*path, "id"), msg("lint.reserved_stage", id=id))
            seen.add(id)
        if stage.get("status") == "open" and won:
            what = msg("lint.open_after_won", won=str(won.data.get("id")))
            yield Found((*path, "status"), what, also=((*won.path, "status"),))
        if stage.get("status") == "won":
            won = won or Entry(path, stage)
