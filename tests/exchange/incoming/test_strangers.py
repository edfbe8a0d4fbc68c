"""Two tables under one source: the ids of the second are those of the first, and the deals are others."""

import pytest

from engine.errors import BadFile
from words.say import say

FIRST = ("1,Line 3,ACME,lin,100,Lead,,", "2,MES,Bohai,lin,200,Lead,,")
OTHERS = ("1,Scanners,Nordsee,lin,300,Lead,,", "2,Pumps,Kunlun,lin,400,Lead,,")


def titles(team):
    return [team.deal(key).title for key in sorted(team.keys())]


def test_deals_that_become_others_are_refused_before_anything_is_written(team):
    team.bring(*FIRST)
    with pytest.raises(BadFile) as caught:
        team.bring(*OTHERS)
    assert say(caught.value.message) == (
        "The ids of 2 rows were other deals before: 1 was “Line 3” and is “Scanners”, "
        "2 was “MES” and is “Pumps”. Nothing of this batch was written"
    )
    assert "a source of its own" in say(caught.value.hint)
    assert (titles(team), team.count("account")) == (["Line 3", "MES"], 2)


def test_whoever_knows_better_says_so(team):
    team.bring(*FIRST)
    assert team.bring(*OTHERS, conflicts="theirs").updated == 2
    assert titles(team) == ["Scanners", "Pumps"]


def test_the_same_table_under_a_source_of_its_own(team):
    team.bring(*FIRST)
    assert team.bring(*OTHERS, map=team.MAP.replace("source: crm", "source: south")).created == 2
    assert len(titles(team)) == 4


@pytest.mark.parametrize(
    "lines",
    [
        ("1,Scanners,ACME,lin,100,Lead,,", "2,Pumps,Bohai,lin,200,Lead,,"),  # other titles
        ("1,Line 3,Nordsee,lin,100,Lead,,", "2,MES,Kunlun,lin,200,Lead,,"),  # other clients
        ("1,Scanners,,lin,100,Lead,,", "2,Pumps,,lin,200,Lead,,"),  # nobody says whose
        (FIRST[0], OTHERS[1]),  # one of two
    ],
)
def test_what_may_well_be_the_same_deal_is_taken_in(team, lines):
    team.bring(*FIRST)
    assert team.bring(*lines).updated > 0


def test_what_it_was_called_before_is_no_stranger(team):
    """A table kept from before, or a title that people here have changed."""
    team.bring(*FIRST)
    team.bring("1,Line 4,Nordsee,lin,100,Lead,,", FIRST[1])
    assert team.bring(*FIRST, conflicts="show").updated == 1
