"""Real deals described by answers: every one comes in, and the tally agrees with a count of the file."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from coach.statistics.answers import Question, Tally
from coach.statistics.closed import Asked, closed
from engine import workspace
from engine.reads import View

ROOT = Path(__file__).parents[3]
ANSWERS = ROOT.parent / "shared" / "data" / "b2b_answers" / "deals.csv"
READY = ROOT / "docs" / "examples" / "answers-map.yaml"

needs_the_answers = pytest.mark.skipif(
    not ANSWERS.exists(), reason=f"the public B2B answers are not there: {ANSWERS}"
)


def rows():
    with open(ANSWERS, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def mapping(folder):
    """The ready one, with the questions of this file."""
    questions = [name for name in rows()[0] if name != "Status"]
    listed = f"answers: [{', '.join(questions)}]"
    lines = READY.read_text(encoding="utf-8").splitlines()
    made = "\n".join(listed if line.startswith("answers:") else line for line in lines)
    path = folder / "map.yaml"
    path.write_text(made, encoding="utf-8")
    return path


def survey(team, least=1):
    here = workspace.load(team.store)
    tally = Tally()
    for deal in closed(View(team.store, here, team.change().date), Asked(), Counter()):
        tally.add(deal)
    return tally.survey(least)


@needs_the_answers
def test_the_public_answers_come_in_as_counted(team, tmp_path):
    ready = mapping(tmp_path)
    outcome = team.bring_file(ANSWERS, ready)
    assert (outcome.read, outcome.created, outcome.rejected) == (448, 448, [])
    assert (outcome.accounts, outcome.people) == (0, 0)
    found = team.store.rows("SELECT status, count(*) AS n FROM deal GROUP BY status")
    assert {row["status"]: row["n"] for row in found} == {"done": 227, "stopped": 221}

    exact = Counter(tuple(row.values()) for row in rows())
    assert sum(n - 1 for n in exact.values()) == 83
    assert team.count("external") == 448

    before = team.count("event")
    again = team.bring_file(ANSWERS, ready)
    assert (again.unchanged, again.created, again.updated) == (448, 0, 0)
    assert team.count("event") == before


@needs_the_answers
def test_win_rates_agree_with_a_count_of_the_file(team, tmp_path):
    team.bring_file(ANSWERS, mapping(tmp_path))
    found = survey(team)
    assert (found.every.n, found.every.won) == (448, 227)
    told = {each.question: {a.text: a.rate for a in each.answers} for each in found.questions}
    assert len(told) == 22
    for question in (name for name in rows()[0] if name != "Status"):
        asked = Counter(row[question] for row in rows())
        won = Counter(row[question] for row in rows() if row["Status"] == "Won")
        rates = told[Question("own", question)]
        assert {answer: (rate.n, rate.won) for answer, rate in rates.items()} == {
            answer: (n, won[answer]) for answer, n in asked.items()
        }
    assert all(each.asked == 448 for each in found.questions)


def test_the_ready_mapping_reads_a_table_of_its_shape(team, tmp_path):
    table = tmp_path / "past.csv"
    table.write_text(
        "Product;Seller;Client;Authority;Budget;Needs defined;Tender;Status\n"
        '"Pump";"Ann";"Northwind";"High";"Yes";"Unknown";"-";"Won"\n'
        '"Pump";"Bo";"Southwind";"Low";"No";"No";"-";"Lost"\n',
        encoding="utf-8",
    )
    outcome = team.bring_file(table, READY)
    assert (outcome.created, outcome.people) == (2, 0)
    won, lost = (team.deal("D-1"), team.deal("D-2"))
    assert (won.title, won.status, won.won_at, won.owner) == ("Pump · Northwind", "done", None, "wei")
    assert won.unproven == ("understand", "explore", "expand", "execute", "confirm")
    assert (lost.status, lost.stage, lost.closing.stop_class) == ("stopped", "understand", None)
    told = {row["question"]: row["answer"] for row in won.worksheets["qualification"].fields["answers"]}
    assert told["Needs defined"] == "Unknown"
    assert "Tender" not in told
    assert survey(team).every.won == 1
