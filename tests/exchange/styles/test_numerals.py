from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.styles.numerals import numeral

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二万", 120_000),
        ("壹佰", 100),
        ("两千", 2_000),
        ("一百二十万", 1_200_000),
        ("一千零五", 1_005),
        ("一千零五十", 1_050),
        ("一万零五", 10_005),
        ("三亿五千万", 350_000_000),
        ("3亿5000万", 350_000_000),
        ("壹仟贰佰叁拾肆", 1_234),
        ("一万亿", 10**12),
        ("零", 0),
    ],
)
def test_numbers_in_characters(text, value):
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["三千五", "一万五", "百", "千万", "十十", "一五", "", "万", "五亿三", "甲"])
def test_what_people_say_and_nobody_writes_is_none(text):
    assert numeral(text) is None


def written(n: int) -> str:
    """As a cheque has it: a 零 for every gap."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if n >= size:
            high, low = divmod(n, size)
            gap = "零" if 0 < low < size // 10 else ""
            return written(high) + unit + (gap + written(low) if low else "")
    text, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = n // size % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = bool(text)
    return text or "零"


@given(st.integers(0, 10**12 - 1))
def test_every_number_written_out_comes_back(n):
    assert numeral(written(n)) == n
