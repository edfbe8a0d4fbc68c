import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.postgres.statement import translated


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT 1", "SELECT 1"),
        ("WHERE key = :key AND n < :n", "WHERE key = %(key)s AND n < %(n)s"),
        ("WHERE subject < 'deal:x' AND key = :key", "WHERE subject < 'deal:x' AND key = %(key)s"),
        ("SELECT 'deal:' || key, 'it''s :so'", "SELECT 'deal:' || key, 'it''s :so'"),
        ("""data LIKE '%"on":"x"%' AND a % 2 = :n""", """data LIKE '%%"on":"x"%%' AND a %% 2 = %(n)s"""),
        ('SELECT "user:name" FROM person', 'SELECT "user:name" FROM person'),
        ("SELECT now()::text, :a::int", "SELECT now()::text, %(a)s::int"),
    ],
)
def test_only_names_outside_quotes_are_parameters(ours, theirs):
    assert translated(ours) == theirs


@given(st.text(alphabet="ab:%'\"", max_size=20))
def test_a_text_in_quotes_comes_through_as_it_is(text):
    quoted = "'" + text.replace("'", "''") + "'"
    assert translated(f"SELECT {quoted}") % {} == f"SELECT {quoted}"
