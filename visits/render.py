"""A sheet as text, by a playbook's Jinja template.

Templates and what they are given are both untrusted: the sandbox keeps a template from the system, and
every value passes `finalize`, which says it in the reader's language and takes the meaning from any
character that has one in the format. A template can't forget to.
"""

import os
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from engine.errors import BadFile, Fault
from engine.message import msg
from visits.markdown import escape_markdown
from visits.sheet import Sheet
from visits.template_cache import TemplateCache
from words.say import clean, write

FORMATS = {"text": "sheet.txt.j2", "md": "sheet.md.j2"}
"""The format's name and the template that makes it."""

_SHIPPED = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "playbooks", "client-value", "templates"
)
_LABELS = {
    "heading": msg("visits.label_heading"),
    "answer": msg("visits.label_answer"),
    "yes": msg("visits.label_yes"),
    "unsure": msg("visits.label_unsure"),
    "no": msg("visits.label_no"),
    "who": msg("visits.label_who"),
    "evidence": msg("visits.label_evidence"),
    "name": msg("visits.label_name"),
    "job": msg("visits.label_job"),
    "note": msg("visits.label_note"),
    "open": msg("visits.label_open"),
    "close": msg("visits.label_close"),
    "step": msg("visits.label_step"),
    "day": msg("visits.label_day"),
    "with": msg("visits.label_with"),
    "afterwards": msg("visits.label_afterwards"),
    "happened": msg("visits.label_happened"),
    "said": msg("visits.label_said"),
    "better": msg("visits.label_better"),
}


def render(sheet: Sheet, templates: Mapping[str, str], form: str, cache: TemplateCache | None = None) -> str:
    """`templates` are the playbook's, by file name; one it doesn't have is taken from those shipped.

    Raises BadFile naming template and line when the template is wrong.
    """
    name = FORMATS[form]
    environment = _environment(templates, _escapes[form], cache)
    try:
        text = environment.get_template(name).render(sheet=sheet, label=_LABELS)
    except Exception as error:
        raise _broken(name, error) from error
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _environment(
    templates: Mapping[str, str], escape: Callable[[str], str], cache: TemplateCache | None
) -> SandboxedEnvironment:
    def finalize(value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            str(value)  # raises, and names what is missing
        return Markup(escape(clean(write(value))))

    environment = SandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(templates, name)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        bytecode_cache=cache,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = _anchor
    return environment


def _source(templates: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    if name in templates:
        return templates[name], name, None
    try:
        # The name may come from a template: it stays within the folder.
        with open(os.path.join(_SHIPPED, os.path.basename(name)), encoding="utf-8") as file:
            return file.read(), name, None
    except OSError:
        return None


def _anchor(fills: str | None) -> Markup:
    """An invisible mark by which a filled-in line is found again."""
    kept = re.sub(r"[^\w:.]|--+", "", fills or "")
    return Markup(f"<!-- {kept} -->") if kept else Markup("")


_escapes: Mapping[str, Callable[[str], str]] = {"text": str, "md": escape_markdown}


def _broken(name: str, error: Exception) -> BadFile:
    """What went wrong in a template, with its name and line."""
    line = getattr(error, "lineno", None) or 0
    place = getattr(error, "name", None) if isinstance(error, TemplateError) else None
    trace = error.__traceback__
    while trace is not None and not line:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    what = msg("visits.template_fault", detail=str(error) or type(error).__name__)
    return BadFile(msg("visits.template_broken"), (Fault(place or name, line, 0, "", what),))
