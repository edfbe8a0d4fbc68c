"""Makes what a template says of a sheet; where it runs, and within which limits, is for others to decide."""

from collections.abc import Generator, Iterator

from jinja2 import Template
from jinja2.sandbox import SandboxedEnvironment

from visits.labels import LABELS
from visits.sandbox import TooMuch
from visits.sheet import Sheet


def make(
    sandbox: SandboxedEnvironment, sheet: Sheet, name: str, form: str, most: int | None = None
) -> str | bytes:
    """By the template called `name`; `most` is how many bytes it may come to. Raises whatever a template
    can, and TooMuch."""
    if form == "docx":
        from base64 import b64decode

        from visits.docx import docx

        return _within(docx(sheet, b64decode(_source(sandbox, name)), sandbox, name), most)
    if form == "pdf":
        from visits.pdf import pdf

        return _within(pdf(sheet, _source(sandbox, name), name), most)
    template = sandbox.get_template(name)
    if most is None:
        return template.render(sheet=sheet, label=LABELS)
    return "".join(_pieces(template, sheet, most))


def _within(content: bytes, most: int | None) -> bytes:
    if most is not None and len(content) > most:
        raise TooMuch
    return content


def _source(sandbox: SandboxedEnvironment, name: str) -> str:
    assert sandbox.loader is not None
    return sandbox.loader.get_source(sandbox, name)[0]


def _pieces(template: Template, sheet: Sheet, most: int) -> Iterator[str]:
    """What it prints, piece by piece; one too many is an error of the line that prints it."""
    printed = template.generate(sheet=sheet, label=dict(LABELS))
    assert isinstance(printed, Generator)
    for piece in printed:
        most -= len(piece.encode())
        if most < 0:
            printed.throw(TooMuch())
        yield piece
