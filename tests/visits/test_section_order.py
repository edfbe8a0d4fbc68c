"""One order of sections in every format: the sheet's own, and none left out."""

from base64 import b64encode
from io import BytesIO

import pytest
from docx import Document
from outside import needs_chinese_font
from pypdf import PdfReader
from whole import BUSY, squeezed

from stages.method_templates import method_template
from visits.render import render
from words.say import say

DELIVERED = {
    "delivery_plan": {"promises": ["12 minutes"], "milestones": {"pilot": {"promise": "12 minutes"}}},
    "value_realised": {"measures": {"changeover": {"unit": "min", "baseline": "40", "promised": "12"}}},
}


def lines_of(made, form):
    if form == "docx":
        return [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs]
    if form == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages).split("\n")
    return made.replace("<h2>", "\n").replace("</h2>", "\n").replace("## ", "").split("\n")


def shown(sheet, form, templates=()):
    """The ids of the sheet's sections as they stand in a file."""
    titles = {squeezed(say(section.title)): section.id for section in sheet.sections}
    # Where a reason stands behind a title, the title begins the line.
    found = (line.partition("  ")[0] for line in lines_of(render(sheet, dict(templates), form), form))
    return [titles[title] for line in found if (title := squeezed(line)) in titles]


@pytest.mark.parametrize("form", ["text", "md", "html", "docx", "pdf"])
@pytest.mark.parametrize("stage", ["understand", "explore", "expand", "execute", "confirm"])
def test_every_format_has_the_order_of_the_sheet(sheet, stage, form):
    if form == "pdf":
        needs_chinese_font()
    made = sheet(stage, **BUSY, sheets=DELIVERED)
    there = [section.id for section in made.sections]
    assert there[0] == "goals"
    # A terminal shows what to know before the visit; what comes after is written on paper.
    assert shown(made, form) == [id for id in there if form != "text" or id != "afterwards"]


@pytest.mark.parametrize(
    ("form", "name", "loop"),
    [
        ("md", "sheet.md.j2", "for part in sheet.sections"),
        ("html", "sheet.html.j2", "for section in sheet.sections"),
        ("pdf", "sheet.typ", "for section in sheet.sections"),
    ],
)
def test_a_section_a_template_leaves_out_is_noticed(sheet, form, name, loop):
    made = sheet("explore", **BUSY, sheets=DELIVERED)
    text = method_template(name)
    assert text.count(loop) == 1
    fewer = text.replace(
        loop, loop.replace("sections", "sections.slice(1)" if form == "pdf" else "sections[1:]")
    )
    assert shown(made, form, {name: fewer}) == [section.id for section in made.sections[1:]]


def test_of_a_word_template_too(sheet):
    made = sheet("explore", **BUSY, sheets=DELIVERED)
    document, file = Document(), BytesIO()
    for text in ("{%p for section in sheet.sections[1:] %}", "{{ section.title }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(file)
    own = {"sheet.docx": b64encode(file.getvalue()).decode()}
    assert shown(made, "docx", own) == [section.id for section in made.sections[1:]]
