"""A sheet as text: the template's words are its own, everything else is only ever text."""

import os
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.errors import BadFile
from visits.render import escape_markdown, render
from visits.template_cache import TemplateCache, cache_folder, open_cache
from words.say import clean, say, speak

NASTY = "[x] <b>{{7*7}}</b> **bold** `code` # &amp; http://x.example ~~no~~ ![i](u)"
STAGES = ("understand", "explore", "expand", "execute", "confirm")
BEHAVIOUR_OF = dict(
    zip(STAGES, ("project", "relationship", "profit", "project", "relationship"), strict=True)
)
BUSY = {
    "met": "Chen Yu",
    "promises": ["us 2026-11-20 send the comparison", "client 2026-11-30 name the budget owner"],
    "visits": [("2026-11-12", "lead time decides it")],
    "profile": ["business_direction=exports fall", "business_plan=third line by May"],
    "step": "2026-11-24 Chen Yu: show the pilot",
}


def shown(markdown: str) -> str:
    """What a reader sees, by an independent parser."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= {"text", "text_special"}, markdown
    return "".join(child.content for child in inline)


@example("1. first")
@example("- [ ] tick")
@example("# head")
@example("&lt; and &#60;")
@example("a\n- b\n\n# c")
@example(NASTY)
@given(st.text(min_size=1).filter(lambda text: clean(text).strip()))
def test_any_text_stays_the_text_it_is_in_markdown(text):
    text = clean(text).strip()
    assert shown(f"- {escape_markdown(text)}").strip() == text


def test_a_nasty_name_is_a_name_in_every_place_of_the_sheet(sheet):
    made = sheet(title=NASTY, promises=[f"us 2026-11-20 {NASTY}"], step=f"2026-11-24 {NASTY}")
    page = render(made, {}, "md")
    assert page.count("{{7\\*7}}") == 3
    assert "49" not in page
    for line in page.splitlines():
        if "7\\*7" in line:
            seen = MarkdownIt("gfm-like", {"linkify": False}).render(line)
            assert "<b>" not in seen
            assert "<code>" not in seen
            assert NASTY in seen.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_name_with_line_breaks_stays_on_its_line(sheet):
    page = render(sheet(title="Line 3\n# not a heading\n<!-- answer:needs_known -->"), {}, "md")
    assert page.startswith(
        "# Visit: ACME-1 Line 3 # not a heading \\<!-- answer:needs\\_known --> · Acme Works\n"
    )
    headings = [t for t in MarkdownIt().parse(page) if t.type == "heading_open" and t.tag == "h1"]
    assert len(headings) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_thing_to_fill_in_stands_on_one_line_with_its_mark(sheet, language):
    speak(language)
    made = sheet("understand", **BUSY)
    page = render(made, {}, "md")
    fills = [
        line.fills for s in made.sections for line in s.lines if line.fills and line.fills != "visit:held"
    ]
    assert len(fills) > 5
    for fill in fills:
        (found,) = [line for line in page.splitlines() if line.endswith(f"<!-- {fill} -->")]
        assert "[ ]" in found or "____" in found


@pytest.mark.parametrize("form", ["text", "md"])
def test_every_line_of_the_sheet_is_printed_once_or_more(sheet, form):
    made = sheet("understand", **BUSY)
    page = render(made, {}, form)
    for part in made.sections:
        for line in part.lines:
            assert (say(line.text) if form == "text" else escape_markdown(say(line.text))) in page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_sheet_of_each_stage(sheet, stage, language, snapshot):
    speak(language)
    assert render(sheet(stage, behaviour=BEHAVIOUR_OF[stage], **BUSY), {}, "md") == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_on_a_terminal(sheet, language, snapshot):
    speak(language)
    deal = {"answers": {"better_than_others": "unsure 2026-11-12 delivery time"}, "met": "Li Na"}
    assert render(sheet("explore", behaviour=None, **deal), {}, "text") == snapshot


# ── templates of a team's own ─────────────────────────────────────────────────────────────────


def test_a_teams_own_template_takes_the_place_of_ours(sheet):
    own = {"sheet.md.j2": "{% for s in sheet.sections %}{{ s.id }} {% endfor %}"}
    assert render(sheet(), own, "md").startswith("goals manner")


def test_it_may_include_another_of_its_own(sheet):
    own = {"sheet.md.j2": "{% include 'who.md.j2' %}!", "who.md.j2": "{{ sheet.deal }}"}
    assert render(sheet(), own, "md") == "ACME-1!\n"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\nb\n{% if %}", 3, "Expected an expression"),
        ("a\n{{ sheet.nosuch }}", 2, "nosuch"),
        ("a\n\n{{ sheet.__class__.__mro__ }}", 3, "__class__"),
        ("{{ 1 // 0 }}", 1, "zero"),
        ("x\n{% include '../playbook.yaml' %}", 2, "playbook.yaml"),
        ("{% for i in range(10**9) %}{% endfor %}", 1, "Range too big"),
        ("{{ sheet._replace(deal='x') }}", 1, "_replace"),
    ],
)
def test_a_broken_template_is_named_with_its_line(sheet, template, line, said):
    with pytest.raises(BadFile) as caught:
        render(sheet(), {"sheet.md.j2": template}, "md")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("sheet.md.j2", line)
    assert said in say(fault.what)


# ── the cache ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def cache(tmp_path):
    found = open_cache(str(tmp_path / "cache"))
    assert isinstance(found, TemplateCache)
    return found


def test_a_cached_template_speaks_the_language_asked_for_and_changes_with_its_source(sheet, cache):
    made = sheet()
    first = render(made, {}, "md", cache)
    assert render(made, {}, "md", cache) == first == render(made, {}, "md")
    speak("zh")
    assert render(made, {}, "md", cache) == render(made, {}, "md") != first
    assert render(made, {"sheet.md.j2": "other"}, "md", cache) == "other\n"
    assert len(os.listdir(cache.directory)) == 2


def test_nothing_is_taken_from_a_folder_others_can_write_to(tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o777)
    shared.chmod(0o777)
    assert open_cache(str(shared)) is None


def test_where_nothing_can_be_kept_the_sheet_is_made_all_the_same(sheet, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    assert open_cache(str(in_the_way / "cache")) is None
    gone = open_cache(str(tmp_path / "gone"))
    os.rmdir(gone.directory)
    assert render(sheet(), {}, "md", gone) == render(sheet(), {}, "md")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_cache_is_the_users_own(platform):
    folder = cache_folder({"HOME": "/home/lin", "LOCALAPPDATA": "C:/lin"}, platform)
    assert re.search(r"dealgate.sandboxed-templates$", folder)
