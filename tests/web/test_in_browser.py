"""The page in a real browser: on a phone, on a screen, on paper, and never asking anybody for anything."""

import base64
import json
from io import BytesIO

import pytest
from outside import browser
from pages import LONG, NASTY, whole_page
from pypdf import PdfReader
from selenium.webdriver.common.by import By

from web.render import html
from words.say import speak

COLOURS = """
    const every = [...document.querySelectorAll("body, main *")]
    return [...new Set(every.map(each => getComputedStyle(each).color))]
"""
CUT_OFF = """
    const page = document.documentElement.clientWidth
    return [...document.querySelectorAll("svg text")].filter(each => {
        const box = each.getBoundingClientRect()
        return box.right > page + 1 || box.left < -1
    }).map(each => each.textContent)
"""
LETTERS = """
    const sizes = [...document.querySelectorAll("svg text")].map(each => {
        const drawing = each.ownerSVGElement
        const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
        return scale * parseFloat(getComputedStyle(each).fontSize)
    })
    return Math.min(...sizes)
"""


@pytest.fixture(scope="module")
def chromium():
    opened = browser()
    yield opened
    opened.quit()


@pytest.fixture
def show(chromium, tmp_path):
    """show(page, width=390): the page, open in the browser."""

    def show(page, width=390):
        file = tmp_path / "meeting.html"
        file.write_text(html(page), encoding="utf-8")
        screen = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        chromium.get_log("performance")
        chromium.get_log("browser")
        chromium.get(file.as_uri())
        return chromium

    return show


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", ["三号线改造 Line 3", LONG, NASTY])
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_scrolls_sideways_and_no_letter_is_cut_off(show, width, title, language):
    speak(language)
    shown = show(whole_page(title), width)
    assert shown.execute_script("return document.documentElement.scrollWidth") <= width
    assert shown.execute_script(CUT_OFF) == []


def test_letters_in_charts_can_be_read_on_a_phone(show):
    assert show(whole_page()).execute_script(LETTERS) >= 10.5


def test_it_asks_nobody_for_anything_and_complains_of_nothing(show):
    shown = show(whole_page(NASTY))
    messages = (json.loads(entry["message"])["message"] for entry in shown.get_log("performance"))
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith("file:") for url in asked)
    assert [entry for entry in shown.get_log("browser") if "favicon" not in entry["message"]] == []
    assert shown.find_elements(By.CSS_SELECTOR, "img, script, iframe") == []
    assert NASTY in shown.find_element(By.TAG_NAME, "h1").text


def test_the_numbers_open_at_a_tap(show):
    shown = show(whole_page())
    table = shown.find_element(By.CSS_SELECTOR, "details table")
    assert not table.is_displayed()
    tap = shown.find_element(By.TAG_NAME, "summary")
    assert tap.size["height"] >= 24  # WCAG 2.5.8
    tap.click()
    assert table.is_displayed()
    assert shown.execute_script("return document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_paper_it_is_a4_black_on_white_with_its_numbers(show, language):
    speak(language)
    shown = show(whole_page("三号线改造"))
    printed = shown.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    pages = PdfReader(BytesIO(base64.b64decode(printed))).pages
    assert {tuple(round(float(side)) for side in p.mediabox[2:]) for p in pages} == {(595, 842)}
    assert 1 <= len(pages) <= 3
    text = " ".join(page.extract_text() for page in pages)
    for number in ("CNY 480,000", "62% (55–70%)", "12 (8–17)", "988,000–2,100,000", "100%"):
        assert number in text
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown.execute_script(COLOURS) == ["rgb(0, 0, 0)"]
        assert shown.find_element(By.CLASS_NAME, "decide").is_displayed()
        assert not shown.find_element(By.TAG_NAME, "nav").is_displayed()
        for table in shown.find_elements(By.CSS_SELECTOR, ".table"):
            assert table.value_of_css_property("overflow-x") == "visible"  # no scroll bar is printed
        for intro in shown.find_elements(By.CSS_SELECTOR, ".intro"):
            assert intro.value_of_css_property("break-after") == "avoid"
            assert intro.find_elements(By.TAG_NAME, "h2")
    finally:
        shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
