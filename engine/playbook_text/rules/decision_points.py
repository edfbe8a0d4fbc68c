"""A decision point stands at one gate."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found, Path


def decision_points(book: Book) -> Iterator[Found]:
    asked: dict[str, tuple[object, Path]] = {}
    for stage, (path, requirement) in book.gates():
        point = requirement.get("decision")
        if isinstance(point, str):
            home, first = asked.setdefault(point, (stage.data.get("id"), path))
            if first != path:
                what = msg("lint.point_twice", point=point, stage=str(home))
                yield Found((*path, "decision"), what, also=((*first, "decision"),))
