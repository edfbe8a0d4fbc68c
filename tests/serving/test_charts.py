"""Charts on the desk: the report's own, fetched one after the other, and never stale."""

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from served import serving

from commands.chart_sections import CHARTS
from serving import drawing

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def chosen(chromium):
    """How one waits for charts that are fetched."""

    def chosen(page):
        WebDriverWait(page, 120).until(lambda found: not found.find_elements(By.CSS_SELECTOR, "[aria-busy]"))
        return page.find_element(By.TAG_NAME, "main").text

    return chosen


@pytest.fixture
def stood(desk):
    """Two months on, at the full hour; lin's are ACME-1 and D-1, D-2 is bo's."""
    desk.shell.ok("new 'A southern lead'", by="bo")
    desk.shell.days(60)
    desk.shell.now = desk.shell.now.replace(minute=0)
    return desk


@pytest.fixture
def counting(monkeypatch):
    """Which charts were made."""
    made = []

    def counted(id, make):
        def making(source):
            made.append(id)
            return make(source)

        return making

    monkeypatch.setattr(drawing, "CHARTS", {id: counted(id, make) for id, make in CHARTS.items()})
    return made


class TestInABrowser:
    def test_the_frame_stands_at_once_and_charts_come_one_by_one(self, stood, sit, axe, chosen, counting):
        page = sit("wei", "/charts")
        text = chosen(page)
        assert counting == ["funnel", "time", "forecast", "signs"]
        assert "Each bar is the deals that reached a stage" in text
        assert "The curve is the share still in the stage" in text
        assert "The months to come" in text
        assert "ACME-1 Line 3 upgrade" in text
        assert len(page.find_elements(By.CSS_SELECTOR, "main svg.chart")) >= 2
        assert axe() == []
        policy = [each for each in page.get_log("browser") if "Content Security Policy" in each["message"]]
        assert policy == []
        page.refresh()
        assert page.find_elements(By.CSS_SELECTOR, "[data-part]") == []
        assert len(counting) == 4

    @pytest.mark.parametrize("width", [390, 1280])
    def test_in_the_dark_in_chinese_and_on_a_phone(self, stood, sit, axe, chosen, width):
        page = sit("wei", "/charts", lang="zh", dark=True, width=width)
        assert "各阶段停留多久" in chosen(page)
        assert axe() == []
        wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.execute_script(wide) <= 0

    def test_a_chart_that_could_not_be_fetched_says_so_and_the_next_comes(
        self, stood, sit, chosen, monkeypatch
    ):
        def broken(source):
            raise RuntimeError("broken")

        monkeypatch.setattr(drawing, "CHARTS", {**CHARTS, "time": broken})
        page = sit("wei", "/charts")
        assert "It could not be drawn. Draw it" in chosen(page)
        there = page.find_element(By.CSS_SELECTOR, "#part-time [role=status] a").get_attribute("href")
        assert there.endswith("/charts?show=time")
        assert page.find_elements(By.CSS_SELECTOR, "#part-signs .deal h3 a[href='/deals/ACME-1']")

    def test_it_prints_with_its_numbers(self, stood, sit, chosen):
        page = sit("wei", "/charts?show=funnel")
        pdf = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
        text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages)
        assert "how far deals come" in text
        assert "went on" in text
        assert "All charts" not in text


class TestWithoutScripts:
    def test_each_chart_has_an_address(self, stood):
        wei = stood.visitor("wei")
        page = wei.get("/charts?owner=lin").text
        links = re.findall(r'<a href="(/charts\?show=[^"]*)">Draw it', page)
        assert links == [f"/charts?show={id}&amp;owner=lin" for id in CHARTS]
        for id in CHARTS:
            alone = wei.get(f"/charts?show={id}&owner=lin").text
            assert alone.count('class="part"') == 1
            assert 'type="hidden" name="show"' in alone
            assert wei.get(f"/charts/{id}?owner=lin").text.strip() in alone

    @pytest.mark.parametrize(
        "address",
        [
            "/charts?show=nothing",
            "/charts/nothing",
            "/charts?owner=nobody",
            "/charts/funnel?team=nowhere",
            "/charts/time?playbook=none",
        ],
    )
    def test_what_is_not_there_is_said(self, stood, address):
        assert stood.visitor("wei").get(address).status_code == 404

    @pytest.mark.parametrize(
        ("day", "status"), [("0002-01-01", 400), ("2026-03-01", 200), ("soon", 400), ("2026-02-30", 400)]
    )
    def test_any_day_is_a_day_or_refused(self, stood, day, status):
        for address in ("/charts?show=time", "/charts/signs?"):
            assert stood.visitor("wei").get(f"{address}&as_of={day}").status_code == status

    def test_a_day_is_typed_to_its_end(self, stood, sit, chosen):
        page = sit("wei", "/charts")
        chosen(page)
        day = page.find_element(By.CSS_SELECTOR, ".filters .day")
        day.send_keys("03012026")
        assert "as_of" not in page.current_url
        page.find_element(By.CSS_SELECTOR, ".filters button").click()
        WebDriverWait(page, 30).until(lambda found: "as_of=2026-03-01" in found.current_url)

    def test_nobody_else_gets_them(self, stood):
        for address in ("/charts", "/charts/funnel"):
            answer = stood.visitor().get(address)
            assert (answer.status_code, answer.headers["location"][:8]) == (303, "/sign-in")
        part = stood.visitor("wei").get("/charts/funnel")
        assert "default-src 'none'" in part.headers["content-security-policy"]
        assert part.headers["cache-control"] == "no-store"

    def test_titles_are_letters(self, stood):
        stood.shell.ok("set ACME-1 'title=<script>alert(1)</script>'")
        assert "<script>" not in stood.visitor("wei").get("/charts/signs").text


class TestTheReportsOwn:
    @pytest.mark.parametrize(
        ("asked", "lang"),
        [("", "en"), ("--owner lin", "zh"), ("--team south", "en"), ("--as-of 2026-04-01", "zh")],
    )
    def test_the_same_drawings_and_tables(self, stood, asked, lang):
        stood.shell.ok(f"report html --out m.html {asked} --lang {lang}", by="wei")
        report = Path("m.html").read_text(encoding="utf-8")
        wei = stood.visitor("wei", lang)
        address = "&".join(re.sub(r"--(\S+) (\S+)", r"\1=\2", asked).replace("-of", "_of").split())
        made = "".join(wei.get(f"/charts/{id}?{address}").text for id in CHARTS)
        assert SVG.findall(made) == SVG.findall(report)
        assert SVG.findall(made)
        for table in re.findall(r"<table>.*?</table>", made, re.DOTALL):
            assert table in report


@pytest.mark.sqlite("thousands of deals take long enough once")
class TestOfThousandsOfDeals:
    @pytest.fixture
    def desk(self, real):
        """The public pipeline, of 2017."""
        with serving(real) as served:
            yield served

    @pytest.mark.proof
    def test_as_of_a_day_when_it_was_alive(self, desk, sit, axe, chosen, pictured):
        page = sit("ada", "/charts?as_of=2017-09-15")
        assert "This is how it stood on 15 Sep 2017" in chosen(page)
        assert axe() == []
        sit("ada", "/charts?show=time&as_of=2017-09-15", width=1060, height=1000)
        pictured("charts")
        desk.shell.ok("report html --as-of 2017-09-15 --out m.html", by="ada")
        report = Path("m.html").read_text(encoding="utf-8")
        ada = desk.visitor("ada")
        made = "".join(ada.get(f"/charts/{id}?as_of=2017-09-15").text for id in CHARTS)
        assert SVG.findall(made) == SVG.findall(report)
        assert len(SVG.findall(made)) >= 3


class TestKept:
    def test_a_second_look_makes_nothing(self, stood, counting):
        wei, mia = stood.visitor("wei"), stood.visitor("mia")
        first = wei.get("/charts/funnel").text
        assert mia.get("/charts/funnel").text == first
        assert counting == ["funnel"]
        stood.visitor("wei", "zh").get("/charts/funnel")
        wei.get("/charts/funnel?owner=lin")
        assert counting == ["funnel"] * 3

    @pytest.mark.parametrize(
        ("chart", "line", "by"),
        [
            ("funnel", "new 'Another lead'", "lin"),
            ("time", "stop D-1 --class duplicate --reason twice", "lin"),
            ("signs", "set ACME-1 title='Line 4'", "lin"),
            ("signs", "db rate USD 7.1", "ada"),
        ],
    )
    def test_after_a_change_it_is_made_anew(self, stood, counting, chart, line, by):
        wei = stood.visitor("wei")
        before = wei.get(f"/charts/{chart}").text
        stood.shell.ok(line, by=by)
        assert f'data-part="/charts/{chart}"' in wei.get("/charts").text
        after = wei.get(f"/charts/{chart}").text
        assert counting == [chart, chart]
        assert line.startswith("db rate") or before != after

    def test_limits_that_were_learned_and_the_calendar_count_as_well(self, stood, counting):
        wei = stood.visitor("wei")
        wei.get("/charts/time")
        store = stood.site.stores.here()
        for statement in (
            "UPDATE working_days SET days = '1' || substr(days, 2) WHERE substr(days, 1, 1) = '0'",
            "INSERT INTO learned (playbook, stage, segment, learned_on, found)"
            " VALUES ('client-value', 'other', '', '2026-03-02', '{}')",
        ):
            with store.transaction():
                store.run(statement)
            wei.get("/charts/time")
        assert counting == ["time"] * 3

    def test_an_hour_later_deals_are_older(self, stood, counting):
        wei = stood.visitor("wei")
        wei.get("/charts/time")
        stood.shell.days(1)
        wei.get("/charts/time")
        assert len(counting) == 2
        wei.get("/charts/time?as_of=2026-04-01")
        stood.shell.days(1)
        wei.get("/charts/time?as_of=2026-04-01")
        assert len(counting) == 3, "a past day stays as it was"

    @pytest.mark.postgresql("only there somebody writes while another reads what comes after")
    def test_while_somebody_writes_nothing_is_kept(self, stood, counting):
        from engine.store import open_store

        wei = stood.visitor("wei")
        with open_store(stood.shell.db, for_writing=True) as other, other.transaction():
            other.run("UPDATE rate SET rate = rate")
            other.send()
            wei.get("/charts/funnel")
            wei.get("/charts/funnel")
        assert len(counting) == 2
