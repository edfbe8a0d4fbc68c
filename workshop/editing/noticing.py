"""What an edit brings about beyond the lines it changes."""

from collections.abc import Iterator
from typing import Any

from engine.message import Message, msg
from engine.requirements.kinds import KINDS
from workshop.editing.asked import Ask
from workshop.editing.paths import Entry, steps, value_at


def renamed(ask: Ask, whole: dict[str, Any]) -> Iterator[Message]:
    """An id deals, cases and other lines know is another from now on."""
    found = steps(ask.path, whole)
    if ask.verb != "set" or isinstance(found, Message):
        return
    old, key = value_at(whole, found), found[-1]
    if not isinstance(old, str) or old == ask.value:
        return
    if found == ("playbook",):
        yield msg("editing.other_playbook", old=old)
    elif key == "id" or (key in KINDS and isinstance(found[-2], Entry)):
        yield msg("editing.other_id", old=old)
