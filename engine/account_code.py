"""The short code of an account, with which the keys of its deals, people and orders begin."""

import unicodedata
from collections.abc import Collection

from engine.errors import Refused
from engine.message import msg

NO_ACCOUNT = "D"
"""The code that begins the keys of deals without an account; no account may take it."""
_LONGEST = 12


def check_code(code: str) -> str:
    """The code itself; Refused where it can't be one."""
    if code == NO_ACCOUNT or not code.isascii() or not code.isalnum() or len(code) > _LONGEST:
        raise Refused(msg("accounts.bad_code", code=code, longest=_LONGEST))
    return code


def code_for(name: str) -> str:
    """The first word of the name in capitals; a Chinese name by the first pinyin syllables."""
    if any("\u4e00" <= c <= "\u9fff" for c in name):
        from pypinyin import Style, lazy_pinyin  # large, and needed for a new Chinese account alone

        syllables = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
        word = "".join(syllables[:2]) or "".join(c for c in name if c.isascii())
    else:
        plain = unicodedata.normalize("NFKD", name)
        words = ["".join(c for c in w if c.isascii() and c.isalnum()) for w in plain.split()]
        word = next((w for w in words if w), "")
    return word.upper()[:_LONGEST] or "ACCOUNT"


def free_code(code: str, taken: Collection[str]) -> str:
    """The code itself, or with the first number that makes it new."""
    number = 1
    while (free := numbered(code, number)) in taken or free == NO_ACCOUNT:
        number += 1
    return free


def numbered(code: str, number: int) -> str:
    """The code with this number behind it; the first has none."""
    if number == 1:
        return code
    return f"{code[: _LONGEST - len(str(number))]}{number}"
