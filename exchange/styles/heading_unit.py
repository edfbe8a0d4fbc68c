"""The unit a column's heading names: `金额（万元）`, `Amount (k€)`, `Wert in TEUR`, `Value [USD]`."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from exchange.styles.currencies import currencies
from exchange.styles.numbers import UNITS, unit_and_rest

_IN_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_BEHIND = re.compile(
    r"(?:\b(?:in|en)|单位\s*:|[/|_])\s*([^\s/|_()\[\]]+(?: [^\s/|_()\[\]]+)?)\s*$", re.IGNORECASE
)
_CHINESE = re.compile(r"[^\W\d_](十|百|千|万|十万|百万|千万|亿)元$")
_LEAD = re.compile(r"^(?:in\b|en\b|单位\s*:?)\s*", re.IGNORECASE)
_WORDS = {
    **dict.fromkeys(("t", "tsd", "tsd.", "tausend", "thousand", "thousands", "000", "'000", "000s"), 3),
    **dict.fromkeys(("m", "mn", "mm", "mil", "mio", "mio.", "million", "millions", "millionen"), 6),
}
"""Powers of ten that nobody writes behind a number, or whose `m` a heading settles: `€m` is millions."""


class Unit(NamedTuple):
    """`written` as it stands in the heading. `currencies` it may stand for; None where it names none."""

    written: str
    times: int = 0
    """The power of ten."""
    currencies: frozenset[str] | None = None

    @property
    def factor(self) -> int:
        """What a bare number below it is to be multiplied by."""
        return int(10**self.times)


@cache
def unit_of(heading: str) -> Unit | None:
    """The last it names; None where it names none."""
    text = unicodedata.normalize("NFKC", heading)
    found = [m[1] for m in _IN_BRACKETS.finditer(text)][::-1]
    behind = _BEHIND.search(text)
    found += [behind[1]] if behind else []
    if unit := next((unit for each in found if (unit := _read(each.strip()))), None):
        return unit
    # Without brackets or a word before it only what is money for certain: `Amount USD`, `合同金额万元`.
    chinese, words = _CHINESE.search(text), text.split()
    last = f"{chinese[1]}元" if chinese else words[-1] if len(words) > 1 else ""
    unit = _read(last)
    return unit if unit and unit.currencies else None


def _read(text: str) -> Unit | None:
    said = _LEAD.sub("", text)
    unit, rest = unit_and_rest(said)
    if unit in UNITS and (not rest or _money(rest)):
        return Unit(said, UNITS[unit], _money(rest))
    if not unit and (known := _money(rest)):
        return Unit(said, 0, known)
    return _of_words(said)


def _of_words(said: str) -> Unit | None:
    """`TEUR`, `T€`, `€m`, `USD thousands`, `$'000`."""
    for at in range(len(said) + 1):
        for word, money in ((said[:at], said[at:]), (said[at:], said[:at])):
            known = _money(money.strip())
            if (times := _WORDS.get(word.strip().casefold())) and (known or not money.strip()):
                return Unit(said, times, known)
    return None


def _money(text: str) -> frozenset[str] | None:
    """A code in capitals: `Total all` is not in Albanian lek."""
    return currencies(text) if text and (len(text) < 3 or text == text.upper()) else None
