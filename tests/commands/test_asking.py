"""`fill` with a person at the terminal."""

import sys

import pytest
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal to play with")


def filling(work, line, lang="en", columns=100, editor=""):
    return Terminal(work, f"fill ACME-1 {line}", lang=lang, size=(60, columns), VISUAL=editor)


def fields(work, id):
    return work.data("show ACME-1")["worksheets"][id]["fields"]


@pytest.mark.parametrize(
    ("lang", "help_needed"), [("en", "1 of 4: Help needed"), ("zh", "第 1 项，共 4 项：需帮助程度")]
)
def test_field_by_field(work, lang, help_needed):
    """Enter keeps what stands there, a bad value is asked for again, `?` explains."""
    asked = filling(work, "buying_behaviour --all", lang)
    screens = asked.answers("7", "？", "2", "", "?", "价格型", "they told us so")
    assert help_needed in screens[0]
    assert screens[0].rstrip().endswith("4"), "what stands there"
    assert "0" in screens[1]
    assert "5" in screens[2]
    assert "project" in screens[5]
    assert asked.last()[1] == 0
    assert fields(work, "buying_behaviour") == {
        "help_needed": 2,
        "complexity": 5,
        "behaviour": "profit",
        "note": "they told us so",
    }


def test_who_gives_up_changes_nothing(work):
    before = work.data("show ACME-1")
    asked = filling(work, "client_profile")
    asked.answers("exports", "^C")
    said, code = asked.last()
    assert code == 130
    assert "Interrupted" in said
    assert "Nothing was saved. To stop and keep what was typed, press Ctrl-D." in said
    assert work.data("show ACME-1") == before


def test_who_stops_half_way_keeps_what_was_typed(work):
    asked = filling(work, "client_profile", columns=60)
    first, second = asked.answers("exports", "^D")
    assert "1 of 7: Business direction" in first
    assert "now: three shifts" in second
    assert max(map(len, second.splitlines())) <= 60
    said, code = asked.last()
    assert ("is updated: 29 %" in said, code) == (True, 0)
    assert fields(work, "client_profile") == {
        "business_direction": "exports",
        "business_plan": "three shifts",
    }


def test_next_time_it_goes_on_at_the_first_gap(work):
    work.ok("fill ACME-1 client_profile business_direction=exports")
    asked = filling(work, "client_profile")
    (first,) = asked.answers("^D")
    assert "Begins at the first gap, number 3" in first
    assert "3 of 7: Success factors" in first
    said, code = asked.last()
    assert ("Nothing was filled in" in said, code) == (True, 2)


def test_a_dash_takes_a_value_away(work):
    asked = filling(work, "buying_behaviour --all")
    asked.answers("-", "^D")
    asked.last()
    assert fields(work, "buying_behaviour") == {"complexity": 5}


def test_rows_one_after_the_other(work):
    """Enter keeps a row and asks for what it lacks, e goes through it, - takes it away; then new ones."""
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.likelihood=2 risks.price.impact=1")
    asked = filling(work, "risks")
    screens = asked.answers("", "5", "Lin", "案例", "ref list")  # delay: impact, owner, kind, proof
    assert "row 1: delay (4)" in screens[0]
    assert "If it happens, how bad is it?" in screens[1]
    screens = asked.answers(
        "-", "e", "list price", "3", "", "", "", "", "", "gao"
    )  # staff goes, price is gone through
    assert "row 2: staff (2)" in screens[0]
    assert "row 2: price (1)" in screens[1]
    assert "now: price" in screens[2]
    screens = asked.answers("delay", "lock-in", "9", "1", "^D")
    assert "One more? Risk, or Enter to go on" in screens[0]
    assert "“delay” stands there twice" in screens[1]
    assert "isn't a score" in screens[3]
    assert asked.last()[1] == 0
    assert fields(work, "risks")["risks"] == [
        {
            "risk": "delay",
            "likelihood": 4,
            "impact": 5,
            "owner": "Lin",
            "proof_kind": "reference",
            "proof": "ref list",
        },
        {"risk": "list price", "likelihood": 3, "impact": 1, "accepted_by": "ACME.2"},
        {"risk": "lock-in", "likelihood": 1},
    ]


def test_scores_are_asked_by_criterion(work):
    work.ok("fill ACME-1 options criteria.交期=5 criteria.价格=3")
    asked = filling(work, "options", "zh")
    screens = asked.answers("西门子", "对手", "4", "7", "-", "^D")
    assert "第 2 项，共 3 项" in screens[0]
    assert "交期" in screens[2]
    assert "价格" in screens[3]
    assert "0 到 5 的整数" in screens[4]
    asked.last()
    assert fields(work, "options")["options"] == [
        {"option": "西门子", "whose": "competitor", "scores": {"交期": 4}}
    ]


def test_a_row_of_somebody_else_s_stays(work):
    """Rows go by their names: what a colleague adds in the meantime is not lost."""
    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    asked = filling(work, "risks")
    asked.answers("")
    work.ok("fill ACME-1 risks risks.theirs.likelihood=1", by="wei")
    asked.answers("5", "^D")
    asked.last()
    assert fields(work, "risks")["risks"] == [
        {"risk": "delay", "likelihood": 4, "impact": 5},
        {"risk": "theirs", "likelihood": 1},
    ]


def test_what_does_not_go_together_becomes_a_form(work):
    """A milestone that is done, without the day: nothing is written, nothing that was typed is lost."""
    asked = filling(work, "delivery_plan --all")
    asked.answers("", "line up", "", "2026-03-01", "done", "^D")
    said, code = asked.last()
    assert code == 7
    (path,) = [word for word in said.split() if word.endswith(".yaml")][-1:]
    assert f"dealgate fill ACME-1 delivery_plan --file {path}" in said.replace("\r\n", "\n")
    with open(path, encoding="utf-8") as form:
        mended = form.read().replace("    done_on:", "    done_on: 2026-03-01", 1)
    with open(path, "w", encoding="utf-8") as form:
        form.write(mended)
    work.ok(f"fill ACME-1 delivery_plan --file {path}")
    assert fields(work, "delivery_plan")["milestones"][0]["done_on"] == "2026-03-01"


@pytest.mark.parametrize(("again", "code", "help_needed"), [("", 0, 1), ("n", 7, 4)])
def test_after_the_faults_an_editor_can_be_opened_again(work, tmp_path, again, code, help_needed):
    script = tmp_path / "editor"
    mend, spoil = "s/help_needed: 9/help_needed: 1/", "s/help_needed: 4/help_needed: 9/"
    script.write_text(f'#!/bin/sh\nsed -i "{mend};{spoil}" "$1"\n')
    script.chmod(0o755)
    asked = filling(work, "buying_behaviour --edit", editor=str(script))
    asked.answer(again, "isn't a score.*Open it again")
    said, ended = asked.last()
    assert ended == code
    assert ("--file" in said) == (code == 7)
    assert fields(work, "buying_behaviour")["help_needed"] == help_needed


def test_who_may_not_write_is_told_before_the_first_question(work):
    asked = filling(work, "client_profile --expect 1")
    said, code = asked.last()
    assert (code, "1 of" in said) == (6, False)


def test_a_refused_write_keeps_what_was_typed_in_a_form(work):
    """The deal is stopped while somebody types."""
    asked = filling(work, "client_profile --all")
    asked.answer("exports")
    work.ok("stop ACME-1 --class no_decision --reason tired")
    asked.answer("^D")
    said, code = asked.last()
    assert code == 1
    (path,) = {word for word in said.split() if word.endswith(".yaml")}
    with open(path, encoding="utf-8") as form:
        assert "business_direction: exports" in form.read()


def test_bytes_that_are_no_text_are_asked_for_again(work):
    asked = filling(work, "client_profile --all")
    asked.answer(b"a\xff\n")
    assert "no UTF-8 text" in asked.answer("exports")
    asked.answer("^D")
    assert asked.last()[1] == 0
    assert fields(work, "client_profile")["business_direction"] == "exports"


def test_complaints_begin_with_whether_there_are_any(work):
    asked = filling(work, "complaints")
    screens = asked.answers("2026-03-01", "chen", "^D")
    assert "1 of 4: Asked on" in screens[0]
    assert "2 of " in screens[1]
    assert asked.last()[1] == 0
    assert work.data("show ACME-1")["worksheets"]["complaints"]["complete"] == 100


@pytest.mark.parametrize("none", ["none", "没有", "无"])
def test_none_ends_the_rows_and_is_no_row(work, none):
    asked = filling(work, "competitors")
    screens = asked.answers(none, "y")
    assert "1 of 2: Competitors" in screens[0]
    assert "2 of 2: We are the only one asked" in screens[1]
    assert asked.last()[1] == 0
    assert fields(work, "competitors") == {"only_us": "yes"}


def test_what_is_not_wanted_any_more_is_not_asked_for(work):
    asked = filling(work, "next_conversation")
    screens = asked.answers("none", "no budget before autumn")
    assert "1 of 5: Kind" in screens[0]
    assert "2 of 2: Reason there is none" in screens[1]
    assert asked.last()[1] == 0


def test_names_of_other_rows_are_told_where_one_is_wanted(work):
    work.ok("fill ACME-1 value_canvas segment=planners jobs.ship.weight=3 'pains.late parts.weight=5'")
    said = work("fill ACME-1 value_canvas relievers.fast.addresses=ship").err
    assert "“ship” is a job or a gain, not a pain" in said
    assert "there are: late parts" in work("fill ACME-1 value_canvas relievers.fast.addresses=x9").err
    asked = filling(work, "value_canvas --all")
    while "Pain reliever, or Enter" not in asked.asked():
        asked.type("")
    asked.type("stock")
    assert "Pains it relieves" in asked.answer("?")
    assert "late parts" in asked.answer("late parts")
    asked.answer("^D")
    assert asked.last()[1] == 0
    assert fields(work, "value_canvas")["relievers"] == [{"reliever": "stock", "addresses": ["late parts"]}]


def test_who_was_asked_may_still_complain(work):
    """The day they were asked settles that there is none, until they say that there is one."""
    asked = filling(work, "complaints")
    screens = asked.answers("2026-03-01", "chen", "spatter", "^D")
    assert "3 of 4: Complaints" in screens[2]
    assert asked.last()[1] == 0
    sheet = work.data("show ACME-1")["worksheets"]["complaints"]
    assert [row["complaint"] for row in sheet["fields"]["complaints"]] == ["spatter"]
    assert sheet["figures"]["complaints_open"] == 1
