"""The page as HTML: well formed, escaped, and as good to the ear as to the eye."""

import re
from xml.etree import ElementTree

import pytest
from pages import LONG, NASTY, Parsed, whole_page

from engine.message import Text, msg
from web.page import Card, Page, Section
from web.render import html
from words.say import say, speak

DRAWING = re.compile(r"<svg .*?</svg>", re.DOTALL)
FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_whole_and_says_which_language_it_speaks(language):
    speak(language)
    page = Parsed(html(whole_page()))
    assert page.declared == ["doctype html"]
    assert page.all("html") == [{"lang": {"zh": "zh-CN", "en": "en"}[language]}]
    assert len(page.all("h1")) == 1
    assert len(page.all("h2")) == 4


def test_headings_are_the_goals_of_the_links_and_ids_are_one_of_a_kind():
    page = Parsed(html(whole_page()))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    goals = [link["href"].removeprefix("#") for link in page.all("a")]
    assert goals == ["changes", "stalled", "charts", "forecast"]
    assert set(goals) <= set(ids)
    labels = [attrs["aria-labelledby"].split() for _, attrs in page.tags if "aria-labelledby" in attrs]
    assert labels
    assert {label for each in labels for label in each} <= set(ids)


def test_every_drawing_is_well_formed_with_title_description_and_patterns_of_its_own():
    drawings = [ElementTree.fromstring(each) for each in DRAWING.findall(html(whole_page()))]
    assert len(drawings) == 3
    for each in drawings:
        space = "{http://www.w3.org/2000/svg}"
        title, about = each.find(f"{space}title"), each.find(f"{space}desc")
        assert title.text
        assert len(about.text) > 40
        patterns = {p.get("id") for p in each.iter(f"{space}pattern")}
        used = {fill[5:-1] for e in each.iter() if (fill := e.get("fill")) and fill.startswith("url(#")}
        assert used == patterns


def test_every_figure_has_a_table_with_the_numbers_that_are_drawn():
    figures = FIGURE.findall(html(whole_page()))
    assert len(figures) == 3
    for each in figures:
        parsed = Parsed(each)
        assert len(parsed.all("table")) == len(parsed.all("caption")) == len(parsed.all("figcaption")) == 1
        rows = len(parsed.all("tr")) - 1
        assert len([th for th in parsed.all("th") if th["scope"] == "row"]) == rows > 0
    funnel = figures[0]
    drawn = set(re.findall(r"\d+(?= went on)|\d+(?= stopped)|\d+(?= still there)", funnel))
    table = Parsed(funnel[funnel.index("<table>") :].replace("</div>", "").replace("</figure>", ""))
    assert drawn == {"100", "40", "60", "30"}
    assert drawn <= {*map(squeezed, table.text)}


def test_nothing_is_asked_of_anybody():
    made = html(whole_page())
    page = Parsed(made)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert "http://" not in made.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in made
    assert "@import" not in made
    assert "url(" not in made[: made.index("</style>")]
    assert {"default-src 'none'; style-src 'unsafe-inline'"} == {
        meta["content"] for meta in page.all("meta") if "http-equiv" in meta
    }


@pytest.mark.parametrize("name", [NASTY, LONG, "三号线" * 100, "\x1b[31m\u202e red"])
def test_a_nasty_name_is_a_name_everywhere(name):
    page = Parsed(html(whole_page(name)))
    plain = Parsed(html(whole_page()))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attrs) for _, attrs in page.tags] == [sorted(attrs) for _, attrs in plain.tags]
    assert not any("onerror" in attrs for _, attrs in page.tags)
    if name in (NASTY, LONG):
        # heading, head, listing, three cards; in the funnel the table's row.
        assert squeezed("".join(page.text)).count(name) == 7


def test_a_deal_says_its_level_in_words_and_has_room_for_a_verdict():
    card = Card("A-1", "Line 3", "critical", ("Acme",), decide=True)
    made = html(Page("T", (), (Section("s", "S", cards=(card,)),)))
    assert "!! critical" in made
    assert say("report_html.decide") in made
    bare = html(Page("T", (), (Section("s", "S", cards=(card._replace(decide=False),)),)))
    assert say("report_html.decide") not in bare


def test_values_are_said_in_the_readers_language():
    page = Page(Text("例会", "Meeting"), (msg("report_html.axis"),), ())
    assert "<h1>Meeting</h1>" in html(page)
    speak("zh")
    assert "<h1>例会</h1>" in html(page)
    assert "<p>进入本阶段后的自然日</p>" in html(page)


def channels(colour):
    wide = "".join(2 * c for c in colour) if len(colour) == 3 else colour
    return [int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def luminance(colour):
    """WCAG 2.2, relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_letters_stand_out_in_light_dark_and_on_paper():
    style = html(whole_page())
    themes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(themes) == 3
    for theme in themes:
        colours = dict(re.findall(r"--(\w+): #([0-9a-f]+);", theme))
        for ground in (colours["paper"], colours["card"]):
            for name in ("ink", "soft", "mark", "warn", "critical"):
                assert contrast(colours[name], ground) >= 4.5, (name, ground)
            # What is drawn: WCAG 1.4.11 asks for 3.
            assert contrast(colours["bar"], ground) >= 3
