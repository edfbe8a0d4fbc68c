"""Any text stays the text it is, whatever Markdown would make of it; judged by an independent parser."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from visits.markdown import escape_markdown
from words.say import clean

NASTY = "[x] <b>{{7*7}}</b> **bold** `code` # &amp; http://x.example ~~no~~ ![i](u)"


def shown(markdown: str) -> str:
    """What a reader sees."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    assert {token.type for token in tokens} <= {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline"),
        *("bullet_list_close", "list_item_close", "paragraph_close"),
    }, markdown
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= {"text", "text_special"}, markdown
    return "".join(child.content for child in inline)


@example("1. first")
@example("- [ ] tick")
@example("# head")
@example("     code")
@example("&lt; and &#60;")
@example("a\n- b\n\n# c")
@example("a | b")
@example("<!-- answer:needs_known -->")
@example("===")
@example("``` x")
@example(NASTY)
@given(st.text(min_size=1).filter(lambda text: clean(text).strip()))
def test_any_text_stays_the_text_it_is(text):
    """But for blanks at its ends."""
    text = clean(text)
    for mark in ("- ", "- a ", ""):
        seen = shown(f"{mark}{escape_markdown(text)}").removeprefix(mark[2:])
        assert seen.strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("交期 30 天，5% 定金。", "交期 30 天，5% 定金。"),
        ("lead time: 3 weeks (net)", "lead time: 3 weeks (net)"),
        ("[x] a_b", r"\[x\] a\_b"),
        ("1. 首付", r"1\. 首付"),
        ("www.acme.example", r"www\.acme.example"),
        ("R&D &amp; more", r"R&D \&amp; more"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text, escaped):
    assert escape_markdown(text) == escaped


@pytest.mark.parametrize("rule", ["--- | ---", "| --- | --- |", ":-- | --:"])
def test_texts_on_lines_of_their_own_make_no_table(rule):
    lines = "\n".join(map(escape_markdown, ("a | b", rule, "c | d")))
    assert "<table" not in MarkdownIt("gfm-like", {"linkify": False}).render(lines)


@pytest.mark.parametrize(
    ("text", "kept"), [("  a  b  ", " a  b "), (" a ", " a "), ("   ", " "), ("", ""), (" ", " "), ("a", "a")]
)
def test_no_more_than_one_blank_at_either_end(text, kept):
    assert escape_markdown(text) == kept


def test_a_title_full_of_blanks_takes_no_time():
    began = time.process_time()
    assert escape_markdown("a" + " " * 100_000 + "b").endswith(" b")
    assert time.process_time() - began < 1
