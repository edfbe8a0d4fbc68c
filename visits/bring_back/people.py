"""The people at the client whom a blank names: one or several, however they are set apart."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from engine import contacts
from engine.contacts import Contact
from engine.errors import NotFound
from engine.message import Message
from engine.store import Store

_BRACKETS = r"[（(［\[][^（）()［］\[\]]*[）)］\]]"
_PIECE = re.compile(rf"(?:{_BRACKETS}|[^、,，;；/&＆+\n])+")
_BETWEEN = re.compile(r"(?<!\s)\s+and\s+", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s*[和与跟及]\s*")
_WORD = re.compile(r"[^\s和与跟及]+")


class People(NamedTuple):
    """`unknown`: the names nobody is found by, with why."""

    known: tuple[Contact, ...]
    unknown: tuple[tuple[str, Message], ...] = ()


def person(store: Store, text: str, account: str) -> Contact:
    """By name or key, with or without what stands in brackets behind it. Raises NotFound."""
    try:
        return contacts.find(store, text, account)
    except NotFound:
        bare = _bare(text)
        if bare in ("", text):
            raise
        return contacts.find(store, bare, account)


def people(store: Store, text: str, account: str) -> People:
    """All who are named in a text."""
    return _together(_named(store, name, account) for name in names(text))


def names(text: str) -> list[str]:
    """The names in a text that may hold several."""
    pieces = (name.strip() for piece in _PIECE.findall(text) for name in _BETWEEN.split(piece))
    return [name for name in pieces if name]


def _named(store: Store, text: str, account: str) -> People:
    try:
        return People((person(store, text, account),))
    except NotFound as error:
        why = error.message
    try:
        return People(tuple(person(store, each, account) for each in _AND.split(text)))
    except NotFound:
        apart = _apart(store, _bare(text), account)
        return apart if apart.known else People((), ((text, why),))


def _apart(store: Store, text: str, account: str) -> People:
    """Names with nothing but a blank between them: told apart by those known whole, the longest first."""
    there = {str(c.name).casefold() for c in contacts.of_account(store, account)}
    words = list(_WORD.finditer(text))
    runs: list[list[re.Match[str]]] = [[]]
    at = 0
    while at < len(words):
        ends = range(len(words), at, -1)
        end = next((end for end in ends if _span(text, words[at:end]).casefold() in there), None)
        if end is None:
            runs[-1].append(words[at])
            at += 1
        else:
            runs += [words[at:end], []]
            at = end
    if len(runs) == 1:
        return People(())
    return _together(_one(store, _span(text, run), account) for run in runs if run)


def _together(all: Iterable[People]) -> People:
    each = list(all)
    known = {contact.key: contact for one in each for contact in one.known}
    return People(tuple(known.values()), tuple(name for one in each for name in one.unknown))


def _one(store: Store, text: str, account: str) -> People:
    try:
        return People((person(store, text, account),))
    except NotFound as error:
        return People((), ((text, error.message),))


def _span(text: str, words: list[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()]


def _bare(text: str) -> str:
    return " ".join(re.sub(_BRACKETS, " ", text).split())
