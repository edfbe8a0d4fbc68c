"""Pages as HTML: nothing is fetched from other hosts, every value is escaped on its way in."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from engine.message import msg
from web.page import Page
from words.say import clean, current, write

_HERE = Path(__file__).parent
_STYLE = ("style.css", "static/charts.css")
"""Of the meeting's page: what is its own, and what its charts share with those of the desk."""
_LANGUAGE = {"zh": "zh-CN", "en": "en"}


def html(page: Page) -> str:
    """The meeting's page, one file that can be sent. In the language of this process."""
    return rendered("report.html.j2", page=page, lang=_LANGUAGE[current()])


def rendered(template: str, **known: object) -> str:
    return _environment().get_template(template).render(known)


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
        style=Markup("".join((_HERE / file).read_text(encoding="utf-8") for file in _STYLE)),
        contents=msg("report_html.contents"),
        numbers=msg("report_html.numbers"),
        decide=msg("report_html.decide"),
        msg=msg,
        typed=escape,
    )
    return made


def _written(value: object) -> str:
    """In the reader's language; what is not markup of ours is escaped behind this."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else clean(value if isinstance(value, str) else write(value))
