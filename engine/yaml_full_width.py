"""Chinese punctuation where YAML wants its own: the slip of whoever writes with a Chinese keyboard.

Texts may hold all of it. A sign is blamed only where the file can't be read with it and can without,
or where it stands in a key nobody writes that way.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple, TypeAlias

from engine.message import Message, msg

Place: TypeAlias = tuple[int, int]
BrokenAt: TypeAlias = Callable[[str], Place | None]
"""Where a text stops being YAML."""

_KEY = "[A-Za-z_][A-Za-z0-9_-]*"
_LEAD = re.compile("[ \u3000－-]*")
_SIGNS = (
    re.compile(rf"(?:^[ \u3000－-]*|[{{\[,，｛［][ \u3000]*){_KEY} *(?P<sign>：)"),
    re.compile(rf"(?P<sign>，)(?=[ \u3000]*{_KEY} *[:：])"),
    re.compile(rf"{_KEY}[:：](?P<sign>\u3000)"),
    re.compile(r"(?:[:：][ \u3000]*|^[ \u3000－-]*)(?P<sign>[｛［])"),
    re.compile(r"(?P<sign>[｝］])(?=\s*$|\s*[,，}\]])"),
)
_QUOTED = re.compile(r"""(?<=[\s{\[,:，：])(["']).*?\1(?=\s*(?:$|[,}\]，]|#))""")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_WORDS = {
    "：": "full_width.colon",
    "，": "full_width.comma",
    "－": "full_width.dash",
    "％": "full_width.per_cent",
    "\u3000": "full_width.space",
    "＝": "full_width.equals",
    **dict.fromkeys("｛｝［］", "full_width.bracket"),
}
_MOST = 10
"""Places mended before the rest is left to the next time."""
_LONGEST = 2000
"""Characters of a line somebody types."""
_READ = 1_500_000
"""Characters read again and again in search of what helps; some seconds."""
_BEHIND = (1, 2, 4, 8, 16, 32)
"""Lines tried together: a plain text runs on over lines without a colon, to the first that has one."""


class Slip(NamedTuple):
    """Lines and columns count from 1."""

    place: Place
    sign: str


def misread(sign: str) -> Message:
    """What it is, and what to write instead."""
    meant = chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign
    what = msg(_WORDS.get(sign, "full_width.character"), sign=sign, meant=meant)
    return msg("lint.yaml_full_width", what=what)


def slips(line: str) -> list[tuple[int, str]]:
    """The signs of a line that look like YAML's own, by their position from 0."""
    if len(line) > _LONGEST or not any(sign in line for sign in _WORDS):
        return []
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    bare = _COMMENT.sub("", bare)
    lead = _LEAD.match(bare)
    found = {at: bare[at] for at in range(lead.end() if lead else 0) if bare[at] in "\u3000－"}
    for pattern in _SIGNS:
        for match in pattern.finditer(bare):
            found[match.start("sign")] = match["sign"]
    return sorted(found.items())


def _told(line: str) -> list[tuple[int, str]]:
    """Of full-width spaces in a row, or behind another slip, none but the first."""
    return [(at, s) for at, s in slips(line) if s != "\u3000" or at == 0 or line[at - 1] not in "\u3000：－"]


def slips_of_key(key: str, *, flow: bool, empty: bool) -> list[tuple[int, str]]:
    """Those in a key as YAML read it; `empty`: no value came with it."""
    if flow and empty:
        return [(at - 1, sign) for at, sign in slips("{" + key)]
    odd = key.startswith(("\u3000", "－")) or re.match(rf"{_KEY} *：\s*[{{\[]", key)
    return _told(key) if odd else []


def first_slip(value: object) -> tuple[int, str] | None:
    """In what was meant as keys with values and read as a text: its position from 0, and the sign."""
    return next(iter(slips(value)), None) if isinstance(value, str) else None


def first_in(text: str) -> str | None:
    """The first sign of a value that was typed with a Chinese keyboard."""
    found = re.search("[：，％．／－０-９Ａ-Ｚａ-ｚ]", text)
    return found[0] if found else None


def structural_slips(text: str, broken_at: BrokenAt) -> tuple[Slip, ...]:
    """Of a text that isn't YAML: the signs it breaks at. None where it breaks at something else."""
    lines = text.split("\n")
    found: dict[int, str] = {}
    with suppress(_Enough):
        tries = _Tries(broken_at, _READ)
        place = tries(text) if any(map(slips, lines)) else None
        for _ in range(_MOST):
            wrong = _wrong_lines(lines, place, tries) if place else []
            if not wrong:
                break
            found |= {at: lines[at] for at in wrong}
            lines = _mended(lines, wrong)
            place = tries("\n".join(lines))
    return tuple(Slip((at + 1, col + 1), sign) for at in sorted(found) for col, sign in _told(found[at]))


class _Enough(Exception):
    """As much was read as anybody waits for."""


class _Tries:
    """Reads texts, up to so many characters in all."""

    def __init__(self, broken_at: BrokenAt, left: int) -> None:
        self._broken_at, self._left = broken_at, left

    def __call__(self, text: str) -> Place | None:
        self._left -= len(text)
        if self._left < 0:
            raise _Enough
        return self._broken_at(text)


def _wrong_lines(lines: list[str], place: Place, broken_at: BrokenAt) -> list[int]:
    """The lines above the place, nearest first, that let the text be read further once they are mended."""

    def helps(tried: list[int]) -> bool:
        now = broken_at("\n".join(_mended(lines, tried)))
        return now is None or now[0] > place[0]

    near = [at for at in range(min(place[0], len(lines)) - 1, -1, -1) if slips(lines[at])][: _BEHIND[-1]]
    for many in _BEHIND:
        if helps(tried := near[:many]) and tried:
            return _needed(tried, helps)
        if many >= len(near):
            break
    at = place[0] - 1
    own = slips(lines[at]) if at < len(lines) else []
    return [at] if any(sign in "\u3000－" for _, sign in own) else []


def _needed(tried: list[int], helps: Callable[[list[int]], bool]) -> list[int]:
    """Without those that only happen to stand between."""
    for at in tried if 1 < len(tried) <= _BEHIND[3] else ():
        if len(tried) > 1 and helps(rest := [other for other in tried if other != at]):
            tried = rest
    return tried


def _mended(lines: list[str], which: list[int]) -> list[str]:
    return ["".join(_rewritten(line)) if at in which else line for at, line in enumerate(lines)]


def _rewritten(line: str) -> Iterator[str]:
    """As it was meant; a full-width space is as wide as two."""
    wrong = dict(slips(line))
    for at, character in enumerate(line):
        if at not in wrong:
            yield character
        elif character == "\u3000":
            yield " " if line[at - 1 : at] in tuple("：:－-") else "  "
        else:
            yield chr(ord(character) - 0xFEE0)
            if character in "：，－" and line[at + 1 : at + 2].strip():
                yield " "
