"""Word templates whose XML unfolds, nests or reaches for files: stopped, named, and no file comes in."""

import re
from base64 import b64decode, b64encode
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from engine.errors import BadFile
from stages.method_templates import method_template
from visits.child import Child
from words.say import say

OURS = b64decode(method_template("sheet.docx"))
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
FILE = '<!ENTITY e SYSTEM "file:///etc/passwd">'


def changed(change, part="word/document.xml"):
    """Our Word template with one part of it changed, as a playbook carries it."""
    made = BytesIO()
    with ZipFile(BytesIO(OURS)) as ours, ZipFile(made, "w", ZIP_DEFLATED) as theirs:
        for name in ours.namelist():
            text = ours.read(name)
            theirs.writestr(name, change(text.decode()) if name == part else text)
    return b64encode(made.getvalue()).decode()


def with_entities(entities, text):
    """A document that declares them, and says this in its first words."""

    def change(xml):
        head, body = re.match(r"(<\?xml[^>]*\?>)?(.*)", xml, re.DOTALL).groups()
        said = re.sub(r"<w:t[^>]*>", lambda tag: tag[0] + text, body, count=1)
        return f"{head or ''}<!DOCTYPE x [{entities}]>{said}"

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (with_entities(FILE, "&e;"), "undefined entity"),
        (with_entities(f'<!ENTITY a0 "lol">{LAUGHS}', "&a11;"), "amplification"),
        (with_entities(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 20_000), "amplification"),
        (lambda xml: xml.replace("<w:body>", "<w:body>" + "<w:p>" * 50_000), "depth"),
    ],
    ids=["a file of ours", "billion laughs", "a square", "deep"],
)
def test_it_is_stopped_and_named(sheet, change, why):
    with Child() as child, pytest.raises(BadFile) as caught:
        child.render(sheet(), {"sheet.docx": changed(change)}, "sheet.docx", "docx")
    (fault,) = caught.value.faults
    assert why in say(fault.what)
    assert "root:" not in say(fault.what)


@pytest.mark.parametrize("part", ["word/styles.xml", "docProps/core.xml"])
def test_no_other_part_brings_a_file_in(sheet, part):
    def change(xml):
        return with_entities(FILE, "&e;")(xml).replace("</dc:creator>", "&e;</dc:creator>")

    with Child() as child:
        made = child.render(sheet(), {"sheet.docx": changed(change, part)}, "sheet.docx", "docx")
    with ZipFile(BytesIO(made)) as parts:
        assert not any(b"root:" in parts.read(name) for name in parts.namelist())
