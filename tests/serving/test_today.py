"""A person's day and their visits, as pages."""

import html
import re

import pytest
from selenium.webdriver.common.by import By


def text_of(page):
    assert page.status_code == 200, page.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def test_the_day_is_what_next_says_with_a_way_to_deal_and_sheet(desk):
    told = desk.shell.data("next")
    assert told
    with desk.visitor("lin") as lin:
        page = lin.get("/today")
        said = text_of(page)
    for each in told:
        assert each["do"] in said
        assert each["why"] in said
        assert f'href="/deals/{each["key"]}"' in page.text
        assert f'href="/visit/{each["key"]}"' in page.text


def test_what_a_review_asked_of_a_colleague_is_on_their_day(desk):
    desk.shell.ok("review D-1 --verdict help --who bo --what 'talk to the fair office' --by +1d", by="wei")
    with desk.visitor("bo") as bo:
        page = bo.get("/today")
        assert 'href="/deals/D-1"' in page.text


def test_a_coach_sees_their_own_day_and_that_of_the_team(desk):
    with desk.visitor("wei") as wei:
        assert "ACME-1" not in text_of(wei.get("/today"))
        team = wei.get("/today?team=north")
        assert 'href="/deals/D-1"' in team.text
        assert '<option value="lin"' in team.text
        assert wei.get("/today?owner=lin").status_code == 200
        assert wei.get("/today?owner=nobody").status_code == 404


def test_a_rep_sees_nobody_elses_day(desk):
    with desk.visitor("bo") as bo:
        assert bo.get("/today?owner=lin").status_code == 403
        assert bo.get("/visits?owner=lin").status_code == 403
        assert "<select" not in bo.get("/today").text
        assert "Nothing asks for you today." in text_of(bo.get("/today"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_visits_agreed_due_and_the_week(desk, lang):
    work = desk.shell
    work.ok("account edit ACME class=A", by="ada")
    agreed = work.data("visit list --agreed")
    due = work.data("visit list --due")
    assert agreed
    with desk.visitor("lin", lang) as lin:
        page = lin.get("/visits")
        said = text_of(page)
        for each in agreed:
            assert each["what"] in said
            assert f'href="/visit/{each["deal"]}"' in page.text
        for each in due:
            assert each["name"] in said
        (plan,) = work.data("visit plan --week")["plans"]
        names = {v["deal"] or v["name"] for day in plan["days"] for v in day["visits"]}
        assert all(name in page.text for name in names)
        assert lin.get("/visits?week=2026-03-09").status_code == 200
        assert lin.get("/visits?week=2020-01-06").status_code == 409


@pytest.mark.parametrize("path", ["/today", "/visits"])
@pytest.mark.parametrize(("lang", "dark"), [("en", False), ("zh", True)])
def test_both_are_fine_on_a_phone(sit, axe, path, lang, dark):
    page = sit("lin", path, width=390, height=844, lang=lang, dark=dark)
    assert page.execute_script("return document.documentElement.scrollWidth") == 390
    assert axe() == []
    small = [each for each in page.find_elements(By.CSS_SELECTOR, "a.go") if each.size["height"] < 44]
    assert small == []


def test_a_sheet_that_was_begun_is_told_of(sit):
    page = sit("lin", "/visit/ACME-1", width=390)
    field = page.find_element(By.CSS_SELECTOR, '[name="visit:summary/summary"]')
    field.send_keys("walked")
    page.get(page.current_url.replace("/visit/ACME-1", "/today"))
    told = page.find_element(By.CSS_SELECTOR, "[data-unsent]")
    assert "ACME-1 Line 3 upgrade" in told.text
    told.find_element(By.TAG_NAME, "a").click()
    field = page.find_element(By.CSS_SELECTOR, '[name="visit:summary/summary"]')
    assert field.get_property("value") == "walked"
