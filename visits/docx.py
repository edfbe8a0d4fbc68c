"""A sheet as a Word file, by a Word template: whoever can use Word can change how it looks.

The template's tags are those of docxtpl: `{{ … }}` in running text, `{%p … %}` in a paragraph of its own,
`{%tr … %}` in a row of a table. They run in the environment handed in, which decides what a template may do.
"""

import re
from collections.abc import Mapping
from html import escape
from io import BytesIO
from xml.etree.ElementTree import fromstring

from jinja2 import Template
from jinja2.sandbox import SandboxedEnvironment

from engine.errors import BadFile, Fault, Refused
from engine.message import msg
from visits.labels import LABELS
from visits.sheet import Sheet
from visits.template_faults import broken
from words.say import clean, say

_NEAR = 60
"""Characters of the place that is wrong: enough to find it by."""


def escape_word(text: str) -> str:
    """No markup, and no tag either: docxtpl turns `{_{` into a bracket once everything is put in."""
    return escape(text).replace("{", "&#123;").replace("}", "&#125;")


def docx(sheet: Sheet, template: bytes, environment: SandboxedEnvironment, name: str = "sheet.docx") -> bytes:
    """`environment` says every value and escapes it (`escape_word`); `name` is the template's.

    Raises BadFile where the template is broken, Refused where docxtpl is not installed.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        raise Refused(msg("outputs.lacks_docx"), hint=msg("outputs.install_docx")) from None
    parts = _Parts(environment)
    try:
        word = DocxTemplate(BytesIO(template))
        word.render({"sheet": sheet, "label": dict(LABELS)}, parts)
        word.docx.core_properties.title = clean(f"{say(LABELS['heading'])}{sheet.deal} {sheet.title}")
        made = BytesIO()
        word.save(made)
    except Exception as error:
        raise parts.broken(name, error) from error
    return made.getvalue()


class _Parts:
    """Stands between docxtpl and the templates it finds in a file, one in each part of it."""

    def __init__(self, environment: SandboxedEnvironment) -> None:
        self._environment = environment
        self._paragraphs: list[str] = []

    def from_string(self, source: str) -> "_Part":
        # docxtpl begins a line with every paragraph.
        self._paragraphs = source.splitlines()
        return _Part(self._environment.from_string(source), checked=source.startswith("<"))

    def broken(self, name: str, error: Exception) -> BadFile:
        """What went wrong, and near which words: a person at Word knows nothing of lines."""
        found = broken(name, error)
        (fault,) = found.faults
        there = self._paragraphs[fault.line - 1 : fault.line] if fault.line else []
        near = " ".join(re.sub(r"<[^>]*>", " ", "".join(there)).split())
        if not self._paragraphs:
            what = msg("outputs.word_not", what=fault.what)
        else:
            what = msg("outputs.word_fault", near=near[:_NEAR], what=fault.what) if near else fault.what
        return BadFile(found.message, (Fault(name, 0, 0, "", what),), hint=found.hint)


class _Part:
    def __init__(self, template: Template, *, checked: bool) -> None:
        self._template, self._checked = template, checked

    def render(self, context: Mapping[str, object]) -> str:
        made = self._template.render(context)
        if self._checked:
            # docxtpl would mend what is no XML any more, by leaving out what it can't place.
            fromstring(made)
        return made
