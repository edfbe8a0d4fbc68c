"""Several reasons as one: what a sheet says of a line, and what a day says of a thing to do."""

from collections.abc import Sequence
from functools import reduce

from engine.message import Message, Text, msg
from stages.field_names import named


def together(reasons: Sequence[Message | Text]) -> Message | Text:
    """Several reasons in one sentence, worksheets and their fields by name."""

    def both(one: Message | Text, other: Message | Text) -> Message | Text:
        # What a playbook says is a sentence of its own.
        id = "visits.and_sentence" if isinstance(other, Text) else "visits.and"
        return msg(id, one=one, other=other)

    return reduce(both, map(named, reasons))
