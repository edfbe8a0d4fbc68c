"""`fill` with FIELD=VALUE words, and `tick`."""


def test_fields_fill_a_worksheet_bit_by_bit(work):
    assert work.ok("fill ACME-1 client_profile our_solution='a pilot' our_cases=two") == (
        "Client profile of ACME-1 is updated: 43 %.\n"
    )
    assert work.data("show ACME-1")["worksheets"]["client_profile"]["fields"] == {
        "business_plan": "three shifts",
        "our_solution": "a pilot",
        "our_cases": "two",
    }
    assert work.ok("fill ACME-1 client_profile our_cases=").endswith("29 %.\n")


def test_every_fault_at_once_and_nothing_half_done(work):
    said = work("fill ACME-1 buying_behaviour help_needed=9 behaviour=nice complexty=3 note=fine")
    assert said.code == 2
    for named in ("help_needed", "behaviour", "complexty"):
        assert named in said.err
    assert "note" not in work.data("show ACME-1")["worksheets"]["buying_behaviour"]["fields"]


def fields(work, id):
    return work.data("show ACME-1")["worksheets"][id]["fields"]


def test_rows_by_name_by_number_and_new(work):
    work.ok("fill ACME-1 risks risks.delay.proof_kind=pilot risks.delay.likelihood=4 risks.+.risk=lock-in")
    work.ok("fill ACME-1 risks risks.2.likelihood=2 risks.LOCK-IN.impact=1 risks.1.impact=5")
    assert fields(work, "risks")["risks"] == [
        {"risk": "delay", "proof_kind": "pilot", "likelihood": 4, "impact": 5},
        {"risk": "lock-in", "likelihood": 2, "impact": 1},
    ]
    work.ok("fill ACME-1 risks risks.delay= risks.2.likelihood=")
    assert fields(work, "risks")["risks"] == [{"risk": "lock-in", "impact": 1}]
    work.ok("fill ACME-1 risks risks=")
    assert "risks" not in fields(work, "risks")


def test_scores_by_criterion_and_the_second_column_for_short(work):
    work.ok("fill ACME-1 options criteria.交期=5 criteria.价格=3")
    work.ok("fill ACME-1 options options.西门子.whose=对手 options.西门子.scores.交期=4 options.us.whose=us")
    work.ok("fill ACME-1 options options.西门子.scores.价格=1 options.us.scores='交期=5；价格=2'")
    filled = fields(work, "options")
    assert filled["criteria"] == [
        {"criterion": "交期", "weight": "5.0"},
        {"criterion": "价格", "weight": "3.0"},
    ]
    assert filled["options"] == [
        {"option": "西门子", "whose": "competitor", "scores": {"交期": 4, "价格": 1}},
        {"option": "us", "whose": "us", "scores": {"交期": 5, "价格": 2}},
    ]


def test_people_are_named_and_their_keys_are_kept(work):
    work.ok("fill ACME-1 stakeholders people.'Chen Yu'.stance=支持 people.gao.influence=2")
    work.ok("fill ACME-1 stakeholders people.chen.influence=5")
    assert fields(work, "stakeholders")["people"] == [
        {"person": "ACME.1", "stance": "supports", "influence": 5},
        {"person": "ACME.2", "influence": 2},
    ]


def test_a_choice_goes_by_the_name_the_playbook_gives_it(work):
    work.ok("fill ACME-1 buying_behaviour behaviour=关系型")
    assert fields(work, "buying_behaviour")["behaviour"] == "relationship"


def test_a_name_with_a_dot_in_it(work):
    work.ok("""fill ACME-1 risks 'risks."v1.2 late".likelihood=3'""")
    # A shell takes the quotes away: the column tells where the name ends.
    work.ok("""fill ACME-1 risks risks."v1.2 late".impact=2 risks."no v1.3".impact=1""")
    assert fields(work, "risks")["risks"] == [
        {"risk": "v1.2 late", "likelihood": 3, "impact": 2},
        {"risk": "no v1.3", "impact": 1},
    ]
    work.ok("""fill ACME-1 risks risks."v1.2 late"=""")
    assert [row["risk"] for row in fields(work, "risks")["risks"]] == ["no v1.3"]


def test_a_name_with_a_dot_in_it_and_scores(work):
    work.ok("fill ACME-1 options 'criteria.\"p.95\"=3' options.v1.2.whose=us options.v1.2.scores.p.95=4")
    assert fields(work, "options") == {
        "criteria": [{"criterion": "p.95", "weight": "3.0"}],
        "options": [{"option": "v1.2", "whose": "us", "scores": {"p.95": 4}}],
    }


def test_every_fault_is_named_by_the_place_that_was_typed(work):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.likelihood=1")
    said = work(
        "fill ACME-1 risks risks.DELAY= risks.staff.impact=9 risks.'v1.2 late'.likelihood=high"
        " risks.staff.likelyhood=3 risks.7.impact=2 rissks.x=1 risks.staff.accepted_by=Nobody"
    )
    assert said.code == 2
    first, *faults = said.err.splitlines()
    assert first == "Nothing was written:"
    assert {line.split(": ")[0].strip(): line.split(": ", 1)[1] for line in faults} == {
        "risks.staff.accepted_by": (
            "Nobody called “Nobody” is known there. Known: ACME.1 Chen Yu, ACME.2 Gao Yan"
        ),
        "rissks.x": "this worksheet has no such field; did you mean risks?",
        "risks.staff.likelyhood": "a row has no such column; did you mean likelihood?",
        "risks.7.impact": "so far 3 rows; a new one goes by its name, or by + and a column",
        "risks.staff.impact": "“9” isn't a score; give a whole number from 0 to 5",
        "risks.v1.2 late.likelihood": "“high” isn't a score; give a whole number from 0 to 5",
    }


def test_the_same_place_twice_is_no_guess(work):
    for line in (
        "risks.delay= risks.delay.impact=2",
        "risks.delay.impact=2 risks.delay=",
        "risks= risks.x.impact=1",
    ):
        assert "contradicts another one" in work(f"fill ACME-1 risks {line}").err


def test_a_worksheet_that_opens_the_next_deal_says_so(work):
    said = work.ok("fill ACME-1 next_conversation kind=upsell what='Second line' on=2027-01-11 person=chen")
    assert (
        "The deal that follows is open: ACME-3 Second line.\n"
        "Next for ACME-3: Second line, on 11 Jan 2027.\n"
        "  → dealgate show ACME-3\n"
    ) in said
    said = work.ok("fill ACME-1 next_conversation kind=referral")
    assert "ACME-3 Second line follows already, so no other was opened." in said
    assert "  → dealgate step ACME-3 … --on …\n" in said


def test_the_worksheet_computes_what_follows(work):
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["figures"] == {"suggested": "project"}
    work.ok("fill ACME-1 buying_behaviour complexity=1")
    assert work.data("show ACME-1")["worksheets"]["buying_behaviour"]["figures"] == {
        "suggested": "relationship"
    }


def test_a_program_that_gives_no_fields_is_told_which_there_are(work):
    said = work("fill ACME-1 buying_behaviour --no-input")
    assert (said.code, said.err) == (
        2,
        "Fill in what? There are: help_needed, complexity, behaviour, note\n"
        "  → dealgate fill ACME-1 buying_behaviour help_needed=…\n",
    )


def test_a_worksheet_or_item_that_is_not_there(work):
    assert "client_profile" in work("fill ACME-1 client_profil a=b --json").error["hint"]
    error = work("tick ACME-1 own_word --json").error
    assert "own_words" in error["hint"]


def test_without_a_worksheet_those_of_the_deal_are_named(work):
    for line in ("fill ACME-1", "fill ACME-1 note=x"):
        error = work(f"{line} --json").error
        assert (error["code"], error["details"]["candidates"][:2]) == (
            "usage",
            ["client_profile", "qualification"],
        )
    assert "客户概况" in work("fill ACME-1", DEALGATE_LANG="zh").err


def test_a_wrong_item_names_those_of_this_stage(work):
    said = work("tick ACME-1 no_such").err
    assert "own_words" in said
    assert "Trace the problem to its cause" in said
    assert "comparison_shown" not in said, "that one is of the next stage"
    work.ok("tick ACME-1 comparison_shown")


def test_ticking_and_taking_it_off(work):
    assert work.ok("tick ACME-1 root_cause").startswith("ACME-1: done: “Trace the problem to its cause")
    version = work.data("show ACME-1")["version"]
    work.ok("tick ACME-1 root_cause")
    assert work.data("show ACME-1")["version"] == version, "ticked already"
    assert work.ok("tick ACME-1 root_cause --off").startswith("ACME-1: no longer done: “Trace")
    assert work.data("show ACME-1")["items"] == ["own_words"]
