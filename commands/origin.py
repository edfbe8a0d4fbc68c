"""Where a deal came from: the source it was imported under, and its id there."""

import re

from engine import external
from engine.message import Message, msg
from engine.reads import View

_MADE_UP = re.compile(r"[0-9a-f]{64}#\d+")


def is_made_up(id: str) -> bool:
    """Of a row that has no id: told by its content, which says nothing to people."""
    return _MADE_UP.fullmatch(id) is not None


def origin(view: View, subject: str) -> tuple[Message, ...] | None:
    """Every source that tells of it; None where none does."""
    came = external.origins(view.store, [subject]).get(subject, ())
    # Under `crm/deals` is what a table said last of what came in as `crm`.
    found = [each for each in came if "/" not in each.source]
    said = (
        msg("deals.source", source=source) if is_made_up(id) else msg("deals.source_id", source=source, id=id)
        for source, id in found
    )
    return tuple(said) or None
