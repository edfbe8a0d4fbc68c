"""A deal's page: what `show`, `gate` and `history` tell, today or as of a day, and who may do what."""

import re

import pytest
from page_forms import opened
from shell import sized_up

FACTS = (
    "Line 3 upgrade",
    "Acme Tools",
    "CNY 480,000",
    "walked the line",
    "the budget owner changed",
    "Chen Yu",
    "send the comparison",
    "a reference visit",
    "their budget round",
    "on shutdown",
)


def main_of(answer):
    return re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2])


@pytest.mark.parametrize("who", ["lin", "wei", "bo", "mia", "ada"])
def test_whoever_may_read_reads_all_of_it(desk, who):
    text = main_of(desk.visitor(who).get("/deals/ACME-1"))
    assert [fact for fact in FACTS if fact not in text] == []


def test_the_gate_is_the_one_of_the_command_line(desk):
    text = desk.visitor("lin").get("/deals/ACME-1").text
    gate = desk.shell("gate ACME-1 --json").data
    for each in gate["requirements"]:
        part = text.partition(f'id="{each["id"]}"')[2].partition("</li>")[0]
        assert each["title"] in part.replace("&#39;", "'")
        assert f'<li class="{each["standing"]}" id="{each["id"]}"' in text
    settled = {r["id"] for r in gate["requirements"] if (r["settle"] or "").startswith("dealgate fill")}
    assert settled == set(re.findall(r'id="([\w:]+)" tabindex="-1">(?:(?!</li>).)*/sheets/', text, re.DOTALL))


def test_history_is_told_newest_first_as_the_command_line_tells_it(desk):
    text = main_of(desk.visitor("lin").get("/deals/ACME-1")).partition("History")[2].replace("&#39;", "'")
    lines = [line.split("  ", 3)[-1].strip() for line in desk.shell.ok("history ACME-1").splitlines()[1:]]
    told = [" ".join(line.split())[:40] for line in lines if not line.startswith(" ")]
    assert len(told) >= 10
    for event in desk.shell.data("history ACME-1"):
        assert event["actor"] in text
    seqs = re.findall(r'<li value="(\d+)">', desk.visitor("lin").get("/deals/ACME-1").text)
    assert seqs == [str(e["seq"]) for e in reversed(desk.shell.data("history ACME-1"))]


class TestAsOfADay:
    def test_it_shows_what_was_and_changes_nothing(self, desk):
        desk.shell.days(10)
        desk.shell.ok("set ACME-1 'title=Line 30' amount=1")
        page = opened(desk.visitor("lin"), "/deals/ACME-1?as_of=2026-03-03")
        assert "This is how it stood on 3 Mar 2026" in page.text
        assert "Line 3 upgrade" in main_of(page.answer)
        assert "Line 30" not in main_of(page.answer)
        assert [form for form in page.forms if form] == []
        assert "data-as-of" in page.text

    @pytest.mark.parametrize("day", ["2026-03-02", "2099-01-01", ""])
    def test_from_today_on_it_is_as_it_is_now(self, desk, day):
        page = opened(desk.visitor("lin"), f"/deals/ACME-1?as_of={day}")
        assert "step" in page.forms
        assert "how it stood" not in page.text

    def test_before_it_was_there_it_says_so(self, desk):
        answer = desk.visitor("lin").get("/deals/ACME-1?as_of=2026-02-01")
        assert answer.status_code == 404
        assert "did not exist yet" in answer.text
        assert desk.visitor("lin").get("/deals/ACME-1?as_of=someday").status_code == 400


def test_a_beginning_leads_to_the_deal(desk):
    answer = desk.visitor("lin").get("/deals/acme-1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/deals/ACME-1")
    assert desk.visitor("lin").get("/deals/NOPE-1").status_code == 404


@pytest.mark.parametrize(
    ("who", "undo", "waive"),
    [
        ("lin", False, False),
        ("wei", True, True),
        ("mia", True, True),
        ("ada", True, False),
        ("bo", False, False),
    ],
)
def test_who_may_take_back_and_waive(desk, who, undo, waive):
    """The newest event is lin's, then wei's: lin takes back no coach's."""
    desk.shell.ok("set ACME-1 amount=5", by="wei")
    page = opened(desk.visitor(who), "/deals/ACME-1")
    assert ("undo" in page.forms, any(f.startswith("waive-") for f in page.forms)) == (undo, waive)


def test_a_no_leaves_two_ways_out(desk):
    desk.shell.ok("answer ACME-1 needs_known no --evidence 'we build it' --kind client_said --contact chen")
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    part = page.text.partition('id="decision:needs_known"')[2].partition("</li>")[0]
    assert 'href="#stop"' in part
    assert "settle-decision:needs_known" not in page.forms
    assert "waive-decision:needs_known" not in opened(desk.visitor("wei"), "/deals/ACME-1").forms


def test_a_stopped_deal_says_why_and_when_to_look_again(desk):
    text = main_of(desk.visitor("lin").get("/deals/ACME-2"))
    assert "no budget this year" in text
    assert "11 Jan 2027" in text


def test_every_id_stands_once(desk):
    for path in ("/deals/ACME-1", "/deals/ACME-2", "/deals/D-1", "/new", "/"):
        ids = opened(desk.visitor("wei"), path).ids
        assert sorted(ids) == sorted(set(ids))


def test_chinese(desk):
    text = main_of(desk.visitor("lin", "zh").get("/deals/ACME-1"))
    assert "通往“探索方案”的关卡" in text
    assert "Record" not in text


def test_nothing_of_others_is_taken_for_markup(desk):
    desk.shell.ok("""set ACME-1 'title=<img src=x onerror=alert(1)>"&lt;'""")
    for path in ("/deals/ACME-1", "/", "/find?deal=img"):
        answer = desk.visitor("lin").get(path, follow_redirects=True)
        assert "<img" not in answer.text
        assert "&lt;img src=x onerror=alert(1)&gt;&#34;&amp;lt;" in answer.text


def test_what_was_left_without_proof_can_be_proven_still(desk):
    """Waived through the first gate; what it asked for stands below, each with what settles it."""
    shell = desk.shell
    sized_up(shell)
    shell.ok("waive ACME-1 decision:needs_known --reason 'on holiday' --until +9d", by="wei")
    shell.ok("advance ACME-1")
    page = opened(desk.visitor("lin"), "/deals/ACME-1")
    assert "Left without proof: Understand the need" in page.text.replace("&#39;", "'")
    form = "settle-understand-decision:needs_known"
    done = page.send(form, answer="yes", evidence="he is back", contact="ACME.1")
    assert "The client says yes" in done.text
    assert form not in done.forms
