"""What one typed laid over what another saved meanwhile."""

import pytest

from stages.worksheets import WORKSHEETS
from web.worksheet_merge import merge
from web.worksheet_typed import typed_all

RISKS = WORKSHEETS["risks"].fields
PROFILE = WORKSHEETS["client_profile"].fields


def merged(fields, was, mine, now):
    changes, clashes = merge(fields, *(typed_all(fields, each) for each in (was, mine, now)))
    return dict(changes), clashes


@pytest.mark.parametrize(
    ("was", "mine", "now", "becomes"),
    [
        ("a", "a", "a", None),
        ("a", "b", "a", "b"),
        ("a", "", "a", ""),
        ("a", "a", "c", None),
        ("a", "b", "b", None),
        ("a", "b", "c", "both"),
        ("", "b", "c", "both"),
    ],
)
def test_a_text(was, mine, now, becomes):
    found = merged(PROFILE, *({"our_cases": each} for each in (was, mine, now)))
    expected = (
        ({}, ("our_cases",)) if becomes == "both" else ({} if becomes is None else {"our_cases": becomes}, ())
    )
    assert found == expected


def rows(names):
    """`a1 b`: rows by name, each with its likelihood."""
    return {"risks": [{"risk": n[0], **({"likelihood": n[1]} if n[1:] else {})} for n in names.split()]}


@pytest.mark.parametrize(
    ("was", "mine", "now", "becomes"),
    [
        ("a b", "a b c", "a b", "a b c"),
        ("a b", "a b c", "a b d", "a b c d"),
        ("a b", "a", "a b d", "a d"),
        ("a b", "a1 b", "a b2", "a1 b2"),
        ("a b", "b", "a", ""),
        ("a b", "b a", "a b", "b a"),
        ("a b", "A b", "a b3", "A b3"),
        ("a b", "a1 b", "a2 b", "both"),
        ("a b", "b", "a2 b", "both"),
        ("a b", "a1 b", "b", "both"),
        ("a", "a c1", "a c2", "both"),
        ("a", "a c c", "a b", "both"),
    ],
)
def test_rows_by_their_names(was, mine, now, becomes):
    changes, clashes = merged(RISKS, *map(rows, (was, mine, now)))
    if becomes == "both":
        assert (changes, clashes) == ({}, ("risks",))
    else:
        assert changes == {"risks": typed_all(RISKS, rows(becomes))["risks"]}
        assert clashes == ()


def test_what_a_form_did_not_show_is_left_alone():
    typed = typed_all(PROFILE, {"our_cases": "a"})
    assert merge(PROFILE, {}, typed_all(PROFILE, {}), typed) == ({}, ())
