"""How this client and this person want to be talked to."""

from itertools import combinations

import pytest

from engine.contacts import Details
from words.say import say, speak


def test_behaviour_part_and_style_each_say_what_is_wanted_and_the_wrong_card(lines, playbook):
    found = lines("manner", met="Chen Yu")
    manners = playbook.behaviours["project"], playbook.parts["decider"], playbook.styles["analytical"]
    assert found == [
        f"{manner.title.en}: {manner.wants.en}. Never: {manner.wrong_card.en}" for manner in manners
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_another_person_makes_another_page(lines, language):
    speak(language)
    pages = {tuple(lines("manner", met=name)) for name in ("Chen Yu", "Gao Min", "Li Na")}
    assert len(pages) == 3


SECTIONS = ("open", "ask", "suggest", "objections", "close", "prepare", "kit", "manner")


def advice(sheet, *args, **deal):
    return {say(line.text) for s in sheet(*args, **deal).sections if s.id in SECTIONS for line in s.lines}


@pytest.mark.parametrize("stage", ["understand", "explore", "expand"])
def test_an_analytical_and_an_amiable_person_get_another_talk(sheet, stage):
    one, other = (advice(sheet, stage, met="Chen Yu", who={"style": s}) for s in ("analytical", "amiable"))
    assert len(one - other) >= 5


@pytest.mark.parametrize("parts", [("economic_buyer", "user"), ("user", "blocker"), ("buyer", "champion")])
def test_each_part_in_the_decision_gets_another_talk(sheet, parts):
    one, other = (advice(sheet, "explore", met="Chen Yu", who={"part": part}) for part in parts)
    assert len(one - other) >= 5


def test_each_kind_of_client_gets_another_talk(sheet):
    behaviours = ("project", "relationship", "profit")
    pages = [advice(sheet, "explore", met="Chen Yu", behaviour=each) for each in behaviours]
    for one, other in combinations(pages, 2):
        assert len(one - other) >= 5


def test_every_manner_has_something_to_say_in_both_languages(playbook):
    manners = {**playbook.behaviours, **playbook.parts, **playbook.styles}
    assert len(manners) == 14
    for id, manner in manners.items():
        said = [text for lines in manner.visit.values() for text in lines]
        assert len(said) >= 3, id
        assert all(text.zh and text.en for text in said)


def texts(lines):
    return {text.en for section in lines.values() for text in section}


@pytest.mark.parametrize(
    "part", ["economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion"]
)
@pytest.mark.parametrize("behaviour", ["project", "relationship", "profit"])
def test_once_the_deal_is_won_nobody_is_won_over_any_more(sheet, playbook, part, behaviour):
    """Part and behaviour speak of what was sold; the style stays."""
    made = advice(sheet, "execute", met="Chen Yu", who={"part": part}, behaviour=behaviour)
    for manner in (playbook.parts[part], playbook.behaviours[behaviour]):
        assert not texts(manner.visit) & made
        assert texts(manner.at["won"]) & made
    assert texts(playbook.styles["analytical"].visit) & made


def test_nobody_writes_an_order_before_the_solution_is_to_be_agreed(sheet):
    order = "Go through specification, quantity and price on the spot, and write the order"
    stages = ("understand", "explore", "expand", "execute")
    made = [order in advice(sheet, stage, met="Zhou Lan", behaviour="profit") for stage in stages]
    assert made == [False, False, True, False]


def test_a_stage_has_a_word_of_its_own_for_a_buyer(sheet):
    first = "Get the specification clear first, so that offers can be compared"
    later = "Hand over a comparison an auditor could follow"
    made = [advice(sheet, stage, met="Zhou Lan") for stage in ("understand", "explore")]
    assert [(first in each, later in each) for each in made] == [(True, False), (False, True)]


def test_of_several_each_has_their_manner_and_who_decides_comes_first(lines):
    found = lines("manner", met=("Li Na", "Chen Yu"))[1:]
    assert [line.partition(":")[0] for line in found] == [
        "Chen Yu (Decider)",
        "Chen Yu (Analytical)",
        "Li Na (Blocker)",
        "Li Na (Amiable)",
    ]


def test_of_several_each_line_says_whom_it_is_for(sheet):
    whys = {
        say(line.text): say(line.why) for s in sheet(met=("Li Na", "Chen Yu")).sections for line in s.lines
    }
    assert whys["Ask for their worry first, and hear it out before you speak"] == "for Li Na"


def test_what_somebody_likes_is_told_from_the_record(lines):
    known = {"details": Details(preferences="no calls before ten", topics="hiking")}
    assert (
        lines("manner", met="Chen Yu", who=known)[-1] == "Chen Yu's likes and dislikes: no calls before ten"
    )
    assert lines("open", met="Chen Yu", who=known)[0] == "Topics with Chen Yu: hiking"


def test_a_style_nobody_knows_is_to_be_noticed(sheet):
    fills = [line.fills for s in sheet(met="Gao Min").sections for line in s.lines if s.id == "manner"]
    assert fills[-1] == "style:ACME.2"


def test_without_a_person_it_says_so(lines):
    assert "--with" in lines("manner")[-1]


def test_without_a_behaviour_no_card_is_played_yet(sheet):
    first = next(s.lines[0] for s in sheet(behaviour=None).sections if s.id == "manner")
    assert first.fills == "set:behaviour"
