"""`visit read`: a sheet goes out, is filled in, and comes back."""

import os
import sys
from pathlib import Path

import pytest
from terminal import Terminal

SHEET = "acme.md"


def printed(work, name=SHEET, **environ):
    work.ok(f"prep ACME-1 --with chen --out {name}", **environ)
    return Path(name).read_text(encoding="utf-8")


def written(work, *changes, name=SHEET):
    """A sheet with one thing after the other replaced in it."""
    text = printed(work, name)
    work.now = work.now.replace(day=6)  # the sheet is for the 5th
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    Path(name).write_text(text, encoding="utf-8")
    return text


YES = ("Answer: [ ] yes", "Answer: [x] yes")
WHO = ("Who said it: ____________", "Who said it: Chen Yu")
EVIDENCE = ("Evidence: ________________________", "Evidence: they showed us their plan")
SUMMARY = ("What happened: ________________________", "What happened: saw the store")
STEP = ("Next step: ________________________", "Next step: send the offer")
STEP_DAY = ("Day: ____________   With:", "Day: +3d   With:")
WITH = ("With: ____________", "With: Gao Yan")
TICK = ("- [ ] Trace the problem", "- [√] Trace the problem")
ALL = (YES, WHO, EVIDENCE, SUMMARY, STEP, STEP_DAY, WITH, TICK)


def test_a_sheet_is_read_back(work):
    written(work, *ALL)
    done = work.data(f"visit read {SHEET} --yes")
    assert (done["deal"], done["applied"], done["left"], done["left_file"]) == ("ACME-1", True, [], None)
    assert len(done["done"]) == 4
    assert "decision:needs_known" in done["gate"]["before"]["open"]
    assert "decision:needs_known" not in done["gate"]["after"]["open"]
    deal = work.data("show ACME-1")
    answer = deal["answers"][0]
    assert (answer["answer"], answer["kind"], answer["contact"]) == ("yes", "client_said", "Chen Yu")
    assert deal["next_step"]["what"] == "send the offer"
    assert deal["next_step"]["with"] == "Gao Yan"
    assert work.data("db verify", by="ada")["faults"] == []


def test_the_preview_says_what_will_change_and_changes_nothing(work):
    written(work, *ALL, ("## Bring\n", "## Bring\n\nask about the fair\n"))
    version = work.data("show ACME-1")["version"]
    shown = work.ok(f"visit read {SHEET} --dry-run")
    assert "To be written, 4 entries:" in shown
    answer = "yes: they showed us their plan (Chen Yu, said by the client)"
    assert answer in " ".join(shown.split())
    assert "saw the store" in shown
    assert "ask about the fair" in shown
    assert "Gate: 4 of 7 requirements were met, 5 of 7 are" in shown
    assert work.data("show ACME-1")["version"] == version
    assert not Path("acme.left.md").exists()


def test_without_a_terminal_it_wants_to_be_sure(work):
    written(work, *ALL)
    said = work(f"visit read {SHEET}")
    assert said.code == 2
    assert "To be written" in said.out
    assert "--yes" in said.err
    refused = work(f"visit read {SHEET} --json")
    assert refused.code == 2
    assert len(refused.error["details"]["done"]) == 4


def test_read_twice_it_changes_nothing(work):
    written(work, *ALL)
    work.ok(f"visit read {SHEET} --yes")
    version = work.data("show ACME-1")["version"]
    again = work.ok(f"visit read {SHEET} --yes")
    assert "lin read this sheet on" in again
    assert "Nothing new since" in again
    assert work.data("show ACME-1")["version"] == version


def test_what_was_added_later_goes_in_alone(work):
    text = written(work, YES, WHO, EVIDENCE, SUMMARY)
    work.ok(f"visit read {SHEET} --yes")
    Path(SHEET).write_text(text.replace(*STEP).replace(*STEP_DAY), encoding="utf-8")
    done = work.data(f"visit read {SHEET} --yes", by="wei")
    assert len(done["done"]) == 1
    assert "send the offer" in done["done"][0]
    assert len(work.data("show ACME-1")["visits"]) == 2, "the one before, and this one once"


def test_what_comes_late_for_a_visit_on_record_is_named(work):
    text = written(work, SUMMARY)
    work.ok(f"visit read {SHEET} --yes")
    late = text.replace("Insight: ________________________", "Insight: shutdowns decide")
    Path(SHEET).write_text(late, encoding="utf-8")
    done = work.data(f"visit read {SHEET} --yes")
    assert done["done"] == []
    assert ["on record already" in one["why"] for one in done["left"]] == [True]


def test_what_is_left_stands_in_a_file_that_can_be_read_once_mended(work):
    written(
        work,
        SUMMARY,
        ("Who was there: ____________", "Who was there: Wu Bin"),
        ("Day: ____________   With:", "Day: soon   With:"),
        STEP,
    )
    done = work.data(f"visit read {SHEET} --yes")
    assert [one["text"].split(":")[0].strip() for one in done["left"]] == [
        *("- Next step", "- Day", "- What happened")
    ]
    assert Path(done["left_file"]) == Path("acme.left.md").absolute()
    kept = Path("acme.left.md").read_text(encoding="utf-8")
    assert "Wu Bin" in kept
    mended = kept.replace("Day: soon", "Day: +2d").replace("Wu Bin", "Gao Yan")
    Path("acme.left.md").write_text(mended, encoding="utf-8")
    done = work.data("visit read acme.left.md --yes")
    assert (len(done["done"]), done["left"]) == (2, [])
    assert work.data("show ACME-1")["visits"][-1]["people"] == ["Gao Yan"]


def test_two_ticks_and_stray_words_are_named_with_their_line(work):
    text = written(
        work, YES, ("[ ] unsure", "[x] unsure"), SUMMARY, ("## Open\n", "## Open\n\nremember the fair\n")
    )
    done = work.data(f"visit read {SHEET} --yes")
    whys = {text.split("\n")[one["line"] - 1].strip()[:8]: one["why"] for one in done["left"]}
    assert any("only one" in why for why in whys.values())
    assert any("nothing on the sheet" in why for why in whys.values())


def test_a_chinese_sheet_in_an_english_session(work):
    printed(work, "cn.md", DEALGATE_LANG="zh")
    text = Path("cn.md").read_text(encoding="utf-8")
    for old, new in (
        ("回答：[ ] 是", "回答：【√】是"),
        ("谁说的：____________", "谁说的：Chen Yu"),
        ("依据：________________________", "依据：他们拿出了计划，交期决定一切"),
        ("谈了什么：________________________", "谈了什么：走了一遍产线"),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    work.now = work.now.replace(day=6)
    Path("cn.md").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    done = work.data("visit read cn.md --yes")
    assert (len(done["done"]), done["left"]) == (2, [])
    assert work.data("show ACME-1")["answers"][0]["evidence"] == "他们拿出了计划，交期决定一切"


def test_a_sheet_that_lost_its_comments_needs_its_title_or_the_deal(work):
    import re

    text = re.sub(r"<!--.*?-->", "", written(work, *ALL), flags=re.DOTALL)
    Path(SHEET).write_text(text, encoding="utf-8")
    assert len(work.data(f"visit read {SHEET} --dry-run")["done"]) == 4
    Path(SHEET).write_text(re.sub(r"(?m)^# .*$", "", text), encoding="utf-8")
    assert work(f"visit read {SHEET} --yes").code in (2, 7)
    done = work.data(f"visit read {SHEET} --yes --deal ACME-1")
    assert len(done["done"]) == 4


def test_a_sheet_read_before_its_day_wants_the_day_it_was(work):
    written(work, *ALL)
    work.now = work.now.replace(day=2)
    done = work.data(f"visit read {SHEET} --yes")
    whys = [one["why"] for one in done["left"]]
    assert sum("still to come: write the day" in why for why in whys) == 1
    assert sum("waits for line" in why for why in whys) == len(whys) - 1 == 2


def test_of_another_deal(work):
    written(work, *ALL)
    said = work(f"visit read {SHEET} --deal ACME-2 --yes")
    assert said.code == 1
    assert "ACME-1, not for ACME-2" in said.err


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\x00\x00", "no text"),
        (b"x" * 1_000_001, "too big"),
        (b"# Shopping\n\n- milk\n", "not a filled-in visit sheet"),
    ],
)
def test_what_is_no_sheet(work, content, why):
    Path("x.md").write_bytes(content)
    said = work("visit read x.md --yes")
    assert said.code == 7
    assert why in said.err


def test_no_such_file(work):
    assert work("visit read nowhere.md").code == 7


def test_an_untouched_sheet_has_nothing_to_say(work):
    printed(work)
    assert "nothing on it to write" in work.ok(f"visit read {SHEET}")


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")
@pytest.mark.parametrize(
    ("lang", "typed", "applied"), [("en", "y", True), ("zh", "是", True), ("en", "", False)]
)
def test_asked_at_a_terminal(work, lang, typed, applied):
    written(work, *ALL)
    before = work.data("show ACME-1")["version"]
    terminal = Terminal(work, f"visit read {SHEET}", lang=lang)
    terminal.answer(typed, r"\[y/N\]")
    told, _ = terminal.last()
    assert ("Gate:" in told or "关卡" in told) is applied
    assert "cause" not in told, "what was shown before is not shown again"
    assert "saw the store" not in told
    assert (work.data("show ACME-1")["version"] > before) is applied


# ── what was left ─────────────────────────────────────────────────────────────────────────────

STRAY = ("## Open\n", "## Open\n\nremember the fair\n")


def test_a_file_beside_is_never_replaced(work):
    written(work, SUMMARY, STRAY)
    mine = Path("acme.left.md")
    mine.write_text("my own notes\n", encoding="utf-8")
    done = work.data(f"visit read {SHEET} --yes")
    assert Path(done["left_file"]) == Path("acme.left2.md").absolute()
    assert "the fair" in Path("acme.left2.md").read_text(encoding="utf-8")
    assert mine.read_text(encoding="utf-8") == "my own notes\n"
    again = work.data(f"visit read {SHEET} --yes")
    assert again["left_file"] == done["left_file"], "the same is not written twice"


@pytest.mark.skipif(sys.platform == "win32", reason="folders take no notice of their mode")
def test_what_is_left_is_printed_where_no_file_can_be_written(work, monkeypatch):
    from commands import visit_file
    from engine.errors import Refused
    from engine.message import msg

    def full(path, made):
        raise Refused(msg("shell.file", path=path, why="disk full"))

    written(work, SUMMARY, STRAY)
    monkeypatch.setattr(visit_file, "write_whole", full)
    said = work(f"visit read {SHEET} --yes")
    assert said.code == 1
    assert "remember the fair" in said.out.partition("here is what was left")[2]


def test_one_request_is_one_sheet(work):
    written(work, SUMMARY)
    work.ok(f"visit read {SHEET} --yes --request r1")
    text = Path(SHEET).read_text(encoding="utf-8").replace("saw the store", "saw the line")
    Path("other.md").write_text(text.replace("dealgate sheet ", "dealgate sheet 0"), encoding="utf-8")
    said = work("visit read other.md --yes --request r1")
    assert said.code == 1
    assert "r1" in said.err
    work.ok(f"visit read {SHEET} --yes --request r1")


def test_a_sheet_without_its_first_line_is_the_same_sheet(work):
    text = written(work, *ALL)
    work.ok(f"visit read {SHEET} --yes")
    Path(SHEET).write_text(text.partition("\n")[2], encoding="utf-8")
    assert work.data(f"visit read {SHEET} --yes")["done"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such files")
def test_a_pipe_is_no_file(work):
    os.mkfifo("pipe.md")
    said = work("visit read pipe.md --yes")
    assert said.code == 7
    assert "no regular file" in said.err


def test_a_line_nobody_wrote_by_hand(work):
    Path("x.md").write_text(f"# Visit: ACME-1\n{'x' * 8001}\n", encoding="utf-8")
    said = work("visit read x.md --yes")
    assert said.code == 7
    assert "line 2 is over 8000" in said.err


def test_more_lines_than_anybody_writes(work):
    Path(SHEET).write_text("x\n" * 3_001, encoding="utf-8")
    said = work(f"visit read {SHEET}")
    assert said.code == 7
    assert "over 3,000 lines" in said.err or "over 3000 lines" in said.err
