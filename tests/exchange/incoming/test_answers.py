"""Answers and worksheets in a table: read through the worksheet, told when they change, and people's kept."""

import pytest

from engine import deals

HEADING = "id,what,who,need,budget,tender,stage,closed"
MAP = """
source: past
columns: {id: id, title: what, stage: stage}
answers: {"Who decides?": who, Budget?: budget, Tender?: tender}
worksheets:
  qualification: {need: need}
nulls: ["-"]
stages:
  Talking: {stage: explore}
  Won: {stage: done, on: closed}
  Lost: [{stage: understand}, {stop: unknown, on: closed, reason: Lost}]
"""
TALKING = "1,Line 3,Ms Gao,4,yes,-,Talking,"


@pytest.fixture
def past(team):
    """Import these rows of answers."""
    return lambda *lines, map=MAP, heading=HEADING: team.bring(*lines, map=map, heading=heading)


def answers(team, key="D-1"):
    rows = team.deal(key).worksheets["qualification"].fields.get("answers", ())
    return {row["question"]: row["answer"] for row in rows}


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.rejected_rows


def test_a_row_fills_the_worksheet(team, past):
    assert counts(past(TALKING)) == (1, 0, 0, 0)
    sheet = team.deal("D-1").worksheets["qualification"]
    assert sheet.fields["need"] == 4
    assert answers(team) == {"Who decides?": "Ms Gao", "Budget?": "yes"}
    assert sheet.complete == team.change().worksheets["qualification"].complete(sheet.fields)
    assert sheet.figures == team.change().worksheets["qualification"].figures(sheet.fields)


def test_a_list_of_columns_are_their_own_questions(team, past):
    past(TALKING, map=MAP.replace('{"Who decides?": who, Budget?: budget, Tender?: tender}', "[who, budget]"))
    assert answers(team) == {"who": "Ms Gao", "budget": "yes"}


def test_unknown_is_an_answer_unless_the_mapping_says_it_is_none(team, past):
    past("1,Line 3,Unknown,,yes,,Talking,")
    assert answers(team)["Who decides?"] == "Unknown"
    past("2,Line 4,Unknown,,yes,,Talking,", map=MAP.replace('["-"]', "[Unknown]"))
    assert answers(team, "D-2") == {"Budget?": "yes"}


def test_a_row_that_answers_nothing_fills_nothing(team, past):
    past("1,Line 3,-,,,-,Talking,")
    assert team.deal("D-1").worksheets == {}


def test_answers_count_from_the_first_moment_that_is_known(team, past):
    past("1,A,Ms Gao,,,,Talking,", "2,B,Ms Gao,,,,Won,2026-03-01", "3,C,Ms Gao,,,,Lost,2026-04-01")
    filled = team.store.rows("SELECT subject, at FROM event WHERE data LIKE '%filled%' ORDER BY subject")
    assert [tuple(row) for row in filled] == [
        ("deal:D-1", None),
        ("deal:D-2", "2026-02-28T16:00:00.000000Z"),
        ("deal:D-3", "2026-03-31T16:00:00.000000Z"),
    ]


def test_the_same_table_again_changes_nothing(team, past):
    past(TALKING)
    before = team.count("event")
    assert counts(past(TALKING)) == (0, 0, 1, 0)
    assert team.count("event") == before


def test_spaces_within_an_answer_are_no_change(team, past):
    past(TALKING.replace("Ms Gao", "Ms  Gao"))
    assert counts(past(TALKING)) == (0, 0, 1, 0)


def test_what_changed_in_the_table_changes_here(team, past):
    past(TALKING)
    assert counts(past("1,Line 3,Ms Gao,5,-,yes,Talking,")) == (0, 1, 0, 0)
    assert answers(team) == {"Who decides?": "Ms Gao", "Tender?": "yes"}
    assert team.deal("D-1").worksheets["qualification"].fields["need"] == 5
    assert counts(past(TALKING)) == (0, 1, 0, 0)
    assert answers(team) == {"Who decides?": "Ms Gao", "Budget?": "yes"}
    assert counts(past("1,Line 3,-,-,-,-,Talking,")) == (0, 1, 0, 0)
    assert team.deal("D-1").worksheets["qualification"].fields == {}


def test_what_people_added_and_changed_here_stays_theirs(team, past):
    past(TALKING)
    team.do(deals.fill, "D-1", "qualification", {"need": "1", "answers": {"Budget?": "no", "Rivals?": "two"}})
    past(TALKING.replace("Ms Gao", "Mr Wu"))
    assert answers(team) == {"Who decides?": "Mr Wu", "Budget?": "no", "Rivals?": "two"}
    assert team.deal("D-1").worksheets["qualification"].fields["need"] == 1
    # The table told of the budget once, and says the same still: what came after is not taken back.
    past(TALKING.replace("Ms Gao", "Mr Xu"))
    assert answers(team)["Budget?"] == "no"


def test_a_mapping_that_learned_a_question_adds_it(team, past):
    past(TALKING, map=MAP.replace(", Budget?: budget", ""))
    assert counts(past(TALKING)) == (0, 1, 0, 0)
    assert answers(team) == {"Who decides?": "Ms Gao", "Budget?": "yes"}


def test_a_mapping_that_says_nothing_of_worksheets_leaves_them(team, past):
    past(TALKING)
    bare = MAP.replace(MAP[MAP.index("answers:") : MAP.index("nulls")], "")
    assert counts(past(TALKING, map=bare)) == (0, 0, 1, 0)
    assert answers(team)["Budget?"] == "yes"


def test_answers_do_not_stand_in_the_way_of_moves(team, past):
    """An answer is told today; a move the table dates earlier still fits."""
    past(TALKING)
    past("1,Line 3,Mr Wu,4,yes,-,Talking,")
    assert counts(past("1,Line 3,Mr Wu,4,yes,-,Won,2026-03-01")) == (0, 1, 0, 0)
    assert team.deal("D-1").status == "done"


def test_a_behaviour_in_its_worksheet_is_the_deals_own(team, past):
    map = MAP.replace("{need: need}", "{need: need}\n  buying_behaviour: {behaviour: who}")
    past(TALKING.replace("Ms Gao", "project"), map=map)
    assert team.deal("D-1").behaviour == "project"
    past(TALKING.replace("Ms Gao", "project").replace("yes", "no"), map=map)
    assert team.deal("D-1").behaviour == "project"


def test_cells_a_worksheet_can_not_take_are_named(team, past, named):
    outcome = past("1,Line 3,Ms Gao,9,yes,-,Talking,", "2,Line 4,Ms Gao,3,yes,-,Talking,")
    assert [(r.row, r.column, r.reason.id) for r in outcome.rejected] == [(2, "need", "worksheets.no_score")]
    assert team.keys() == ["D-1"]
    changed = past("2,Line 4,Ms Gao,x,yes,-,Talking,", "3,Line 5,,,,,Talking,")
    assert [(r.row, r.column) for r in changed.rejected] == [(2, "need")]
    assert team.deal("D-1").worksheets["qualification"].fields["need"] == 3


def test_a_mapping_names_what_worksheets_do_not_have(team, past, refused):
    wrong = """worksheets:
  qualificaton: {need: need}
  qualification: {ned: need, answers: budget, nothing_like_it: budget}
  stakeholders_: {x: budget}
answers: [who, tendre]
"""
    map = MAP.replace(MAP[MAP.index("answers:") : MAP.index("nulls")], wrong)
    found = refused(past, TALKING, map=map)
    assert found[1].endswith(
        "worksheets.qualificaton: no worksheet qualificaton; did you mean qualification?"
    )
    assert found[2].endswith("worksheets.qualification.ned: no field ned; did you mean need?")
    assert "answers holds more than one value" in found[3]
    right = map.replace("qualificaton", "client_profile").replace(
        "{need: need}\n", "{business_plan: budget}\n"
    )
    right = right.replace("ned: need, answers: budget, nothing_like_it: budget", "need: need")
    right = right.replace("  stakeholders_: {x: budget}\n", "")
    assert refused(past, TALKING, map=right)[1:] == [
        "7:16 answers[1]: the file has no column tendre; did you mean tender?"
    ]


def test_rows_that_say_the_same_stay_two_deals(team, past):
    no_id = MAP.replace("id: id, ", "")
    twin = "x,Line 3,Ms Gao,4,yes,-,Talking,"
    assert counts(past(twin, twin, map=no_id)) == (2, 0, 0, 0)
    assert counts(past(twin, twin, map=no_id)) == (0, 0, 2, 0)


def test_only_the_rows_wanted(team):
    map = team.MAP.replace("stages:", "only: {stage: [Lead], rep: [lin, bo]}\nstages:")
    outcome = team.bring(
        "1,A,,lin,1,Lead,,", "2,B,,lin,1,Talking,,", "3,C,,wei,1,lead,,", "4,D,, lin ,1,lead,,", map=map
    )
    assert (outcome.read, outcome.created, outcome.skipped, outcome.rejected) == (4, 2, 2, [])
    assert [team.deal(key).title for key in ("D-1", "D-2")] == ["A", "D"]


def test_rows_not_wanted_are_no_reason_to_refuse_a_file(team, refused):
    map = team.MAP.replace("stages:", "only: {stage: [Lead]}\nstages:")
    assert team.bring("1,A,,lin,1,Talking,,", map=map).skipped == 1
    found = refused(team.bring, "1,A,,lin,1,Talking,,", "2,,,lin,1,Lead,,", map=map)
    assert found[0].startswith("None of the 1 row of ")
