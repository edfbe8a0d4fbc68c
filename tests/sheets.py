"""A worksheet as people fill it: typed in, read, worked out. Whatever it says is said in both languages."""

from datetime import date
from typing import Any, NamedTuple

from helpers import DAY, TODAY

from engine.message import Message
from engine.state import merged
from engine.worksheet import Worksheet
from words.say import LANGUAGES, current, say, speak


class Typed(NamedTuple):
    sheet: Worksheet

    def values(self, **typed: Any) -> dict[str, Any]:
        """What is stored of it; a fault is a mistake in the test."""
        values, faults = self.sheet.read(typed, {}, "CNY", DAY)
        assert not faults, faults
        return merged({}, values)

    def faults(self, **typed: Any) -> dict[str, str]:
        """The message of each fault by its place, rows counted from 1."""
        _, faults = self.sheet.read(typed, {}, "CNY", DAY)
        for fault in faults:
            in_both_languages(fault.what)
        return {fault.field: fault.what.id.partition(".")[2] for fault in faults}

    def figures(self, **typed: Any) -> dict[str, Any]:
        return self.sheet.figures(self.values(**typed))

    def complete(self, **typed: Any) -> int:
        return self.sheet.complete(self.values(**typed))

    def remarks(self, today: str = TODAY, **typed: Any) -> list[Message]:
        found = self.sheet.remarks(self.values(**typed), date.fromisoformat(today))
        for remark in found:
            in_both_languages(remark)
        return list(found)

    def advice(self, today: str = TODAY, **typed: Any) -> list[str]:
        """The messages of its advice, in order."""
        return [remark.id.partition(".")[2] for remark in self.remarks(today, **typed)]

    def said(self, today: str = TODAY, **typed: Any) -> list[str]:
        """Its advice in English."""
        return [in_both_languages(remark)[1] for remark in self.remarks(today, **typed)]


def in_both_languages(message: Message) -> tuple[str, str]:
    before = current()
    try:
        zh, en = (say(message) for language in LANGUAGES if speak(language))
    finally:
        speak(before)
    return zh, en
