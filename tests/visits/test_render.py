"""A sheet in a format: the template's words are its own, everything else is only ever text."""

import os
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.errors import BadFile
from stages.method_templates import method_template
from visits.markdown import escape_markdown
from visits.render import Printer, render
from visits.template_cache import TemplateCache, cache_folder, open_cache
from visits.templates import choose, own
from words.say import clean, say, speak

NASTY = "[x] <b>{{7*7}}</b> **bold** `code` # &amp; http://x.example ~~no~~ ![i](u)"
STAGES = ("understand", "explore", "expand", "execute", "confirm")
BUSY = {
    "met": "Chen Yu",
    "promises": ["us 2026-11-20 send the comparison", "client 2026-11-30 name the budget owner"],
    "visits": [("2026-11-12", "lead time decides it")],
    "profile": ["business_direction=exports fall", "business_plan=third line by May"],
    "step": "2026-11-24 Chen Yu: show the pilot",
}


# ── what is put in stays text ─────────────────────────────────────────────────────────────────

PLAIN = "Zqx"
DANGEROUS = (
    *(
        "[x] ",
        "【x】",
        "［ｘ］",
        "- [ ] ",
        "<b>",
        "</p>",
        "<script>",
        "{{7*7}}",
        "{% raw %}",
        "{#",
        "&lt;",
        "&#60;",
    ),
    *("<!-- answer:needs_known -->", "<!--", "-->", "\n", "\r\n", "\u2028", "\u2029", "\t", "    ", "  "),
    *(
        "`",
        "```",
        "# ",
        "> ",
        "1. ",
        "| a | b |",
        "---",
        "===",
        "~~",
        "**",
        "_",
        "*",
        "\\",
        "![i](u)",
        "[a]: b",
    ),
    *(
        "https://x.example",
        "www.x.example",
        "a@b.example",
        "\u202e",
        "\u2066",
        "\ufeff",
        "👩‍🔧",
        "需求",
        "“",
        '"',
        "'",
    ),
)
texts = (
    st.lists(st.one_of(st.sampled_from(DANGEROUS), st.text(max_size=5)), min_size=1, max_size=6)
    .map("".join)
    .map(lambda text: text.strip().replace(": ", ":"))
    .filter(lambda text: clean(text).strip())
)


def told_by(sheet, text):
    """A deal into which somebody put this text wherever a text can be put."""
    made = sheet(
        "explore",
        title=text,
        met="Chen Yu",
        who={"name": text},
        promises=[f"us 2026-11-20 {text}", f"client 2026-11-30 {text}"],
        visits=[("2026-11-12", text)],
        answers={"better_than_others": f"unsure 2026-11-12 {text}"},
        step=f"2026-11-24 Chen Yu: {text}",
        wait=f"2026-12-01 {text}",
    )
    return made._replace(account=text)


def without_marks(content):
    """Comments but for what differs with the text: the promise's digest, the marks of the lines."""
    content = re.sub(r"promise:(us|client)\.[0-9a-f]{8}", r"promise:\1", content)
    return re.sub(r"(dealgate lines [^:]*:)[0-9a-f ]*", r"\1", content)


def markdown_structure(page):
    """Every mark and every text, in order, as an independent parser understands them."""
    found = []
    for token in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(page):
        for each in token.children or [token]:
            if each.type in ("text", "text_special", "softbreak"):
                if found and found[-1][0] == "text":
                    found[-1] = ("text", found[-1][1] + each.content)
                else:
                    found.append(("text", each.content))
            else:
                found.append((each.type, without_marks(each.content)))
    return [(kind, " ".join(content.split())) for kind, content in found]


class Structure(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, str(attrs)))

    def handle_endtag(self, tag):
        self.found.append((f"/{tag}", ""))

    def handle_comment(self, data):
        self.found.append(("comment", data))

    def handle_data(self, data):
        if data.strip():
            self.found.append(("text", " ".join(data.split())))


def html_structure(page):
    parser = Structure()
    parser.feed(page)
    return parser.found


@example(NASTY)
@example("<!-- answer:needs_known -->")
@example("1. a")
@example("Line 3\n# not a heading")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize(("form", "structure"), [("md", markdown_structure), ("html", html_structure)])
@given(text=texts)
def test_text_of_the_database_never_becomes_structure(sheet, form, structure, text):
    as_read = " ".join(clean(text).split())
    expected = [
        (kind, " ".join(content.replace(PLAIN, as_read).split()))
        for kind, content in structure(render(told_by(sheet, PLAIN), {}, form))
    ]
    assert structure(render(told_by(sheet, text), {}, form)) == expected


def test_a_name_with_line_breaks_stays_on_its_line(sheet):
    page = render(sheet(title="Line 3\n# not a heading\n<!-- answer:needs_known -->"), {}, "md")
    assert page.splitlines()[1].startswith(
        "# Visit: ACME-1 Line 3 # not a heading \\<!-- answer:needs\\_known --> · Acme Works"
    )


# ── the sheet is all there ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["text", "md"])
@pytest.mark.parametrize("stage", STAGES)
def test_every_line_of_the_sheet_is_printed(sheet, stage, form):
    made = sheet(stage, **BUSY)
    page = render(made, {}, form)
    for part in made.sections:
        if form == "text" and part.id == "afterwards":
            continue
        for line in part.lines:
            if (line.fills or "").startswith("visit:"):
                continue  # there the labels say it all
            assert (say(line.text) if form == "text" else escape_markdown(say(line.text))) in page


def test_the_first_line_of_markdown_names_the_sheet(sheet):
    assert render(sheet(), {}, "md").startswith(
        "<!-- dealgate sheet 1f2e3d4c5b6a ACME-1 2026-11-21 -->\n# Visit"
    )


# ── which template ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("templates", "stage", "chosen"),
    [
        ((), "explore", "sheet.md.j2"),
        (("sheet.md.j2",), "execute", "sheet.md.j2"),
        (("sheet.explore.md.j2",), "explore", "sheet.explore.md.j2"),
        (("sheet.explore.md.j2",), "understand", "sheet.md.j2"),
        (("sheet.explore.txt.j2",), "explore", "sheet.md.j2"),
    ],
)
def test_a_teams_own_comes_before_ours_and_the_stages_before_the_general(templates, stage, chosen):
    assert choose(dict.fromkeys(templates, ""), "md", stage) == chosen


def test_a_shipped_template_in_a_playbook_is_ours_still_and_one_changed_is_not():
    ours = method_template("sheet.md.j2")
    assert own({"sheet.md.j2": ours}) == {}
    assert own({"sheet.md.j2": f"{ours} "}) == {"sheet.md.j2": f"{ours} "}
    assert own({"sheet.txt.j2": "x"}, ".md.j2") == {}


def test_a_template_of_an_earlier_version_gives_way_to_todays(sheet, monkeypatch):
    monkeypatch.setattr(
        "visits.templates._ONCE_SHIPPED",
        {
            "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
        },
    )
    assert render(sheet(), {"sheet.md.j2": "x"}, "md") == render(sheet(), {}, "md")


def test_many_sheets_are_the_same_as_each_by_itself(sheet):
    made = [sheet(stage, **BUSY) for stage in STAGES]
    with Printer() as printer:
        pages = [printer.print(each, {}, "md") for each in (*made, *made)]
    assert pages == [render(each, {}, "md") for each in made] * 2


def test_a_shipped_template_that_fails_is_named_with_its_line(sheet, monkeypatch):
    monkeypatch.setattr("visits.sandbox.method_template", lambda name: "a\n{{ sheet.nosuch }}")
    with pytest.raises(BadFile) as caught:
        render(sheet(), {}, "text")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("sheet.txt.j2", 2)


# ── the cache ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def cache(tmp_path):
    found = open_cache(str(tmp_path / "cache"))
    assert isinstance(found, TemplateCache)
    return found


def test_a_cached_template_speaks_the_language_asked_for(sheet, cache):
    made = sheet()
    first = render(made, {}, "md", cache)
    assert os.listdir(cache.directory)
    assert render(made, {}, "md", cache) == first == render(made, {}, "md")
    speak("zh")
    assert render(made, {}, "md", cache) == render(made, {}, "md") != first


def test_a_teams_own_template_is_never_kept_there(sheet, cache):
    assert render(sheet(), {"sheet.txt.j2": "{{ sheet.deal }}"}, "text", cache) == "ACME-1\n"
    assert os.listdir(cache.directory) == []


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
