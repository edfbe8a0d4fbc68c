"""One line of a visit sheet, and the box its reader fills in."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple, TypeAlias

from engine.message import Message, Text, msg
from stages.field_names import named

Said: TypeAlias = Message | Text
"""What a line says: a sentence of ours or of the playbook, in the reader's language once it is printed."""


class Line(NamedTuple):
    """`fills` names what an answer to it settles, as `kind:name`: `answer:needs_known`,
    `fill:client_profile.business_plan`, `contact:economic_buyer`, `tick:own_words`, `step:next`.
    None: there is nothing to write down.
    """

    text: Said
    why: Said
    fills: str | None = None

    @property
    def box(self) -> str:
        """The kind of box to fill in: what stands before the colon, or nothing."""
        return (self.fills or "").partition(":")[0]


def together(reasons: Sequence[Said]) -> Said:
    """Several reasons in one sentence, worksheets and their fields by name."""

    def both(one: Said, other: Said) -> Said:
        # What a playbook says is a sentence of its own.
        id = "visits.and_sentence" if isinstance(other, Text) else "visits.and"
        return msg(id, one=one, other=other)

    return reduce(both, map(named, reasons))
