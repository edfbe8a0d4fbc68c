"""Numbers in Chinese characters: 十二万, 壹佰, 一百二十万, 3亿5000万."""

import re
from decimal import Decimal

_SIMPLE = str.maketrans(
    "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩〇", "一二二三三四五六六七八九十百千万亿二二零"
)
_DIGITS = {**{character: n for n, character in enumerate("零一二三四五六七八九")}}
_ONE = r"([一二三四五六七八九]|\d+(?:\.\d+)?)"
_SECTION = re.compile(rf"(零)?(?:{_ONE}千)?(零)?(?:{_ONE}百)?(零)?(?:{_ONE}?(十))?(零)?{_ONE}?")


def numeral(text: str) -> Decimal | None:
    """None for what is no number, and for what people say but don't write: 三千五 is 3,500 to some.

    Below a unit that is left out stands a 零, as it does on a cheque.
    """
    return _value(text.translate(_SIMPLE)) if text else None


def _value(text: str) -> Decimal | None:
    for unit, times in (("亿", Decimal(10**8)), ("万", Decimal(10**4))):
        high, found, low = text.rpartition(unit)
        if not found:
            continue
        head, tail = _value(high), _value(low) if low else Decimal(0)
        if head is None or tail is None or tail >= times:
            return None
        spoken = low and not low.startswith("零") and tail < times / 10
        return None if spoken else head * times + tail
    return _below_10000(text)


def _below_10000(text: str) -> Decimal | None:
    found = _SECTION.fullmatch(text)
    if found is None or text in ("", "零"):
        return Decimal(0) if text == "零" else None
    _, thousands, gap, hundreds, gap_too, tens, ten, last_gap, ones = found.groups()
    if ones and (thousands or hundreds) and not (ten or last_gap or gap or gap_too):
        return None
    if (ten and thousands and not (hundreds or gap or gap_too)) or (last_gap and not ones):
        return None
    parts = ((thousands, 1000), (hundreds, 100), (tens or ("一" if ten else None), 10), (ones, 1))
    return sum((_digit(part) * times for part, times in parts if part), Decimal(0))


def _digit(part: str) -> Decimal:
    return Decimal(_DIGITS[part]) if part in _DIGITS else Decimal(part)
