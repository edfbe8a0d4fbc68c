"""Elements as text, with nothing in them that could be more than text."""

from datetime import date
from xml.etree import ElementTree

from pages import NASTY

from engine.message import Text
from web.lettering import fitted, width
from web.svg import area, drawing, hatching, line, number, path, rect, tag, text
from words.say import speak


def test_what_is_put_in_is_only_ever_text():
    made = tag("text", NASTY, class_=NASTY)
    assert "<script" not in made
    assert ElementTree.fromstring(made).text == NASTY
    assert ElementTree.fromstring(made).get("class") == NASTY


def test_elements_are_written_out():
    assert line(0, 1.25, 10, 20, "axis") == '<line x1="0" y1="1.2" x2="10" y2="20" class="axis"/>'
    assert path([(0.0, 1), (2, 3.5)], "curve") == '<path d="M0 1L2 3.5" class="curve"/>'
    assert area([(0, 0), (1, 0), (1, 1)], "range", "f-1") == (
        '<path d="M0 0L1 0L1 1Z" class="range" fill="url(#f-1)"/>'
    )
    assert rect(0, 0, -3, 5, "bar") == '<rect x="0" y="0" width="0" height="5" class="bar"/>'
    assert text(1, 2, "a<b", anchor="end") == '<text x="1" y="2" text-anchor="end">a&lt;b</text>'


def test_numbers_are_short():
    assert [number(n) for n in (3, 3.04, -0.01, 12.35)] == ["3", "3", "0", "12.3"]


def test_sentences_are_said_in_the_readers_language():
    speak("zh")
    assert text(0, 0, Text("探索", "Explore")) == '<text x="0" y="0">探索</text>'
    assert text(0, 0, date(2026, 11, 3)) == '<text x="0" y="0">2026年11月3日</text>'


def test_a_drawing_has_a_name_and_a_description_for_whoever_hears_it():
    made = ElementTree.fromstring(drawing("f", 100, "A & B", "two bars", hatching("f-h")))
    space = "{http://www.w3.org/2000/svg}"
    named = {each.get("id"): each.text for each in made if each.tag in (f"{space}title", f"{space}desc")}
    assert named == {"f-title": "A & B", "f-about": "two bars"}
    assert made.get("role") == "img"
    assert made.get("aria-labelledby") == "f-title f-about"
    assert made.get("viewBox") == "0 0 360 100"


def test_letters_take_room_and_chinese_ones_twice_as_much():
    assert width("探索", 10) == 20
    assert 1.6 < width("探索", 10) / width("ab", 10) < 2
    assert fitted("探索方案", 40, 10) == "探索方案"
    assert fitted("探索方案", 36, 10) == "探索…"
    assert width(fitted("x" * 300, 200, 12), 12) <= 200
    assert fitted("anything", 0, 12) == "…"
