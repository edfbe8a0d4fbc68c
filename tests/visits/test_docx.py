"""The Word file, taken apart as what it is: a zip with XML in it."""

import shutil
import subprocess
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outside import needs, needs_chinese_font
from pypdf import PdfReader
from whole import BUSY, missing

from docs.word_template import PATH, made
from engine.errors import BadFile, Refused
from visits.docx import docx
from visits.sandbox import open_sandbox
from words.say import clean, say, speak

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = "[x] <b>{{7*7}}</b> {%p if %} {_{ }_} & “quoted” &amp; {# no #}"


def printed(sheet, template=None):
    return docx(sheet, PATH.read_bytes() if template is None else template, open_sandbox({}, "docx"))


def part(content, name="word/document.xml"):
    with ZipFile(BytesIO(content)) as file:
        return ElementTree.fromstring(file.read(name))


def text_of(content):
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
        for paragraph in part(content).iter(f"{W}p")
    )


def word(*paragraphs):
    """A template of these paragraphs, as a coach would save it."""
    document, file = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", ["understand", "explore", "expand", "execute", "confirm"])
def test_all_that_the_sheet_says_is_in_it(sheet, stage, language):
    speak(language)
    made = sheet(stage, title="三号线改造", **BUSY)
    content = printed(made)
    assert missing(made, text_of(content)) == []
    assert "{" not in text_of(content)


def test_a_box_stays_on_the_line_of_what_it_ticks(sheet):
    text = text_of(printed(sheet("execute", **BUSY)))
    assert "□\u00a0" in text
    assert "□ " not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fills_two_sides_of_paper_at_most(sheet, language, tmp_path):
    office = shutil.which("soffice")
    needs(office, "LibreOffice")
    needs_chinese_font()
    speak(language)
    (tmp_path / "sheet.docx").write_bytes(printed(sheet("execute", **{**BUSY, "met": ("Gao Min", "Li Na")})))
    asked = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    asked += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "sheet.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) <= 2


def test_word_finds_its_own_parts_in_it(sheet):
    content = printed(sheet(title=NASTY))
    document = Document(BytesIO(content))
    assert [p.style.name for p in document.paragraphs[:3]] == ["Title", "Subtitle", "Sheet line"]
    assert document.core_properties.title == f"Visit: ACME-1 {NASTY}"


def test_a_nasty_name_is_a_name(sheet):
    content = printed(sheet(title=NASTY, promises=[f"us 2026-11-20 {NASTY}"]))
    text = text_of(content)
    assert text.count(NASTY) == 2
    assert "49" not in text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_title_stays_the_text_it_is(sheet, text):
    title = clean(f"x{text}x")
    (first, *_) = text_of(printed(sheet(title=title), word("{{ sheet.title }}"))).split("\n")
    assert first == title


def test_chinese_has_a_font_in_every_style_of_the_sheet():
    styles = part(PATH.read_bytes(), "word/styles.xml")
    used = {f"{style.find(f'{W}name').get(f'{W}val')}": style for style in styles.iter(f"{W}style")}
    for name in ("Normal", "Title", "heading 1", "Sheet line", "Sheet goal", "Sheet reason", "Sheet box"):
        assert used[name].find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "Microsoft YaHei"


def test_the_shipped_template_is_what_its_script_makes():
    with ZipFile(BytesIO(made())) as fresh, ZipFile(PATH) as kept:
        assert fresh.namelist() == kept.namelist()
        assert [fresh.read(name) for name in fresh.namelist()] == [
            kept.read(name) for name in kept.namelist()
        ]


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["before", "{{ sheet.nosuch }}"], ["{{ sheet.nosuch }}", "sheet has no “nosuch”"]),
        (["before", "这里 {{ sheet.deal }"], ["这里", "unexpected"]),
        (["{%p for line in sheet.head %}", "x"], ["endfor"]),
        (["a", "{{ sheet.deal.__class__.__mro__ }}"], ["__class__"]),
        (["{% if false %}", "b", "{%p endif %}"], ["mismatch"]),
    ],
)
def test_a_broken_tag_is_named_with_the_words_around_it(sheet, paragraphs, said):
    with pytest.raises(BadFile) as caught:
        printed(sheet(), word(*paragraphs))
    (fault,) = caught.value.faults
    assert fault.file == "sheet.docx"
    for words in said:
        assert words in say(fault.what)


def test_what_is_no_word_file_is_said_to_be_none(sheet):
    with pytest.raises(BadFile) as caught:
        printed(sheet(), b"PK\x03\x04 or so")
    assert say(caught.value.faults[0].what).startswith("not a Word file (.docx): ")


def test_what_to_install_is_said(sheet, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "docxtpl", None)
    with pytest.raises(Refused) as caught:
        printed(sheet())
    assert "docxtpl" in say(caught.value.message)
    assert "pip install docxtpl" in say(caught.value.hint)


def test_a_control_character_in_a_title_is_no_fault(sheet):
    content = printed(sheet(title="Line\x0b3"))
    assert Document(BytesIO(content)).core_properties.title == "Visit: ACME-1 Line 3"
