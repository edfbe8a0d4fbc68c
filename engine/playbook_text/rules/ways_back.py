"""Every stage after the first has a way back, and it leads to earlier stages."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book
from engine.playbook_text.schema_faults import unknown
from engine.yaml_places import Found


def ways_back(book: Book) -> Iterator[Found]:
    known = [id for _, stage in book.stages() if isinstance(id := stage.get("id"), str)]
    earlier: list[str] = []
    for path, stage in book.stages():
        back = stage.get("back")
        if isinstance(back, list):
            if not back and earlier:
                yield Found((*path, "back"), msg("lint.way_back"))
            for at, to in enumerate(back):
                if isinstance(to, str) and to not in earlier:
                    what = msg("lint.back_not_earlier", stage=to)
                    wrong = what if to in known else unknown(msg("lint.stage"), to, earlier or known)
                    yield Found((*path, "back", at), wrong)
        if isinstance(stage.get("id"), str):
            earlier.append(stage["id"])
