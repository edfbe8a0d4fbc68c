"""`review`: pages and agenda for a meeting, verdicts on the command line, and what comes of them."""

import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from terminal import Terminal


@pytest.fixture
def later(work):
    """Two months on: everything has stalled. ACME-1 and D-1 are lin's, of north, whose coach is wei."""
    work.days(60)
    return work


def decided(work, line, by="wei"):
    return work.ok(f"review {line}", by=by)


class TestPage:
    def test_it_fits_a_small_screen_and_ends_with_the_question(self, later):
        decided(later, "ACME-1 --verdict slow --what 'ring the budget owner' --by +3d")
        later.ok("visit log ACME-1 --with chen --summary 'a year from now, he said'")
        page = later.ok("review ACME-1", by="wei")
        lines = page.splitlines()
        assert len(lines) <= 22
        assert max(map(len, lines)) <= 80
        assert lines[0].startswith("ACME-1  Line 3 upgrade")
        assert lines[-1].startswith("Ask: ") or lines[-2].startswith("Ask: ")

    def test_who_is_missing_and_what_to_do_first_outlast_what_is_cut(self, later):
        decided(later, "ACME-1 --verdict slow --what 'ring the budget owner' --by +3d")
        for name in ("Li Na", "Wang Wei", "Zhao Min"):
            later.ok(f"contact add '{name} of the purchasing department' --account ACME --part influencer")
        later.days(9)
        page = " ".join(later.ok("review ACME-1", by="wei").split())
        assert "no economic buyer among those we know · no champion among those we know · " in page
        assert "First Hold back the proposal. Find the root cause and complete the client profile" in page
        assert "working days overdue · send the comparison on 5 Mar 2026" in page

    def test_it_begins_with_what_was_promised_and_what_changed_since(self, later):
        decided(later, "ACME-1 --verdict slow --what 'ring the budget owner' --by +3d")
        page = later.ok("review ACME-1", by="wei")
        assert "slow down · lin, by 4 May 2026: ring the budget owner (3 days left)" in " ".join(page.split())
        assert "nothing has changed" in page
        later.days(5)
        later.ok("set ACME-1 close_date=2026-12-24 amount=450000")
        later.ok("answer ACME-1 needs_known yes --evidence 'signed minutes' --kind client_document")
        page = " ".join(later.ok("review ACME-1", by="wei").split())
        assert "(1 working day overdue)" in page, "5 May is a holiday"
        assert "the client says yes · close date pushed from 30 Sep 2026 to 24 Dec 2026" in page
        since = later.data("review ACME-1", by="wei")["since"]
        assert since[-1] == "amount CNY 450,000, was CNY 480,000"

    def test_a_review_that_was_taken_back_never_was(self, later):
        decided(later, "ACME-1 --verdict continue")
        decided(later, "ACME-1 --verdict slow --what call --by +3d")
        later.ok("undo ACME-1", by="wei")
        page = later.ok("review ACME-1", by="wei")
        assert "wei: continue" in page
        assert "call" not in page

    def test_in_chinese(self, later):
        decided(later, "ACME-1 --verdict 求助 --who mia --by +3d --lang zh")
        page = later.ok("review ACME-1 --lang zh", by="wei")
        assert "wei：求助 · mia 在2026年5月4日前来帮忙（还有 3 天）" in page
        assert "问：" in page
        assert "没有任何变化" in page

    def test_a_healthy_deal_has_a_page_too(self, work):
        work.ok("new 'Fresh start'")
        page = work.ok("review D-2", by="wei")
        assert "not stalled" in page
        assert "Ask: " in page

    def test_a_deal_that_is_over_has_none(self, work):
        said = work("review ACME-2", by="wei")
        assert said.code == 1
        assert "ACME-2 is stopped" in said.err

    def test_as_of_a_day_it_knows_nothing_later(self, later):
        decided(later, "ACME-1 --verdict stop")
        assert "stop" not in later.ok("review ACME-1 --as-of 2026-04-01", by="wei").splitlines()[1]

    def test_what_a_program_gets(self, later):
        decided(later, "ACME-1 --verdict help --who mia --by +3d")
        later.ok("step ACME-1 'show the pilot' --on +9d --with chen")
        page = later.data("review ACME-1", by="wei")
        assert page["review"] == {
            "verdict": "help", "what": None, "who": "mia", "due": "2026-05-04", "on": "2026-05-01",
            "coach": "wei", "kept": None, "level": "critical", "signs": page["review"]["signs"], "done": None,
        }  # fmt: skip
        assert "stage_age" in page["review"]["signs"]
        assert (page["level"], page["key"], page["account_name"]) == ("critical", "ACME-1", "Acme Tools")
        assert page["next_step"] == {"what": "show the pilot", "on": "2026-05-10", "with": "Chen Yu"}
        assert page["since"] == ["a new next step: show the pilot, 10 May 2026"]
        assert page["ask"].endswith("?")
        assert page["version"] == later.data("show ACME-1")["version"]


class TestVerdict:
    @pytest.mark.parametrize(
        ("verdict", "then"),
        [
            ("continue", []),
            ("stop", ["dealgate stop ACME-1 --class … --reason …"]),
            ("slow", ["dealgate wait ACME-1 --until … --reason …"]),
            ("help --who mia --by +3d", ["mia will find it on their day", "mia is to help by 4 May 2026"]),
        ],
    )
    def test_it_moves_nothing_and_says_what_would(self, later, verdict, then):
        before = later.data("show ACME-1")
        said = decided(later, f"ACME-1 --verdict {verdict}")
        assert all(line in said for line in then)
        after = later.data("show ACME-1")
        assert (after["stage"], after["status"], after["wait"]) == (
            before["stage"],
            before["status"],
            before["wait"],
        )

    def test_it_stands_in_show_and_in_the_history(self, later):
        decided(later, "ACME-1 --verdict slow --what 'ring the CFO' --by +3d")
        assert "1 May 2026 by wei: slow down" in later.ok("show ACME-1")
        told = " ".join(later.ok("history ACME-1").split())
        assert "reviewed: slow down; lin, by 4 May 2026: ring the CFO" in told
        assert "评审：放缓；lin 在2026年5月4日前：ring the CFO" in later.ok("history ACME-1 --lang zh")
        assert later.data("show ACME-1")["review"]["what"] == "ring the CFO"

    def test_a_promise_nothing_was_said_of_is_named_when_it_is_replaced(self, later):
        decided(later, "ACME-1 --verdict slow --what 'ring the CFO' --by +3d")
        again = " ".join(decided(later, "ACME-1 --verdict continue").split())
        assert "takes the place of what was agreed before" in again
        assert "lin, by 4 May 2026: ring the CFO" in again
        decided(later, "ACME-1 --verdict slow --what 'ring the CFO' --by +3d")
        assert "takes the place" not in decided(later, "ACME-1 --verdict continue --not-kept")
        assert later.data("show ACME-1")["review"]["kept"] is False

    def test_a_colleague_may_be_named_by_name(self, later):
        later.ok("person add bo --role rep --name '薄一'", by="ada")
        said = decided(later, "ACME-1 --verdict continue --what 打电话 --who 薄一 --by +3d --lang zh")
        assert "bo 在2026年5月4日前：打电话" in said

    def test_a_dry_run_keeps_nothing(self, later):
        assert "Dry run" in decided(later, "ACME-1 --verdict stop --dry-run")
        assert later.data("show ACME-1")["review"] is None

    @pytest.mark.parametrize(
        ("line", "code", "said"),
        [
            (
                "ACME-1 --verdict help",
                2,
                "name who is to help (--who), say by when the help is needed (--by)",
            ),
            ("ACME-1 --verdict slow --what call", 2, "say by when it is to be done (--by)"),
            ("ACME-1 --verdict slow --what call --by 2026-04-30", 2, "30 Apr 2026 has passed"),
            ("ACME-1 --verdict sideways", 2, "continue"),
            ("ACME-1 --verdict slow --kept", 1, "there is nothing to keep"),
            ("ACME-1 --verdict slow --what call --who nobody --by +3d", 4, "Nobody here is called “nobody”"),
            ("ACME-1 --what call --by +3d", 2, "--verdict"),
            ("--verdict slow", 2, "--verdict needs a deal"),
            ("ACME-1 --done --verdict slow", 2, "--done"),
            ("ACME-1 --done", 1, "has left anything to be done"),
            ("ACME-1 --kept", 2, "add --verdict. Only to say that it is done: --done"),
            ("ACME-1 --agenda --verdict slow", 2, "--agenda"),
            ("ACME-1 --verdict slow --what call --who gu --by +3d", 1, "gu left on 1 May 2026"),
            ("ACME-1 --verdict slow --what call --by soonish", 2, "write 2026-05-08, tomorrow or +3d"),
            ("--since whenever", 2, "write 2026-04-29, yesterday or last Friday"),
            ("--since last", 1, "No review has been held here yet"),
            ("ACME-1 --limit 3", 2, "--limit"),
            ("ACME-2 --verdict slow", 1, "ACME-2 is stopped"),
            ("--since 2026-06-01", 2, "still to come"),
        ],
    )
    def test_what_is_not_whole_or_does_not_fit_is_refused(self, later, line, code, said):
        later.ok("person add gu --role rep", by="ada")
        later.ok("person leave gu --to mia", by="ada")
        before = later.data("show ACME-1")["version"]
        answer = later(f"review {line}", by="wei")
        assert answer.code == code
        assert said in " ".join(answer.err.split())
        assert later.data("show ACME-1")["version"] == before


class TestWho:
    def test_a_rep_reads_their_own_and_decides_nothing(self, later):
        assert "Ask: " in later.ok("review ACME-1")
        said = later("review ACME-1 --verdict slow")
        assert said.code == 4
        assert "lin is a rep" in said.err

    @pytest.mark.parametrize("line", ["review", "review ACME-1"])
    def test_a_rep_is_told_whose_the_verdict_is(self, later, line):
        assert later.ok(line).endswith("The verdict is up to the team's coach, a manager or an admin.\n")
        assert "up to" not in later.ok(line, by="wei")

    def test_a_rep_who_has_none_is_told_of_their_own(self, later):
        assert later.ok("review", by="bo") == "None of your deals has stalled.\n"
        assert later.ok("review --team south", by="mia") == "Nothing has stalled.\n"

    def test_a_name_that_comes_close_gets_those_that_do(self, later):
        later.ok("person add gu --role rep --name '顾一平'", by="ada")
        said = later("review ACME-1 --verdict slow --what x --who 顾一萍 --by +3d", by="wei")
        assert "Choose from: gu 顾一平\n" in said.err

    @pytest.mark.parametrize(
        "line", ["review ACME-1", "review --owner lin", "review --team north", "review ACME-1 --verdict slow"]
    )
    def test_not_those_of_others(self, later, line):
        assert later(line, by="bo").code == 4

    @pytest.mark.parametrize(
        ("by", "keys"),
        [
            ("lin", ["ACME-1", "D-1"]),
            ("bo", ["D-2"]),
            ("wei", ["ACME-1", "D-1"]),
            ("mia", ["ACME-1", "D-1", "D-2"]),
        ],
    )
    def test_without_a_filter_everyone_sees_what_is_theirs(self, later, by, keys):
        later.ok("new 'Southern lead'", by="bo")
        later.days(60)
        assert sorted(page["key"] for page in later.data("review", by=by)) == keys

    def test_a_filter_narrows(self, later):
        keys = {
            line: [p["key"] for p in later.data(f"review {line}", by="mia")]
            for line in (
                "--team south",
                "--owner lin --limit 1",
                "--stage explore",
                "--team north --stage understand",
            )
        }
        assert keys == {
            "--team south": [],
            "--owner lin --limit 1": ["ACME-1"],
            "--stage explore": [],
            "--team north --stage understand": ["ACME-1", "D-1"],
        }


class TestTask:
    def test_it_is_on_the_day_of_whoever_was_asked_until_it_is_done(self, later):
        assert later.data("next", by="mia") == []
        decided(later, "D-1 --verdict help --who mia --what 'open the door' --by +2d")
        (theirs,) = later.data("next", by="mia")
        assert (theirs["id"], theirs["due"]) == ("soon", "2026-05-03")
        assert theirs["command"] == "dealgate review D-1 --done"
        assert later.data("next", by="bo") == []
        assert "“open the door” was agreed with wei" in theirs["why"]
        assert "D-1" in later.ok("review D-1 --done", by="mia")
        assert later.data("next", by="mia") == []
        assert later.data("show D-1")["review"]["done"] == "2026-05-01"

    def test_others_are_not_told_to_do_it(self, later):
        decided(later, "D-1 --verdict help --who mia --what 'open the door' --by today")
        (own,) = [t for t in later.data("next") if t["key"] == "D-1"]
        assert own["id"] != "review"
        (theirs,) = later.data("next", by="mia")
        assert theirs["id"] == "review"
        assert "for today" in theirs["why"]

    def test_it_is_late_and_said_to_be(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by +1d")
        later.days(4)
        (task,) = [t for t in later.data("next") if t["key"] == "D-1"]
        assert (task["id"], task["instead"]) == ("review", "dealgate review D-1")
        assert "for 2 May 2026 and is overdue" in task["why"]
        assert "评审时说好2026年5月2日前“find the client”，已过期" in later.ok("next --lang zh")

    def test_once_it_is_done_it_leaves_the_rep_s_own_day(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by today")
        assert "review D-1 --done" in later.ok("next")
        later.ok("review D-1 --done")
        (left,) = [t for t in later.data("next") if t["key"] == "D-1"]
        assert left["id"] != "review"
        assert "find the client" not in later.ok("next")

    def test_nobody_else_says_it_is_done(self, later):
        decided(later, "D-1 --verdict help --who mia --what 'open the door' --by today")
        assert later("review D-1 --done", by="bo").code == 4


class TestMinutes:
    def test_what_was_decided_today_then_what_is_still_open(self, later):
        assert later.ok("review --minutes", by="wei") == (
            "# Minutes of the deal review, 1 May 2026\n\nNothing has been decided.\n"
        )
        decided(later, "D-1 --verdict continue --what 'find the *client*' --by +5d")
        later.days(1)
        decided(later, "ACME-1 --verdict slow --what 'ring the CFO' --by +3d")
        decided(later, "ACME-1 --verdict help --who mia --by +3d --kept")
        assert later.ok("review --minutes", by="wei") == (
            "# Minutes of the deal review, 2 May 2026\n\n"
            "1 deal decided on: 1 get help.\n\n"
            "## Decided\n\n"
            "- ACME-1 Line 3 upgrade: get help (wei)\n"
            "  - mia is to help by 5 May 2026 (3 days left)\n"
            "  - what was agreed before was done\n\n"
            "## Promises of earlier reviews\n\n"
            "- D-1 A call from the fair: lin, by 6 May 2026: find the \\*client\\* (4 days left)\n"
        )

    def test_in_chinese_and_since_a_day(self, later):
        decided(later, "D-1 --verdict stop")
        later.days(3)
        decided(later, "ACME-1 --verdict continue")
        text = later.ok("review --minutes --since 2026-05-01 --lang zh", by="wei")
        head, summed, *_ = text.split("\n\n")
        assert head == "# 商机评审纪要 2026年5月1日到2026年5月4日"
        assert summed == "有结论的商机 2 个：继续 1、终止 1。"
        assert text.index("- D-1 A call from the fair：终止（wei）") < text.index("- ACME-1")
        assert "D-1" in later.ok("review --minutes --since last", by="wei")
        assert "D-1" not in later.ok("review --minutes", by="wei")

    def test_what_was_taken_back_was_not_decided(self, later):
        decided(later, "ACME-1 --verdict stop")
        later.ok("undo ACME-1", by="wei")
        assert "Nothing has been decided." in later.ok("review --minutes", by="wei")

    def test_a_deal_that_was_stopped_since_is_still_in_them(self, later):
        decided(later, "ACME-1 --verdict stop")
        later.ok("stop ACME-1 --class no_decision --reason 'no budget'")
        assert "ACME-1 Line 3 upgrade: stop (wei)" in later.ok("review --minutes", by="wei")

    def test_of_those_one_may_see_and_narrowed(self, later):
        later.ok("new 'Southern lead'", by="bo")
        for deal in ("ACME-1", "D-2"):
            decided(later, f"{deal} --verdict continue", by="mia")
        keys = {
            f"{by} {line}": [each["key"] for each in later.data(f"review --minutes {line}", by=by)["decided"]]
            for by, line in (("mia", ""), ("wei", ""), ("lin", ""), ("bo", ""), ("mia", "--team south"))
        }
        assert keys == {
            "mia ": ["ACME-1", "D-2"],
            "wei ": ["ACME-1"],
            "lin ": ["ACME-1"],
            "bo ": ["D-2"],
            "mia --team south": ["D-2"],
        }
        assert later("review --minutes --team south", by="wei").code == 4

    def test_what_a_program_and_a_table_get(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by +1d")
        data = later.data("review --minutes", by="wei")
        assert (data["since"], data["day"], data["open"]) == ("2026-05-01", "2026-05-01", [])
        (found,) = data["decided"]
        assert (found["key"], found["owner"], found["review"]["due"]) == ("D-1", "lin", "2026-05-02")
        heading, row = later.ok("review --minutes --csv", by="wei").splitlines()
        assert heading.startswith("key,title,owner,review.verdict,review.what")
        assert row.startswith("D-1,A call from the fair,lin,continue,find the client,lin,2026-05-02")

    @pytest.mark.parametrize("line", ["--minutes --agenda", "--minutes --limit 3", "ACME-1 --minutes"])
    def test_what_does_not_go_together(self, later, line):
        assert later(f"review {line}", by="wei").code == 2


class TestAgenda:
    def test_a_section_a_deal_then_who_waits_then_what_was_promised(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by +1d")
        later.ok("new 'Second *lead* [x](http://e.vil) <b>'")
        later.days(40)
        later.ok("wait ACME-1 --until +30d --reason 'the board | meets'")
        text = later.ok("review --agenda --limit 1", by="wei")
        assert text.startswith("# Deal review, ")
        assert "\n1 of 2 stalled deals" in text
        assert text.count("\n## 1. ") == 1
        for box in ("continue", "slow down", "stop", "get help"):
            assert f"- [ ] {box}" in text
        assert "Who: ____________" in text
        assert "## Waiting for a known reason\n\n- ACME-1 Line 3 upgrade: until" in text
        assert "the board \\| meets" in text
        text = later.ok("review --agenda", by="wei")
        assert "Second \\*lead\\* \\[x\\](http\\://e.vil) \\<b>" in text
        assert "- [ ] what was agreed last time is done" in text

    def test_promises_on_deals_that_are_not_on_the_agenda(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by +1d")
        later.days(2)
        text = later.ok("review --agenda --limit 1", by="wei")
        assert "## 1. ACME-1" in text
        promise = "D-1 A call from the fair: lin, by 2 May 2026: find the client (overdue)"
        assert f"## Promises of earlier reviews\n\n- {promise}" in text

    def test_as_programs_get_it(self, later):
        decided(later, "D-1 --verdict continue --what 'find the client' --by +1d")
        later.days(2)
        found = later.data("review --agenda --limit 1", by="wei")
        assert [deal["key"] for deal in found["deals"]] == ["ACME-1"]
        [promise] = found["promises"]
        assert (promise["key"], promise["owner"], promise["review"]["what"]) == (
            "D-1",
            "lin",
            "find the client",
        )
        later.ok("wait ACME-1 --until +30d --reason 'the board meets'")
        found = later.data("review --agenda", by="wei")
        assert found["deals"] == later.data("review", by="wei")
        assert found["promises"] == [], "its deal has a section of its own"
        assert found["waiting"] == [
            {
                "key": "ACME-1",
                "title": "Line 3 upgrade",
                "owner": "lin",
                "until": "2026-06-02",
                "reason": "the board meets",
            }
        ]
        assert later.ok("review --agenda --csv", by="wei").startswith("key,title,")

    def test_of_one_deal(self, later):
        text = later.ok("review D-1 --agenda", by="wei")
        assert text.startswith("# Deal review, 1 May 2026\n\n## D-1 A call from the fair\n\n**Ask: ")
        assert "ACME-1" not in text
        assert text.endswith("By when: ____________\n")

    def test_in_chinese(self, later):
        text = later.ok("review --agenda --lang zh", by="wei")
        assert text.startswith("# 商机评审 2026年5月1日")
        assert "- [ ] 放缓" in text
        assert "谁：____________" in text


class TestSince:
    @pytest.fixture
    def busy(self, later):
        """From 2 May on."""
        later.days(1)
        later.ok("new 'Fresh lead'")
        later.ok("set ACME-1 close_date=2026-12-24 amount=450000")
        later.ok("stop D-1 --class no_decision --reason 'nobody answers'")
        decided(later, "ACME-1 --verdict slow --what 'ring the CFO' --by today")
        later.days(1)
        return later

    def test_what_changed_and_nothing_else(self, busy):
        found = busy.data("review --since 2026-05-02", by="wei")
        assert [(c["kind"], c["key"], c["was"], c["now"]) for c in found] == [
            ("lost", "D-1", "understand", "understand"),
            ("new", "D-2", None, "understand"),
            ("pushed", "ACME-1", "2026-09-30", "2026-12-24"),
            ("amount", "ACME-1", "480000.00", "450000.00"),
            ("reviewed", "ACME-1", None, "slow"),
            ("task_late", "ACME-1", "2026-05-02", None),
        ]
        assert busy.data("review --since 2026-05-03", by="wei") == [
            c for c in found if c["kind"] == "task_late"
        ]

    def test_on_the_screen_and_in_markdown(self, busy):
        text = busy.ok("review --since 2026-05-02", by="wei")
        assert text.startswith("What changed from 2 May 2026 to 3 May 2026\n\nLost: 1\n")
        assert "Close date pushed: 1" in text
        assert "30 Sep 2026 → 24 Dec 2026, 85 days later" in " ".join(text.split())
        page = busy.ok("review --since 2026-05-02 --agenda --lang zh", by="wei")
        assert page.startswith("# 2026年5月2日到2026年5月3日的变化")
        assert "## 丢单 1 个" in page
        assert "2026年9月30日推迟到2026年12月24日，85 天" in page

    def test_a_long_title_is_cut(self, busy):
        busy.ok(f"new '{'A line ' * 60}'")
        text = " ".join(busy.ok("review --since 2026-05-02", by="wei").split())
        assert f"D-3 {'A line ' * 8}A l… · lin" in text

    def test_only_of_the_deals_one_looks_at(self, busy):
        assert busy.data("review --since 2026-05-02", by="bo") == []
        assert "Nothing has changed." in busy.ok("review --since 2026-05-02", by="bo")
        assert busy.data("review --since 2026-05-02 --team south", by="mia") == []

    def test_of_several_verdicts_on_a_day_the_last_counts(self, busy):
        decided(busy, "ACME-1 --verdict continue")
        decided(busy, "ACME-1 --verdict stop")
        found = busy.data("review --since 2026-05-02", by="wei")
        assert [(c["key"], c["now"]) for c in found if c["kind"] == "reviewed"] == [
            ("ACME-1", "slow"),
            ("ACME-1", "stop"),
        ]

    @pytest.mark.parametrize("word", ["last", "上次"])
    def test_since_the_last_review_of_these_deals(self, busy, word):
        busy.days(3)
        text = busy.ok(f"review --since {word}", by="wei")
        assert text.startswith("What changed from 2 May 2026 to 6 May 2026\n")
        assert busy(f"review --since {word} --team south", by="mia").code == 1
        decided(busy, "ACME-1 --verdict continue")
        text = busy.ok(f"review --since {word}", by="wei")
        assert text.startswith("What changed from 2 May 2026"), "today's is not the last one while it is held"
        busy.ok("undo ACME-1", by="wei")
        busy.days(1)
        assert busy.ok(f"review --since {word}", by="wei").startswith("What changed from 2 May 2026")

    def test_before_there_was_anything(self, busy):
        found = busy.data("review --since 2026-01-01 --as-of 2026-03-02", by="wei")
        assert {c["kind"] for c in found} >= {"new", "lost"}


@pytest.fixture
def reviewed(later):
    """ACME-1 was reviewed, something was done since, and the task is late; D-1 is in the same meeting."""
    later.ok("review ACME-1 --verdict slow --what 'ring the CFO' --by +3d", by="wei")
    later.days(5)
    later.ok("set ACME-1 close_date=2026-12-24")
    later.ok("visit log ACME-1 --with chen --summary 'next year, he said' --on today")
    return later


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("line", ["review ACME-1", "review --agenda", "review --since 2026-05-02"])
def test_as_it_is_read(reviewed, snapshot, line, lang):
    assert reviewed.ok(f"{line} --lang {lang}", by="wei") == snapshot


def test_as_a_table_for_programs(later):
    header, *rows = later.ok("review --csv", by="wei").splitlines()
    assert header.startswith("key,title,account,owner,stage,status,level")
    assert len(rows) == 2
    header, *rows = later.ok("review --since 2026-05-01 --csv", by="bo").splitlines()
    assert (header, rows) == ("key,kind,was,now,said,title,owner,stage,amount,currency", [])


def test_nothing_has_stalled(shell):
    assert shell.ok("review", by="wei") == "Nothing has stalled.\n"
    assert shell.data("review", by="wei") == []
    assert "0 of 0" in shell.ok("review --agenda", by="wei")


# ── with a person at the terminal ─────────────────────────────────────────────────────────────


def talk(work, answers, line="", lang="en", by="wei"):
    """Type one answer to each question; what was on the screen in all, and the exit code."""
    terminal = Terminal(work, f"review {line}", by, lang, size=(24, 80))
    screen = "".join(terminal.answers(*answers))
    said, code = terminal.last()
    return (screen + said).replace("\r", ""), code


def reviews(work):
    return {key: work.data(f"show {key}")["review"] for key in ("ACME-1", "D-1")}


terminals = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")


@terminals
@pytest.mark.parametrize(
    ("lang", "slow", "place", "said"),
    [
        ("en", "slow down", "1 of 2", "2 of 2 reviewed: 1 slow down, 1 stop"),
        ("zh", "放缓", "第 1/2 个", "评审了 2/2 个商机：放缓 1、终止 1"),
    ],
)
def test_one_deal_after_the_other(work, lang, slow, place, said):
    typed = ["?", "sideways", slow, "ring the CFO", "nobody", "", "yesterday", "?", "2099-01-05", "3", ""]
    screen, code = talk(work, typed, lang=lang)
    assert code == 0, screen
    assert place in screen
    assert "“nobody”" in screen
    assert "dealgate stop D-1" in screen
    assert screen.rstrip().split("\n")[-2].strip() == said
    held = reviews(work)
    first = held["ACME-1"]
    assert (first["verdict"], first["what"], first["who"], first["due"], first["coach"]) == (
        "slow",
        "ring the CFO",
        "lin",
        "2099-01-05",
        "wei",
    )
    assert first["level"] == "critical"
    assert "step_overdue" in first["signs"]
    assert (held["D-1"]["verdict"], held["D-1"]["due"]) == ("stop", None)


@terminals
def test_the_screen_holds_a_page_and_its_question(work):
    screen, _ = talk(work, ["q"])
    assert len(screen.strip().split("\n")) <= 24
    assert max(map(len, screen.split("\n"))) <= 80


@terminals
def test_what_was_promised_is_asked_for_first(work):
    work.ok("review ACME-1 --verdict continue --what 'ring the CFO' --by 2099-01-05", by="wei")
    screen, code = talk(work, ["maybe", "n", "1", "", "q"])
    assert code == 0, screen
    assert "Was it done?" in screen
    assert reviews(work)["ACME-1"]["kept"] is False
    screen, code = talk(work, ["1", "", "q"])
    assert "Was it done?" not in screen


@terminals
def test_help_is_asked_of_somebody_by_a_day(work):
    screen, code = talk(work, ["help", "", "", "mia", "soonish", "2099-01-05", ""])
    assert code == 0, screen
    held = reviews(work)["ACME-1"]
    assert (held["what"], held["who"], held["due"]) == (None, "mia", "2099-01-05")
    assert "mia will find it on their day" in screen


@terminals
@pytest.mark.parametrize("end", ["q", "^D"])
def test_an_end_keeps_what_was_said(work, end):
    screen, code = talk(work, ["1", "", end])
    assert code == 0, screen
    assert "1 of 2 reviewed: 1 continue" in screen
    held = reviews(work)
    assert (held["ACME-1"]["verdict"], held["D-1"]) == ("continue", None)


@terminals
@pytest.mark.parametrize("end", ["q", "^D", "^C"])
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["slow"], ("slow", None, None)),
        (["slow", "call"], ("slow", "call", "lin")),
        (["slow", "call", "mia"], ("slow", "call", "mia")),
        (["help", "call", "mia"], ("help", "call", "mia")),
        (["help", "call"], None),
    ],
)
def test_however_it_ends_what_was_said_counts(work, typed, kept, end):
    screen, code = talk(work, [*typed, end])
    assert code == (130 if end == "^C" else 0), screen
    held = reviews(work)["ACME-1"]
    assert (held and (held["verdict"], held["what"], held["who"])) == kept
    said = " ".join(screen.split())
    if kept:
        assert (held["due"] is None) == (held["what"] is None)
        assert "→ dealgate undo ACME-1" in said
    else:
        assert "→ dealgate review ACME-1 --verdict help --what call --who … --by …" in said


@terminals
@pytest.mark.parametrize(
    ("typed", "verdict", "what"),
    [
        (["slow", ""], "slow", None),
        (["slow", "call", "", ""], "slow", "call"),
        (["slow", "call", "", "-"], "slow", None),
        (["slow", "call", "-"], "slow", None),
        (["help", "call", "-", "slow", ""], "slow", None),
        (["help", "call", "mia", "－", "1", "ring", "", ""], "continue", "ring"),
    ],
)
def test_a_verdict_can_be_brought_to_its_end_with_enter_or_a_dash(work, typed, verdict, what):
    screen, code = talk(work, [*typed, "q"])
    assert code == 0, screen
    held = reviews(work)["ACME-1"]
    assert (held["verdict"], held["what"]) == (verdict, what)


@terminals
def test_enter_takes_the_day_that_is_shown(work):
    screen, _ = talk(work, ["slow", "call", "", "", "q"])
    day = date.fromisoformat(reviews(work)["ACME-1"]["due"])
    assert f"(Enter: {day.day} {day:%b %Y}, -: take it back)" in " ".join(screen.split())
    assert 7 <= (day - datetime.now(ZoneInfo("Asia/Shanghai")).date()).days < 20


@terminals
def test_after_an_explanation_the_question_stands_again(work):
    screen, _ = talk(work, ["?", "1", "?", "", "q"])
    assert screen.count("Verdict? 1 continue, 2 slow down") == 3, "of two deals, and once more"
    assert screen.count("What is to be done?") == 2


@terminals
def test_who_has_left_is_asked_for_nothing(work):
    work.ok("person add gu --role rep --name 顾一", by="ada")
    work.ok("person leave gu --to mia", by="ada")
    screen, _ = talk(work, ["1", "call", "顾一", "", "", "q"])
    assert "gu left on" in screen
    assert reviews(work)["ACME-1"]["who"] == "lin"


@terminals
def test_a_day_gone_by_is_answered_with_what_to_do(work):
    screen, _ = talk(work, ["1", "call", "", "yesterday", "", "q"])
    assert "has passed, give today or a day to come" in screen


@terminals
def test_that_a_promise_was_kept_goes_with_a_verdict(work):
    work.ok("review ACME-1 --verdict continue --what 'ring the CFO' --by 2099-01-05", by="wei")
    screen, _ = talk(work, ["y", "", "q"])
    assert "without one it was not recorded" in " ".join(screen.split())
    screen, _ = talk(work, ["y", "help", "^C"])
    assert "--verdict help --who … --by … --kept" in screen


@terminals
def test_ctrl_c_keeps_what_was_decided(work):
    screen, code = talk(work, ["1", "", "^C"])
    assert code == 130
    assert "what was decided is kept: 1 deal" in screen
    held = reviews(work)
    assert (held["ACME-1"]["verdict"], held["D-1"]) == ("continue", None)


@terminals
def test_ctrl_c_on_a_single_deal(work):
    _, code = talk(work, ["1", "^C"], "ACME-1")
    assert (code, reviews(work)["ACME-1"]["verdict"]) == (130, "continue")


@terminals
def test_a_deal_that_changed_while_it_was_talked_about_is_not_decided_on(work):
    def meanwhile():
        work.ok("set ACME-1 amount=450000")
        return "1"

    screen, code = talk(work, [meanwhile, "", "1", ""])
    assert code == 0, screen
    assert "Changed meanwhile: 1 change, the last by lin (set). Nothing was written." in " ".join(
        screen.split()
    )
    assert "→ dealgate review ACME-1 --verdict continue" in screen
    assert "1 of 2 reviewed: 1 continue" in screen
    assert [held and held["verdict"] for held in reviews(work).values()] == [None, "continue"]


@terminals
def test_enter_skips(work):
    screen, code = talk(work, ["", ""])
    assert (code, reviews(work)) == (0, {"ACME-1": None, "D-1": None})
    assert "0 of 2 reviewed." in screen


@terminals
def test_a_coach_who_looks_at_one_deal_is_asked_about_it(work):
    screen, code = talk(work, ["1", ""], "ACME-1")
    assert code == 0, screen
    assert reviews(work)["ACME-1"]["verdict"] == "continue"


@terminals
@pytest.mark.parametrize(("line", "by"), [("ACME-1", "lin"), ("", "lin"), ("ACME-1 --no-input", "wei")])
def test_who_may_not_decide_or_does_not_want_to_be_asked_is_not(work, line, by):
    screen, code = talk(work, [], line, by=by)
    assert code == 0, screen
    assert "Ask: " in screen
    assert "Verdict?" not in screen


@terminals
def test_a_version_speaks_of_one_change(work):
    screen, code = talk(work, [], "--expect 3")
    assert code == 2
    assert "--expect" in screen
