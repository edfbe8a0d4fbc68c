"""The name a table's ids are remembered under: another for every file of another name."""

import re

import pytest

from exchange.guess.source_name import source_of


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("Deals 2026.csv", "deals-2026"),
        ("out/商机.xlsx", "shangji"),
        ("客户.csv", "kehu"),
        ("2026商机.csv", "table-2026shangji"),
        ("Größen.csv", "grossen"),
    ],
)
def test_a_name_is_spelled_in_latin_letters(file, source):
    assert source_of(file) == source


@pytest.mark.parametrize(
    ("one", "other"), [("Клиенты", "Сделки"), ("顧客", "取引ー"), ("a" * 80, "a" * 81), ("☎", "☏")]
)
def test_what_has_no_such_spelling_goes_by_a_digest(one, other):
    names = [source_of(f"{each}.csv") for each in (one, other)]
    assert names[0] != names[1]
    assert all(re.fullmatch("[a-z][a-z0-9-]{0,59}", name) for name in names)
