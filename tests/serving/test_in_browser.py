"""The board and a deal's page in a real browser: dropped, answered, moved; two at once; by keyboard; bare."""

import time

import pytest
from outside import browser
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from served import COOKIE
from shell import sized_up

CSS = By.CSS_SELECTOR
PATIENCE = 15


@pytest.fixture
def database():
    """What a browser sees is the same whatever it is kept in; one kind is enough here."""
    return "sqlite"


def until(ready):
    """What it says once it says anything; a page that is just going away is asked again."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            if found := ready():
                return found
        except (NoSuchElementException, StaleElementReferenceException):
            pass
        time.sleep(0.02)
    raise AssertionError("it did not come to that")


def text(page, css="main"):
    return page.find_element(CSS, css).text


def focused(page):
    return page.execute_script("return document.activeElement.id || document.activeElement.textContent")


def drop(page, deal, stage):
    tile = page.find_element(CSS, f"[data-deal='{deal}']")
    ActionChains(page).drag_and_drop(tile, page.find_element(CSS, f"[data-stage={stage}]")).perform()


def fill(page, form, **typed):
    for name, value in typed.items():
        where = f"[id='{form}-form'] [name='{name.rstrip('_')}']"
        field = page.find_element(CSS, where)
        kind = field.get_attribute("type")
        if kind == "radio":
            page.find_element(CSS, f"{where}[value='{value}']").click()
        elif field.tag_name == "select":
            field.find_element(CSS, f"option[value='{value}']").click()
        elif kind == "date":
            page.execute_script("arguments[0].value = arguments[1]", field, value)
        else:
            field.clear()
            field.send_keys(value)


def press(page, form):
    page.find_element(CSS, f"[id='{form}-form'] button").click()


def one_answer_missing(desk):
    sized_up(desk.shell)


def test_dropped_answered_and_moved(desk, sit, axe):
    one_answer_missing(desk)
    page = sit("lin")
    drop(page, "ACME-1", "explore")
    until(lambda: page.current_url.endswith("/deals/ACME-1#gate"))
    until(lambda: focused(page) == "gate")
    assert axe() == []
    form = "settle-decision:needs_known"
    page.find_element(CSS, f"[id='{form}'] summary").click()
    fill(page, form, answer="yes", evidence="“That is what we need”", contact="ACME.1")
    press(page, form)
    told = until(lambda: page.find_elements(CSS, "[data-told]"))
    assert "The client says yes" in told[0].text
    assert page.current_url.endswith("#decision:needs_known")
    assert axe() == []
    press(page, "advance")
    until(lambda: "Validated" in text(page, "[data-told]"))
    assert text(page, ".way .here") == "Explore"
    page.find_element(By.LINK_TEXT, "Board").click()
    until(lambda: page.find_elements(CSS, "[data-stage=explore] [data-deal=ACME-1]"))


def test_dropped_back_it_asks_why_and_dropped_far_it_says_one_at_a_time(desk, sit):
    one_answer_missing(desk)
    desk.shell.ok("answer ACME-1 needs_known yes --evidence e --kind client_said --contact chen")
    desk.shell.ok("advance ACME-1")
    page = sit("lin")
    drop(page, "D-1", "expand")
    until(lambda: "One stage at a time" in text(page, "[data-said]"))
    assert page.current_url.endswith("/")
    drop(page, "ACME-1", "understand")
    until(lambda: page.current_url.endswith("/deals/ACME-1#back"))
    until(lambda: page.find_element(CSS, "#back").get_attribute("open"))
    fill(page, "back", reason="a new budget owner")
    press(page, "back")
    until(lambda: text(page, ".way .here") == "Understand")


@pytest.fixture
def beside(desk):
    """beside("lin", "/deals/ACME-1"): a second browser, in front of somebody else."""
    second = browser()

    def beside(user, path):
        second.get(f"{desk.url}/sign-in")
        second.add_cookie({"name": COOKIE, "value": desk.secret(user), "path": "/", "httpOnly": True})
        second.add_cookie({"name": "lang", "value": "en", "path": "/"})
        second.get(desk.url + path)
        return second

    yield beside
    second.quit()


def test_two_people_on_one_deal(desk, sit, beside, axe):
    """lin and wei have the same deal open; what lin did while wei typed is told, and nothing is lost."""
    page = sit("wei", "/deals/ACME-1#step")
    until(lambda: page.find_element(CSS, "#step").get_attribute("open"))
    fill(page, "step", what="go through the figures", on="2026-03-10")
    lins = beside("lin", "/deals/ACME-1#promise")
    until(lambda: lins.find_element(CSS, "#promise").get_attribute("open"))
    fill(lins, "promise", what="the drawings", by="us", on="2026-03-12")
    press(lins, "promise")
    until(lambda: "the drawings" in text(lins, "[data-told]"))
    press(page, "step")
    alert = until(lambda: page.find_elements(CSS, "[role=alert]"))[0]
    assert "lin we promised: the drawings" in alert.text
    assert page.execute_script("return document.activeElement === arguments[0]", alert)
    assert axe() == []
    field = page.find_element(CSS, "#step-form [name=what]")
    assert field.get_attribute("value") == "go through the figures"
    press(page, "step")
    until(lambda: "go through the figures" in text(page, "[data-told]"))
    told = [(e["actor"], e["kind"]) for e in desk.shell.data("history ACME-1")]
    assert told[-2:] == [("lin", "promise"), ("wei", "step")]
    shown = desk.shell.data("show ACME-1")
    assert shown["next_step"]["what"] == "go through the figures"
    assert [p["what"] for p in shown["promises"]] == ["a reference visit", "the drawings"]


def test_a_button_pressed_twice_sends_once(desk, sit):
    page = sit("lin", "/deals/ACME-1")
    button = page.find_element(CSS, "#promise-0-form button")
    ActionChains(page).double_click(button).perform()
    until(lambda: "promise kept" in text(page, "[data-told]"))
    assert [e["kind"] for e in desk.shell.data("history ACME-1")].count("promise") == 2


def test_by_keyboard_alone(desk, sit):
    """From the board to the gate, through the answer, and on: never a mouse."""
    one_answer_missing(desk)
    page = sit("lin")

    def keys(*pressed):
        ActionChains(page).send_keys(*pressed).perform()

    def tab_to(what, most=80):
        for _ in range(most):
            keys(Keys.TAB)
            if what in focused(page):
                return
        raise AssertionError(f"no way by Tab to {what}")

    tab_to("Open the gate ACME-1")
    keys(Keys.ENTER)
    until(lambda: focused(page) == "gate")
    tab_to("Record the answer")
    keys(Keys.ENTER)
    keys(Keys.TAB, Keys.SPACE, Keys.TAB, "as he said", Keys.TAB, Keys.TAB, "Chen")
    tab_to("Record the answer", 12)
    keys(Keys.ENTER)
    until(lambda: page.find_elements(CSS, "[data-told]"))
    tab_to("Move to the next stage")
    keys(Keys.ENTER)
    until(lambda: text(page, ".way .here") == "Explore")


def test_the_slider_goes_from_day_to_day(desk, sit, axe):
    desk.shell.days(10)
    desk.shell.ok("set ACME-1 'title=Line 30'")
    page = sit("lin", "/deals/ACME-1")
    slider = page.find_element(CSS, "[data-as-of] input[type=range]")
    assert slider.get_attribute("aria-valuetext") == "2026-03-12"
    slider.send_keys(Keys.HOME)
    until(lambda: "as_of=2026-03-02" in page.current_url)
    until(lambda: "how it stood on 2 Mar 2026" in text(page))
    assert "Line 3 upgrade" in text(page, "h1")
    assert page.find_elements(CSS, "form[data-act]") == []
    assert axe() == []
    page.find_element(By.LINK_TEXT, "Back to today").click()
    until(lambda: "Line 30" in text(page, "h1"))


def test_a_filter_is_applied_as_it_is_chosen(desk, sit):
    desk.shell.ok("new 'Of the south'", by="bo")
    page = sit("wei")
    page.find_element(CSS, "select[name=owner] option[value=bo]").click()
    until(lambda: "owner=bo" in page.current_url)
    until(lambda: [t.get_attribute("data-deal") for t in page.find_elements(CSS, ".tile")] == ["D-2"])


class TestWithoutScript:
    @pytest.fixture(autouse=True)
    def _bare(self, chromium):
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        yield
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_a_deal_goes_all_the_way(self, desk, sit):
        one_answer_missing(desk)
        page = sit("lin")
        page.find_element(CSS, "[data-deal=ACME-1] .go a").click()
        until(lambda: page.current_url.endswith("#gate"))
        form = "settle-decision:needs_known"
        page.find_element(CSS, f"[id='{form}'] summary").click()
        fill(page, form, answer="yes", evidence="yes, said he")
        press(page, form)
        until(lambda: "choose who" in text(page, "[role=alert]"))
        field = page.find_element(CSS, f"[id='{form}-form'] [name=evidence]")
        assert field.get_attribute("value") == "yes, said he"
        fill(page, form, contact="ACME.1")
        press(page, form)
        until(lambda: page.find_elements(CSS, "[data-told]"))
        press(page, "advance")
        until(lambda: text(page, ".way .here") == "Explore")

    def test_filters_search_and_a_past_day(self, desk, sit):
        page = sit("wei", "/?owner=bo")
        assert "No deal that is under way" in text(page)
        page.find_element(CSS, "#find").send_keys("line 3", Keys.ENTER)
        until(lambda: page.current_url.endswith("/deals/ACME-1"))
        page.find_element(CSS, ".as-of button").click()
        until(lambda: "as_of=2026-03-02" in page.current_url)


PAGES = [
    "/",
    "/deals/ACME-1",
    "/deals/ACME-1?as_of=2026-03-02",
    "/deals/ACME-2",
    "/new",
    "/find?deal=acme%20tools&every=1",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "dark", "lang"), [(1280, False, "en"), (390, True, "zh")])
def test_every_page_is_for_everybody_and_fits(desk, sit, axe, path, width, dark, lang):
    desk.shell.days(1)
    page = sit("wei", path, width=width, dark=dark, lang=lang)
    for fold in page.find_elements(CSS, "details"):
        page.execute_script("arguments[0].open = true", fold)
    assert axe() == []
    wide = page.execute_script("return document.documentElement.scrollWidth")
    assert wide <= width
    small = page.execute_script(
        "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
        ".filter(each => parseFloat(getComputedStyle(each).fontSize) < 16).map(each => each.name)"
    )
    assert small == []
    if width < 600:
        low = page.execute_script(
            "return [...document.querySelectorAll('button, select, summary, .button, input[type=text]')]"
            ".filter(each => each.getBoundingClientRect().height < 43.5).map(each => each.textContent)"
        )
        assert low == []


def test_columns_are_swiped_on_a_phone(desk, sit):
    page = sit("wei", width=390)
    board = page.find_element(CSS, ".board")
    across = page.execute_script("return [arguments[0].scrollWidth, arguments[0].clientWidth]", board)
    assert across[0] > 3 * across[1]
    kind = page.execute_script("return getComputedStyle(arguments[0]).scrollSnapType", board)
    assert kind == "x mandatory"


def test_nothing_goes_wrong_behind_the_page(desk, sit, chromium):
    chromium.get_log("browser")
    for path in PAGES:
        sit("wei", path)
    assert [line for line in chromium.get_log("browser") if line["level"] in ("SEVERE", "WARNING")] == []


def test_on_paper_nothing_to_press_is_left(desk, sit, chromium):
    page = sit("wei", "/deals/ACME-1")
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = page.execute_script(
        "return [...document.querySelectorAll('button, summary, nav, .as-of')]"
        ".filter(each => each.offsetParent).length"
    )
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == 0


def test_a_page_from_before_one_signed_in_as_somebody_else_writes_nothing(desk, sit):
    page = sit("lin", "/deals/ACME-1")
    page.delete_cookie(COOKIE)
    page.add_cookie({"name": COOKIE, "value": desk.secret("wei"), "path": "/", "httpOnly": True})
    press(page, "item-root_cause")
    until(lambda: "Nothing was written" in text(page))
    assert desk.shell.data("show ACME-1")["items"] == ["own_words"]
