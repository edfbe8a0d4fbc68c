"""The description itself: whole, in order, and in the words of the command line."""

from typing import get_args

import jsonschema
import pytest

from engine import people
from engine.answers import ANSWERS, KINDS
from engine.deals import SIDES
from engine.facts import PARTS, STYLES
from engine.state import CHANNELS, INTEREST, REVIEW_VERDICTS
from serving.api.app import made
from serving.api.bodies import client, deal
from serving.api.description import description
from serving.api.explained import Code
from serving.api.problem import STATUS
from serving.api.shapes.client import Person
from words.say import say


@pytest.fixture(scope="module")
def told():
    return description(made())


def operations(told):
    return [(f"{method} {path}", each) for path, at in told["paths"].items() for method, each in at.items()]


def test_every_operation_has_a_name_of_its_own_words_a_place_and_a_lock(told):
    names = [each["operationId"] for _, each in operations(told)]
    assert len(set(names)) == len(names)
    tags = {tag["name"] for tag in told["tags"]}
    for at, each in operations(told):
        assert each["summary"], at
        assert set(each["tags"]) <= tags
        ways = [next(iter(way)) for way in each.get("security", ())]
        wanted = ["token", "session"] if at.startswith("get") else ["token"]
        assert ways == ([] if each["tags"] == ["problems"] else wanted), at


def test_every_way_it_may_end_is_said(told):
    for at, each in operations(told):
        statuses = set(each["responses"])
        if each["tags"] == ["problems"]:
            continue
        assert statuses >= {"400", "401", "403", "404", "409", "429", "500", "503"}, at
        assert "422" not in statuses
        assert ("413" in statuses) != at.startswith("get"), at
        named = {parameter["name"] for parameter in each["parameters"]}
        assert ("412" in statuses) == ("If-Match" in named), at
        assert ("Idempotency-Key" in named) != at.startswith("get"), at
        assert ("as_of" in named) == at.startswith("get"), at
        assert "Accept-Language" in named
        for status, answer in each["responses"].items():
            kind = "application/json" if status < "400" else "application/problem+json"
            assert list(answer["content"]) == [kind], at


def test_links_lead_to_operations_that_are_there(told):
    known = {each["operationId"]: each for _, each in operations(told)}
    links = [
        link
        for _, each in operations(told)
        for link in each["responses"].get("201", {}).get("links", {}).values()
    ]
    assert len(links) > 20
    for link in links:
        (name,) = link["parameters"]
        assert name in {each["name"] for each in known[link["operationId"]]["parameters"]}


def test_examples_are_what_they_are_examples_of(told):
    n = 0
    for schema in told["components"]["schemas"].values():
        for field in schema.get("properties", {}).values():
            for example in field.get("examples", ()):
                checker = jsonschema.Draft202012Validator({**field, "components": told["components"]})
                assert list(checker.iter_errors(example)) == []
                n += 1
    assert n > 40


def test_words_are_the_command_lines(told):
    assert told["paths"]["/deals/{key}/advance"]["post"]["summary"] == say("help.advance")
    assert told["paths"]["/deals"]["get"]["parameters"][1]["description"] == say("help.option.limit")


def choices(model, field):
    """Of a field of a model, those its type names."""
    found = model.model_fields[field].annotation
    while not all(isinstance(each, str) for each in get_args(found)):
        found = get_args(found)[0]
    return get_args(found)


def test_choices_are_the_engines():
    assert choices(deal.NewAnswer, "answer") == ANSWERS
    assert choices(deal.NewAnswer, "kind") == KINDS
    assert choices(deal.NewPromise, "by") == SIDES
    assert choices(deal.Verdict, "verdict") == REVIEW_VERDICTS
    assert choices(client.NewContact, "part") == PARTS
    assert choices(client.NewContact, "style") == STYLES
    assert choices(client.NewVisit, "channel") == CHANNELS
    assert choices(client.NewVisit, "interest") == INTEREST
    assert choices(Person, "role") == people.ROLES
    assert choices(Person, "position") == people.POSITIONS


def test_every_code_is_explained():
    assert set(get_args(Code)) == set(STATUS)
