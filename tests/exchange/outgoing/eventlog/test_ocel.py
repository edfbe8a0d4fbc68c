"""OCEL 2.0: every event and object of a team, and nothing that leads out of the log."""

import json
from decimal import Decimal
from io import StringIO

from eventlogs import second_opinion
from hypothesis import given
from hypothesis import strategies as st

from engine.message import Text
from exchange.outgoing.eventlog.ocel import DEAL, Link, Object, OcelWriter, Told, fixed
from exchange.outgoing.eventlog.trace import Step

AT = "2026-03-01T01:02:03.004005Z"
texts = st.text(st.characters(codec="utf-8"), max_size=12)
values = texts | st.integers(-(2**53), 2**53) | st.booleans()
tellings = st.lists(st.tuples(texts, st.dictionaries(texts, values, max_size=3)), max_size=6)


def written(told, objects):
    file = StringIO()
    writer = OcelWriter(file)
    counts = writer.events(told), writer.objects(objects)
    writer.end()
    return counts, file.getvalue()


def step(n, activity, said):
    return Step(f"deal:A-1/{n}", activity, Text("好", "good"), AT, None, said, ())


@given(tellings)
def test_any_log_comes_back(tellings):
    told = [Told(step(n, *each), (Link("deal:A-1", "deal"),)) for n, each in enumerate(tellings)]
    counts, text = written(told, [Object("deal:A-1", DEAL, (), ())])
    read = json.loads(text)
    assert counts == (len(read["events"]), len(read["objects"])) == (len(tellings), 1)
    assert [event["type"] for event in read["events"]] == [activity for activity, _ in tellings]
    said = [{each["name"]: each["value"] for each in event["attributes"]} for event in read["events"]]
    assert said == [known for _, known in tellings]
    assert sorted(kind["name"] for kind in read["eventTypes"]) == sorted(
        {activity for activity, _ in tellings}
    )


def test_an_amount_is_written_as_the_number_it_is():
    _, text = written([], [Object("deal:A-1", DEAL, fixed({"amount": Decimal("0.30"), "stage": None}), ())])
    assert '{"name":"amount","value":0.30,"time":"1970-01-01T00:00:00.000000Z"}' in text
    assert json.loads(text, parse_float=str)["objects"][0]["attributes"][0]["value"] == "0.30"


def test_every_kind_of_event_says_what_it_has():
    _, text = written([Told(step(1, "visit", {"two_sided": True, "n": 3, "channel": "call"}), ())], [])
    assert json.loads(text)["eventTypes"] == [
        {
            "name": "visit",
            "attributes": [
                {"name": "two_sided", "type": "boolean"},
                {"name": "n", "type": "integer"},
                {"name": "channel", "type": "string"},
            ],
        }
    ]


def test_a_reader_of_somebody_else_counts_the_same(tmp_path):
    told = [Told(step(n, "visit", {"two_sided": True}), (Link("deal:A-1", "deal"),)) for n in range(3)]
    values = fixed({"amount": Decimal("480000.50"), "stage": "understand"})
    _, text = written(told, [Object("deal:A-1", DEAL, values, ())])
    path = tmp_path / "log.jsonocel"
    path.write_text(text, encoding="utf-8")
    assert second_opinion(path) == {"events": 3, "objects": 1, "variants": 1}
