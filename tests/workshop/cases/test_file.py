"""A file of cases: layers of facts, and everything that is wrong with it, at its place."""

from case_book import faults, outcomes

from words.say import speak


def facts_of_amounts(text):
    return [outcome.case.given.amount for outcome in outcomes(text)]


def test_given_is_laid_over_the_facts_it_is_like_and_null_takes_away():
    (first, second, third) = outcomes("""
facts:
  rich: {amount: 1 CNY, contacts: [decider], answers: {needs_known: yes, will_buy: no}}
  poor: {amount: 2 CNY}
cases:
- {case: one, stage: understand, like: rich, given: {answers: {needs_known: unsure}}, gate: closed}
- {case: two, stage: understand, like: [rich, poor], given: {contacts: null}, gate: closed}
- {case: three, stage: understand, gate: closed}
""")
    assert first.case.given.answers["needs_known"].answer == "unsure"
    assert first.case.given.answers["will_buy"].answer == "no"
    assert (second.case.given.amount.minor, second.case.given.contacts) == (200, None)
    assert third.case.given.amount is None


def test_a_case_is_named_in_one_language_or_in_both():
    plain, both = outcomes("""
cases:
- {case: 一样, stage: understand, gate: closed}
- {case: {zh: 中, en: Middle}, stage: understand, gate: closed}
""")
    assert (plain.case.name.zh, plain.case.name.en) == ("一样", "一样")
    assert (both.case.name.zh, both.case.name.en) == ("中", "Middle")
    assert (plain.case.line, both.case.line) == (3, 4)


WRONG = """\
facts:
  ready: {amont: 1 CNY}
cases:
- case: a
  stage: understnd
  like: redy
  given:
    amount: lots
    close: soon
    behaviour: projekt
    class: D
    contacts: [champion yesterday, bos]
    answers: {needs_knwon: yes, will_buy: perhaps}
    worksheets:
      client_profle: {complete: 1}
      qualification: {reslt: qualified, result: good, complete: 120, score: many}
      business_case: {npv: 5}
    items: [own_word]
    visits: [twosided]
    rates: {XXX: 1}
  gate: open
"""


def test_everything_wrong_is_said_at_once_with_its_place_and_what_was_meant():
    assert faults(WRONG) == [
        "2:11 facts.ready.amont: unknown key; did you mean amount?",
        "5:3 cases[0].stage: no stage understnd; did you mean understand?",
        "6:3 cases[0].like: no set of facts redy; did you mean ready?",
        "8:5 cases[0].given.amount: “lots” is no amount: write it as 480000 CNY",
        "9:5 cases[0].given.close: “soon” is no day: write today, 3d ago, in 30d or 2026-11-01",
        "10:5 cases[0].given.behaviour: no behaviour projekt; did you mean project?",
        "11:5 cases[0].given.class: no such value: D; choose from A, B, C",
        "12:16 cases[0].given.contacts[0]: “champion yesterday” is nobody: "
        "write champion, decider since 200d ago or champion left 3d ago",
        "12:36 cases[0].given.contacts[1]: no such value: bos; choose from economic_buyer, decider, "
        "influencer, user, buyer, blocker, champion",
        "13:15 cases[0].given.answers.needs_knwon: no decision point needs_knwon; did you mean needs_known?",
        "13:33 cases[0].given.answers.will_buy: no such value: perhaps; choose from yes, unsure, no",
        "15:7 cases[0].given.worksheets.client_profle: no worksheet client_profle; "
        "did you mean client_profile?",
        "16:23 cases[0].given.worksheets.qualification.reslt: "
        "no field of this worksheet: reslt; did you mean result?",
        "16:41 cases[0].given.worksheets.qualification.result: no such value: good; "
        "choose from qualified, nurture, disqualified",
        "16:55 cases[0].given.worksheets.qualification.complete: “120” is no whole number from 0 to 100",
        "16:70 cases[0].given.worksheets.qualification.score: “many” is no number",
        "17:23 cases[0].given.worksheets.business_case.npv: “5” is no amount: write it as 480000 CNY",
        "18:13 cases[0].given.items[0]: no checklist item own_word; did you mean own_words?",
        "19:14 cases[0].given.visits[0]: no such value: twosided; did you mean two_sided?",
        "20:13 cases[0].given.rates.XXX: “XXX” isn't a currency code; write three capitals, such as CNY",
        "21:3 cases[0].gate: no such value: open; choose from passed, closed",
    ]


def test_a_case_expects_something_and_nothing_that_contradicts_itself():
    assert faults("""\
cases:
- {case: a, stage: understand}
- {case: a, stage: understand, gate: passed, open: [decision:needs_known]}
- {case: b, stage: understand, met: [decision:needs_known], unmet: [decision:needs_known]}
- {case: c, stage: done, gate: closed}
- {case: d, stage: understand, gate: closed, leads_to: expand}
- {case: e, stage: understand, move: advance}
- {case: f, stage: understand, move: back to undrstand, leads_to: explor}
- {case: g, stage: understand, move: stop no_decison, refused: maybe}
- {case: h, stage: understand, move: fly, refused: true, open: [decision:will_buy]}
""") == [
        "2:3 cases[0]: nothing is expected: it needs gate, open, met, move or the like",
        "3:4 cases[1].case: another case in this file has this name",
        "3:32 cases[1].gate: the gate is to be passed, and yet a requirement is to stay open",
        "4:69 cases[2].unmet[0]: decision:needs_known can't stand in two ways at once",
        "5:13 cases[3].stage: behind the last stage there is no gate",
        "6:46 cases[4].leads_to: means nothing without a move",
        "7:32 cases[5].move: say where the move leads to, or refused: true, one of them",
        "8:32 cases[6].move: no stage undrstand; did you mean understand?",
        "8:57 cases[6].leads_to: no stage explor; choose from understand, expand, done, stopped",
        "9:32 cases[7].move: no class of stop no_decison; did you mean no_decision?",
        "9:55 cases[7].refused: write true, or leave it out",
        "10:32 cases[8].move: “fly” is no move: write advance, back to STAGE, stop CLASS or reopen",
        "10:65 cases[8].open[0]: no requirement here: decision:will_buy; choose from decision:needs_known, "
        "worksheet:client_profile, contact:economic_buyer",
    ]


def test_it_is_said_in_chinese_too():
    speak("zh")
    try:
        assert faults("cases:\n- {case: a, stage: understnd, given: {close: 明年}, gate: closed}\n") == [
            "2:13 cases[0].stage: 阶段不能是 understnd；是不是 understand？",
            "2:39 cases[0].given.close: 看不懂日期“明年”；可以写 today、3d ago、in 30d 或 2026-11-01",
        ]
    finally:
        speak("en")


def test_a_file_without_cases_and_one_that_is_no_yaml():
    assert faults("facts: {}\n") == ["1:1 cases: cases is missing"]
    assert faults("cases: []\n") == ["1:1 cases: needs at least one entry"]
    assert faults("- a\n") == ["1:1 : write this as “key: value” lines"]
    assert faults("") == ["1:1 : nothing in this file"]
