"""Behaviours, styles and parts speak of stages and of things to ask that are there."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, list_of, mapping_of, requirement_id
from engine.playbook_text.schema_faults import unknown
from engine.yaml_places import Found


def manners(book: Book) -> Iterator[Found]:
    if not book.names_stages():
        return
    stages = [entry.data for entry in book.stages()]
    places = dict.fromkeys(str(stage[key]) for key in ("id", "status") for stage in stages if key in stage)
    things = dict.fromkeys(_askable(book))
    for kind in ("behaviours", "styles", "parts"):
        for id, manner in mapping_of(book.data.get(kind)).items():
            for place in mapping_of(mapping_of(manner).get("at")):
                if place not in places:
                    what = unknown(msg("lint.stage_or_status"), place, places)
                    yield Found((kind, id, "at", place), what)
            for at, name in enumerate(list_of(mapping_of(manner).get("leave_out"))):
                if isinstance(name, str) and name not in things:
                    yield Found((kind, id, "leave_out", at), unknown(msg("lint.askable"), name, things))


def _askable(book: Book) -> Iterator[str]:
    """What a sheet can make a goal or a question of; `deciders` is who decides, asked while nobody knows."""
    yield "deciders"
    for _, (_, requirement) in book.gates():
        for name in (requirement.get("decision"), requirement_id(requirement)):
            if isinstance(name, str):
                yield name
    yield from (str(item.data.get("id")) for _, item in book.items())
    for id, sheet in book.worksheets.items():
        yield id
        yield from (f"{id}.{field.id}" for field in sheet.fields)
