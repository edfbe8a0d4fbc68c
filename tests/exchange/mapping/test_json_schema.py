"""The JSON Schema of mappings against what it is made of."""

from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from commands.mapping_schema import describe
from engine.yaml_places import read_tree
from exchange.mapping.json_schema import json_schema, keys
from exchange.mapping.shipped import shipped
from words.mapping_keys import WORDS
from words.say import speak

ROOT = Path(__file__).parents[3]
EXAMPLES = [*ROOT.glob("docs/examples/*-map.yaml"), ROOT / "docs/examples/loans/map.yaml"]
SOUND = {**shipped(), **{path.name: str(path) for path in EXAMPLES}}


@cache
def validator():
    schema = json_schema(describe)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong(text):
    return [error.message for error in validator().iter_errors(read_tree(text).data)]


@pytest.mark.parametrize("name", SOUND)
def test_every_mapping_that_comes_along_or_stands_in_the_docs_passes(name):
    assert wrong(Path(SOUND[name]).read_text(encoding="utf-8")) == []


def test_every_key_has_words_and_none_are_idle():
    assert keys() == WORDS.keys()


def test_words_are_a_title_and_what_it_is_for():
    for key, pair in WORDS.items():
        for text in pair:
            title, _, about = text.partition("\n")
            assert title, key
            assert about, key
            assert about.endswith((".", "。")), key


DEALS = "source: crm\ncolumns: {title: Deal, stage: Stage}\nstages: {Lead: understand}\n"


def test_what_people_write_short_is_as_good():
    assert wrong(DEALS) == []
    assert wrong(DEALS + "also: {Deal: Name}\noptional: Owner\ndates: day first\nonly: {Stage: Lead}\n") == []
    assert wrong(DEALS.replace("title: Deal", "title: [Deal, Client]")) == []
    assert wrong(DEALS.replace("Lead: understand", "Lead: {stage: understand, on: Day}")) == []
    assert wrong(DEALS + "answers: [Budget]\n") == []


@pytest.mark.parametrize(
    "text",
    [
        DEALS.replace("source: crm\n", ""),
        DEALS.replace("title:", "titel:"),
        DEALS + "nope: 1\n",
        DEALS + "heading: 0\n",
        DEALS + "decimal: ';'\n",
        "what: orders\n" + DEALS,
        DEALS.replace("understand", "[]"),
    ],
)
def test_what_cannot_be_read_does_not_pass(text):
    assert wrong(text)


def test_it_speaks_the_reader_s_language():
    speak("zh")
    try:
        assert json_schema(describe)["title"] == "对照表"
    finally:
        speak("en")
