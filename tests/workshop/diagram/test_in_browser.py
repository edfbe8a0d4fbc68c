"""The picture in a real browser: nothing cut off, on a phone as on a screen, dark as well, one page of A4."""

import base64
import json
from io import BytesIO

import pytest
from outside import browser
from pypdf import PdfReader

from engine.playbook import read_playbook
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import shipped
from words.say import say, speak
from workshop.diagram.picture import picture
from workshop.diagram.svg import svg

OVER = """
    const card = each => [...document.querySelectorAll("rect.card")].map(rect => rect.getBBox())
        .find(box => each.y >= box.y && each.y < box.y + box.height)
    return [...document.querySelectorAll("tspan")].filter(each => {
        const box = each.parentNode.getBBox(), within = card(box)
        const right = within ? within.x + within.width : document.documentElement.viewBox.baseVal.width
        return box.x + box.width > right
    }).map(each => each.textContent)
"""


@pytest.fixture(scope="module")
def chromium():
    opened = browser()
    yield opened
    opened.quit()


@pytest.fixture(params=["zh", "en"])
def drawn(request, chromium, tmp_path):
    speak(request.param)
    book = read_playbook(load_method_playbook(shipped()["client-value"]).parsed)
    file = tmp_path / "playbook.svg"
    file.write_text(svg(picture(book), say, request.param), encoding="utf-8")
    speak("en")
    chromium.get_log("performance")
    chromium.get_log("browser")
    return file


@pytest.mark.parametrize("width", [390, 1200])
def test_no_line_leaves_its_card_and_nothing_scrolls_sideways(chromium, drawn, width):
    screen = {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 600}
    chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    chromium.get(drawn.as_uri())
    assert chromium.execute_script(OVER) == []
    shown, page = chromium.execute_script(
        "return [document.documentElement.getBoundingClientRect().width, visualViewport.width]"
    )
    # A phone fits a page that does not say how wide it is into the screen: all of it is to be the picture.
    assert shown == page if width < 600 else 400 <= shown <= page
    messages = (json.loads(entry["message"])["message"] for entry in chromium.get_log("performance"))
    asked = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith("file:") for url in asked)
    complaints = [entry for entry in chromium.get_log("browser") if "favicon" not in entry["message"]]
    assert complaints == []


def test_dark_is_light_on_dark(chromium, drawn):
    features = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
    try:
        chromium.get(drawn.as_uri())
        ink = "return getComputedStyle(document.querySelector('text')).fill"
        assert chromium.execute_script(ink) == "rgb(233, 237, 241)"
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_on_a_page_of_a4_its_letters_can_be_read(chromium, drawn, tmp_path):
    """As somebody puts it on a page: as high as the page has room for."""
    page = tmp_path / "page.html"
    style = "@page { size: A4; margin: 10mm } body { margin: 0 } img { max-height: 276mm; max-width: 190mm }"
    page.write_text(f"<style>{style}</style><img src={drawn.name}>", encoding="utf-8")
    chromium.get(page.as_uri())
    printed = chromium.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    pages = PdfReader(BytesIO(base64.b64decode(printed))).pages
    assert len(pages) == 1
    wide, high = chromium.execute_script(
        "return [document.images[0].naturalWidth, document.images[0].naturalHeight]"
    )
    assert wide == 400
    assert 12 * min(276 / high, 190 / 400) * 72 / 25.4 >= 6.5  # points
