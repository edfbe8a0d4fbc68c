"""What an event's hash is taken over: the JSON list of all it says, however it is put together."""

import json
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from engine.history import chain

texts = st.text(st.characters(exclude_categories=["Cs"]))
maybe = st.none() | texts


@given(st.tuples(texts, texts, st.integers(1), maybe, texts, texts, texts, texts, maybe))
def test_it_is_the_plain_json_of_a_list(said):
    text = json.dumps(list(said), ensure_ascii=False)
    assert chain(*said) == sha256(text.encode()).hexdigest()


def test_one_by_hand():
    said = '["", "deal:D-1", 1, null, "now", "wei", "new", "{\\"a\\":\\"陈\\"}", null]'
    found = chain("", "deal:D-1", 1, None, "now", "wei", "new", '{"a":"陈"}', None)
    assert found == sha256(said.encode()).hexdigest()
