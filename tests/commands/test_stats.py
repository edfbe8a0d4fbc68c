"""`stats answers`, as a coach runs it: past deals come in by a table, and a few are closed by hand."""

import re
from pathlib import Path

import pytest

from commands.printing import width

MAP = """
source: past
columns: {title: what, owner: rep, stage: how}
constants: {currency: CNY}
answers: {Who pays?: payer}
worksheets:
  qualification: {need: need}
  buying_behaviour: {behaviour: behaviour}
nulls: ["-"]
stages:
  won: {stage: done, on: day}
  in work: {stage: execute, on: day}
  lost: [{stage: expand}, {stop: unknown, on: day}]
  twin: [{stage: expand}, {stop: duplicate, on: day}]
"""
HEADING = "what,rep,need,payer,behaviour,how,day"
PAST = (
    *["Line 3,lin,5,the plant,project,won,2026-01-05"] * 18,
    *["Line 3,lin,5,the plant,profit,lost,2026-01-06"] * 2,
    *["Line 4,bo,2,head office,profit,won,2025-06-01"] * 5,
    *["Line 4,bo,2,-,profit,lost,2025-06-02"] * 15,
    "Line 5,lin,5,the plant,project,in work,2026-02-01",
    "Line 5,lin,5,the plant,project,twin,2026-02-01",
)


@pytest.fixture
def past(shell):
    """The command line after the table came in."""
    bring(shell, *PAST)
    return shell


def bring(shell, *rows):
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("past.csv").write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    shell.ok("import past.csv --map map.yaml", by="ada")


def answers(found):
    """By question: `answer won/n`."""
    return {
        each["question"]: [f"{a['answer']} {a['won']}/{a['n']}" for a in each["answers"]]
        for each in found["questions"]
    }


def flat(text):
    return re.sub(r"\s+", " ", text)


def test_win_rates_of_every_answer(past):
    found = past.data("stats answers")
    assert (found["deals"], found["won"], found["left_out"]) == (41, 24, {"duplicate": 1, "undated": 0})
    assert answers(found) == {
        "need": ["5 19/21", "2 5/20"],
        "behaviour": ["project 19/19", "profit 5/22"],
        "Who pays?": ["head office 5/5", "the plant 19/21"],
    }


def test_deals_are_read_page_by_page(past, monkeypatch):
    monkeypatch.setattr("coach.statistics.closed.PAGE", 7)
    assert past.data("stats answers")["deals"] == 41
    assert past.data("stats answers --as-of 2026-03-03")["deals"] == 41


def test_what_programs_rely_on(past):
    one = next(q for q in past.data("stats answers")["questions"] if q["question"] == "need")
    assert {name: one[name] for name in ("from", "title", "verdict", "asked", "not_asked", "df")} == {
        "from": "qualification",
        "title": "Degree of need (0–5)",
        "verdict": "informative",
        "asked": 41,
        "not_asked": 0,
        "df": 1,
    }
    assert one["because"].startswith("Carries information: ")
    assert one["others"] is None
    assert one["answers"][1] == {
        "answer": "2",
        "title": "2",
        "n": 20,
        "won": 5,
        "rate": 0.25,
        "low": 0.111862,
        "high": 0.468701,
    }
    assert 0 < one["p"] < 0.001
    assert one["bits"] > one["chance_bits"] > 0


def test_the_page(past):
    page = past.ok("stats answers")
    said = flat(page)
    assert said.startswith("41 closed deals, 24 won: 59% (95% interval 43–72%).")
    assert "1 deal stopped as a duplicate left out: a duplicate is not a loss." in said
    assert re.search(r"Degree of need \(0–5\) +Deals +Won +Rate +95% interval\n +5 +21 +19 +90%", page)
    assert re.search(r"\n  not asked +15\n", page)
    assert "project-centred 19 19 – 83–100%" in said
    assert "p < 0.001" in said
    assert "adjusted for looking at 2 questions at once" in said


def test_the_page_in_chinese(past):
    page = past.ok("stats answers --lang zh")
    assert page.startswith("已有结果的商机 41 个，赢单 24 个：赢单率 59%")
    assert re.search(r"\n  项目型 +19 +19 +– +83–100%", page)
    assert "值得问：知道了回答" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_eighty_columns_will_do(past, language):
    bring(past, *PAST, "A,lin,5,somebody whose title no line has room for at all,profit,won,2026-01-05")
    lines = past.ok(f"stats answers --min 1 --lang {language}").splitlines()
    assert max(map(width, lines)) <= 80


@pytest.mark.parametrize(
    ("asked", "deals", "won"),
    [
        ("--owner lin", 21, 19),
        ("--team south", 20, 5),
        ("--team north --owner bo", 0, 0),
        ("--since 2026-01-06", 3, 1),
        ("--since 2026-01-05 --owner lin", 21, 19),
    ],
)
def test_a_part_of_the_deals(past, asked, deals, won):
    found = past.data(f"stats answers {asked}")
    assert (found["deals"], found["won"]) == (deals, won)


def test_deals_closed_nobody_knows_when_are_left_out_of_a_span(past):
    bring(past, *PAST, "Line 9,lin,5,the plant,project,won,")
    assert past.data("stats answers")["deals"] == 42
    assert past.data("stats answers --since 2020-01-01")["left_out"] == {"duplicate": 1, "undated": 1}


@pytest.mark.parametrize("asked", ["need", "'degree of need (0–5)'", "需求程度（0–5）"])
def test_one_question(past, asked):
    assert list(answers(past.data(f"stats answers --question {asked}"))) == ["need"]


def test_a_question_nobody_asked(past):
    said = past("stats answers --question neeed")
    assert said.code == 2
    assert "There is no question “neeed”." in said.err
    assert "Did you mean need?" in said.err


def test_rare_answers_stand_together(past):
    shown = next(q for q in past.data("stats answers --min 6")["questions"] if q["question"] == "Who pays?")
    assert [a["answer"] for a in shown["answers"]] == ["the plant"]
    assert [shown["others"][name] for name in ("answers", "n", "won")] == [1, 5, 5]


def test_programs_get_every_answer_and_the_page_names_the_switch(past):
    bring(past, *PAST, "Line 9,lin,3,the owner,project,won,2026-01-05")
    (payer,) = past.data("stats answers --question 'who pays?'")["questions"]
    assert ([a["answer"] for a in payer["answers"]][-1], payer["others"]) == ("the plant", None)
    assert len(payer["answers"]) == 3
    rows = past.ok("stats answers --csv --question 'who pays?'").splitlines()
    assert any(",the owner," in row for row in rows)
    page = past.ok("stats answers")
    assert "the owner" not in page
    assert "for a line each: --min 1" in page
    assert "--min 1" not in past.ok("stats answers --min 1")


def test_questions_asked_of_hardly_any_deal_are_counted_and_not_shown(past):
    for n, question in enumerate(("Who signs?", "Who pays?")):
        bring_asked(past, question, n)
    page = past.ok("stats answers")
    assert "Who signs?" not in page
    assert "1 question asked of fewer than 5 deals not shown: --min 1" in page
    assert "另有 1 个问题问过的商机不到 5 个" in past.ok("stats answers --lang zh")
    alone = past.ok("stats answers --question 'who signs?'")
    assert re.search(r"1 rarer answer +1 +1 +– +21–100%\n", alone)
    assert re.search(r"nobody +1 +1 +– +21–100%\n", past.ok("stats answers --min 1"))
    assert any(q["question"] == "Who signs?" for q in past.data("stats answers")["questions"])


def bring_asked(shell, question, n):
    Path("map.yaml").write_text(MAP.replace("Who pays?", question), encoding="utf-8")
    Path("one.csv").write_text(f"{HEADING}\nLine {n},lin,5,nobody,project,won,2026-01-05\n", encoding="utf-8")
    shell.ok("import one.csv --map map.yaml", by="ada")


def test_as_a_table(past):
    heading, *lines = past.ok("stats answers --csv --question payer --question 'who pays?'").splitlines()
    assert heading == "question,from,verdict,share,p,answer,title,others,n,won,rate,low,high"
    assert [line.split(",")[5] for line in lines] == ["head office", "the plant", ""]
    assert lines[-1].endswith(",,,,15,,,,")


def test_a_deal_stopped_after_it_was_won_counts_as_won(past):
    key = next(deal["key"] for deal in past.data("list --status won"))
    past.ok(f"stop {key} --class cancelled --reason 'plant closed'")
    assert past.data("stats answers")["won"] == 24


def test_as_things_stood(past):
    """Histories are folded again: on that day only what was closed by then counts."""
    found = past.data("stats answers --as-of 2025-12-31")
    assert (found["deals"], found["won"]) == (20, 5)
    assert past.data("stats answers --as-of 2026-03-03")["deals"] == 41


def test_nothing_closed_yet(shell):
    said = shell.ok("stats answers")
    assert "No deal has been won or lost yet" in said
    assert "→ dealgate import … --map …" in said
    assert shell.data("stats answers")["rate"] is None
    assert "None of the deals asked for" in flat(shell.ok("stats answers --owner lin"))
    assert shell.ok("stats answers --csv").count("\n") == 1


def test_closed_deals_nobody_answered_anything_about(shell):
    bring(shell, "Line 3,lin,-,-,-,won,2026-01-05")
    said = flat(shell.ok("stats answers"))
    assert said.startswith("1 closed deal, 1 won; fewer than 20, so only the 95% interval is given: 21–100%.")
    assert "None of them has an answer on record." in said
