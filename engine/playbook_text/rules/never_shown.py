"""A sign of the playbook's own that never shows: its condition holds of no deal."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.logic.claims import holds
from engine.playbook_text.rules.asks import shown_by
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found


def never_shown(book: Book) -> Iterator[Found]:
    for path, condition, reasoning in shown_by(book):
        if reasoning.possible(holds(condition)) is False:
            yield Found(path, msg("lint.never_shown", sign=str(path[1])))
