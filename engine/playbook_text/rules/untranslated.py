"""Texts in both languages that are not: one repeated in the other's place, or written in the other's."""

import re
from collections.abc import Iterator
from typing import Any

from engine.message import Message, msg
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found, Path

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"\b[a-z]{3,}\b")
"""CRM, ROI and iPhone are at home in Chinese, too; a word of small letters is not."""


def untranslated(book: Book) -> Iterator[Found]:
    yield from _in(book.data, ())


def _in(data: Any, path: Path) -> Iterator[Found]:
    if isinstance(data, list):
        for at, each in enumerate(data):
            yield from _in(each, (*path, at))
    elif not isinstance(data, dict):
        return
    elif isinstance(zh := data.get("zh"), str) and isinstance(en := data.get("en"), str):
        if found := _wrong(zh, en):
            language, why = found
            yield Found((*path, language), msg("lint.untranslated", why=why))
    else:
        for key, each in data.items():
            yield from _in(each, (*path, key))


def _wrong(zh: str, en: str) -> tuple[str, Message] | None:
    """The language to mend, and why."""
    chinese_in_english = _CHINESE.search(en) is not None
    english_in_chinese = _CHINESE.search(zh) is None and _WORD.search(zh) is not None
    if not (chinese_in_english or english_in_chinese):
        return None
    language = "en" if chinese_in_english else "zh"
    if zh.strip() == en.strip():
        return language, msg("lint.same_in_both")
    return language, msg("lint.chinese_in_english" if chinese_in_english else "lint.english_in_chinese")
