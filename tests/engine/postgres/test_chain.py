"""The database chains events as the program does, whatever they say."""

import json

import psycopg2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.history import chain

# PostgreSQL keeps no NUL in a text, and UTF-8 no half of a surrogate pair.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_NAMES = ("subject", "seq", "at", "recorded_at", "actor", "kind", "data", "request")
_CHAINED = "SELECT dealgate_rights.chained(%s, json_populate_record(NULL::public.event, %s))"


@pytest.fixture(scope="module")
def ask(granted):
    connection = psycopg2.connect(granted)

    def chained(previous, *said):
        event = json.dumps(dict(zip(_NAMES, said, strict=True)))
        with connection.cursor() as cursor:
            cursor.execute(_CHAINED, (previous, event))
            return cursor.fetchone()[0]

    yield chained
    connection.close()


@given(
    st.tuples(
        *(TEXTS, TEXTS, st.integers(1, 2**31 - 1), st.none() | TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
        st.none() | TEXTS,
    )
)
def test_of_anything_at_all(ask, said):
    assert ask(*said) == chain(*said)


@pytest.mark.parametrize(
    "text",
    [
        "".join(map(chr, range(1, 33))),
        *('"\\/', "\x7f\x80\x9f", "\u2028\u2029\ufeff", "商机“三号线”", "😀", "null", ""),
    ],
    ids=ascii,
)
def test_of_what_json_writes_in_its_own_way(ask, text):
    said = (text, text, 1, text, text, text, text, text, text)
    assert ask(*said) == chain(*said)
