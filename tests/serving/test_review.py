"""The review in a real browser and without scripts: from the first deal to the minutes."""

import base64
import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


@pytest.fixture
def later(desk):
    """Two months on: everything has stalled. ACME-1 and D-1 are lin's, of north; D-2 is bo's, of south."""
    desk.shell.ok("new 'A southern lead'", by="bo")
    desk.shell.days(60)
    return desk


ROUND = "/review?deals=ACME-1,D-1&at=ACME-1"


def pressed(page, *keys):
    for key in keys:
        page.switch_to.active_element.send_keys(key)


def at(page, words):
    """Waits until the browser is at an address with these words in it."""
    WebDriverWait(page, 10).until(lambda found: words in found.current_url)
    WebDriverWait(page, 10).until(lambda f: f.execute_script("return document.readyState") == "complete")


def text(page, where="main"):
    return page.find_element(By.CSS_SELECTOR, where).text


def hidden(html, name):
    return re.search(rf'name="{name}" value="([^"]*)"', html)[1]


def sent(visitor, key="ACME-1", round="ACME-1,D-1", **typed):
    """The form of a deal's page, filled in and sent."""
    page = visitor.get(f"/review?deals={round}&at={key}").text
    known = {name: hidden(page, name) for name in ("expect", "request", "deals", "usual")}
    return visitor.send_form(f"/review/{key}", **{**known, "by": known["usual"], **typed})


def review_of(desk, key="ACME-1"):
    return desk.shell.data(f"show {key}")["review"]


class TestByKeyboard:
    def test_from_the_first_deal_to_the_minutes(self, later, sit, axe, pictured):
        page = sit("wei", "/review")
        assert "2 of 2 stalled deals" in text(page)
        assert axe() == []
        page.find_element(By.LINK_TEXT, "Begin the review").click()
        at(page, "at=ACME-1")
        assert axe() == []
        page.switch_to.active_element.send_keys("2", "w")
        pressed(page, "ring the budget owner")
        assert page.find_element(By.CSS_SELECTOR, "[name=verdict][value=slow]").is_selected()
        pictured("review")
        pressed(page, Keys.ENTER)
        at(page, "at=D-1")
        assert "ACME-1 reviewed: slow down." in text(page, ".said")
        assert "ring the budget owner" in text(page, ".said")
        pressed(page, "3", Keys.ENTER)
        at(page, "/review/minutes")
        assert "2 deals decided on: 1 slow down, 1 stop." in text(page)
        assert "ACME-1 Line 3 upgrade: slow down (wei)" in text(page)
        assert "ring the budget owner" in text(page)
        assert axe() == []
        assert (review_of(later)["verdict"], review_of(later)["due"]) == ("slow", "2026-05-08")
        assert review_of(later)["signs"]
        assert (review_of(later, "D-1")["verdict"], review_of(later, "D-1")["due"]) == ("stop", None)

    def test_back_and_forth_and_to_the_gate(self, later, sit):
        page = sit("wei", ROUND)
        pressed(page, "j")
        at(page, "at=D-1")
        pressed(page, Keys.ARROW_LEFT)
        at(page, "at=ACME-1")
        pressed(page, Keys.ARROW_RIGHT)
        at(page, "at=D-1")
        pressed(page, "k")
        at(page, "at=ACME-1")
        pressed(page, "g")
        at(page, "/deals/ACME-1#gate")
        page.back()
        at(page, "at=ACME-1")
        page.refresh()
        assert "1 of 2" in page.title

    def test_no_key_is_taken_from_a_field(self, later, sit):
        page = sit("wei", ROUND)
        what = page.find_element(By.ID, "what")
        what.send_keys("just ask 1, 2?")
        assert what.get_attribute("value") == "just ask 1, 2?"
        assert page.find_elements(By.CSS_SELECTOR, "[name=verdict]:checked") == []
        assert not page.find_element(By.TAG_NAME, "dialog").is_displayed()
        what.send_keys(Keys.ESCAPE)
        pressed(page, "1")
        assert page.find_element(By.CSS_SELECTOR, "[name=verdict][value=continue]").is_selected()

    def test_keys_are_told_and_can_be_switched_off(self, later, sit, axe):
        page = sit("wei", ROUND)
        pressed(page, "?")
        told = page.find_element(By.TAG_NAME, "dialog")
        assert "Choose the verdict" in told.text
        assert axe() == []
        told.find_element(By.CSS_SELECTOR, "[data-switch=keys]").click()
        pressed(page, Keys.ESCAPE)
        assert not told.is_displayed()
        page.find_element(By.TAG_NAME, "body").send_keys("4", "j")
        assert page.find_elements(By.CSS_SELECTOR, "[name=verdict]:checked") == []
        assert "at=ACME-1" in page.current_url
        page.refresh()
        page.find_element(By.TAG_NAME, "body").send_keys("?")
        assert not page.find_element(By.TAG_NAME, "dialog").is_displayed()
        page.find_element(By.CSS_SELECTOR, "[data-keys]").click()
        page.find_element(By.CSS_SELECTOR, "[data-switch=keys]").click()
        pressed(page, Keys.ESCAPE)
        page.find_element(By.TAG_NAME, "body").send_keys("4")
        assert page.find_element(By.CSS_SELECTOR, "[name=verdict][value=help]").is_selected()

    def test_whether_the_last_promise_was_kept(self, later, sit):
        later.shell.ok("review ACME-1 --verdict slow --what 'ring the CFO' --by +3d", by="wei")
        page = sit("wei", ROUND)
        assert "Was it done? lin, by 4 May 2026: ring the CFO" in text(page, "form.verdict")
        pressed(page, "n", "1")
        page.find_element(By.TAG_NAME, "body").send_keys(Keys.ENTER)
        at(page, "at=D-1")
        assert (review_of(later)["verdict"], review_of(later)["kept"]) == ("continue", False)

    def test_what_was_typed_and_not_saved_is_there_again(self, later, sit):
        page = sit("wei", ROUND)
        pressed(page, "2", "w")
        pressed(page, "ring the CFO", Keys.ESCAPE, "j")
        at(page, "at=D-1")
        assert page.find_element(By.ID, "what").get_attribute("value") == ""
        pressed(page, "k")
        at(page, "at=ACME-1")
        assert page.find_element(By.ID, "what").get_attribute("value") == "ring the CFO"
        assert page.find_element(By.CSS_SELECTOR, "[name=verdict][value=slow]").is_selected()

    def test_a_timer_that_is_asked_for(self, later, sit):
        page = sit("wei", ROUND)
        assert not page.find_element(By.CSS_SELECTOR, "[data-timer]").is_displayed()
        pressed(page, "?")
        page.find_element(By.CSS_SELECTOR, "[data-switch=timer]").click()
        assert re.search(r"\d:\d\d$", text(page, "[data-timer]"))

    @pytest.mark.parametrize("width", [390, 1280])
    def test_in_the_dark_in_chinese_and_on_a_phone(self, later, sit, axe, width):
        page = sit("wei", ROUND, lang="zh", dark=True, width=width)
        assert "怎么定？" in text(page)
        assert "第 1/2 个" in page.title
        assert axe() == []
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.execute_script(wide) <= 0


class TestTwoCoaches:
    def test_a_verdict_given_meanwhile_is_shown_and_nothing_typed_is_lost(self, later, sit, axe):
        page = sit("wei", ROUND)
        pressed(page, "2", "w")
        pressed(page, "ring the budget owner")
        later.shell.ok("review ACME-1 --verdict help --who mia --by +3d", by="mia")
        pressed(page, Keys.ENTER)
        WebDriverWait(page, 10).until(lambda found: found.find_elements(By.CSS_SELECTOR, ".said.bad"))
        assert "mia: review" in text(page, ".said.bad")
        assert axe() == []
        assert review_of(later)["coach"] == "mia"
        assert "mia is to help by 4 May 2026" in text(page, ".known")
        assert page.find_element(By.ID, "what").get_attribute("value") == "ring the budget owner"
        assert page.find_element(By.CSS_SELECTOR, "[name=verdict][value=slow]").is_selected()
        page.find_element(By.CSS_SELECTOR, "form.verdict .main").click()
        at(page, "at=D-1")
        assert (review_of(later)["coach"], review_of(later)["what"]) == ("wei", "ring the budget owner")

    def test_each_keeps_the_list_they_began_with(self, later):
        wei, mia = later.visitor("wei"), later.visitor("mia")
        begun = re.search(r'href="(/review\?deals=[^"]*)"', wei.get("/review").text)[1]
        assert sent(mia, "ACME-1", verdict="continue").status_code == 303
        later.shell.ok("stop D-1 --class duplicate --reason twice")
        page = wei.get(begun.replace("&amp;", "&")).text
        assert re.findall(r'title="([^"]*)">\d', page) == ["ACME-1", "D-1"]
        assert "decided on" in page

    def test_a_deal_that_ended_meanwhile_keeps_nobody_from_the_next(self, later):
        wei = later.visitor("wei")
        page = wei.get(ROUND).text
        known = {name: hidden(page, name) for name in ("expect", "request", "deals")}
        later.shell.ok("stop ACME-1 --class no_decision --reason 'no budget'")
        refused = wei.send_form("/review/ACME-1", verdict="slow", what="ring <b>", **known)
        assert refused.status_code == 409
        assert "ACME-1 is stopped" in refused.text
        assert "<q>ring &lt;b&gt;</q>" in refused.text
        assert "at=D-1" in refused.text

    def test_what_is_sent_twice_is_done_once(self, later):
        wei = later.visitor("wei")
        page = wei.get(ROUND).text
        known = {name: hidden(page, name) for name in ("expect", "request", "deals")}
        for _ in range(2):
            assert wei.send_form("/review/ACME-1", verdict="continue", **known).status_code == 303
        assert later.shell.data("show ACME-1")["version"] == int(known["expect"]) + 1


class TestForm:
    @pytest.mark.parametrize(
        ("typed", "status", "said"),
        [
            ({}, 400, "No verdict was chosen"),
            ({"verdict": "help"}, 400, "name who is to help"),
            ({"verdict": "slow", "who": "bo"}, 400, "say what is to be done"),
            ({"verdict": "slow", "by": "2026-06-30"}, 400, "say what is to be done"),
            ({"verdict": "slow", "what": "call", "by": "2026-04-30"}, 400, "30 Apr 2026 has passed"),
            ({"verdict": "slow", "kept": "yes"}, 409, "there is nothing to keep"),
            ({"verdict": "slow", "what": "call", "who": "nobody"}, 404, "Nobody here is called"),
            ({"verdict": "sideways", "what": "call"}, 400, "sideways"),
        ],
    )
    def test_what_is_not_whole_is_refused_and_still_there(self, later, typed, status, said):
        answer = sent(later.visitor("wei"), **typed)
        assert answer.status_code == status
        assert said in answer.text.replace("&#39;", "'")
        assert f'value="{typed.get("what", "")}"' in answer.text
        assert review_of(later) is None

    def test_help_by_a_colleague(self, later):
        answer = sent(later.visitor("wei"), verdict="help", who="mia")
        assert answer.headers["location"] == "/review?deals=ACME-1,D-1&at=D-1&said=ACME-1"
        assert (review_of(later)["who"], review_of(later)["due"]) == ("mia", "2026-05-08")

    def test_where_a_verdict_is_carried_out(self, later):
        wei = later.visitor("wei")
        there = sent(wei, verdict="stop").headers["location"]
        assert 'href="/deals/ACME-1#stop">Stop it now' in wei.get(there).text
        there = sent(wei, verdict="slow").headers["location"]
        assert 'href="/deals/ACME-1#wait">Let it wait' in wei.get(there).text

    def test_nothing_written_by_hand_runs(self, later):
        later.shell.ok("set ACME-1 'title=<script>alert(1)</script>'")
        wei = later.visitor("wei")
        for address in ("/review", ROUND, "/review/agenda", "/review/minutes?deals=<script>"):
            assert "<script>alert" not in wei.get(address).text
        page = wei.get('/review?deals="><script>alert(1)</script>').text
        assert "<script>alert" not in page.lower()


class TestWho:
    def test_a_rep_sees_their_own_and_decides_nothing(self, later, sit, axe):
        page = sit("lin", "/review")
        assert "2 of 2 stalled deals" in text(page)
        assert "D-2" not in text(page)
        page.find_element(By.LINK_TEXT, "Look through them").click()
        at(page, "at=ACME-1")
        assert "The verdict is up to the team's coach" in text(page)
        assert page.find_elements(By.CSS_SELECTOR, "form.verdict") == []
        assert axe() == []
        pressed(page, "j")
        at(page, "at=D-1")

    def test_nor_by_a_form_of_their_own(self, later):
        lin = later.visitor("lin")
        assert lin.send_form("/review/ACME-1", verdict="stop", deals="ACME-1").status_code == 403
        assert review_of(later) is None

    @pytest.mark.parametrize(
        "address",
        ["/review?deals=D-2", "/review?owner=bo", "/review?team=south", "/review/minutes?team=south"],
    )
    def test_not_those_of_others(self, later, address):
        assert later.visitor("wei").get(address).status_code == 403
        assert later.visitor("mia").get(address).status_code == 200

    def test_filters_narrow_and_only_what_there_is_is_offered(self, later):
        mia = later.visitor("mia").get("/review?team=north&limit=5").text
        assert "D-2" not in mia
        assert 'name="team"' in mia
        assert 'name="team"' not in later.visitor("wei").get("/review").text
        for wrong in ("limit=0", "limit=51", "limit=²", "stage=nowhere", "owner=nobody"):
            assert later.visitor("mia").get(f"/review?{wrong}").status_code in (400, 404)


class TestPapers:
    def test_the_page_and_the_terminal_say_the_same(self, later):
        wei = later.visitor("wei")
        sent(wei, verdict="slow", what="ring the *CFO*")
        for paper, option in (("agenda", "--agenda"), ("minutes", "--minutes")):
            for lang in ("en", "zh"):
                told = later.visitor("wei", lang).get(f"/review/{paper}.md")
                assert told.headers["content-type"] == "text/markdown; charset=utf-8"
                assert "attachment" in told.headers["content-disposition"]
                assert told.text == later.shell.ok(f"review {option} --lang {lang}", by="wei")
        assert "ring the *CFO*" in wei.get("/review/minutes").text

    def test_minutes_of_a_sitting_are_of_its_deals_in_its_order(self, later):
        wei = later.visitor("wei")
        later.shell.ok("review D-1 --verdict continue --what 'find the client' --by +1d", by="wei")
        later.shell.days(1)
        sent(wei, "D-1", round="D-1,ACME-1", verdict="stop")
        sent(wei, "ACME-1", round="D-1,ACME-1", verdict="continue")
        later.shell.ok("review D-2 --verdict continue", by="mia")
        page = wei.get("/review/minutes?deals=D-1,ACME-1").text
        assert re.findall(r'<li data-deal="([^"]*)"', page) == ["D-1", "ACME-1"]
        left = wei.get("/review/minutes?deals=ACME-1,D-1,X-9").text
        assert "Not decided on" in left
        assert 'at=X-9">X-9' in left

    def test_what_earlier_reviews_left_is_still_open(self, later):
        later.shell.ok("review D-1 --verdict continue --what 'find the client' --by +2d", by="wei")
        later.shell.days(1)
        page = later.visitor("wei").get("/review/minutes").text
        assert "Nothing has been decided." in page
        assert "D-1 A call from the fair: lin, by 3 May 2026: find the client (1 day left)" in page
        assert "1 deal decided on" in later.visitor("wei").get("/review/minutes?since=2026-05-01").text
        assert later.visitor("wei").get("/review/minutes?since=2026-05-09").status_code == 400

    @pytest.mark.parametrize(("lang", "ask", "verdict"), [("en", "slow down", "Ask"), ("zh", "放缓", "问")])
    def test_they_print(self, later, sit, axe, lang, ask, verdict):
        sent(later.visitor("wei"), verdict="slow", what="ring the CFO")
        page = sit("wei", "/review/agenda?limit=5", lang=lang)
        assert axe() == []
        agenda = printed(page)
        assert "Line 3 upgrade" in agenda
        assert ask in agenda
        assert "____" in agenda
        page = sit("wei", "/review/minutes", lang=lang)
        minutes = printed(page)
        assert "ring the CFO" in minutes
        assert "Markdown" not in minutes


def printed(page):
    """What stands on paper."""
    pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})["data"])
    return " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
