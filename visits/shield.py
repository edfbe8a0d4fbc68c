"""A sheet whose texts stay texts even where a template joins them to markup of its own.

In `{{ box(line) ~ sheet.title }}` the title never reaches `finalize`: markup takes in what stands beside it,
and asks it how it is written as markup. These can answer.
"""

from collections.abc import Callable, Mapping
from typing import Any

from engine.message import Message, Text
from visits.sheet import Sheet


def shielded(sheet: Sheet, printed: Callable[[object], str]) -> Sheet:
    """The same sheet, with texts and sentences that know how they are `printed`; equal to what they were."""

    class Word(str):
        def __html__(self) -> str:
            return printed(str(self))

    class Sentence(Message):
        def __html__(self) -> str:
            return printed(self)

    class Bilingual(Text):
        def __html__(self) -> str:
            return printed(self)

    def shield(value: Any) -> Any:
        if isinstance(value, str):
            return Word(value)
        if isinstance(value, Message):
            return Sentence(value.id, shield(value.params))
        if isinstance(value, Text):
            return Bilingual(*map(Word, value))
        if isinstance(value, tuple):
            parts = map(shield, value)
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        if isinstance(value, Mapping):
            return {name: shield(each) for name, each in value.items()}
        return value

    made = shield(sheet)
    assert isinstance(made, Sheet)
    return made
