"""Worksheets on a page: all eighteen, and two people on one of them."""

import html
import re

import pytest
from page_forms import PageForm
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from stages.worksheets import WORKSHEETS

DAY = "2026-03-02"
NAMES = {
    "criterion": "Delivery",
    "pain": "The line stands",
    "promise": "Scrap under 1 %",
    "gain": "Less scrap",
}
SPECIAL = {
    "addresses": ["The line stands"],
    "promises": ["Scrap under 1 %", "Two shifts"],
    "scores": {"Delivery": "4"},
    "period": "0",
    "currency": "CNY",
    "only_us": "no",
    "promised": "5",
    "status": "done",
    "reason_none": "",
}


def value(field, contact):
    if field.id == "addresses" and field.kind == "many":
        return SPECIAL["addresses"]
    if field.id == "promise" and field.kind == "text":
        return NAMES["promise"]
    if field.id in SPECIAL:
        return SPECIAL[field.id]
    if field.kind in ("choice",):
        return next(iter(field.choices))
    if field.kind == "many":
        return list(field.choices)[:2]
    plain = {
        "contact": contact,
        "score": "4",
        "number": "3",
        "percent": "12.5",
        "money": "1200.5",
        "day": DAY,
    }
    return plain.get(field.kind) or NAMES.get(field.id) or f"{field.id} 客户的话 & <b>"


def whole(sheet, contact):
    """Something plausible in every field: by field, of rows one row."""
    said = {}
    for field in sheet.fields:
        if field.kind == "rows":
            row = {column.id: value(column, contact) for column in field.columns}
            if field.id == "creators":
                row["addresses"] = ["Less scrap"]
            said[field.id] = [row]
        else:
            said[field.id] = value(field, contact)
    return said


def put(form, name, given):
    if isinstance(given, dict):
        form.fill(name, "\n".join(f"{each}={score}" for each, score in given.items()))
    elif isinstance(given, list) and form.names.get(name, ()) is None:
        form.fill(name, "\n".join(given))
    elif isinstance(given, list):
        for each in given:
            form.fill(f"{name}/+{each}", "on")
    else:
        form.fill(name, given)


def type_in(form, said):
    for id, given in said.items():
        if isinstance(given, list) and given and isinstance(given[0], dict):
            for n, row in enumerate(given):
                for column, each in row.items():
                    put(form, f"f/{id}/{n}/{column}", each)
        else:
            put(form, f"f/{id}", given)


def word(name, given):
    if isinstance(given, dict):
        given = ";".join(f"{each}={score}" for each, score in given.items())
    if isinstance(given, list):
        given = ";".join(given)
    return f"'{name}={given}'"


def as_words(said):
    for id, given in said.items():
        if isinstance(given, list) and given and isinstance(given[0], dict):
            yield from (word(f"{id}.+.{column}", each) for row in given for column, each in row.items())
        else:
            yield word(id, given)


def stored(work, deal, sheet):
    shown = work.data(f"show {deal} {sheet}")
    return {name: shown[name] for name in ("fields", "figures", "complete")}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("sheet", WORKSHEETS)
def test_what_is_typed_into_a_page_is_stored_as_the_command_line_stores_it(desk, sheet, lang):
    work = desk.shell
    work.ok("new 'Line 4' --account ACME --amount 480000")
    work.ok("new 'Line 5' --account ACME --amount 480000")
    (contact,) = (c["key"] for c in work.data("contact list --account ACME") if c["name"] == "Chen Yu")
    said = whole(WORKSHEETS[sheet], contact)
    work.ok(f"fill ACME-4 {sheet} {' '.join(as_words(said))}")
    with desk.visitor("lin", lang) as lin:
        page = lin.get(f"/deals/ACME-3/sheets/{sheet}")
        assert page.status_code == 200
        form = PageForm(page.text, f"/deals/ACME-3/sheets/{sheet}")
        type_in(form, said)
        saved = form.send(lin)
        assert saved.status_code == 200, re.findall(r'class="fault".*?</span></span>', saved.text)
        # what was saved stands in the form again, and saving it once more changes nothing
        version = work.data("show ACME-3")["version"]
        again = PageForm(saved.text, form.path)
        assert again.send(lin).status_code == 200
        assert work.data("show ACME-3")["version"] == version
    assert stored(work, "ACME-3", sheet) == stored(work, "ACME-4", sheet)
    assert stored(work, "ACME-3", sheet)["fields"]


@pytest.fixture
def two(desk):
    with desk.visitor("lin") as lin, desk.visitor("wei") as wei:
        yield desk.shell, lin, wei


PROFILE = "/deals/ACME-1/sheets/client_profile"
RISKS = "/deals/ACME-1/sheets/risks"


def open_form(visitor, path):
    return PageForm(visitor.get(path).text, path)


def text_of(page):
    return html.unescape(re.sub(r"<[^>]+>", "", page.text))


def test_two_people_on_different_fields_both_get_in(two):
    work, lin, wei = two
    hers, his = open_form(wei, PROFILE), open_form(lin, PROFILE)
    hers.fill("f/business_direction", "exports")
    his.fill("f/our_cases", "the rebuild at Hengda")
    assert hers.send(wei).status_code == 200
    assert his.send(lin).status_code == 200
    assert work.data("show ACME-1 client_profile")["fields"] == {
        "business_plan": "three shifts",
        "business_direction": "exports",
        "our_cases": "the rebuild at Hengda",
    }


def test_two_people_on_one_field_see_both_and_lose_nothing(two):
    work, lin, wei = two
    hers, his = open_form(wei, PROFILE), open_form(lin, PROFILE)
    hers.fill("f/business_plan", "two shifts from May")
    his.fill("f/business_plan", "a second hall")
    his.fill("f/our_cases", "the rebuild at Hengda")
    assert hers.send(wei).status_code == 200
    clash = his.send(lin)
    assert clash.status_code == 409
    assert "wei saved this worksheet meanwhile" in text_of(clash)
    assert "What stands there now: two shifts from May" in text_of(clash)
    assert work.data("show ACME-1 client_profile")["fields"] == {"business_plan": "two shifts from May"}
    kept = PageForm(clash.text, PROFILE)
    assert kept.fields["f/business_plan"] == "a second hall"
    assert kept.fields["f/our_cases"] == "the rebuild at Hengda"
    assert kept.send(lin).status_code == 200
    assert work.data("show ACME-1 client_profile")["fields"] == {
        "business_plan": "a second hall",
        "our_cases": "the rebuild at Hengda",
    }


def test_two_people_add_a_row_each(two):
    work, lin, wei = two
    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    hers, his = open_form(wei, RISKS), open_form(lin, RISKS)
    hers.fill("f/risks/1/risk", "price war")
    his.fill("f/risks/1/risk", "no parts")
    his.fill("f/risks/0/impact", "5")
    assert hers.send(wei).status_code == 200
    assert his.send(lin).status_code == 200
    assert work.data("show ACME-1 risks")["fields"]["risks"] == [
        {"risk": "delay", "likelihood": 4, "impact": 5},
        {"risk": "no parts"},
        {"risk": "price war"},
    ]


def test_two_people_on_one_row_see_both(two):
    work, lin, wei = two
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.2.risk=strike")
    hers, his = open_form(wei, RISKS), open_form(lin, RISKS)
    hers.fill("f/risks/0/impact", "1")
    his.fill("f/risks/0/-", "on")
    assert hers.send(wei).status_code == 200
    clash = his.send(lin)
    assert clash.status_code == 409
    assert "What stands there now: delay (4, 1); strike" in text_of(clash)
    assert PageForm(clash.text, RISKS).send(lin).status_code == 200
    assert [row["risk"] for row in work.data("show ACME-1 risks")["fields"]["risks"]] == ["strike"]


def test_every_fault_stands_beside_its_field_and_what_was_typed_stays(two):
    work, lin, _ = two
    form = open_form(lin, RISKS)
    form.fill("f/risks/1/likelihood", "4")
    form.fill("f/risks/0/risk", "delay")
    form.fill("f/risks/0/proved_on", "2026-02-31")
    form.fill("f/risks/0/proof", "a pilot <run>")
    bad = form.send(lin)
    assert bad.status_code == 400
    assert "Nothing was written yet: 2 places to mend" in text_of(bad)
    faulty = set(re.findall(r'id="([^"]+)-fault"', bad.text))
    assert faulty == {"f/risks/0/proved_on", "f/risks/1/risk"}
    kept = PageForm(bad.text, RISKS)
    assert kept.fields["f/risks/0/proof"] == "a pilot <run>"
    assert kept.fields["f/risks/1/likelihood"] == "4"
    assert work.data("show ACME-1 risks")["fields"] == {}


def test_sent_twice_it_counts_once(two):
    work, lin, _ = two
    form = open_form(lin, PROFILE)
    form.fill("f/our_cases", "Hengda")
    assert [form.send(lin).status_code for _ in range(2)] == [200, 200]
    fills = [e for e in work.data("history ACME-1") if e["kind"] == "fill"]
    assert len([e for e in fills if "our_cases" in str(e)]) == 1


def test_as_of_a_day_it_is_read_and_not_filled_in(desk):
    with desk.visitor("lin") as lin:
        page = lin.get(f"{PROFILE}?as_of=2026-03-02")
        assert "three shifts" in page.text
        assert "<textarea" not in page.text
        assert "nothing can be changed here" in page.text


def test_whose_deal_it_is_not_reads_it_and_may_not_write(desk):
    with desk.visitor("bo") as bo:
        page = bo.get(PROFILE)
        assert "three shifts" in page.text
        assert "<textarea" not in page.text
        sent = bo.send_form(PROFILE, **{"f/our_cases": "mine", "was": '{"our_cases": ""}'})
        assert sent.status_code == 403
    assert "our_cases" not in desk.shell.data("show ACME-1 client_profile")["fields"]


@pytest.mark.parametrize("was", ["", "[]", "{", '{"no_such": ""}', "null", '{"our_cases": []}'])
def test_a_form_that_does_not_say_what_it_was_made_from_is_refused(desk, was):
    with desk.visitor("lin") as lin:
        sent = lin.send_form(PROFILE, **{"f/our_cases": "mine", "was": was})
        assert sent.status_code == 400
        assert "Nothing was written" in sent.text
    assert "our_cases" not in desk.shell.data("show ACME-1 client_profile")["fields"]


@pytest.mark.parametrize("was", ["[{}]", "[3]", "{}", '[{"risk": 3}]', '[{"risk": "x"}]'])
def test_rows_that_are_none_are_refused(desk, was):
    with desk.visitor("lin") as lin:
        assert lin.send_form(RISKS, was=f'{{"risks": {was}}}').status_code == 400


@pytest.mark.parametrize("path", ["/deals/ACME-1/sheets/nothing", "/deals/ACME-9/sheets/risks"])
def test_what_is_not_there_is_not_found(desk, path):
    with desk.visitor("lin") as lin:
        assert lin.get(path).status_code == 404


@pytest.mark.parametrize(
    ("width", "lang", "dark"), [(1280, "en", False), (390, "zh", True), (390, "en", False)]
)
def test_it_is_fine_on_a_screen_and_on_a_phone(desk, sit, axe, pictured, width, lang, dark):
    desk.shell.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.delay.impact=5 risks.delay.proof=pilot")
    page = sit("lin", RISKS, width=width, lang=lang, dark=dark)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width
    assert axe() == []
    if (width, lang) == (1280, "en"):
        pictured("worksheet")


def test_in_a_browser_both_values_stand_beside_one_another(desk, sit, axe):
    page = sit("lin", PROFILE)
    field = page.find_element(By.NAME, "f/business_plan")
    field.clear()
    field.send_keys("a second hall")
    with desk.visitor("wei") as wei:
        hers = open_form(wei, PROFILE)
        hers.fill("f/business_plan", "two shifts from May")
        assert hers.send(wei).status_code == 200
    save(page)
    assert page.find_element(By.CSS_SELECTOR, "[role=alert]").text.startswith("wei saved this worksheet")
    assert page.find_element(By.CSS_SELECTOR, ".theirs").text == "What stands there now: two shifts from May"
    assert page.find_element(By.NAME, "f/business_plan").get_property("value") == "a second hall"
    assert axe() == []
    save(page)
    assert desk.shell.data("show ACME-1 client_profile")["fields"]["business_plan"] == "a second hall"


def save(page):
    """Until the page it leads to is there."""
    old = page.find_element(By.CSS_SELECTOR, ".save button")
    page.execute_script("arguments[0].click()", old)
    WebDriverWait(page, 20, 0.05).until(staleness_of(old))
    WebDriverWait(page, 20, 0.05).until(
        lambda p: p.find_elements(By.CSS_SELECTOR, "[role=status], [role=alert]")
    )


def test_rows_are_added_as_they_are_needed(desk, sit):
    page = sit("lin", RISKS)
    for n, name in enumerate(("delay", "strike", "price war")):
        if n:
            page.execute_script("document.querySelector('[data-add]').click()")
        page.switch_to.active_element.send_keys(name) if n else page.find_element(
            By.NAME, "f/risks/0/risk"
        ).send_keys(name)
    save(page)
    rows = desk.shell.data("show ACME-1 risks")["fields"]["risks"]
    assert [row["risk"] for row in rows] == ["delay", "strike", "price war"]


@pytest.mark.parametrize("sheet", WORKSHEETS)
def test_no_worksheet_has_anything_serious_against_it(desk, sit, axe, sheet):
    sit("lin", f"/deals/ACME-1/sheets/{sheet}", width=390)
    assert axe() == []
