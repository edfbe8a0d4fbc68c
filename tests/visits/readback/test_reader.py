"""A filled-in sheet, line by line: what people really type."""

import time
from zlib import crc32

import pytest

from stages.worksheets import WORKSHEETS
from visits.readback.reader import deal_of, read_back

HEAD = "<!-- dealgate sheet 5e2a ACME-1 2026-11-20 ACME.1 -->\n"
NAMES = {"ACME.1": "Chen Yu", "ACME.2": "高敏"}


@pytest.fixture
def read(playbook):
    """read("- Answer: [x] yes <!-- answer:needs_known -->"): what was understood, and what was left."""

    def make(*lines):
        reading = read_back(HEAD + "\n".join(lines), playbook, WORKSHEETS, None, NAMES)
        return {e.fills: dict(e.values) for e in reading.entries}, [
            (left.line - 1, left.why.id) for left in reading.left
        ]

    return make


ANSWER = "<!-- answer:needs_known -->"


@pytest.mark.parametrize(
    "row",
    [
        "   - Answer: [x] yes  [ ] unsure  [ ] no   Who said it: ____________",
        "   - Answer: [X]yes [ ]unsure [ ]no Who said it:",
        "- Answer：【√】yes 【 】unsure 【　】no",
        "- 回答：［ｘ］是　［　］不确定　［　］否",
        "- Answer: ☑ yes ☐ unsure ☐ no",
        "- Answer: √ yes  [ ] unsure  [ ] no",
        "- Answer: yes[x] unsure[ ] no[ ]",
        "- Answer: yes",
        "- 回答：是",
        "Answer: [对] yes [] unsure [] no",
        "- [x] yes [ ] unsure [ ] no",
    ],
)
def test_a_tick_is_a_tick(read, row):
    assert read(f"{row} {ANSWER}") == ({"answer:needs_known": {"answer": "yes"}}, [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("- Answer: [x] yes  [x] unsure  [ ] no", "two_ticks"),
        ("- Answer: [?] yes  [ ] unsure  [ ] no", "strange_mark"),
        ("- Answer: [x] maybe", "tick_of_nothing"),
        ("- Answer: perhaps", "no_place"),
    ],
)
def test_a_tick_nobody_can_place_is_left(read, row, why):
    assert read(f"{row} {ANSWER}") == ({}, [(1, f"readback.{why}")])


def test_two_ticks_are_one_fault_and_the_evidence_waits_with_them(playbook):
    answer = f"- Answer: [x] yes [x] unsure [ ] no  Who said it: Chen Yu {ANSWER}"
    reading = read_back(f"{HEAD}{answer}\n- Evidence: the plan {ANSWER}", playbook, WORKSHEETS, None, NAMES)
    assert reading.entries == ()
    (one,) = reading.left
    assert one.why.id == "readback.two_ticks"
    assert "[x] unsure" in one.text
    assert "the plan" in one.text


def test_a_choice_retyped_is_known_by_its_place_and_its_new_word_named(read):
    found, left = read(f"- Answer: [ ] si  [x] forse  [ ] no {ANSWER}")
    assert (found, left) == ({"answer:needs_known": {"answer": "unsure"}}, [(1, "readback.no_place")])


def test_words_beside_a_tick_are_named_and_the_tick_stands(read):
    found, left = read(f"- Answer: [x] yes, if it holds  [ ] unsure  [ ] no {ANSWER}")
    assert found == {"answer:needs_known": {"answer": "yes"}}
    assert left == [(1, "readback.no_place")]


@pytest.mark.parametrize(
    "rows",
    [
        ("- Evidence: they opened the plan ____", "  and the budget  How we know: [x] event held"),
        ("- Evidence: they opened the plan  How we know: [x] event held", "  and the budget"),
        ("- Evidence: they opened", "the plan", "and the budget How we know: [x] event held"),
    ],
)
def test_a_line_an_editor_broke_is_one_line(read, rows):
    *first, last = rows
    said = {"evidence": "they opened the plan and the budget", "kind": "event_held"}
    assert read(*first, f"{last} {ANSWER}") == ({"answer:needs_known": said}, [])


def test_chinese_lines_are_joined_without_a_blank(read):
    found, _ = read(f"- 依据：他们拿出了计划，{ANSWER}", "  交期决定一切")
    assert found["answer:needs_known"]["evidence"] == "他们拿出了计划，交期决定一切"


def test_what_is_typed_right_up_to_the_next_label(read):
    found, left = read("- 日期：11月27日对方是谁：高敏 <!-- step:next -->")
    assert (found, left) == ({"step:next": {"on": "11月27日", "with": "高敏"}}, [])


@pytest.mark.parametrize(
    "anchor",
    ["<!-- visit:summary -->", "<!—visit:summary—>", "＜！-- visit：summary --＞", "<!-- visit:summary", ""],
)
def test_an_anchor_retyped_or_lost(read, anchor):
    assert read(f"- What happened: saw the store {anchor}")[0] == {
        "visit:summary": {"summary": "saw the store"}
    }


def test_two_lines_run_into_one(read):
    found, left = read(
        "- What happened: saw it <!-- visit:summary --> - Insight: shutdowns decide <!-- visit:insight -->"
    )
    assert left == []
    assert found == {"visit:summary": {"summary": "saw it"}, "visit:insight": {"insight": "shutdowns decide"}}


def test_text_right_below_what_happened(read):
    found, left = read(
        "- What happened: ____ <!-- visit:summary -->", "They walked the line.", "Twice.", "", "Fair"
    )
    assert (found, left) == (
        {"visit:summary": {"summary": "They walked the line. Twice."}},
        [(5, "readback.stray")],
    )


@pytest.mark.parametrize("between", [(), ("",), ("<!-- line 3: why -->",), ("", "## Open")])
@pytest.mark.parametrize("note", ["call Wang about the fair", "- call Wang"])
def test_what_is_noted_below_a_row_is_not_the_clients_word(read, between, note):
    found, left = read(f"- Evidence: they opened the plan {ANSWER}", *between, note)
    assert found == {"answer:needs_known": {"evidence": "they opened the plan"}}
    assert left[-1] == (2 + len(between), "readback.stray")


@pytest.mark.parametrize("field", ["title", "owner", "close_date", "any"])
def test_an_anchor_no_sheet_prints_sets_nothing(read, field):
    assert read(f"- Note: mine now <!-- set:{field} -->") == ({}, [(1, "readback.unknown_anchor")])


def test_an_impossible_day_in_the_first_line_is_named(playbook):
    text = HEAD.replace("2026-11-20", "2026-13-45")
    reading = read_back(f"{text}- Insight: x <!-- visit:insight -->", playbook, WORKSHEETS, None, NAMES)
    assert (reading.id, reading.on, len(reading.entries)) == ("5e2a", None, 1)
    assert [(note.id, note.params["day"]) for note in reading.notes] == [("readback.head_day", "2026-13-45")]


N = 200_000


@pytest.mark.parametrize(
    "text",
    [
        "<!" + "-" * N,
        "x" + "-" * (N // 2) + "a" * (N // 2),
        "word\n" * 10_000,
        "x" + " " * N,
        "- x" + "\t" * N,
        "<!--" * (N // 4),
        "- *a " * (N // 5),
        "- word\n" * 5_000,
    ],
)
def test_no_file_takes_long(playbook, text):
    began = time.process_time()
    read_back(f"{HEAD}- What happened: <!-- visit:summary -->\n{text}", playbook, WORKSHEETS, None, NAMES)
    assert time.process_time() - began < 4


def test_a_question_without_its_anchors_is_known_by_its_words(read):
    found, left = read(
        "2. **“Does this supplier know what we need?”** — *now: not answered yet*",
        "   - Answer: [ ] yes [x] unsure [ ] no  Who said it: Chen Yu",
        "   - Evidence: the owner changed",
    )
    said = {"answer": "unsure", "who": "Chen Yu", "evidence": "the owner changed"}
    assert (found, left) == ({"answer:needs_known": said}, [])


ASKED = "What troubles you most right now, and when did it start?"
ANCHOR = f"said:{crc32(ASKED.encode()):08x}"


@pytest.mark.parametrize(
    "lines",
    [
        (f"- {ASKED} stops in line 3 <!-- {ANCHOR} -->",),
        (f"- {ASKED} ____stops in line 3____ <!-- {ANCHOR} -->",),
        ("- 现在最让您头疼的是哪一件事？从什么时候开始的？ stops in line 3",),
        ("- What troubles you most right now and when did it start  stops in line 3",),
        (f"- {ASKED} ____ <!-- {ANCHOR} -->", "  stops in line 3"),
        (f"- {ASKED} — *now: unknown* stops in", f"  line 3 ________ <!-- {ANCHOR} -->"),
    ],
)
def test_a_question_is_answered_on_its_line(read, lines):
    assert read(*lines) == ({ANCHOR: {"said": "stops in line 3"}}, [])


def test_a_question_without_an_answer_says_nothing(read):
    assert read(f"- {ASKED} ________ <!-- {ANCHOR} -->", f"- {ASKED}") == ({}, [])


def test_a_question_typed_over_is_all_answer(read):
    assert read(f"- stops in line 3 <!-- {ANCHOR} -->")[0] == {ANCHOR: {"said": "stops in line 3"}}


@pytest.mark.parametrize("sign", ["- ", "1. ", "* "])
def test_a_broken_line_that_looks_like_a_list_is_not_lost(read, playbook, sign):
    """What was written reads as a list item once an editor breaks the line before it."""
    text = f"{HEAD}- Evidence: they want\n     {sign}the plan, and {ANSWER}\n     {sign}the price\n"
    reading = read_back(text, playbook, WORKSHEETS, None, NAMES)
    told = " ".join([*(e.text for e in reading.entries), *(one.text for one in reading.left)])
    for words in ("they want", "the plan, and", "the price"):
        assert words in told


def test_an_answer_nobody_can_place_is_left(read):
    found, left = read("- Answer: [x] yes  Who said it: Chen Yu")
    assert (found, left) == ({}, [(1, "readback.stray")])


def test_a_box_copied_and_filled_in_again(playbook):
    rows = [f"- Product seen: {goods} <!-- goods:seen -->\n" for goods in ("a scanner", "a printer")]
    reading = read_back("".join(rows), playbook, WORKSHEETS, None, NAMES)
    assert [entry.said("goods") for entry in reading.entries] == ["a scanner", "a printer"]
    assert reading.left == ()


def test_said_twice_and_differently(read):
    found, left = read(
        "- What happened: this <!-- visit:summary -->", "- What happened: that <!-- visit:summary -->"
    )
    assert (found, left) == ({"visit:summary": {"summary": "this"}}, [(2, "readback.twice")])


def test_a_tick_on_a_question_alone_says_nothing(read):
    question = "1. [x] **“Does this supplier know what we need?”**"
    assert read(question) == ({}, [(1, "readback.tick_on_question")])
    assert read(question, f"   - Answer: [x] yes {ANSWER}") == ({"answer:needs_known": {"answer": "yes"}}, [])


def test_a_ticked_line(read):
    title = "Say the need back in the client's own words until they agree"
    anchor = "<!-- tick:own_words -->"
    assert read(f"- [√] {title} — *only our reading* {anchor}") == ({"tick:own_words": {"done": "x"}}, [])
    assert read(f"- [ ] {title} ✓ {anchor}") == ({"tick:own_words": {"done": "x"}}, [])
    assert read(f"- [ ] {title} {anchor}") == ({}, [])
    found, left = read(f"- [x] {title}, Chen nodded {anchor}")
    assert (found, left) == ({"tick:own_words": {"done": "x"}}, [(1, "readback.beside_tick")])


def test_an_anchor_nobody_knows(read):
    assert read("- Note: three shifts <!-- fill:client_profile.horoscope -->") == (
        {},
        [(1, "readback.unknown_anchor")],
    )


def test_signs_of_interest_are_several(read):
    found, _ = read(
        "- 感兴趣的表现：[x] 听得很认真 [√] 细问价格和条件 [ ] 嫌贵或嫌太普通 <!-- visit:interest -->"
    )
    assert set(found["visit:interest"]["interest"]) == {"listened", "asked_terms"}


def test_a_field_of_choices_and_a_row(read):
    found, left = read(
        "- Person: Chen Yu  Stance: [x] supports us [ ] neutral [ ] against us [ ] unknown"
        "  Influence (0-5)： ４ <!-- fill:stakeholders.people -->"
    )
    assert left == []
    assert found == {
        "fill:stakeholders.people": {"person": "Chen Yu", "stance": "supports", "influence": "４"}
    }


def test_a_client_named_like_a_box_stays_a_name(read):
    found, left = read("- [ ] We promised: \\[x\\] \\<b>{{7*7}}\\</b> <!-- promise:us.00000000 -->")
    assert found == {}
    assert left == [(1, "readback.beside_tick")], "a line that was changed, or never printed"


def test_the_deal_by_head_or_title():
    assert deal_of(HEAD) == "ACME-1"
    assert deal_of("# 拜访准备：HNJG-12 三号线 · 华南") == "HNJG-12"
    assert deal_of("# Visit: Line 3") is None


def test_a_lost_head_makes_an_id_of_the_text(playbook):
    one, other = (
        read_back(t, playbook, WORKSHEETS, None, {}).id for t in ("# Visit: A-1\n", "# Visit: A-1 \r\n")
    )
    assert one == other
    assert one.startswith("text-")


LONG = " " * 7_900


@pytest.mark.parametrize(
    "line",
    [
        f"√{LONG}x",
        f"- [ ] a √{LONG}x",
        f"- Answer: [x] yes{LONG}x {ANSWER}",
        f"a{LONG}b",
        "[x] yes " * 900,
        "\ufdfa" * 2_600,  # one sign that is eighteen letters
        "— *" * 1_900,
        "<!-- a:b --><!-- c:d -->" * 300,
        f"- Next step: x Day: {', ' * 3_900}10:00 <!-- step:next -->",
    ],
)
def test_the_longest_lines_there_can_be_are_read_in_a_moment(read, line):
    """Searching from every blank again would take minutes."""
    began = time.process_time()
    read(*[line] * 8)
    assert time.process_time() - began < 4


def test_a_tick_behind_a_line_may_have_blanks_and_its_anchor_behind_it(read):
    title = "Say the need back in the client's own words until they agree"
    for behind in ("✓", "✓   ", f"✓ {ANSWER.replace('answer:needs_known', 'tick:own_words')}"):
        anchor = "" if "tick" in behind else " <!-- tick:own_words -->"
        assert read(f"- [ ] {title} {behind}{anchor}")[0] == {"tick:own_words": {"done": "x"}}
