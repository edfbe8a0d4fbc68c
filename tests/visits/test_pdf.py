"""The PDF, read back by a reader that knows nothing of what made it: every character is there."""

import json
import re
import shutil
import sys
from io import BytesIO
from pathlib import Path

import pytest
from outside import needs_chinese_font
from pypdf import PdfReader
from typst import Fonts
from whole import BUSY, missing, squeezed

from engine.errors import BadFile, Refused
from visits.fonts import fonts_here, preferred
from visits.pdf import pdf
from visits.plain_sheet import plain_sheet
from words.say import say, speak

TEMPLATE = Path(__file__).parents[2] / "playbooks" / "client-value" / "templates" / "sheet.typ"
SHIPPED = TEMPLATE.read_text(encoding="utf-8")
BARE = Fonts(include_system_fonts=False)
"""What typst brings along: Latin, no Chinese."""
NASTY = '[x] <b>{{7*7}}</b> #panic("no") *bold* _it_ $x$ @ref <label> \\ // no `code` = head'
PLAIN = "#let sheet = json(bytes(sys.inputs.sheet))\n#sheet.heading"


def text_of(content):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", ["understand", "explore", "expand", "execute", "confirm"])
def test_all_that_the_sheet_says_is_in_it(sheet, stage, language):
    needs_chinese_font()
    speak(language)
    made = sheet(stage, title="三号线改造（𠮷田工场）", **BUSY)
    content = pdf(made, SHIPPED)
    assert missing(made, text_of(content)) == []
    assert not {"\0", "\ufffd"} & set(text_of(content))
    _, other_side = (page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert say(made.sections[-1].title) in other_side


def test_it_says_what_it_is(sheet):
    needs_chinese_font()
    speak("zh")
    reader = PdfReader(BytesIO(pdf(sheet(title="三号线改造"), SHIPPED)))
    assert reader.metadata.title == "拜访准备：ACME-1 三号线改造"
    assert reader.trailer["/Root"]["/Lang"] == "zh"
    assert b"<pdfaid:part>2</pdfaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_the_same_sheet_makes_the_same_bytes(sheet):
    assert pdf(sheet(), SHIPPED, fonts=BARE) == pdf(sheet(), SHIPPED, fonts=BARE)


def test_text_is_never_markup(sheet):
    made = sheet(title=NASTY, promises=[f"us 2026-11-20 {NASTY}"])
    text = squeezed(text_of(pdf(made, SHIPPED, fonts=BARE)))
    assert text.count(squeezed(NASTY)) == 2


def test_a_word_longer_than_the_page_is_not_cut_off(sheet):
    text = text_of(pdf(sheet(title="X" * 400), SHIPPED, fonts=BARE))
    lines = [line for line in text.split("\n") if "XX" in line]
    assert sum(line.count("X") for line in lines) == 400
    assert max(map(len, lines)) < 60


# ── characters no font has ────────────────────────────────────────────────────────────────────


def test_without_a_chinese_font_there_is_no_pdf_and_it_says_what_to_install(sheet):
    speak("zh")
    with pytest.raises(Refused) as caught:
        pdf(sheet(title="三号线改造"), SHIPPED, fonts=BARE)
    said = say(caught.value.message)
    assert said.startswith("没有生成 PDF：这台电脑上的字体都没有这些字：拜访准备三号线改造")
    assert re.search(r"，另有 \d+ 个$", said)
    assert "fonts-noto-cjk" in say(caught.value.hint)
    assert "DEALGATE_FONTS" in say(caught.value.hint)


def test_one_rare_character_of_a_name_is_named(sheet):
    with pytest.raises(Refused) as caught:
        pdf(sheet(title="Line 3, 𠮷"), SHIPPED, fonts=BARE)
    assert say(caught.value.message) == "No PDF was made: no font on this computer has 𠮷"


def test_a_sign_no_font_has_is_printed_by_its_number(sheet):
    made = sheet(title="Line 3 \U0001f9ea\ufe0f done")
    assert "Line 3 [U+1F9EA] done" in text_of(pdf(made, PLAIN, fonts=BARE))


def test_an_english_sheet_needs_no_chinese_font(sheet):
    made = sheet(met="Chen Yu")
    assert missing(made, text_of(pdf(made, SHIPPED, fonts=BARE))) == []


def test_a_folder_of_fonts_comes_before_those_of_the_system(tmp_path):
    some = next(
        font for font in Fonts().fonts() if font.path and font.path.endswith((".ttf", ".otf", ".ttc"))
    )
    shutil.copy(some.path, tmp_path)
    fonts = fonts_here({"DEALGATE_FONTS": str(tmp_path)})
    within = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)])
    assert preferred(fonts, str(tmp_path))[: len(within.families())] == within.families()
    assert preferred(BARE, "") == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Refused) as caught:
        fonts_here({"DEALGATE_FONTS": str(tmp_path / "gone")})
    assert say(caught.value.message).endswith(f"isn't there: {tmp_path / 'gone'}")


# ── templates of a team's own ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n#nosuch", 2, "unknown variable: nosuch"),
        ("a\n\n#sheet(", 3, "unclosed delimiter"),
        ('#read("/etc/passwd")', 1, "file not found"),
        ('#read("../../etc/passwd")', 1, "escape the project root"),
        ('x\n#import "@preview/cetz:0.2.0"', 2, "a template can't use import"),
        ('#eval("im" + "port \\"@preview/cetz:0.2.0\\"")', 1, "a template can't use eval"),
        ('#dictionary(sys).at("x")', 1, "a template can't use dictionary"),
        ("#while true {}", 1, "always true"),
        ("#let f(x) = f(x)\n#f(1)", 1, "call depth"),
        ("\U0001f9ea", 1, "could not be displayed"),
    ],
)
def test_a_broken_template_is_named_with_its_line(sheet, template, line, said):
    with pytest.raises(BadFile) as caught:
        pdf(sheet(), template, "sheet.explore.typ", fonts=BARE)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == ("sheet.explore.typ", line)
    assert said in say(fault.what)


def test_all_it_may_not_use_is_named_at_once(sheet):
    with pytest.raises(BadFile) as caught:
        pdf(sheet(), '#import "a.typ"\ntext\n#include "b.typ"', fonts=BARE)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(1, 2), (3, 2)]


def test_a_template_reads_nothing_of_the_folder_it_is_made_in(sheet, tmp_path, monkeypatch):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for place in ("secret.txt", "/secret.txt", str(tmp_path / "secret.txt")):
        with pytest.raises(BadFile) as caught:
            pdf(sheet(), f'#read("{place}")', fonts=BARE)
        assert "file not found" in say(caught.value.faults[0].what)


def test_what_a_template_finds_is_data(sheet):
    made = sheet("explore", **BUSY)
    shown = '#let s = json(bytes(sys.inputs.sheet))\n#s.sections.map(it => it.id).join(" ")'
    assert text_of(pdf(made, shown, fonts=BARE)).split() == [section.id for section in made.sections]
    assert json.dumps(plain_sheet(made))


def test_what_to_install_is_said(sheet, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Refused) as caught:
        pdf(sheet(), SHIPPED)
    assert "typst" in say(caught.value.message)
    assert "pip install typst" in say(caught.value.hint)
