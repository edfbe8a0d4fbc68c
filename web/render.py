"""A page as HTML: one file, nothing fetched from anywhere, every value escaped on its way in."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from engine.message import msg
from web.page import Page
from words.say import clean, current, write

_HERE = Path(__file__).parent
_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def html(page: Page) -> str:
    """In the language of this process."""
    lang = _LANGUAGE[current()]
    return _environment().get_template("report.html.j2").render(page=page, lang=lang)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        style=Markup((_HERE / "style.css").read_text(encoding="utf-8")),
        contents=msg("report_html.contents"),
        numbers=msg("report_html.numbers"),
        decide=msg("report_html.decide"),
    )
    return made


def _written(value: object) -> Markup:
    """In the reader's language, and with no other meaning than its letters."""
    if isinstance(value, Markup):
        return value
    return escape("" if value is None else clean(write(value)))
