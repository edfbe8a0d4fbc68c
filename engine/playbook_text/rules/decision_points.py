"""A decision point stands at one gate."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found


def decision_points(book: Book) -> Iterator[Found]:
    asked: dict[str, object] = {}
    for stage, (path, requirement) in book.gates():
        point = requirement.get("decision")
        if isinstance(point, str):
            if point in asked:
                what = msg("lint.point_twice", point=point, stage=str(asked[point]))
                yield Found((*path, "decision"), what)
            asked.setdefault(point, stage.data.get("id"))
