"""The limits of all deals of a stage, whatever their kind."""

from collections.abc import Iterable

from coach.limits.limits import LimitTable, StageLimits
from coach.limits.segments import ALL
from engine.playbook import Playbook


def stage_limits(books: Iterable[Playbook], table: LimitTable) -> dict[tuple[str, str], StageLimits]:
    """By playbook and stage, as the newest version has it that has the stage."""
    found: dict[tuple[str, str], StageLimits] = {}
    for book in books:
        for stage in book.stages:
            found.setdefault((book.id, stage.id), table.by_place[book.id, book.version, stage.id][ALL])
    return found
