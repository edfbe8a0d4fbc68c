"""What ids in cells mean: every one has words in both languages, and stands where it was met."""

import pytest

from engine.message import Text
from engine.store import open_store
from exchange.outgoing.column import Sheet, text
from exchange.outgoing.meanings import meanings, with_meanings
from exchange.outgoing.tables.every import TABLES
from words.say import current, say, speak


@pytest.fixture
def store(work):
    with open_store(work.db) as found:
        yield found


@pytest.fixture(autouse=True)
def language():
    before = current()
    yield
    speak(before)


def test_every_meaning_can_be_said_in_both_languages(store):
    for language in ("zh", "en"):
        speak(language)
        for name, known in meanings(store).items():
            assert all(say(title) for titles in known.values() for title in titles), name


def test_they_are_of_columns_that_go_out(store):
    columns = {f"{name}.{column.id}" for name, kind in TABLES.items() for column in kind.columns}
    assert meanings(store).keys() <= columns


def test_only_what_was_met_is_told(store):
    rows = [("open", "understand, explore"), ("open", "no such stage"), (None, None)]
    columns = (text("status", "状态", "Status"), text("unproven", "未证实的阶段", "Unproven stages"))
    deals = Sheet("deals", Text("商机", "Deals"), columns, iter(rows))
    speak("en")
    there, page = with_meanings(store, [deals], say)
    assert list(there.rows) == rows
    assert list(page.rows) == [
        ("Deals", "Status", "open", "open"),
        ("Deals", "Unproven stages", "understand", "Understand the need"),
        ("Deals", "Unproven stages", "explore", "Explore the options"),
    ]
