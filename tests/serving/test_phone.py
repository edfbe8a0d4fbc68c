"""A visit sheet in a real browser, through a network that comes and goes."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from network_line import Line
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from served import COOKIE

PATH = "/visit/ACME-1"
EVIDENCE = "answer:needs_known/evidence"
SUMMARY = "visit:summary/summary"
PATIENCE = 25


@pytest.fixture
def line(desk):
    made = Line(int(desk.url.rsplit(":", 1)[1]))
    yield made
    made.close()


class Phone:
    """lin's phone, on a line of its own."""

    def __init__(self, browser, desk, line, sit):
        self.browser, self.desk, self.line = browser, desk, line
        sit("lin", "/sign-in", width=390, height=844)
        self.open("/static/nothing")
        browser.delete_all_cookies()
        self.forget()
        self.sign_in("lin")

    def forget(self):
        """As if it were new."""
        self.browser.execute_cdp_cmd(
            "Storage.clearDataForOrigin", {"origin": self.line.url, "storageTypes": "all"}
        )

    def sign_in(self, user, lang="en"):
        cookies = {COOKIE: self.desk.secret(user), "lang": lang}
        for name, value in cookies.items():
            self.browser.add_cookie({"name": name, "value": value, "path": "/"})

    def open(self, path=PATH):
        self.browser.get(self.line.url + path)
        return self

    def field(self, name):
        return self.browser.find_element(By.CSS_SELECTOR, f'[name="{name}"]')

    def write(self, name, text):
        field = self.field(name)
        if field.get_attribute("type") == "date":
            self.browser.execute_script(
                "arguments[0].value = arguments[1];"
                "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                field,
                text,
            )
        else:
            field.clear()
            field.send_keys(text)

    def choose(self, name, value):
        found = self.browser.find_element(By.CSS_SELECTOR, f'[name="{name}"][value="{value}"]')
        self.browser.execute_script("arguments[0].closest('label').click()", found)

    def chosen(self, name):
        found = self.browser.find_elements(By.CSS_SELECTOR, f'[name="{name}"]:checked')
        return found[0].get_attribute("value") if found else None

    def text(self, name):
        return self.field(name).get_property("value")

    def fill(self):
        """An answer, and how the visit went."""
        self.choose("answer:needs_known/answer", "yes")
        self.write(EVIDENCE, "we lose 3 % of the parts")
        self.choose("answer:needs_known/who", "ACME.1")
        self.write(SUMMARY, "walked the line 走线")
        self.write("visit:held/on", "2026-03-02")

    def send(self):
        self.browser.execute_script("document.querySelector('[data-send]').click()")

    def reload(self):
        self.browser.refresh()

    @property
    def state(self):
        return self.browser.find_element(By.CSS_SELECTOR, "[data-state]").text

    def until(self, true, why=""):
        def fine(browser):
            try:
                return true()
            except Exception:
                return False

        WebDriverWait(self.browser, PATIENCE, 0.05).until(fine, why or "it did not come to that")

    def until_sent(self):
        self.until(lambda: self.browser.find_element(By.CSS_SELECTOR, "[data-came]"), "not sent")

    def until_kept(self):
        """The worker has the page and its files."""
        self.until(
            lambda: self.browser.execute_async_script(
                "const done = arguments[0];"
                "caches.open('sheets lin').then(async (c) => done(Boolean(navigator.serviceWorker.controller)"
                " && Boolean(await c.match(location.href)) && Boolean(await c.match("
                "document.querySelector('script[src*=visit]').src))))"
            ),
            "the page is not kept",
        )

    def kept(self):
        return self.browser.execute_script(
            "return Object.keys(localStorage).filter(k => k.startsWith('dealgate'))"
        )


@pytest.fixture
def phone(chromium, desk, line, sit):
    return Phone(chromium, desk, line, sit)


def visits(desk):
    return [e for e in desk.shell.data("history ACME-1") if e["kind"] == "visit"]


def check_once(desk, before):
    """The visit and the answer stand, each once."""
    assert len(visits(desk)) == before + 1
    deal = desk.shell.data("show ACME-1")
    assert deal["visits"][-1]["summary"] == "walked the line 走线"
    assert [a["evidence"] for a in deal["answers"] if a["point"] == "needs_known"] == [
        "we lose 3 % of the parts"
    ]
    answers = [e for e in desk.shell.data("history ACME-1") if "we lose 3 %" in str(e)]
    assert len(answers) == 1


def test_a_sheet_is_written_and_sent(desk, phone, axe, pictured):
    before = len(visits(desk))
    phone.open()
    assert phone.browser.execute_script("return document.documentElement.scrollWidth") == 390
    phone.fill()
    assert phone.state == "Kept on this device."
    assert axe() == []
    phone.browser.execute_script("document.querySelector('.goals [data-line]').scrollIntoView()")
    pictured("phone")
    phone.send()
    phone.until_sent()
    check_once(desk, before)
    assert phone.kept() == []
    assert axe() == []


def test_it_goes_on_without_the_network_and_is_sent_once_when_it_is_back(desk, phone):
    before = len(visits(desk))
    phone.open().until_kept()
    phone.line.cut()
    phone.fill()
    phone.send()
    phone.until(lambda: "sent by itself" in phone.state)
    phone.reload()
    phone.until(lambda: phone.text(SUMMARY) == "walked the line 走线")
    assert phone.chosen("answer:needs_known/answer") == "yes"
    assert len(visits(desk)) == before
    phone.line.mend()
    phone.until_sent()
    check_once(desk, before)


def test_the_browser_knows_it_is_offline(desk, phone):
    before = len(visits(desk))
    phone.open()
    phone.browser.set_network_conditions(offline=True, latency=0, throughput=-1)
    try:
        phone.until(lambda: "No network" in phone.state)
        phone.fill()
        assert "No network" in phone.state
        phone.send()
        phone.until(lambda: "sent by itself" in phone.state)
    finally:
        phone.browser.delete_network_conditions()
    phone.until_sent()
    check_once(desk, before)


def test_the_answer_got_lost_and_it_counts_once(desk, phone):
    before = len(visits(desk))
    phone.open()
    phone.fill()
    phone.line.lose_next()
    phone.send()
    assert phone.line.lost.wait(PATIENCE)
    phone.until_sent()
    check_once(desk, before)
    assert phone.kept() == []


def test_what_others_wrote_meanwhile_is_not_written_over_by_sending_once_more(desk, phone):
    """The sheet got in, its answer did not come back; what it said is not said again."""
    phone.open()
    phone.fill()
    phone.line.lose_next()
    phone.send()
    assert phone.line.lost.wait(PATIENCE)
    phone.line.cut()
    desk.shell.ok(
        "answer ACME-1 needs_known no --evidence 'they asked for less' --kind client_said --contact chen"
    )
    phone.line.mend()
    phone.until_sent()
    answers = desk.shell.data("show ACME-1")["answers"]
    assert [a["evidence"] for a in answers if a["point"] == "needs_known"] == ["they asked for less"]


def test_the_browser_was_closed_and_another_page_sends_what_waits(desk, phone):
    before = len(visits(desk))
    phone.open()
    phone.fill()
    phone.line.cut()
    phone.send()
    phone.until(lambda: "sent by itself" in phone.state)
    phone.browser.get("about:blank")
    phone.line.mend()
    phone.open("/deals/D-1")
    phone.until(lambda: phone.kept() == [])
    check_once(desk, before)


def test_the_session_ended_meanwhile(desk, phone):
    before = len(visits(desk))
    phone.open()
    phone.fill()
    phone.browser.delete_all_cookies()
    phone.send()
    phone.until(lambda: "You were signed out" in phone.state)
    link = phone.browser.find_element(By.CSS_SELECTOR, "[data-state] a").get_attribute("href")
    assert link.endswith("/sign-in?to=%2Fvisit%2FACME-1%3Fwith%3DACME.1")
    assert len(visits(desk)) == before
    phone.sign_in("lin")
    phone.open("/visit/ACME-1?with=ACME.1")
    phone.until_sent()
    check_once(desk, before)


def test_somebody_signed_in_anew_in_another_tab(desk, phone):
    before = len(visits(desk))
    phone.open()
    phone.fill()
    phone.sign_in("lin")
    phone.send()
    phone.until_sent()
    check_once(desk, before)


def test_two_tabs_are_one_sheet(desk, phone):
    before = len(visits(desk))
    browser = phone.open().browser
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")
    try:
        phone.open()
        phone.write(SUMMARY, "walked the line 走线")
        phone.choose("answer:needs_known/answer", "yes")
        browser.switch_to.window(first)
        phone.until(lambda: phone.text(SUMMARY) == "walked the line 走线")
        assert phone.chosen("answer:needs_known/answer") == "yes"
        phone.fill()
        phone.send()
        browser.switch_to.window(browser.window_handles[-1])
        phone.send()
        phone.until(lambda: not any("/f/" in each for each in phone.kept()))
    finally:
        browser.switch_to.window(browser.window_handles[-1])
        browser.close()
        browser.switch_to.window(first)
    check_once(desk, before)


def test_what_is_refused_stays_with_its_reason(desk, phone, axe):
    phone.open()
    phone.fill()
    phone.write("visit:held/on", "2027-03-02")
    phone.send()
    phone.until_sent()
    assert phone.text(SUMMARY) == "walked the line 走线"
    assert phone.browser.find_elements(By.CSS_SELECTOR, ".reason")
    assert axe() == []
    phone.reload()
    phone.until(lambda: phone.text(SUMMARY) == "walked the line 走线")
    phone.write("visit:held/on", "2026-03-02")
    phone.send()
    phone.until(lambda: phone.kept() == [])
    assert desk.shell.data("show ACME-1")["visits"][-1]["summary"] == "walked the line 走线"


def test_the_deal_is_somebody_elses_now(desk, phone):
    phone.open()
    phone.fill()
    desk.shell.ok("set ACME-1 owner=bo", by="ada")
    phone.send()
    phone.until(lambda: phone.browser.find_element(By.CSS_SELECTOR, ".reason").text)
    assert phone.text(SUMMARY) == "walked the line 走线"
    assert phone.text(EVIDENCE) == "we lose 3 % of the parts"
    assert phone.kept()


def test_written_on_a_line_the_sheet_no_longer_has(desk, phone, axe):
    phone.open()
    phone.fill()
    desk.shell.ok("answer ACME-1 needs_known yes --evidence 'from bo' --kind client_said --contact chen")
    phone.reload()
    assert phone.text(SUMMARY) == "walked the line 走线"
    assert phone.text(EVIDENCE) == "we lose 3 % of the parts"
    extra = phone.browser.find_element(By.CSS_SELECTOR, "[data-extra]")
    assert "Does this supplier know what we need?" in extra.text
    assert axe() == []
    phone.send()
    phone.until_sent()
    answers = desk.shell.data("show ACME-1")["answers"]
    assert [a["evidence"] for a in answers if a["point"] == "needs_known"] == ["we lose 3 % of the parts"]


ACTS = st.lists(st.sampled_from(["write", "write", "cut", "mend", "reload", "send", "close"]), max_size=10)


@settings(
    max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
@given(acts=ACTS)
def test_whatever_happens_in_whatever_order_what_was_written_goes_in_once(desk, phone, acts):
    before, written, came, cut, waits = len(visits(desk)), "", [], False, False
    phone.line.mend()
    phone.open().until_kept()
    phone.write("visit:held/on", "2026-03-02")
    for n, act in enumerate([*acts, "mend", "write", "send"]):
        if act == "write":
            written = f"talk {len(visits(desk))}.{n}"
            phone.write(SUMMARY, written)
            phone.write("visit:held/on", "2026-03-02")
        elif act in ("cut", "mend"):
            cut = act == "cut"
            phone.line.cut() if cut else phone.line.mend()
        elif act == "reload":
            phone.reload()
        elif act == "close":
            phone.browser.get("about:blank")
            phone.open()
        elif written:
            phone.send()
            waits = True
        if waits and not cut:
            phone.until_sent()
            came.append(written)
            written, waits = "", False
            phone.open().until_kept()
        assert phone.text(SUMMARY) == written
    assert [each["summary"] for each in desk.shell.data("show ACME-1")["visits"][before:]] == came
    assert phone.kept() == []


def test_a_radio_is_taken_back_by_a_second_tap(phone):
    phone.open()
    found = phone.browser.find_element(By.CSS_SELECTOR, '[name="answer:needs_known/answer"][value="no"]')
    phone.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", found)
    found.click()
    assert phone.chosen("answer:needs_known/answer") == "no"
    found.click()
    assert phone.chosen("answer:needs_known/answer") is None
    phone.reload()
    assert phone.chosen("answer:needs_known/answer") is None


def test_nothing_of_it_is_there_for_whoever_comes_next(desk, phone):
    phone.open().until_kept()
    phone.fill()
    assert phone.kept()
    phone.sign_in("bo")
    phone.open("/deals/D-1")
    phone.until(lambda: phone.kept() == [])
    sheets = (
        "const done = arguments[0]; caches.keys().then(async (names) => {"
        "const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));"
        "done(kept.flat().map((each) => each.url).filter((url) => url.includes('/visit/')))})"
    )
    phone.until(lambda: phone.browser.execute_async_script(sheets) == [])
    phone.line.cut()
    phone.browser.get(phone.line.url + PATH)
    assert "ACME-1" not in phone.browser.page_source.replace(PATH, "")


def test_who_signs_out_is_asked_about_what_was_not_sent(desk, phone):
    phone.open()
    phone.write(SUMMARY, "walked the line")
    out = "document.querySelector('[data-ends]').requestSubmit()"
    phone.browser.execute_script(f"setTimeout(() => {out}, 0)")
    phone.until(lambda: "would be lost" in phone.browser.switch_to.alert.text)
    phone.browser.switch_to.alert.dismiss()
    assert phone.text(SUMMARY) == "walked the line"
    phone.browser.execute_script(f"setTimeout(() => {out}, 0)")
    phone.until(lambda: phone.browser.switch_to.alert.text)
    phone.browser.switch_to.alert.accept()
    phone.until(lambda: phone.browser.current_url.endswith("/sign-in"))
    assert phone.kept() == []
    assert phone.browser.execute_async_script("caches.keys().then(arguments[0])") == []


def test_in_chinese_and_in_the_dark(desk, sit, axe):
    page = sit("lin", PATH, width=390, height=844, lang="zh", dark=True)
    assert page.find_element(By.CSS_SELECTOR, "[data-send]").text == "写入"
    assert page.execute_script("return document.documentElement.scrollWidth") == 390
    assert axe() == []


def test_targets_are_large_enough_to_tap(phone):
    phone.open()
    fields = "label.tick, textarea, button, input:not([type=checkbox], [type=radio], [type=hidden])"
    small = phone.browser.execute_script(
        f"return [...document.querySelectorAll('form.sheet :is({fields})')]"
        ".filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)"
        ".map((each) => each.outerHTML)"
    )
    assert small == []
