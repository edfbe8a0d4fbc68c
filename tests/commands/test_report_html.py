"""`report html`, as a coach makes the page for a meeting."""

import os
import re
import stat
from datetime import date
from pathlib import Path

import pytest
from pages import NASTY, Parsed
from shell import Shell, clock

from commands.chart_source import months_ahead
from web.stalled_section import SHOWN


def page(path):
    made = Path(path).read_text(encoding="utf-8")
    return made, re.sub(r"\s+", " ", " ".join(Parsed(made).text))


@pytest.fixture
def team(shell):
    """Lin's deals A-1 (stalled) and A-2 (waits), bo's A-3; today is 2 March 2026, a month later 1 April."""
    shell.ok("account add Acme --code A")
    shell.ok("new 'Line 3' --account A --amount 480000")
    shell.ok("new Scanners --account A --amount 95000")
    shell.ok("new Gateways --account A", by="bo")
    shell.days(24)
    shell.ok("wait A-2 --until +20d --reason 'their budget round'")
    shell.days(6)
    shell.ok("set A-3 amount=7000", by="bo")
    return shell


def test_it_is_one_file_named_by_the_day(team, tmp_path):
    said = team.ok("report html", by="mia")
    assert said == "The meeting's page is in meeting-2026-04-01.html\n"
    made, text = page(tmp_path / "meeting-2026-04-01.html")
    assert "Coach's meeting: everybody" in text
    assert "1 Apr 2026, made by mia" in text
    assert "What changed since 25 Mar 2026" in text
    assert "A-3 Gateways" in text
    assert 'id="flags"' in made


def test_what_has_stopped_is_told_with_reasons_and_what_waits_is_apart(team, tmp_path):
    team.ok("report html --out m.html", by="wei")
    _, text = page("m.html")
    assert "2 of 3 live deals stalled" in text
    stalled, waiting = text.index("A-1 Line 3"), text.index("A-2 Scanners until 15 Apr 2026")
    told = text[stalled:waiting]
    assert "no two-sided contact on record" in told
    assert "What holds it:" in told
    assert "Ask:" in told
    assert "First:" in told
    assert "their budget round" in text[waiting:]


def test_it_is_narrowed_to_a_team_a_seller_or_a_playbook(team):
    for asked, named in (("--team south", "meeting-south"), ("--owner bo", "meeting-bo")):
        team.ok(f"report html {asked}", by="mia")
        _, text = page(f"{named}-2026-04-01.html")
        assert "A-3 Gateways" in text
        assert "Line 3" not in text
    team.ok("report html --playbook client-value --out p.html", by="mia")
    assert "Only deals of the playbook" in page("p.html")[1]
    assert team("report html --playbook nothing").code == 4


def test_a_file_it_did_not_write_is_left_alone(team):
    Path("notes.html").write_text("mine", encoding="utf-8")
    refused = team("report html --out notes.html --json")
    assert (refused.code, refused.error["code"]) == (1, "refused")
    assert "--force" in refused.error["hint"]
    assert Path("notes.html").read_text(encoding="utf-8") == "mine"
    team.ok("report html --out notes.html --force")
    team.ok("report html --out notes.html")  # it is ours now
    assert "Coach's meeting" in page("notes.html")[1]


def test_a_folder_that_is_not_there_and_another_kind_of_file_are_refused(team):
    assert team("report html --out nowhere/m.html").code == 1
    assert team("report html --out m.pdf").code == 2


def test_programs_are_told_what_was_written(team, tmp_path):
    data = team.data("report html --since 2026-03-10")
    assert data == {
        "file": str(tmp_path / "meeting-2026-04-01.html"),
        "day": "2026-04-01",
        "since": "2026-03-10",
        "stalled": 2,
        "waiting": 1,
        "sections": ["agreed", "changes", "stalled", "waiting", "funnel", "time", "forecast", "flags"],
    }


def test_a_day_ahead_has_no_changes_yet(team):
    refused = team("report html --since 2026-05-01")
    assert (refused.code, refused.err.splitlines()[0]) == (
        2,
        "1 May 2026 lies ahead: nothing can have changed since.",
    )


def test_as_of_a_past_day(team):
    team.ok("report html --as-of 2026-03-03 --out then.html")
    _, text = page("then.html")
    assert "As things stood on 3 Mar 2026" in text
    assert "Nothing has stalled." in text
    assert "their budget round" not in text


def test_a_month_that_ends_tonight_is_over():
    assert [f"{m.first:%Y-%m}" for m in months_ahead(date(2026, 11, 29))][:2] == ["2026-11", "2026-12"]
    ahead = [f"{m.first:%Y-%m}" for m in months_ahead(date(2026, 11, 30))]
    assert ahead == ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05"]


def test_without_a_deal_it_is_an_honest_page(shell):
    shell.ok("report html --out m.html")
    _, text = page("m.html")
    assert "There are no live deals." in text
    assert "There are no deals yet." in text
    assert "No stay in any stage is on record yet." in text
    assert "So far too few deals to say, 0 of 20." in text
    assert "there are no flags to judge" in text


def test_chinese_is_chinese(team):
    team.lang = "zh"
    assert team.ok("report html --team north --out 例会.html") == "例会页面已写入 例会.html\n"
    made, text = page("例会.html")
    assert '<html lang="zh-CN">' in made
    assert "销售例会：north 团队" in text
    assert "停滞商机" in text
    assert "目前商机太少，还说不准：0 个，至少要 20 个。" in text
    assert not re.search("[\u3400-\u9fff][,;?!]", text)


def test_a_nasty_title_and_hundreds_of_deals(shell):
    for n in range(SHOWN + 3):
        shell.ok(f"new deal-{n} --amount {1000 * (SHOWN + 3 - n)}")
        if n == 0:
            shell.days(1)
    shell.ok(f'new "{NASTY.replace(chr(34), chr(92) + chr(34))}" --amount 900000')
    shell.ok("set D-1 amount=1")
    shell.days(60)
    shell.ok("report html --out m.html")
    made, text = page("m.html")
    assert NASTY in text
    assert "<script" not in made
    assert made.count('<article class="deal') == SHOWN
    # The oldest is worth the least, and is told of all the same.
    assert "4 more matter less and are not listed here" in text
    assert "The longest stay of all ranks below these: D-1 deal-0, in its stage since 2 Mar 2026." in text
    assert "the oldest is D-1, 61 days" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_review_agreed_comes_first(team, language):
    team.ok("review A-1 --verdict continue --what 'call the buyer' --by +3d", by="wei")
    team.lang = language
    team.ok("report html --out m.html", by="wei")
    _, text = page("m.html")
    agreed = text.index("call the buyer")
    assert agreed < text.index({"zh": "停滞商机", "en": "Stalled deals"}[language], text.index("A-1"))


def test_page_and_desk_count_the_same_deals_past_their_limit(team):
    team.days(40)  # are past the limit by now; A-2, which waited, has only begun again
    found = team.data("stalled --limit 0")
    late = [sign["level"] for deal in found for sign in deal["signs"] if sign["id"] == "stage_age"]
    assert late
    team.ok("report html --out m.html")
    _, text = page("m.html")
    said = re.findall(r"past their own warning limit: (\d+), of these past the critical one: (\d+)", text)
    assert {*said} == {(str(len(late)), str(late.count("critical")))}


def test_a_group_is_counted_whether_or_not_an_amount_is_known(shell):
    shell.ok("new 'Line 3'")
    shell.days(60)
    shell.ok("report html --out m.html")
    assert "Open · 1 of 1 stalled" in page("m.html")[1]


def test_the_fact_the_question_belongs_to_stands_out(team):
    team.ok("report html --out m.html")
    made, _ = page("m.html")
    first = re.findall(r"<li><strong>(.*?)</strong></li>", made)
    cards = made.count('<article class="deal ')
    assert 0 < len(first) <= cards
    assert all("no two-sided contact on record" in each for each in first)


@pytest.mark.parametrize("given", ["-", "''", "' '"])
def test_what_names_no_file_is_refused(team, tmp_path, given):
    before = sorted(tmp_path.iterdir())
    refused = team(f"report html --out {given}")
    assert refused.code == 2
    assert "names no file" in refused.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("force", ["", " --force"])
def test_a_pipe_a_device_and_a_folder_are_no_pages(team, force):
    os.mkfifo("pipe")
    Path("folder").mkdir()
    for path in ("pipe", "folder", "/dev/null"):
        refused = team(f"report html --out {path}{force}")
        assert (refused.code, refused.err.splitlines()[0]) == (
            1,
            f"{path} is no ordinary file, and nothing was written to it.",
        )
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)


def test_an_empty_file_has_nothing_to_lose(team):
    Path("m.html").touch()
    team.ok("report html --out m.html")
    assert "Coach's meeting" in page("m.html")[1]


def test_a_won_deal_with_much_at_risk_comes_before_a_small_open_one(tmp_path, monkeypatch):
    shell = Shell(str(tmp_path / "demo.sqlite"), str(tmp_path))
    for module in ("desk", "start", "sample"):
        monkeypatch.setattr(f"commands.{module}.datetime", clock(shell))
    monkeypatch.chdir(tmp_path)
    shell.ok(f"demo --db {shell.db}")
    shell.ok("report html --out m.html", by="wei")
    made, text = page("m.html")
    # Critical both, 1,900,000 and 760,000; then a warning on 95,000.
    cards = re.findall(r'<article class="deal .*?class="key">(.*?)<', made, re.DOTALL)
    assert cards[:3] == ["KUNLUN-1", "NORTHSEA-1", "BOHAI-1"]
    assert re.search(r"NORTHSEA-1 Welding cells Northsea Shipyard Won Execute", text)


def test_what_waits_begins_with_what_it_comes_to(team):
    team.ok("report html --out m.html")
    assert "Put off for a reason on record: 1. The first comes back on 15 Apr 2026." in page("m.html")[1]


def test_what_was_agreed_begins_with_what_it_comes_to(team):
    team.ok("review A-1 --verdict continue --what 'call the buyer' --by +3d", by="wei")
    team.ok("report html --out m.html", by="wei")
    assert "Agreed in reviews and not reported done: 1; none past its day." in page("m.html")[1]
    team.days(4)
    team.ok("report html --out m.html", by="wei")
    assert "Agreed in reviews and not reported done: 1; past its day: 1." in page("m.html")[1]
