"""Makes the Word template that is shipped: `python -m docs.word_template`.

A team takes the file, changes it in Word and puts it beside its own playbook; this is where it came from.
"""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

PATH = Path(__file__).parents[1] / "playbooks" / "client-value" / "templates" / "sheet.docx"
LATIN, CHINESE = "Calibri", "Microsoft YaHei"
INK, SOFT, MARK = RGBColor(0, 0, 0), RGBColor(0x59, 0x63, 0x6E), RGBColor(0x0A, 0x58, 0xA8)

TICK = "□\u00a0"
"""A box stays on the line of what it ticks."""
TICKED = 'section.id in ("promises", "prepare", "kit") or (line.box and line.box.ticked)'
REASON = "{% if line.because %}  {{ line.because }}{% endif %}"
WHY = (
    'line.because and (section.id == "goals" or (line.because != section.why and loop.changed(line.because)))'
)
DIARY = 'line.fills and line.fills.startswith("visit:")'
"""Lines whose labels say what they are."""
BODY: tuple[tuple[str, str, str], ...] = (
    ("Title", "{{ label.heading }}{{ sheet.deal }} {{ sheet.title }}", ""),
    (
        "Subtitle",
        "{{ sheet.on }}{% if sheet.account %} · {{ sheet.account }}{% endif %}"
        "{% if sheet.who %} · {{ sheet.who }}{% endif %}",
        "",
    ),
    ("Sheet line", "{%p for line in sheet.head %}", ""),
    ("Sheet line", "{{ line.text }}", REASON),
    ("Sheet line", "{%p endfor %}", ""),
    ("Sheet line", "{%p for section in sheet.sections %}", ""),
    ("Heading 1", "{{ section.title }}", "{% if section.why %}  {{ section.why }}{% endif %}"),
    ("Sheet line", "{%p for line in section.lines %}", ""),
    ("Sheet line", '{%p if section.id == "goals" %}', ""),
    (
        "Sheet goal",
        "{{ loop.index }}. {% if line.box and line.box.ticked %}" + TICK + "{% endif %}{{ line.text }}",
        REASON,
    ),
    ("Sheet line", "{%p elif not (" + DIARY + ") %}", ""),
    (
        "Sheet line",
        "{% if " + TICKED + " %}" + TICK + "{% else %}· {% endif %}{{ line.text }}"
        "{% if line.box and line.box.inline %}  {{ '_' * line.box.rows[0][0].room }}{% endif %}",
        "{% if " + WHY + " %}  {{ line.because }}{% endif %}",
    ),
    ("Sheet line", "{%p endif %}", ""),
    ("Sheet line", "{%p for row in (line.box.rows if line.box and not line.box.inline else ()) %}", ""),
    (
        "Sheet box",
        "{% for blank in row %}{{ blank.label }}{{ label.colon }}"
        "{% for id, said in blank.choices %}" + TICK + "{{ said }}  {% else %}"
        '{{ "_" * (blank.room * 2 - 6) }}  {% endfor %}{% endfor %}',
        "",
    ),
    ("Sheet line", "{%p endfor %}", ""),
    ("Sheet line", "{%p endfor %}", ""),
    ("Sheet line", "{%p endfor %}", ""),
)
"""Each paragraph: its style, what it says, and the reason it gives behind that."""


def made() -> bytes:
    """The same bytes every time."""
    word = Document()
    _page(word)
    _styles(word)
    for style, text, reason in BODY:
        paragraph = word.add_paragraph(text, style=style)
        if reason:
            paragraph.add_run(reason, style="Sheet reason")
    word.core_properties.author = "dealgate"
    word.core_properties.comments = ""
    file = BytesIO()
    word.save(file)
    return _timeless(file)


def _page(word: Word) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.2)


def _styles(word: Word) -> None:
    _style(word, "Normal", 9.5, after=1)
    _style(word, "Title", 15, bold=True)
    _style(word, "Subtitle", 10, after=2, colour=SOFT)
    _style(word, "Heading 1", 11, bold=True, before=5, after=1.5, colour=MARK)
    _style(word, "Sheet line", 9.5, after=0.5, hanging=0.5)
    _style(word, "Sheet goal", 9.5, bold=True, after=0.5, hanging=0.5)
    _style(word, "Sheet reason", 8.5, colour=SOFT, of=WD_STYLE_TYPE.CHARACTER)
    _style(word, "Sheet box", 9.5, before=1, after=2, left=0.5)


def _style(
    word: Word,
    name: str,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    hanging: float = 0,
    colour: RGBColor = INK,
    of: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH,
) -> None:
    known = name in [style.name for style in word.styles]
    style = word.styles[name] if known else word.styles.add_style(name, of)
    assert isinstance(style, CharacterStyle)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    _fonts(style)
    if not isinstance(style, ParagraphStyle):
        return
    lines = style.paragraph_format
    lines.space_before, lines.space_after, lines.line_spacing = Pt(before), Pt(after), 1.0
    lines.left_indent, lines.first_line_indent = Cm(left + hanging), Cm(-hanging)
    lines.keep_with_next = name == "Heading 1"


def _fonts(style: CharacterStyle) -> None:
    """Chinese characters have a font of their own in Word; left out, it takes whichever comes. What
    Word's own styles bring besides, wide spacing and lines, goes."""
    for extra in (*style.element.iter(qn("w:spacing")), *style.element.iter(qn("w:pBdr"))):
        if extra.getparent().tag == qn("w:rPr") or extra.tag == qn("w:pBdr"):
            extra.getparent().remove(extra)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", CHINESE)):
        fonts.set(qn(f"w:{script}"), font)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-US")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(spoken)


def _timeless(file: BytesIO) -> bytes:
    """Without the hour it was made at."""
    kept = BytesIO()
    with ZipFile(file) as old, ZipFile(kept, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (2026, 1, 1, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return kept.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(made())
