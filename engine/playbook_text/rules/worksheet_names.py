"""Worksheets that stages list and gates want are those of the method."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, list_of
from engine.playbook_text.schema_faults import unknown
from engine.yaml_places import Found


def worksheet_names(book: Book) -> Iterator[Found]:
    for path, stage in book.stages():
        for at, id in enumerate(list_of(stage.get("worksheets"))):
            if isinstance(id, str) and id not in book.worksheets:
                yield Found((*path, "worksheets", at), unknown(msg("lint.worksheet"), id, book.worksheets))
    for _, (path, requirement) in book.gates():
        id = requirement.get("worksheet")
        if isinstance(id, str) and id not in book.worksheets:
            yield Found((*path, "worksheet"), unknown(msg("lint.worksheet"), id, book.worksheets))
