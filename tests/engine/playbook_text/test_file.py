"""Every fault a playbook can have: YAML in, `line:column key  sentence` out."""

import re
import time
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.file_content import LARGEST
from engine.playbook_text.file import digest, load_playbook
from stages.worksheets import WORKSHEETS
from words.say import say, speak

GOOD = """\
playbook: small
version: 1
title: {zh: 小打法, en: Small}
stages:
  - id: find
    status: open
    title: {zh: 找, en: Find}
    focus: {zh: 找, en: find}
    question: {zh: 谁, en: who}
    outcome: {zh: 找到, en: found}
    objectives:
      client: {zh: 客户, en: client}
      own_team: {zh: 自己, en: ours}
      competitors: {zh: 对手, en: theirs}
    limits: {warn: 20d, critical: 5w, quiet: 10d}
    worksheets: [client_profile]
    gate:
      - decision: needs_known
        title: {zh: 懂, en: known}
        ask: {zh: 懂吗, en: do they}
        valid_for: 2w
      - worksheet: client_profile
        at_least: 70%
      - item: listed
      - condition: {field: deal.amount, op: ">=", value: 5000, currency: CNY}
        title: {zh: 够大, en: big}
      - contact: champion
        title: {zh: 内线, en: ally}
      - visit: two_sided
        within: 30d
        title: {zh: 见面, en: met}
    checklist:
      - {id: listed, title: {zh: 列出, en: list}}
    stuck: {zh: 去问, en: ask}
  - id: sell
    status: won
    title: {zh: 卖, en: Sell}
    focus: {zh: 卖, en: sell}
    question: {zh: 买吗, en: buy}
    outcome: {zh: 卖了, en: sold}
    objectives:
      client: {zh: 客户, en: client}
      own_team: {zh: 自己, en: ours}
      competitors: {zh: 对手, en: theirs}
    limits: {warn: 20d, critical: 30d, quiet: 10d}
    gate:
      - decision: will_buy
        title: {zh: 买, en: buy}
        ask: {zh: 买吗, en: shall we}
    stuck: {zh: 去问, en: ask}
"""


@pytest.fixture(autouse=True)
def _english():
    speak("en")


def faults(tmp_path, text):
    """What lint says of a text, file name left out."""
    file = tmp_path / "our.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded = load_playbook(str(file), WORKSHEETS)
    assert (loaded.parsed is None) == bool(loaded.faults)
    assert {fault.file for fault in loaded.faults} <= {str(file)}
    return [f"{f.line}:{f.column} {f.key}  {say(f.what)}" for f in loaded.faults]


def changed(old, new):
    assert GOOD.count(old) >= 1
    return GOOD.replace(old, new, 1)


def test_a_good_playbook_has_none(tmp_path):
    assert faults(tmp_path, GOOD) == []


def test_limits_the_playbook_insists_on(tmp_path):
    """Said in words, or as YAML's own; the default means what it meant before it could be said."""

    def learn(said):
        (tmp_path / "our.yaml").write_text(
            GOOD.replace("critical: 5w, ", f"critical: 5w, {said}", 1), encoding="utf-8"
        )
        loaded = load_playbook(str(tmp_path / "our.yaml"), WORKSHEETS)
        return loaded.parsed and loaded.parsed["stages"][0]["limits"].get("learn")

    assert [learn(said) for said in ("learn: no, ", "learn: false, ")] == [False, False]
    assert [learn(said) for said in ("", "learn: yes, ", "learn: true, ")] == [None, None, None]
    maybe = GOOD.replace("critical: 5w, ", "critical: 5w, learn: maybe, ", 1)
    (fault,) = faults(tmp_path, maybe)
    assert "stages.find.limits.learn" in fault


def test_what_is_left_out_is_filled_in(tmp_path):
    (tmp_path / "our.yaml").write_text(GOOD, encoding="utf-8")
    parsed = load_playbook(str(tmp_path / "our.yaml"), WORKSHEETS).parsed
    find = parsed["stages"][0]
    assert find["label"] == {"zh": "找", "en": "Find"}
    assert find["limits"] == {"warn": 20, "critical": 25, "quiet": 10}
    assert [r["id"] for r in find["gate"]] == [
        "decision:needs_known",
        "worksheet:client_profile",
        "item:listed",
        "condition:deal.amount",
        "contact:champion",
        "visit:two_sided",
    ]
    assert [r["title"]["en"] for r in find["gate"]] == [
        "known",
        "Client profile",
        "list",
        "big",
        "ally",
        "met",
    ]
    assert find["gate"][0]["valid_for"] == 14
    assert find["gate"][1]["at_least"] == 70
    assert {r["waivable"] for r in find["gate"]} == {True}
    assert parsed["waits"] == 2
    assert list(parsed["stop_classes"]) == [
        "lost_to_competitor",
        "no_decision",
        "disqualified",
        "cancelled",
        "duplicate",
    ]


def test_own_stop_classes_stand_beside_the_five(tmp_path):
    file = tmp_path / "our.yaml"
    file.write_text(GOOD + "stop_classes:\n  moved: {zh: 搬走, en: moved}\n", encoding="utf-8")
    assert len(load_playbook(str(file), WORKSHEETS).parsed["stop_classes"]) == 6


KEYS = [
    ("version: 1", "version: 0", "2:1 version  must be 1 or more"),
    ("version: 1", "version: one", "2:1 version  a whole number belongs here"),
    ("version: 1\n", "", "1:1 version  version is missing"),
    ("playbook: small", "playbook: Small Deals", "1:1 playbook  “Small Deals” can't be an id"),
    ("version: 1", "version: 1\nextends: base", "3:1 extends  no playbook base to extend"),
    ("version: 1", "version: 1\nwaits: -1", "3:1 waits  must be 0 or more"),
    (
        "version: 1",
        "version: 1\ncolour: red",
        "3:1 colour  unknown key; the keys here are playbook, version, extends",
    ),
    ("limits:", "limts:", "15:5 stages.find.limts  unknown key; did you mean limits?"),
    ("quiet: 10d", "quite: 10d", "15:39 stages.find.limits.quite  unknown key; did you mean quiet?"),
    ("item: listed", "itme: listed", "24:9 stages.find.gate[2].itme  unknown key; did you mean item?"),
    (
        "at_least:",
        "atleast:",
        "23:9 stages.find.gate.worksheet:client_profile.atleast  unknown key; did you mean at_least?",
    ),
    ("status: open", "status: opne", "6:5 stages.find.status  no such value: opne; did you mean open?"),
    ("20d", "20", "15:14 stages.find.limits.warn  “20” isn't a duration; write days or weeks"),
    (
        "critical: 5w",
        "critical: 10d",
        "15:25 stages.find.limits.critical  10 working days is below warn (20)",
    ),
    ("70%", "0.7", "23:9 stages.find.gate.worksheet:client_profile.at_least  “0.7” isn't a percentage"),
    ("70%", "170%", "23:9 stages.find.gate.worksheet:client_profile.at_least  “170%” isn't a percentage"),
    ("within: 30d", "waivable: maybe", "30:9 stages.find.gate.visit:two_sided.waivable  write true or false"),
    ("[client_profile]", "client_profile", "16:5 stages.find.worksheets  a list belongs here"),
    ("stuck: {zh: 去问, en: ask}", "stuck: ask", "34:5 stages.find.stuck  write it in both languages"),
    ("{zh: 谁, en: who}", "{zh: 谁}", "9:5 stages.find.question  no English text"),
    ("{zh: 谁, en: who}", "{zh: '', en: who}", "9:5 stages.find.question  no Chinese text"),
    ("{zh: 谁, en: who}", "{zh: , en: who}", "9:5 stages.find.question  no Chinese text"),
    ("{zh: 谁, en: who}", "{zh: 谁, en: 7}", "9:23 stages.find.question.en  a text belongs here"),
    ("{zh: 小打法, en: Small}", "{zh: 小打法, en: '  '}", "3:1 title  no English text"),
    (
        "currency: CNY",
        "currency: yuan",
        "25:64 stages.find.gate.condition:deal.amount.condition.currency  “yuan” isn't a currency",
    ),
    (
        "item: listed",
        "item: listed\n        visit: user",
        "24:9 stages.find.gate.item:listed  a requirement is exactly",
    ),
    ("contact: champion", "contact: champian", "no such value: champian; did you mean champion?"),
    ("visit: two_sided", "visit: two-sided", "no such value: two-sided; did you mean two_sided?"),
]


@pytest.mark.parametrize(("old", "new", "fault"), KEYS)
def test_a_wrong_key_or_value(tmp_path, old, new, fault):
    (found,) = [f for f in faults(tmp_path, changed(old, new)) if "is missing" not in f or "missing" in fault]
    assert fault in found


def test_an_empty_gate_and_no_stages(tmp_path):
    assert faults(tmp_path, "playbook: a\nversion: 1\ntitle: {zh: 好, en: a}\nstages: []\n") == [
        "4:1 stages  needs at least one entry"
    ]


def test_a_key_that_is_missing_is_named_where_it_should_stand(tmp_path):
    assert faults(tmp_path, changed("    outcome: {zh: 卖了, en: sold}\n", "")) == [
        "35:5 stages.sell.outcome  outcome is missing"
    ]


CROSS = [
    ("id: sell", "id: find", "35:5 stages.find.id  there is a stage find above already"),
    ("id: sell", "id: done", "35:5 stages.done.id  done is taken by the program"),
    ("worksheets: [client_profile]", "worksheets: [client_profil]",
     "16:18 stages.find.worksheets[0]  no worksheet client_profil; did you mean client_profile?"),
    ("- worksheet: client_profile", "- worksheet: canvas",
     "22:9 stages.find.gate.worksheet:canvas.worksheet  no worksheet canvas; "
     "choose from client_profile, qualification, "),
    ("item: listed", "item: lsted",
     "24:9 stages.find.gate.item:lsted.item  no item on this stage's checklist: lsted; did you mean listed?"),
    ("decision: will_buy", "decision: needs_known",
     "47:9 stages.sell.gate.decision:needs_known.decision  needs_known is asked at the gate of find already"),
    ("    stuck: {zh: 去问, en: ask}\n  - id: sell",
     "      - {id: listed, title: {zh: 又, en: again}}\n    stuck: {zh: 去问, en: ask}\n  - id: sell",
     "34:10 stages.find.checklist[1].id  the checklist of find has listed already"),
    ("- item: listed", "- {visit: two_sided, title: {zh: 再见, en: again}}",
     "29:9 stages.find.gate[5]  this gate has visit:two_sided already; give one of them an id"),
    ("condition: {field: deal.amount, op: \">=\", value: 5000, currency: CNY}",
     "condition: {not: {field: deal.behaviour, op: known}}",
     "25:9 stages.find.gate[3]  a condition of several parts needs a name: add an id"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fault"), CROSS)
def test_names_and_doubles(tmp_path, old, new, fault):
    (found,) = faults(tmp_path, changed(old, new))
    assert found.startswith(fault)


def test_a_point_asked_twice_at_one_gate_is_one_fault(tmp_path):
    again = "      - {decision: will_buy, title: {zh: 买, en: buy}, ask: {zh: 买吗, en: well}}\n"
    text = changed("en: shall we}\n", "en: shall we}\n" + again)
    assert faults(tmp_path, text) == [
        "50:10 stages.sell.gate[1].decision  will_buy is asked at the gate of sell already; "
        "a decision point stands at one gate"
    ]


def test_a_stage_behind_a_won_one_is_out_of_reach_when_open(tmp_path):
    turned = GOOD.replace("status: open", "status: lost").replace("status: won", "status: open")
    assert faults(tmp_path, turned.replace("status: lost", "status: won")) == [
        "36:5 stages.sell.status  out of reach as an open stage: find, above, is won already"
    ]


FIELD = '{field: deal.amount, op: ">=", value: 5000, currency: CNY}'
AT = "stages.find.gate.ID.condition"
"""ID: `x` where the requirement has that id, else after the field."""
CONDITIONS = [
    ('{field: deal.amont, op: "=="}', f"{AT}.field  no field deal.amont; did you mean deal.amount?"),
    ('{field: weather, op: "=="}', f"{AT}.field  no field weather"),
    (
        "{field: answers.need_known, op: known}",
        "no field answers.need_known; did you mean answers.needs_known?",
    ),
    ('{field: deal.amount, op: "=", value: 1, currency: CNY}', f"{AT}.op  no such value: =; choose from =="),
    ('{field: deal.amount, op: ">=", value: 5}', f"{AT}  deal.amount is money: say in which currency"),
    (
        '{field: deal.amount, op: ">=", value: 5k, currency: CNY}',
        f"{AT}.value  deal.amount is compared to a num",
    ),
    (
        "{field: deal.amount, op: in, value: [5], currency: CNY}",
        f"{AT}.op  deal.amount can't be compared by in",
    ),
    (
        '{field: deal.stage, op: "==", value: find, currency: CNY}',
        f"{AT}.currency  no amount is compared here",
    ),
    ('{field: deal.stage, op: "==", value: fnd}', f"{AT}.value  no such value: fnd; did you mean find?"),
    ("{field: deal.behaviour, op: in, value: project}", f"{AT}.value  the value after in must be a list"),
    (
        "{field: deal.behaviour, op: in, value: [project, proft]}",
        f"{AT}.value[1]  no such value: proft; did you",
    ),
    ("{field: deal.behaviour, op: known, value: project}", f"{AT}.value  known compares with nothing"),
    ('{field: deal.behaviour, op: "<", value: project}', f"{AT}.op  deal.behaviour can't be compared by <"),
    ('{field: deal.owner, op: "==", value: 7}', f"{AT}.value  deal.owner is compared to a text"),
    ('{field: contacts.user, op: "==", value: true}', f"{AT}.value  contacts.user is compared to a number"),
    ('{field: deal.owner, op: "=="}', f"{AT}.value  value is missing"),
    (
        '{field: answers.will_buy, op: "==", value: true}',
        f"{AT}.value  answers.will_buy is compared to a text",
    ),
    (
        '{field: answers.will_buy, op: "==", value: maybe}',
        "no such value: maybe; choose from yes, unsure, no",
    ),
    ('{field: deal.close_date, op: "<", value: soon}', f"{AT}.value  deal.close_date is compared to a day"),
    ("{field: contacts.champion, op: known}", f"{AT}.op  contacts.champion counts from zero"),
    (
        '{field: worksheets.buying_behaviour.help_needed, op: ">", value: high}',
        "help_needed is compared to a num",
    ),
    ("{field: deal.owner, op: [a, b]}", f"{AT}.op  a text belongs here"),
    ("{id: x, all: []}", f"{AT}.all  needs at least one entry"),
    ("{id: x, any: [{field: deal.owne, op: known}]}", f"{AT}.any[0].field  no field deal.owne; did you mean"),
    ("{id: x, not: {field: deal.owner}}", f"{AT}.not.op  op is missing"),
    ("{id: x, feild: deal.owner, op: known}", f"{AT}.feild  unknown key; did you mean field?"),
    ("{id: x, field: deal.owner, op: known, not: {}}", f"{AT}  a condition is exactly one of"),
    ("{id: x, expression: deal.owne}", f"{AT}.expression  no field deal.owne; did you mean deal.owner?"),
    ("{id: x, expression: 'deal.amount >'}", f"{AT}.expression  this expression can't be read"),
    ("{id: x, expression: 'deal.title.upper()'}", f"{AT}.expression  call can't be used here"),
    ("{id: x, expression: 'deal.owner + 1'}", f"{AT}.expression  deal.owner can't be calculated with"),
]


@pytest.mark.parametrize(("condition", "fault"), CONDITIONS)
def test_a_bad_condition(tmp_path, condition, fault):
    named = "id: x\n        condition: " if "{id: x, " in condition else "condition: "
    text = changed(f"condition: {FIELD}", named + condition.replace("{id: x, ", "{"))
    (found,) = faults(tmp_path, text)
    line = 26 if "\n" in named else 25
    field = re.search(r"field: ([\w.]+)", condition)
    id = "x" if line == 26 or field is None else f"condition:{field[1]}"
    assert found.startswith(f"{line}:")
    assert fault.replace("ID", id) in found


def test_a_guard_is_checked_like_a_condition(tmp_path):
    text = changed("- item: listed", "- item: listed\n        when: {field: deal.titel, op: known}")
    (found,) = faults(tmp_path, text)
    assert (
        found
        == "25:16 stages.find.gate.item:listed.when.field  no field deal.titel; did you mean deal.title?"
    )


SYNTAX = [
    ("", "1:1   nothing in this file"),
    ("# only a comment\n", "1:1   nothing in this file"),
    ("- a\n- b\n", "1:1   write this as “key: value” lines"),
    ("just words", "1:1   write this as “key: value” lines"),
    ("a:\n\t- b\n", "2:1   indented with a tab; use spaces"),
    ("a: b: c\n", "1:5   one colon too many"),
    ("a: @x\n", "1:4   a text can't begin with this character"),
    ("a: 'x\n", "2:1   a quotation mark is left open"),
    ("a: [1, 2\nb: 3\n", "2:2   a bracket is left open"),
    ("a:\n    b: 1\n  c: 2\n", "3:3   the indentation does not match"),
    ("a: *nowhere\n", "1:4   refers to an anchor that is not defined"),
    ("a: 1\n---\nb: 2\n", "2:1   one playbook a file"),
    ("a: x\x07y\n", "1:5   an invisible character (U+0007)"),
    ("a: " + "[" * 40 + "]" * 40, "nested more than 30 levels deep"),
    ("a: " + "[" * 5000, "nested more than 30 levels deep"),
    ("a: &a [*a]\n", "nested more than 30 levels deep"),
]


@pytest.mark.parametrize(("text", "fault"), SYNTAX)
def test_what_is_no_playbook_at_all(tmp_path, text, fault):
    (found,) = faults(tmp_path, text)
    assert fault in found


@pytest.mark.parametrize(
    "text",
    [
        "k: v\n" * 60_000,  # doubled keys unfold to nothing, and are counted all the same
        "a: &a x\nb: [" + "*a," * 60_000 + "]",
        "\n".join(f"- &a{n} x" for n in range(60_000)),
    ],
    ids=["keys", "aliases", "anchors"],
)
def test_it_stops_reading_where_there_is_too_much(tmp_path, text):
    (found,) = faults(tmp_path, text)
    assert "unfolds to more than 50000 entries" in found


def test_an_anchor_may_be_set_again(tmp_path, recwarn):
    """Without a word: the reader's own library would print one."""
    assert faults(tmp_path, f"a: &x 1\nb: &x 2\n{GOOD}") != []
    assert not recwarn.list


@pytest.mark.parametrize("nest", ["[", "{", "- ", "? "])
def test_it_stops_reading_where_it_is_too_deep(tmp_path, nest):
    """At the place, and before a scanner has looked through the rest for every level."""
    (found,) = faults(tmp_path, nest * 300_000)
    assert found.startswith("1:")
    assert "nested more than 30 levels deep" in found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("en: buy}", 'en: "\\ud800"}', "an invisible character (U+D800); delete it"),
        ("en: buy}", 'en: "a\\0b"}', "an invisible character (U+0000); delete it"),
        ("en: buy}", f"en: {'buy ' * 9000}}}", "a text of more than 20000 characters"),
        ("version: 1\n", f"version: 1\n? {'k' * 1001}\n: 2\n", "a text of more than 1000 characters"),
    ],
)
def test_a_text_nobody_could_store(tmp_path, old, new, fault):
    assert fault in faults(tmp_path, changed(old, new))[0]


def test_both_halves_of_a_pair_of_escapes_are_one_character(tmp_path):
    """As JSON writes what lies beyond U+FFFF."""
    (tmp_path / "our.yaml").write_text(changed("en: buy}", 'en: "\\ud83c\\udfed"}'), encoding="utf-8")
    loaded = load_playbook(str(tmp_path / "our.yaml"), WORKSHEETS)
    assert "'en': '🏭'" in str(loaded.parsed)


def test_of_very_many_faults_the_first_are_told_and_that_there_are_more(tmp_path):
    wrong = "condition: {expression: deal.amouny > 3}"
    rows = "".join(f"      - {{id: 'condition:c{n}', {wrong}}}\n" for n in range(900))
    found = faults(tmp_path, f"stages:\n  - gate:\n{rows}")
    assert len(found) == 201
    assert found[-1] == "0:0   there are more; mend these 200 and check again"
    assert "did you mean deal.amount?" in found[1]


@pytest.mark.parametrize("wanted", ["i", "j"])
def test_a_long_checklist_is_looked_through_once(tmp_path, wanted):
    """Four thousand items asked for by as many requirements, there or not: seconds, not minutes."""
    items = "".join(f"      - {{id: i{n}}}\n" for n in range(4000))
    asked = "".join(f"      - {{item: {wanted}{n}}}\n" for n in range(4000))
    began = time.process_time()
    assert len(faults(tmp_path, f"stages:\n  - checklist:\n{items}    gate:\n{asked}")) == 201
    assert time.process_time() - began < 10


def test_aliases_of_aliases_are_not_unfolded(tmp_path):
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    (found,) = faults(tmp_path, "\n".join(rows))
    assert "unfolds to more than 50000 entries" in found


def test_a_doubled_key_a_tag_and_a_list_as_key(tmp_path):
    text = GOOD.replace(
        "version: 1\n", "version: 1\nversion: 2\n? [a]\n: 1\nwaits: !!python/name:os.system 2\n"
    )
    assert [f for f in faults(tmp_path, text) if ":1 " in f] == [
        "3:1 version  version stands on line 2 already",
        "6:1 waits  tags like !python/name:os.system are not supported; leave it out",
        "6:1 waits  a whole number belongs here",
    ]
    assert "4:3   a key must be a single word" in faults(tmp_path, text)


def test_no_is_a_word_and_a_date_is_a_text(tmp_path):
    day = changed(FIELD, '{field: deal.close_date, op: "<", value: 2026-12-31}')
    word = day.replace("{zh: 谁, en: who}", "{zh: 谁, en: no}")
    (tmp_path / "our.yaml").write_text(word, encoding="utf-8")
    stage = load_playbook(str(tmp_path / "our.yaml"), WORKSHEETS).parsed["stages"][0]
    assert stage["question"]["en"] == "no"
    assert stage["gate"][3]["condition"]["value"] == "2026-12-31"


JUNK = [
    "",
    "7",
    "true",
    "[]",
    "{}",
    "[[1]]",
    "{a: {b: []}}",
    "{field: [], op: {}}",
    "[null]",
    ".inf",
    "9" * 5000,
]
LINES = GOOD.splitlines()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(swaps=st.dictionaries(st.integers(0, len(LINES) - 1), st.sampled_from(JUNK), min_size=1, max_size=3))
def test_whatever_stands_in_it_a_playbook_is_refused_or_read_but_never_crashes(tmp_path, swaps):
    """Values swapped for junk, line by line; `faults` checks that it is refused exactly if it has faults."""
    lines = list(LINES)
    for at, junk in swaps.items():
        lines[at] = f"{LINES[at].partition(':')[0]}: {junk}"
    assert all(re.match(r"[1-9]\d*:[1-9]", told) for told in faults(tmp_path, "\n".join(lines)))


def test_files_that_can_not_be_read(tmp_path):
    assert faults(tmp_path, "title: 客户".encode("gb18030")) == [
        "0:0   line 1 is not UTF-8; save the file as UTF-8"
    ]
    assert faults(tmp_path, b"#" * (LARGEST + 1)) == ["0:0   over 1 MB: too big for a playbook"]
    missing = load_playbook(str(tmp_path / "none.yaml"), WORKSHEETS)
    assert [say(f.what) for f in missing.faults] == ["no such file"]
    empty_folder = load_playbook(str(tmp_path / "templates"), WORKSHEETS)
    assert [say(f.what) for f in empty_folder.faults] == ["no such file"]


def test_everything_is_told_at_once_in_the_order_of_the_file(tmp_path):
    text = dedent("""\
        playbook: small
        version: 1
        title: {zh: 小打法}
        stages:
          - id: done
            status: opne
            gate:
              - wrksheet: a
              - decision: b
                title: {zh: 好, en: good}
                ask: {zh: 好吗, en: well}
                when: {field: deal.amont, op: known}
            limits: {warn: 35d, critical: 20d, quiet: 10d}
        """)
    told = [f for f in faults(tmp_path, text) if "is missing" not in f]
    assert [f.split("  ")[0] for f in told] == [
        "3:1 title",
        "5:5 stages.done.id",
        "6:5 stages.done.status",
        "8:9 stages.done.gate[0].wrksheet",
        "12:16 stages.done.gate.decision:b.when.field",
        "13:25 stages.done.limits.critical",
    ]


def test_templates_come_along_and_their_faults_name_the_line(tmp_path):
    (tmp_path / "playbook.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "sheet.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / "templates" / "notes.txt").write_text("{% not one of ours", encoding="utf-8")
    loaded = load_playbook(str(tmp_path), WORKSHEETS)
    assert loaded.parsed["templates"] == {"sheet.md.j2": "# {{ title }}\n"}

    bad = tmp_path / "templates" / "bad.j2"
    bad.write_text("fine\n{% if x %}\n{{ y \n", encoding="utf-8")
    (tmp_path / "templates" / "worse.j2").write_bytes(b"\xff\xfe\xff")
    loaded = load_playbook(str(tmp_path), WORKSHEETS)
    assert [(f.file, f.line) for f in loaded.faults] == [
        (str(bad), 3),
        (str(tmp_path / "templates" / "worse.j2"), 0),
    ]


def test_the_digest_is_of_the_meaning_not_the_layout(tmp_path):
    def of(text):
        (tmp_path / "our.yaml").write_text(text, encoding="utf-8")
        return digest(load_playbook(str(tmp_path / "our.yaml"), WORKSHEETS).parsed)

    assert of(GOOD) == of("# a comment\n" + GOOD.replace("5w", "25d"))
    assert of(GOOD) != of(GOOD.replace("20d", "21d"))


def test_a_cadence_is_told_what_is_wrong_and_where(tmp_path):
    text = GOOD + (
        "cadence:\n"
        "  per_day: 0\n"
        "  A:\n"
        "    sales_rep: {visit: often, calls: 1/month}\n"
        "    salesrep: {visit: 1/month}\n"
        "  D:\n"
        "    sales_rep: when_needed\n"
    )
    line = GOOD.count("\n")
    assert faults(tmp_path, text) == [
        f"{line + 2}:3 cadence.per_day  must be 1 or more",
        f"{line + 4}:17 cadence.A.sales_rep.visit  “often” isn't a rhythm; "
        "write it as 3/month, 2-3/month, 1/1-2 months or 1/year",
        f"{line + 4}:31 cadence.A.sales_rep.calls  unknown key; did you mean call?",
        f"{line + 5}:5 cadence.A.salesrep  no such value: salesrep; did you mean sales_rep?",
        f"{line + 6}:3 cadence.D  unknown key; the keys here are per_day, A, B, C",
    ]
