"""FIELD=VALUE words: what was typed, what it means, and what it changed."""

from collections.abc import Iterable

from commands.choices import Names, recognised
from engine.errors import Usage
from engine.message import Message, msg
from engine.playbook import Playbook
from engine.worksheet import Field, Worksheet
from words.say import say


def pairs(words: list[str]) -> dict[str, str]:
    """FIELD=VALUE words; every one that is not is named."""
    bad = tuple(w for w in words if "=" not in w)
    if bad:
        raise Usage(msg("deals.not_a_pair", words=bad))
    return {name.strip(): value for name, _, value in (w.partition("=") for w in words)}


def from_to(fields: Iterable[tuple[Message, object, object]]) -> list[str]:
    """What changed, a line each: `amount: GBP 85,000 → none`. `fields`: name, before and after."""
    nothing = msg("deals.no_value")
    return [
        say("deals.from_to", field=name, before=before or nothing, after=after or nothing)
        for name, before, after in fields
        if before != after
    ]


def as_ids(sheet: Worksheet, playbook: Playbook, given: dict[str, str]) -> dict[str, str]:
    """What was typed, a choice's name replaced by its id; what is no choice stays for the sheet to refuse."""
    choices = {field.id: choice_names(field, playbook) for field in sheet.fields if field.choices}
    return {
        id: recognised(typed, choices[id]) or typed if id in choices else typed for id, typed in given.items()
    }


def choice_names(field: Field, playbook: Playbook) -> Names:
    """A field's choices as the playbook calls them, where it does."""
    manners = playbook.behaviours
    return {id: (manners[id].title,) if id in manners else () for id in field.choices}
