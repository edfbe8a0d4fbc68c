"""A playbook as SVG: one file that needs nothing else, with text that stays within its card."""

from xml.etree import ElementTree

import pytest
from helpers import playbook
from hypothesis import given
from hypothesis import strategies as st

from engine.message import Text
from engine.playbook import read_playbook
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped as shipped_path
from words.say import say, speak
from workshop.diagram.layout import SMALL, WIDTH, back_lanes, layout
from workshop.diagram.lettering import balanced, width, wrapped
from workshop.diagram.picture import picture
from workshop.diagram.svg import svg

NAME = "{http://www.w3.org/2000/svg}"
FOUR = """
- {id: a, gate: [{decision: p}]}
- {id: b, gate: [{decision: q}]}
- {id: c, gate: [{decision: r}]}
- {id: d, status: won, gate: [{decision: s}]}
"""


def shipped():
    return read_playbook(load_method_playbook(shipped_path()["client-value"]).parsed)


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_whole_and_tells_all_there_is(language):
    speak(language)
    book = shipped()
    root = ElementTree.fromstring(svg(picture(book), say, language))
    assert root.find(f"{NAME}title").text == say("diagram.head", title=book.title, version=book.version)
    told = root.find(f"{NAME}desc").text
    drawn = "".join(root.itertext()).replace(" ", "")
    for stage in book.stages:
        assert say(stage.title) in told
        assert say(stage.outcome) in drawn.replace(" ", "") or say(stage.outcome).replace(" ", "") in drawn
        for each in stage.decisions:
            assert say(each.ask) in told
            assert say(each.ask).replace(" ", "") in drawn


def test_it_asks_nobody_for_anything():
    text = svg(picture(shipped()), say, "en")
    for sign in ("<script", "href", "url(", "@import", "<image", "<foreignObject", "onload"):
        assert sign not in text
    assert text.count("http") == 1  # the name of SVG itself


def test_words_of_others_stay_words():
    nasty = Text("</text><script>", '"><script>alert(1)</script>')
    book = playbook(FOUR)
    text = svg(picture(book._replace(title=nasty)), say, "en")
    assert "<script" not in text
    assert nasty.en in "".join(ElementTree.fromstring(text).itertext())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_and_cards_keep_to_their_room(language):
    speak(language)
    placed = layout(picture(shipped()), say)
    foot = 0.0
    for card in placed.cards:
        assert card.y > foot
        foot = card.foot
        for entry in card.entries:
            assert card.y < entry.y
            assert entry.y + 16.5 * (len(entry.lines) - 1) < card.foot
            for each in entry.lines:
                assert entry.x + width(each, SMALL) <= card.x + card.width
    assert all(0 <= x <= WIDTH and 0 <= y <= placed.height for way in placed.ways for x, y in way.points)


def test_free_ways_back_share_a_line_and_others_have_their_own():
    assert back_lanes(picture(playbook(FOUR))) == ((("b", "c", "d"), ("a", "b", "c")),)
    some = playbook(FOUR.replace("id: c,", "id: c, back: [a],"))
    assert back_lanes(picture(some)) == ((("b", "d"), ("a", "b", "c")), (("c",), ("a",)))
    one = playbook("[{id: a, gate: [{decision: p}]}]")
    assert back_lanes(picture(one)) == ()


def test_an_arrow_head_for_every_move_that_is_drawn():
    """Onward 4, back into a, b and c, to the end once for all, in again 4, and from done 1."""
    placed = layout(picture(playbook(FOUR)), say)
    heads = [way.move for way in placed.ways if way.head]
    assert {move: heads.count(move) for move in heads} == {"advance": 4, "back": 3, "stop": 1, "reopen": 5}


@given(st.text(st.sampled_from("aW m客户，。（）“”?-"), max_size=60), st.sampled_from([60.0, 130.0]))
def test_a_line_is_never_longer_than_its_room_and_nothing_is_lost(text, room):
    lines = wrapped(text, room, 12.0)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 12.0) <= room for line in lines)


def test_where_a_line_is_broken():
    assert wrapped("the client knows", 64, 12) == ("the client", "knows")
    assert wrapped("客户认为我们懂他的需要。", 72, 12) == ("客户认为我们", "懂他的需要。")
    assert wrapped("客户认为我们，懂", 72, 12) == ("客户认为我", "们，懂")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_brackets_stay_whole_and_no_word_is_left_alone(language):
    speak(language)
    for card in layout(picture(shipped()), say).cards:
        for entry in card.entries:
            whole = [
                line.count("（") - line.count("）") + line.count("(") - line.count(")")
                for line in entry.lines
            ]
            assert not any(whole), entry.lines
            said = [line for line in entry.lines if not line.startswith(("（", "("))]
            assert width(said[-1], SMALL) > width(said[0], SMALL) / 2, entry.lines


@given(st.text("ab 中文，？（", max_size=60), st.sampled_from(["", "（60 天有效）", " (good for 60 days)"]))
def test_balanced_lines_say_the_same_in_as_much_room(text, tail):
    lines = balanced(text, 130, SMALL, tail)
    assert "".join("".join(lines).split()) == "".join((text + tail).split())
    assert all(width(line, SMALL) <= 130 for line in lines)
    assert not tail or tail.strip() in lines[-1]
