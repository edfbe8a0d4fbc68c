"""The visit sheet as a plain form, for a browser without scripts."""

import html
import re

import pytest
from page_forms import PageForm

PATH = "/visit/ACME-1"
ANSWER = "answer:needs_known"


def text_of(page):
    return html.unescape(re.sub(r"<[^>]+>", " ", page.text))


def sheet_of(visitor, path=PATH):
    page = visitor.get(path)
    assert page.status_code == 200, page.text
    return PageForm(page.text, PATH)


def written(form, chen="ACME.1"):
    """An answer with what it rests on, and how the visit went."""
    form.fill(f"{ANSWER}/answer", "yes")
    form.fill(f"{ANSWER}/evidence", "we lose 3 %\r\nof the parts")
    form.fill(f"{ANSWER}/who", chen)
    form.fill("visit:summary/summary", "walked <line 3>")
    form.fill("visit:held/on", "2026-03-02")
    form.fill(f"visit:held/with/{chen}", "on")
    form.fill("visit:interest/interest/handled", "on")
    return form


def events(work, kind):
    return [e for e in work.data("history ACME-1") if e["kind"] == kind]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_written_goes_in_as_a_file_that_is_read_back(desk, lang):
    work = desk.shell
    visits, answers = len(events(work, "visit")), len(events(work, "answer"))
    with desk.visitor("lin", lang) as lin:
        sent = written(sheet_of(lin)).send(lin)
        assert sent.status_code == 200
        assert ("ACME-1 已写入 2 项" if lang == "zh" else "2 entries written to ACME-1") in text_of(sent)
        assert "walked <line 3>" in text_of(sent)
    deal = work.data("show ACME-1")
    visit = deal["visits"][-1]
    assert (visit["summary"], visit["with"], visit["interest"]) == ("walked <line 3>", "Chen Yu", ["handled"])
    (answer,) = (a for a in deal["answers"] if a["point"] == "needs_known")
    assert (answer["answer"], answer["evidence"]) == ("yes", "we lose 3 % of the parts")
    assert (len(events(work, "visit")), len(events(work, "answer"))) == (visits + 1, answers + 1)


def test_sent_twice_it_counts_once(desk):
    with desk.visitor("lin") as lin:
        form = written(sheet_of(lin))
        assert form.send(lin).status_code == 200
        version = desk.shell.data("show ACME-1")["version"]
        again = form.send(lin)
        assert again.status_code == 200
        assert "Nothing new since" in text_of(again)
    assert desk.shell.data("show ACME-1")["version"] == version


def test_sent_twice_at_the_same_moment_it_counts_once(desk):
    from concurrent.futures import ThreadPoolExecutor

    before = len(events(desk.shell, "visit"))
    with desk.visitor("lin") as lin:
        form = written(sheet_of(lin))
        with ThreadPoolExecutor(4) as pool:
            codes = [each.status_code for each in pool.map(lambda _: form.send(lin), range(4))]
    assert codes == [200] * 4
    assert len(events(desk.shell, "visit")) == before + 1


def test_what_is_added_later_goes_in_and_the_rest_stays_once(desk):
    with desk.visitor("lin") as lin:
        form = written(sheet_of(lin))
        form.send(lin)
        form.fill("goods:seen/goods", "S7 controls")
        assert "1 entry written" in text_of(form.send(lin))


def test_what_could_not_go_in_comes_back_as_it_was_written_with_the_reason(desk):
    with desk.visitor("lin") as lin:
        form = sheet_of(lin)
        form.fill(f"{ANSWER}/answer", "yes")
        form.fill("visit:summary/summary", "walked the line")
        form.fill("visit:insight/insight", "two\r\nlines")
        form.fill("visit:held/on", "2027-01-01")
        left = form.send(lin)
        assert left.status_code == 409
        assert "is in the future" in text_of(left) or "still to come" in text_of(left), text_of(left)
        kept = PageForm(left.text, PATH)
        assert kept.fields["sheet"] == form.fields["sheet"]
        assert kept.fields["visit:summary/summary"] == "walked the line"
        assert kept.fields["visit:insight/insight"] == "two\nlines"
        kept.fill("visit:held/on", "2026-03-02")
        kept.fill(f"{ANSWER}/evidence", "the budget is in the plan")
        kept.fill(f"{ANSWER}/kind", "client_document")
        sent = kept.send(lin)
        assert sent.status_code == 200, text_of(sent)
    assert desk.shell.data("show ACME-1")["visits"][-1]["summary"] == "walked the line"


def test_lines_that_wait_for_another_name_it_by_what_it_asks(desk):
    with desk.visitor("lin") as lin:
        form = sheet_of(lin)
        form.fill("visit:summary/summary", "walked the line")
        form.fill("visit:held/with/+", "Nobody Known")
        left = form.send(lin)
        assert left.status_code == 409
        assert re.search(r"waits for: \w", text_of(left))
        assert not re.search(r"waits for line", text_of(left))


def test_the_deal_was_given_to_somebody_else_meanwhile(desk):
    with desk.visitor("lin") as lin:
        form = written(sheet_of(lin))
        desk.shell.ok("set ACME-1 owner=bo", by="ada")
        left = form.send(lin)
        assert left.status_code == 409
        kept = PageForm(left.text, PATH)
        assert kept.fields["visit:summary/summary"] == "walked <line 3>"
        assert kept.fields[f"{ANSWER}/answer"] == "yes"
    assert "walked" not in desk.shell.data("show ACME-1")["visits"][-1]["summary"].replace(
        "walked the line", ""
    )


def test_the_deal_was_done_meanwhile(desk):
    with desk.visitor("lin") as lin:
        form = written(sheet_of(lin))
        desk.shell.ok("stop ACME-1 --class no_decision --reason 'no budget'")
        sent = form.send(lin)
        assert sent.status_code in (200, 409)
        kept = text_of(sent) + str(PageForm(sent.text, "/visit").fields if sent.status_code == 409 else "")
        assert "walked <line 3>" in kept


def test_people_are_chosen(desk):
    with desk.visitor("lin") as lin:
        page = lin.get(f"{PATH}?with=ACME.1&with=ACME.2")
        assert "Chen Yu" in page.text
        assert PageForm(page.text, PATH).path == "/visit/ACME-1"
        assert 'name="style:ACME.2/style"' in page.text
        assert lin.get(f"{PATH}?with=Nobody").status_code == 404


def test_whose_deal_it_is_not_reads_it(desk):
    with desk.visitor("bo") as bo:
        page = bo.get(PATH)
        assert page.status_code == 200
        assert "data-send" not in page.text
        assert "<textarea" not in page.text


@pytest.mark.parametrize(("sheet", "on"), [("", "2026-03-02"), ("zz", "2026-03-02"), ("0" * 12, "soon")])
def test_what_is_no_sheet_is_refused(desk, sheet, on):
    with desk.visitor("lin") as lin:
        sent = lin.send_form(PATH, **{"sheet": sheet, "on": on, "visit:summary/summary": "x"})
        assert sent.status_code == 400


@pytest.mark.parametrize(
    "name", ["answer:nothing/answer", "nonsense:x/y", "fill:no.such/value", "visit:held/channel"]
)
def test_what_nobody_asked_comes_back(desk, name):
    with desk.visitor("lin") as lin:
        form = sheet_of(lin)
        form.fields[name] = "<b>what I wrote</b>"
        left = form.send(lin)
        assert left.status_code == 409
        assert "what I wrote" in text_of(left)


def test_more_than_anybody_writes_is_refused(desk):
    with desk.visitor("lin") as lin:
        form = sheet_of(lin)
        form.fill("visit:summary/summary", "x" * 300_000)
        assert form.send(lin).status_code == 400


def test_the_worker_and_the_manifest_are_there_for_everybody(desk):
    with desk.visitor() as nobody:
        worker = nobody.get("/worker.js")
        assert worker.headers["content-type"].startswith("text/javascript")
        assert worker.headers["cache-control"] == "no-cache"
        manifest = nobody.get("/manifest.json")
        assert manifest.headers["content-type"].startswith("application/manifest+json")
        assert [nobody.get(icon["src"]).status_code for icon in manifest.json()["icons"]] == [200, 200]
