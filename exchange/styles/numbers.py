"""Numbers as people and programs write them: grouped, with a unit, a currency, below zero in brackets."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, msg
from exchange.styles.currencies import currencies
from exchange.styles.numerals import numeral

MARKS = (".", ",")
_LONGEST = 60
"""Characters of a cell with a number."""
_MOST_DIGITS = 24
"""With more, arithmetic would round it unawares."""
_ODD = str.maketrans({"−": "-", "–": "-", "’": "'", "`": "'", "\u2009": " ", "\u2007": " "})
_CORE = re.compile(r"[.,]?\d(?:[\d.,' ]*\d)?(?:[eE][+-]?\d{1,2}(?!\d))?")
_NO_CENTS = re.compile(r"(?<=\d)([.,])(?:--?|—)(?!\d)")
"""`500,-`, which is 500,00."""
_EXPONENT = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)[eE][+-]?\d{1,2}")
_PLAIN = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)")
# In threes; in India twos above a thousand.
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:'\d{3})+)(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?"
)
_CHINESE_UNITS = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9}
_CHINESE_UNITS |= {"百亿": 10, "千亿": 11, "万亿": 12, "萬": 4, "億": 8, "百萬": 6, "千萬": 7}
UNITS = _CHINESE_UNITS | {
    **dict.fromkeys(("k", "K", "Tsd", "Tsd.", "thousand"), 3),
    **dict.fromkeys(("w", "W"), 4),
    **dict.fromkeys(("lakh", "lac"), 5),
    **dict.fromkeys(("M", "MM", "mn", "Mn", "mio", "Mio", "Mio.", "million", "Million", "millions"), 6),
    **dict.fromkeys(("crore", "cr", "Cr"), 7),
    **dict.fromkeys(("B", "bn", "Bn", "BN", "mrd", "Mrd", "Mrd.", "billion", "Billion"), 9),
}
"""Powers of ten."""


class Written(NamedTuple):
    """A number taken apart; what its digits say depends on the decimal mark."""

    digits: str
    below_zero: bool = False
    times: int = 0
    """The power of ten its unit stands for."""
    unit: str = ""
    currencies: frozenset[str] | None = None
    value: Decimal | None = None
    """Of a number in characters, which has no mark."""


class Number(NamedTuple):
    value: Decimal
    places: int
    """Decimals as they stand there."""


def taken_apart(cell: str) -> Written | Message | None:
    """None for what is no number; a Message for one that is, and does not say which."""
    if len(cell) > _LONGEST:
        return None
    text = cell if cell.isascii() else unicodedata.normalize("NFKC", cell).translate(_ODD)
    text = _NO_CENTS.sub(r"\g<1>00", " ".join(text.split()).replace(" '", "'"))
    found = _CORE.search(text)
    if found is None:
        return _in_characters(text)
    before, after = text[: found.start()], text[found.end() :]
    if "%" in after or "‰" in after:
        return msg("styles.percent", given=cell)
    sign, name = _sign(before, after)
    if sign is None:
        return None
    unit, last = unit_and_rest(after.rstrip(" )-").strip().removesuffix("整"))
    if unit == "m":
        return msg("styles.which_m", given=cell)
    if name and last:
        return None
    said = currencies(name or last) if name or last else None
    if (name or last) and said is None:
        return _in_characters(text)
    return Written(found[0], sign, UNITS.get(unit, 0), unit, said)


def _sign(before: str, after: str) -> tuple[bool | None, str]:
    """Whether it is below zero, and what else stands before it; None where the signs contradict."""
    opened, closed = before.count("("), after.count(")")
    minus = before.count("-") + after.count("-")
    name = before.replace("(", "").replace("-", "", 1).replace("+", "", 1).strip()
    wrong = opened != closed or opened + minus + before.count("+") > 1 or opened > 1
    if wrong or not re.fullmatch(r"[^()-]*[ )-]*", after):
        return None, ""
    return bool(opened or minus), name


def unit_and_rest(after: str) -> tuple[str, str]:
    """The unit behind a number, and what stands beside it: `万元`, `M USD`, `EUR k`."""
    if not after or after in UNITS or after == "m":
        return after, ""
    if currencies(after):
        return "", after
    for end in range(min(len(after) - 1, 8), 0, -1):
        head, tail = after[:end].strip(), after[end:].strip()
        if (head in UNITS or head == "m") and currencies(tail):
            return head, tail
        if (tail in UNITS or tail == "m") and currencies(head):
            return tail, head
    return "", after


def _in_characters(text: str) -> Written | None:
    """`十二万元`, `人民币壹佰元整`."""
    text = text.replace(" ", "").removesuffix("整").removesuffix("正")
    text, said = text.removeprefix("人民币"), "人民币" if text.startswith("人民币") else ""
    if text.endswith(("元", "圆")):
        text, said = text[:-1], said or text[-1]
    below_zero = text.startswith(("负", "-"))
    value = numeral(text[1:] if below_zero else text)
    if value is None:
        return None
    return Written("", below_zero, currencies=currencies(said) if said else None, value=value)


def marks(written: Written) -> tuple[str, ...]:
    """The decimal marks it can be read by. A Chinese unit says that the mark is a point."""
    fit = tuple(mark for mark in MARKS if number(written, mark) is not None)
    return (".",) if len(fit) == 2 and written.unit in _CHINESE_UNITS else fit


def is_telling(written: Written) -> bool:
    """Whether a mark of either kind stands in it at all."""
    return "." in written.digits or "," in written.digits


def number(written: Written, mark: str) -> Number | None:
    """What it says where decimals stand behind `mark`. None where it can't be: groups of thousands are whole,
    so that `1,5` is no 15."""
    if written.value is not None:
        return Number(-written.value if written.below_zero else written.value, 0)
    digits = written.digits.translate({44: ".", 46: ","}) if mark == "," else written.digits
    if not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits) or _EXPONENT.fullmatch(digits)):
        return None
    if len(digits) > _MOST_DIGITS:
        return None
    value = Decimal(re.sub("[, ']", "", digits)).scaleb(written.times)
    decimals = 0 if written.times or "e" in digits.lower() else len(digits.partition(".")[2])
    return Number(-value if written.below_zero else value, decimals)


def thousands_mark(written: Written) -> str | None:
    """Of one that reads both ways, `1,234`, the mark by which it is whole."""
    return next((mark for mark in MARKS if (n := number(written, mark)) and not n.places), None)
