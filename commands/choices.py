"""One of several, as a person types it: by its id, or as the screen calls it in either language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from commands.printing import pad, width, window, wrap
from engine.errors import unknown
from engine.message import Message, Text, msg
from words.say import both, clean, say

Names: TypeAlias = Mapping[str, tuple[Text, ...]]
"""What each id is called on the screen; the first name stands beside it in a list."""

_A_WORD = 30
"""Columns. Names longer than that are sentences, and stand on lines of their own."""
_FEW = 5
_LIKE_TWO = "、,，"


def named(ids: Iterable[str], prefix: str) -> dict[str, tuple[Text, ...]]:
    """Ids whose names are messages: `named(PARTS, "contacts.part_")`."""
    return {id: (both(prefix + id),) for id in ids}


def titled(titles: Mapping[str, Text]) -> Names:
    """Ids whose names a playbook gives."""
    return {id: (title,) for id, title in titles.items()}


def recognised(typed: str, names: Names) -> str | None:
    """The id of what was typed; None where it is no name, or the name of several."""
    if typed in names:
        return typed
    wanted = _plain(typed)
    found = [id for id in names if wanted in _spellings(id, names)]
    return found[0] if len(found) == 1 else None


def chosen(typed: str, names: Names, refusal: str, *, shown: Iterable[str] | None = None) -> str:
    """The id of what was typed. Raises Usage with the message `refusal`, which says which there are:
    all of them, or `shown`."""
    id = recognised(typed, names)
    if id is None:
        here = tuple(names if shown is None else shown)
        error = unknown(refusal, typed, here)
        error.message = msg(refusal, given=typed, choices=glossed({id: names[id] for id in here}))
        error.hint = error.hint or _close(typed, names)
        raise error
    return id


def glossed(names: Names) -> Text | tuple[Message | str, ...]:
    """Ids with their names in the reader's language, where these differ: `blocker（反对者）`."""
    said = {id: clean(say(called[0])) if called else id for id, called in names.items()}
    if any(width(name) > _A_WORD for name in said.values()):
        column = max(map(width, said))
        lines = "".join(f"\n  {pad(id, column)}  {name}" for id, name in said.items())
        return Text(lines, lines)
    return tuple(
        id if _plain(name) == _plain(id) else msg("shell.glossed", id=id, name=name)
        for id, name in said.items()
    )


def listed(names: Names) -> Text | tuple[Message | str, ...]:
    """Ids with their names, as `glossed`; one a line where they are many, or a name looks like two."""
    said = [clean(say(called[0])) for called in names.values() if called]
    if len(names) <= _FEW and not any(mark in name for name in said for mark in _LIKE_TWO):
        return glossed(names)
    return lines_of([id if name == id else f"{id}  {name}" for id, name in zip(names, said, strict=True)])


def lines_of(texts: Sequence[str]) -> Text:
    """One a line, in the reader's window, below a sentence that ends in a colon."""
    lines = "".join(f"\n{wrap(f'    {clean(text)}', window(), '      ')}" for text in texts)
    return Text(lines, lines)


def close_to(typed: str, names: Names) -> str | None:
    """The id that may have been meant."""
    from difflib import get_close_matches

    by_name = {spelling: id for id in names for spelling in _spellings(id, names)}
    close = get_close_matches(_plain(typed), by_name, n=1)
    return by_name[close[0]] if close else None


def _close(typed: str, names: Names) -> Message | None:
    close = close_to(typed, names)
    return msg("deals.did_you_mean", close=close) if close else None


def _spellings(id: str, names: Names) -> set[str]:
    return {_plain(id), *(_plain(text) for called in names[id] for text in called)}


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("“”\"'").casefold()
