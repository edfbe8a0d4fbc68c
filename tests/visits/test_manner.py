"""How this client and this person want to be talked to."""

import pytest

from words.say import speak


def test_behaviour_part_and_style_each_say_what_is_wanted_and_the_wrong_card(lines, playbook):
    found = lines("manner", met="Chen Yu")
    manners = playbook.behaviours["project"], playbook.parts["decider"], playbook.styles["analytical"]
    assert found == [
        said for manner in manners for said in (manner.wants.en, f"The wrong card: {manner.wrong_card.en}")
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_another_person_makes_another_page(lines, language):
    speak(language)
    pages = {tuple(lines("manner", met=name)) for name in ("Chen Yu", "Gao Min", "Li Na")}
    assert len(pages) == 3


def test_a_style_nobody_knows_is_to_be_noticed(sheet):
    fills = [line.fills for s in sheet(met="Gao Min").sections for line in s.lines if s.id == "manner"]
    assert fills[-1] == "style:ACME.2"


def test_without_a_person_it_says_so(lines):
    assert "--with" in lines("manner")[-1]


def test_without_a_behaviour_no_card_is_played_yet(sheet):
    first = next(s.lines[0] for s in sheet(behaviour=None).sections if s.id == "manner")
    assert first.fills == "set:behaviour"
