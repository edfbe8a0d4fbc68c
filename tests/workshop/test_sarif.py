"""The log as the standard wants it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

import json

from engine.errors import WARNING, Fault
from engine.message import msg
from words.say import say
from workshop.sarif import log

FAULTS = (
    Fault("our books/我们.yaml", 31, 9, "stages.find.limits", msg("lint.want_number")),
    Fault("our books/我们.yaml", 33, 5, "stages.find", msg("lint.listed_twice", name="x"), WARNING),
    Fault("/srv/a.j2", 7, 0, "", msg("lint.want_number")),
    Fault("/srv/b.j2", 0, 0, "", msg("lint.not_word")),
)


def test_one_run_names_the_program_and_each_rule_once():
    made = log(FAULTS, "9.9", say, str.upper)
    (run,) = made["runs"]
    assert (made["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("dealgate", "9.9")
    assert [(rule["id"], rule["shortDescription"]["text"]) for rule in driver["rules"]] == [
        ("want_number", "WANT_NUMBER"),
        ("listed_twice", "LISTED_TWICE"),
        ("not_word", "NOT_WORD"),
    ]
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == [
        "error",
        "warning",
        "error",
    ]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 0, 2]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_each_result_says_what_is_wrong_and_where():
    first, second, third, fourth = log(FAULTS, "9.9", say, str.upper)["runs"][0]["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["message"] == {"text": "a whole number belongs here"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "our%20books/%E6%88%91%E4%BB%AC.yaml"},
                "region": {"startLine": 31, "startColumn": 9},
            },
            "logicalLocations": [{"fullyQualifiedName": "stages.find.limits"}],
        }
    ]
    # Lines and columns count from 1, so what nobody knows is left out.
    assert third["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "file:///srv/a.j2"}, "region": {"startLine": 7}}}
    ]
    assert fourth["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "file:///srv/b.j2"}}}]


def test_nothing_wrong_is_an_empty_run_and_all_of_it_is_json():
    assert log((), "9.9", say, str)["runs"][0]["results"] == []
    assert json.loads(json.dumps(log(FAULTS, "9.9", say, str))) == log(FAULTS, "9.9", say, str)
