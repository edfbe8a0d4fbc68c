"""Conditions, of gates and of the playbook's own signs, speak of what there is."""

from collections.abc import Iterator

from engine.facts import known_names
from engine.playbook_text.conditions import Terms, condition_faults
from engine.playbook_text.rules.book import Book
from engine.playbook_text.sign_rules import sign_faults
from engine.yaml_places import Found


def conditions(book: Book) -> Iterator[Found]:
    terms = terms_of(book)
    for _, (path, requirement) in book.gates():
        for key in ("when", "condition"):
            yield from condition_faults(requirement.get(key), (*path, key), terms)
    yield from sign_faults(book.data.get("signs"), book.signs, terms)


def terms_of(book: Book) -> Terms:
    """What the conditions of this playbook may speak of; no stages where they can't be read."""
    points = [p for _, r in book.gates() if isinstance(p := r.data.get("decision"), str)]
    stages = tuple(str(stage.data.get("id")) for stage in book.stages()) if book.names_stages() else ()
    return Terms(known_names(points, book.worksheets), stages, book.worksheets)
