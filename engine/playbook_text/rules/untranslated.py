"""Texts in both languages that are not: one repeated in the other's place, or written in the other's."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from engine.message import Message, msg
from engine.playbook_text.rules.book import Book
from engine.yaml_places import Found, Path

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"\b[A-Za-z][a-z]{2,}\b", re.ASCII)
"""CRM, ROI and iPhone are at home in Chinese, too; a word in small letters is not."""
_LONG = re.compile(r"\b[A-Za-z]?[a-z]{3,}\b", re.ASCII)
_RUN = re.compile(r"\b[a-z]{2,}(?: [a-z]+){2,}\b", re.ASCII)
"""Three words of English in a row."""


def untranslated(book: Book) -> Iterator[Found]:
    """What is plainly in one language only."""
    return _in(book.data, (), _plainly, "lint.untranslated")


def half_translated(book: Book) -> Iterator[Found]:
    """What looks like it: names may be the same in both."""
    return _in(book.data, (), _perhaps, "lint.half_translated")


def _in(data: Any, path: Path, wrong: Callable[[str, str], str | None], id: str) -> Iterator[Found]:
    if isinstance(data, list):
        for at, each in enumerate(data):
            yield from _in(each, (*path, at), wrong, id)
    elif not isinstance(data, dict):
        return
    elif isinstance(zh := data.get("zh"), str) and isinstance(en := data.get("en"), str):
        if language := wrong(zh, en):
            yield Found((*path, language), msg(id, why=_why(zh, en, language)))
    else:
        for key, each in data.items():
            yield from _in(each, (*path, key), wrong, id)


def _plainly(zh: str, en: str) -> str | None:
    """The language to mend."""
    if _CHINESE.search(en) and not _WORD.search(en):
        return "en"
    words = _WORD.findall(zh)
    return "zh" if len(words) > 1 and any(map(str.islower, words)) and not _CHINESE.search(zh) else None


def _perhaps(zh: str, en: str) -> str | None:
    if _plainly(zh, en):
        return None
    if _CHINESE.search(en):
        return "en"
    if _CHINESE.search(zh):
        return "zh" if _RUN.search(zh) else None
    alone = any(map(str.islower, _WORD.findall(zh)))
    return "zh" if alone or (_same(zh, en) and _LONG.search(zh)) else None


def _same(zh: str, en: str) -> bool:
    return zh.strip() == en.strip()


def _why(zh: str, en: str, language: str) -> Message:
    if _same(zh, en):
        return msg("lint.same_in_both")
    if language == "en":
        return msg("lint.chinese_in_english")
    return msg("lint.english_in_chinese" if _CHINESE.search(zh) else "lint.no_chinese")
