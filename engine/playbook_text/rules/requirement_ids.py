"""Requirements: every one has a name, and at one gate each has its own."""

from collections.abc import Iterator

from engine.message import msg
from engine.playbook_text.rules.book import Book, requirement_id
from engine.yaml_places import Found, Path


def requirement_ids(book: Book) -> Iterator[Found]:
    seen: dict[tuple[Path, str], Path] = {}
    for stage, (path, requirement) in book.gates():
        id = requirement_id(requirement)
        if id is None:
            if isinstance(requirement.get("condition"), dict):
                yield Found(path, msg("lint.condition_needs_id"))
        elif (stage.path, id) in seen and ("id" in requirement or "decision" not in requirement):
            first = seen[stage.path, id]
            yield Found(path, msg("lint.duplicate_requirement", id=id), also=(first,))
        else:
            seen[stage.path, id] = path
