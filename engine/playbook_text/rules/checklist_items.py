"""Lines of checklists: each id once, and a gate wants those of its own stage."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, entries
from engine.playbook_text.schema_faults import unknown
from engine.yaml_places import Found, Path


def checklist_items(book: Book) -> Iterator[Found]:
    homes: dict[str, tuple[object, Path]] = {}
    for stage, (path, item) in book.items():
        id = item.get("id")
        if isinstance(id, str):
            home, first = homes.setdefault(id, (stage.data.get("id"), path))
            if first != path:
                what = msg("lint.duplicate_item", id=id, stage=str(home))
                yield Found((*path, "id"), what, also=((*first, "id"),))
    for stage in book.stages():
        own = dict.fromkeys(str(i.data.get("id")) for i in entries(stage.data, stage.path, "checklist"))
        for path, requirement in entries(stage.data, stage.path, "gate"):
            wanted = requirement.get("item")
            if isinstance(wanted, str) and wanted not in own:
                yield Found((*path, "item"), unknown(msg("lint.item"), wanted, own))
