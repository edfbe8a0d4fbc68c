"""One id for one thing: people waive, tick, answer and leave out by ids, and must be understood."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.message import msg
from engine.playbook_text.rules.book import Book, Entry, requirement_id
from engine.requirements.kinds import KINDS
from engine.yaml_places import Found, Path


class _Named(NamedTuple):
    """`thing` is the same wherever an id means the same."""

    id: str
    thing: tuple[str, str]
    path: Path


def reused_ids(book: Book) -> Iterator[Found]:
    first = {id: _Named(id, ("worksheet", id), ()) for id in book.worksheets}
    for named in _named(book):
        standing = first.setdefault(named.id, named)
        if standing.thing != named.thing:
            what = msg("lint.reused_id", id=named.id, thing=msg(f"lint.thing_{standing.thing[0]}"))
            yield Found(named.path, what, also=(standing.path,) if standing.path else ())


def _named(book: Book) -> Iterator[_Named]:
    for _, requirement in book.gates():
        yield from _of_requirement(requirement)
    for _, item in book.items():
        if isinstance(id := item.data.get("id"), str):
            yield _Named(id, ("item", id), (*item.path, "id"))


def _of_requirement(requirement: Entry) -> Iterator[_Named]:
    path, data = requirement
    kind = next((kind for kind in KINDS if kind in data), None)
    if kind is None:
        return
    name = data[kind]
    id = requirement_id(data)
    thing = (kind, name if isinstance(name, str) else id or "")
    if kind == "decision" and isinstance(name, str):
        yield _Named(name, thing, (*path, kind))
    if id is not None:
        yield _Named(id, thing, (*path, "id") if "id" in data else (*path, kind))
