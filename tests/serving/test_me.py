"""One's own page."""

import re
from datetime import UTC, datetime

from selenium.webdriver.common.by import By
from served import COOKIE, serving

from serving import passwords

GOOD = "a line of its own"
NEW = "another one by far"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def with_password(desk):
    passwords.choose(desk.site.keys, "lin", GOOD, datetime.now(UTC))
    return desk.visitor("lin")


def change(visitor, current=GOOD, password=NEW, again=NEW):
    return visitor.send_form("/me/password", current=current, password=password, again=again)


def test_it_says_who_one_is(desk):
    page = desk.visitor("lin").get("/me").text
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
    assert facts == {"Login": "lin", "Name": "lin", "Role": "rep", "Team": "north"}


def test_a_password_is_changed_by_whoever_knows_it(desk):
    lin = with_password(desk)
    other = desk.visitor("lin")
    before = lin.cookies[COOKIE]
    for wrong, status in (
        ({"current": "wrong"}, 403),
        ({"again": "something else"}, 400),
        ({"password": "short", "again": "short"}, 400),
    ):
        answer = change(lin, **wrong)
        assert (answer.status_code, 'role="alert"' in answer.text) == (status, True)
    assert other.get("/me").status_code == 200
    answer = change(lin)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me?done=password")
    secret = re.match(r"dealgate=([\w-]+)", answer.headers["set-cookie"])[1]
    assert secret != before
    assert other.get("/me").status_code == 303, "elsewhere one is signed out"
    visitor = desk.visitor()
    assert visitor.send_form("/sign-in", user="lin", password=GOOD).status_code == 403
    assert visitor.send_form("/sign-in", user="lin", password=NEW).status_code == 303


def test_whoever_guesses_at_a_browser_left_open_waits(desk):
    lin = with_password(desk)
    found = [change(lin, current=f"guess {n}").status_code for n in range(11)]
    assert found == [403] * 10 + [429]
    assert change(lin).status_code == 429


def test_one_sees_where_one_is_signed_in_and_ends_it(desk):
    lin, keys = with_password(desk), desk.site.keys
    other = desk.visitor()
    other.headers["user-agent"] = FIREFOX
    other.send_form("/sign-in", user="lin", password=GOOD)
    wei = desk.visitor("wei")
    page = lin.get("/me").text
    assert "Firefox, Windows" in page
    assert page.index("this one") < page.index("Firefox, Windows")
    (id,) = re.findall(r'name="id" value="(\w+)"', page)
    assert wei.send_form("/me/sessions", id=id).status_code == 303
    assert other.get("/me").status_code == 200, "it isn't wei's to end"
    assert lin.send_form("/me/sessions", id=id).headers["location"] == "/me?done=ended"
    assert other.get("/me").status_code == 303
    more = [desk.visitor("lin") for _ in range(2)]
    lin.send_form("/me/sessions")
    assert [each.get("/me").status_code for each in (*more, lin, wei)] == [303, 303, 200, 200]
    assert len(keys.all_of("lin", "session", datetime.now(UTC))) == 1


def test_a_token_is_made_and_shown_once_and_dropped(desk):
    lin = desk.visitor("lin")
    answer = lin.send_form("/me/tokens", label="weekly <export>", days="30")
    token = re.search(r'id="token" value="([\w-]{43})"', answer.text)[1]
    assert desk.site.let_in("token", token, datetime.now(UTC)).user == "lin"
    page = lin.get("/me").text
    assert token not in page
    assert "weekly &lt;export&gt;" in page
    id = re.search(r'action="/me/tokens/(\w+)"', page)[1]
    assert desk.visitor("wei").send_form(f"/me/tokens/{id}").status_code == 404
    assert lin.send_form(f"/me/tokens/{id}").status_code == 303
    assert desk.site.let_in("token", token, datetime.now(UTC)) is None
    for bad in ({"label": " ", "days": "30"}, {"label": "x", "days": "0"}, {"label": "x", "days": "many"}):
        refused = lin.send_form("/me/tokens", **bad)
        assert (refused.status_code, 'role="alert"' in refused.text) == (400, True)
    assert desk.shell.data("token list") == []


def test_who_has_the_desk_alone_has_no_password_there(work):
    with serving(work, alone="lin") as desk:
        lin = desk.visitor("lin")
        page = lin.get("/me").text
        assert "/me/password" not in page
        assert "/me/tokens" in page
        assert change(lin).status_code == 400


def test_on_a_screen_and_on_a_phone(desk, sit, axe, pictured):
    with_password(desk)
    desk.shell.ok("token add 'weekly export'")
    for user, path, name in ((None, "/sign-in", "sign-in"), ("lin", "/me", "me")):
        for lang in ("en", "zh"):
            for width, dark in ((1280, False), (390, True)):
                page = sit(user or "lin", path, width=width, lang=lang, dark=dark)
                if user is None:
                    page.delete_cookie(COOKIE)
                    page.get(desk.url + path)
                assert axe() == []
                wide = page.execute_script("return document.documentElement.scrollWidth")
                assert wide <= width
                for box in page.find_elements(By.CSS_SELECTOR, "main input:not([type=hidden]), main button"):
                    if width < 600 and box.is_displayed():
                        assert box.size["height"] >= 44, box.get_attribute("outerHTML")
        if name == "me":
            sit("lin", path)
            pictured(name)


def test_with_a_browser_one_signs_in_and_makes_a_token(desk, sit):
    with_password(desk)
    page = sit("lin", "/me")
    page.delete_cookie(COOKIE)
    page.get(f"{desk.url}/me")
    page.find_element(By.ID, "user").send_keys("lin")
    page.find_element(By.ID, "password").send_keys(GOOD)
    page.find_element(By.CSS_SELECTOR, "button.main").click()
    assert page.current_url == f"{desk.url}/me"
    page.find_element(By.ID, "label").send_keys("weekly")
    page.find_element(By.CSS_SELECTOR, "form[action='/me/tokens'] button").click()
    token = page.find_element(By.ID, "token").get_attribute("value")
    assert desk.site.let_in("token", token, datetime.now(UTC)).user == "lin"
