"""What a tally of closed deals tells: the example is small enough to count."""

import pytest

from coach.statistics.answers import BEHAVIOUR, Outcome, Question, Tally
from coach.statistics.win_rate import information

NEED, BUDGET = Question("qualification", "need"), Question("own", "Budget?")


def survey(*deals, least=1):
    """Deals as `(won, lost, answers)`: so many of each, with these answers."""
    tally = Tally()
    for won, lost, answers in deals:
        for n, outcome in ((won, True), (lost, False)):
            for _ in range(n):
                tally.add(Outcome(outcome, answers))
    return tally.survey(least)


def told(found):
    """Each question's answers as `text: won/n`."""
    return {
        each.question: [f"{a.text}: {a.rate.won}/{a.rate.n}" for a in each.answers]
        for each in found.questions
    }


def test_answers_are_counted_question_by_question():
    found = survey(
        (30, 10, {NEED: "5", BUDGET: "Yes"}), (10, 30, {NEED: "2", BUDGET: "No"}), (5, 15, {NEED: "2"})
    )
    assert (found.every.won, found.every.n) == (45, 100)
    assert told(found) == {NEED: ["5: 30/40", "2: 15/60"], BUDGET: ["Yes: 30/40", "No: 10/40"]}
    assert {each.question: (each.asked, each.not_asked) for each in found.questions} == {
        NEED: (100, 0),
        BUDGET: (80, 20),
    }


def test_the_most_informative_question_comes_first():
    """The budget decides, the need goes with chance, of the colour too little is known."""
    colour = Question("own", "Colour?")
    found = survey(
        (20, 0, {BUDGET: "yes", NEED: "5", colour: "red"}),
        (20, 0, {BUDGET: "yes", NEED: "1"}),
        (0, 20, {BUDGET: "no", NEED: "5"}),
        (0, 20, {BUDGET: "no", NEED: "1", colour: "blue"}),
    )
    assert [(q.question, q.verdict) for q in found.questions] == [
        (BUDGET, "informative"),
        (colour, "informative"),
        (NEED, "chance"),
    ]
    assert found.uncertainty == 1
    assert found.questions[0].information.bits == pytest.approx(1)
    assert found.questions[2].p == 1


def test_p_is_adjusted_for_the_questions_that_can_be_judged():
    """One answer for everybody is no question, so it costs the others nothing."""
    alone = survey((30, 10, {NEED: "5"}), (10, 30, {NEED: "2"})).questions[0]
    same = survey((30, 10, {NEED: "5", BUDGET: "Yes"}), (10, 30, {NEED: "2", BUDGET: "Yes"}))
    both = survey((30, 10, {NEED: "5", BUDGET: "Yes"}), (10, 30, {NEED: "2", BUDGET: "No"}))
    assert [q.p for q in same.questions] == [alone.p, None]
    assert same.questions[1].verdict == "too_few"
    assert [q.p for q in both.questions] == pytest.approx([2 * alone.p] * 2)


def test_too_few_deals_to_tell():
    found = survey((2, 0, {NEED: "5"}), (0, 2, {NEED: "1"})).questions[0]
    assert (found.verdict, found.p, found.information.reliable) == ("too_few", None, False)


def test_rare_answers_are_shown_together():
    found = survey(
        (30, 10, {BUDGET: "Yes"}),
        (10, 30, {BUDGET: "No"}),
        (1, 1, {BUDGET: "Perhaps"}),
        (0, 3, {BUDGET: "Ask Bo"}),
        least=5,
    ).questions[0]
    assert [a.text for a in found.answers] == ["Yes", "No"]
    assert (found.rarer, found.rest.won, found.rest.n) == (2, 1, 5)
    assert found.asked == 85


def test_answers_too_rare_to_judge_are_judged_together_or_left_out():
    """Half is won: an answer wants 10 deals for 5 of either outcome to be expected."""
    common = [(30, 10, {BUDGET: "Yes"}), (10, 30, {BUDGET: "No"})]
    together = survey(*common, (5, 1, {BUDGET: "Perhaps"}), (1, 5, {BUDGET: "Ask Bo"})).questions[0]
    assert together.information == information([(30, 10), (10, 30), (6, 6)])
    left_out = survey(*common, (1, 1, {BUDGET: "Perhaps"})).questions[0]
    assert left_out.information == information([(30, 10), (10, 30)])
    assert [a.text for a in left_out.answers] == ["Yes", "Perhaps", "No"]
    assert left_out.verdict == "informative"


def test_capitals_and_spaces_make_no_other_answer():
    found = survey((1, 0, {Question("own", "Budget?"): "Yes"}), (0, 1, {Question("own", "budget? "): " yes"}))
    assert told(found) == {BUDGET: ["Yes: 1/2"]}


def test_scores_stand_in_their_order_and_words_by_what_they_win():
    found = survey(
        (1, 0, {NEED: "2", BEHAVIOUR: "profit"}),
        (1, 1, {NEED: "4", BEHAVIOUR: "project"}),
        (0, 1, {NEED: "3"}),
    )
    assert told(found) == {
        NEED: ["4: 1/2", "3: 0/1", "2: 1/1"],
        BEHAVIOUR: ["profit: 1/1", "project: 1/2"],
    }


def test_nothing_closed_nothing_told():
    assert Tally().survey() == (None, 0.0, ())
