"""FIELD=VALUE words: what is typed twice, spelled otherwise or half is never lost in silence."""

import pytest

from commands.printing import width


def fields(work, id, deal="ACME-1"):
    return work.data(f"show {deal}")["worksheets"][id]["fields"]


def test_every_plus_is_a_row_of_its_own(work):
    work.ok("fill ACME-1 risks risks.+.risk=aaa risks.+.likelihood=2 risks.+.risk=bbb risks.+=ccc")
    assert fields(work, "risks")["risks"] == [
        {"risk": "aaa", "likelihood": 2},
        {"risk": "bbb"},
        {"risk": "ccc"},
    ]


def test_new_people_by_plus(work):
    work.ok("fill ACME-1 stakeholders people.+=chen people.+.person=gao people.+.stance=支持")
    assert fields(work, "stakeholders")["people"] == [
        {"person": "ACME.1"},
        {"person": "ACME.2", "stance": "supports"},
    ]


@pytest.mark.parametrize(
    "line",
    [
        "client_profile business_plan=a business_plan=b",
        "client_profile business_plan=a 业务计划=b",
        "risks risks.x.likelihood=3 risks.X.likelihood=4",
        "risks risks.delay.impact=1 risks.1.impact=2",
        "stakeholders people.chen.influence=2 people.'Chen Yu'.influence=3",
        "options criteria.价格=3 options.a.scores.价格=1 options.a.scores.' 价格 '=2",
    ],
)
def test_a_place_given_twice_is_no_guess(work, line):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    before = work.data("show ACME-1")
    said = work(f"fill ACME-1 {line}")
    assert (said.code, "given twice" in said.err) == (2, True), said
    assert work.data("show ACME-1") == before


def test_two_spellings_of_one_row_are_one_row(work):
    work.ok("fill ACME-1 stakeholders people.chen.stance=支持 people.'Chen Yu'.influence=3")
    assert fields(work, "stakeholders")["people"] == [
        {"person": "ACME.1", "stance": "supports", "influence": 3}
    ]


@pytest.mark.parametrize("word", ["risks.=x", "risks..=x", "'risks.\"\"=x'", "=x"])
def test_a_name_that_is_missing_is_a_fault(work, word):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    said = work(f"fill ACME-1 risks {word}")
    assert said.code == 2
    assert fields(work, "risks")["risks"] == [{"risk": "delay", "likelihood": 4}]


def test_rows_that_go_are_named(work):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.likelihood=2")
    assert "Taken away from Risks: staff\n" in work.ok("fill ACME-1 risks risks=delay")
    assert work.data("fill ACME-1 risks risks.delay=")["rows_gone"] == {"risks": ["delay"]}


def test_row_nought_of_an_empty_table(work):
    said = work("fill ACME-1 risks risks.0.likelihood=3 risks.a.likelihood=9")
    assert said.code == 2
    assert "risks.0.likelihood: so far 0 rows" in said.err
    assert "risks.a.likelihood: “9” isn't a score" in said.err
    assert work(f"fill ACME-1 risks risks.{'9' * 5000}.likelihood=3").code == 2


def test_fields_go_by_their_labels_with_or_without_brackets(work):
    work.ok("fill ACME-1 buying_behaviour 需帮助程度＝3 'complexity and risk (0–5)=２分'")
    assert fields(work, "buying_behaviour") == {"help_needed": 3, "complexity": 2}
    work.ok("fill ACME-1 risks 风险清单.停产.可能性=4")
    assert fields(work, "risks")["risks"] == [{"risk": "停产", "likelihood": 4}]


def test_places_of_one_report_go_by_the_names_that_were_typed(work):
    ours = "options.甲.whose=us options.甲.scores='交货=4'"
    said = work(f"fill ACME-1 options criteria.交期=5 {ours} options.乙.whose=x")
    assert "options.甲.scores: " in said.err
    assert "options.乙.whose: " in said.err
    assert "options.1" not in said.err


def test_a_choice_that_is_none_of_them_says_which_there_are_by_name(work):
    said = work("fill ACME-1 risks risks.delay.proof_kind=pilo", DEALGATE_LANG="zh").err
    assert "是不是“试点”？" in said
    assert "pilot（试点）" in said
    said = work("fill ACME-1 qualification warning_signs=nothing").err
    assert "\n    poor_work  work late or below standard\n" in f"{said}\n"


def test_a_mistyped_person_and_yes_or_no(work):
    said = work("fill ACME-1 stakeholders people.'Chen You'.influence=3").err
    assert "did you mean Chen Yu?" in said or "did you mean “Chen Yu”?" in said
    work.ok("fill ACME-1 competitors competitors.Bolt.incumbent=有")
    assert fields(work, "competitors")["competitors"][0]["incumbent"] == "yes"
    work.ok("fill ACME-1 competitors competitors.Bolt.incumbent=N")
    assert fields(work, "competitors")["competitors"][0]["incumbent"] == "no"


def test_none_of_many_choices(work):
    work.ok("fill ACME-1 qualification need=3 warning_signs=mess,stock")
    assert fields(work, "qualification")["warning_signs"] == ["mess", "stock"]
    work.ok("fill ACME-1 qualification warning_signs=没有")
    assert fields(work, "qualification") == {"need": 3}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_refusals_stay_inside_the_window(work, lang):
    said = work("fill ACME-1 qualification warning_signs=nothing", DEALGATE_LANG=lang).err
    assert len(said.splitlines()) > 10
    assert max(map(width, said.splitlines())) <= 80


def test_the_insider_of_a_sales_team_is_a_champion(work):
    work.ok("contact add 'Li Na' --account ACME --part 内线")
    assert {c["name"]: c["part"] for c in work.data("show ACME-1")["contacts"]}["Li Na"] == "champion"


def test_what_a_worksheet_settles_of_the_deal_is_said(work):
    said = work.ok("fill ACME-1 buying_behaviour behaviour=profit")
    assert "The deal's buying behaviour is now Benefit-centred; its gate may ask for more or less" in said


def test_without_a_worksheet_they_are_listed_with_how_far_they_are(work):
    lines = work("fill ACME-1").err.splitlines()
    assert lines[0] == "Fill in which worksheet?"
    assert lines[1].split(maxsplit=1) == ["client_profile", "Client profile, 14 %"]
    assert lines[2].split(maxsplit=1) == ["qualification", "Qualification, not begun"]
    assert max(map(len, lines)) <= 80


def test_the_deal_a_worksheet_opened_is_seen_from_both_sides(work):
    work.ok("fill ACME-1 next_conversation kind=upsell what='Second line' on=2027-01-11 person=chen")
    assert "  Followed by: ACME-3\n" in work.ok("show ACME-1")
    assert "  Follows: ACME-1\n" in work.ok("show ACME-3")
    assert "which opened ACME-3" in work.ok("history ACME-1").replace("\n      ", " ")
    said = work.ok("undo ACME-1")
    assert "The deal it opened, ACME-3, stays open. If it is not wanted, stop it:" in said
    assert "  → dealgate stop ACME-3 --class … --reason …\n" in said


def test_the_history_says_what_changed_in_a_row(work, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.likelihood=2 risks.staff.impact=1")
    work.ok("fill ACME-1 risks risks.delay.proof_kind=pilot risks.staff.impact= ")
    work.ok("fill ACME-1 risks risks.staff=")
    *_, second, third = work.ok("history ACME-1").splitlines()
    assert second.endswith("Risks: delay (pilot), staff (cleared: Impact (0–5))")
    assert third.endswith("Risks: staff (taken away)")


def test_a_name_cannot_steer_the_terminal(work):
    work.ok("contact add 'Eve\x9b31m' --account ACME --part user")
    assert "\x9b" not in work.ok("show ACME-1")
    assert "\x9b" not in work.ok("account show ACME")


def test_what_is_complete_has_no_gap(work):
    work.ok("fill ACME-1 competitors only_us=yes")
    data = work.data("show ACME-1 competitors")
    assert (data["complete"], data["gaps"]) == (100, [])
    work.ok("fill ACME-1 next_conversation kind=none")
    assert [gap["field"] for gap in work.data("show ACME-1 next_conversation")["gaps"]] == ["reason_none"]
    work.ok("fill ACME-1 next_conversation kind=upsell")
    assert [gap["field"] for gap in work.data("show ACME-1 next_conversation")["gaps"]] == ["what", "on"]


def test_remarks_call_people_by_name(work):
    work.ok("fill ACME-1 stakeholders people.chen.influence=5")
    page = work.ok("show ACME-1 stakeholders")
    assert "Chen Yu is the only one we know" in page
    assert "ACME.1" not in page
