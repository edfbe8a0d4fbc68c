"""The page in a real browser: as wide as a phone, on paper, and never asking anybody for anything."""

import base64
import json
from html.parser import HTMLParser
from io import BytesIO

import pytest
from outside import browser
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from whole import BUSY, missing

from visits.render import render
from words.say import speak

NASTY = "[x] <b>{{7*7}}</b> <script>document.title='no'</script> <img src=http://evil.example/x.png> &amp;"
LONG = "https://intranet.example.com/" + "very-long-path/" * 20
COLOURS = """
    const every = [...document.querySelectorAll("body, body *")]
    return [...new Set(every.map(each => getComputedStyle(each).color))]
"""


@pytest.fixture(scope="module")
def chromium():
    opened = browser()
    yield opened
    opened.quit()


@pytest.fixture
def page(chromium, tmp_path):
    """page(sheet): the sheet, open in the browser."""

    def show(sheet):
        file = tmp_path / "sheet.html"
        file.write_text(render(sheet, {}, "html"), encoding="utf-8")
        chromium.get_log("performance")
        chromium.get(file.as_uri())
        return chromium

    return show


def asked_for(chromium):
    messages = (json.loads(entry["message"])["message"] for entry in chromium.get_log("performance"))
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def width(chromium):
    return chromium.execute_script("return document.documentElement.scrollWidth")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", ["understand", "explore", "expand", "execute", "confirm"])
def test_on_a_phone_everything_is_there_and_nothing_scrolls_sideways(page, sheet, stage, language):
    speak(language)
    made = sheet(stage, title="三号线改造", **BUSY)
    shown = page(made)
    assert missing(made, shown.find_element(By.TAG_NAME, "body").text) == []
    assert width(shown) == 390
    assert (
        shown.execute_script("return document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
    )


def test_it_asks_nobody_for_anything(page, sheet):
    shown = page(sheet(title=NASTY, promises=[f"us 2026-11-20 {NASTY}"]))
    asked = asked_for(shown)
    assert asked
    assert all(url.startswith("file:") for url in asked)


def test_a_nasty_name_is_a_name(page, sheet):
    shown = page(sheet(title=NASTY, promises=[f"us 2026-11-20 {NASTY}"]))
    assert NASTY in shown.find_element(By.TAG_NAME, "h1").text
    assert shown.title == f"Visit: ACME-1 {NASTY}"
    assert shown.find_element(By.TAG_NAME, "body").text.count(NASTY) == 2
    assert [e.tag_name for e in shown.find_elements(By.CSS_SELECTOR, "b, img, script, a, iframe")] == []


def test_a_word_longer_than_the_screen_is_broken(page, sheet):
    shown = page(sheet(title=LONG, promises=[f"us 2026-11-20 {LONG}"]))
    assert width(shown) == 390


def test_what_is_ticked_is_large_enough_to_see(page, sheet):
    ticks = page(sheet(**BUSY)).find_elements(By.CLASS_NAME, "tick")
    assert len(ticks) > 10
    assert min(tick.size["height"] for tick in ticks) >= 20


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_paper_it_is_a4_black_on_white_and_all_of_it(page, sheet, language):
    speak(language)
    made = sheet("explore", title="三号线改造", **BUSY)
    shown = page(made)
    printed = shown.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    pages = PdfReader(BytesIO(base64.b64decode(printed))).pages
    assert {tuple(round(float(side)) for side in p.mediabox[2:]) for p in pages} == {(595, 842)}
    assert len(pages) <= 2
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert missing(made, shown.find_element(By.TAG_NAME, "body").text) == []
        assert shown.execute_script(COLOURS) == ["rgb(0, 0, 0)"]
    finally:
        shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.names = [], []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_its_structure_is_headings_and_lists(sheet):
    made = sheet("explore", **BUSY)
    tags = _Tags()
    tags.feed(render(made, {}, "html"))
    assert tags.open == []
    assert tags.names.count("h1") == 1
    assert tags.names.count("h2") == len(made.sections)
    lines = sum(len(section.lines) for section in made.sections) + len(made.head)
    assert tags.names.count("li") == lines


def test_a_stage_may_have_a_block_of_its_own(sheet):
    own = {
        "sheet.explore.html.j2": "{% extends 'sheet.html.j2' %}{% block header %}<h1>Ours</h1>{% endblock %}"
    }
    assert "<h1>Ours</h1>" in render(sheet("explore"), own, "html")
    assert "<h1>Visit: ACME-1" in render(sheet("expand"), own, "html")


def test_the_answer_to_a_question_of_the_stage_stands_beside_it(sheet, playbook):
    page = str(render(sheet("understand"), playbook.templates, "html"))
    asked = "What troubles you most right now, and when did it start?"
    assert f'<p class="asked"><span>{asked}</span><span class="write"></span></p>' in page
    assert page.count(asked) == 1
