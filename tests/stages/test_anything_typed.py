"""Whatever people type into whichever worksheet, it is read or refused, worked out and remarked on."""

import json
from datetime import date

import pytest
from helpers import DAY
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import in_both_languages

from engine.state import merged
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.reading import checker
from stages.worksheets import WORKSHEETS

EVERY = [*WORKSHEETS.values(), *ACCOUNT_WORKSHEETS.values()]
NUMBERS = st.integers(-3, 12).map(str) | st.sampled_from(["12万", "0.5", "1e9", "99%", "-100", "1,000"])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str) | st.just("2026年3月4日")
NAMES = st.sampled_from(["停机", "交期", "Siemens", "1", "3"])
ODD = st.text(max_size=4) | st.just("")


def typed(field):
    """Mostly what the field wants."""
    if field.kind == "rows":
        name, *others = field.columns
        columns = {c.id: typed(c) for c in others}
        rows = st.fixed_dictionaries({name.id: typed(name)}, optional=columns)
        changes = st.fixed_dictionaries({}, optional=columns)
        return st.lists(rows, max_size=4, unique_by=lambda row: str(row[name.id])) | st.dictionaries(
            NAMES, changes, max_size=3
        )
    wanted = {
        "choice": st.sampled_from([*field.choices, ""]),
        "many": st.lists(st.sampled_from([*field.choices]) if field.choices else NAMES, max_size=3),
        "scores": st.dictionaries(NAMES, st.integers(0, 5), max_size=3),
        "score": st.integers(0, 5),
        "day": DAYS,
        "currency": st.sampled_from(["CNY", "JPY"]),
        "text": NAMES,
        "contact": NAMES,
    }
    return st.one_of(*[wanted.get(field.kind, NUMBERS)] * 30, ODD)


@pytest.mark.parametrize("sheet", EVERY, ids=lambda sheet: sheet.id)
@settings(deadline=None)
@given(st.data())
def test_it_is_read_or_refused_and_told(sheet, data):
    raw = data.draw(st.fixed_dictionaries({}, optional={f.id: typed(f) for f in sheet.fields}))
    values, faults = sheet.read(raw, {}, "CNY", DAY)
    for fault in faults:
        in_both_languages(fault.what)
    # A form with a few faults: the rest of it is filled in.
    if faults:
        values, faults = sheet.read({id: raw[id] for id in values.keys() & raw.keys()}, {}, "CNY", DAY)
    if faults:
        return
    standing = merged({}, values)
    assert sheet.read(standing, {}, standing.get("currency", "CNY"), DAY) == (standing, ())
    json.dumps([sheet.figures(standing), sheet.settles(standing)])
    assert 0 <= sheet.complete(standing) <= 100
    for remark in sheet.remarks(standing, date(2026, 11, 21)):
        in_both_languages(remark)
    sheet.opens(standing)
    # Readers take what was checked as it stands; it means the same to them.
    assert sheet.typed(standing) == checker(sheet.model).validate_python(standing)
